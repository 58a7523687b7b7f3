"""Several at once: what one change would do to each of many commitments, and doing it to all that allow it, or none.

The person sees the plan before it is carried out. It is carried out only as it was seen: what has happened since shows
in the number of lines of history.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.errors import Misunderstood, Needs, NeedsFigure, NextstepsError
from commitments.model import Commitment, StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import Move, keep_all

MOST = 500
"""More at once is a slip, or work for a filter that says more."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A commitment that is left alone, and why."""

    entry: Entry
    error: NextstepsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a change would do. `possible` are as they are now, `refused` would be left alone.

    `needs` is what those under the numbers `lacking` lack; one answer gives it to all, and while it is not None nothing
    can be done. `lines` is how many lines of history they all have together.
    """

    possible: tuple[Entry, ...]
    changes: tuple[tuple[Commitment, StatusChange], ...]
    refused: tuple[Refusal, ...]
    needs: Needs | None
    lacking: tuple[int, ...]
    lines: int


def plan(ctx: Context, entries: Sequence[Entry], move: Move) -> Plan:
    """What the move would do to each; nothing is changed. Raises NotAllowed, and Misunderstood for too many.

    A figure cannot be the same for all: what needs one is refused. Any other need is asked for once.
    """
    ctx.require_edit()
    if len(entries) > MOST:
        raise Misunderstood("error.too_many_at_once", count=len(entries), most=MOST)
    possible, changes, refused, lacking = [], [], [], []
    needs: Needs | None = None
    for entry in entries:
        try:
            changes.append(move(ctx, entry))
            possible.append(entry)
        except NextstepsError as error:
            if isinstance(error, Needs) and not isinstance(error, NeedsFigure):
                needs = needs or error
                lacking.append(entry.commitment.number or 0)
            else:
                refused.append(Refusal(entry, error))
    lines = ctx.uow.history.lines([entry.commitment.id for entry in entries])
    return Plan(
        possible=tuple(possible),
        changes=tuple(changes),
        refused=tuple(refused),
        needs=needs,
        lacking=tuple(lacking),
        lines=sum(lines.values()),
    )


def carry_out(ctx: Context, planned: Plan) -> tuple[Entry, ...]:
    """Do all that is possible, as one change that is taken back together; the commitments as they are now."""
    return tuple(entry for entry, _ in keep_all(ctx, [*zip(planned.possible, planned.changes, strict=True)]))
