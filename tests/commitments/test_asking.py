"""When we ask, and ask again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.asking import (
    GAPS,
    after_report,
    asked_between,
    asking_days,
    default_follow_up,
    first_asked_on,
    with_default_follow_up,
)
from commitments.model import Status
from tests.builders import candidate, commitment, deadline

DAY = date(2018, 12, 24)
DAYS = st.dates(date(2018, 1, 1), date(2020, 12, 31))


def test_the_interval_grows_to_eight_weeks_and_stays_there() -> None:
    days = list(islice(asking_days(DAY), 8))
    assert [(later - earlier).days for earlier, later in pairwise(days)] == [7, 14, 28, 56, 56, 56, 56]


@given(DAYS, DAYS, st.integers(min_value=0, max_value=400))
def test_a_span_is_asked_in_where_one_of_the_days_lies_in_it(first: date, after: date, length: int) -> None:
    until = after + timedelta(days=length)
    within = [day for day in islice(asking_days(first), 40) if after < day <= until]
    assert asked_between(first, after, until) is bool(within)


@given(DAYS, DAYS, st.lists(st.integers(min_value=1, max_value=30), max_size=20))
def test_however_a_time_is_cut_each_day_of_asking_falls_into_one_piece(
    first: date, start: date, pieces: list[int]
) -> None:
    cuts = [start]
    for piece in pieces:
        cuts.append(cuts[-1] + timedelta(days=piece))
    asked = sum(asked_between(first, a, b) for a, b in pairwise(cuts))
    days = [day for day in islice(asking_days(first), 80) if start < day <= cuts[-1]]
    assert asked <= len(days)
    assert (asked == 0) is (not days)


def test_an_undated_promise_is_asked_about_on_our_own_day() -> None:
    undated = commitment(terms=candidate(deadline=None), follow_up_on=DAY)
    assert first_asked_on(undated) == (DAY,)
    assert first_asked_on(replace(undated, follow_up_on=None)) == ()


def test_a_dated_promise_is_asked_about_on_the_day_after() -> None:
    dated = commitment(terms=candidate(deadline=deadline(DAY)))
    assert first_asked_on(dated) == (DAY + timedelta(days=1),)
    conditional = replace(dated, follow_up_on=date(2018, 11, 1))
    assert first_asked_on(conditional) == (date(2018, 11, 1), DAY + timedelta(days=1))
    reported = replace(dated, follow_up_on=date(2019, 1, 20))
    assert first_asked_on(reported) == (date(2019, 1, 20),)


@pytest.mark.parametrize("status", [Status.MET, Status.ON_FILE, Status.DROPPED, Status.CANDIDATE])
def test_nobody_asks_about_what_is_closed_or_not_tracked(status: Status) -> None:
    assert first_asked_on(commitment(status=status, follow_up_on=DAY)) == ()


def test_a_report_moves_our_day_on() -> None:
    undated = commitment(terms=candidate(deadline=None), follow_up_on=DAY)
    assert after_report(undated, DAY).follow_up_on == date(2019, 3, 24)
    assert after_report(undated, DAY - timedelta(days=1)) == undated, "one still to come stays"
    overdue = commitment(terms=candidate(deadline=deadline(DAY)))
    assert after_report(overdue, DAY + timedelta(days=2)).follow_up_on == DAY + timedelta(days=30)
    assert after_report(overdue, DAY) == overdue, "its date is still to pass"


def test_a_report_on_a_condition_asks_again_only_if_there_is_time_before_the_date() -> None:
    conditional = commitment(
        terms=candidate(deadline=deadline(DAY), condition="资金落实后"), follow_up_on=date(2018, 8, 1)
    )
    assert after_report(conditional, date(2018, 8, 2)).follow_up_on == date(2018, 11, 2)
    late = replace(conditional, follow_up_on=date(2018, 11, 2))
    assert after_report(late, date(2018, 11, 3)).follow_up_on is None


def test_gaps_grow() -> None:
    assert list(GAPS) == sorted(set(GAPS))


@pytest.mark.parametrize(
    ("issued_on", "today", "asked_on"),
    [
        (date(2018, 9, 25), date(2018, 9, 28), date(2018, 12, 25)),
        (date(2018, 9, 25), date(2018, 12, 25), date(2018, 12, 25)),
        (date(2018, 9, 25), date(2018, 12, 26), date(2019, 3, 26)),
        (date(2018, 11, 30), date(2018, 12, 1), date(2019, 2, 28)),
        (None, date(2018, 9, 28), date(2018, 12, 28)),
        (date(2020, 1, 1), date(2018, 9, 28), date(2020, 4, 1)),
    ],
)
def test_an_undated_one_is_asked_about_three_months_after_its_letter(
    issued_on: date | None, today: date, asked_on: date
) -> None:
    assert default_follow_up(None, issued_on, today) == asked_on


def test_a_dated_one_is_not_asked_about_by_default() -> None:
    assert default_follow_up(deadline(), date(2018, 9, 25), DAY) is None
    kept = with_default_follow_up(commitment(follow_up_on=DAY), date(2018, 9, 25), DAY)
    assert kept.follow_up_on is None


@given(DAYS, DAYS)
def test_nobody_is_asked_in_the_past(issued_on: date, today: date) -> None:
    asked_on = default_follow_up(None, issued_on, today)
    assert asked_on is not None
    assert asked_on >= today
