"""Taking back one's own last change in a chat, for ten minutes: of commitments, one or several, or about bodies."""

from __future__ import annotations

from dataclasses import dataclass

from commitments.errors import Misunderstood, NotFound
from commitments.model import Commitment
from commitments.queries import Entry
from commitments.service import bodies
from commitments.service.bodies import Declared
from commitments.service.context import Context
from commitments.service.tracking import entry_of, settle_link
from commitments.undo import POSSIBLE, LastChange, Part, take_back


@dataclass(frozen=True, slots=True)
class Undone:
    """What has been taken back, and what was left alone because somebody has changed it since; or what is no longer
    declared about bodies.
    """

    entries: tuple[Entry, ...]
    left: tuple[int, ...]
    declared: Declared | None = None


def last(ctx: Context) -> LastChange | None:
    """The person's last change in this chat, if it can still be taken back."""
    change = ctx.uow.last_changes.find(ctx.chat.id, ctx.person.id)
    return None if change is None or ctx.now - change.at > POSSIBLE else change


def token(ctx: Context) -> str | None:
    """What the button beside the answer carries that takes back what has just been done; None where nothing was."""
    return ctx.uow.last_changes.token(ctx.chat.id, ctx.person.id)


def undo(ctx: Context, token: str | None = None) -> Undone:
    """Take back the person's last change in this chat; with a token only that one.

    Raises NotFound where there is none any more, Misunderstood where every commitment has been changed since.
    """
    ctx.require_edit()
    change = last(ctx)
    if change is None or (token is not None and token != change.token):
        raise NotFound("error.nothing_to_undo" if token is None else "error.no_longer_undone")
    if change.body_event is not None:
        return Undone((), (), bodies.undo(ctx, change.body_event))
    lines = ctx.uow.history.lines([part.before.id for part in change.parts])
    possible = [part for part in change.parts if lines[part.before.id] == part.lines]
    under_review = any(part.before.number is None for part in change.parts)
    if under_review and len(possible) < len(change.parts):  # half of a cut would lose words, or have them twice
        raise NotFound("error.no_longer_undone")
    if not possible:
        raise Misunderstood("error.changed_since", number=change.parts[0].before.number)
    entries = tuple(_take_back(ctx, part) for part in possible)
    ctx.uow.last_changes.drop(ctx.chat.id, ctx.person.id)
    left = tuple(part.before.number or 0 for part in change.parts if part not in possible)
    return Undone(entries, left)


def _now(ctx: Context, before: Commitment) -> Commitment:
    if before.number is not None:
        return ctx.uow.commitments.get(ctx.workspace.id, before.number)
    document = ctx.uow.documents.get(ctx.workspace.id, before.document_id)  # its candidates are under review
    return next(each for each in ctx.uow.commitments.ever_of_document(document.id) if each.id == before.id)


def _take_back(ctx: Context, part: Part) -> Entry:
    current = _now(ctx, part.before)
    settle_link(ctx, ctx.uow.history.of_commitment(current.id)[-1], current, taken_back=True)
    restored, line = take_back(current, part.before, at=ctx.now, actor=ctx.actor, message=ctx.message)
    ctx.uow.commitments.save(restored)
    ctx.uow.history.append(line)
    return entry_of(ctx, restored)
