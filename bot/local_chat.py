"""`nextsteps chat`: the bot on the in-memory Telegram; owns the local clock's way through time and what outlives a run.

Must not know storage's tables: what it keeps are marks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TextIO
from zoneinfo import ZoneInfo

from bot.clocks import RunningClock, StandingClock
from bot.i18n.catalogue import catalogue
from bot.i18n.vocabulary import role_of
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.errors import Refused
from bot.local_telegram.records import Person as LocalPerson
from bot.local_telegram.request import LocalRequest
from bot.telegram_chat import TelegramChat
from bot.ticks import Ticks
from bot.transactions import Transactions
from bot.worker import Worker
from commitments.errors import NextstepsError
from commitments.model import Language
from commitments.people import Chat, Person, Role
from commitments.ports import UnitOfWork
from commitments.service import membership

TRANSPORT = "local"

_CLOCK = "local clock"
_MOVED = "local clock was moved"
_YES, _NO = "yes", "no"
_MESSAGE = "local next message"
_UPDATE = "local next update"


class MovableClock(Protocol):
    """A clock that can be moved forward."""

    def now(self) -> datetime:
        """The moment at which it stands or to which it has run."""
        ...

    def move(self, moment: datetime) -> None:
        """Go on from a later moment."""
        ...


def holds_telegram_chats(uow: UnitOfWork) -> bool:
    """Whether the database is a real bot's: then its clock must not be played with."""
    return any(transport != TRANSPORT for transport in uow.chats.transports())


def clock_of(uow: UnitOfWork) -> datetime | None:
    """The moment at which the local clock stood last."""
    mark = uow.marks.get(_CLOCK)
    return datetime.fromisoformat(mark) if mark else None


def clock_was_moved(uow: UnitOfWork) -> bool:
    """Whether the local clock stood, when it stood last, at a moment that somebody had chosen."""
    return uow.marks.get(_MOVED) == _YES


async def start_clock(
    transactions: Transactions,
    now: Callable[[], datetime],
    at: datetime | None,
    timezone: str,
    err: TextIO,
    *,
    standing: bool,
) -> tuple[StandingClock | RunningClock, bool]:
    """The local chat's clock, and whether its moment was chosen: at `at`, or `now`, or where an earlier run left it if
    that is later, for time runs forward only. Both that and the way from a chosen moment to the present are said.
    """
    zone = ZoneInfo(timezone)
    wanted = at.replace(tzinfo=zone) if at is not None and at.tzinfo is None else at
    last, chosen = await transactions.read(lambda uow: (clock_of(uow), clock_was_moved(uow)))
    start, moved = wanted or now(), wanted is not None
    words = catalogue(Language.EN)
    if last is not None and last > start:
        err.write(words.text("chat.clock_stays", moment=last.astimezone(zone)) + "\n")
        start, moved = last, True
    elif last is not None and chosen and wanted is None:
        stood = last.astimezone(zone)
        err.write(words.text("chat.clock_comes_home", moment=stood, option=f"{stood:%Y-%m-%dT%H:%M}") + "\n")
    if standing:
        return StandingClock(start), moved
    clock = RunningClock(now)
    clock.move(start)
    return clock, moved


def numbers_of(uow: UnitOfWork) -> tuple[int, int]:
    """The next message id and update id, so that a new run goes on where the last one ended."""
    return int(uow.marks.get(_MESSAGE) or 1), int(uow.marks.get(_UPDATE) or 1)


def admit_owner(uow: UnitOfWork, telegram_id: int, name: str) -> Person:
    """Who sits at the machine that holds the file owns the workspace."""
    person = uow.workspaces.person(TRANSPORT, telegram_id, name)
    workspace = uow.workspaces.workspace_of(person.id) or membership.workspace(uow)
    uow.workspaces.set_role(workspace.id, person.id, Role.OWNER)
    return person


class LocalChat:
    """Moves a bot on the in-memory Telegram through typed lines and through time."""

    def __init__(
        self,
        *,
        telegram: LocalTelegram,
        worker: Worker,
        ticks: Ticks,
        transactions: Transactions,
        clock: MovableClock,
        timezone: str,
        fixed: bool,
        moved: bool,
    ) -> None:
        self._telegram = telegram
        self._worker = worker
        self._ticks = ticks
        self._transactions = transactions
        self._clock = clock
        self._timezone = timezone
        self._fixed = fixed
        self._moved = moved

    async def settle(self) -> None:
        """Work until the inbox and what is due in the outbox are empty, and remember where clock and numbers stand."""
        await self._worker.tick()
        await self._worker.settle()
        moment, moved = self._clock.now().isoformat(), _YES if self._moved else _NO
        message, update = self._telegram.next_message_id, self._telegram.next_update_id

        def remember(uow: UnitOfWork) -> None:
            kept = {_CLOCK: moment, _MOVED: moved, _MESSAGE: str(message), _UPDATE: str(update)}
            for name, value in kept.items():
                if uow.marks.get(name) != value:
                    uow.marks.set(name, value)

        await self._transactions.write(remember)

    async def travel(self, moment: datetime, chat_id: int) -> None:
        """Move the clock forward and do all that falls due on the way, each thing at its moment.

        Raises Refused for a moment in the past, and on a database of a real bot.
        """
        chat = await self._transactions.read(lambda uow: uow.chats.find(TRANSPORT, chat_id))
        language = chat.language if chat else Language.ZH
        if self._fixed:
            raise Refused(catalogue(language).text("error.clock_of_telegram"))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(chat.timezone if chat else self._timezone))
        if moment < self._clock.now():
            raise Refused(catalogue(language).text("error.clock_backwards", now=self._local(self._clock.now(), chat)))
        self._moved = True
        while (due := await self._ticks.next_due_at()) is not None and due <= moment:
            self._clock.move(due)
            await self._worker.tick()  # nobody types on the way: there is nothing to receive
        self._clock.move(moment)
        await self.settle()

    async def trust(self, person: LocalPerson, role_word: str) -> None:
        """Invite a person with a role. Raises Refused for a word that is no role."""
        role = role_of(role_word)
        if role is None:
            raise Refused(catalogue(Language.EN).text("error.unknown_role", words=role_word))

        def work(uow: UnitOfWork) -> None:
            known = uow.workspaces.person(TRANSPORT, person.id, person.name)
            uow.workspaces.set_role(membership.workspace(uow).id, known.id, role)

        try:
            await self._transactions.write(work)
        except NextstepsError as error:
            raise Refused(catalogue(Language.EN).error(error)) from error

    async def end(self) -> None:
        """The input is over: a letter that waits for its next part gets none."""
        due = await self._transactions.read(lambda uow: uow.dialogues.next_due_at(TRANSPORT))
        if due is not None:
            self._clock.move(due)
            await self.settle()

    def _local(self, moment: datetime, chat: Chat | None) -> datetime:
        return moment.astimezone(ZoneInfo(chat.timezone if chat else self._timezone))


def restore(telegram: LocalTelegram, uow: UnitOfWork) -> None:
    """Let the in-memory Telegram know the chats of earlier runs, so that the bot can write to them."""
    for chat in uow.chats.of_transport(TRANSPORT):
        telegram.restore(chat.telegram_id, chat.title)


def in_memory_chat(telegram: LocalTelegram) -> TelegramChat:
    """The transport on the in-memory Bot API."""
    return TelegramChat(telegram.token, request=LocalRequest(telegram), updates_request=LocalRequest(telegram))
