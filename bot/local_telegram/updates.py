"""The queue behind getUpdates; owns numbering, confirmation and waiting, must not know what an update holds."""

from __future__ import annotations

import asyncio
from collections import deque

from bot.local_telegram.errors import ApiError
from bot.local_telegram.records import Json

# What Telegram sends to a bot that never said what it wants, of the kinds that arise here.
_DEFAULT_KINDS = frozenset({"message", "edited_message", "callback_query", "my_chat_member"})
_MOST_AT_ONCE = 100


class UpdateQueue:
    """Updates in order of arrival, kept until an offset confirms them (core.telegram.org/bots/api#getupdates)."""

    def __init__(self, first_id: int) -> None:
        self._next_id = first_id
        self._pending: deque[Json] = deque()
        self._kinds = _DEFAULT_KINDS
        self._waiting: asyncio.Future[bool] | None = None

    def __len__(self) -> int:
        """How many are not confirmed yet."""
        return len(self._pending)

    @property
    def next_id(self) -> int:
        """The number that the next update will bear."""
        return self._next_id

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that the bot wants; others are dropped on arrival."""
        return self._kinds

    def push(self, kind: str, payload: Json) -> None:
        """Queue one update; the payload must be the caller's last hold on it."""
        if kind not in self._kinds:
            return
        self._pending.append({"update_id": self._next_id, kind: payload})
        self._next_id += 1
        self._wake(True)

    def clear(self) -> None:
        """Forget what is pending (deleteWebhook with drop_pending_updates)."""
        self._pending.clear()

    async def get(self, offset: int | None, limit: int, timeout: float, kinds: list[str] | None) -> list[Json]:
        """The updates from `offset` on, after waiting up to `timeout` seconds for the first.

        An offset confirms all below it; a negative one counts from the end and forgets the rest. A second caller ends
        the first one's wait with 409, as at Telegram. `kinds` stays in force; None leaves what was, [] is the default.
        """
        self._wake(False)
        if kinds is not None:
            self._kinds = frozenset(kinds) or _DEFAULT_KINDS
        if offset is not None and offset < 0:
            offset = int(self._pending[offset]["update_id"]) if len(self._pending) >= -offset else None
        while offset is not None and self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
        if not self._pending and timeout > 0:
            await self._wait(timeout)
        return [self._pending[index] for index in range(min(limit, _MOST_AT_ONCE, len(self._pending)))]

    async def _wait(self, timeout: float) -> None:
        self._waiting = waiting = asyncio.get_running_loop().create_future()
        try:
            arrived = await asyncio.wait_for(waiting, timeout)
        except TimeoutError:
            return
        finally:
            if self._waiting is waiting:
                self._waiting = None
        if not arrived:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )

    def _wake(self, arrived: bool) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(arrived)
        self._waiting = None
