"""Working days: make-up Saturdays count, holidays don't, and nothing runs for ever."""

from __future__ import annotations

from datetime import date

import pytest

from commitments import working_days


def test_make_up_saturdays_count_and_holidays_do_not() -> None:
    # 29 and 30 September 2018 were worked for the National Day week.
    assert working_days.add_chinese_working_days(date(2018, 9, 25), 10) == date(2018, 10, 12)


def test_the_day_after_is_the_first() -> None:
    assert working_days.add_weekdays(date(2025, 6, 6), 1) == date(2025, 6, 9)


@pytest.mark.parametrize("count", [0, -1, working_days.LIMIT + 1, 10**9])
def test_a_count_beyond_reason_is_no_date(count: int) -> None:
    assert working_days.add_chinese_working_days(date(2018, 9, 25), count) is None
    assert working_days.add_weekdays(date(2018, 9, 25), count) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 2026, date(2026, 2, 17)),
        ("除夕", 2026, date(2026, 2, 16)),
        ("元宵", 2026, date(2026, 3, 3)),
        ("中秋", 2025, date(2025, 10, 6)),
        ("端午", 2019, date(2019, 6, 7)),
        ("清明", 2024, date(2024, 4, 4)),
        ("重阳", 2018, date(2018, 10, 17)),
        ("元旦", 2019, date(2019, 1, 1)),
        ("国庆", 2020, date(2020, 10, 1)),
        ("重九", 2024, None),
    ],
)
def test_festivals_move(name: str, year: int, day: date | None) -> None:
    assert working_days.chinese_festival(name, year) == day
