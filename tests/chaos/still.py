"""The whole bot on the local Telegram by a clock that the test moves: owns how it is put together and driven.

Everything that waits for a moment gets it at once, so minutes of retries and limits take no time, and a run is the same
each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from secrets import token_urlsafe

from bot.assembly import Bot, Tempo, assemble
from bot.clocks import StandingClock
from bot.delivery import DeliveryError
from bot.extractor import Extractor
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.events import Sent
from bot.local_telegram.faults import Faults, Limits, Serves, Wire
from bot.local_telegram.records import Chat
from bot.local_telegram.request import LocalRequest
from bot.membership import ChatDefaults, Membership
from bot.pacing import Paced
from bot.telegram_chat import TelegramChat
from bot.transactions import Transactions
from bot.worker import RETRY_DELAYS
from commitments.model import Language
from commitments.people import ChatKind, Role, Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import open_database
from tests.builders import MONDAY, candidate
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace

STEP = timedelta(milliseconds=5)


@dataclass
class StillBot:
    """The bot, its server and the clock of both."""

    clock: StandingClock
    telegram: LocalTelegram
    limits: Limits
    faults: Faults
    transactions: Transactions
    pacing: Paced
    bot: Bot

    async def step(self) -> bool:
        """Do what can be done now and move the clock to when there is more; False when nothing is left to be done."""
        try:
            await self.bot.worker.settle()
        except DeliveryError as error:  # polling failed; the real loop waits a moment, too
            self.clock.move(self.clock.now() + (error.retry_after or timedelta(seconds=2)))
            return True
        await self.bot.worker.tick()
        due = await self.transactions.read(self._next)
        if due is None:
            return self.telegram.pending_updates > 0
        self.clock.move(max(due, self.clock.now() + STEP))
        return True

    async def finish(self) -> None:
        """Go on until nothing is left to be done."""
        while await self.step():
            pass

    def _next(self, uow: UnitOfWork) -> datetime | None:
        transport = f"telegram:{self.telegram.bot.id}"
        moments = (uow.inbox.next_due_at(transport), uow.outbox.next_due_at(transport))
        return min((moment for moment in moments if moment is not None), default=None)

    def said(self) -> dict[int, list[str]]:
        """What each chat has got, in order."""
        found: dict[int, list[str]] = defaultdict(list)
        for event in self.telegram.events.since(0):
            if isinstance(event, Sent):
                found[event.message.chat.id].append(event.message.text)
        return found


@asynccontextmanager
async def still_bot(
    path: Path,
    *,
    members: int,
    commitments: int = 10,
    faults: Faults | None = None,
    subscription: Subscription | None = None,
    next_push_at: datetime | None = None,
    server: Callable[[LocalTelegram], Serves] = lambda telegram: telegram,
) -> AsyncIterator[StillBot]:
    """A bot with so many members, person0 and so on, each with a private chat, and commitments numbered from 1.

    `server` may stand between the wire and the local Telegram.
    """
    clock = StandingClock(MONDAY)
    telegram = LocalTelegram(clock.now)
    limits, drawn = Limits(clock.now), faults or Faults(1, {})
    database = open_database(str(path))
    transport = f"telegram:{telegram.bot.id}"

    def work(uow: UnitOfWork) -> None:
        workspace = keep_workspace(uow)
        letter = keep_document(uow, workspace.id)
        keep_commitments(uow, letter, [candidate(title=f"第{n}件事") for n in range(commitments)])
        for n in range(members):
            person = telegram.person(f"person{n}")
            known = uow.workspaces.person(transport, person.id, person.name)
            uow.workspaces.set_role(workspace.id, known.id, Role.OWNER if n == 0 else Role.ADMIN)
            keep_chat(
                uow,
                workspace.id,
                transport=transport,
                telegram_id=person.id,
                kind=ChatKind.PRIVATE,
                title=person.name,
                subscription=subscription,
                next_push_at=next_push_at,
            )
            telegram.restore(person.id, person.name)

    database.write(work)
    transactions, pacing = Transactions(database), Paced()
    extractor = Extractor(seconds=20, memory_mb=1024)
    wire = Wire(server(telegram), faults=drawn, limits=limits)
    chat = TelegramChat(telegram.token, request=LocalRequest(wire), updates_request=LocalRequest(wire))
    await chat.start()
    drawn.drawn.clear()
    bot = assemble(
        chat=chat,
        transport=transport,
        transactions=transactions,
        extractor=extractor,
        clock=clock,
        membership=Membership(ChatDefaults(language=Language.ZH, timezone="Asia/Shanghai")),
        tempo=Tempo(at_once=32, pacing=pacing, retry_delays=RETRY_DELAYS),
        new_key=lambda: token_urlsafe(9),
    )
    try:
        yield StillBot(clock, telegram, limits, drawn, transactions, pacing, bot)
    finally:
        await chat.stop()
        extractor.close()
        transactions.close()
    assert telegram.violations == []


def say(still: StillBot, name: str, text: str, chat: Chat | None = None) -> None:
    """A member writes, in the private chat unless another one is given."""
    person = still.telegram.person(name)
    still.telegram.send_text(chat or still.telegram.private_chat(person), person, text)
