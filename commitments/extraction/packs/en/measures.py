"""Target numbers of English clauses: owns value, unit and bound; must not know dates (it is told where they stand)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Measure
from commitments.model import Bound

_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
"""Numbers that are written out; "one" is an article as often, and no target."""


def written() -> str:
    """A pattern for the numbers that are written out."""
    return "|".join(_WORDS)


_SCALE = {"thousand": 3, "k": 3, "lakh": 5, "crore": 7, "million": 6, "m": 6, "billion": 9, "bn": 9}
_NUMBER = re.compile(
    r"(?P<money>[£$€])?(?<![\w.,/-])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    rf"|(?:{'|'.join(_WORDS)})\b)"
    r"(?:\s?(?P<scale>thousand|lakh|crore|million|billion|bn|m|k)\b)?(?:\s*(?P<percent>%|per cent|percent)|\b)"
    r"(?:(?=\s+(?P<unit>[\"'“]?[a-z][\w'”\"-]*(?:\s+[\"'“]?[a-z\d][\w'”\"-]*){0,7})))?",
    re.IGNORECASE,
)
_MIN = re.compile(r"\b(?:at least|over|more than|a minimum of|no fewer than|no less than|above)\s*$", re.IGNORECASE)
_MAX = re.compile(r"\b(?:up to|at most|no more than|a maximum of|below|under|less than|fewer than)\s*$", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"(?:\b(?:the|these|those|its|their|our)|'s)\s+$", re.IGNORECASE)
"""The report's 16 recommendations: how many there are, not how many there shall be."""
_ABOUT = re.compile(r"\b(?:about|around|approximately|some|roughly|nearly|almost)\s*$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:section|chapter|article|paragraph|page|phase|stage|part|recommendation|action|annex|appendix|schedule|clause|item"
    r"|number|no\.?|band|grade|version|tier|level|step|option|objective|theme|goal|SDG|covid)\s*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:which|that|when|once|if|unless|with(?!\s(?:at least|a minimum of|\d+\s?(?:%|per ?cent)))|through|worth"
    r"|covering|serving|supporting|so that|across|aged|over the)\b|:",
    re.IGNORECASE,
)
_DESCRIBES = re.compile(
    r"\b(?!(?:by|through|and|or|to|of|in|from)\b)[a-z]{3,}\s+(?!remaining)[a-z]+ing\s+"
    r"(?:(?:at least|over|more than|up to)\s+)?$"
    r"|\b[a-z]+\s+in\sexcess\sof\s+$",
    re.IGNORECASE,
)
"""Services handling over 1,000 calls: which ones they are, not how many there shall be."""
_LEVEL = re.compile(
    r"\bnumber(?: of [^.;]{2,60}?)?\s(?:to|by)\s(?:below\s|under\s|(?:fewer|less) than\s)?"
    r"(?P<value>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,/-]|\s+(?!(?:by|in|from|before|over)\b)[a-z])",
    re.IGNORECASE,
)
"""Reduce the number of administrators to 4: a number without a unit of its own."""
_NO_UNIT = frozenset(
    "of in by to for and or on at from per the a an is are will with as into via before after within across"
    " through".split()
)
_SPANS = frozenset("days months weeks years hours minutes quarters decades mph kmh degrees am pm".split())
_LENGTHS = frozenset("km kilometres miles metres m ha hectares acres tonnes litres mw gw kwh megawatts sqm".split())
"""What is measured rather than counted: the unit stands right behind the number."""
_WITHIN = re.compile(r"\b(?:within|every|each)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
"""Homes within 200 metres: which ones."""
_FROM = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_TO_NUMBER = re.compile(r"[^.;]{0,40}?\bto\s+(?:\w+\s+)?[£$€]?\d")
"""From 5% to 10%: the first is no target."""
_ABOVE = re.compile(r"\b[a-z]+s\s+(?:above|over|under|below|exceeding)\s+$", re.IGNORECASE)
"""Contracts above £5,000: which ones."""
_TO = re.compile(r"\bto\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Cut the wait to ten days: then a span of time is the target."""
_PLURALS = frozenset("people children women men staff police".split())
_WORD = re.compile(r"[\w'-]+")


def _counted(words: str, single: bool, spans: bool) -> re.Match[str] | None:
    """What a number counts, in the words behind it: the head of their noun phrase ("14 more council websites").

    `spans`: a span of time may be it.

    That is the last of its plurals, or of a `single` thing its last noun; None if the number counts nothing.
    """
    head: re.Match[str] | None = None
    for word in _WORD.finditer(words):
        lower = word.group().lower().strip("'")
        if lower in _LENGTHS and word.start() == 0:
            return word
        plural = lower in _PLURALS or (lower.endswith("s") and not lower.endswith(("ss", "'s")))
        if (lower in _SPANS and not spans) or (head is not None and not single and not plural):
            break
        if lower in _NO_UNIT and (single or lower != "and"):
            break
        if plural or single:
            head = word
    return head


def measures(
    piece: str, start: int, end: int, times: Sequence[tuple[int, int, bool | None]], spans: bool = False
) -> tuple[Measure, ...]:
    """The numbers that the act itself counts: 200 officers, 95 per cent, £10 million.

    `spans`: the act brings something up or down, so that "to ten days" is its target.
    """
    # To work with somebody is an act of its own, and no tail.
    tail = _TAIL.search(piece, start + len(" with") * piece.startswith(" with", start), end)
    stop = tail.start() if tail else end
    out: list[Measure] = []
    for found in _NUMBER.finditer(piece, start, stop):
        if any(begin <= found.start("value") < close for begin, close, _ in times):
            continue
        lead = piece[max(start, found.start() - 20) : found.start()]
        if (
            _NOT.search(lead)
            or _SAID_BEFORE.search(lead)
            or _WITHIN.search(lead)
            or (_FROM.search(lead) and _TO_NUMBER.match(piece, found.end("value"), stop))
            or (found["money"] and _ABOVE.search(piece, max(0, found.start() - 40), found.start()))
            or _DESCRIBES.search(piece, max(start, found.start() - 60), found.start())
        ):
            continue
        value = str(_WORDS.get(found["value"].lower(), found["value"])).replace(",", "")
        rest = (found["unit"] or "")[: max(0, end - found.start("unit"))] if found["unit"] else ""
        counted = (
            None
            if found["money"] or found["percent"]
            else _counted(rest, value == "1", spans and bool(_TO.search(lead)))
        )
        unit = found["money"] or ("%" if found["percent"] else counted.group().strip("'") if counted else "")
        if not unit:
            continue
        last = found.start("unit") + (counted.end() if counted else 0) if found["unit"] else found.end()
        words = piece[found.start() : last].strip()
        scale = _SCALE.get((found["scale"] or "").lower(), 0)
        if scale:
            whole, _, part = value.partition(".")
            value = (whole + part.ljust(scale, "0")[:scale] + ("." + part[scale:] if len(part) > scale else "")).lstrip(
                "0"
            ) or "0"
        bound = (
            Bound.MIN
            if _MIN.search(lead)
            else Bound.MAX
            if _MAX.search(lead)
            else Bound.ABOUT
            if _ABOUT.search(lead)
            else Bound.EXACT
        )
        out.append(Measure(value, unit, bound, words))
    if not out:
        level = _LEVEL.search(piece, start, stop)
        if level and not any(begin <= level.start("value") < close for begin, close, _ in times):
            out.append(Measure(level["value"].replace(",", ""), "", Bound.EXACT, level.group().strip()))
    return tuple(out)
