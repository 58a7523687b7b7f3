"""Being reminded later: the days that are offered, and those that are taken."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import Status
from commitments.notices import DueGroup, Reminder
from commitments.people import Role
from commitments.periods import DaysOff
from commitments.queries import Entry
from commitments.service import tracking
from commitments.service.snoozing import SnoozeDay, choices, snooze
from tests.builders import commitment, document
from tests.commitments.service.settling import Office, track_dated

TODAY = date(2018, 12, 24)
NEW_YEAR = DaysOff(date(2018, 12, 30), date(2019, 1, 1), (date(2018, 12, 29),))


def reminder(due_on: date | None = None, off: DaysOff | None = None, day: date = TODAY) -> Reminder:
    entry = Entry(commitment(), document(), None)
    groups = (DueGroup(due_on, (due_on - day).days, (entry,)),) if due_on else ()
    return Reminder(day=day, groups=groups, ask_now=() if groups else (entry,), days_off=off)


def test_before_a_holiday_four_days_are_offered() -> None:
    offered = {choice.which: choice.day for choice in choices(reminder(date(2018, 12, 31), NEW_YEAR))}
    assert offered == {
        SnoozeDay.TOMORROW: date(2018, 12, 25),
        SnoozeDay.LAST_WORKDAY: date(2018, 12, 29),
        SnoozeDay.AFTER_HOLIDAY: date(2019, 1, 2),
        SnoozeDay.MONDAY: date(2018, 12, 31),
    }


def test_no_day_is_offered_twice_and_none_that_is_past() -> None:
    sunday = date(2018, 12, 23)
    offered = choices(reminder(date(2018, 12, 25), day=sunday))
    assert [(choice.which, choice.day) for choice in offered] == [(SnoozeDay.TOMORROW, date(2018, 12, 24))]
    today = choices(reminder(TODAY))
    assert [choice.which for choice in today] == [SnoozeDay.TOMORROW, SnoozeDay.MONDAY]


def test_what_is_put_off_is_kept_for_this_chat(desk: Office) -> None:
    kept = track_dated(desk.context(), date(2018, 12, 31), date(2018, 12, 31))
    found = snooze(desk.context(), [1, 2], date(2018, 10, 8))
    assert [entry.commitment.number for entry in found] == [1, 2]
    assert desk.uow.snoozes.of_chat(desk.chat.id) == {c.id: date(2018, 10, 8) for c in kept}
    assert desk.uow.snoozes.of_chat(desk.chat.id + 1) == {}


def test_a_report_ends_it_and_a_note_does_not(desk: Office) -> None:
    first, second = track_dated(desk.context(), date(2018, 12, 31), date(2018, 12, 31))
    snooze(desk.context(), [1, 2], date(2018, 10, 8))
    tracking.make(desk.context(), 1, tracking.progressing(None, words="已开工"))
    tracking.make(desk.context(), 2, tracking.noting("约了面商"))
    assert list(desk.uow.snoozes.of_chat(desk.chat.id)) == [second.id]
    assert first.id != second.id


@pytest.mark.parametrize("day", [date(2018, 9, 28), date(2018, 9, 1), date(2020, 1, 1)])
def test_a_day_that_is_past_or_beyond_a_year_is_refused(desk: Office, day: date) -> None:
    track_dated(desk.context(), date(2018, 12, 31))
    with pytest.raises(Misunderstood):
        snooze(desk.context(), [1], day)


def test_a_viewer_puts_nothing_off_and_nobody_what_is_not_there(desk: Office) -> None:
    track_dated(desk.context(), date(2018, 12, 31))
    with pytest.raises(NotAllowed):
        snooze(desk.context(role=Role.VIEWER), [1], date(2018, 10, 8))
    with pytest.raises(NotFound):
        snooze(desk.context(), [9], date(2018, 10, 8))


def test_what_was_closed_meanwhile_is_passed_over(desk: Office) -> None:
    track_dated(desk.context(), date(2018, 12, 31), date(2018, 12, 31))
    tracking.change_status(desk.context(), 1, Status.MET, words="电话")
    assert [e.commitment.number for e in snooze(desk.context(), [1, 2], date(2018, 10, 8))] == [2]
