"""Who is to act in an English clause: owns subjects, and whether they can be held to anything; must not know verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from commitments.extraction.packs.en import bodies
from commitments.extraction.packs.en.words import members


@dataclass(frozen=True, slots=True)
class Subject:
    """The words before a marker. `frame` is where the sentence's opening (a time, a condition) starts.

    `body` is the named body, "" for the author. `empty`: it, this, which refers to something said before. `others`:
    those whom the promise serves. `relative`: which, who, that. `elided`: that of the marker before. `aim`: the aim of something, no office.
    """

    frame: int
    start: int
    words: str
    body: str = ""
    can_act: bool = False
    empty: bool = False
    others: bool = False
    relative: bool = False
    elided: bool = False
    aim: bool = False


_OPENS = r"(?:we|i|it|they|you|he|she|this|these|those|there|the|a|an|our|its|their|all|each|both|any|every|no|officers|ministers|members|staff|work|further|more|new|subject|[A-Z0-9])"
_BREAK = re.compile(
    rf"(?:[,;:(]\s+(?:and\s+|but\s+)?|\s-\s|\b(?:but|while|whilst|whereas|so|because|since|although|though|that|confirm|as)\s+(?:that\s+)?)(?={_OPENS}\b)"
)
_ELIDED = re.compile(r"(?:\b(?:and|but|then|or)|,)\s*(?:(?:then|also|now|subsequently)\s*)?$", re.IGNORECASE)
_AND = re.compile(rf"\band\s+(?:that\s+)?(?={_OPENS}\b)")
_AND_WE = re.compile(r"\b(?:and|that|when|if|where)\s+(?=(?:we|I|it|they|you|this)\b)")
_INNER = re.compile(r"(?<=[a-z).\"”] )(?=(?:We|I)\s+$)")
_RELATIVE = re.compile(
    r"\b(?:which|who|that|what|whom|and\s+which)\s+(?:\w+ly\s+|also\s+|in turn\s+|then\s+)*$", re.IGNORECASE
)
_EMPTY = re.compile(
    r"^(?:and\s+|but\s+)?(?:it|this|that|these|those|there|such|nothing|none|all of (?:this|these))\b", re.IGNORECASE
)
_AIM = re.compile(
    r"\b(?:aim|aims|purpose|objective|objectives|intention|ambition|goal|role|challenge|question|task|idea|function|vision|mission|remit)\b(?:\s+(?:of|for|behind)\b.*)?$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"^\s*(?:by|in|from|during|over|within|before|after|for|until|on|at)\b[^,;]{2,60}?(?=\b(?:we|I|it|they)\s+$|(?<=\d )(?:the|our|a|an|all|officers|ministers|[A-Z]))",
    re.IGNORECASE,
)


def before(shown: str, at: int, free: int, first: bool) -> Subject:
    """The subject of the marker at `at`; the words from `free` on are open to it."""
    region = shown[free:at]
    if _RELATIVE.search(region):
        return Subject(free, at, "", relative=True)
    if _ELIDED.search(region) and (not first or " and" in region[-6:]) and len(region.split()) > 1:
        return Subject(free, at, "", elided=True, can_act=True)
    start = _start(region, first)
    words = region[start:].strip()
    words = re.sub(r"^(?:and|but)\s+", "", words, flags=re.IGNORECASE)
    if not words and not first:
        return Subject(free, at, "", relative=True)
    offset = free + start + (len(region[start:]) - len(region[start:].lstrip()))
    lead = re.match(r"(?:and|but)\s+", shown[offset:at], re.IGNORECASE)
    offset += lead.end() if lead else 0
    return _known(free, offset, words)


def _start(region: str, first: bool) -> int:
    inner = _INNER.search(region)
    if inner:
        return inner.start()
    best = 0
    opening = _TIMED.match(region)
    if opening:
        best = opening.end()
    for mark in _AND_WE.finditer(region):
        best = max(best, mark.end())
    for mark in _BREAK.finditer(region):
        rest = region[mark.end() :]
        # "The Council, working with its partners, will": what stands between commas is no subject.
        if rest.strip() and not rest.rstrip().endswith(",") and "," not in rest:
            best = max(best, mark.end())
    if not first:
        for mark in _AND.finditer(region):
            best = max(best, mark.end())
            break
    return best


def _known(frame: int, start: int, words: str) -> Subject:
    plain = words.strip(" ,")
    lower = plain.lower()
    opening = lower.split()[0] if lower else ""
    author = opening in ("we", "i") or lower in members("subjects", "author")
    if author:
        return Subject(frame, start, plain, can_act=True)
    if _EMPTY.match(plain):
        return Subject(frame, start, plain, empty=True)
    if (
        opening in members("subjects", "others")
        or (lower.split()[-1:]
        and lower.split()[-1] in members("subjects", "others"))
    ):
        return Subject(frame, start, plain, others=True)
    if _AIM.search(plain):
        return Subject(frame, start, plain, aim=True)
    name = bodies.name_of(plain)
    return Subject(frame, start, plain, body=name, can_act=bool(name) or bodies.can_act(plain) or not plain)
