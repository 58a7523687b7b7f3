"""Working days and moving festivals: owns what the `holidays` library knows of calendars; must not know any text."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from commitments.periods import DaysOff

if TYPE_CHECKING:
    from holidays import HolidayBase

LIMIT = 2500
"""The longest stretch of working days that is counted (ten years); more is no deadline that anybody sets."""

_MAKE_UP_DAYS = 9
"""Make-up workdays lie at most so many days before or after the holiday that they pay for."""

_CHINESE_DAYS_AFTER_NEW_YEAR = {"除夕": -1, "春节": 0, "元宵": 14}

_FOUND_AS = {"元旦": ("CN", "元旦"), "重阳": ("MO", "重陽節")}
"""Where the library has a festival that does not bear its name with 节 in China's calendar: Macau rests on 重阳."""
_LANGUAGES = {"CN": "zh_CN", "MO": "zh_MO"}


@lru_cache(maxsize=1)
def _china() -> HolidayBase:
    """China's public holidays and make-up workdays; years are filled in as they are asked for.

    The library is slow to import (half a second), so it is imported at the first question.
    """
    from holidays import country_holidays

    return country_holidays("CN", language="zh_CN")


def add_chinese_working_days(start: date, count: int) -> date | None:
    """The `count`-th working day after `start` (the day after is day 1), public holidays and make-up Saturdays counted
    as the State Council arranged them; None beyond LIMIT. 2018-09-25 + 10 → 2018-10-12.
    """
    if not 0 < count <= LIMIT:
        return None
    day: date = _china().get_nth_working_day(start, count)
    return day


def is_chinese_working_day(day: date) -> bool:
    """Whether people work in China on this day: make-up Saturdays count, public holidays do not."""
    return bool(_china().is_working_day(day))


def last_chinese_working_day_before(day: date) -> date:
    """The last day before `day` on which people work in China. Before 2018-12-31: Saturday the 29th, a make-up day."""
    day -= timedelta(days=1)
    while not is_chinese_working_day(day):
        day -= timedelta(days=1)
    return day


def add_weekdays(start: date, count: int) -> date | None:
    """The `count`-th day from Monday to Friday after `start`; None beyond LIMIT."""
    if not 0 < count <= LIMIT:
        return None
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def chinese_festival(name: str, year: int) -> date | None:
    """The first day of a festival in a year: 春节, 元宵, 除夕, 清明, 端午, 中秋, 重阳, 元旦, 国庆.

    None for other names, and for 清明, 端午 and 中秋 before 2008, when they became public holidays.
    """
    if name in _CHINESE_DAYS_AFTER_NEW_YEAR:
        found = _named_days("春节", year)
        return found + timedelta(days=_CHINESE_DAYS_AFTER_NEW_YEAR[name]) if found else None
    country, called = _FOUND_AS.get(name, ("CN", f"{name}节"))
    return _named_days(called, year, country)


@lru_cache(maxsize=256)
def _named_days(name: str, year: int, country: str = "CN") -> date | None:
    from holidays import country_holidays

    # 端午 and 中秋 may share a name with 国庆 on one day ("国庆节; 中秋节"), so the name is looked for, not compared.
    calendar = country_holidays(country, years=year, language=_LANGUAGES[country])
    days = [day for day, names in calendar.items() if day.year == year and name in names.split("; ")]
    return min(days, default=None)


def western_easter(year: int) -> date:
    """Easter Sunday of the Western churches."""
    from dateutil.easter import easter

    day: date = easter(year)
    return day


def next_days_off(day: date, within: int) -> DaysOff | None:
    """China's next run of public holidays that begins after `day` and at most `within` days later, with the make-up
    workdays around it; None where there is none. Weekends that touch the run belong to it.

    On 2018-12-24: 30 December to 1 January, with 29 December as a workday.
    """
    calendar = _china()
    first = next((d for d in (day + timedelta(days=n) for n in range(1, within + 1)) if d in calendar), None)
    if first is None or day in calendar:
        return None
    start = last = first
    while start > day + timedelta(days=1) and not calendar.is_working_day(start - timedelta(days=1)):
        start -= timedelta(days=1)
    while not calendar.is_working_day(last + timedelta(days=1)):
        last += timedelta(days=1)
    around = (start + timedelta(days=n) for n in range(-_MAKE_UP_DAYS, (last - start).days + _MAKE_UP_DAYS + 1))
    return DaysOff(start, last, tuple(d for d in around if d > day and d.weekday() >= 5 and calendar.is_working_day(d)))
