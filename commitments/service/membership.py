"""Who is trusted and where: owns the claiming of a bot, the trusting of people and the binding of chats."""

from __future__ import annotations

from datetime import datetime

from commitments.errors import NotAllowed
from commitments.model import Language
from commitments.people import Chat, ChatKind, Person, Role, Subscription, Workspace
from commitments.ports import UnitOfWork
from commitments.service.context import Context
from commitments.service.settings import next_push

DEFAULT_WORKSPACE = "main"


def workspace(uow: UnitOfWork) -> Workspace:
    """The first workspace, made where there is none."""
    return uow.workspaces.first() or uow.workspaces.create(DEFAULT_WORKSPACE)


def become_owner(uow: UnitOfWork, person: Person) -> Workspace:
    """Make the person the owner of the first workspace. Raises NotAllowed where the transport has an owner already."""
    if uow.workspaces.has_owner(person.transport):
        raise NotAllowed("error.has_owner")
    first = workspace(uow)
    uow.workspaces.set_role(first.id, person.id, Role.OWNER)
    return first


def trust(ctx: Context, person: Person, role: Role) -> None:
    """Trust a person with a role in the workspace; nobody can be made its owner that way."""
    ctx.require_invite()
    if role is Role.OWNER or ctx.uow.workspaces.role_of(ctx.workspace.id, person.id) is Role.OWNER:
        raise NotAllowed("error.owner_is_claimed")
    ctx.uow.workspaces.set_role(ctx.workspace.id, person.id, role)


def bind_chat(
    uow: UnitOfWork,
    *,
    workspace_id: int,
    transport: str,
    telegram_id: int,
    kind: ChatKind,
    title: str,
    language: Language,
    timezone: str,
    now: datetime,
    topic_id: int | None = None,
) -> Chat:
    """The chat's row, made where there is none: bound to the workspace, with the default subscription, which goes to
    the topic in which the bot was first spoken to.
    """
    known = uow.chats.find(transport, telegram_id)
    if known is not None:
        return known
    subscription = Subscription(topic_id=topic_id)
    return uow.chats.bind(
        transport=transport,
        telegram_id=telegram_id,
        kind=kind,
        title=title,
        workspace_id=workspace_id,
        language=language,
        timezone=timezone,
        subscription=subscription,
        next_push_at=next_push(subscription, now, timezone),
    )
