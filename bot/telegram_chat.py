"""python-telegram-bot at work: owns the Application, raw updates in, requests out, and the sending of outbox rows.

The only module beside `local_telegram` that knows `telegram`. It keeps no state of ours; the in-memory Bot API and
Telegram itself differ by the request object that it is given.
"""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from telegram import BotCommand, CallbackQuery, Chat, Document, InputFile, Message, Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.delivery import DeliveryError
from bot.requests import File, Press, Request
from commitments.errors import ReadingError
from commitments.messaging import InboxItem, OutboxItem, OutboxKind
from commitments.people import ChatKind

POLL_SECONDS = 25
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The sorts of update that we ask Telegram for."""

_KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.SUPERGROUP,
}
_PRESENT = ("member", "administrator", "restricted")
_DONE_ALREADY = ("message is not modified",)

Handler = Callable[[Request], Awaitable[None]]
App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(slots=True)
class _Handling:
    """The inbox row whose update PTB is routing, and the error that its handler raised, if any."""

    item: InboxItem
    now: datetime
    error: Exception | None = None


_current: ContextVar[_Handling] = ContextVar("handling")


class TelegramChat:
    """One bot on one transport. Give `request` and `updates_request` for the in-memory Bot API; without, the network."""

    def __init__(
        self,
        token: str,
        answer: Handler,
        *,
        request: BaseRequest | None = None,
        updates_request: BaseRequest | None = None,
    ) -> None:
        builder = ApplicationBuilder().token(token).updater(None)
        if request is not None:
            builder = builder.request(request)
        if updates_request is not None:
            builder = builder.get_updates_request(updates_request)
        self._app: App = builder.build()
        self._answer = answer
        self._app.add_handler(MessageHandler(filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE, self._route))
        self._app.add_handler(CallbackQueryHandler(self._route))
        self._app.add_handler(ChatMemberHandler(self._route, ChatMemberHandler.MY_CHAT_MEMBER))
        self._app.add_error_handler(self._keep_error)

    def __repr__(self) -> str:
        return "TelegramChat()"

    async def start(self) -> str:
        """Connect. Returns the transport's name, "telegram:<bot id>". Raises DeliveryError where the token is refused."""
        try:
            await self._app.initialize()
        except InvalidToken:
            raise DeliveryError("Telegram refused the token", permanent=True) from None
        except NetworkError as error:
            raise DeliveryError(f"Telegram cannot be reached: {error}") from None
        return f"telegram:{self._app.bot.id}"

    @property
    def username(self) -> str:
        """The bot's name without @."""
        return self._app.bot.username

    async def stop(self) -> None:
        """Close the connections."""
        await self._app.shutdown()

    async def set_menu(self, commands: Sequence[tuple[str, str]], language_code: str | None) -> None:
        """Show the commands, name and description, in Telegram's menu."""
        await self._app.bot.set_my_commands(
            [BotCommand(name, description) for name, description in commands], language_code=language_code
        )

    async def poll(self, offset: int | None, seconds: int) -> list[tuple[int, dict[str, Any]]]:
        """Raw updates from `offset` on, waiting at most so long for the first. Raises DeliveryError."""
        arguments: dict[str, Any] = {"timeout": seconds, "allowed_updates": UPDATES}
        if offset is not None:
            arguments["offset"] = offset
        try:
            raw = await self._app.bot.do_api_request("getUpdates", api_kwargs=arguments)
        except RetryAfter as error:
            raise DeliveryError("too many requests", retry_after=_delay(error)) from None
        except TelegramError as error:
            raise DeliveryError(str(error)) from None
        return [(update["update_id"], update) for update in raw]

    async def handle(self, item: InboxItem, now: datetime) -> None:
        """Let PTB route the update to `answer`; raises what that raised, which PTB would hide."""
        update = Update.de_json(dict(item.payload), self._app.bot)
        handling = _Handling(item, now)
        token = _current.set(handling)
        try:
            await self._app.process_update(update)
        finally:
            _current.reset(token)
        if handling.error is not None:
            raise handling.error

    async def _keep_error(self, _: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        _current.get().error = context.error

    async def _route(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        handling = _current.get()
        request = self._request(update, handling)
        if request is not None:
            await self._answer(request)

    def _request(self, update: Update, handling: _Handling) -> Request | None:
        """The update in our own words; None for one without a person or of a chat that we don't answer in."""
        chat, person = update.effective_chat, update.effective_user
        if chat is None or person is None or person.is_bot or chat.type not in _KINDS:
            return None
        message = update.effective_message
        asked = {
            "transport": handling.item.transport,
            "inbox_id": handling.item.id,
            "now": handling.now,
            "chat_id": chat.id,
            "chat_kind": _KINDS[chat.type],
            "chat_title": chat.title or chat.full_name or "",
            "person_id": person.id,
            "person_name": person.full_name,
            "language_code": person.language_code,
            "topic_id": message.message_thread_id if message and message.is_topic_message else None,
        }
        if update.callback_query is not None:
            return Request(**asked, press=_press(update.callback_query), message_id=message.message_id if message else None)
        if update.my_chat_member is not None:
            member = update.my_chat_member
            joined = member.old_chat_member.status not in _PRESENT and member.new_chat_member.status in _PRESENT
            return Request(**asked, added_to_chat=True) if joined and chat.type != Chat.PRIVATE else None
        if not isinstance(message, Message) or _is_service(message):
            return None
        quoted = message.reply_to_message
        to_bot = chat.type == Chat.PRIVATE or bool(quoted and quoted.from_user and quoted.from_user.id == self._app.bot.id)
        return Request(
            **asked,
            message_id=message.message_id,
            text=message.text or message.caption or "",
            file=_file(message.document),
            quoted_text=(quoted.text or quoted.caption or "") if quoted else "",
            quoted_file=_file(quoted.document) if quoted else None,
            quoted_person=(quoted.from_user.id, quoted.from_user.full_name) if quoted and quoted.from_user else None,
            edited=update.edited_message is not None,
            to_bot=to_bot,
        )

    async def download(self, file: File) -> bytes:
        """The bytes of a file. Raises ReadingError where Telegram no longer has it or finds it too large."""
        try:
            remote = await self._app.bot.get_file(file.file_id)
            return bytes(await remote.download_as_bytearray())
        except BadRequest as error:
            raise ReadingError("error.file_unavailable", name=file.name) from error

    async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
        """Carry out one outbox row. Raises DeliveryError."""
        try:
            return await self._send(item, content)
        except RetryAfter as error:
            raise DeliveryError("too many requests", retry_after=_delay(error)) from None
        except Forbidden as error:
            raise DeliveryError(str(error), permanent=True) from None
        except BadRequest as error:
            if any(words in str(error).casefold() for words in _DONE_ALREADY):
                return None
            raise DeliveryError(str(error), permanent=True) from None
        except TelegramError as error:
            raise DeliveryError(str(error)) from None

    async def _send(self, item: OutboxItem, content: bytes | None) -> int | None:
        payload = dict(item.message.payload)
        topic = {"message_thread_id": item.message.topic_id} if item.message.topic_id is not None else {}
        match item.message.kind:
            case OutboxKind.SEND:
                sent = await self._call("sendMessage", {**payload, **topic, "link_preview_options": {"is_disabled": True}})
            case OutboxKind.EDIT:
                sent = await self._call("editMessageText", {**payload, "link_preview_options": {"is_disabled": True}})
            case OutboxKind.DOCUMENT:
                document = InputFile(io.BytesIO(content or b""), filename=payload.pop("file_name"))
                sent = await self._call("sendDocument", {**payload, **topic, "document": document})
            case OutboxKind.ANSWER:
                sent = await self._call("answerCallbackQuery", payload)
            case OutboxKind.LEAVE:
                sent = await self._call("leaveChat", payload)
        return sent.get("message_id") if isinstance(sent, dict) else None

    async def _call(self, method: str, payload: dict[str, Any]) -> Any:
        return await self._app.bot.do_api_request(method, api_kwargs=payload)


def _delay(error: RetryAfter) -> timedelta:
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def _press(query: CallbackQuery) -> Press:
    return Press(
        callback_id=query.id,
        key=query.data or "",
        message_id=query.message.message_id if query.message else None,
    )


def _file(document: Document | None) -> File | None:
    if document is None:
        return None
    return File(file_id=document.file_id, name=document.file_name or "file", size=document.file_size or 0)


def _is_service(message: Message) -> bool:
    """Whether the message only tells that somebody joined, left, pinned and the like."""
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.group_chat_created
        or message.supergroup_chat_created
        or message.new_chat_title
        or message.pinned_message
        or message.migrate_to_chat_id
        or message.migrate_from_chat_id
        or message.forum_topic_created
    )
