"""Their date moved, and our own date for asking: an extension counts as slippage, 下次过问 never does."""

from __future__ import annotations

from datetime import date

from commitments import moving
from commitments.errors import Misunderstood
from commitments.model import Deadline, StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import keep, show

FURTHEST_DAYS = 5 * 366
"""A later day for asking is a slip of the finger."""


def extend(ctx: Context, number: int, deadline: Deadline, reason: str) -> tuple[Entry, StatusChange]:
    """Move their date. Raises NotFound, NotAllowed, and what `moving.extend` raises."""
    ctx.require_edit()
    commitment = show(ctx, number).commitment
    return keep(
        ctx, moving.extend(commitment, deadline, at=ctx.now, actor=ctx.actor, reason=reason, message=ctx.message)
    )


def ask_on(ctx: Context, number: int, day: date) -> tuple[Entry, StatusChange]:
    """Set 下次过问. Raises NotFound, NotAllowed, TransitionNotAllowed for one that is not active, Misunderstood for a
    day that is past or out of reach.
    """
    ctx.require_edit()
    if not 0 < (day - ctx.today).days <= FURTHEST_DAYS:
        raise Misunderstood("error.impossible_ask", day=day)
    commitment = show(ctx, number).commitment
    return keep(ctx, moving.ask_on(commitment, day, at=ctx.now, actor=ctx.actor, message=ctx.message))
