"""How right the extractor was, by what people decided about its candidates: owns verdicts and figures; prints nothing.

What is counted: each candidate of a letter that somebody has looked through to the end. Kept, tracked or on file, it
was rightly found; rejected, or joined with its neighbour, it was not; what a person cut off another one or added was
missed. A field is right where people left it as it was, and wrong where they put it right; that a date was moved later
says nothing about its reading.

What cannot be known: who looks at candidates does not read the whole letter again, so a promise that the extractor
passed over and nobody missed is not counted, and neither is a mistake that nobody saw. The recall of promises is an
upper bound, and so is every share of right fields. Of letters that nobody has looked through to the end nothing follows
at all, even where single fields were put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from commitments.correcting import stated_due
from commitments.model import Candidate, Commitment, Field, Origin, SourceDocument, Status


class Verdict(StrEnum):
    """What people made of a candidate."""

    FOUND = "found"
    REJECTED = "rejected"
    JOINED = "joined"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the extractor said, None where it said nothing, and what people decided, None where it is no promise.

    The date that was decided is the one that the letter states, without what it was moved by since.
    """

    verdict: Verdict
    extracted: Candidate | None
    decided: Candidate | None

    @property
    def wrong(self) -> tuple[Field, ...]:
        """The fields that were put right; empty where there are no two to compare."""
        if self.extracted is None or self.decided is None:
            return ()
        return tuple(f for f, told in TOLD.items() if told(self.extracted) != told(self.decided))


@dataclass(frozen=True, slots=True)
class DecidedLetter:
    """A letter with what it says and every decision about it, in the order of its text."""

    document: SourceDocument
    text: str
    decisions: Sequence[Decision]

    @property
    def to_the_end(self) -> bool:
        """Whether somebody has looked at each of its candidates."""
        return self.document.reviewed_on is not None


def decision(commitment: Commitment) -> Decision | None:
    """The decision about a commitment; None about one of which there is none: undecided, or added and taken back."""
    by_person = commitment.origin is Origin.PERSON
    extracted = None if by_person else commitment.extracted or commitment.terms
    if commitment.status is Status.CANDIDATE or (by_person and commitment.status is Status.REJECTED):
        return None
    if commitment.status is Status.REJECTED:
        verdict = Verdict.REJECTED if commitment.number is not None else Verdict.JOINED
        return Decision(verdict, extracted, None)
    terms, due = commitment.terms, stated_due(commitment)
    if terms.deadline is not None and due is not None:
        terms = replace(terms, deadline=replace(terms.deadline, due_on=due))
    return Decision(Verdict.MISSED if by_person else Verdict.FOUND, extracted, terms)


TOLD: Mapping[Field, Callable[[Candidate], object]] = {
    Field.TITLE: lambda terms: terms.title,
    Field.DATE: lambda terms: terms.deadline.due_on if terms.deadline else None,
    Field.QUANTITY: lambda terms: {(each.value, each.unit) for each in terms.quantities},
    Field.BODY: lambda terms: set(terms.bodies),
    Field.KIND: lambda terms: terms.kind,
    Field.QUOTE: lambda terms: (terms.quote.start, terms.quote.end),
}
"""What is compared of each field; an empty value says that the letter has none."""


@dataclass(frozen=True, slots=True)
class Score:
    """How often something was said, how often it should have been, and how often it was said rightly."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float | None:
        """Of what was said, how much was right; None where nothing was said."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """Of what should have been said, how much was; None where there was nothing to say."""
        return self.right / self.wanted if self.wanted else None


@dataclass(frozen=True, slots=True)
class Figures:
    """The score over promises, and over each field of those that were rightly found."""

    letters: int
    promises: Score
    fields: Mapping[Field, Score]
    verdicts: Mapping[Verdict, int]


def figures(letters: Iterable[DecidedLetter]) -> Figures:
    """The figures over the letters that were looked through to the end; the others are passed over."""
    counted = [letter for letter in letters if letter.to_the_end]
    decisions = [each for letter in counted for each in letter.decisions]
    verdicts = Counter(each.verdict for each in decisions)
    pairs = [(each.extracted, each.decided) for each in decisions if each.extracted and each.decided]
    promises = Score(
        right=verdicts[Verdict.FOUND],
        said=sum(each.extracted is not None for each in decisions),
        wanted=sum(each.decided is not None for each in decisions),
    )
    return Figures(len(counted), promises, {f: _score(told, pairs) for f, told in TOLD.items()}, verdicts)


def _score(told: Callable[[Candidate], object], pairs: Sequence[tuple[Candidate, Candidate]]) -> Score:
    both = [(told(extracted), told(decided)) for extracted, decided in pairs]
    return Score(
        right=sum(bool(said) and said == wanted for said, wanted in both),
        said=sum(bool(said) for said, _ in both),
        wanted=sum(bool(wanted) for _, wanted in both),
    )
