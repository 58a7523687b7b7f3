"""People, chats, files and messages of the local Telegram and their JSON; must not know methods or updates."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup"]
BotStatus = Literal["member", "left", "kicked"]

_USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}")


def stable_number(kind: str, name: str) -> int:
    """A positive number below 2**31 that a name has for ever, so that a restart finds the same person and chat."""
    digest = hashlib.sha256(f"{kind}:{name}".encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:4], "big") % (2**31 - 1) + 1


@dataclass(frozen=True)
class Person:
    """A user of Telegram; the bot is one too."""

    id: int
    name: str
    language_code: str | None = None
    is_bot: bool = False

    @property
    def username(self) -> str | None:
        """The @name, for names that could be one."""
        return self.name if _USERNAME.fullmatch(self.name) else None

    def as_json(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            user["username"] = self.username
        if self.language_code:
            user["language_code"] = self.language_code
        return user


@dataclass(eq=False)
class Chat:
    """A conversation. `title` is the person's name in a private chat; `topics` maps thread ids to names.

    `is_restored` is a chat of an earlier run: it may have topics whose names nobody remembers.
    """

    id: int
    type: ChatType
    title: str
    person: Person | None = None
    creator_id: int | None = None
    members: dict[int, Person] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    is_forum: bool = False
    is_restored: bool = False
    bot_status: BotStatus = "left"
    migrated_to: int | None = None

    def as_json(self) -> Json:
        """The Bot API's Chat."""
        chat: Json = {"id": self.id, "type": self.type}
        if self.person is None:
            chat["title"] = self.title
            if self.is_forum:
                chat["is_forum"] = True
            return chat
        chat["first_name"] = self.person.name
        if self.person.username:
            chat["username"] = self.person.username
        return chat


@dataclass(frozen=True)
class Upload:
    """A file as a call brings it."""

    name: str
    content: bytes


@dataclass(frozen=True)
class StoredFile:
    """A file on the server. `file_id` differs from send to send, `unique_id` is the content's."""

    file_id: str
    unique_id: str
    name: str
    content: bytes
    path: str
    size: tuple[int, int] | None = None

    def as_document(self) -> Json:
        """The Bot API's Document."""
        kind = mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        return {**self._identity(), "file_name": self.name, "mime_type": kind, "file_size": len(self.content)}

    def as_photo(self) -> list[Json]:
        """The Bot API's list of PhotoSize: one size, the original."""
        width, height = self.size or (0, 0)
        return [{**self._identity(), "width": width, "height": height, "file_size": len(self.content)}]

    def as_file(self) -> Json:
        """The Bot API's File, with the path for the download."""
        return {**self._identity(), "file_size": len(self.content), "file_path": self.path}

    def _identity(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": self.unique_id}


@dataclass(frozen=True)
class Button:
    """One inline button: it either calls back or opens a link."""

    label: str
    data: str | None = None
    url: str | None = None

    def as_json(self) -> Json:
        """The Bot API's InlineKeyboardButton."""
        button: Json = {"text": self.label}
        if self.data is not None:
            button["callback_data"] = self.data
        if self.url is not None:
            button["url"] = self.url
        return button


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Message:
    """One message as it stands; an edit makes a new record under the same id. `text` is the caption of a file."""

    id: int
    chat: Chat
    sender: Person
    date: int
    text: str = ""
    entities: tuple[Json, ...] = ()
    document: StoredFile | None = None
    photo: StoredFile | None = None
    service: Json = field(default_factory=dict)
    keyboard: Keyboard = ()
    force_reply: bool = False
    reply_to: Message | None = None
    topic_id: int | None = None
    edit_date: int | None = None

    @property
    def file(self) -> StoredFile | None:
        """The document or picture that it carries."""
        return self.document or self.photo

    @property
    def buttons(self) -> list[Button]:
        """The buttons in reading order, as people count them from 1."""
        return [button for row in self.keyboard for button in row]

    def as_json(self, *, with_reply: bool = True) -> Json:
        """The Bot API's Message; a quoted message comes without the one that it quotes."""
        message: Json = {"message_id": self.id, "from": self.sender.as_json(), "chat": self.chat.as_json()}
        message["date"] = self.date
        if self.edit_date is not None:
            message["edit_date"] = self.edit_date
        if self.topic_id is not None:
            message["message_thread_id"] = self.topic_id
            message["is_topic_message"] = True
        if with_reply and self.reply_to is not None:
            message["reply_to_message"] = self.reply_to.as_json(with_reply=False)
        if self.document is not None:
            message["document"] = self.document.as_document()
        if self.photo is not None:
            message["photo"] = self.photo.as_photo()
        if self.text:
            words, marks = ("caption", "caption_entities") if self.file else ("text", "entities")
            message[words] = self.text
            if self.entities:
                message[marks] = [dict(entity) for entity in self.entities]
        if self.keyboard:
            message["reply_markup"] = {
                "inline_keyboard": [[button.as_json() for button in row] for row in self.keyboard]
            }
        return {**message, **self.service}
