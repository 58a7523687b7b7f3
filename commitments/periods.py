"""Calendar periods: owns `Grain`, `Period` and the periods of official prose; must not know any words for them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Grain(StrEnum):
    """How exactly a text fixes a day. The values are the command line's `precision`."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    PLAN = "plan"
    """Spans of several years: five-year plans, ranges, "within three years"."""


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days from `first` to `last`, both included."""

    first: date
    last: date
    grain: Grain

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it begins ({self.first})")


def last_day_of_month(year: int, month: int) -> date:
    """The last calendar day of a month: 2020, 2 → 2020-02-29."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    """The calendar month `number` (1-12)."""
    return Period(date(year, number, 1), last_day_of_month(year, number), Grain.MONTH)


def quarter(year: int, number: int) -> Period:
    """The calendar quarter `number` (1-4)."""
    return Period(date(year, 3 * number - 2, 1), last_day_of_month(year, 3 * number), Grain.QUARTER)


def half(year: int, number: int) -> Period:
    """The half year `number` (1-2)."""
    return Period(date(year, 6 * number - 5, 1), last_day_of_month(year, 6 * number), Grain.HALF)


def year(number: int) -> Period:
    """The calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def last_year_of_plan(number: int) -> int:
    """The last year of the N-th Chinese five-year plan: the 13th ends in 2020, and so on by fives."""
    return 2020 + 5 * (number - 13)


def add_months(day: date, months: int) -> date:
    """The corresponding day `months` later; where there is none, the month's end (Civil Code art. 202)."""
    index = day.year * 12 + day.month - 1 + months
    target_year, target_month = divmod(index, 12)
    target_month += 1
    return min(
        date(target_year, target_month, min(day.day, calendar.monthrange(target_year, target_month)[1])),
        last_day_of_month(target_year, target_month),
    )


@dataclass(frozen=True, slots=True)
class DaysOff:
    """A run of public holidays (weekends beside them included) and the make-up workdays that go with it."""

    first: date
    last: date
    workdays: tuple[date, ...] = ()
