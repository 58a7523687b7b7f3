"""What it means that a text holds words: owns the terms of a query, where they are found, and passages; no index.

Two Chinese characters are enough, width and upper case make no difference, a Latin word is found by its beginning, and
every term must be there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.folding import folded
from commitments.model import Candidate

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MOST_TERMS = 8
LONGEST_TERM = 60

_WORDS = re.compile(rf"[{HAN}]|[^\W_]")
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|[^\W_{HAN}]+")
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
    cut = dict.fromkeys(term[:LONGEST_TERM] for term in _BETWEEN_TERMS.split(searchable(words)))
    return tuple(term for term in cut if _WORDS.search(term))[:MOST_TERMS]


def pieces(text: str) -> list[str]:
    """A text cut into what is compared: Latin words and numbers, and of Chinese each two characters that stand together
    and the last by itself, so that any part is found: 黑名单ABC → 黑名 名单 单 abc.
    """
    cut: list[str] = []
    for match in _RUN.finditer(searchable(text)):
        run = match[0]
        if match["han"]:
            cut += [run[n : n + 2] for n in range(len(run))]
        else:
            cut.append(run)
    return cut


def pieces_of_term(term: str) -> list[str]:
    """The pieces that must follow one another where the term stands; the last may go on."""
    cut = pieces(term)
    if len(cut) > 1 and len(cut[-1]) == 1 and cut[-2].endswith(cut[-1]):
        cut.pop()
    return cut


def holds(text: str, terms: Sequence[str]) -> bool:
    """Whether all the terms stand in the text."""
    cut = pieces(text)
    return all(_stands(pieces_of_term(term), cut) for term in terms)


def _stands(term: Sequence[str], cut: Sequence[str]) -> bool:
    *head, last = term
    return any(
        cut[at : at + len(head)] == head and cut[at + len(head)].startswith(last) for at in range(len(cut) - len(head))
    )


def promise_words(terms: Candidate) -> str:
    """What a promise is found by: its title, its quote, who answers for it."""
    bodies = " ".join(body.name for body in terms.bodies)
    return f"{terms.title}\n{terms.quote.exact}\n{bodies}"


Term = str | tuple[str, ...]
"""A word that is looked for, or its forms, of which any will do: the names of one body."""


def forms(term: Term) -> tuple[str, ...]:
    """The forms of a term."""
    return (term,) if isinstance(term, str) else term


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that holds all the terms: its offsets in the text, and where its first term begins."""

    start: int
    end: int
    hit: int


def passages(text: str, terms: Sequence[Term], known: Sequence[tuple[int, int]] = ()) -> list[Passage]:
    """The sentences that hold all the terms, in the order of the text.

    One whose first term stands in one of the `known` spans (the quotes of promises that are shown anyway) is left out.
    """
    if not terms:
        return []
    look = searchable(text)
    found = []
    for match in _SENTENCE.finditer(look):
        start, end = match.span()
        if start == end:
            continue
        hits = [_first(look, term, start, end) for term in terms]
        if min(hits) < 0 or any(first <= hit < last for first, last in known for hit in hits):
            continue
        found.append(Passage(start, end, min(hits)))
    return found


def _first(look: str, term: Term, start: int, end: int) -> int:
    """Where any form of a term stands first; -1 where none does."""
    found = (look.find(form, start, end) for form in forms(term))
    return min((at for at in found if at >= 0), default=-1)
