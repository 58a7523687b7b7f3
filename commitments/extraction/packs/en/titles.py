"""Short titles for lists, in English: owns how a clause is shortened; must not know where it came from."""

from __future__ import annotations

import re

from commitments.extraction import dates
from commitments.extraction.dates import Role
from commitments.model import Language

LONGEST = 60
_ASIDE = r"(?:,?\s+(?:also|now|then|therefore|instead|however|nonetheless|nevertheless|of course),?)?"
_MARKER = re.compile(
    r"^.*?(?:\b(?:will|shall)|['’]ll)"
    rf"{_ASIDE}\s+(?=[a-z])"
    r"|^.*?\b(?:(?:intends?|plans?|aims?|expects?|proposes?|agreed|committed|undertook)"
    r"\s+to|(?:is|are)\s+(?:(?:due|expected|scheduled|going|planning)\s+)?to)\s+(?=[a-z])",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s*\b(?:by|in|before|during|until|from|on|within|for|over|between|no later than|not later than|with effect from)"
    r"(?:\s+the)?\s*$",
    re.IGNORECASE,
)
_SELF = re.compile(r"I|we|you|he|she|it|they|this|that|these|those|there|which|who", re.IGNORECASE)
_FEW = 2
"""A verb phrase of so few words says nothing without what is to do it: "Take place", "Report", "Go live"."""


def title(quote: str, subject: str) -> str:
    """Verb and object without the date: "We will publish the strategy by March 2026" → "Publish the strategy"; what
    a passive is about and what comes by itself keep their subject: "The round will open in July" → "The round to open".
    """
    text = _undated(" ".join(quote.split()))
    subject = _undated(subject).strip(" ,")
    text = re.sub(r"\(\s*\)|\s*\|.*$", "", text)
    text = re.sub(r"\s+(?=[,;.\s])", "", text).rstrip(" -,;")
    marker = _MARKER.match(text)
    rest = text[marker.end() :] if marker else text
    rest = re.sub(r"^(?:to|and|also|need to|have to)\s+", "", rest.strip(" ,;:.*"), flags=re.IGNORECASE).strip(" ,;:.*")
    if marker and re.match(r"be\s+\w+ing\b", rest):
        rest = rest.removeprefix("be ")
    elif marker and re.match(r"be\b", rest):
        rest = f"{subject} to {rest}" if _tells(subject) else rest.removeprefix("be ")
    elif marker and len(rest.split()) <= _FEW and rest[:1].islower() and _tells(subject):
        rest = f"{subject} to {rest}"
    rest = rest[:1].upper() + rest[1:] if rest else text
    if len(rest) <= LONGEST:
        return rest
    cut = rest.rfind(" ", 0, LONGEST - 1)
    return rest[: cut if cut > 20 else LONGEST - 1].rstrip(" ,;:") + "…"


def _undated(text: str) -> str:
    """The text without its deadlines and the prepositions before them."""
    for time in reversed(dates.find(text, Language.EN)):
        if time.role is Role.DEADLINE:
            text = _PREPOSITION.sub("", text[: time.start]) + text[time.end :]
    return text


def _tells(subject: str) -> bool:
    """Whether the subject says in a list what it is: no pronoun."""
    return bool(subject) and _SELF.fullmatch(subject) is None
