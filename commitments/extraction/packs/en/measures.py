"""Target numbers of English clauses: owns value, unit and bound; must not know dates (it is told where they stand)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Measure
from commitments.model import Bound

_SCALE = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
_NUMBER = re.compile(
    r"(?P<money>[£$€])?(?<![\w.,/-])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>thousand|million|billion|bn|m|k)\b)?(?:\s*(?P<percent>%|per cent|percent)|\b)"
    r"(?:\s+(?P<unit>[a-z][a-z-]+(?:\s+[a-z][a-z-]+){0,3}))?",
    re.IGNORECASE,
)
_MIN = re.compile(r"\b(?:at least|over|more than|a minimum of|no fewer than|no less than|above)\s*$", re.IGNORECASE)
_MAX = re.compile(r"\b(?:up to|at most|no more than|a maximum of|below|under|less than|fewer than)\s*$", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"(?:\b(?:the|these|those|its|their|our)|'s)\s+$", re.IGNORECASE)
"""The report's 16 recommendations: how many there are, not how many there shall be."""
_ABOUT = re.compile(r"\b(?:about|around|approximately|some|roughly|nearly|almost)\s*$", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:section|chapter|article|paragraph|page|phase|stage|part|recommendation|action|annex|appendix|schedule|clause|item"
    r"|number|no\.?|version|tier|level|step|option|objective|theme|goal|SDG|covid)\s*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\b(?:which|that|with|through|worth|covering|serving|supporting|so that|across|aged|over the)\b",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\bnumber of [^.;]{2,60}?\s(?:to|by)\s(?P<value>\d{1,6})(?![\d.,/-]|\s+[a-z])", re.IGNORECASE)
"""Reduce the number of administrators to 4: a number without a unit of its own."""
_NO_UNIT = frozenset("of in by to for and or on at from per the a an is are will with as".split())
_SPANS = frozenset(
    "days months weeks years hours minutes quarters decades mph km kmh miles metres degrees am pm".split()
)


def _counted(words: str) -> str:
    """What a number counts: the words up to the first plural, "" if it counts nothing."""
    each = words.lower().split()
    for at, word in enumerate(each):
        if word in _NO_UNIT or word in _SPANS:
            return ""
        if word.endswith("s") and not word.endswith("ss"):
            return " ".join(words.split()[: at + 1])
    return ""


def measures(piece: str, start: int, end: int, times: Sequence[tuple[int, int, bool | None]]) -> tuple[Measure, ...]:
    """The numbers that the act itself counts: 200 officers, 95 per cent, £10 million."""
    tail = _TAIL.search(piece, start, end)
    stop = tail.start() if tail else end
    out: list[Measure] = []
    for found in _NUMBER.finditer(piece, start, stop):
        if any(begin <= found.start("value") < close for begin, close, _ in times):
            continue
        lead = piece[max(start, found.start() - 20) : found.start()]
        if _NOT.search(lead) or _SAID_BEFORE.search(lead):
            continue
        counted = _counted(found["unit"] or "")
        unit = found["money"] or ("%" if found["percent"] else counted)
        if not unit:
            continue
        noun = found.start("unit") + len(counted) if unit == counted else found.start("unit")
        words = piece[found.start() : noun if found["unit"] else found.end()].strip()
        value = found["value"].replace(",", "")
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
            out.append(Measure(level["value"], "", Bound.EXACT, level.group().strip()))
    return tuple(out)
