"""Who asks, where and when, in which transaction: owns `Context`; must not know what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from commitments.bodies import BodyEvent, BodyNames, BodyRegister
from commitments.errors import NotAllowed
from commitments.people import Chat, Person, Role, Workspace
from commitments.ports import UnitOfWork
from commitments.queries import AsOf

_REGISTERS = 32
"""Of so many workspaces it is remembered what their events about bodies come to today."""


def as_of(uow: UnitOfWork, workspace: Workspace, today: date) -> AsOf:
    """How the workspace reads what it keeps on `today`."""
    return AsOf(today, workspace.grace_days, body_names(uow, workspace.id, today))


def body_names(uow: UnitOfWork, workspace_id: int, today: date) -> BodyNames:
    """Which names are one body in the workspace, as of `today`."""
    return _names(tuple(uow.bodies.events(workspace_id)), today)


@lru_cache(_REGISTERS)
def _names(events: tuple[BodyEvent, ...], today: date) -> BodyNames:
    return BodyNames(BodyRegister(events), today)


@dataclass(frozen=True, kw_only=True)
class Context:
    """One request's view of the world. `now` is UTC; `message` names the message that asks, for the history;
    `topic_id` is the forum topic that it stands in.
    """

    uow: UnitOfWork
    workspace: Workspace
    chat: Chat
    person: Person
    role: Role
    now: datetime
    message: str | None = None
    topic_id: int | None = None

    @cached_property
    def today(self) -> date:
        """The date in the chat's zone."""
        return self.now.astimezone(ZoneInfo(self.chat.timezone)).date()

    @property
    def as_of(self) -> AsOf:
        """How what is kept is read here and now."""
        return as_of(self.uow, self.workspace, self.today)

    @property
    def actor(self) -> str:
        """The name that stands in the history."""
        return self.person.name

    def require_edit(self) -> None:
        """Raise NotAllowed unless the role covers changes."""
        if not self.role.may_edit:
            raise NotAllowed("error.may_not_edit", role=self.role)

    def require_invite(self) -> None:
        """Raise NotAllowed unless the role covers trusting others."""
        if not self.role.may_invite:
            raise NotAllowed("error.may_not_invite", role=self.role)
