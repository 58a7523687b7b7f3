"""A bot at work: owns the schedule that runs beside it and what makes it stop; must not know how it is put together."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from typing import TextIO

from bot.assembly import Bot
from bot.local_telegram.session import ChatSession
from bot.local_telegram.stdin import Console
from bot.scheduler import Scheduler
from bot.telegram_chat import POLL_SECONDS

SWITCH_SECONDS = 0.0005


async def serve(bot: Bot) -> None:
    """Serve on Telegram until SIGINT or SIGTERM."""
    # The database's threads give the interpreter's lock away at every statement, and then wait this long for the event
    # loop to give it back: with Python's 5 ms a message would spend more time waiting than working.
    sys.setswitchinterval(SWITCH_SECONDS)
    # All that has been built until now stays: the collector need not go through it again and again.
    gc.collect()
    gc.freeze()
    stopping = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt instead
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
    scheduler = Scheduler(bot.worker.tick)
    scheduler.start()
    try:
        await bot.worker.run(POLL_SECONDS, stopping)
    finally:
        scheduler.stop()
        gc.unfreeze()


async def converse(session: ChatSession, bot: Bot, out: TextIO) -> int:
    """Talk with a person at the terminal, by the real clock, until they leave. Returns the exit code."""
    scheduler = Scheduler(bot.worker.tick)
    scheduler.start()
    try:
        return await session.converse(Console(out))
    finally:
        scheduler.stop()
