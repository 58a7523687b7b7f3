"""The tables of workspaces, people, members and chats, and their conversion to the core's records."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, Index, Row, UniqueConstraint
from sqlmodel import Field

from commitments.model import Language
from commitments.people import Chat, ChatKind, Frequency, Person, QuietHours, Subscription, Workspace
from storage.tables.base import Json, Moment, TableRow
from storage.tables.letters import owner_from


class WorkspaceRow(TableRow, table=True):
    """A workspace."""

    __tablename__ = "workspace"

    id: int = Field(default=None, primary_key=True)
    name: str
    grace_days: int | None = None


class PersonRow(TableRow, table=True):
    """Somebody on a transport."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("transport", "telegram_id"),)

    id: int = Field(default=None, primary_key=True)
    transport: str
    telegram_id: int = Field(sa_type=BigInteger)
    name: str


class MemberRow(TableRow, table=True):
    """That a person belongs to a workspace, and what they may do there; the ids tell the order of joining."""

    __tablename__ = "member"
    __table_args__ = (UniqueConstraint("workspace_id", "person_id"), Index(None, "person_id"))

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    person_id: int = Field(foreign_key="person.id")
    role: str


class ChatRow(TableRow, table=True):
    """A chat bound to a workspace, with its settings."""

    __tablename__ = "chat"
    __table_args__ = (
        UniqueConstraint("transport", "telegram_id"),
        Index(None, "transport", "next_push_at"),
        Index(None, "transport", "moved_from"),
    )

    id: int = Field(default=None, primary_key=True)
    transport: str
    telegram_id: int = Field(sa_type=BigInteger)
    kind: str
    title: str
    workspace_id: int = Field(foreign_key="workspace.id")
    language: str
    timezone: str
    frequency: str
    weekday: int
    hour: int
    minute: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    say_quiet: bool = Field(default=True, sa_column_kwargs={"server_default": "1"})
    quiet_start: str | None = None
    quiet_end: str | None = None
    only_body: str | None = None
    topic_id: int | None = Field(default=None, sa_type=BigInteger)
    only_owner_name: str | None = None
    only_owner_person_id: int | None = None
    only_tag: str | None = None
    month_day: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    reminder_leads: list[int] = Field(sa_type=Json)
    next_push_at: datetime | None = Field(default=None, sa_type=Moment)
    last_push_on: date | None = None
    digests_until: date | None = None
    last_digest_at: datetime | None = Field(default=None, sa_type=Moment)
    paused_at: datetime | None = Field(default=None, sa_type=Moment)
    moved_from: int | None = Field(default=None, sa_type=BigInteger)


def workspace_from(row: Row[Any]) -> Workspace:
    """The core's workspace."""
    return Workspace(id=row.id, name=row.name, grace_days=row.grace_days)


def person_from(row: Row[Any]) -> Person:
    """The core's person."""
    return Person(id=row.id, transport=row.transport, telegram_id=row.telegram_id, name=row.name)


def chat_from(row: Row[Any]) -> Chat:
    """The core's chat."""
    return Chat(
        id=row.id,
        transport=row.transport,
        telegram_id=row.telegram_id,
        kind=ChatKind(row.kind),
        title=row.title,
        workspace_id=row.workspace_id,
        language=Language(row.language),
        timezone=row.timezone,
        subscription=Subscription(
            frequency=Frequency(row.frequency),
            weekday=row.weekday,
            hour=row.hour,
            reminder_leads=tuple(row.reminder_leads),
            minute=row.minute,
            say_quiet=row.say_quiet,
            quiet=_quiet_from(row),
            body=row.only_body,
            topic_id=row.topic_id,
            owner=owner_from(row.only_owner_name, row.only_owner_person_id),
            tag=row.only_tag,
            month_day=row.month_day,
        ),
        next_push_at=row.next_push_at,
        last_push_on=row.last_push_on,
        digests_until=row.digests_until,
        last_digest_at=row.last_digest_at,
        paused_at=row.paused_at,
    )


def _quiet_from(row: Row[Any]) -> QuietHours | None:
    if row.quiet_start is None or row.quiet_end is None:
        return None
    return QuietHours(time.fromisoformat(row.quiet_start), time.fromisoformat(row.quiet_end))


def subscription_values(subscription: Subscription) -> dict[str, Any]:
    """The columns of a chat that say what it is told by itself."""
    quiet = subscription.quiet
    return {
        "frequency": subscription.frequency.value,
        "weekday": subscription.weekday,
        "hour": subscription.hour,
        "reminder_leads": list(subscription.reminder_leads),
        "minute": subscription.minute,
        "say_quiet": subscription.say_quiet,
        "quiet_start": f"{quiet.start:%H:%M}" if quiet else None,
        "quiet_end": f"{quiet.end:%H:%M}" if quiet else None,
        "only_body": subscription.body,
        "topic_id": subscription.topic_id,
        "only_owner_name": subscription.owner.name if subscription.owner else None,
        "only_owner_person_id": subscription.owner.person_id if subscription.owner else None,
        "only_tag": subscription.tag,
        "month_day": subscription.month_day,
    }
