"""Putting it together: the only composition root, the only caller of the clock, the only importer of `storage`.

Also the only place that makes randomness. Everything below gets time, keys and connections as arguments: how the parts
of a bot fit stands in `assembly`, how it is kept at work in `serving`.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterable, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Literal, TextIO
from zoneinfo import ZoneInfo

from bot import local_chat
from bot.assembly import Tempo, assemble, still_tempo, telegrams_tempo
from bot.commands import COMMANDS
from bot.config import Settings
from bot.extractor import Extractor
from bot.i18n.catalogue import catalogue
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.session import ChatSession
from bot.membership import ChatDefaults, Claim, Membership
from bot.rendering.csv import file_name, status_csv
from bot.serving import converse, serve
from bot.telegram_chat import TelegramChat
from bot.transactions import Transactions
from commitments.errors import NotFound, StorageError
from commitments.measuring import DecidedLetter
from commitments.model import Language
from commitments.people import Workspace
from commitments.ports import Result, UnitOfWork
from commitments.service import measuring, tracking
from storage.engine import database_path
from storage.lock import worker_lock
from storage.unit_of_work import open_database

CLAIM_BYTES = 16
"""128 bits."""


def system_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class _SystemClock:
    def now(self) -> datetime:
        return system_now()


def _button_key() -> str:
    """Opaque, and too long to be guessed."""
    return secrets.token_urlsafe(9)


@asynccontextmanager
async def _opened(address: str, settings: Settings) -> AsyncIterator[tuple[Transactions, Extractor]]:
    """The database under the worker's lock, and an extractor; both are let go of at the end, whatever happens."""
    with worker_lock(address):
        transactions = Transactions(open_database(address))
        extractor = Extractor(seconds=settings.extraction.seconds, memory_mb=settings.extraction.memory_mb)
        try:
            yield transactions, extractor
        finally:
            extractor.close()
            transactions.close()


def _defaults(settings: Settings, fallback: Language | None) -> ChatDefaults:
    language = fallback if settings.chat.language == "auto" else Language(settings.chat.language)
    return ChatDefaults(language=language, timezone=settings.chat.timezone)


async def run_telegram(
    settings: Settings,
    announce: Callable[[str], None],
    connect: Callable[..., TelegramChat] = TelegramChat,
    tempo: Callable[[], Tempo] = telegrams_tempo,
) -> None:
    """Serve on Telegram until SIGINT or SIGTERM. `announce` shows a sentence on the terminal, nowhere else; `connect`
    makes the transport of a token and a server's address, `tempo` says how fast.

    Raises ConfigError without a token, DeliveryError where Telegram refuses it, StorageError for the database.
    """
    token = settings.token()
    clock = _SystemClock()
    async with _opened(settings.database.url, settings) as (transactions, extractor):
        chat = connect(token, api_url=settings.telegram.api_url)
        transport = await chat.start()
        try:
            claim = None
            if not await transactions.read(lambda uow: uow.workspaces.has_owner(transport)):
                code = secrets.token_hex(CLAIM_BYTES)
                claim = Claim(code, clock.now())
                announce(catalogue(Language.EN).text("run.claim", bot=chat.username, code=code))
                announce(catalogue(Language.ZH).text("run.claim", bot=chat.username, code=code))
            bot = assemble(
                chat=chat,
                transport=transport,
                transactions=transactions,
                extractor=extractor,
                clock=clock,
                membership=Membership(_defaults(settings, None), claim),
                tempo=tempo(),
                new_key=_button_key,
            )
            for language, code_of_language in ((Language.EN, None), (Language.ZH, "zh")):
                words = catalogue(language)
                menu = [(command.name, words.text(f"command.{command.name}")) for command in COMMANDS]
                await chat.set_menu(menu, code_of_language)
            announce(catalogue(Language.EN).text("run.ready", bot=chat.username))
            await serve(bot)
        finally:
            await chat.stop()


async def run_chat(
    settings: Settings,
    *,
    address: str,
    owner: str,
    at: datetime | None,
    kind: Literal["private", "group"],
    piped: AsyncIterable[str] | None,
    out: TextIO,
    err: TextIO,
) -> int:
    """The whole bot in the terminal: a conversation with the lines of a pipe, or with a person at a terminal.

    Returns the exit code. Raises StorageError for the database, also where `at` is given for a real bot's.
    """
    async with _opened(address, settings) as (transactions, extractor):
        real = await transactions.read(local_chat.holds_telegram_chats)
        if real and at is not None:
            raise StorageError("error.clock_of_telegram")
        clock, moved = await local_chat.start_clock(
            transactions, system_now, at, settings.chat.timezone, err, standing=piped is not None
        )
        message_id, update_id = await transactions.read(local_chat.numbers_of)
        telegram = LocalTelegram(
            clock.now, language_code="zh-hans", first_message_id=message_id, first_update_id=update_id
        )
        person = telegram.person(owner)
        await transactions.write(lambda uow: local_chat.admit_owner(uow, person.id, owner))
        await transactions.read(lambda uow: local_chat.restore(telegram, uow))
        chat = local_chat.in_memory_chat(telegram)
        await chat.start()
        try:
            bot = assemble(
                chat=chat,
                transport=local_chat.TRANSPORT,
                transactions=transactions,
                extractor=extractor,
                clock=clock,
                membership=Membership(_defaults(settings, Language.ZH)),
                tempo=still_tempo(),
                new_key=_button_key,
            )
            local = local_chat.LocalChat(
                telegram=telegram,
                worker=bot.worker,
                ticks=bot.ticks,
                transactions=transactions,
                clock=clock,
                timezone=settings.chat.timezone,
                fixed=real,
                moved=moved,
            )
            session = ChatSession(
                telegram,
                owner=owner,
                chat=kind,
                settle=local.settle,
                travel=local.travel,
                trust=local.trust,
                out=out,
                err=err,
            )
            if piped is None:
                return await converse(session, bot, out)
            return await session.run(piped, at_end=local.end)
        finally:
            await chat.stop()


def export(
    settings: Settings, address: str, workspace: str | None, language: Language, on: date | None
) -> tuple[str, bytes]:
    """The register of a workspace as a CSV file, as it stands on a day: its name and its bytes. Without `on` that is
    today, or where the local chat's clock stands if that is later. Raises NotFound where there is nothing.
    """

    def work(uow: UnitOfWork, found: Workspace) -> tuple[str, bytes]:
        now = max(system_now(), local_chat.clock_of(uow) or system_now())
        today = on or now.astimezone(ZoneInfo(settings.chat.timezone)).date()
        register = tracking.register(uow, found, today, now)
        if not register.entries:
            raise NotFound("error.nothing_to_export")
        return file_name(today, catalogue(language)), status_csv(register, today, catalogue(language))

    return _looked_up(address, workspace, work)


def corrections(address: str, workspace: str | None) -> Sequence[DecidedLetter]:
    """What people decided about a workspace's letters. Raises NotFound where nothing has been decided."""
    letters = _looked_up(address, workspace, measuring.decided_letters)
    if not any(letter.decisions for letter in letters):
        raise NotFound("error.nothing_decided")
    return letters


def _looked_up(address: str, workspace: str | None, work: Callable[[UnitOfWork, Workspace], Result]) -> Result:
    """What stands in a workspace of a database that is there, the first one where none is named. Raises NotFound."""
    if not database_path(address).exists():  # opening would make it
        raise NotFound("error.nothing_to_export")
    database = open_database(address)

    def look(uow: UnitOfWork) -> Result:
        found = next((w for w in uow.workspaces.all() if workspace in (None, w.name)), None)
        if found is None:
            raise NotFound("error.nothing_to_export")
        return work(uow, found)

    try:
        return database.read(look)
    finally:
        database.close()
