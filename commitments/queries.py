"""Which commitments, in which order, how many: owns filters, sorting, paging and counts.

Used by lists, digests, exports and charts alike, so "overdue" means the same everywhere. Pure: storage turns a filter
into a query, and a test holds the two against one another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Generic, TypeVar

from commitments.assigning import is_same_owner
from commitments.bodies import BodyNames, is_own
from commitments.model import BodyRole, Candidate, Commitment, DocumentHead, Kind, Owner, SourceDocument, Status
from commitments.people import Subscription
from commitments.phases import ACTIVE, Phase, phase
from commitments.searching import holds, promise_words, terms_of

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep; an empty set, None or False does not restrict. All given conditions must hold.

    `text` are words that title, quote and bodies must hold; of `tags` all must be there, `unowned` asks for what nobody
    follows up. `due_after` and `due_before` include their day, `undated` asks for what bears no date, `changed_since`
    for what has been changed later than that moment. `body` is the name that a body is called by, `body_names` are
    those that letters print for it (see `bodies.BodyNames.meant`).
    """

    statuses: frozenset[Status] = frozenset()
    phases: frozenset[Phase] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    numbers: frozenset[int] = frozenset()
    document_id: int | None = None
    body: str | None = None
    body_names: frozenset[str] = frozenset()
    owner: Owner | None = None
    unowned: bool = False
    tags: frozenset[str] = frozenset()
    text: str | None = None
    due_after: date | None = None
    due_before: date | None = None
    undated: bool = False
    changed_since: datetime | None = None


NOT_CLOSED = Filter(statuses=ACTIVE)
"""What `/list` shows when nothing is asked for."""


def watched_by(subscription: Subscription, body_names: frozenset[str] = frozenset()) -> Filter:
    """What a chat looks after; `body_names` are those of its body."""
    tags = frozenset() if subscription.tag is None else frozenset({subscription.tag})
    return Filter(body=subscription.body, body_names=body_names, owner=subscription.owner, tags=tags)


@dataclass(frozen=True, slots=True)
class AsOf:
    """How a workspace reads what it keeps: the day, its own days of grace, and which names are one body."""

    today: date
    grace_days: int | None = None
    names: BodyNames | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with what a reader needs beside it: its letter, its phase today, and which names are one body."""

    commitment: Commitment
    document: SourceDocument
    phase: Phase | None
    names: BodyNames | None = field(default=None, compare=False)

    @classmethod
    def of(cls, commitment: Commitment, document: SourceDocument, as_of: AsOf) -> Entry:
        """The entry as it is read then."""
        return cls(commitment, document, phase(commitment, as_of.today, as_of.grace_days), as_of.names)

    def now(self, commitment: Commitment, today: date, grace_days: int | None) -> Entry:
        """The same entry with the commitment as it has become."""
        return replace(self, commitment=commitment, phase=phase(commitment, today, grace_days))

    @property
    def printed_body(self) -> str:
        """Who answers for it, by the name that the letter uses."""
        return lead_body(self.commitment.terms, self.document.head)

    @property
    def body(self) -> str:
        """Who answers for it today: aliases and successors are followed."""
        return self.names.present(self.printed_body) if self.names else self.printed_body


def lead_body(terms: Candidate, head: DocumentHead) -> str:
    """The lead body that the text names, else the body that issued the letter, else empty; 我局 is the issuer."""
    issuer = head.issuing_body.value if head.issuing_body else ""
    for body in terms.bodies:
        if body.role is BodyRole.LEAD:
            return issuer or body.name if is_own(body.name) else body.name
    return issuer


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
    if wanted.owner is not None and not is_same_owner(commitment.owner, wanted.owner):
        return False
    if wanted.unowned and commitment.owner is not None:
        return False
    if not wanted.tags.issubset(commitment.tags):
        return False
    if wanted.undated and due is not None:
        return False
    if wanted.due_after is not None and (due is None or due < wanted.due_after):
        return False
    if wanted.due_before is not None and (due is None or due > wanted.due_before):
        return False
    if wanted.changed_since is not None and (
        commitment.updated_at is None or commitment.updated_at <= wanted.changed_since
    ):
        return False
    if wanted.text is not None and not holds(promise_words(commitment.terms), terms_of(wanted.text)):
        return False
    return wanted.body is None or entry.printed_body in wanted.body_names


def _turn(status: Status) -> int:
    if status in ACTIVE:
        return int(status is Status.OPEN)
    return 3 if status is Status.ON_FILE else 2


def in_register(commitment: Commitment) -> bool:
    """Whether lists, counts and exports know it, as far as its letter is tracked: somebody has decided about it."""
    return commitment.number is not None and commitment.status is not Status.CANDIDATE


def urgency(commitment: Commitment) -> str:
    """Sort key for lists: dated before undated, earlier dates first; among equals what moves, what nobody has spoken
    of, what is closed, what is only kept; then the number. Example: "2018-12-31:0000000001:1:0000007".

    Letters stay together within one date, in the order in which they came, because a list is headed by date and letter.
    """
    due_on = commitment.deadline.due_on if commitment.deadline else date.max
    turn, number = _turn(commitment.status), commitment.number or 0
    return f"{due_on.isoformat()}:{commitment.document_id:010}:{turn}:{number:07}"


def by_urgency(entry: Entry) -> str:
    """The sort key of an entry."""
    return urgency(entry.commitment)


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a longer list; pages count from 1."""

    items: Sequence[Item]
    number: int
    pages: int
    total: int


def pages_of(total: int, number: int, size: int) -> tuple[int, int]:
    """The page that is nearest to `number`, and how many pages so many items make; none of them make one empty page."""
    pages = max(1, -(-total // size))
    return min(max(number, 1), pages), pages


def page(items: Sequence[Item], number: int, size: int) -> Page[Item]:
    """Page `number` of the items, held to the pages that there are."""
    number, pages = pages_of(len(items), number, size)
    return Page(items[(number - 1) * size : number * size], number, pages, len(items))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each status, and of each phase that the calendar gives."""

    by_status: Mapping[Status, int] = field(default_factory=dict)
    by_phase: Mapping[Phase, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many of all."""
        return sum(self.by_status.values())

    def of(self, statuses: Collection[Status]) -> int:
        """How many have one of the statuses."""
        return sum(self.by_status.get(status, 0) for status in statuses)
