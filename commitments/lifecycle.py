"""The life of a commitment: owns the table of transitions, what each needs, and the phase that the calendar makes.

Pure: time is an argument. Must not know who asks, where it is kept or how it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from commitments.errors import (
    Misunderstood,
    NeedsEvidence,
    NeedsFigure,
    NeedsReason,
    TransitionNotAllowed,
)
from commitments.files import Evidence
from commitments.model import (
    Basis,
    Bound,
    Commitment,
    EventKind,
    Quantity,
    RelationKind,
    Status,
    StatusChange,
)

ACTIVE = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.STALLED})
"""Tracked and not closed: what reminders and digests speak of."""

CLOSED = frozenset({Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.DROPPED, Status.SUPERSEDED})
"""Closed by a person's verdict."""

TRACKED = ACTIVE | CLOSED | {Status.NOT_CHECKABLE}
"""Everything that counts as tracked, closed or not; on_file, candidates and rejected ones do not."""


class Need(StrEnum):
    """What a transition needs."""

    NOTHING = "nothing"
    REASON = "reason"
    EVIDENCE = "evidence"
    LINK = "link"
    AFTER_GRACE = "after_grace"


def _table() -> dict[tuple[Status, Status], Need]:
    table = {
        (Status.CANDIDATE, Status.OPEN): Need.NOTHING,
        (Status.CANDIDATE, Status.ON_FILE): Need.NOTHING,
        (Status.CANDIDATE, Status.REJECTED): Need.NOTHING,
        (Status.CANDIDATE, Status.NOT_CHECKABLE): Need.NOTHING,
        (Status.ON_FILE, Status.OPEN): Need.NOTHING,
        (Status.OPEN, Status.ON_FILE): Need.NOTHING,
        (Status.REJECTED, Status.CANDIDATE): Need.NOTHING,
        (Status.OPEN, Status.IN_PROGRESS): Need.NOTHING,
        (Status.IN_PROGRESS, Status.OPEN): Need.REASON,
        (Status.IN_PROGRESS, Status.STALLED): Need.REASON,
        (Status.STALLED, Status.IN_PROGRESS): Need.REASON,
    }
    for active in ACTIVE:
        table[active, Status.MET] = Need.EVIDENCE
        table[active, Status.PARTLY_MET] = Need.EVIDENCE
        table[active, Status.NOT_MET] = Need.AFTER_GRACE
        table[active, Status.DROPPED] = Need.REASON
        table[active, Status.SUPERSEDED] = Need.LINK
        table[active, Status.NOT_CHECKABLE] = Need.REASON
    for closed in CLOSED | {Status.NOT_CHECKABLE}:
        table[closed, Status.OPEN] = Need.REASON
        table[closed, Status.IN_PROGRESS] = Need.REASON
    return table


TRANSITIONS = _table()
"""(from, to) → what it needs; DESIGN §3's table, literally. A pair that is not in it is not allowed."""


def allowed_from(status: Status) -> tuple[Status, ...]:
    """The statuses that can follow, in the order of the vocabulary."""
    return tuple(to for to in Status if (status, to) in TRANSITIONS)


class Phase(StrEnum):
    """What the calendar makes of a commitment; computed, never kept."""

    UNDATED = "undated"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    IN_GRACE = "in_grace"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    CLOSED_ON_TIME = "closed_on_time"
    CLOSED_LATE = "closed_late"


OVERDUE_PHASES = (Phase.OVERDUE, Phase.LONG_OVERDUE)
"""What "overdue" means wherever it is asked for: date and grace have passed, however long ago."""
SOON_PHASES = (Phase.DUE_SOON, Phase.DUE_TODAY)
"""What "due soon" means wherever it is asked for: today is among the thirty days."""

DUE_SOON_DAYS = 30
LONG_OVERDUE_DAYS = 90
GRACE_NAMED_DAY = 7
GRACE_PERIOD = 30


def grace(names_day: bool, workspace_days: int | None) -> int:
    """Days after the date before it counts as overdue: the workspace's own setting, else 7 for a named calendar day or
    a duration in days and 30 for the end of a period (year figures are published in January), 年底 included.
    """
    if workspace_days is not None:
        return workspace_days
    return GRACE_NAMED_DAY if names_day else GRACE_PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What a phase asks of a commitment, or one of several ways to be in it. All that is given must hold: one of the
    statuses; no date of theirs; one within `due_from` and `due_until`, both included; whether the date names a day;
    whether it was completed later than the date.
    """

    statuses: frozenset[Status]
    undated: bool = False
    due_from: date | None = None
    due_until: date | None = None
    names_day: bool | None = None
    late: bool | None = None

    def holds(self, commitment: Commitment) -> bool:
        """Whether the commitment is in it."""
        if commitment.status not in self.statuses:
            return False
        deadline, completed_on = commitment.deadline, commitment.completed_on
        if deadline is None:
            return self.late is not True and self.due_from is self.due_until is None
        return (
            not self.undated
            and (self.due_from is None or deadline.due_on >= self.due_from)
            and (self.due_until is None or deadline.due_on <= self.due_until)
            and (self.names_day is None or deadline.names_day is self.names_day)
            and (self.late is None or (completed_on is not None and completed_on > deadline.due_on) is self.late)
        )


@lru_cache(maxsize=16)
def stretches(today: date, grace_days: int | None = None) -> Mapping[Phase, tuple[Stretch, ...]]:
    """What each phase means on `today`, in a workspace with that grace of its own: the one place where it is said, for
    what looks at one commitment (`phase`) and for what looks for many. No commitment is in two of them.

    Overdue begins the day after the date and its grace; "met late" is `met` with `closed_late`.
    """

    def due(*, first: int | None = None, last: int | None = None, names_day: bool | None = None) -> Stretch:
        """Active, and due from `first` to `last` days after today."""
        return Stretch(
            statuses=ACTIVE,
            due_from=None if first is None else today + timedelta(days=first),
            due_until=None if last is None else today + timedelta(days=last),
            names_day=names_day,
        )

    graces = {names_day: grace(names_day, grace_days) for names_day in (True, False)}
    closed = frozenset({Status.MET, Status.PARTLY_MET})
    return MappingProxyType(
        {
            Phase.UNDATED: (Stretch(statuses=ACTIVE, undated=True),),
            Phase.UPCOMING: (due(first=DUE_SOON_DAYS + 1),),
            Phase.DUE_SOON: (due(first=1, last=DUE_SOON_DAYS),),
            Phase.DUE_TODAY: (due(first=0, last=0),),
            Phase.IN_GRACE: tuple(due(first=-days, last=-1, names_day=named) for named, days in graces.items()),
            Phase.OVERDUE: tuple(
                due(first=-LONG_OVERDUE_DAYS, last=-1 - days, names_day=named) for named, days in graces.items()
            ),
            Phase.LONG_OVERDUE: tuple(
                due(last=-1 - max(days, LONG_OVERDUE_DAYS), names_day=named) for named, days in graces.items()
            ),
            Phase.CLOSED_ON_TIME: (Stretch(statuses=closed, late=False),),
            Phase.CLOSED_LATE: (Stretch(statuses=closed, late=True),),
        }
    )


def phase(commitment: Commitment, today: date, grace_days: int | None = None) -> Phase | None:
    """The phase on `today`; None where the calendar has nothing to say: candidates, on file, dropped and the like."""
    for meaning, parts in stretches(today, grace_days).items():
        for part in parts:
            if part.holds(commitment):
                return meaning
    return None


def is_overdue(commitment: Commitment, today: date, grace_days: int | None = None) -> bool:
    """Whether the date and its grace have passed without a verdict."""
    return phase(commitment, today, grace_days) in OVERDUE_PHASES


def share_reached(reached: Quantity, target: Quantity) -> float:
    """How much of the target is reached, as a fraction: 312,000 of 450,000 is 0.69…."""
    return float(reached.value / target.value) if target.value else 1.0


def _keeps_to(reached: Quantity, target: Quantity) -> bool:
    """Whether the figure is at least the target, or at most where the text says 不超过; another unit proves nothing."""
    if reached.unit != target.unit:
        return True
    return reached.value <= target.value if target.bound is Bound.MAX else reached.value >= target.value


def _reaches(commitment: Commitment) -> bool:
    target, reached = commitment.target, commitment.reached
    return target is not None and reached is not None and _keeps_to(reached, target)


def change_status(
    commitment: Commitment,
    to: Status,
    *,
    at: datetime,
    today: date,
    actor: str,
    words: str = "",
    link: str | None = None,
    reached: Quantity | None = None,
    grace_days: int | None = None,
    message: str | None = None,
    successor: int | None = None,
    evidence: Evidence | None = None,
    documented: bool = False,
) -> tuple[Commitment, StatusChange]:
    """The commitment with its new status, and the line of history that says so.

    `words` is a reason or a note of who said so, `link` a document, `evidence` a file, `documented` says that evidence
    came just before, `successor` is the number of the commitment that this one is superseded by.

    Raises TransitionNotAllowed for a move that the table has not, NeedsReason, NeedsEvidence or NeedsFigure for what is
    missing, Misunderstood where the figure contradicts the verdict (met with less than the target, or with more than
    不超过 allows).
    """
    need = TRANSITIONS.get((commitment.status, to))
    if need is None:
        raise TransitionNotAllowed(
            number=commitment.number, current=commitment.status, wanted=to, allowed=allowed_from(commitment.status)
        )
    target = commitment.target
    if reached is None and not (to is Status.PARTLY_MET and _reaches(commitment)):
        reached = commitment.reached  # but a figure that reached all is none for a part
    said = bool(words or link or evidence)
    if need is Need.REASON and not said:
        raise NeedsReason(number=commitment.number, wanted=to)
    if need is Need.LINK and not (said or successor):
        raise NeedsReason("error.needs_successor", number=commitment.number, wanted=to)
    if need is Need.AFTER_GRACE and not said and not is_overdue(commitment, today, grace_days):
        raise NeedsReason("error.needs_refusal", number=commitment.number, wanted=to)
    if need is Need.EVIDENCE:
        if not (said or documented):
            raise NeedsEvidence(number=commitment.number, wanted=to)
        if target is not None and reached is None:
            raise NeedsFigure(number=commitment.number, wanted=to, target=target)
        if target is not None and reached is not None and to is Status.MET and not _keeps_to(reached, target):
            key = "error.above_target" if target.bound is Bound.MAX else "error.below_target"
            raise Misunderstood(key, number=commitment.number, reached=reached, target=target)
    basis = _basis_after(commitment, to, words, document=bool(link or evidence), documented=documented)
    closes = to in (Status.MET, Status.PARTLY_MET)
    changed = replace(
        commitment,
        status=to,
        basis=basis,
        reached=reached,
        completed_on=today if closes else None,
        requested=commitment.requested if to in ACTIVE else None,
        updated_at=at,
    )
    return changed, StatusChange(
        commitment_id=commitment.id,
        kind=EventKind.REVIEWED if commitment.status in (Status.CANDIDATE, Status.REJECTED) else EventKind.STATUS,
        at=at,
        actor=actor,
        from_status=commitment.status,
        to_status=to,
        basis=basis,
        reached=reached if reached != commitment.reached else None,
        words=words,
        link=link,
        message=message,
        relation=RelationKind.SUPERSEDED if successor else None,
        other=successor,
        evidence=evidence,
    )


def _basis_after(commitment: Commitment, to: Status, words: str, *, document: bool, documented: bool) -> Basis:
    """A document speaks for itself, words alone are a claim, neither leaves it; reopening starts from nothing found."""
    if document:
        return Basis.DOCUMENTED
    if commitment.status in CLOSED and to in ACTIVE:
        return Basis.NONE_FOUND
    if words and not documented and to in (Status.MET, Status.PARTLY_MET):
        return Basis.CLAIMED
    return commitment.basis


def require_active(commitment: Commitment) -> None:
    """Raise TransitionNotAllowed unless the commitment is tracked and not closed: a closed one is reopened first."""
    if commitment.status not in ACTIVE:
        raise TransitionNotAllowed(
            "error.progress_not_active",
            number=commitment.number,
            current=commitment.status,
            allowed=allowed_from(commitment.status),
        )


def happened(
    commitment: Commitment,
    kind: EventKind,
    *,
    at: datetime,
    actor: str,
    words: str = "",
    link: str | None = None,
    message: str | None = None,
) -> StatusChange:
    """The line of history for what changes neither status nor basis."""
    return StatusChange(
        commitment_id=commitment.id,
        kind=kind,
        at=at,
        actor=actor,
        from_status=commitment.status,
        to_status=commitment.status,
        basis=commitment.basis,
        words=words,
        link=link,
        message=message,
    )


def record_progress(
    commitment: Commitment,
    reached: Quantity | None,
    *,
    at: datetime,
    actor: str,
    words: str = "",
    link: str | None = None,
    message: str | None = None,
    evidence: Evidence | None = None,
) -> tuple[Commitment, StatusChange]:
    """The commitment with how far it has come: a figure, words, a file. An open one is in progress from now on.

    Raises TransitionNotAllowed where the commitment is not active.
    """
    require_active(commitment)
    to = Status.IN_PROGRESS if commitment.status is Status.OPEN else commitment.status
    basis = Basis.DOCUMENTED if link or evidence else Basis.CLAIMED
    changed = replace(commitment, status=to, basis=basis, reached=reached or commitment.reached, updated_at=at)
    return changed, StatusChange(
        commitment_id=commitment.id,
        kind=EventKind.PROGRESS,
        at=at,
        actor=actor,
        from_status=commitment.status,
        to_status=to,
        basis=basis,
        reached=reached,
        words=words,
        link=link,
        message=message,
        evidence=evidence,
    )


def add_note(
    commitment: Commitment, words: str, *, at: datetime, actor: str, link: str | None = None, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment with a note in its history; nothing else changes."""
    change = happened(commitment, EventKind.NOTE, at=at, actor=actor, words=words, link=link, message=message)
    return replace(commitment, updated_at=at), change
