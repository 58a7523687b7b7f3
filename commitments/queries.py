"""Which commitments, in which order, how many: owns filters, sorting, paging and counts.

Used by lists, digests, exports and charts alike; pure, so "overdue" means the same everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from commitments.bodies import BodyNames, is_own
from commitments.lifecycle import ACTIVE, Phase, phase
from commitments.model import BodyRole, Commitment, Kind, SourceDocument, Status

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep; an empty set or None does not restrict. All given conditions must hold.

    `text` is looked for in title and quote. `due_after` and `due_before` include their day. `body` is the name that a
    body is called by, `body_names` are those that letters print for it (see `bodies.BodyNames.meant`).
    """

    statuses: frozenset[Status] = frozenset()
    phases: frozenset[Phase] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    numbers: frozenset[int] = frozenset()
    document_id: int | None = None
    body: str | None = None
    body_names: frozenset[str] = frozenset()
    text: str | None = None
    due_after: date | None = None
    due_before: date | None = None


NOT_CLOSED = Filter(statuses=ACTIVE)
"""What `/list` shows when nothing is asked for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with what a reader needs beside it: its letter, its phase today, and which names are one body."""

    commitment: Commitment
    document: SourceDocument
    phase: Phase | None
    names: BodyNames | None = field(default=None, compare=False)

    @property
    def printed_body(self) -> str:
        """Who answers for it, by the name that the letter uses."""
        return lead_body(self.commitment, self.document)

    @property
    def body(self) -> str:
        """Who answers for it today: aliases and successors are followed."""
        return self.names.present(self.printed_body) if self.names else self.printed_body


def lead_body(commitment: Commitment, document: SourceDocument) -> str:
    """The lead body that the text names, else the body that issued the letter, else empty; 我局 is the issuer."""
    issuer = document.head.issuing_body.value if document.head.issuing_body else ""
    for body in commitment.terms.bodies:
        if body.role is BodyRole.LEAD:
            return issuer or body.name if is_own(body.name) else body.name
    return issuer


def entries(
    commitments: Sequence[Commitment],
    documents: Mapping[int, SourceDocument],
    today: date,
    grace_days: int | None,
    names: BodyNames | None = None,
) -> list[Entry]:
    """Each commitment with its letter and its phase on `today`, in the order given."""
    return [Entry(c, documents[c.document_id], phase(c, today, grace_days), names) for c in commitments]


def keeps(wanted: Filter, entry: Entry) -> bool:
    """Whether the filter keeps the entry."""
    commitment = entry.commitment
    due = commitment.deadline.due_on if commitment.deadline else None
    if wanted.statuses and commitment.status not in wanted.statuses:
        return False
    if wanted.phases and entry.phase not in wanted.phases:
        return False
    if wanted.kinds and commitment.terms.kind not in wanted.kinds:
        return False
    if wanted.numbers and commitment.number not in wanted.numbers:
        return False
    if wanted.document_id is not None and commitment.document_id != wanted.document_id:
        return False
    if wanted.due_after is not None and (due is None or due < wanted.due_after):
        return False
    if wanted.due_before is not None and (due is None or due > wanted.due_before):
        return False
    if wanted.text is not None and not _contains(commitment, wanted.text):
        return False
    return wanted.body is None or entry.printed_body in wanted.body_names


def _contains(commitment: Commitment, words: str) -> bool:
    """Whether the title or the quote holds the words, upper and lower case alike."""
    return words.casefold() in f"{commitment.title}\n{commitment.terms.quote.exact}".casefold()


def _turn(status: Status) -> int:
    if status in ACTIVE:
        return int(status is Status.OPEN)
    return 3 if status is Status.ON_FILE else 2


def by_urgency(entry: Entry) -> tuple[bool, date, int, int, int]:
    """Sort key for lists: dated before undated, earlier dates first; among equals what moves, what nobody has spoken
    of, what is closed, what is only kept; then the number.

    Letters stay together within one date, because a list is headed by date and letter.
    """
    commitment = entry.commitment
    due = commitment.deadline.due_on if commitment.deadline else None
    return (
        due is None,
        due or date.max,
        entry.document.ordinal,
        _turn(commitment.status),
        commitment.number or 0,
    )


def listing(items: Sequence[Entry], wanted: Filter) -> list[Entry]:
    """The entries that the filter keeps, most urgent first."""
    return sorted((entry for entry in items if keeps(wanted, entry)), key=by_urgency)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a longer list; pages count from 1."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int


def page(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """Page `number` of the items, held to the pages that there are; an empty list has one empty page."""
    pages = max(1, -(-len(items) // size))
    number = min(max(number, 1), pages)
    return Page(items[(number - 1) * size : number * size], number, pages, len(items))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each, over entries."""

    total: int
    by_status: Mapping[Status, int] = field(default_factory=dict)
    by_phase: Mapping[Phase, int] = field(default_factory=dict)


def count(items: Sequence[Entry]) -> Counts:
    """Counts by status and by phase."""
    return Counts(
        total=len(items),
        by_status=Counter(e.commitment.status for e in items),
        by_phase=Counter(e.phase for e in items if e.phase),
    )
