"""When a chat is told something by itself: owns digest days, hours of the day in a zone, and quiet hours.

Pure: from settings and a moment to a moment. Must not know what is told. A "morning" is the moment of a local date at
which the chat's daily push is planned, at whatever hour; one that falls into quiet hours is released at their end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.people import Frequency, QuietHours, Subscription
from commitments.periods import last_day_of_month
from commitments.working_days import is_chinese_working_day

_DAY = timedelta(days=1)
_LONGEST_GAP = 93
"""Days from one digest to the next, at most: a quarter."""

SPANS = {
    Frequency.OFF: 7,
    Frequency.DAILY: 1,
    Frequency.WEEKDAYS: 1,
    Frequency.WEEKLY: 7,
    Frequency.MONTHLY: 31,
    Frequency.QUARTERLY: 92,
}
"""Days ahead that a digest speaks for, by its frequency."""


def is_digest_day(subscription: Subscription, day: date) -> bool:
    """Whether the subscription's digest falls on this local date. Working days are those of China's calendar."""
    match subscription.frequency:
        case Frequency.DAILY:
            return True
        case Frequency.WEEKDAYS:
            return is_chinese_working_day(day)
        case Frequency.WEEKLY:
            return day.weekday() == subscription.weekday
        case Frequency.MONTHLY:
            return day.day == _day_of_month(subscription, day)
        case Frequency.QUARTERLY:
            return day.month % 3 == 1 and day.day == _day_of_month(subscription, day)
        case Frequency.OFF:
            return False


def _day_of_month(subscription: Subscription, month: date) -> int:
    """The subscription's day in the month of that date, or the month's last one."""
    return min(subscription.month_day, last_day_of_month(month.year, month.month).day)


def digest_days(subscription: Subscription, after: date, until: date) -> list[date]:
    """The digest days later than `after` and not later than `until`, the first one first."""
    return [day for day in days_between(after, until) if is_digest_day(subscription, day)]


def next_digest_day(subscription: Subscription, first: date) -> date | None:
    """The first digest day that is not earlier than `first`; None where the digest is off."""
    ahead = days_between(first - _DAY, first + timedelta(days=_LONGEST_GAP))
    return next((day for day in ahead if is_digest_day(subscription, day)), None)


def days_between(after: date, until: date) -> Iterator[date]:
    """The days later than `after` and not later than `until`, one by one."""
    return (after + timedelta(days=n) for n in range(1, (until - after).days + 1))


def planned(day: date, subscription: Subscription, zone: str) -> datetime:
    """The moment, in UTC, of that local date's morning.

    A time that the spring change skips becomes the same time on the clock before it, an hour later on the new one; one
    that the autumn change repeats is the first of the two.
    """
    at = time(subscription.hour, subscription.minute)
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)


def released(moment: datetime, quiet: QuietHours | None, zone: str) -> datetime:
    """The moment itself, or the end of the quiet hours that it falls into (UTC)."""
    local = moment.astimezone(ZoneInfo(zone))
    if quiet is None or not quiet.hold(local.time().replace(tzinfo=None)):
        return moment
    day = local.date() if local.time() < quiet.end else local.date() + _DAY
    return datetime.combine(day, quiet.end, ZoneInfo(zone)).astimezone(UTC)


def morning(day: date, subscription: Subscription, zone: str) -> datetime:
    """The moment, in UTC, at which that local date's push may go out: as planned, or after the quiet hours."""
    return released(planned(day, subscription, zone), subscription.quiet, zone)


def next_morning(now: datetime, subscription: Subscription, zone: str) -> datetime:
    """The first moment later than `now` at which a local date's push may go out (UTC)."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today + timedelta(days=n) for n in range(-1, 3))
    return min(moment for day in days if (moment := morning(day, subscription, zone)) > now)


def last_morning_on(now: datetime, subscription: Subscription, zone: str) -> date:
    """The latest local date whose push might have gone out by `now`."""
    day = now.astimezone(ZoneInfo(zone)).date()
    while morning(day, subscription, zone) > now:
        day -= _DAY
    return day
