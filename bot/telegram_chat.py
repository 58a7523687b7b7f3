"""python-telegram-bot at work: owns the Application, raw updates in, requests out, and the sending of outbox rows.

The only module beside `local_telegram` that knows `telegram`. It keeps no state of ours; the in-memory Bot API and
Telegram itself differ by the request object that it is given.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from telegram import BotCommand, CallbackQuery, Chat, Document, LinkPreviewOptions, Message, Update
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
NETWORK_SECONDS = 10
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The sorts of update that we ask Telegram for."""

_KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.SUPERGROUP,
}
_PRESENT = ("member", "administrator", "restricted")
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_NOT_EDITABLE = ("message to edit not found", "message can't be edited")
_DONE_ALREADY = ("message is not modified",)

Handler = Callable[[Request], Awaitable[None]]
App = Application[Any, Any, Any, Any, Any, Any]


@dataclass(slots=True)
class _Handling:
    """The inbox row whose update PTB is routing, and the error that its handler raised, if any."""

    item: InboxItem
    now: datetime
    answered: bool = False
    error: Exception | None = None


_current: ContextVar[_Handling] = ContextVar("handling")


class TelegramChat:
    """One bot on one transport. `request` and `updates_request` are the in-memory Bot API's; without, the network."""

    def __init__(
        self,
        token: str,
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
        self._app.add_error_handler(self._keep_error)

    def __repr__(self) -> str:
        return "TelegramChat()"

    def answer_with(self, answer: Handler) -> None:
        """Route every update that concerns us to `answer`."""
        self._answer = answer
        self._app.add_handler(
            MessageHandler(filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE, self._route)
        )
        self._app.add_handler(CallbackQueryHandler(self._route))
        self._app.add_handler(ChatMemberHandler(self._route, ChatMemberHandler.MY_CHAT_MEMBER))

    async def start(self) -> str:
        """Connect. Returns the transport's name, "telegram:<bot id>". Raises DeliveryError for a refused token."""
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
        return str(self._app.bot.username)

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
            # Bot.get_updates would parse them, and one that it cannot parse would stop the bot for good. The Bot API's
            # method names are case-insensitive; PTB would warn of the usual spelling, taking it for an oversight.
            raw = await self._app.bot.do_api_request(
                "getupdates", api_kwargs=arguments, read_timeout=seconds + NETWORK_SECONDS
            )
        except RetryAfter as error:
            raise DeliveryError("too many requests", retry_after=_delay(error)) from None
        except TelegramError as error:
            raise DeliveryError(str(error)) from None
        return [(update["update_id"], update) for update in raw]

    async def handle(self, item: InboxItem, now: datetime) -> bool:
        """Let PTB route the update to `answer`; whether it got there. Raises what that raised, which PTB would hide."""
        update = Update.de_json(dict(item.payload), self._app.bot)
        handling = _Handling(item, now)
        token = _current.set(handling)
        try:
            await self._app.process_update(update)
        finally:
            _current.reset(token)
        if handling.error is not None:
            raise handling.error
        return handling.answered

    def request_of(self, item: InboxItem, now: datetime) -> Request | None:
        """Who asked where, for an update that could not be handled."""
        return self._request(Update.de_json(dict(item.payload), self._app.bot), _Handling(item, now))

    async def _keep_error(self, _: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        _current.get().error = context.error

    async def _route(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        handling = _current.get()
        request = self._request(update, handling)
        if request is not None:
            await self._answer(request)
            handling.answered = True

    def _request(self, update: Update, handling: _Handling) -> Request | None:
        """The update in our own words; None for one without a person or of a chat that we don't answer in."""
        chat, person = update.effective_chat, update.effective_user
        if chat is None or person is None or person.is_bot or chat.type not in _KINDS:
            return None
        message = update.effective_message
        asked = Request(
            transport=handling.item.transport,
            inbox_id=handling.item.id,
            now=handling.now,
            chat_id=chat.id,
            chat_kind=_KINDS[chat.type],
            chat_title=chat.title or chat.full_name or "",
            person_id=person.id,
            person_name=person.full_name,
            language_code=person.language_code,
            topic_id=message.message_thread_id if message and message.is_topic_message else None,
            message_id=message.message_id if message else None,
        )
        if update.callback_query is not None:
            return replace(asked, press=_press(update.callback_query))
        if update.my_chat_member is not None:
            member = update.my_chat_member
            joined = member.old_chat_member.status not in _PRESENT and member.new_chat_member.status in _PRESENT
            return replace(asked, added_to_chat=True) if joined and chat.type != Chat.PRIVATE else None
        if not isinstance(message, Message) or _is_service(message):
            return None
        return self._said(asked, message, edited=update.edited_message is not None)

    def _said(self, asked: Request, message: Message, *, edited: bool) -> Request:
        """The request with what the message says, and what the message says that it answers to."""
        quoted = message.reply_to_message
        author = quoted.from_user if quoted else None
        return replace(
            asked,
            text=message.text or message.caption or "",
            file=_file(message.document),
            quoted_text=(quoted.text or quoted.caption or "") if quoted else "",
            quoted_file=_file(quoted.document) if quoted else None,
            quoted_person=(author.id, author.full_name) if author else None,
            edited=edited,
            to_bot=asked.chat_kind is ChatKind.PRIVATE or (author is not None and author.id == self._app.bot.id),
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
        payload: dict[str, Any] = dict(item.message.payload)
        bot = self._app.bot
        match item.message.kind:
            case OutboxKind.SEND:
                sent: Message = await bot.send_message(
                    **payload, message_thread_id=item.message.topic_id, link_preview_options=_NO_PREVIEW
                )
                return sent.message_id
            case OutboxKind.EDIT:
                return await self._edit(payload, item.message.topic_id)
            case OutboxKind.DOCUMENT:
                name = payload.pop("file_name")
                file: Message = await bot.send_document(
                    **payload, document=content or b"", filename=name, message_thread_id=item.message.topic_id
                )
                return file.message_id
            case OutboxKind.ANSWER:
                await bot.answer_callback_query(**payload)
            case OutboxKind.LEAVE:
                await bot.leave_chat(**payload)
        return None

    async def _edit(self, payload: dict[str, Any], topic_id: int | None) -> int:
        """Change the message, or say it anew where the old one is gone or too old to be changed."""
        bot = self._app.bot
        try:
            await bot.edit_message_text(**payload, link_preview_options=_NO_PREVIEW)
        except BadRequest as error:
            if not any(words in str(error).casefold() for words in _NOT_EDITABLE):
                raise
            anew = {name: value for name, value in payload.items() if name != "message_id"}
            sent: Message = await bot.send_message(**anew, message_thread_id=topic_id, link_preview_options=_NO_PREVIEW)
            return sent.message_id
        return int(payload["message_id"])


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
