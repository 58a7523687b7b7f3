"""Who asks, where and when, in which transaction: owns `Context`; must not know what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from commitments.errors import NotAllowed
from commitments.people import Chat, Person, Role, Workspace
from commitments.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One request's view of the world. `now` is UTC; `message` names the message that asks, for the history."""

    uow: UnitOfWork
    workspace: Workspace
    chat: Chat
    person: Person
    role: Role
    now: datetime
    message: str | None = None

    @property
    def today(self) -> date:
        """The date in the chat's zone."""
        return self.now.astimezone(ZoneInfo(self.chat.timezone)).date()

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
