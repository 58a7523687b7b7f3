"""The tables of what travels and what it needs: inbox, outbox, keyboards, dialogues, blobs and marks."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Row, UniqueConstraint, text
from sqlmodel import Field

from commitments.messaging import Button, Dialogue, InboxItem, Keyboard, OutboxItem, OutboxKind, OutgoingMessage
from storage.tables.base import Json, Moment, TableRow

PENDING = "pending"
"""The state of an inbox row that is to be handled, and of an outbox row that is to be sent."""

IS_PENDING = text("state = 'pending'")
"""For indexes and queries alike: SQLite takes a partial index only where the query spells out what the index says."""

IS_SUSPECT = text("state = 'pending' AND deaths > 0")
"""An inbox row that a process has died at, and that is still to be handled."""

QUIET = "quiet"
"""The state of an outbox row that waits for the end of its chat's quiet hours, in nobody's way."""

HAS_KEY = text("dedup_key IS NOT NULL")

EXPIRES = text("state = 'pending' AND expires_at IS NOT NULL")


IS_QUIET = text("state = 'quiet'")


class InboxRow(TableRow, table=True):
    """A raw update; the ids tell the order of arrival. States: pending, done, parked.

    `ready_at` is when it may be handled again after a failure, `leased_until` says that somebody is handling it,
    `deaths` counts the processes that died at it.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("transport", "update_id"),
        Index(None, "transport", "id"),
        # Only what waits is in these, so that they stay as small as the queue however long the past is.
        Index("ix_inbox_pending", "transport", "id", sqlite_where=IS_PENDING),
        Index("ix_inbox_pending_chat", "transport", "chat_id", "id", sqlite_where=IS_PENDING),
        Index("ix_inbox_suspect", "transport", "id", sqlite_where=IS_SUSPECT),
    )

    id: int = Field(default=None, primary_key=True)
    transport: str
    update_id: int = Field(sa_type=BigInteger)
    payload: dict[str, Any] = Field(sa_type=Json)
    state: str = PENDING
    attempts: int = 0
    error: str | None = None
    received_at: datetime = Field(sa_type=Moment)
    handled_at: datetime | None = Field(default=None, sa_type=Moment)
    chat_id: int = Field(sa_type=BigInteger, sa_column_kwargs={"server_default": "0"})
    ready_at: datetime | None = Field(default=None, sa_type=Moment)
    leased_until: datetime | None = Field(default=None, sa_type=Moment)
    deaths: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


class OutboxRow(TableRow, table=True):
    """A message to be sent; the ids tell the order. States: pending, quiet, held, sent, failed, expired.

    `ready_at` is when it may be sent first, or again after a failure; `leased_until` says that somebody is sending it.
    `rank` tells whose turn it is among the chats, `storage.outbox` what the numbers mean.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_key", "transport", "dedup_key", unique=True, sqlite_where=HAS_KEY),
        Index("ix_outbox_pending", "transport", "chat_id", "id", sqlite_where=IS_PENDING),
        Index("ix_outbox_pending_rank", "transport", "rank", "id", sqlite_where=IS_PENDING),
        Index("ix_outbox_pending_expiry", "transport", "expires_at", sqlite_where=EXPIRES),
        Index("ix_outbox_quiet", "transport", "ready_at", sqlite_where=IS_QUIET),
    )

    id: int = Field(default=None, primary_key=True)
    transport: str
    chat_id: int = Field(sa_type=BigInteger)
    topic_id: int | None = Field(default=None, sa_type=BigInteger)
    kind: str
    payload: dict[str, Any] = Field(sa_type=Json)
    blob_id: int | None = Field(default=None, foreign_key="blob.id")
    dedup_key: str | None = None
    not_before: datetime | None = Field(default=None, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)
    state: str = PENDING
    enqueued_at: datetime = Field(sa_type=Moment)
    ready_at: datetime = Field(sa_type=Moment)
    leased_until: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int = 0
    error: str | None = None
    message_id: int | None = Field(default=None, sa_type=BigInteger)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    rank: int = Field(sa_column_kwargs={"server_default": "1"})


class KeyboardRow(TableRow, table=True):
    """What the buttons under a message mean: a list of action, arguments and label by the place. Nearly
    every message has a keyboard, so it is one row and not one a button.
    """

    __tablename__ = "keyboard"
    __table_args__ = (Index(None, "expires_at"),)

    key: str = Field(primary_key=True)
    chat_id: int = Field(foreign_key="chat.id")
    buttons: dict[str, Any] = Field(sa_type=Json)
    expires_at: datetime = Field(sa_type=Moment)


class DialogueRow(TableRow, table=True):
    """An open question."""

    __tablename__ = "dialogue"

    chat_id: int = Field(foreign_key="chat.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    name: str
    arguments: dict[str, Any] = Field(sa_type=Json)
    due_at: datetime | None = Field(default=None, sa_type=Moment)
    expires_at: datetime | None = Field(default=None, sa_type=Moment)


class BlobRow(TableRow, table=True):
    """A file's bytes, once by content."""

    __tablename__ = "blob"
    __table_args__ = (UniqueConstraint("sha256"),)

    id: int = Field(default=None, primary_key=True)
    sha256: str
    content: bytes


class MarkRow(TableRow, table=True):
    """A single fact about the database itself."""

    __tablename__ = "mark"

    name: str = Field(primary_key=True)
    value: str


def inbox_item_from(row: Row[Any]) -> InboxItem:
    """The core's inbox item."""
    return InboxItem(
        id=row.id,
        transport=row.transport,
        update_id=row.update_id,
        chat_id=row.chat_id,
        payload=row.payload,
        received_at=row.received_at,
        attempts=row.attempts,
        deaths=row.deaths,
    )


def outbox_item_from(row: Row[Any], *, pushed: bool) -> OutboxItem:
    """The core's outbox item."""
    return OutboxItem(
        id=row.id,
        message=OutgoingMessage(
            transport=row.transport,
            chat_id=row.chat_id,
            kind=OutboxKind(row.kind),
            payload=row.payload,
            topic_id=row.topic_id,
            blob_id=row.blob_id,
            dedup_key=row.dedup_key,
            not_before=row.not_before,
            expires_at=row.expires_at,
            pushed=pushed,
        ),
        attempts=row.attempts,
    )


def keyboard_from(row: Row[Any]) -> Keyboard:
    """The core's keyboard."""
    return Keyboard(
        key=row.key,
        chat_id=row.chat_id,
        buttons={int(place): Button(*meant) for place, meant in row.buttons.items()},
        expires_at=row.expires_at,
    )


def keyboard_values(keyboard: Keyboard) -> dict[str, Any]:
    """The columns of a keyboard."""
    return {
        "key": keyboard.key,
        "chat_id": keyboard.chat_id,
        "buttons": {str(place): [each.action, each.arguments, each.label] for place, each in keyboard.buttons.items()},
        "expires_at": keyboard.expires_at,
    }


def dialogue_from(row: Row[Any]) -> Dialogue:
    """The core's dialogue."""
    return Dialogue(
        chat_id=row.chat_id,
        person_id=row.person_id,
        name=row.name,
        arguments=row.arguments,
        due_at=row.due_at,
        expires_at=row.expires_at,
    )
