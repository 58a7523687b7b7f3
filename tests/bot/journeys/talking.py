"""A conversation with the whole bot through the local chat, line by line: owns how a journey is started and looked at."""

from __future__ import annotations

import asyncio
import csv
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest

from bot import bootstrap
from bot.config import ChatSettings, Settings
from bot.local_telegram.core import LocalTelegram
from tests.conformance import assert_conforms

_MESSAGE = re.compile(r"\[(?P<id>\d+)(?P<edited>\*?)(?: file (?P<file>[^\]]*))?\]", re.MULTILINE)
_END = object()


@dataclass
class Talk:
    """What is typed goes in by calling it; what the bot prints until it wants the next line comes back."""

    out: StringIO = field(default_factory=StringIO)
    err: StringIO = field(default_factory=StringIO)
    telegrams: list[LocalTelegram] = field(default_factory=list)
    exit_code: int | None = None
    _typed: asyncio.Queue[object] = field(default_factory=asyncio.Queue)
    _wanted: asyncio.Event = field(default_factory=asyncio.Event)
    _task: asyncio.Task[int] | None = None

    async def __call__(self, *lines: str) -> str:
        """Type the lines one after the other; the answers to all of them."""
        before = len(self.out.getvalue())
        for line in lines:
            await self._type(line)
        return self.out.getvalue()[before:]

    @property
    def telegram(self) -> LocalTelegram:
        """The server behind the conversation."""
        return self.telegrams[-1]

    def complaints(self) -> str:
        """What stood on standard error since it was asked for last."""
        said = self.err.getvalue()
        self.err.seek(0)
        self.err.truncate()
        return said

    async def _lines(self) -> AsyncIterator[str]:
        while True:
            self._wanted.set()
            line = await self._typed.get()
            if line is _END:
                return
            yield str(line)

    async def _type(self, line: object) -> None:
        self._wanted.clear()
        await self._typed.put(line)
        await self._until_wanted()

    async def _until_wanted(self) -> None:
        assert self._task is not None
        wanted = asyncio.create_task(self._wanted.wait())
        await asyncio.wait({wanted, self._task}, return_when=asyncio.FIRST_COMPLETED)
        wanted.cancel()
        if self._task.done():
            self.exit_code = self._task.result()


@asynccontextmanager
async def talking(
    database: Path,
    *,
    at: str | None,
    owner: str = "张敏",
    kind: Literal["private", "group"] = "private",
    timezone: str = "Asia/Shanghai",
    language: Literal["auto", "zh", "en"] = "auto",
    reads_all: bool = False,
) -> AsyncIterator[Talk]:
    """One run of the program on a database. At the end the server has no complaint, and every call was a documented one.

    With `reads_all` the bot sees everything that is said in groups, as an administrator does.
    """
    talk = Talk()
    with pytest.MonkeyPatch.context() as patch:

        class Watched(LocalTelegram):
            def __init__(self, *args: object, **named: object) -> None:
                super().__init__(*args, **named, reads_all=reads_all)  # type: ignore[arg-type]
                talk.telegrams.append(self)

        patch.setattr(bootstrap, "LocalTelegram", Watched)
        talk._task = asyncio.create_task(
            bootstrap.run_chat(
                Settings(chat=ChatSettings(timezone=timezone, language=language)),
                address=str(database),
                owner=owner,
                at=datetime.fromisoformat(at) if at else None,
                kind=kind,
                piped=talk._lines(),
                out=talk.out,
                err=talk.err,
            )
        )
        await talk._until_wanted()
        try:
            yield talk
        finally:
            await talk._typed.put(_END)
            talk.exit_code = await talk._task
    assert talk.telegram.violations == []
    assert_conforms(talk.telegram.calls)


def messages(printed: str) -> list[str]:
    """The printed answers, one text a message, without the numbers."""
    starts = [
        match.start()
        for match in _MESSAGE.finditer(printed)
        if match.start() == 0 or printed[match.start() - 1] == "\n"
    ]
    return [printed[a:b].strip() for a, b in zip(starts, [*starts, len(printed)][1:], strict=True)]


def text_of(path: Path) -> str:
    """What stands in a letter's file."""
    return path.read_text("utf-8")


def numbers_of(printed: str) -> dict[str, int]:
    """The titles of a printed list and their numbers: "3 公布首批失信商户名单" → {"公布首批失信商户名单": 3}."""
    return {match[2].strip(): int(match[1]) for match in re.finditer(r"^(\d+) (\S.*)$", printed, re.MULTILINE)}


def number_of(printed: str, part: str) -> int:
    """The number of the one entry whose title contains these words."""
    (found,) = {number for title, number in numbers_of(printed).items() if part in title}
    return found


async def whole_list(talk: Talk, command: str) -> str:
    """A list with all its pages."""
    printed = await talk(command)
    pages = printed
    while any(words in printed.rsplit("]", 1)[-1] or words in printed for words in ("下一页", "Next page")):
        label = "下一页 ›" if "下一页" in printed else "Next page ›"
        printed = await talk(f":press {label}")
        pages += printed
    return pages


def saved_table(folder: Path) -> list[dict[str, str]]:
    """The one CSV file of a folder, as rows by column; it is as Excel wants it."""
    (path,) = folder.glob("*.csv")
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
