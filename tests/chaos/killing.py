"""A bot as a process that is killed again and again while people write to it: owns the run and what came of it.

People add notes to commitments in their private chats, one number after the other, so that each answer tells by its
number which note it is for; every chat has one digest due at some moment of the run. The local Bot API lives in the
test's own process and outlives the bot.
"""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.events import Sent
from bot.local_telegram.faults import Serves
from bot.local_telegram.http import served
from bot.local_telegram.records import Person, Upload
from commitments.people import ChatKind, Frequency, Role, Subscription
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import candidate
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace

ROOT = Path(__file__).resolve().parents[2]
NOTE = re.compile(r"#?(\d+)")
DIGEST = "📊"
EARLY = 5
"""Every so-maniest process is killed while it starts."""
STARTING_SECONDS = 60


@dataclass(kw_only=True)
class Plan:
    """How much happens. The moments come from the seed."""

    seed: int
    kills: int
    chats: int
    notes: int
    """In each chat."""
    life: tuple[float, float]
    """Between how few and how many seconds a process is left in peace: once it serves, or from its start on."""


@dataclass
class Outcome:
    """What people saw and what the database says."""

    kills: int = 0
    in_flight: list[set[int]] = field(default_factory=list)
    answers: dict[int, list[int]] = field(default_factory=dict)
    digests: Counter[int] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)

    @property
    def repeats(self) -> Counter[int]:
        """How many messages each chat got once too often."""
        found: Counter[int] = Counter()
        for chat, numbers in self.answers.items():
            found[chat] += len(numbers) - len(set(numbers))
        for chat, times in self.digests.items():
            found[chat] += times - 1
        return +found

    def figures(self, plan: Plan) -> str:
        """One line to print."""
        return (
            f"seed {plan.seed}: {self.kills} kills, {plan.chats * plan.notes} updates of {plan.chats} chats, "
            f"{sum(self.noted.values())} changes kept, {sum(map(len, self.answers.values()))} answers, "
            f"{sum(self.digests.values())} digests; {self.repeats.total()} messages came twice, "
            f"{sum(map(len, self.in_flight))} were in flight when it was killed"
        )


def real_now() -> datetime:
    """The machine's clock: the bot runs by it."""
    return datetime.now(UTC)  # noqa: TID251 - the process under test cannot be given another


def prepare(path: Path, telegram: LocalTelegram, plan: Plan, seconds: float) -> list[Person]:
    """A workspace with as many commitments as a chat has notes, and members whose chats are known; their digests fall
    due within so many seconds.
    """
    transport = f"telegram:{telegram.bot.id}"
    people = [telegram.person(f"person{n}") for n in range(plan.chats)]
    chance = random.Random(plan.seed)
    database = open_database(str(path))

    def work(uow: object) -> None:
        workspace = keep_workspace(uow)  # type: ignore[arg-type]
        letter = keep_document(uow, workspace.id)  # type: ignore[arg-type]
        keep_commitments(uow, letter, [candidate(title=f"第{n}件事") for n in range(plan.notes)])  # type: ignore[arg-type]
        for person in people:
            known = uow.workspaces.person(transport, person.id, person.name)  # type: ignore[attr-defined]
            uow.workspaces.set_role(workspace.id, known.id, Role.OWNER)  # type: ignore[attr-defined]
            keep_chat(
                uow,  # type: ignore[arg-type]
                workspace.id,
                transport=transport,
                telegram_id=person.id,
                kind=ChatKind.PRIVATE,
                title=person.name,
                timezone="UTC",
                subscription=Subscription(frequency=Frequency.DAILY, hour=0, reminder_leads=()),
                next_push_at=real_now() + timedelta(seconds=chance.uniform(0, seconds)),
            )

    database.write(work)
    database.close()
    return people


@contextmanager
def opened(path: Path) -> Iterator[SqlDatabase]:
    """The database beside the bot, to look at."""
    database = open_database(str(path))
    try:
        yield database
    finally:
        database.close()


class Watched:
    """A way to the server that tells when the bot asks for updates: then it serves."""

    def __init__(self, telegram: Serves) -> None:
        self._telegram = telegram
        self.polled = asyncio.Event()

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[int, bytes]:
        if path.casefold().endswith("getupdates"):
            self.polled.set()
        return await self._telegram.serve(path, raw, files)


class Bot:
    """The process, started and killed."""

    def __init__(self, folder: Path, address: str, token: str, database: Path) -> None:
        self._log = folder / "bot.log"
        self._config = folder / "config.toml"
        self._config.write_text(
            f'[telegram]\ntoken = "{token}"\napi_url = "{address}"\n[database]\nurl = "{database}"\n', "utf-8"
        )
        self._nursery: asyncio.subprocess.Process | None = None
        self._pid = 0

    async def start(self) -> None:
        """Start it, without waiting until it serves."""
        if self._nursery is None:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable,
                str(Path(__file__).with_name("nursery.py")),
                str(self._config),
                str(self._log),
                cwd=ROOT,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
        assert self._nursery.stdin is not None
        assert self._nursery.stdout is not None
        self._nursery.stdin.write(b"start\n")
        self._pid = int(await self._nursery.stdout.readline())

    async def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """Kill it, or ask it to stop; it is gone afterwards."""
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        os.kill(self._pid, how)
        assert await self._nursery.stdout.readline() == b"gone\n"

    async def leave(self) -> None:
        """Let it stop by itself, and end."""
        assert self._nursery is not None
        await self.kill(signal.SIGTERM)
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()  # Python 3.11's communicate would leave it open, and the nursery waiting
        await self._nursery.wait()

    def log(self) -> str:
        """What it said."""
        return self._log.read_text("utf-8", "replace")


async def run(plan: Plan, folder: Path, telegram: LocalTelegram, wire: Serves | None = None) -> Outcome:
    """Kill the bot as often as planned while everybody writes, then let it finish."""
    chance = random.Random(plan.seed)
    path, outcome = folder / "chaos.db", Outcome()
    lives = [chance.uniform(*plan.life) for _ in range(plan.kills)]
    people = prepare(path, telegram, plan, sum(lives))
    writing = [(person, number) for number in range(1, plan.notes + 1) for person in people]
    watched = Watched(wire or telegram)
    async with served(watched) as address:
        bot = Bot(folder, address, telegram.token, path)
        said = 0
        for killed, life in enumerate(lives, 1):
            watched.polled.clear()
            await bot.start()
            if killed % EARLY:  # the others are killed while they start
                await asyncio.wait_for(watched.polled.wait(), STARTING_SECONDS)
            until = len(writing) * killed // plan.kills
            moments = sorted(chance.uniform(0, life) for _ in range(until - said))
            for before, at in pairwise([0.0, *moments, life]):
                await asyncio.sleep(at - before)
                if said < until:
                    _note(telegram, *writing[said])
                    said += 1
            await bot.kill()
            outcome.kills += 1
            outcome.in_flight.append(_leased(path))
        await bot.start()
        await _finished(telegram, path, plan, bot)
        await bot.leave()
    _look(telegram, path, outcome)
    return outcome


def _note(telegram: LocalTelegram, person: Person, number: int) -> None:
    telegram.send_text(telegram.private_chat(person), person, f"/note {number} {person.name}.{number}.")


def _leased(path: Path) -> set[int]:
    """The chats to which something was being sent when the process died: one message each."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT chat_id, count(*) FROM outbox WHERE state = 'pending' AND leased_until IS NOT NULL GROUP BY chat_id"
        ).fetchall()
    assert all(count == 1 for _, count in rows)
    return {chat for chat, _ in rows}


async def _finished(telegram: LocalTelegram, path: Path, plan: Plan, bot: Bot) -> None:
    """Wait until every digest has been decided and nothing waits any more, anywhere."""
    waiting = 0
    for _ in range(2400):
        with closing(sqlite3.connect(path)) as connection:
            (waiting,) = connection.execute(
                "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
                " + (SELECT count(*) FROM outbox WHERE state = 'pending')"
                " + (SELECT count(*) FROM chat WHERE last_digest_at IS NULL)"
            ).fetchone()
        if not waiting and not telegram.pending_updates:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"{waiting} things still wait\n{bot.log()[-5000:]}")


def _look(telegram: LocalTelegram, path: Path, outcome: Outcome) -> None:
    for event in telegram.events.since(0):
        if not isinstance(event, Sent):
            continue
        chat, text = event.message.chat.id, event.message.text
        if DIGEST in text:
            outcome.digests[chat] += 1
            continue
        match = NOTE.search(text)
        assert match, text
        outcome.answers.setdefault(chat, []).append(int(match[1]))
    with closing(sqlite3.connect(path)) as connection:
        outcome.noted.update(words for (words,) in connection.execute("SELECT words FROM status_change"))
