"""The schedule only wakes: owns APScheduler and its ticks; must not know what is due.

Truth is in the tables, so there is no job store: a tick that is missed costs nothing, the next one finds the same work.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

TICK = timedelta(seconds=5)


class Scheduler:
    """Calls `tick` every few seconds, never twice at a time, and makes up for no missed call but the last."""

    def __init__(self, tick: Callable[[], Awaitable[None]], every: timedelta = TICK) -> None:
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            tick,
            IntervalTrigger(seconds=every.total_seconds(), timezone="UTC"),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )

    def start(self) -> None:
        """Begin ticking on the running event loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Tick no more."""
        self._scheduler.shutdown(wait=False)
