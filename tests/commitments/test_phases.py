"""The phases turn on their days, whatever the status and the grace."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.model import Commitment, Status
from commitments.phases import ACTIVE, CLOSED, TRACKED, Phase, grace, is_overdue, phase, stretches
from tests.builders import candidate, commitment, deadline

DUE = date(2018, 12, 31)


def dated(*, names_day: bool = False, status: Status = Status.OPEN, **rest: Any) -> Commitment:
    terms = candidate(deadline=deadline(DUE, names_day=names_day), quantities=())
    return commitment(terms=terms, status=status, **rest)


@pytest.mark.parametrize(
    ("names_day", "grace_days", "days_after", "expected"),
    [
        (False, None, -31, Phase.UPCOMING),
        (False, None, -30, Phase.DUE_SOON),
        (False, None, -1, Phase.DUE_SOON),
        (False, None, 0, Phase.DUE_TODAY),
        (False, None, 1, Phase.IN_GRACE),
        (False, None, 30, Phase.IN_GRACE),
        (False, None, 31, Phase.OVERDUE),
        (False, None, 90, Phase.OVERDUE),
        (False, None, 91, Phase.LONG_OVERDUE),
        (True, None, 0, Phase.DUE_TODAY),
        (True, None, 7, Phase.IN_GRACE),
        (True, None, 8, Phase.OVERDUE),
        (True, None, 91, Phase.LONG_OVERDUE),
        (False, 0, 0, Phase.DUE_TODAY),
        (False, 0, 1, Phase.OVERDUE),
        (True, 0, 1, Phase.OVERDUE),
        (True, 15, 15, Phase.IN_GRACE),
        (True, 15, 16, Phase.OVERDUE),
        (False, 120, 91, Phase.IN_GRACE),
        (False, 120, 121, Phase.LONG_OVERDUE),
    ],
)
def test_the_phase_turns_on_its_day(names_day: bool, grace_days: int | None, days_after: int, expected: Phase) -> None:
    today = DUE + timedelta(days=days_after)
    assert phase(dated(names_day=names_day), today, grace_days) is expected
    overdue = expected in (Phase.OVERDUE, Phase.LONG_OVERDUE)
    assert is_overdue(dated(names_day=names_day), today, grace_days) is overdue


@pytest.mark.parametrize("status", sorted(set(Status) - ACTIVE - {Status.MET, Status.PARTLY_MET}))
def test_the_calendar_has_nothing_to_say_of_what_is_not_tracked_or_closed_without_a_result(status: Status) -> None:
    assert phase(dated(status=status), DUE + timedelta(days=400)) is None


@pytest.mark.parametrize("status", [Status.MET, Status.PARTLY_MET])
def test_a_result_is_on_time_until_the_day_itself_and_late_after_it_grace_or_not(status: Status) -> None:
    later = date(2030, 1, 1)
    assert phase(dated(status=status, completed_on=DUE), later) is Phase.CLOSED_ON_TIME
    assert phase(dated(status=status, completed_on=DUE + timedelta(days=1)), later) is Phase.CLOSED_LATE
    undated = commitment(terms=candidate(deadline=None), status=status, completed_on=later)
    assert phase(undated, later) is Phase.CLOSED_ON_TIME


def test_without_a_date_it_is_undated_for_ever() -> None:
    assert phase(commitment(terms=candidate(deadline=None)), date(2099, 1, 1)) is Phase.UNDATED


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))
COMMITMENTS = st.builds(
    lambda status, due, names_day, completed_on: commitment(
        status=status,
        terms=candidate(deadline=due and deadline(due, names_day=names_day)),
        completed_on=completed_on if status in (Status.MET, Status.PARTLY_MET) else None,
    ),
    st.sampled_from(Status),
    st.none() | DAYS,
    st.booleans(),
    DAYS,
)
ORDER = [Phase.UPCOMING, Phase.DUE_SOON, Phase.DUE_TODAY, Phase.IN_GRACE, Phase.OVERDUE, Phase.LONG_OVERDUE]


@given(COMMITMENTS, DAYS, st.integers(min_value=0, max_value=400), st.none() | st.integers(min_value=0, max_value=200))
def test_time_moves_a_phase_forward_only(given_: Commitment, today: date, days: int, grace_days: int | None) -> None:
    before, after = (phase(given_, day, grace_days) for day in (today, today + timedelta(days=days)))
    if before in ORDER and after in ORDER:
        assert ORDER.index(before) <= ORDER.index(after)
    else:
        assert before is after


@given(COMMITMENTS, DAYS)
def test_every_active_one_has_a_phase_and_what_is_shelved_has_none(given_: Commitment, today: date) -> None:
    assert (phase(given_, today) is not None) == (given_.status in ACTIVE | {Status.MET, Status.PARTLY_MET})


@given(COMMITMENTS, DAYS, st.none() | st.integers(min_value=0, max_value=200))
def test_no_commitment_is_in_two_phases(given_: Commitment, today: date, grace_days: int | None) -> None:
    meanings = stretches(today, grace_days).values()
    due = given_.deadline
    known = (given_.status, due.due_on if due else None, due is not None and due.names_day, given_.completed_on)
    assert sum(any(part.holds(*known) for part in parts) for parts in meanings) <= 1


def test_the_groups_cover_what_is_tracked() -> None:
    assert ACTIVE | CLOSED | {Status.NOT_CHECKABLE} == TRACKED
    assert not ACTIVE & CLOSED
    assert {Status.CANDIDATE, Status.REJECTED, Status.ON_FILE} == set(Status) - TRACKED


def test_grace_is_seven_days_for_a_day_and_thirty_for_a_period() -> None:
    assert grace(True, None) == 7
    assert grace(False, None) == 30
    assert grace(False, 0) == 0
