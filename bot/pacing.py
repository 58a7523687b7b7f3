"""Telegram's limits: owns when a message may go out, overall and in each chat; must not know what is sent.

Telegram counts; the figures are those of its Bots FAQ ("My bot is hitting limits"): about 30 messages a second in all,
one a second in a chat with short bursts beyond, 20 a minute in a group. Time is an argument, so nothing here waits.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Protocol

OVERALL = 30
OVERALL_WINDOW = timedelta(seconds=1.02)
"""A little over the second that Telegram counts, for messages don't all travel alike."""
APART = timedelta(milliseconds=25)
"""Between two messages of whatever chats: 30 at once would leave none for whoever asks in the second after."""
CHAT_INTERVAL = timedelta(seconds=1)
CHAT_BURST = 3
GROUP = 20
GROUP_WINDOW = timedelta(seconds=60.5)
BUSY = OVERALL * 2 // 3
"""When so many messages went out in the last second, a refusal in two chats is one of all."""
REMEMBERED_CHATS = 1000
"""Above so many, those that have been quiet for a minute are forgotten."""


class Pacing(Protocol):
    """Says when messages may go out."""

    def room(self, now: datetime) -> int:
        """How many messages of different chats may go out now."""
        ...

    def room_at(self, now: datetime) -> datetime:
        """When there is room, now or later."""
        ...

    def free_at(self, chat_id: int, now: datetime) -> datetime:
        """When a message may go to that chat: now, or later."""
        ...

    def count(self, chat_id: int, now: datetime) -> None:
        """A message goes to the chat now."""
        ...

    def refused(self, chat_id: int, until: datetime, now: datetime) -> None:
        """Telegram said that it was too much, and until when to wait."""
        ...


class Unpaced:
    """No limits: the local Telegram has none, and there the clock may stand still."""

    def room(self, now: datetime) -> int:  # noqa: ARG002 - see Pacing
        """As many as there are."""
        return 1_000_000

    def room_at(self, now: datetime) -> datetime:
        """At once."""
        return now

    def free_at(self, chat_id: int, now: datetime) -> datetime:  # noqa: ARG002 - see Pacing
        """At once."""
        return now

    def count(self, chat_id: int, now: datetime) -> None:
        """Nothing is counted."""

    def refused(self, chat_id: int, until: datetime, now: datetime) -> None:
        """The row itself waits."""


class Paced:
    """Telegram's limits, counted for one bot since the process began."""

    def __init__(self) -> None:
        self._sent: deque[datetime] = deque()
        self._chats: dict[int, _ChatPace] = {}
        self._closed_until: datetime | None = None
        self._refusals: deque[tuple[datetime, int]] = deque()

    def room(self, now: datetime) -> int:
        """One, where there is room: the next is to keep its distance."""
        return 1 if self.room_at(now) <= now else 0

    def room_at(self, now: datetime) -> datetime:
        """When the last second has room, the last message is far enough away and Telegram has not closed its doors."""
        while self._sent and self._sent[0] <= now - OVERALL_WINDOW:
            self._sent.popleft()
        moments = [now]
        if self._closed_until is not None:
            moments.append(self._closed_until)
        if self._sent:
            moments.append(self._sent[-1] + APART)
        if len(self._sent) >= OVERALL:
            moments.append(self._sent[-OVERALL] + OVERALL_WINDOW)
        return max(moments)

    def free_at(self, chat_id: int, now: datetime) -> datetime:
        """By the chat's own limits."""
        pace = self._chats.get(chat_id)
        return now if pace is None else max(now, pace.free_at(now))

    def count(self, chat_id: int, now: datetime) -> None:
        """A message goes to the chat now."""
        self._sent.append(now)
        self._pace_of(chat_id, now).count(now)

    def refused(self, chat_id: int, until: datetime, now: datetime) -> None:
        """The chat waits. All do where two chats were refused in a second in which we were busy: Telegram does not say
        whose limit it was, but a chat's own limit has no reason to strike two at once.
        """
        self._pace_of(chat_id, now).closed_until = until
        self._refusals.append((now, chat_id))
        while self._refusals[0][0] <= now - OVERALL_WINDOW:
            self._refusals.popleft()
        self.room_at(now)
        if len(self._sent) >= BUSY and len({chat for _, chat in self._refusals}) > 1:
            self._closed_until = max(until, self._closed_until or until)

    def _pace_of(self, chat_id: int, now: datetime) -> _ChatPace:
        if chat_id not in self._chats:
            if len(self._chats) >= REMEMBERED_CHATS:
                self._chats = {known: pace for known, pace in self._chats.items() if not pace.is_quiet(now)}
            self._chats[chat_id] = _ChatPace(is_group=chat_id < 0)
        return self._chats[chat_id]


class _ChatPace:
    """What one chat has had lately."""

    __slots__ = ("_full_at", "_group", "closed_until")

    def __init__(self, *, is_group: bool) -> None:
        self.closed_until: datetime | None = None
        # The moment up to which what was sent uses up the chat's seconds; a burst may be so much ahead of time.
        self._full_at: datetime | None = None
        self._group: deque[datetime] | None = deque(maxlen=GROUP) if is_group else None

    def free_at(self, now: datetime) -> datetime:
        moments = [now]
        if self._full_at is not None:
            moments.append(self._full_at - (CHAT_BURST - 1) * CHAT_INTERVAL)
        if self._group is not None and len(self._group) == GROUP:
            moments.append(self._group[0] + GROUP_WINDOW)
        if self.closed_until is not None:
            moments.append(self.closed_until)
        return max(moments)

    def count(self, now: datetime) -> None:
        self._full_at = max(self._full_at or now, now) + CHAT_INTERVAL
        if self._group is not None:
            self._group.append(now)

    def is_quiet(self, now: datetime) -> bool:
        last = self._full_at is None or self._full_at + GROUP_WINDOW <= now
        return last and (self.closed_until is None or self.closed_until <= now)
