"""Dates that are moved: owns what an extension needs and counts, and the setting of our own date; no words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from commitments.correcting import with_terms
from commitments.errors import Misunderstood, NeedsReason
from commitments.lifecycle import happened, require_active
from commitments.model import Commitment, Deadline, EventKind, StatusChange


def extend(
    commitment: Commitment, deadline: Deadline, *, at: datetime, actor: str, reason: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """Their date moved by themselves: it counts as slippage, and the original date is kept.

    Raises TransitionNotAllowed where the commitment is not active, NeedsReason without one, Misunderstood where there
    is no date to move or the new one is not later.
    """
    require_active(commitment)
    before = commitment.deadline
    if before is None:
        raise Misunderstood("error.no_date_to_extend", number=commitment.number)
    if deadline.due_on <= before.due_on:
        raise Misunderstood("error.not_later", number=commitment.number, due=before.due_on)
    if not reason:
        raise NeedsReason("error.extension_needs_reason", number=commitment.number, day=deadline.due_on)
    changed = replace(
        with_terms(commitment, replace(commitment.terms, deadline=deadline)),
        moved_times=commitment.moved_times + 1,
        moved_days=commitment.moved_days + (deadline.due_on - before.due_on).days,
        updated_at=at,
    )
    return changed, replace(
        happened(commitment, EventKind.EXTENDED, at=at, actor=actor, words=reason, message=message),
        due_before=before.due_on,
        due_after=deadline.due_on,
    )


def ask_on(
    commitment: Commitment, day: date, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment with 下次过问; their date stays. Raises TransitionNotAllowed where it is not active."""
    require_active(commitment)
    change = happened(commitment, EventKind.ASK_ON, at=at, actor=actor, words=day.isoformat(), message=message)
    return replace(commitment, follow_up_on=day, updated_at=at), change
