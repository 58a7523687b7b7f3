"""What the tests of the local Telegram share: a clock to turn, ways to read updates and to write buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from telegram import Bot, Update

from bot.local_telegram.records import Json


@dataclass
class Clock:
    """A clock that a test turns."""

    moment: datetime = datetime(2018, 12, 3, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **parts: float) -> None:
        self.moment += timedelta(**parts)


async def updates_of(bot: Bot) -> list[Update]:
    """What is pending, confirmed right away."""
    found = list(await bot.get_updates(timeout=0))
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1, timeout=0)
    return found


def buttons(*labels: str) -> Json:
    """One row of buttons whose data are their labels."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label} for label in labels]]}
