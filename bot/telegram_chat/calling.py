"""Calls of the Bot API with Telegram's own answers: owns how one is made; must not know what is asked for or why.

python-telegram-bot would make objects of every answer, of a message with all its buttons. We need its number at most;
and an answer that cannot be parsed would look like a sending that has failed, and be sent again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Bot


async def call(bot: Bot, method: str, arguments: Mapping[str, Any], *, read_timeout: float | None = None) -> Any:
    """The answer of `method`, as in the Bot API's documentation. What is None among the arguments is left out; lists
    and objects are as in JSON, a file is an InputFile. Raises TelegramError.
    """
    timeouts: dict[str, Any] = {} if read_timeout is None else {"read_timeout": read_timeout}
    # The Bot API's method names are case-insensitive; PTB would warn of the usual spelling, taking it for an oversight.
    return await bot.do_api_request(method.lower(), api_kwargs=dict(arguments), **timeouts)
