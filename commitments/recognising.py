"""Which kept letter a new one may be, or may replace: owns number, session and issuer as signs; only a person decides.

Pure. Must not know where letters are kept or how a person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commitments.expectations import question_of
from commitments.likeness import SAME, alike, bigrams, reworded, runs, share
from commitments.model import Commitment, DocumentState, SourceDocument

PAIRED = 0.45
"""How alike two promises are at least that stand for each other in two replies to one question."""

_SESSION = re.compile(r"([一二三四五六七八九十\d]{1,4})届[^第,。]{0,16}?第?([一二三四五六七八九十\d]{1,3})次会议")
_AGAIN = re.compile(
    r"(?:二次|再次|第二次|补充|重新)(?:书面)?(?:答复|回复|办理)|\b(?:supplementary|further|second) (?:response|reply)\b"
)
_HEAD = 600


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with what it says."""

    document: SourceDocument
    text: str


@dataclass(frozen=True, slots=True)
class Resemblance:
    """A kept letter that a new one resembles. `share` of the shorter text is in the other, 0 to 1; `newer` says that
    the new one reads as a later reply to the same question rather than as the same letter again.
    """

    known: SourceDocument
    share: float
    newer: bool


def resemblance(new: Letter, known: Sequence[Letter]) -> Resemblance | None:
    """The letter that the new one resembles most; None where it resembles none.

    Letters that name two questions, two sessions or two issuers are never one, however alike their words: one answer
    may go to several deputies. Without a question that both name, the words alone must be the same.
    """
    mine = runs(new.text)
    found = []
    for letter in known:
        question, other = _question(new), _question(letter)
        if (
            _contradict(question, other)
            or _contradict(_session(new), _session(letter))
            or _issuers_differ(new.document, letter.document)
        ):
            continue
        common = share(mine, runs(letter.text))
        later = _later(new.document, letter.document)
        if common >= SAME:
            found.append(Resemblance(letter.document, common, later))
        elif question and question == other and (later or _AGAIN.search(new.text[:_HEAD])):
            found.append(Resemblance(letter.document, common, newer=True))
    return max(found, key=_order, default=None)


def _order(found: Resemblance) -> tuple[bool, bool, date, float]:
    """The same letter before an older one, a tracked one before one that waits, then the latest, the most alike."""
    letter = found.known
    same, tracked = found.share >= SAME and not found.newer, letter.state is DocumentState.TRACKED
    return same, tracked, letter.head.date or letter.obtained_on, found.share


def _contradict(one: object, other: object) -> bool:
    return bool(one and other and one != other)


def _question(letter: Letter) -> str | None:
    return question_of(letter.document.head, letter.text)


def _session(letter: Letter) -> tuple[str, str] | None:
    match = _SESSION.search(f"{letter.document.head.title}\n{letter.text[:_HEAD]}")
    return (match[1], match[2]) if match else None


def _issuers_differ(one: SourceDocument, other: SourceDocument) -> bool:
    """Whether both name their issuer and neither name holds the other: 市民政局 and 示范市民政局 may be one."""
    a, b = (letter.head.issuing_body.value if letter.head.issuing_body else "" for letter in (one, other))
    a, b = "".join(a.split()), "".join(b.split())
    return bool(a and b) and a not in b and b not in a


def _later(new: SourceDocument, known: SourceDocument) -> bool:
    return new.head.date is not None and known.head.date is not None and new.head.date > known.head.date


@dataclass(frozen=True, slots=True)
class Pair:
    """An old promise and the new one that stands in its place, if any; how alike they are, 0 to 1."""

    old: Commitment
    new: Commitment | None
    likeness: float

    @property
    def unchanged(self) -> bool:
        """Whether the new one promises the same by the same day."""
        if self.new is None:
            return False
        old, new = self.old.terms, self.new.terms
        dues = [terms.deadline.due_on if terms.deadline else None for terms in (old, new)]
        return self.likeness >= 0.95 and dues[0] == dues[1] and old.quantities == new.quantities


def pairs(old: Sequence[Commitment], new: Sequence[Commitment]) -> list[Pair]:
    """Each old promise with the new one that is most like it; none is taken twice, the most alike are paired first."""
    mine, theirs = [_words(each) for each in old], [_words(each) for each in new]
    likely = [(_likeness(a, b), -i, -j) for i, a in enumerate(mine) for j, b in enumerate(theirs)]
    taken: dict[int, tuple[int, float]] = {}
    used = set()
    for value, i, j in sorted((each for each in likely if each[0] >= PAIRED), reverse=True):
        if -i not in taken and j not in used:
            taken[-i] = (-j, value)
            used.add(j)
    return [
        Pair(each, new[taken[i][0]], taken[i][1]) if i in taken else Pair(each, None, 0.0) for i, each in enumerate(old)
    ]


def ranked(old: Commitment, new: Sequence[Commitment]) -> list[tuple[Commitment, float]]:
    """The new promises by how alike they are to an old one, the most alike first."""
    mine = _words(old)
    return sorted(((each, _likeness(mine, _words(each))) for each in new), key=lambda found: -found[1])


def _words(commitment: Commitment) -> tuple[frozenset[str], frozenset[str]]:
    return bigrams(commitment.title), bigrams(commitment.terms.quote.exact)


def _likeness(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> float:
    """How alike two promises are, by their titles or by their words, whichever is more."""
    return max(alike(a[0], b[0]), alike(a[1], b[1]))


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two letters: fields of the head as (name, old, new), promises that only one of them makes,
    those that stand for each other but are not the same, and sentences that were worded differently.
    """

    head: tuple[tuple[str, str, str], ...]
    added: tuple[Commitment, ...]
    missing: tuple[Commitment, ...]
    changed: tuple[Pair, ...]
    reworded: tuple[tuple[str, str], ...]
    reworded_in_all: int


def differences(
    old: Letter,
    old_promises: Sequence[Commitment],
    new: Letter,
    new_promises: Sequence[Commitment],
    most: int = 3,
) -> Differences:
    """What differs; of the sentences at most so many are named."""
    paired = pairs(old_promises, new_promises)
    known = {pair.new.id for pair in paired if pair.new is not None}
    words, count = reworded(old.text, new.text, most)
    return Differences(
        head=tuple(_heads(old.document, new.document)),
        added=tuple(each for each in new_promises if each.id not in known),
        missing=tuple(pair.old for pair in paired if pair.new is None),
        changed=tuple(pair for pair in paired if pair.new is not None and not pair.unchanged),
        reworded=tuple(words),
        reworded_in_all=count,
    )


def _heads(old: SourceDocument, new: SourceDocument) -> list[tuple[str, str, str]]:
    found = []
    for name in ("issued_on", "number", "issuing_body", "addressee"):
        before, after = getattr(old.head, name), getattr(new.head, name)
        values = before.value if before else "", after.value if after else ""
        if "".join(values[0].split()) != "".join(values[1].split()):
            found.append((name, *values))
    return found
