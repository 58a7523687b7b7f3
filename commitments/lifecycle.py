"""The life of a commitment: owns the table of transitions and what each needs.

Pure: time is an argument. Must not know who asks, where it is kept or how it is shown.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum

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
from commitments.phases import ACTIVE, CLOSED, is_overdue


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
    completed_on: date | None = None,
) -> tuple[Commitment, StatusChange]:
    """The commitment with its new status, and the line of history that says so.

    `words` is a reason or a note of who said so, `link` a document, `evidence` a file, `documented` says that evidence
    came just before, `successor` is the number of the commitment that this one is superseded by, `completed_on` the day
    on which it was met, where that is not `today`.

    Raises TransitionNotAllowed for a move that the table has not, NeedsReason, NeedsEvidence or NeedsFigure for what is
    missing, Misunderstood where the figure contradicts the verdict (met with less than the target, or with more than
    不超过 allows).
    """
    need = TRANSITIONS.get((commitment.status, to))
    if need is None:
        raise _not_allowed(commitment, to)
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
        completed_on=(completed_on or today) if closes else None,
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


def _not_allowed(commitment: Commitment, to: Status) -> TransitionNotAllowed:
    """The refusal of a move that the table has not; it names the way over "in progress" where there is one."""
    current, way = commitment.status, Status.IN_PROGRESS
    facts = {"number": commitment.number, "current": current, "wanted": to, "allowed": allowed_from(current)}
    if current is to:
        return TransitionNotAllowed("error.status_already", **facts)
    if (current, way) in TRANSITIONS and (way, to) in TRANSITIONS:
        return TransitionNotAllowed("error.transition_by_way", way=way, **facts)
    return TransitionNotAllowed(**facts)


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
