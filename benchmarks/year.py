"""A simulated year of a busy group: owns the traffic, the memory of the process and the size of what it keeps.

The clock is moved by hand; the server delivers and forgets, so that the memory that grows is the bot's.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.records import Upload
from storage.engine import reading_engine
from tests.chaos.still import StillBot, still_bot

DAYS = 364
WARM = 28
"""Days after which everything has been used once."""
GROUP = -100_500
DAILY = (
    "/list",
    "/show {n}",
    "/note {n} asked by phone",
    "/progress {n} the site is ready",
    "/history {n}",
    "/find 件",
)
WEEKLY = ("/export", "/digest now", "/why", "/undo")
COMMITMENTS = 40
QUEUES = ("inbox", "outbox", "keyboard", "blob")


@dataclass(frozen=True)
class Moment:
    """What there was on a day: megabytes of the process, rows of the tables that are pruned, megabytes of the file."""

    day: int
    memory: float
    rows: Mapping[str, int]
    file: float


@dataclass
class Server:
    """Hands out what is said in the group, takes what the bot says there, and remembers the last buttons only."""

    telegram: LocalTelegram
    waiting: list[dict[str, Any]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    sent: int = 0
    told: int = 0

    def say(self, date: int, **said: Any) -> None:
        """Somebody writes in the group, or presses a button."""
        self.told += 1
        person = {"id": self.telegram.person("person0").id, "is_bot": False, "first_name": "person0"}
        message = {"message_id": 10**6 + self.told, "date": date, "chat": self._group(), "from": person}
        if "press" in said:
            query = {"id": str(self.told), "from": person, "message": message, "chat_instance": "1"}
            self.waiting.append({"update_id": self.told, "callback_query": {**query, "data": said["press"]}})
            return
        entity = {"type": "bot_command", "offset": 0, "length": len(said["text"].split()[0])}
        self.waiting.append({"update_id": self.told, "message": {**message, **said, "entities": [entity]}})

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[int, bytes]:
        """Answer a call."""
        method = path.rpartition("/")[2].casefold()
        if method == "getupdates":
            handed, self.waiting = self.waiting, []
            return _ok(handed)
        if method == "answercallbackquery":
            return _ok(True)
        if not method.startswith(("send", "edit")):
            self.telegram.calls.clear()
            return await self.telegram.serve(path, raw, files)
        self.sent += 1
        markup = json.loads(raw.get("reply_markup", "{}"))
        self.buttons = [each["callback_data"] for row in markup.get("inline_keyboard", ()) for each in row]
        return _ok({"message_id": self.sent, "date": 0, "chat": self._group()})

    @staticmethod
    def _group() -> dict[str, Any]:
        return {"id": GROUP, "type": "supergroup", "title": "督查群"}


def _ok(result: object) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


def measure() -> list[Moment]:
    """How much there was after the first weeks, in the middle and at the end."""
    with TemporaryDirectory() as folder:
        return asyncio.run(_year(Path(folder) / "nextsteps.db"))


async def _year(path: Path) -> list[Moment]:
    servers: list[Server] = []

    def server(telegram: LocalTelegram) -> Server:
        servers.append(Server(telegram))
        return servers[0]

    moments = []
    async with still_bot(path, members=1, commitments=COMMITMENTS, server=server) as still:
        for day in range(1, DAYS + 1):
            await _day(still, servers[0], day)
            if day in (WARM, (WARM + DAYS) // 2, DAYS):
                moments.append(_moment(day, path))
    return moments


async def _day(still: StillBot, served: Server, day: int) -> None:
    begins = still.clock.now()
    said = [words.format(n=1 + (day * 7 + n) % COMMITMENTS) for n, words in enumerate(DAILY)]
    if day % 7 == 0:
        said += WEEKLY
    for words in said:
        await _settled(still, served, text=words)
        if served.buttons and words in ("/list", "/undo"):
            await _settled(still, served, press=served.buttons[0])
    still.clock.move(begins + timedelta(days=1))
    await still.bot.worker.tick()


async def _settled(still: StillBot, served: Server, **said: Any) -> None:
    served.say(int(still.clock.now().timestamp()), **said)
    await still.bot.worker.settle()
    still.clock.move(still.clock.now() + timedelta(minutes=5))


def _moment(day: int, path: Path) -> Moment:
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    engine = reading_engine(path)
    with engine.begin() as connection:
        # The names are ours, not anybody's words.
        rows = {name: int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0) for name in QUEUES}  # noqa: S608
    engine.dispose()
    return Moment(day, resident / 2**20, rows, path.stat().st_size / 2**20)


if __name__ == "__main__":
    for each in measure():
        print(each)
