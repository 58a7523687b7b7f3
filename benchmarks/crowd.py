"""A local Bot API on which everybody has written already: owns who says what, and the two ways to reach it.

In this process, without a network, or over HTTP in a process of its own, as a bot in service reaches Telegram.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.http import served
from bot.local_telegram.request import LocalRequest

CHATS = 50
ROUNDS = 10
UPDATES = CHATS * ROUNDS
COMMITMENTS = 60
WORDS = ("/list", "{n}", "/note {n} asked by phone", "/progress {n} the site is being prepared", "/history {n}")
"""What each chat says, over and over, about one commitment or another: lists, cards, changes."""


@dataclass(frozen=True)
class Crowd:
    """A server that holds everybody's messages: the bot's token, what else `TelegramChat` is given to reach it, and
    what waits until there are as many answers as messages.
    """

    token: str
    connection: Mapping[str, Any]
    answered: Callable[[], Awaitable[None]]


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


@contextmanager
def in_memory() -> Iterator[Crowd]:
    """Have it in this process."""
    telegram = waiting()
    requests = {"request": LocalRequest(telegram), "updates_request": LocalRequest(telegram)}
    yield Crowd(telegram.token, requests, partial(_answered, telegram))


@contextmanager
def over_http() -> Iterator[Crowd]:
    """Have it in a process of its own for as long as the context is open."""
    here, there = multiprocessing.Pipe()
    serving = multiprocessing.get_context("spawn").Process(target=_serve, args=(there,), daemon=True)
    serving.start()
    there.close()  # it is the server's; should that die, nobody waits for its word
    try:
        address, token = here.recv()
        yield Crowd(token, {"api_url": address}, partial(asyncio.to_thread, here.recv))
    finally:
        serving.kill()
        serving.join()
        here.close()


def _serve(tell: Connection) -> None:
    async def serve() -> None:
        telegram = waiting()
        async with served(telegram) as address:
            tell.send((address, telegram.token))
            await _answered(telegram)
            tell.send(None)
            await asyncio.Event().wait()  # until we are killed: a bot may still ask

    asyncio.run(serve())
