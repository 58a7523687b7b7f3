"""Their date moved, and our own date for asking: an extension counts as slippage, 下次过问 never does."""

from __future__ import annotations

from datetime import date

from commitments import moving
from commitments.errors import Misunderstood
from commitments.model import Commitment, Deadline, StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import Move, make

FURTHEST_DAYS = 5 * 366
"""A later day for asking is a slip of the finger."""


def extending(deadline: Deadline, reason: str) -> Move:
    """To move their date; raises what `moving.extend` raises."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return moving.extend(
            entry.commitment, deadline, at=ctx.now, actor=ctx.actor, reason=reason, message=ctx.message
        )

    return move


def extend(ctx: Context, number: int, deadline: Deadline, reason: str) -> tuple[Entry, StatusChange]:
    """Move their date. Raises NotFound, NotAllowed, and what `moving.extend` raises."""
    return make(ctx, number, extending(deadline, reason))


def requesting(deadline: Deadline, reason: str) -> Move:
    """To note that they ask for a later date; raises what `moving.request` raises."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return moving.request(
            entry.commitment,
            deadline,
            at=ctx.now,
            today=ctx.today,
            actor=ctx.actor,
            reason=reason,
            message=ctx.message,
        )

    return move


def agreeing(words: str = "") -> Move:
    """To give them the date that they ask for; raises what `moving.agree` raises."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return moving.agree(entry.commitment, at=ctx.now, actor=ctx.actor, words=words, message=ctx.message)

    return move


def refusing(words: str) -> Move:
    """Not to give it to them; raises what `moving.refuse` raises."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return moving.refuse(entry.commitment, at=ctx.now, actor=ctx.actor, words=words, message=ctx.message)

    return move


def asking_on(ctx: Context, day: date) -> Move:
    """To set 下次过问. Raises Misunderstood for a day that is past or out of reach; the move raises
    TransitionNotAllowed for a commitment that is not active.
    """
    if not 0 < (day - ctx.today).days <= FURTHEST_DAYS:
        raise Misunderstood("error.impossible_ask", day=day)

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return moving.ask_on(entry.commitment, day, at=ctx.now, actor=ctx.actor, message=ctx.message)

    return move


def ask_on(ctx: Context, number: int, day: date) -> tuple[Entry, StatusChange]:
    """Set 下次过问. Raises NotFound, NotAllowed, and what `asking_on` raises."""
    return make(ctx, number, asking_on(ctx, day))
