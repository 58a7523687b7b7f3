"""Filters under a name: kept for the workspace, replaced under the same name, dropped."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.errors import Misunderstood, NotFound
from commitments.saving import LONGEST_WORDS, MOST, SavedFilter, checked_name, key_of
from commitments.service.context import Context


def saved(ctx: Context) -> Sequence[SavedFilter]:
    """The workspace's filters, by name."""
    return ctx.uow.saved_filters.all(ctx.workspace.id)


def save(ctx: Context, name: str, words: str) -> SavedFilter:
    """Keep the words under the name, in place of what was there. Raises NotAllowed, and Misunderstood for a name that
    cannot be one, for words without end, or for too many filters.
    """
    ctx.require_edit()
    if len(words) > LONGEST_WORDS:
        raise Misunderstood("error.too_long", most=LONGEST_WORDS)
    kept = SavedFilter(
        workspace_id=ctx.workspace.id, name=checked_name(name), words=words, saved_by=ctx.actor, saved_at=ctx.now
    )
    known = {each.key for each in saved(ctx)}
    if kept.key not in known and len(known) >= MOST:
        raise Misunderstood("error.too_many_filters", most=MOST)
    ctx.uow.saved_filters.put(kept)
    return kept


def drop(ctx: Context, name: str) -> SavedFilter:
    """Forget the filter of that name. Raises NotAllowed, NotFound."""
    ctx.require_edit()
    for each in saved(ctx):
        if each.key == key_of(name):
            ctx.uow.saved_filters.drop(ctx.workspace.id, each.key)
            return each
    raise NotFound("error.no_such_filter", words=name)
