"""What travels between a chat and us: owns the records of the inbox, the outbox, buttons and dialogues.

Must not know Telegram: payloads are plain JSON objects in the words of the Bot API, which only the transport reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A raw update on its way into the inbox. One that belongs to no chat has `chat_id` 0."""

    update_id: int
    chat_id: int
    payload: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A raw update as it was received. (transport, update_id) is its key, `chat_id` the transport's number of its chat;
    `attempts` counts the failed ones, `deaths` those that the process did not survive.
    """

    id: int
    transport: str
    update_id: int
    chat_id: int
    payload: Json
    received_at: datetime
    attempts: int = 0
    deaths: int = 0


class OutboxKind(StrEnum):
    """What the transport is to do."""

    SEND = "send"
    EDIT = "edit"
    DOCUMENT = "document"
    ANSWER = "answer"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMessage:
    """An answer or a push on its way into the outbox; `chat_id` is the transport's number of the chat.

    `dedup_key` makes it once only: a second message with the same key in a transport is not enqueued. `pushed` says
    that nobody waits for it: it gives way to other chats' answers, and is kept for a chat that is paused.
    """

    transport: str
    chat_id: int
    kind: OutboxKind
    payload: Json
    topic_id: int | None = None
    blob_id: int | None = None
    dedup_key: str | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None
    pushed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """A claimed outbox row: what is to be sent now, and how often that has failed."""

    id: int
    message: OutgoingMessage
    attempts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """What a press means. The chat sees only the short opaque `key`.

    `chat_id` and `person_id` are rows of ours; a button with a person answers to nobody else.
    """

    key: str
    chat_id: int
    person_id: int | None
    action: str
    arguments: Json = field(default_factory=dict)
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """A question that is open between a person and us in a chat; at most one at a time.

    `due_at` is when it goes on by itself (a long letter whose next part has not come), `expires_at` when it is over.
    """

    chat_id: int
    person_id: int
    name: str
    arguments: Json = field(default_factory=dict)
    due_at: datetime | None = None
    expires_at: datetime | None = None
