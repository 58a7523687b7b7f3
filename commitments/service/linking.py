"""Linking promises: a duplicate to the one that it repeats, an old one to the one that has taken its place."""

from __future__ import annotations

from collections.abc import Sequence

from commitments import relations
from commitments.model import RelationKind, Status, StatusChange
from commitments.phases import ACTIVE
from commitments.queries import Entry
from commitments.relations import Link, Relation
from commitments.service.context import Context
from commitments.service.tracking import change_status, keep, show


def links(ctx: Context, number: int) -> Sequence[Link]:
    """The links of a promise, whichever end it is."""
    return ctx.uow.relations.of_commitment(ctx.workspace.id, number)


def link(ctx: Context, number: int, kind: RelationKind, other: int, words: str = "") -> tuple[Entry, StatusChange]:
    """Say what a promise is to another one. One that is active and superseded gets that status with it.

    Raises NotFound, NotAllowed, and what `relations.check` raises.
    """
    ctx.require_edit()
    entry = show(ctx, number)
    commitment = entry.commitment
    if kind is RelationKind.SUPERSEDED and commitment.status in ACTIVE:
        return change_status(ctx, number, Status.SUPERSEDED, words=words, successor=other)
    show(ctx, other)
    relation = Relation(number, kind, other)
    relations.check(relation, ctx.uow.relations.all(ctx.workspace.id))
    linked = relations.linked(commitment, relation, at=ctx.now, actor=ctx.actor, words=words, message=ctx.message)
    return keep(ctx, entry, linked)


def unlink(ctx: Context, number: int, other: int) -> tuple[Entry, StatusChange]:
    """Take the link between two promises away, of whichever it is stated; the status stays.

    Raises NotFound where there is none, NotAllowed.
    """
    ctx.require_edit()
    relation = relations.between(number, other, ctx.uow.relations.all(ctx.workspace.id))
    entry = show(ctx, relation.number)
    unlinked = relations.unlinked(entry.commitment, relation, at=ctx.now, actor=ctx.actor, message=ctx.message)
    return keep(ctx, entry, unlinked)
