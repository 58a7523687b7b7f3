"""Draining the outbox: owns claim, send, record and what a failed sending means; must not know Telegram."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from bot.pacing import Pacing
from bot.side_by_side import Record, SideBySide, Taken
from bot.transactions import Transactions
from commitments.messaging import OutboxItem, OutboxKind
from commitments.ports import UnitOfWork
from commitments.schedule import released

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
SENDING_SECONDS = 240
"""Less than the lease, so that nothing is sent by two tasks at once; a large file takes its time."""
RETRY_DELAYS = (timedelta(seconds=2), timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10))


class DeliveryError(Exception):
    """A sending that failed. `permanent`: trying again is of no use. `retry_after`: the transport's own wish."""

    def __init__(self, reason: str, *, permanent: bool = False, retry_after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after


class ChatClosed(DeliveryError):
    """Nothing can be sent to the chat: it blocked us, put us out, or is gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, permanent=True)


class ChatMoved(DeliveryError):
    """The chat has become another one, under a new number."""

    def __init__(self, new_chat_id: int) -> None:
        super().__init__(f"the chat is now {new_chat_id}")
        self.new_chat_id = new_chat_id


class Channel(Protocol):
    """What sends."""

    async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
        """Send it and return the resulting message's id, if it has one. Raises DeliveryError."""
        ...


class ChatFates(Protocol):
    """What is to be done about a chat that is closed to us or has moved."""

    def closed(self, uow: UnitOfWork, transport: str, chat_id: int, reason: str, now: datetime) -> None:
        """Pause it and tell its owner, once."""
        ...

    def moved(self, uow: UnitOfWork, transport: str, old: int, new: int) -> None:
        """Use the new number wherever the old one stands."""
        ...


class Delivery:
    """Sends what is due: chats side by side, each chat's messages one after another, in Telegram's pace."""

    def __init__(
        self,
        *,
        transactions: Transactions,
        channel: Channel,
        transport: str,
        pacing: Pacing,
        fates: ChatFates,
        at_once: int,
        now: Callable[[], datetime],
    ) -> None:
        self._transactions = transactions
        self._channel = channel
        self._transport = transport
        self._pacing = pacing
        self._fates = fates
        self._now = now
        self._queue = SideBySide(take=self._take, work=self._deliver, at_once=at_once, now=now)

    async def drain(self) -> bool:
        """Send all that may be sent now; whether there was anything."""
        return await self._queue.drain()

    async def run(self, stopping: asyncio.Event) -> None:
        """Send whatever gets due, until told to stop."""
        await self._queue.run(stopping)

    def wake(self) -> None:
        """There may be something new in the outbox."""
        self._queue.wake()

    async def _take(self, records: Sequence[Record], room: int) -> Taken[OutboxItem]:
        """Write down what became of messages and claim the next ones; those whose chat has had its share go back."""
        now = self._now()
        limit = min(room, self._pacing.room(now))
        if limit <= 0 and not records:
            return Taken((), self._pacing.room_at(now))

        def work(uow: UnitOfWork) -> tuple[list[OutboxItem], datetime | None]:
            for record in records:
                record(uow)
            going: list[OutboxItem] = []
            if limit <= 0:
                return going, None
            while claimed := uow.outbox.claim(self._transport, now, now + LEASE, limit - len(going)):
                for item in claimed:
                    quiet_until = self._quiet_until(uow, item, now)
                    if quiet_until is not None:
                        uow.outbox.keep_quiet(item.id, quiet_until)
                        continue
                    free_at = now if _is_uncounted(item) else self._pacing.free_at(item.message.chat_id, now)
                    if free_at > now:
                        uow.outbox.postpone(item.id, free_at)
                    else:
                        going.append(item)
                if len(going) >= limit:
                    return going, None
            return going, uow.outbox.next_due_at(self._transport)

        items, next_due_at = await self._transactions.write(work)
        for item in items:
            if not _is_uncounted(item):
                self._pacing.count(item.message.chat_id, now)
        if limit <= 0 or len(items) >= limit:
            return Taken(items, self._pacing.room_at(now))
        return Taken(items, next_due_at)

    def _quiet_until(self, uow: UnitOfWork, item: OutboxItem, now: datetime) -> datetime | None:
        """When the quiet hours end that keep back what comes by itself: it may have been planned before them."""
        chat = uow.chats.find(self._transport, item.message.chat_id) if item.message.pushed else None
        until = released(now, chat.subscription.quiet, chat.timezone) if chat is not None else now
        return until if until > now else None

    async def _deliver(self, item: OutboxItem) -> Record:
        try:
            async with asyncio.timeout(SENDING_SECONDS):
                message_id = await self._send(item)
        except ChatClosed as error:
            log.warning("chat %s is closed to us: %s", item.message.chat_id, error)
            return partial(self._closed, item=item, reason=str(error))
        except ChatMoved as error:
            log.info("chat %s: %s", item.message.chat_id, error)
            return partial(self._moved, item=item, new=error.new_chat_id)
        except DeliveryError as error:
            return self._failure(item, error)
        except TimeoutError:
            return self._failure(item, DeliveryError("no answer"))
        except Exception as error:  # a row that nobody can send must not stop the others for good
            log.exception("outbox row %s cannot be sent", item.id)
            return partial(self._failed, item=item, reason=f"{type(error).__name__}: {error}", retry_at=None)
        return partial(self._sent, item=item, message_id=message_id)

    async def _send(self, item: OutboxItem) -> int | None:
        blob_id = item.message.blob_id
        content = await self._transactions.read(lambda uow: uow.blobs.get(blob_id)) if blob_id is not None else None
        return await self._channel.send(item, content)

    def _failure(self, item: OutboxItem, error: DeliveryError) -> Record:
        now = self._now()
        if error.retry_after is not None:  # nothing is wrong with the message
            until = now + error.retry_after
            log.warning("chat %s has to wait until %s", item.message.chat_id, until)
            self._pacing.refused(item.message.chat_id, until, now)
            return partial(self._postponed, item=item, until=until)
        delay = RETRY_DELAYS[min(item.attempts, len(RETRY_DELAYS) - 1)]
        retry_at = None if error.permanent else now + delay
        log.warning("outbox row %s: %s; %s", item.id, error, f"again at {retry_at}" if retry_at else "given up")
        return partial(self._failed, item=item, reason=str(error), retry_at=retry_at)

    def _sent(self, uow: UnitOfWork, *, item: OutboxItem, message_id: int | None) -> None:
        uow.outbox.sent(item.id, message_id, self._now())

    def _failed(self, uow: UnitOfWork, *, item: OutboxItem, reason: str, retry_at: datetime | None) -> None:
        uow.outbox.failed(item.id, reason, retry_at=retry_at, at=self._now())

    @staticmethod
    def _postponed(uow: UnitOfWork, *, item: OutboxItem, until: datetime) -> None:
        uow.outbox.postpone(item.id, until)

    def _closed(self, uow: UnitOfWork, *, item: OutboxItem, reason: str) -> None:
        self._fates.closed(uow, self._transport, item.message.chat_id, reason, self._now())

    def _moved(self, uow: UnitOfWork, *, item: OutboxItem, new: int) -> None:
        self._fates.moved(uow, self._transport, item.message.chat_id, new)


def _is_uncounted(item: OutboxItem) -> bool:
    """Answers to presses and leavings are no messages, and Telegram's limits for chats are for messages."""
    return item.message.kind in (OutboxKind.ANSWER, OutboxKind.LEAVE)
