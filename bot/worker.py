"""The loops that serve the terminal and Telegram: owns receive, handle, tick and deliver, and how they wake each other.

Must not know what is answered or due. A crash at any point loses nothing: what was received is in the inbox, what was
decided is in the outbox.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.delivery import Delivery, DeliveryError
from bot.requests import Request
from bot.side_by_side import Record, SideBySide, Taken
from bot.transactions import Transactions
from commitments.messaging import InboxItem, Received
from commitments.ports import UnitOfWork

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=15)
HANDLING_SECONDS = 840
"""Less than the lease, so that no update is handled by two tasks at once."""
TRIES = 3
"""An update whose handling fails unexpectedly is tried so often, then parked."""
DEATHS = 4
"""An update at which the process dies so often is parked. The first death may have been the doing of another one that
was handled beside it; from then on it is handled with nothing beside it."""
RETRY_DELAYS = (timedelta(seconds=2), timedelta(seconds=10))
OFFSET_LIVES = timedelta(days=6)
"""After a week without updates Telegram may number them anew, from below."""
KEYS_LIVE = timedelta(days=7)
TIDY_EVERY = timedelta(hours=1)


class Receiver(Protocol):
    """What the worker needs of a transport."""

    async def poll(self, offset: int | None, seconds: int) -> list[Received]:
        """Updates from `offset` on, after waiting at most so long for the first. Raises DeliveryError."""
        ...

    async def handle(self, item: InboxItem, now: datetime) -> bool:
        """Have an update answered; whether it concerned us. Raises what went wrong."""
        ...

    def request_of(self, item: InboxItem, now: datetime) -> Request | None:
        """Who asked where, for an update that could not be handled."""
        ...


class Worker:
    """Runs one transport of a database. `tick` does what is due by the clock, `apologise` tells of a parked update.

    `at_once` chats are handled side by side. `retry_delays` come between the tries of an update that fails; where the
    clock stands they are zero.
    """

    def __init__(
        self,
        *,
        transactions: Transactions,
        transport: str,
        receiver: Receiver,
        delivery: Delivery,
        tick: Callable[[], Awaitable[None]],
        apologise: Callable[[Request], Awaitable[None]],
        now: Callable[[], datetime],
        at_once: int,
        retry_delays: Sequence[timedelta] = RETRY_DELAYS,
    ) -> None:
        self._transactions = transactions
        self._transport = transport
        self._receiver = receiver
        self._delivery = delivery
        self._tick = tick
        self._apologise = apologise
        self._now = now
        self._retry_delays = retry_delays
        self._at_once = at_once
        self._handling = SideBySide(take=self._take, work=self._handle, at_once=at_once, now=now)
        self._last: tuple[int, datetime] | None = None
        self._tidied_at: datetime | None = None
        self._began = False
        self._serving = False
        self._turn = asyncio.Lock()

    async def receive(self, seconds: int) -> bool:
        """Poll once and keep what came, before the next poll tells Telegram that we have it; whether anything came."""
        updates = await self._receiver.poll(await self._offset(), seconds)
        if updates:
            now = self._now()
            await self._transactions.write(lambda uow: uow.inbox.receive(self._transport, updates, now))
            self._last = (max(update.update_id for update in updates), now)
        return bool(updates)

    async def _offset(self) -> int | None:
        """From which number on to ask for updates; None to be given what there is."""
        since = self._now() - OFFSET_LIVES
        if self._last is not None and self._last[1] > since:
            return self._last[0] + 1
        last = await self._transactions.read(lambda uow: uow.inbox.last_update_id(self._transport, since))
        return None if last is None else last + 1

    async def _take(self, records: Sequence[Record], room: int) -> Taken[InboxItem]:
        now = self._now()

        def work(uow: UnitOfWork) -> Taken[InboxItem]:
            for record in records:
                record(uow)
            if room <= 0:
                return Taken(())
            most, suspects = room, uow.inbox.any_suspect(self._transport, now)
            if suspects:
                if room < self._at_once:
                    return Taken(())  # it is handled alone: what has begun ends first, and that wakes us
                most = 1
            items = uow.inbox.claim(self._transport, now, now + LEASE, most, suspects=suspects)
            return Taken(items, None if len(items) >= most else uow.inbox.next_due_at(self._transport))

        return await self._transactions.write(work)

    async def _handle(self, item: InboxItem) -> Record | None:
        """Handle one update. What is decided about it is written down with what it changes; the rest is recorded."""
        if item.deaths >= DEATHS:
            log.error("update %s is put aside: the process has died at it %s times", item.update_id, item.deaths)
            return await self._park(item, f"the process has died at it {item.deaths} times")
        try:
            async with asyncio.timeout(HANDLING_SECONDS):
                concerned = await self._receiver.handle(item, self._now())
        except Exception as error:
            log.exception("update %s failed", item.update_id)
            reason = f"{type(error).__name__}: {error}"
            if item.attempts + 1 >= TRIES:
                return await self._park(item, reason)
            delay = self._retry_delays[min(item.attempts, len(self._retry_delays) - 1)]
            return partial(self._failed, item=item, reason=reason, retry_at=self._now() + delay)
        self._delivery.wake()
        # A service message or another bot's words concern nobody.
        return None if concerned else partial(self._done, item=item)

    async def _park(self, item: InboxItem, reason: str) -> Record:
        """Put an update aside for good and say so; what cannot even be told of is logged.

        One that the process does not survive being told of, either, is not told of again.
        """
        try:
            if item.deaths > DEATHS:
                raise RuntimeError("telling of it ended the process, too")
            request = self._receiver.request_of(item, self._now())
            if request is not None:
                await self._apologise(request)
        except Exception:
            log.exception("nobody could be told of update %s", item.update_id)
        self._delivery.wake()
        return partial(self._failed, item=item, reason=reason, retry_at=None)

    def _done(self, uow: UnitOfWork, *, item: InboxItem) -> None:
        uow.inbox.done(item.id, self._now())

    def _failed(self, uow: UnitOfWork, *, item: InboxItem, reason: str, retry_at: datetime | None) -> None:
        uow.inbox.failed(item.id, reason, retry_at=retry_at, at=self._now())

    async def _begin(self) -> None:
        """Once: we alone work on this transport, so what is leased was leased by a process that has died."""
        if self._began:
            return
        self._began = True

        def release(uow: UnitOfWork) -> None:
            uow.inbox.release(self._transport, died=True)
            uow.outbox.release(self._transport)

        await self._transactions.write(release)

    async def tick(self) -> None:
        """Do what is due by the clock, then have it sent."""
        async with self._turn:
            await self._begin()
            await self._tick()
            await self._tidy()
            if not self._serving:
                await self._delivery.drain()
        self._delivery.wake()

    async def _tidy(self) -> None:
        """Now and then, forget what nobody will ask for again."""
        now = self._now()
        if self._tidied_at is not None and now - self._tidied_at < TIDY_EVERY:
            return
        self._tidied_at = now

        def prune(uow: UnitOfWork) -> None:
            uow.inbox.prune(self._transport, now - KEYS_LIVE)
            uow.outbox.prune(self._transport, now - KEYS_LIVE)
            uow.keyboards.prune(now)

        await self._transactions.write(prune)

    async def work(self) -> None:
        """Handle what waits and send what is due."""
        async with self._turn:
            await self._begin()
            await self._handling.drain()
            await self._delivery.drain()

    async def settle(self) -> None:
        """Work until the transport has nothing new, the inbox is empty and nothing in the outbox is due."""
        while True:
            received = await self.receive(0)
            await self.work()
            if not received:
                return

    async def run(self, poll_seconds: int, stopping: asyncio.Event) -> None:
        """Serve until told to stop: polling, handling and sending side by side. What waits from before comes first.

        Raises what ends any of them.
        """
        self._serving = True
        await self._begin()
        polling = asyncio.create_task(self._poll_for_ever(poll_seconds))
        ending = asyncio.Event()
        handling = asyncio.create_task(self._handling.run(ending))
        sending = asyncio.create_task(self._delivery.run(ending))
        stopped = asyncio.create_task(stopping.wait())
        try:
            await asyncio.wait({polling, handling, sending, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            polling.cancel()
            stopped.cancel()
            ending.set()
            results = await asyncio.gather(polling, handling, sending, return_exceptions=True)
            self._serving = False
        await self._transactions.write(lambda uow: uow.inbox.release(self._transport, died=False))
        for result in results:
            if isinstance(result, Exception):
                raise result

    async def _poll_for_ever(self, seconds: int) -> None:
        failures = 0
        while True:
            try:
                if await self.receive(seconds):
                    self._handling.wake()
                failures = 0
            except DeliveryError as error:
                failures += 1
                pause = error.retry_after.total_seconds() if error.retry_after else min(2**failures, 60)
                log.warning("polling failed (%s); again in %s s", error, pause)
                await asyncio.sleep(pause)
