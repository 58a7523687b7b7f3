"""What goes wrong between a bot and Telegram: owns the faults, Telegram's limits and where both strike.

Must not know methods or chats beyond their numbers. Everything comes from a seed and a clock that is given, so a run
that failed can be run again. Blocked bots and moved groups are no faults of the wire: the apps bring them about
(`Apps.block`, `Apps.upgrade`).
"""

from __future__ import annotations

import asyncio
import json
import random
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.local_telegram.records import Upload

Answer = tuple[int, bytes]

SECOND = timedelta(seconds=1)
OVERALL = 30
CHAT_BURST = 4
"""Telegram allows "short bursts" above one message a second; it names no figure."""
GROUP = 20
GROUP_WINDOW = timedelta(minutes=1)
COUNTED = frozenset({"sendmessage", "senddocument", "sendphoto", "editmessagetext"})
_POLL = "getupdates"


class Fault(StrEnum):
    """What may happen to a call."""

    TOO_MANY = "too many requests"
    SERVER_ERROR = "server error"
    FORBIDDEN = "forbidden"
    RESET = "connection lost before the call arrived"
    CUT = "connection lost before the answer arrived"
    SILENCE = "the answer never comes"
    AGAIN = "the same updates once more"


class Lost(Exception):
    """No answer comes: the connection breaks, or, where it is `silent`, nothing more is heard on it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.silent = fault is Fault.SILENCE


class Serves(Protocol):
    """What answers calls: the local Telegram, or a wire to it."""

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> Answer:
        """Status and body of the answer to one HTTP request."""
        ...


class Faults:
    """Draws a fault for each call, by chances between 0 and 1 that a test may change at any time.

    `drawn` counts what was drawn.
    """

    def __init__(self, seed: int, chances: Mapping[Fault, float]) -> None:
        self.chances = dict(chances)
        self.drawn: dict[Fault, int] = defaultdict(int)
        self._random = random.Random(seed)  # noqa: S311 - to be foreseen is what it is for

    def draw(self, method: str) -> Fault | None:
        """The fault that strikes this call, if any. Only polling can meet the same updates again."""
        for fault, chance in self.chances.items():
            strikes = self._random.random() < chance
            if strikes and (fault is not Fault.AGAIN or method == _POLL):
                self.drawn[fault] += 1
                return fault
        return None

    def retry_after(self) -> int:
        """For how many seconds a refused bot is to wait."""
        return self._random.randint(1, 3)


class Limits:
    """Telegram's limits, enforced: 30 messages a second in all, one a second in a chat, 20 a minute in a group."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._all: deque[datetime] = deque()
        self._chats: dict[str, deque[datetime]] = defaultdict(deque)
        self.refused = 0

    def retry_after(self, method: str, chat_id: str) -> int | None:
        """None for a message that may pass, which is counted; else for how many seconds the bot is to wait."""
        if method not in COUNTED:
            return None
        now, chat = self._now(), self._chats[chat_id]
        _forget(self._all, now - SECOND)
        _forget(chat, now - GROUP_WINDOW)
        wait = None
        if len(self._all) >= OVERALL:
            wait = 1
        elif chat_id.startswith("-") and len(chat) >= GROUP:
            wait = int((chat[-GROUP] + GROUP_WINDOW - now).total_seconds()) + 1
        elif not _fits(chat, now):
            wait = 1
        if wait is not None:
            self.refused += 1
            return wait
        self._all.append(now)
        chat.append(now)
        return None


def _forget(moments: deque[datetime], until: datetime) -> None:
    while moments and moments[0] <= until:
        moments.popleft()


def _fits(moments: deque[datetime], now: datetime) -> bool:
    """Whether one more keeps every stretch of time to one a second and the burst."""
    recent = list(moments)[-CHAT_BURST * 4 :]
    return all(number <= CHAT_BURST - 1 + (now - moment) / SECOND for number, moment in enumerate(reversed(recent), 1))


class Wire:
    """A way to the local Telegram on which things go wrong. `faults` and `limits` may be missing; `latency` is for how
    many seconds an answer is on its way, so that something is always in flight.
    """

    def __init__(
        self, telegram: Serves, *, faults: Faults | None = None, limits: Limits | None = None, latency: float = 0
    ) -> None:
        self._telegram = telegram
        self._faults = faults
        self._limits = limits
        self._latency = latency
        self._updates: Answer | None = None

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> Answer:
        """The answer, or what became of it. Raises Lost."""
        method = path.rpartition("/")[2].lower()
        fault = self._faults.draw(method) if self._faults else None
        if self._faults and fault is Fault.TOO_MANY:
            return _too_many(self._faults.retry_after())
        if fault is Fault.SERVER_ERROR:
            return _refusal(500, "Internal Server Error")
        if fault is Fault.FORBIDDEN:
            return _refusal(403, "Forbidden: bot was blocked by the user")
        if fault is Fault.RESET:
            raise Lost(fault)
        if fault is Fault.AGAIN and self._updates is not None:
            return self._updates
        wait = self._limits.retry_after(method, raw.get("chat_id", "")) if self._limits else None
        if wait is not None:
            return _too_many(wait)
        answer = await self._telegram.serve(path, raw, files)
        if self._latency:
            await asyncio.sleep(self._latency)
        if fault in (Fault.CUT, Fault.SILENCE):
            raise Lost(fault)
        if method == _POLL and b'"update_id"' in answer[1]:
            self._updates = answer
        return answer


def _too_many(seconds: int) -> Answer:
    return _refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def _refusal(code: int, description: str, parameters: Mapping[str, int] | None = None) -> Answer:
    body: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return code, json.dumps(body).encode()
