"""What a person did in a chat, in our own words: owns `Request`; must not know any transport's objects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from commitments.people import ChatKind


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that came with a message; `file_id` is the transport's handle for downloading it, `album` the name of the
    set of messages that it was sent in. A `picture` was sent as one, not as a file, whatever its name.
    """

    file_id: str
    name: str
    size: int
    picture: bool = False
    album: str | None = None


_LETTERS = frozenset({"", "txt", "md", "text", "htm", "html", "doc", "docx", "odt", "wps", "rtf", "pdf"})
"""The endings of files that may hold a letter's words; a file without one may, too."""


def may_be_letter(file: File) -> bool:
    """Whether a file may hold the text of a letter: no photo, film, table or archive does."""
    _, dot, ending = file.name.rpartition(".")
    return not file.picture and (ending.lower() if dot else "") in _LETTERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A pressed button: our key, the message that it stands under, and what the press is answered by."""

    callback_id: str
    key: str
    message_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatChange:
    """What became of a chat: it is closed to us, it is open again, or it has moved to another number."""

    closed: bool = False
    reopened: bool = False
    moved_to: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One update, whatever its sort. `now` is the moment at which we look at it, `inbox_id` None where no
    update of its own stands behind it.

    `quoted_text`, `quoted_file` and `quoted_keys`, those of its buttons, are of the message that this one answers to.
    `edited` marks a changed message, `added_to_chat` that the bot was put into a group. `to_bot` says that the words
    are meant for the bot: a private chat, or an answer to one of its messages. `change` is what became of the chat,
    with no words to answer.
    """

    transport: str
    inbox_id: int | None
    now: datetime
    chat_id: int
    chat_kind: ChatKind
    chat_title: str
    person_id: int
    person_name: str
    language_code: str | None = None
    topic_id: int | None = None
    message_id: int | None = None
    text: str = ""
    file: File | None = None
    quoted_text: str = ""
    quoted_file: File | None = None
    quoted_keys: tuple[str, ...] = ()
    quoted_person: tuple[int, str] | None = None
    press: Press | None = None
    edited: bool = False
    added_to_chat: bool = False
    to_bot: bool = True
    change: ChatChange | None = None

    @property
    def message(self) -> str | None:
        """The message's name in the history: transport, chat and message."""
        return f"{self.transport}/{self.chat_id}/{self.message_id}" if self.message_id is not None else None

    @property
    def origin(self) -> dict[str, Any]:
        """Who asked where, as JSON, so that a dialogue can go on later without a new message."""
        return {
            "transport": self.transport,
            "chat_id": self.chat_id,
            "chat_kind": self.chat_kind.value,
            "chat_title": self.chat_title,
            "person_id": self.person_id,
            "person_name": self.person_name,
            "topic_id": self.topic_id,
            "message_id": self.message_id,
        }


def from_origin(origin: Mapping[str, Any], now: datetime) -> Request:
    """A request of the same person in the same place, at `now`, with no words of its own."""
    return Request(inbox_id=None, now=now, **{**origin, "chat_kind": ChatKind(origin["chat_kind"])})
