"""Being reminded later: owns which days are offered for it, and the keeping of a chat's choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commitments.errors import Misunderstood, NotFound
from commitments.notices import Reminder
from commitments.phases import ACTIVE
from commitments.queries import Entry, Filter
from commitments.service.context import Context
from commitments.working_days import is_chinese_working_day, last_chinese_working_day_before, next_days_off

LONGEST_DAYS = 366
"""A later day is no snooze any more but forgetting."""


class SnoozeDay(StrEnum):
    """Why a day is offered for being reminded again."""

    TOMORROW = "tomorrow"
    LAST_WORKDAY = "last_workday"
    AFTER_HOLIDAY = "after_holiday"
    MONDAY = "monday"


@dataclass(frozen=True, slots=True)
class SnoozeChoice:
    """A day that is offered, and what it is called."""

    which: SnoozeDay
    day: date


def choices(reminder: Reminder) -> tuple[SnoozeChoice, ...]:
    """The days that a reminder's buttons offer, each once: tomorrow; the last working day before the nearest date; the
    first working day after the holiday ahead; next Monday.
    """
    today = reminder.day
    tomorrow = today + timedelta(days=1)
    offered = [SnoozeChoice(SnoozeDay.TOMORROW, tomorrow)]
    if reminder.groups:
        workday = last_chinese_working_day_before(reminder.groups[0].due_on)
        offered.append(SnoozeChoice(SnoozeDay.LAST_WORKDAY, workday))
    if reminder.days_off is not None:
        offered.append(SnoozeChoice(SnoozeDay.AFTER_HOLIDAY, _first_working_day_after(reminder.days_off.last)))
    offered.append(SnoozeChoice(SnoozeDay.MONDAY, today + timedelta(days=7 - today.weekday())))
    kept: dict[date, SnoozeChoice] = {}
    for choice in offered:
        if choice.day > today:
            kept.setdefault(choice.day, choice)
    return tuple(kept.values())


def after_holiday(ctx: Context) -> date:
    """The first working day after the next public holiday, or after this one in the middle of it."""
    ahead = next_days_off(ctx.today, LONGEST_DAYS)
    return _first_working_day_after(ahead.last if ahead else ctx.today)


def _first_working_day_after(day: date) -> date:
    after = day + timedelta(days=1)
    while not is_chinese_working_day(after):
        after += timedelta(days=1)
    return after


def snooze(ctx: Context, numbers: Sequence[int], until: date) -> list[Entry]:
    """Keep the commitments from this chat's reminders until that day's morning, on which they are told again.

    What has been closed or removed meanwhile is passed over. Raises NotFound where nothing is left, Misunderstood for a
    day that is past or further off than a year.
    """
    ctx.require_edit()
    if not ctx.today < until <= ctx.today + timedelta(days=LONGEST_DAYS):
        raise Misunderstood("error.impossible_snooze", day=until)
    wanted = Filter(statuses=ACTIVE, numbers=frozenset(numbers))
    found = {e.commitment.number: e for e in ctx.uow.commitments.select(ctx.workspace.id, wanted, ctx.as_of)}
    if not (numbers and found):
        raise NotFound("error.nothing_to_snooze")
    ctx.uow.snoozes.put(ctx.chat.id, [e.commitment.id for e in found.values()], until)
    return [found[number] for number in numbers if number in found]
