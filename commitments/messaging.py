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


@dataclass(frozen=True, slots=True)
class Button:
    """What a press means, and what the button says; "" where it was shown before that was kept."""

    action: str
    arguments: Json = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyboard:
    """What the buttons under a message mean, by their places; `chat_id` is a row of ours.

    The chat sees only short opaque keys: a button's is the keyboard's with its place behind it.
    """

    key: str
    chat_id: int
    buttons: Mapping[int, Button]
    expires_at: datetime


def button_key(keyboard: str, place: int) -> str:
    """The key of the button at a place: "k7f" and 2 make "k7f.2"."""
    return f"{keyboard}.{place}"


def place_of(key: str) -> tuple[str, int]:
    """The keyboard's key and the place of a button's key, which may be any text. One without a place, as keys once
    were, is of a keyboard of one button.
    """
    keyboard, _, place = key.rpartition(".")
    return (keyboard, int(place)) if keyboard and place.isdecimal() else (key, 0)


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

    def over(self, now: datetime) -> bool:
        """Whether its time has passed, so that no words answer it any more."""
        return self.expires_at is not None and self.expires_at < now
