"""How alike two texts are: owns the fingerprint that tolerates a page's furniture, and the threshold for one letter.

Pure. The same reply from another site has other menus, breadcrumbs and footers, other widths and line ends, and a word
or two that was typed differently; its sentences stay. So texts are compared by runs of characters, and one counts as
contained in the other by the share of the shorter one's runs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from commitments.searching import searchable

SAME = 0.8
"""The share of the shorter text from which two are taken for one letter. Made-up letters from two sites share 0.9 and
more, two replies of one office to different questions, and a second reply to the same, up to 0.7 (see the test)."""
RUN = 6
"""Characters of a run: with fewer, two letters of one office would share their phrases."""
LONGEST = 60_000
"""Characters of a text that are compared."""
KEPT_HASHES = 48
"""Sentences that a letter is looked up by: those with the smallest hashes, so that two letters keep the same ones."""
SHORTEST_SENTENCE = 10
REWORDED = 0.5
"""How alike two sentences in one place are at least, if one is the other in new words."""

_WORDS = re.compile(r"[\W_]+")
_SENTENCES = re.compile(r"[^。!?;\n]+")
_STOPS = re.compile(r"(?<=[a-z]{2}[.!?])\s+", re.IGNORECASE)
_TOKENS = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*|.", re.DOTALL)


def plain(text: str) -> str:
    """The text without what two sites write differently: width, case, white space, punctuation."""
    return _WORDS.sub("", searchable(text[:LONGEST]))


def runs(text: str) -> frozenset[str]:
    """Its runs of characters; a text shorter than a run is one."""
    letters = plain(text)
    return frozenset(letters[n : n + RUN] for n in range(max(1, len(letters) - RUN + 1))) if letters else frozenset()


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the shorter of two sets of runs is in the other: 0 to 1; 0 where there are none."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def bigrams(text: str) -> frozenset[str]:
    """Its overlapping pairs of characters, for short texts; a single character is one."""
    letters = plain(text)
    return frozenset(letters[n : n + 2] for n in range(max(1, len(letters) - 1))) if letters else frozenset()


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two short texts are by their bigrams (Dice): 1 for the same words, 0 for nothing in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def sentences(text: str) -> list[str]:
    """The sentences of a text in their order, as they stand."""
    lines = (text[match.start() : match.end()] for match in _SENTENCES.finditer(searchable(text)))
    return [part.strip() for line in lines for part in _STOPS.split(line) if part.strip()]


def sketch(text: str) -> tuple[int, ...]:
    """What a letter is looked up by: hashes of some of its sentences, below 2^60, the smallest first."""
    words = (plain(sentence) for sentence in sentences(text[:LONGEST]))
    return tuple(sorted({_hash(each) for each in words if len(each) >= SHORTEST_SENTENCE}))[:KEPT_HASHES]


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()) >> 4


def reworded(old: str, new: str, most: int) -> tuple[list[tuple[str, str]], int]:
    """The sentences that were worded differently, old and new, at most so many, and how many there are in all.

    What stands in one text only is no rewording: menus and footers would be all that is shown.
    """
    before, after = sentences(old[:LONGEST]), sentences(new[:LONGEST])
    keys = [[plain(each) for each in texts] for texts in (before, after)]
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if kind == "replace":
            found += _pairs(before[a:b], after[c:d])
    return found[:most], len(found)


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Of two passages in one place, the sentences that stand for each other."""
    left = [(new, bigrams(new)) for new in after]
    for old in before:
        mine = bigrams(old)
        at = max(range(len(left)), key=lambda n: alike(mine, left[n][1]), default=None)
        if at is not None and alike(mine, left[at][1]) >= REWORDED:
            best = left[at][0]
            left = left[at + 1 :]
            if plain(old) != plain(best):
                yield old, best


def marked(old: str, new: str) -> str:
    """The new words with what was taken out and put in, in whole words and numbers: 建成[5→8]个站."""
    before, after = _TOKENS.findall(old), _TOKENS.findall(new)
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, in_ = "".join(before[a:b]), "".join(after[c:d])
        parts.append(in_ if kind == "equal" else f"[{out}→{in_}]")
    return "".join(parts)
