"""python-telegram-bot at work: owns the Application, raw updates in, requests out, and the sending of outbox rows.

The only package beside `local_telegram` that knows `telegram`. It keeps no state of ours; the in-memory Bot API, a Bot
API server of one's own and Telegram itself differ by the request object or the address that it is given.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from telegram import BotCommand, Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
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
from bot.requests import File, Request
from bot.telegram_chat import sending
from bot.telegram_chat.calling import call
from bot.telegram_chat.receiving import UPDATES, chat_of, request_of
from commitments.errors import ReadingError
from commitments.messaging import InboxItem, OutboxItem, Received

POLL_SECONDS = 25
NETWORK_SECONDS = 10

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
    """One bot on one transport. `request` and `updates_request` are the in-memory Bot API's; without them it is the
    network, and `api_url` may name a Bot API server of one's own there instead of Telegram's.
    """

    def __init__(
        self,
        token: str,
        *,
        request: BaseRequest | None = None,
        updates_request: BaseRequest | None = None,
        api_url: str | None = None,
    ) -> None:
        # How long Telegram wants us to wait comes as a timedelta; without this it is a number and a warning each time.
        os.environ.setdefault("PTB_TIMEDELTA", "1")
        builder = ApplicationBuilder().token(token).updater(None)
        if request is not None:
            builder = builder.request(request)
        if updates_request is not None:
            builder = builder.get_updates_request(updates_request)
        if api_url is not None:
            address = api_url.rstrip("/")
            builder = builder.base_url(f"{address}/bot").base_file_url(f"{address}/file/bot")
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

    async def poll(self, offset: int | None, seconds: int) -> list[Received]:
        """Raw updates from `offset` on, waiting at most so long for the first. Raises DeliveryError."""
        arguments = {"timeout": seconds, "allowed_updates": UPDATES, "offset": offset}
        try:
            # Bot.get_updates would parse them, and one that it cannot parse would stop the bot for good.
            raw = await call(self._app.bot, "getUpdates", arguments, read_timeout=seconds + NETWORK_SECONDS)
        except RetryAfter as error:
            raise DeliveryError("too many requests", retry_after=sending.delay(error)) from None
        except TelegramError as error:
            raise DeliveryError(str(error)) from None
        return [Received(update_id=each["update_id"], chat_id=chat_of(each), payload=each) for each in raw]

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
        return self._request(Update.de_json(dict(item.payload), self._app.bot), item, now)

    async def _keep_error(self, _: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        _current.get().error = context.error

    async def _route(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        handling = _current.get()
        request = self._request(update, handling.item, handling.now)
        if request is not None:
            await self._answer(request)
            handling.answered = True

    def _request(self, update: Update, item: InboxItem, now: datetime) -> Request | None:
        return request_of(update, item, now, bot_id=self._app.bot.id)

    async def download(self, file: File) -> bytes:
        """The bytes of a file. Raises ReadingError where Telegram no longer has it or finds it too large."""
        try:
            remote = await self._app.bot.get_file(file.file_id)
            return bytes(await remote.download_as_bytearray())
        except BadRequest as error:
            raise ReadingError("error.file_unavailable", name=file.name) from error

    async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
        """Carry out one outbox row. Raises DeliveryError."""
        return await sending.send(self._app.bot, item, content)
