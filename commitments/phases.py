"""What the calendar makes of a commitment: owns the sets of statuses, the phases and the days of grace.

Pure: the day is an argument. Must not know what leads from one status to another, nor how a phase is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from commitments.model import Commitment, Status

ACTIVE = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.STALLED})
"""Tracked and not closed: what reminders and digests speak of."""

CLOSED = frozenset({Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.DROPPED, Status.SUPERSEDED})
"""Closed by a person's verdict."""

TRACKED = ACTIVE | CLOSED | {Status.NOT_CHECKABLE}
"""Everything that counts as tracked, closed or not; on_file, candidates and rejected ones do not."""


class Phase(StrEnum):
    """What the calendar makes of a commitment; computed, never kept."""

    UNDATED = "undated"
    UPCOMING = "upcoming"
    DUE_SOON = "due_soon"
    DUE_TODAY = "due_today"
    IN_GRACE = "in_grace"
    OVERDUE = "overdue"
    LONG_OVERDUE = "long_overdue"
    CLOSED_ON_TIME = "closed_on_time"
    CLOSED_LATE = "closed_late"


OVERDUE_PHASES = (Phase.OVERDUE, Phase.LONG_OVERDUE)
"""What "overdue" means wherever it is asked for: date and grace have passed, however long ago."""
SOON_PHASES = (Phase.DUE_SOON, Phase.DUE_TODAY)
"""What "due soon" means wherever it is asked for: today is among the thirty days."""

DUE_SOON_DAYS = 30
LONG_OVERDUE_DAYS = 90
GRACE_NAMED_DAY = 7
GRACE_PERIOD = 30
_PHASES = 1024
"""So many answers are remembered: of one day the same few dates are asked about again and again."""


def grace(names_day: bool, workspace_days: int | None) -> int:
    """Days after the date before it counts as overdue: the workspace's own setting, else 7 for a named calendar day or
    a duration in days and 30 for the end of a period (year figures are published in January), 年底 included.
    """
    if workspace_days is not None:
        return workspace_days
    return GRACE_NAMED_DAY if names_day else GRACE_PERIOD


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What a phase asks of a commitment, or one of several ways to be in it. All that is given must hold: one of the
    statuses; no date of theirs; one within `due_from` and `due_until`, both included; whether the date names a day;
    whether it was completed later than the date.
    """

    statuses: frozenset[Status]
    undated: bool = False
    due_from: date | None = None
    due_until: date | None = None
    names_day: bool | None = None
    late: bool | None = None

    def holds(self, status: Status, due_on: date | None, names_day: bool, completed_on: date | None) -> bool:
        """Whether a commitment is in it of which that is known; without a date it names no day."""
        if status not in self.statuses:
            return False
        if due_on is None:
            return self.late is not True and self.due_from is self.due_until is None
        return (
            not self.undated
            and (self.due_from is None or due_on >= self.due_from)
            and (self.due_until is None or due_on <= self.due_until)
            and (self.names_day is None or names_day is self.names_day)
            and (self.late is None or (completed_on is not None and completed_on > due_on) is self.late)
        )


@lru_cache(maxsize=16)
def stretches(today: date, grace_days: int | None = None) -> Mapping[Phase, tuple[Stretch, ...]]:
    """What each phase means on `today`, in a workspace with that grace of its own: the one place where it is said, for
    what looks at one commitment (`phase`) and for what looks for many. No commitment is in two of them.

    Overdue begins the day after the date and its grace; "met late" is `met` with `closed_late`.
    """

    def due(*, first: int | None = None, last: int | None = None, names_day: bool | None = None) -> Stretch:
        """Active, and due from `first` to `last` days after today."""
        return Stretch(
            statuses=ACTIVE,
            due_from=None if first is None else today + timedelta(days=first),
            due_until=None if last is None else today + timedelta(days=last),
            names_day=names_day,
        )

    graces = {names_day: grace(names_day, grace_days) for names_day in (True, False)}
    closed = frozenset({Status.MET, Status.PARTLY_MET})
    return MappingProxyType(
        {
            Phase.UNDATED: (Stretch(statuses=ACTIVE, undated=True),),
            Phase.UPCOMING: (due(first=DUE_SOON_DAYS + 1),),
            Phase.DUE_SOON: (due(first=1, last=DUE_SOON_DAYS),),
            Phase.DUE_TODAY: (due(first=0, last=0),),
            Phase.IN_GRACE: tuple(due(first=-days, last=-1, names_day=named) for named, days in graces.items()),
            Phase.OVERDUE: tuple(
                due(first=-LONG_OVERDUE_DAYS, last=-1 - days, names_day=named) for named, days in graces.items()
            ),
            Phase.LONG_OVERDUE: tuple(
                due(last=-1 - max(days, LONG_OVERDUE_DAYS), names_day=named) for named, days in graces.items()
            ),
            Phase.CLOSED_ON_TIME: (Stretch(statuses=closed, late=False),),
            Phase.CLOSED_LATE: (Stretch(statuses=closed, late=True),),
        }
    )


def phase(commitment: Commitment, today: date, grace_days: int | None = None) -> Phase | None:
    """The phase on `today`; None where the calendar has nothing to say: candidates, on file, dropped and the like."""
    due_on, names_day = (deadline.due_on, deadline.names_day) if (deadline := commitment.deadline) else (None, False)
    return _phase(commitment.status, due_on, names_day, commitment.completed_on, today, grace_days)


@lru_cache(_PHASES)
def _phase(
    status: Status,
    due_on: date | None,
    names_day: bool,
    completed_on: date | None,
    today: date,
    grace_days: int | None,
) -> Phase | None:
    for meaning, parts in stretches(today, grace_days).items():
        if any(part.holds(status, due_on, names_day, completed_on) for part in parts):
            return meaning
    return None


def is_overdue(commitment: Commitment, today: date, grace_days: int | None = None) -> bool:
    """Whether the date and its grace have passed without a verdict."""
    return phase(commitment, today, grace_days) in OVERDUE_PHASES
