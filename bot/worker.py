"""The one loop that serves the terminal and Telegram: owns receive, handle, tick and deliver, and their order.

Must not know what is answered or due. A crash at any point loses nothing: what was received is in the inbox, what was
decided is in the outbox.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Protocol

from bot.delivery import Delivery, DeliveryError
from bot.requests import Request
from bot.transactions import Transactions
from commitments.messaging import InboxItem

log = logging.getLogger(__name__)

TRIES = 3
"""An update whose handling fails unexpectedly is tried so often, then parked."""
BATCH = 50


class Receiver(Protocol):
    """What the worker needs of a transport."""

    async def poll(self, offset: int | None, seconds: int) -> list[tuple[int, dict[str, Any]]]:
        """Updates from `offset` on, with their numbers, after waiting at most so long for the first."""
        ...

    async def handle(self, item: InboxItem, now: datetime) -> bool:
        """Have an update answered; whether it concerned us. Raises what went wrong."""
        ...

    def request_of(self, item: InboxItem, now: datetime) -> Request | None:
        """Who asked where, for an update that could not be handled."""
        ...


class Worker:
    """Runs one transport of a database. `tick` does what is due by the clock, `apologise` tells of a parked update."""

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
    ) -> None:
        self._transactions = transactions
        self._transport = transport
        self._receiver = receiver
        self._delivery = delivery
        self._tick = tick
        self._apologise = apologise
        self._now = now
        self._offset: int | None = None
        self._turn = asyncio.Lock()

    async def receive(self, seconds: int) -> bool:
        """Poll once and keep what came, before the next poll tells Telegram that we have it; whether anything came."""
        if self._offset is None:
            last = await self._transactions.read(lambda uow: uow.inbox.last_update_id(self._transport))
            self._offset = last + 1 if last is not None else None
        updates = await self._receiver.poll(self._offset, seconds)
        if updates:
            await self._transactions.write(lambda uow: uow.inbox.receive(self._transport, updates, self._now()))
            self._offset = max(update_id for update_id, _ in updates) + 1
        return bool(updates)

    async def handle_pending(self) -> bool:
        """Handle everything that waits in the inbox, by arrival; whether there was anything."""
        handled = False
        while True:
            items = await self._transactions.read(lambda uow: uow.inbox.pending(self._transport, BATCH))
            if not items:
                return handled
            handled = True
            for item in items:
                await self._handle(item)

    async def _handle(self, item: InboxItem) -> None:
        try:
            if not await self._receiver.handle(item, self._now()):  # a service message, another bot's words
                await self._transactions.write(lambda uow: uow.inbox.done(item.id, self._now()))
        except Exception as error:
            log.exception("update %s failed", item.update_id)
            park = item.attempts + 1 >= TRIES
            reason = f"{type(error).__name__}: {error}"
            await self._transactions.write(lambda uow: uow.inbox.failed(item.id, reason, park=park, at=self._now()))
            if park:
                await self._tell_of_parked(item)

    async def _tell_of_parked(self, item: InboxItem) -> None:
        """Say that an update was put aside; what cannot even be told of is logged, and the loop goes on."""
        try:
            request = self._receiver.request_of(item, self._now())
            if request is not None:
                await self._apologise(request)
        except Exception:
            log.exception("nobody could be told of update %s", item.update_id)

    async def tick(self) -> None:
        """Do what is due by the clock, then send it. Never runs beside the handling of updates."""
        async with self._turn:
            await self._tick()
            await self._delivery.drain()

    async def work(self) -> None:
        """Handle what waits and send what is due."""
        async with self._turn:
            await self.handle_pending()
            await self._delivery.drain()

    async def settle(self) -> None:
        """Work until the transport has nothing new, the inbox is empty and nothing in the outbox is due."""
        while True:
            received = await self.receive(0)
            await self.work()
            if not received:
                return

    async def run(self, poll_seconds: int, stopping: asyncio.Event) -> None:
        """Serve until told to stop: polling and working side by side. What waits from before is handled first."""
        wake = asyncio.Event()
        wake.set()
        polling = asyncio.create_task(self._poll_for_ever(poll_seconds, wake))
        stopped = asyncio.create_task(stopping.wait())
        try:
            while not stopping.is_set():
                waiting = asyncio.create_task(wake.wait())
                await asyncio.wait({waiting, stopped, polling}, return_when=asyncio.FIRST_COMPLETED)
                waiting.cancel()
                if polling.done():
                    polling.result()
                wake.clear()
                await self.work()
        finally:
            polling.cancel()
            stopped.cancel()
            await asyncio.gather(polling, stopped, return_exceptions=True)

    async def _poll_for_ever(self, seconds: int, wake: asyncio.Event) -> None:
        failures = 0
        while True:
            try:
                if await self.receive(seconds):
                    wake.set()
                failures = 0
            except DeliveryError as error:
                failures += 1
                pause = error.retry_after.total_seconds() if error.retry_after else min(2**failures, 60)
                log.warning("polling failed (%s); again in %s s", error, pause)
                await asyncio.sleep(pause)
