"""The state of the local Telegram: who exists, which chats, messages and files; must not know calls or clients."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from bot.local_telegram.errors import ApiError, bad_request, forbidden
from bot.local_telegram.events import EventLog
from bot.local_telegram.records import Chat, Json, Message, Person, StoredFile
from bot.local_telegram.updates import UpdateQueue


class World:
    """Everything that both sides, the apps and the Bot API, read and change."""

    def __init__(self, now: Callable[[], datetime], bot: Person, first_message_id: int, first_update_id: int) -> None:
        self.now = now
        self.bot = bot
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, Message] = {}
        self.files: dict[str, StoredFile] = {}
        # Callback queries that wait for an answer: id → (message, person's id, moment of the press).
        self.queries: dict[str, tuple[Message, int, datetime]] = {}
        self.updates = UpdateQueue(first_update_id)
        self.events = EventLog()
        self._first_message_id = first_message_id
        self.next_message_id = first_message_id
        self._next_file = 1

    def take_message_id(self) -> int:
        """A number for a message. One counter for all chats, so that a number names one message of a transcript."""
        self.next_message_id += 1
        return self.next_message_id - 1

    def date(self) -> int:
        """Now, in the Bot API's seconds."""
        return int(self.now().timestamp())

    def store(self, message: Message) -> Message:
        """Keep a message, new or edited."""
        self.messages[message.id] = message
        return message

    def message(self, chat: Chat, message_id: int) -> Message | None:
        """A message of this chat."""
        message = self.messages.get(message_id)
        return message if message is not None and message.chat is chat else None

    def keep_file(self, name: str, content: bytes, folder: str, size: tuple[int, int] | None = None) -> StoredFile:
        """Store a file's bytes; its id is new, its unique id the content's."""
        unique = hashlib.sha256(content).hexdigest()[:20]
        number = self._next_file
        self._next_file += 1
        # The first message number is different in every run, so an id of an earlier run never means a new file.
        file_id = f"LOCAL-{self._first_message_id}-{number}-{unique}"
        stored = StoredFile(file_id, unique, name, content, f"{folder}/file_{number}{_suffix(name)}", size)
        self.files[file_id] = stored
        return stored

    def file_at(self, path: str) -> bytes | None:
        """The bytes behind a download path."""
        return next((file.content for file in self.files.values() if file.path == path), None)

    def reachable(self, chat_id: int | str) -> Chat:
        """The chat that a call names, if the bot may act there; else Telegram's refusal."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": chat.migrated_to},
            )
        if chat.person is not None:
            if chat.bot_status == "kicked":
                raise forbidden("bot was blocked by the user")
            if chat.bot_status == "left":
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {chat.type} chat")
        elif chat.bot_status == "left":
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        return chat

    def member_json(self, chat: Chat, user: Person) -> Json:
        """The Bot API's ChatMember of somebody in a chat."""
        status = "member" if user.id in chat.members else "left"
        if user.id == self.bot.id:
            status = chat.bot_status
        elif user.id == chat.creator_id:
            return {"status": "creator", "user": user.as_json(), "is_anonymous": False}
        return self.status_json(user, status)

    def status_json(self, user: Person, status: str) -> Json:
        """The Bot API's ChatMember for a plain status."""
        member: Json = {"status": status, "user": user.as_json()}
        if status == "kicked":
            member["until_date"] = 0
        return member


def _suffix(name: str) -> str:
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    return suffix if suffix.isascii() and suffix[1:].isalnum() else ""
