"""English time expressions: owns how tokens become expressions; must not know any anchor date."""

from __future__ import annotations

import re
from dataclasses import replace

from commitments.extraction.dates.records import Meaning, Role, TimeExpression
from commitments.extraction.dates.words import words
from commitments.extraction.packs.en.date_meanings import BUILD, Token, edged
from commitments.extraction.packs.en.date_roles import Surroundings, role_of
from commitments.extraction.packs.en.date_tokens import scanner
from commitments.folding import folded
from commitments.periods import Grain

_SENTENCE_END = re.compile(r"[.;!?](?=\s)|\n\s*\n")


def find(text: str, chat: bool = False) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order; with `chat`, bare words (May, Friday, 2026) count as in a message."""
    plain = folded(text).replace("’", "'").replace("\n", " " if text.count("\n") < 2 else "\n")
    found: list[TimeExpression] = []
    lent: tuple[int | None, int | None] = (None, None)
    last, edge = 0, ("", 0, 0)
    for token in scanner().tokens(plain):
        kind = token.lastgroup or ""
        start, end = token.span()
        if kind == "edge":
            edge = (_edge_of(token), start, end)
            continue
        opening = edge[0] if edge[2] and plain[edge[2] : start].strip().lower() in ("", "the") else ""
        start = edge[1] if opening else start
        edge = ("", 0, 0)
        if _SENTENCE_END.search(plain, last, start):
            lent = (None, None)
        last = end
        if kind in _NO_DEADLINE:
            found.append(
                TimeExpression(start, end, text[start:end], _NO_DEADLINE[kind], Meaning(rule="year", grain=Grain.YEAR))
            )
            continue
        meaning = BUILD[kind](token)
        if meaning is None:
            continue
        meaning = edged(opening, meaning)
        before = None if opening else _BEFORE.search(plain, max(0, start - 20), start)
        if before:
            meaning = _first_day(meaning)
        if meaning.year is not None:
            lent = (meaning.year, None)
        elif meaning.shift is None:
            meaning = replace(meaning, lent=lent)
        around = Surroundings(plain, start, end, kind, meaning, bool(opening), chat)
        begin = before.start() if before else start
        found.append(TimeExpression(begin, end, text[begin:end], role_of(around), meaning))
    return tuple(found)


_BEFORE = re.compile(r"(?<!\bor )\b(?:before|prior to|ahead of)\s+(?:the\s+)?$", re.IGNORECASE)


def _first_day(meaning: Meaning) -> Meaning:
    """Before April 2026 is by 31 March: unlike 前, it leaves the period out."""
    if meaning.rule == "day":
        return replace(meaning, before=True)
    if meaning.rule == "month" and meaning.month:
        return replace(meaning, rule="day", day=1, before=True)
    if meaning.rule == "year" and meaning.has_year:
        return replace(meaning, rule="day", month=1, day=1, before=True)
    return meaning


_NO_DEADLINE = {"recurring": Role.RECURRING, "vague": Role.VAGUE, "ago": Role.DONE, "yearsago": Role.DONE}


def _edge_of(token: Token) -> str:
    words_before = re.sub(r"^(?:the\s+)?(?:very\s+)?", "", token.group().lower())
    edges: dict[str, str] = words("en")["edges"]
    return next((edge for word, edge in edges.items() if words_before.startswith(word)), "")
