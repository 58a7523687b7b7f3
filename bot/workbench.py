"""The tools of the preparing stage, put together: downloading, extracting, looking things up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from bot.extractor import Extractor
from bot.requests import File
from bot.transactions import Transactions
from commitments.model import Extraction, Language
from commitments.ports import UnitOfWork


class Workbench:
    """Implements `call.Tools` from a transport's download, an extractor and the database."""

    def __init__(
        self, transactions: Transactions, extractor: Extractor, download: Callable[[File], Awaitable[bytes]]
    ) -> None:
        self._transactions = transactions
        self._extractor = extractor
        self._download = download

    async def download(self, file: File) -> bytes:
        """The file's bytes."""
        return await self._download(file)

    async def extract(
        self, text: str, *, language: Language | None = None, issued_on: date | None = None
    ) -> Extraction:
        """What the text promises."""
        return await self._extractor.extract(text, language=language, issued_on=issued_on)

    async def read(self, work: Callable[[UnitOfWork], Any]) -> Any:
        """Look something up on a snapshot."""
        return await self._transactions.read(work)
