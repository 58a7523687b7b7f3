"""Who follows what up, and tags: owns how a typed name becomes an owner, and both changes to a commitment."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from commitments import assigning
from commitments.assigning import LONGEST_NAME
from commitments.errors import Misunderstood
from commitments.model import Commitment, Owner, StatusChange
from commitments.people import Person
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import Move


def me(ctx: Context) -> Owner:
    """The person who asks, as an owner."""
    return _of(ctx.person)


def members(ctx: Context) -> list[Owner]:
    """The members who can be owners here: those of the chat's transport, in the order of joining."""
    return [_of(person) for person in ctx.uow.workspaces.members(ctx.workspace.id, ctx.chat.transport)]


def owner_named(ctx: Context, name: str) -> Owner:
    """The owner of that name: a member, else somebody who owns something already, else a new name.

    Upper case makes no difference. A name that several members bear stays a mere name: nobody can say which is meant.
    Raises Misunderstood for one that is empty or too long.
    """
    name = " ".join(name.strip().removeprefix("@").split())
    if not any(map(str.isalnum, name)) or len(name) > LONGEST_NAME:
        raise Misunderstood("error.no_owner_name", most=LONGEST_NAME)
    known = [owner for owner in members(ctx) if owner.name.casefold() == name.casefold()]
    if len(known) > 1:
        return Owner(known[0].name)
    known += [o for o in ctx.uow.commitments.owners(ctx.workspace.id) if o.name.casefold() == name.casefold()]
    return known[0] if known else Owner(name)


def named_at_start(ctx: Context, words: str) -> tuple[Owner, str]:
    """The owner whose name the words begin with, and the words after it: the longest name that is known, of members and
    of those who own something, or else the first word. Raises what `owner_named` raises.
    """
    words = " ".join(words.strip().removeprefix("@").split())
    known = [*members(ctx), *ctx.uow.commitments.owners(ctx.workspace.id)]
    for name in sorted({owner.name for owner in known}, key=len, reverse=True):
        if f"{words} ".casefold().startswith(f"{name} ".casefold()):
            return owner_named(ctx, name), words[len(name) :].strip()
    first, _, rest = words.partition(" ")
    return owner_named(ctx, first), rest


def giving(owner: Owner | None) -> Move:
    """To make somebody the owner, or nobody."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return assigning.assign(entry.commitment, owner, at=ctx.now, actor=ctx.actor, message=ctx.message)

    return move


def tagging(add: Sequence[str], remove: Collection[str] | None = ()) -> Move:
    """To add tags and take some away; None takes away all that there are."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        removed = entry.commitment.tags if remove is None else remove
        return assigning.retag(entry.commitment, add, removed, at=ctx.now, actor=ctx.actor, message=ctx.message)

    return move


def _of(person: Person) -> Owner:
    return Owner(person.name, person.id)
