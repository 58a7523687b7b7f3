"""What the people in the chats see the bot do, in order; must not know who watches."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.local_telegram.records import Chat, Message


@dataclass(frozen=True)
class Sent:
    """The bot sent a text or a file."""

    message: Message


@dataclass(frozen=True)
class Edited:
    """The bot edited its message; `text_changed` is False where only the buttons are new."""

    message: Message
    text_changed: bool


@dataclass(frozen=True)
class Deleted:
    """The bot deleted a message."""

    message: Message


@dataclass(frozen=True)
class Answered:
    """The bot answered a button press with words; an alert wants to be closed, the other fades."""

    message: Message
    person_id: int
    text: str
    alert: bool


@dataclass(frozen=True)
class Left:
    """The bot left a group."""

    chat: Chat


Event = Sent | Edited | Deleted | Answered | Left


class EventLog:
    """The events since the start; a reader keeps its own cursor, the number of events it has seen."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._waiting: list[asyncio.Future[None]] = []

    def __len__(self) -> int:
        return len(self._events)

    def append(self, event: Event) -> None:
        """Add an event and wake whoever waits."""
        self._events.append(event)
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    def since(self, cursor: int) -> list[Event]:
        """The events after the first `cursor` ones."""
        return self._events[cursor:]

    async def wait(self, cursor: int) -> list[Event]:
        """The same, but waits until there is at least one."""
        while len(self._events) <= cursor:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await future
        return self.since(cursor)
