"""How many updates a second go through the whole stack, beside an echo bot that stores as much: owns both runs.

Both are python-telegram-bot on the same in-memory Bot API, in this process, and answer the same updates, which wait
when they begin. The echo bot stores each update, each answer, and the number that Telegram gave the answer, in SQLite
with the same settings and in the same number of commits as the stack made in its run before. Like the stack, it writes
down what became of an answer in a later commit.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event
from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler, filters

from bot import bootstrap
from bot.config import DatabaseSettings, Settings, TelegramSettings
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.request import LocalRequest
from bot.pacing import Unpaced
from bot.telegram_chat import TelegramChat
from bot.worker import RETRY_DELAYS
from commitments.people import Frequency, Role, Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import open_database
from tests.builders import candidate
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace

CHATS = 50
ROUNDS = 10
COMMITMENTS = 60
RUNS = 5
WORDS = ("/list", "{n}", "/note {n} asked by phone", "/progress {n} the site is being prepared", "/history {n}")
"""What each chat says, over and over, about one commitment or another: lists, cards, changes."""


@dataclass(frozen=True)
class Throughput:
    """Updates a second of both bots, and what each update cost the stack in commits."""

    updates: int
    ours: float
    echo: float
    commits: float


def measure() -> Throughput:
    """The medians of some runs of each, in turns, after one of ours in which commits are counted: that takes time."""
    with TemporaryDirectory() as folder:
        commits = _count_commits()
        asyncio.run(_ours(Path(folder)))
        made = commits() / (CHATS * ROUNDS)
    ours, echo = [], []
    for _ in range(RUNS):
        with TemporaryDirectory() as folder:
            ours.append(asyncio.run(_ours(Path(folder))))
            echo.append(asyncio.run(_echo(Path(folder), made)))
    updates = CHATS * ROUNDS
    return Throughput(updates=updates, ours=updates / median(ours), echo=updates / median(echo), commits=made)


def _telegram() -> LocalTelegram:
    """A server on which everybody has written everything already."""
    telegram = LocalTelegram(lambda: datetime.now(UTC))
    for number in range(ROUNDS):
        for n in range(CHATS):
            person = telegram.person(f"person{n}")
            words = WORDS[number % len(WORDS)].format(n=1 + (n * 7 + number) % COMMITMENTS)
            telegram.send_text(telegram.private_chat(person), person, words)
    return telegram


async def _answered(telegram: LocalTelegram, times: int) -> None:
    while len(telegram.events) < times:
        await telegram.events.wait(len(telegram.events))


async def _ours(folder: Path) -> float:
    """Seconds from the first poll to the last answer."""
    telegram = _telegram()
    path = folder / "nextsteps.db"
    _prepare(path, telegram)
    settings = Settings(
        telegram=TelegramSettings.model_validate({"token": telegram.token}), database=DatabaseSettings(url=str(path))
    )

    def connect(token: str, **_: Any) -> TelegramChat:
        return TelegramChat(token, request=LocalRequest(telegram), updates_request=LocalRequest(telegram))

    def tempo() -> bootstrap.Tempo:
        return bootstrap.Tempo(at_once=32, pacing=Unpaced(), retry_delays=RETRY_DELAYS)

    begun = asyncio.Event()
    running = asyncio.create_task(bootstrap.run_telegram(settings, lambda _: begun.set(), connect=connect, tempo=tempo))
    await begun.wait()
    seconds = await _timed(_answered(telegram, CHATS * ROUNDS))
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    return seconds


def _prepare(path: Path, telegram: LocalTelegram) -> None:
    transport = f"telegram:{telegram.bot.id}"
    database = open_database(str(path))

    def work(uow: UnitOfWork) -> None:
        workspace = keep_workspace(uow)
        letter = keep_document(uow, workspace.id)
        keep_commitments(uow, letter, [candidate(title=f"第{n}件事") for n in range(COMMITMENTS)])
        for n in range(CHATS):
            person = telegram.person(f"person{n}")
            known = uow.workspaces.person(transport, person.id, person.name)
            uow.workspaces.set_role(workspace.id, known.id, Role.OWNER)
            off = Subscription(frequency=Frequency.OFF, reminder_leads=())
            keep_chat(
                uow, workspace.id, transport=transport, telegram_id=person.id, title=person.name, subscription=off
            )

    database.write(work)
    database.close()


def _count_commits() -> Callable[[], int]:
    """How many transactions that changed something were committed since this was called."""
    made = 0
    changes: dict[int, int] = {}

    def changed(connection: Any) -> int:
        return int(connection.connection.driver_connection.total_changes)

    def begun(connection: Any) -> None:
        changes[id(connection)] = changed(connection)

    def committed(connection: Any) -> None:
        nonlocal made
        made += changed(connection) > changes[id(connection)]

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", committed)

    def so_far() -> int:
        event.remove(Engine, "begin", begun)
        event.remove(Engine, "commit", committed)
        return made

    return so_far


async def _echo(folder: Path, commits: float) -> float:
    """The same for a bot that says what it is told, in so many commits an update."""
    telegram = _telegram()
    request = LocalRequest(telegram)
    app = (
        ApplicationBuilder()
        .token(telegram.token)
        .request(request)
        .get_updates_request(LocalRequest(telegram))
        .updater(None)
        .build()
    )
    with contextlib.closing(sqlite3.connect(folder / "echo.db", isolation_level=None)) as connection:
        for pragma in ("journal_mode = WAL", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}").close()
        connection.execute("CREATE TABLE told (id INTEGER PRIMARY KEY, update_id INTEGER UNIQUE, payload TEXT)")
        connection.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, chat_id INTEGER, text TEXT, message_id INTEGER)")
        due = 0.0
        sent: list[tuple[int, int | None]] = []

        def store(*statements: tuple[str, tuple[Any, ...]]) -> int | None:
            """The row that was written last."""
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("UPDATE said SET message_id = ? WHERE id = ?", sent)
            sent.clear()
            rows = [connection.execute(statement, values).lastrowid for statement, values in statements]
            connection.execute("COMMIT")
            return rows[-1] if rows else None

        async def echo(update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
            nonlocal due
            message = update.effective_message
            if message is None:
                return
            due += commits
            told = ("INSERT INTO told (update_id, payload) VALUES (?, ?)", (update.update_id, update.to_json()))
            said = ("INSERT INTO said (chat_id, text) VALUES (?, ?)", (message.chat_id, message.text))
            if due >= 2:
                store(told)
                row = store(said)
                due -= 2
            else:
                row = store(told, said)
                due -= 1
            answer = await app.bot.send_message(message.chat_id, message.text or "")
            sent.append((answer.message_id, row))
            while due >= 1:
                store()
                due -= 1

        app.add_handler(MessageHandler(filters.ALL, echo))
        async with app:
            return await _timed(_serve_echo(app, telegram))


async def _serve_echo(app: Any, telegram: LocalTelegram) -> None:
    offset = 0
    while len(telegram.events) < CHATS * ROUNDS:
        for update in await app.bot.get_updates(offset=offset, timeout=0):
            await app.process_update(update)
            offset = update.update_id + 1


async def _timed(work: Awaitable[None]) -> float:
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(measure())
