"""What it means that a text holds words: owns folding, the terms of a query and passages; knows no index.

Two Chinese characters are enough, width and upper case make no difference, and every term must be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.extraction.script import folded

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MOST_TERMS = 8
LONGEST_TERM = 60

_WORDS = re.compile(rf"[{HAN}]|[^\W_]")
_BETWEEN_TERMS = re.compile(r"[\s,;:、。“”\"《》]+")
_SENTENCE = re.compile(r"[^。!?;\n]*(?:[。!?;]+[”’」』)]*|\n|$)")


def searchable(text: str) -> str:
    """The text as it is compared: half-width, lower case. The length stays, so that offsets hold."""
    text = folded(text)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def terms_of(words: str) -> tuple[str, ...]:
    """What is looked for, folded: "黑名单 公布" → 黑名单, 公布. Empty where there is nothing but punctuation."""
    found = dict.fromkeys(t[:LONGEST_TERM] for t in _BETWEEN_TERMS.split(searchable(words)) if _WORDS.search(t))
    return tuple(found)[:MOST_TERMS]


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that holds all the terms: its offsets in the text, and where its first term begins."""

    start: int
    end: int
    hit: int


def passages(text: str, terms: Sequence[str], known: Sequence[tuple[int, int]] = ()) -> list[Passage]:
    """The sentences that hold all the terms, in the order of the text.

    One whose first term stands in one of the `known` spans (the quotes of promises that are shown anyway) is left out.
    """
    if not terms:
        return []
    look = searchable(text)
    found = []
    for match in _SENTENCE.finditer(look):
        start, end = match.span()
        if start == end or not all(look.find(term, start, end) >= 0 for term in terms):
            continue
        hits = [look.find(term, start, end) for term in terms]
        if any(first <= hit < last for first, last in known for hit in hits):
            continue
        found.append(Passage(start, end, min(hits)))
    return found
