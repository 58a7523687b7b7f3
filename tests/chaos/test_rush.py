"""A morning on which very many chats have their digest at the same hour, with Telegram's limits switched on.

The clock is the test's: it stands while the bot works and moves on while it waits for its turn, so what is measured is
the bot's pacing and the order of its queue, not the speed of this machine (for that, see benchmarks/).
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.clocks import StandingClock
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.faults import OVERALL
from bot.local_telegram.records import Upload
from commitments.people import Frequency, Subscription
from tests.builders import MONDAY
from tests.chaos.still import StillBot, say, still_bot

ASKS = timedelta(seconds=2)
"""So often somebody asks for something meanwhile."""
MEGABYTES = 1024


class Forgetful:
    """A server that delivers a message and forgets it, so that the memory that grows is the bot's."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self._telegram = telegram
        self.delivered: list[tuple[datetime, int, bool]] = []
        self.clock: StandingClock | None = None

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[int, bytes]:
        if not path.casefold().endswith("/sendmessage"):
            return await self._telegram.serve(path, raw, files)
        chat = int(raw["chat_id"])
        assert self.clock is not None
        self.delivered.append((self.clock.now(), chat, "📊" in raw["text"]))
        message = {"message_id": len(self.delivered), "date": 0, "chat": {"id": chat, "type": "private"}}
        return 200, json.dumps({"ok": True, "result": message}).encode()


@pytest.mark.parametrize("chats", [200, pytest.param(10_000, marks=pytest.mark.long)])
async def test_everybody_gets_a_digest_as_fast_as_telegram_allows_and_whoever_asks_is_answered_meanwhile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], chats: int
) -> None:
    servers: list[Forgetful] = []

    def server(telegram: LocalTelegram) -> Forgetful:
        servers.append(Forgetful(telegram))
        return servers[0]

    daily = Subscription(frequency=Frequency.DAILY, reminder_leads=())
    async with still_bot(
        tmp_path / "bot.db", members=chats, subscription=daily, next_push_at=MONDAY, server=server
    ) as still:
        served = servers[0]
        served.clock = still.clock
        await still.bot.ticks.tick()
        waits, memory = await send_all(still, served, chats)
    digests = [(moment, chat) for moment, chat, is_digest in served.delivered if is_digest]
    assert len(digests) == len({chat for _, chat in digests}) == chats, "one for each"
    # The first second's worth may go out at once; the rate is that of what comes after it.
    seconds = (served.delivered[-1][0] - served.delivered[OVERALL - 1][0]).total_seconds()
    share = (len(served.delivered) - OVERALL) / seconds / OVERALL
    with capsys.disabled():
        print(  # noqa: T201 - what the run is for
            f"\n{chats} digests and {len(waits)} answers in {seconds:.0f} s: {share:.1%} of the allowed rate, "
            f"{still.limits.refused} refused; answers within {max(waits):.2f} s (median {statistics.median(waits):.2f});"
            f" memory grew by {memory} MB while it sent"
        )
    assert still.limits.refused == 0
    assert share >= 0.95
    assert max(waits) < 1
    assert memory < 20


async def send_all(still: StillBot, served: Forgetful, chats: int) -> tuple[list[float], int]:
    """Send until nothing is left; how long whoever asked meanwhile waited, and by how many MB the process grew."""
    waits: list[float] = []
    asked: dict[int, datetime] = {}
    ask_at, seen, told, before = MONDAY, 0, 0, 0
    while True:
        now = still.clock.now()
        if now >= ask_at and told < chats:
            person = still.telegram.person(f"person{(len(waits) * 7919) % chats}")
            say(still, person.name, "/note 1 meanwhile")
            asked[person.id] = now
            ask_at = now + ASKS
        await still.bot.worker.settle()
        for moment, chat, is_digest in served.delivered[seen:]:
            told += is_digest
            if not is_digest and chat in asked:
                waits.append((moment - asked.pop(chat)).total_seconds())
        seen = len(served.delivered)
        if told > chats // 10 and not before:
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if told >= chats and not asked:
            return waits, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // MEGABYTES
        still.clock.move(max(still.pacing.room_at(now), now + timedelta(milliseconds=1)))
        await asyncio.sleep(0)
