"""When a chat is told something by itself: days, hours in a zone, quiet hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.people import LAST_DAY, Frequency, QuietHours, Subscription
from commitments.schedule import (
    digest_days,
    is_digest_day,
    last_morning_on,
    morning,
    next_digest_day,
    next_morning,
    planned,
    released,
)
from tests.builders import MONDAY

DAY = date(2018, 12, 24)
NIGHT = QuietHours(time(22), time(8))
SHANGHAI = ZoneInfo("Asia/Shanghai")


def daily(hour: int, minute: int = 0, quiet: QuietHours | None = None) -> Subscription:
    return Subscription(frequency=Frequency.DAILY, hour=hour, minute=minute, quiet=quiet)


def shanghai(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2018, 12, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.parametrize(
    ("frequency", "day", "expected"),
    [
        (Frequency.DAILY, DAY, True),
        (Frequency.WEEKLY, DAY, True),
        (Frequency.WEEKLY, date(2018, 12, 25), False),
        (Frequency.MONTHLY, date(2018, 12, 1), True),
        (Frequency.MONTHLY, DAY, False),
        (Frequency.OFF, DAY, False),
    ],
)
def test_a_digest_has_its_days(frequency: Frequency, day: date, expected: bool) -> None:
    assert is_digest_day(Subscription(frequency=frequency), day) is expected


def test_digest_days_are_those_after_the_last_one_up_to_today() -> None:
    weekly, off = Subscription(), Subscription(frequency=Frequency.OFF)
    assert digest_days(weekly, date(2018, 12, 1), date(2018, 12, 26)) == [date(2018, 12, d) for d in (3, 10, 17, 24)]
    assert digest_days(weekly, DAY, date(2018, 12, 30)) == []
    assert digest_days(weekly, date(2018, 12, 23), DAY) == [DAY]
    assert digest_days(off, date(2018, 1, 1), DAY) == []


def test_working_days_are_those_of_chinas_calendar() -> None:
    weekdays = Subscription(frequency=Frequency.WEEKDAYS)
    found = digest_days(weekdays, date(2018, 12, 27), date(2019, 1, 3))
    assert found == [date(2018, 12, 28), date(2018, 12, 29), date(2019, 1, 2), date(2019, 1, 3)], (
        "Saturday 29 is worked"
    )


def test_a_quarter_is_told_of_on_its_first_day() -> None:
    quarterly = Subscription(frequency=Frequency.QUARTERLY)
    days = [date(2018, 10, 1), date(2019, 1, 1), date(2019, 4, 1), date(2019, 7, 1)]
    assert digest_days(quarterly, date(2018, 9, 28), date(2019, 9, 30)) == days
    assert next_digest_day(quarterly, date(2018, 10, 2)) == date(2019, 1, 1)


def test_a_month_is_told_of_on_its_day_or_its_last_one() -> None:
    thirtieth = Subscription(frequency=Frequency.MONTHLY, month_day=30)
    days = [date(2019, 1, 30), date(2019, 2, 28), date(2019, 3, 30)]
    assert digest_days(thirtieth, date(2019, 1, 1), date(2019, 4, 1)) == days
    last = Subscription(frequency=Frequency.QUARTERLY, month_day=LAST_DAY)
    assert digest_days(last, date(2019, 1, 1), date(2019, 6, 30)) == [date(2019, 1, 31), date(2019, 4, 30)]


@given(st.integers(min_value=1, max_value=31), st.dates(min_value=date(2018, 1, 1), max_value=date(2030, 1, 1)))
def test_every_month_has_one_digest_whatever_the_day(month_day: int, first: date) -> None:
    monthly = Subscription(frequency=Frequency.MONTHLY, month_day=month_day)
    found = digest_days(monthly, first - timedelta(days=1), first + timedelta(days=730))
    months = [(day.year, day.month) for day in found]
    assert len(set(months)) == len(months)
    assert 23 <= len(months) <= 25
    assert next_digest_day(monthly, first) == found[0]


ZONES = [
    "Asia/Shanghai",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "Pacific/Kiritimati",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
]


@pytest.mark.parametrize(
    ("day", "hour", "zone", "moment"),
    [
        (DAY, 9, "Asia/Shanghai", MONDAY),
        (date(2019, 3, 31), 9, "Europe/London", datetime(2019, 3, 31, 8, tzinfo=UTC)),
        # 01:00 to 02:00 does not exist in London on 31 March 2019: 02:00 is the first hour that does.
        (date(2019, 3, 31), 1, "Europe/London", datetime(2019, 3, 31, 1, tzinfo=UTC)),
        # 01:00 comes twice on 27 October 2019: the first one counts.
        (date(2019, 10, 27), 1, "Europe/London", datetime(2019, 10, 27, 0, tzinfo=UTC)),
        # Midnight does not exist in São Paulo on 4 November 2018.
        (date(2018, 11, 4), 0, "America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),
        (date(2019, 3, 10), 2, "America/New_York", datetime(2019, 3, 10, 7, tzinfo=UTC)),
        (date(2019, 11, 3), 1, "America/New_York", datetime(2019, 11, 3, 5, tzinfo=UTC)),
    ],
)
def test_a_morning_is_at_its_hour_in_its_zone(day: date, hour: int, zone: str, moment: datetime) -> None:
    assert morning(day, daily(hour), zone) == moment


@given(
    st.integers(min_value=0, max_value=3 * 365 * 24 * 60).map(
        lambda m: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=m)
    ),
    st.integers(min_value=0, max_value=23),
    st.sampled_from(ZONES),
)
def test_the_next_morning_is_later_at_the_hour_and_within_a_day(now: datetime, hour: int, zone: str) -> None:
    moment = next_morning(now, daily(hour), zone)
    local = moment.astimezone(ZoneInfo(zone))
    assert now < moment <= now + timedelta(hours=26)
    skipped = local.replace(hour=hour, minute=0, fold=0).astimezone(UTC).astimezone(ZoneInfo(zone)).hour != hour
    assert local.hour == hour or skipped
    assert moment == morning(local.date(), daily(hour), zone)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 1, 2, 9])
def test_a_year_has_one_morning_for_each_date_whatever_the_clocks_do(zone: str, hour: int) -> None:
    now = datetime(2018, 12, 31, 0, tzinfo=UTC)
    dates: list[date] = []
    while len(dates) < 366:
        now = next_morning(now, daily(hour), zone)
        dates.append(now.astimezone(ZoneInfo(zone)).date())
    assert dates == [dates[0] + timedelta(days=n) for n in range(366)]


# Quiet hours


@pytest.mark.parametrize(
    ("at", "quiet"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(7, 59), True),
        (time(8), False),
        (time(12), False),
    ],
)
def test_quiet_hours_cross_midnight(at: time, quiet: bool) -> None:
    assert NIGHT.hold(at) is quiet


@pytest.mark.parametrize(
    ("at", "quiet"), [(time(11, 59), False), (time(12), True), (time(13, 59), True), (time(14), False)]
)
def test_quiet_hours_may_lie_within_a_day(at: time, quiet: bool) -> None:
    assert QuietHours(time(12), time(14)).hold(at) is quiet


def test_quiet_hours_that_begin_as_they_end_are_refused() -> None:
    with pytest.raises(ValueError, match="quiet hours"):
        QuietHours(time(22), time(22))


def test_what_falls_into_quiet_hours_is_released_at_their_end() -> None:
    assert released(shanghai(24, 23), NIGHT, "Asia/Shanghai") == shanghai(25, 8)
    assert released(shanghai(25, 1, 30), NIGHT, "Asia/Shanghai") == shanghai(25, 8)
    assert released(shanghai(25, 9), NIGHT, "Asia/Shanghai") == shanghai(25, 9)
    assert released(shanghai(25, 1), None, "Asia/Shanghai") == shanghai(25, 1)


def test_an_evening_that_is_held_belongs_to_its_own_date() -> None:
    late = daily(23, quiet=NIGHT)
    assert planned(DAY, late, "Asia/Shanghai") == shanghai(24, 23)
    assert morning(DAY, late, "Asia/Shanghai") == shanghai(25, 8)
    assert next_morning(shanghai(24, 23), late, "Asia/Shanghai") == shanghai(25, 8)
    assert next_morning(shanghai(25, 8), late, "Asia/Shanghai") == shanghai(26, 8)
    assert last_morning_on(shanghai(25, 7, 59), late, "Asia/Shanghai") == date(2018, 12, 23)
    assert last_morning_on(shanghai(25, 8), late, "Asia/Shanghai") == DAY


QUIET = (
    st.tuples(st.times(), st.times())
    .map(lambda p: (p[0].replace(second=0, microsecond=0), p[1].replace(second=0, microsecond=0)))
    .filter(lambda p: p[0] != p[1])
    .map(lambda p: QuietHours(*p))
)


@given(
    st.integers(min_value=0, max_value=3 * 365 * 24 * 60).map(
        lambda m: datetime(2018, 1, 1, tzinfo=UTC) + timedelta(minutes=m)
    ),
    st.integers(min_value=0, max_value=23),
    st.sampled_from([0, 30, 59]),
    QUIET,
    st.sampled_from(ZONES),
)
def test_no_push_goes_out_in_quiet_hours_and_no_date_is_lost(
    now: datetime, hour: int, minute: int, quiet: QuietHours, zone: str
) -> None:
    subscription = daily(hour, minute, quiet)
    moment = next_morning(now, subscription, zone)
    assert now < moment <= now + timedelta(hours=50)
    local = moment.astimezone(ZoneInfo(zone))
    skipped = local.astimezone(UTC).astimezone(ZoneInfo(zone)).time() != local.time()
    assert not quiet.hold(local.time()) or skipped or _spring(local, zone)
    day = last_morning_on(moment, subscription, zone)
    assert last_morning_on(moment - timedelta(microseconds=1), subscription, zone) == day - timedelta(days=1)


def _spring(local: datetime, zone: str) -> bool:
    """Whether the clocks change that day: quiet hours that end in the hour skipped end an hour later on the new clock."""
    around = [local.replace(hour=h, minute=0, tzinfo=ZoneInfo(zone)).utcoffset() for h in (0, 23)]
    return around[0] != around[1]
