"""A local Bot API on which everybody has written already: owns who says what, and the two ways to reach it.

In this process, without a network, or over HTTP in a process of its own, as a bot in service reaches Telegram.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any, Protocol

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.http import served
from bot.local_telegram.request import LocalRequest

CHATS = 50
ROUNDS = 10
UPDATES = CHATS * ROUNDS
COMMITMENTS = 60
WORDS = ("/list", "{n}", "/note {n} asked by phone", "/progress {n} the site is being prepared", "/history {n}")
"""What each chat says, over and over, about one commitment or another: lists, cards, changes."""


class Crowd(Protocol):
    """A server that holds everybody's messages and counts the answers."""

    @property
    def token(self) -> str:
        """The bot's."""
        ...

    def connection(self) -> Mapping[str, Any]:
        """What `TelegramChat` needs to reach it beside the token."""
        ...

    async def answered(self) -> None:
        """Wait until there are as many answers as messages."""
        ...


def waiting() -> LocalTelegram:
    """A server of this process; each has the same people with the same numbers."""
    telegram = LocalTelegram(lambda: datetime.now(UTC))
    for number in range(ROUNDS):
        for n in range(CHATS):
            person = telegram.person(f"person{n}")
            words = WORDS[number % len(WORDS)].format(n=1 + (n * 7 + number) % COMMITMENTS)
            telegram.send_text(telegram.private_chat(person), person, words)
    return telegram


async def _answered(telegram: LocalTelegram) -> None:
    while len(telegram.events) < UPDATES:
        await telegram.events.wait(len(telegram.events))


@dataclass(frozen=True)
class InMemory:
    """The server in this process."""

    telegram: LocalTelegram

    @property
    def token(self) -> str:
        """The bot's."""
        return self.telegram.token

    def connection(self) -> Mapping[str, Any]:
        """What `TelegramChat` needs to reach it beside the token."""
        return {"request": LocalRequest(self.telegram), "updates_request": LocalRequest(self.telegram)}

    async def answered(self) -> None:
        """Wait until there are as many answers as messages."""
        await _answered(self.telegram)


@dataclass(frozen=True)
class OverHttp:
    """The server in a process of its own."""

    address: str
    token: str
    told: Connection

    def connection(self) -> Mapping[str, Any]:
        """What `TelegramChat` needs to reach it beside the token."""
        return {"api_url": self.address}

    async def answered(self) -> None:
        """Wait until there are as many answers as messages."""
        await asyncio.get_running_loop().run_in_executor(None, self.told.recv)


@contextmanager
def in_memory() -> Iterator[Crowd]:
    """Have it in this process."""
    yield InMemory(waiting())


@contextmanager
def over_http() -> Iterator[Crowd]:
    """Have it in a process of its own for as long as the context is open."""
    here, there = multiprocessing.Pipe()
    serving = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    serving.start()
    try:
        address, token = here.recv()
        yield OverHttp(address, token, here)
    finally:
        serving.kill()
        serving.join()
        here.close()
        there.close()


def _serve(tell: Connection) -> None:
    async def serve() -> None:
        telegram = waiting()
        async with served(telegram) as address:
            tell.send((address, telegram.token))
            await _answered(telegram)
            tell.send(None)
            await asyncio.Event().wait()  # until we are killed: a bot may still ask

    asyncio.run(serve())
