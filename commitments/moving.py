"""Dates that are moved: owns what an extension and a request for one need and count, and our own date; no words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from commitments.correcting import with_terms
from commitments.errors import Misunderstood, NeedsReason
from commitments.lifecycle import happened, require_active
from commitments.model import Commitment, Deadline, EventKind, ExtensionRequest, StatusChange


def extend(
    commitment: Commitment, deadline: Deadline, *, at: datetime, actor: str, reason: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """Their date moved by themselves: it counts as slippage, and the original date is kept. A request is settled by it.

    Raises TransitionNotAllowed where the commitment is not active, NeedsReason without one, Misunderstood where there
    is no date to move or the new one is not later.
    """
    before = _to_be_moved(commitment, deadline, reason)
    changed = replace(
        with_terms(commitment, replace(commitment.terms, deadline=deadline)),
        moved_times=commitment.moved_times + 1,
        moved_days=commitment.moved_days + (deadline.due_on - before.due_on).days,
        requested=None,
        updated_at=at,
    )
    return changed, replace(
        happened(commitment, EventKind.EXTENDED, at=at, actor=actor, words=reason, message=message),
        due_before=before.due_on,
        due_after=deadline.due_on,
    )


def request(
    commitment: Commitment,
    deadline: Deadline,
    *,
    at: datetime,
    today: date,
    actor: str,
    reason: str,
    message: str | None = None,
) -> tuple[Commitment, StatusChange]:
    """They ask for a later date, in place of what they asked for before. Their date stays until somebody agrees.

    Raises what `extend` raises.
    """
    before = _to_be_moved(commitment, deadline, reason)
    changed = replace(commitment, requested=ExtensionRequest(deadline, reason, today), updated_at=at)
    return changed, replace(
        happened(commitment, EventKind.REQUESTED, at=at, actor=actor, words=reason, message=message),
        due_before=before.due_on,
        due_after=deadline.due_on,
    )


def agree(
    commitment: Commitment, *, at: datetime, actor: str, words: str = "", message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """同意延期: the date moves to what was asked for, for their reason; `words` are ours.

    Raises what `waiting` raises.
    """
    asked = waiting(commitment)
    reason = f"{asked.reason} · {words}" if words else asked.reason
    return extend(commitment, asked.deadline, at=at, actor=actor, reason=reason, message=message)


def refuse(
    commitment: Commitment, *, at: datetime, actor: str, words: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """不同意延期: their date stays, and we ask as before.

    Raises NeedsReason without one, and what `waiting` raises.
    """
    asked = waiting(commitment)
    if not words:
        raise NeedsReason("error.refusal_needs_reason", number=commitment.number)
    line = happened(commitment, EventKind.REFUSED, at=at, actor=actor, words=words, message=message)
    return replace(commitment, requested=None, updated_at=at), replace(line, due_after=asked.deadline.due_on)


def waiting(commitment: Commitment) -> ExtensionRequest:
    """The request that waits. Raises TransitionNotAllowed where the commitment is closed, Misunderstood for none."""
    require_active(commitment)
    if commitment.requested is None:
        raise Misunderstood("error.nothing_requested", number=commitment.number)
    return commitment.requested


def _to_be_moved(commitment: Commitment, deadline: Deadline, reason: str) -> Deadline:
    """Their date as it is, if it can be moved to that one."""
    require_active(commitment)
    before = commitment.deadline
    if before is None:
        raise Misunderstood("error.no_date_to_extend", number=commitment.number)
    if deadline.due_on <= before.due_on:
        raise Misunderstood("error.not_later", number=commitment.number, due=before.due_on)
    if not reason:
        raise NeedsReason("error.extension_needs_reason", number=commitment.number, day=deadline.due_on)
    return before


def ask_on(
    commitment: Commitment, day: date, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment with 下次过问; their date stays. Raises TransitionNotAllowed where it is not active."""
    require_active(commitment)
    change = happened(commitment, EventKind.ASK_ON, at=at, actor=actor, words=day.isoformat(), message=message)
    return replace(commitment, follow_up_on=day, updated_at=at), change
