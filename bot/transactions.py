"""The way from asynchronous code to the database: owns the one writer thread and the readers beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from commitments.ports import Database, UnitOfWork

Result = TypeVar("Result")

READERS = 2


class Transactions:
    """Runs synchronous units of work off the event loop: all writes in one thread, one after the other, reads beside.

    SQLite has one writer at a time; a queue in one thread is faster and fairer than its lock.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer = ThreadPoolExecutor(1, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")

    async def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` in a writing transaction."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, self._database.write, work)

    async def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` on a snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._database.read, work)

    def close(self) -> None:
        """Finish what has begun, then close the database."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._database.close()
