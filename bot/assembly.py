"""A bot from its parts: owns how they are put together and at what tempo they work; must not know storage or clocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.chat_fates import ChatFates
from bot.commands import ACTIONS, COMMANDS
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.enqueue import Enqueue
from bot.extractor import Extractor
from bot.membership import Membership
from bot.pacing import Paced, Pacing, Unpaced
from bot.telegram_chat import TelegramChat
from bot.ticks import Ticks
from bot.transactions import Transactions
from bot.workbench import Workbench
from bot.worker import RETRY_DELAYS, Worker
from commitments.ports import Clock


@dataclass(frozen=True, slots=True)
class Tempo:
    """How much is done side by side, how fast, and how soon again after a failure."""

    at_once: int
    pacing: Pacing
    retry_delays: Sequence[timedelta]


def telegrams_tempo() -> Tempo:
    """Telegram's: many chats at once, within its limits."""
    return Tempo(at_once=32, pacing=Paced(), retry_delays=RETRY_DELAYS)


def still_tempo() -> Tempo:
    """For the local chat: one thing after the other, so that a transcript reads the same each time; no limits and no
    waiting, for the clock may stand.
    """
    return Tempo(at_once=1, pacing=Unpaced(), retry_delays=(timedelta(), timedelta()))


@dataclass(frozen=True, slots=True)
class Bot:
    """The parts of a running bot that its entrances drive."""

    worker: Worker
    ticks: Ticks


def assemble(
    *,
    chat: TelegramChat,
    transport: str,
    transactions: Transactions,
    extractor: Extractor,
    clock: Clock,
    membership: Membership,
    tempo: Tempo,
    new_key: Callable[[], str],
) -> Bot:
    """The bot behind a transport that has been started. `new_key` makes the opaque key of a message's buttons."""
    enqueue = Enqueue(new_key, chat.username)
    fates = ChatFates(enqueue)
    conversation = Conversation(
        transactions=transactions,
        commands={command.name: command for command in COMMANDS},
        actions={action.name: action for action in ACTIONS},
        tools=Workbench(transactions, extractor, chat.download),
        membership=membership,
        enqueue=enqueue,
        fates=fates,
    )
    chat.answer_with(conversation.answer)
    ticks = Ticks(
        transactions=transactions, transport=transport, conversation=conversation, enqueue=enqueue, now=clock.now
    )
    worker = Worker(
        transactions=transactions,
        transport=transport,
        receiver=chat,
        delivery=Delivery(
            transactions=transactions,
            channel=chat,
            transport=transport,
            pacing=tempo.pacing,
            fates=fates,
            at_once=tempo.at_once,
            now=clock.now,
        ),
        tick=ticks.tick,
        apologise=conversation.apologise,
        now=clock.now,
        at_once=tempo.at_once,
        retry_delays=tempo.retry_delays,
    )
    return Bot(worker, ticks)
