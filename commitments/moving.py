"""Dates that are moved: owns what an extension needs and counts, and the setting of our own date; no words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from commitments.errors import Misunderstood, NeedsReason, TransitionNotAllowed
from commitments.lifecycle import ACTIVE, allowed_from
from commitments.model import Commitment, Deadline, EventKind, StatusChange


def extend(
    commitment: Commitment, deadline: Deadline, *, at: datetime, actor: str, reason: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """Their date moved by themselves: it counts as slippage, and the original date is kept.

    Raises TransitionNotAllowed where the commitment is not active, NeedsReason without one, Misunderstood where there
    is no date to move or the new one is not later.
    """
    _require_active(commitment)
    before = commitment.deadline
    if before is None:
        raise Misunderstood("error.no_date_to_extend", number=commitment.number)
    if deadline.due_on <= before.due_on:
        raise Misunderstood("error.not_later", number=commitment.number, due=before.due_on)
    if not reason:
        raise NeedsReason("error.extension_needs_reason", number=commitment.number, day=deadline.due_on)
    changed = replace(
        commitment,
        terms=replace(commitment.terms, deadline=deadline),
        moved_times=commitment.moved_times + 1,
        moved_days=commitment.moved_days + (deadline.due_on - before.due_on).days,
        updated_at=at,
    )
    return changed, StatusChange(
        commitment_id=commitment.id,
        kind=EventKind.EXTENDED,
        at=at,
        actor=actor,
        from_status=commitment.status,
        to_status=commitment.status,
        basis=commitment.basis,
        words=reason,
        due_before=before.due_on,
        due_after=deadline.due_on,
        message=message,
    )


def ask_on(
    commitment: Commitment, day: date, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment with 下次过问; their date stays. Raises TransitionNotAllowed where it is not active."""
    _require_active(commitment)
    return replace(commitment, follow_up_on=day, updated_at=at), StatusChange(
        commitment_id=commitment.id,
        kind=EventKind.ASK_ON,
        at=at,
        actor=actor,
        from_status=commitment.status,
        to_status=commitment.status,
        basis=commitment.basis,
        words=day.isoformat(),
        message=message,
    )


def _require_active(commitment: Commitment) -> None:
    if commitment.status not in ACTIVE:
        raise TransitionNotAllowed(
            "error.progress_not_active",
            number=commitment.number,
            current=commitment.status,
            allowed=allowed_from(commitment.status),
        )
