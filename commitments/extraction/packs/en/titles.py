"""Short titles for lists, in English: owns how a clause is shortened; must not know where it came from."""

from __future__ import annotations

import re

from commitments.extraction import dates
from commitments.extraction.dates import Role
from commitments.model import Language

LONGEST = 60
_MARKER = re.compile(
    r"^.*?\b(?:(?:will|shall)(?:\s+(?:also|now|then|therefore))?|(?:intends?|plans?|aims?|expects?|proposes?|agreed|committed|undertook)"
    r"\s+to|(?:is|are)\s+(?:(?:due|expected|scheduled|going|planning)\s+)?to)\s+(?=[a-z])",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s*\b(?:by|in|before|during|until|from|on|within|for)(?:\s+the)?\s*$", re.IGNORECASE)


def title(quote: str, subject: str) -> str:
    """Verb and object without its date: "We will publish the strategy by March 2026" → "Publish the strategy"."""
    text = " ".join(quote.split())
    for time in reversed(dates.find(text, Language.EN)):
        if time.role is Role.DEADLINE:
            text = _PREPOSITION.sub("", text[: time.start]) + text[time.end :]
    text = re.sub(r"\(\s*\)|\s*\|.*$", "", text)
    text = re.sub(r"\s+([,;.])", r"\1", text).rstrip(" -,;")
    marker = _MARKER.match(text)
    rest = text[marker.end() :] if marker else text
    if marker and re.match(r"be\s+\w+ing\b", rest):
        rest = rest.removeprefix("be ")
    elif marker and re.match(r"be\b", rest):
        rest = f"{subject}: {rest.removeprefix('be ')}" if subject else rest.removeprefix("be ")
    rest = re.sub(r"^(?:to\s+|and\s+|also\s+)", "", rest.strip(" ,;:.*"), flags=re.IGNORECASE).strip(" ,;:.*")
    rest = rest[:1].upper() + rest[1:] if rest else text
    if len(rest) <= LONGEST:
        return rest
    cut = rest.rfind(" ", 0, LONGEST - 1)
    return rest[: cut if cut > 20 else LONGEST - 1].rstrip(" ,;:") + "…"
