"""Draining the outbox: owns claim, send, record and what a failed sending means; must not know Telegram."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.transactions import Transactions
from commitments.messaging import OutboxItem

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
BATCH = 30
RETRY_DELAYS = (timedelta(seconds=2), timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10))


class DeliveryError(Exception):
    """A sending that failed. `permanent`: trying again is of no use. `retry_after`: the transport's own wish."""

    def __init__(self, reason: str, *, permanent: bool = False, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after


class Channel(Protocol):
    """What sends."""

    async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
        """Send it and return the resulting message's id, if it has one. Raises DeliveryError."""
        ...


class Delivery:
    """Sends what is due, the oldest of each chat first, and records each result before the chat's next message."""

    def __init__(
        self, transactions: Transactions, channel: Channel, transport: str, now: Callable[[], datetime]
    ) -> None:
        self._transactions = transactions
        self._channel = channel
        self._transport = transport
        self._now = now

    async def drain(self) -> bool:
        """Send all that is due now; whether there was anything."""
        sent_any = False
        while True:
            now = self._now()
            items = await self._transactions.write(
                lambda uow: uow.outbox.claim(self._transport, now, now + LEASE, BATCH)  # noqa: B023 - runs at once
            )
            if not items:
                return sent_any
            sent_any = True
            for item in items:
                await self._deliver(item)

    async def _deliver(self, item: OutboxItem) -> None:
        try:
            blob_id = item.message.blob_id
            content = await self._transactions.read(lambda uow: uow.blobs.get(blob_id)) if blob_id is not None else None
            message_id = await self._channel.send(item, content)
        except DeliveryError as error:
            retry_at = None if error.permanent else self._retry_at(item, error)
            log.warning("outbox row %s: %s; %s", item.id, error, f"again at {retry_at}" if retry_at else "given up")
            await self._failed(item, str(error), retry_at)
        except Exception as error:  # a row that nobody can send must not stop the others for good
            log.exception("outbox row %s cannot be sent", item.id)
            await self._failed(item, f"{type(error).__name__}: {error}", None)
        else:
            await self._transactions.write(lambda uow: uow.outbox.sent(item.id, message_id, self._now()))

    async def _failed(self, item: OutboxItem, reason: str, retry_at: datetime | None) -> None:
        await self._transactions.write(
            lambda uow: uow.outbox.failed(item.id, reason, retry_at=retry_at, at=self._now())
        )

    def _retry_at(self, item: OutboxItem, error: DeliveryError) -> datetime:
        delay = error.retry_after or RETRY_DELAYS[min(item.attempts, len(RETRY_DELAYS) - 1)]
        return self._now() + delay
