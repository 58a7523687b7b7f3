"""Working on a queue: owns that things are done side by side and recorded together; must not know what they are.

Inbox and outbox are worked off alike: some rows are leased, each is worked on in a task of its own, and what became of
it is recorded in the transaction that leases the next ones. So a busy hour costs few transactions.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from commitments.ports import UnitOfWork

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Record = Callable[[UnitOfWork], None]
"""What became of a thing, to be written down."""

SHORTEST_WAIT = timedelta(milliseconds=5)
AFTER_TROUBLE = timedelta(seconds=1)
GRACE_SECONDS = 20
"""So long may what has begun take when we are told to stop; what is cut off then is taken up at the next start."""


@dataclass(frozen=True, slots=True)
class Taken(Generic[Item]):
    """What is to be worked on now, and when there may be more without anybody calling `wake`."""

    items: Sequence[Item]
    again_at: datetime | None = None


class SideBySide(Generic[Item]):
    """Works on what `take` leases, at most `at_once` at a time.

    `take(records, room)` writes the records down and leases at most `room` items, in one transaction. `work` does one
    and returns its record, or None where it has written everything down by itself; it raises nothing.
    """

    def __init__(
        self,
        *,
        take: Callable[[Sequence[Record], int], Awaitable[Taken[Item]]],
        work: Callable[[Item], Awaitable[Record | None]],
        at_once: int,
        now: Callable[[], datetime],
    ) -> None:
        self._take = take
        self._work = work
        self._at_once = at_once
        self._now = now
        self._busy: set[asyncio.Task[Record | None]] = set()
        self._records: list[Record] = []
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There may be something new to work on."""
        self._woken.set()

    async def drain(self) -> bool:
        """Work until there is nothing left that may be worked on now; whether there was anything."""
        worked = False
        while True:
            taken = await self._begin()
            worked = worked or bool(taken.items)
            if self._busy:
                await asyncio.wait(self._busy, return_when=asyncio.FIRST_COMPLETED)
                self._collect()
            elif not self._records:
                return worked

    async def run(self, stopping: asyncio.Event) -> None:
        """Work until told to stop; then what has begun is ended and recorded, and nothing new begun."""
        stopped = asyncio.create_task(stopping.wait())
        try:
            while not stopping.is_set():
                self._woken.clear()
                try:
                    again_at = (await self._begin()).again_at
                except Exception:  # the database is locked or the disk full: that may pass, and nothing is lost
                    log.exception("the queue could not be read or written")
                    again_at = self._now() + AFTER_TROUBLE
                await self._wait(stopped, again_at)
                self._collect()
        finally:
            stopped.cancel()
            await self._end()

    async def _begin(self) -> Taken[Item]:
        room = self._at_once - len(self._busy)
        if room <= 0 and not self._records:
            return Taken(())
        records, self._records = self._records, []
        try:
            taken = await self._take(records, room)
        except BaseException:
            self._records = records + self._records
            raise
        self._busy |= {asyncio.create_task(self._one(item)) for item in taken.items}
        return taken

    async def _one(self, item: Item) -> Record | None:
        return await self._work(item)

    def _collect(self) -> None:
        done = {task for task in self._busy if task.done()}
        self._busy -= done
        self._records += [record for record in (task.result() for task in done) if record is not None]

    async def _wait(self, stopped: asyncio.Task[bool], again_at: datetime | None) -> None:
        """Until a task is done, somebody wakes us, it is time, or we are told to stop."""
        timeout = None if again_at is None else max(again_at - self._now(), SHORTEST_WAIT).total_seconds()
        woken = asyncio.create_task(self._woken.wait())
        try:
            await asyncio.wait({*self._busy, woken, stopped}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()

    async def _end(self) -> None:
        if self._busy:
            await asyncio.wait(self._busy, timeout=GRACE_SECONDS)
        self._collect()
        for task in self._busy:
            task.cancel()
        if self._records:
            await self._take(self._records, 0)
            self._records = []
