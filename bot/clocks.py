"""Clocks for the local chat: owns one that stands still and one that runs; must not know the system's clock.

Both can only be moved forward.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta


class StandingClock:
    """Stands at a moment until it is moved; for a pipe, where speed of typing must not matter."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self._moment

    def move(self, moment: datetime) -> None:
        """Stand at a later moment from now on; an earlier one changes nothing."""
        self._moment = max(moment, self._moment)


class RunningClock:
    """Runs as `source` does, from the moment to which it was moved last."""

    def __init__(self, source: Callable[[], datetime]) -> None:
        self._source = source
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The source's moment, and what the clock has been moved ahead of it."""
        return self._source() + self._ahead

    def move(self, moment: datetime) -> None:
        """Run on from a later moment; an earlier one changes nothing."""
        self._ahead = max(moment - self._source(), self._ahead)
