"""What the tests of worker and delivery share: a clock to turn, a fake transport, and both put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.delivery import Delivery
from bot.pacing import Unpaced
from bot.requests import Request
from bot.transactions import Transactions
from bot.worker import Worker
from commitments.messaging import InboxItem, OutboxItem, OutboxKind, Received
from commitments.people import ChatKind
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, outgoing

TRANSPORT = "local"


@dataclass
class Hand:
    """A clock that a test turns."""

    moment: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


@dataclass
class Wire:
    """A transport that remembers what was sent and handled, and fails as often as a test says.

    `troubles` are raised, one a sending, by the text of the message; `accidents` while handling, by the update's text.
    """

    sent: list[str] = field(default_factory=list)
    troubles: dict[str, list[Exception]] = field(default_factory=dict)
    coming: list[Received] = field(default_factory=list)
    offsets: list[int | None] = field(default_factory=list)
    handled: list[str] = field(default_factory=list)
    accidents: dict[str, list[BaseException]] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    transactions: Transactions | None = None

    async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
        text = str(item.message.payload["text"])
        if self.troubles.get(text):
            raise self.troubles[text].pop(0)
        self.sent.append(text if content is None else f"{text}+{content!r}")
        return len(self.sent)

    async def poll(self, offset: int | None, seconds: int) -> list[Received]:
        """What has come since the offset, as Telegram keeps it until it is told of a higher one."""
        self.offsets.append(offset)
        self.coming = [update for update in self.coming if offset is None or update.update_id >= offset]
        return list(self.coming)

    async def handle(self, item: InboxItem, now: datetime) -> bool:
        text = str(item.payload["text"])
        if self.accidents.get(text):
            raise self.accidents[text].pop(0)
        if text in self.ignored:
            return False
        assert self.transactions is not None

        def decide(uow: UnitOfWork) -> None:
            uow.outbox.enqueue(outgoing(f"re {text}", chat_id=item.chat_id), now)
            uow.inbox.done(item.id, now)

        await self.transactions.write(decide)
        self.handled.append(text)
        return True

    def request_of(self, item: InboxItem, now: datetime) -> Request | None:
        if item.payload["text"] == "unreadable":
            raise ValueError("no update at all")
        return Request(
            transport=TRANSPORT,
            inbox_id=item.id,
            now=now,
            chat_id=item.chat_id,
            chat_kind=ChatKind.PRIVATE,
            chat_title="",
            person_id=item.chat_id,
            person_name="小王",
            text=str(item.payload["text"]),
        )


class Fates:
    """Writes down which chats were closed or moved, and drops what is queued for a closed one."""

    def __init__(self) -> None:
        self.closed_chats: list[int] = []
        self.moves: list[tuple[int, int]] = []

    def closed(self, uow: UnitOfWork, transport: str, chat_id: int, reason: str, now: datetime) -> None:
        self.closed_chats.append(chat_id)
        uow.outbox.close_chat(transport, chat_id, reason, now)

    def moved(self, uow: UnitOfWork, transport: str, old: int, new: int) -> None:
        self.moves.append((old, new))
        uow.outbox.move_chat(transport, old, new)


def delivery_of(transactions: Transactions, wire: Wire, clock: Hand, fates: Fates, at_once: int = 1) -> Delivery:
    return Delivery(
        transactions=transactions,
        channel=wire,
        transport=TRANSPORT,
        pacing=Unpaced(),
        fates=fates,
        at_once=at_once,
        now=clock,
    )


@dataclass
class Process:
    """One run of the program on a database: what dies with it is made anew, what it has written stays."""

    database: SqlDatabase
    wire: Wire
    clock: Hand
    at_once: int = 1
    ticks: int = 0
    apologies: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.transactions = Transactions(self.database)
        self.wire.transactions = self.transactions
        self.fates = Fates()
        self.delivery = delivery_of(self.transactions, self.wire, self.clock, self.fates)
        self.worker = Worker(
            transactions=self.transactions,
            transport=TRANSPORT,
            receiver=self.wire,
            delivery=self.delivery,
            tick=self._tick,
            apologise=self._apologise,
            now=self.clock,
            at_once=self.at_once,
            retry_delays=(timedelta(), timedelta()),
        )

    async def _tick(self) -> None:
        self.ticks += 1

    async def _apologise(self, request: Request) -> None:
        self.apologies.append(request.text)

    def enqueue(self, *texts: str, chat_id: int = 100, kind: OutboxKind = OutboxKind.SEND, **rest: Any) -> None:
        """Put messages into the outbox."""

        def work(uow: UnitOfWork) -> None:
            for text in texts:
                uow.outbox.enqueue(outgoing(text, chat_id=chat_id, kind=kind, **rest), self.clock())

        self.database.write(work)

    def stop(self) -> None:
        """Let go of the threads, not of the database."""
        self.transactions._writer.shutdown()
        self.transactions._readers.shutdown()


def update(update_id: int, text: str, chat_id: int = 100) -> Received:
    return Received(update_id=update_id, chat_id=chat_id, payload={"update_id": update_id, "text": text})
