"""How many updates a second go through the whole stack, beside an echo bot that stores as much: owns both runs.

Both are python-telegram-bot on the same local Bot API and answer the same updates, which wait when they begin. They are
measured twice: over HTTP, as a bot in service works, and on the server in their own process, where nothing but their
own work counts. The echo bot stores each update, each answer, and the number that Telegram gave the answer, in SQLite
with the same settings and in the same number of commits as the stack made in its run before.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, event

from benchmarks.crowd import CHATS, COMMITMENTS, UPDATES, Crowd, in_memory, over_http, waiting
from benchmarks.echo import Echo
from bot import bootstrap
from bot.assembly import Tempo
from bot.config import DatabaseSettings, Settings, TelegramSettings
from bot.pacing import Unpaced
from bot.telegram_chat import TelegramChat
from bot.worker import RETRY_DELAYS
from commitments.people import Frequency, Role, Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import open_database
from tests.builders import candidate
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace

RUNS = 5

Reached = Callable[[], AbstractContextManager[Crowd]]


@dataclass(frozen=True)
class Rates:
    """Updates a second of both bots."""

    ours: float
    echo: float

    @property
    def share(self) -> float:
        """How much of the echo bot's are ours."""
        return self.ours / self.echo


@dataclass(frozen=True)
class Throughput:
    """What both bots do over HTTP and in memory, and what each update cost the stack in commits."""

    over_http: Rates
    in_memory: Rates
    commits: float


def measure() -> Throughput:
    """After a run of ours in which commits are counted: that takes time."""
    commits = _count_commits()
    _run(in_memory, _ours)
    made = commits() / UPDATES
    return Throughput(over_http=_rates(over_http, made), in_memory=_rates(in_memory, made), commits=made)


def _rates(reached: Reached, commits: float) -> Rates:
    """The medians of some runs of each, in turns."""

    async def echo(crowd: Crowd, folder: Path) -> float:
        async with Echo(crowd, folder, commits) as bot:
            return await _timed(bot.serve())

    times = [(_run(reached, _ours), _run(reached, echo)) for _ in range(RUNS)]
    ours, echoes = (median(each) for each in zip(*times, strict=True))
    return Rates(ours=UPDATES / ours, echo=UPDATES / echoes)


def _run(reached: Reached, bot: Callable[[Crowd, Path], Awaitable[float]]) -> float:
    """Seconds that a bot took for all updates."""

    async def run() -> float:
        return await bot(crowd, Path(folder))

    with TemporaryDirectory() as folder, reached() as crowd:
        return asyncio.run(run())


async def _ours(crowd: Crowd, folder: Path) -> float:
    """Seconds from the first poll to the last answer."""
    path = folder / "nextsteps.db"
    _prepare(path)
    settings = Settings(
        telegram=TelegramSettings.model_validate({"token": crowd.token}), database=DatabaseSettings(url=str(path))
    )

    def connect(token: str, **_: Any) -> TelegramChat:
        return TelegramChat(token, **crowd.connection)

    def tempo() -> Tempo:
        return Tempo(at_once=32, pacing=Unpaced(), retry_delays=RETRY_DELAYS)

    begun = asyncio.Event()
    running = asyncio.create_task(bootstrap.run_telegram(settings, lambda _: begun.set(), connect=connect, tempo=tempo))
    await begun.wait()
    seconds = await _timed(crowd.answered())
    os.kill(os.getpid(), signal.SIGTERM)
    await running
    return seconds


def _prepare(path: Path) -> None:
    telegram = waiting()
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


async def _timed(work: Awaitable[None]) -> float:
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun


if __name__ == "__main__":
    print(measure())
