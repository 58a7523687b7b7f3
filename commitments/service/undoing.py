"""Taking back one's own last change in a chat, for ten minutes."""

from __future__ import annotations

from commitments.errors import Misunderstood, NotFound
from commitments.model import Commitment, StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import entry_of
from commitments.undo import POSSIBLE, LastChange, take_back


def last(ctx: Context) -> LastChange | None:
    """The person's last change in this chat, if it can still be taken back."""
    change = ctx.uow.last_changes.find(ctx.chat.id, ctx.person.id)
    return None if change is None or ctx.now - change.at > POSSIBLE else change


def undo(ctx: Context, token: str | None = None) -> tuple[Entry, StatusChange]:
    """Take back the person's last change in this chat; with a token only that one.

    Raises NotFound where there is none any more, Misunderstood where somebody has changed the commitment since.
    """
    ctx.require_edit()
    change = last(ctx)
    if change is None or (token is not None and token != change.token):
        raise NotFound("error.nothing_to_undo" if token is None else "error.no_longer_undone")
    current = _now(ctx, change.before)
    if len(ctx.uow.history.of_commitment(current.id)) != change.lines:
        raise Misunderstood("error.changed_since", number=current.number)
    restored, line = take_back(current, change.before, at=ctx.now, actor=ctx.actor, message=ctx.message)
    ctx.uow.commitments.save(restored)
    ctx.uow.history.append(line)
    ctx.uow.last_changes.drop(ctx.chat.id, ctx.person.id)
    return entry_of(ctx, restored), line


def _now(ctx: Context, before: Commitment) -> Commitment:
    if before.number is None:
        raise NotFound("error.nothing_to_undo")
    return ctx.uow.commitments.get(ctx.workspace.id, before.number)
