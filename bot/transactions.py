"""The way from asynchronous code to the database: owns the one writer thread and the readers beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from commitments.ports import Database, UnitOfWork

Result = TypeVar("Result")

READERS = 2
TOGETHER = 8
"""So many writes are handed to the thread at once: at most so many wait for one another's results."""


class _Write(Generic[Result]):
    """A unit of work that waits for the writer, and whoever waits for what it returns."""

    def __init__(self, work: Callable[[UnitOfWork], Result]) -> None:
        self._work = work
        self._result: Result | None = None
        self._error: BaseException | None = None
        self.told: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def run(self, database: Database) -> None:
        """In the writer's thread: do it, unless nobody waits for it any more."""
        if self.told.cancelled():
            return
        try:
            self._result = database.write(self._work)
        except BaseException as error:  # whoever waits for it is to have it, whatever it is
            self._error = error

    def tell(self) -> None:
        """On the event loop: what came of it."""
        if self.told.done():
            return
        if self._error is None:
            self.told.set_result(self._result)
        else:
            self.told.set_exception(self._error)


class Transactions:
    """Runs synchronous units of work off the event loop: all writes in one thread, one after the other, reads beside.

    SQLite has one writer at a time; a queue in one thread is faster and fairer than its lock. Each write is a
    transaction of its own, but those that wait are handed over together, and their results come back together: if the
    loop went on with the first while the thread is at the second, the interpreter's lock would go back and forth
    between them at every statement, from one core to another, which takes longer than the work.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer = ThreadPoolExecutor(1, "database-writer")
        self._readers = ThreadPoolExecutor(READERS, "database-reader")
        self._waiting: list[_Write[Any]] = []
        self._handing_over: asyncio.Task[None] | None = None

    async def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` in a writing transaction."""
        write = _Write(work)
        self._waiting.append(write)
        if self._handing_over is None:
            self._handing_over = asyncio.create_task(self._hand_over())
        result: Result = await write.told
        return result

    async def _hand_over(self) -> None:
        try:
            while True:
                await asyncio.sleep(0)  # those who are about to write join in
                if not self._waiting:
                    return
                together, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
                await asyncio.get_running_loop().run_in_executor(self._writer, self._run, together)
                for write in together:
                    write.tell()
        finally:
            self._handing_over = None

    def _run(self, together: list[_Write[Any]]) -> None:
        for write in together:
            write.run(self._database)

    async def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` on a snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._database.read, work)

    def close(self) -> None:
        """Finish what has begun, then close the database."""
        together, self._waiting = self._waiting, []
        self._writer.submit(self._run, together)
        self._writer.shutdown()
        self._readers.shutdown()
        self._database.close()
