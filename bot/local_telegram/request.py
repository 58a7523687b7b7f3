"""The wire between python-telegram-bot and the local Telegram, without a network; must not know methods."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.local_telegram.faults import Lost, Serves
from bot.local_telegram.records import Upload


class LocalRequest(BaseRequest):
    """A request object for `ApplicationBuilder().request()` and `.get_updates_request()`.

    Everything crosses as the strings and bytes that HTTP would carry, so neither side holds the other's objects.
    """

    def __init__(self, telegram: Serves) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """Nothing is awaited longer than getUpdates itself waits."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """Serve the request; see BaseRequest."""
        raw = dict(request_data.json_parameters) if request_data else {}
        parts = request_data.multipart_data if request_data and request_data.contains_files else {}
        files = {name: Upload(part[0], _content(part[1])) for name, part in parts.items()}
        try:
            return await self._telegram.serve(unquote(urlsplit(url).path), raw, files)
        except Lost as lost:
            raise TimedOut if lost.silent else NetworkError(f"httpx.ReadError: {lost}") from None


def _content(content: Any) -> bytes:
    """A part's bytes: python-telegram-bot hands over bytes or an open file."""
    return content if isinstance(content, bytes) else bytes(content.read())
