"""What a digest and a reminder say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.expectations import Expectation
from commitments.model import Basis, ExtensionRequest, ResponsibleBody, SourceDocument, Status, StatusChange
from commitments.notices import (
    Digest,
    Reminder,
    plan_digest,
    plan_reminder,
    told_until,
)
from commitments.people import Frequency
from commitments.phases import ACTIVE, TRACKED
from commitments.queries import AsOf, Counts, Entry
from tests.builders import candidate, commitment, deadline, document, status_change
from tests.registers import counted

DAY = date(2018, 12, 24)
LETTER = document()


def entry(
    number: int,
    *,
    due: date | None = date(2018, 12, 31),
    status: Status = Status.OPEN,
    follow_up_on: date | None = None,
    body: str | None = None,
    letter: SourceDocument = LETTER,
    today: date = DAY,
) -> Entry:
    bodies = (ResponsibleBody(body),) if body else ()
    given_ = commitment(
        id=number,
        number=number,
        terms=candidate(deadline=deadline(due) if due else None, bodies=bodies, quantities=()),
        status=status,
        follow_up_on=follow_up_on,
        document_id=letter.id,
    )
    return Entry.of(given_, letter, AsOf(today))


def digest(
    items: list[Entry], changes: list[StatusChange] | None = None, frequency: Frequency = Frequency.WEEKLY
) -> Digest:
    return plan_digest(
        items, changes or [], counts=counted(items), day=DAY, since=date(2018, 12, 17), frequency=frequency
    )


def remind(
    items: list[Entry],
    *,
    day: date = DAY,
    after: date | None = None,
    until: date | None = None,
    leads: tuple[int, ...] = (30, 7, 1),
    told: date | None = None,
) -> Reminder | None:
    mornings = (after or day - timedelta(days=1), until or day)
    return plan_reminder(items, day=day, mornings=mornings, leads=leads, ask_told_until=told)


def numbers(found: tuple[Entry, ...]) -> list[int | None]:
    return [e.commitment.number for e in found]


# The digest


def test_a_digest_counts_what_is_tracked_and_sorts_it_by_what_the_calendar_says() -> None:
    items = [
        entry(1, due=date(2018, 11, 23)),  # in grace until 23 December
        entry(2, due=date(2018, 11, 24)),  # last day of grace
        entry(3, due=date(2018, 9, 1)),
        entry(4, due=DAY),
        entry(5, due=date(2018, 12, 31)),
        entry(6, due=date(2019, 1, 1)),
        entry(7, due=date(2019, 1, 23)),
        entry(8, due=date(2019, 1, 24)),
        entry(9, due=None),
        entry(10, status=Status.MET),
        entry(11, status=Status.ON_FILE),
        entry(12, status=Status.NOT_CHECKABLE),
    ]
    made = digest(items)
    assert (made.tracked, made.closed, made.undated) == (11, 1, 1)
    assert (made.overdue_count, made.in_grace_count, made.due_soon_count) == (2, 1, 4)
    assert made.due_within_week == 2
    assert [numbers(group.entries) for group in made.overdue] == [[3]]
    assert numbers(made.new_overdue) == [1]
    assert not made.quiet


def test_a_digest_groups_by_body_the_one_with_most_first_the_oldest_date_on_top() -> None:
    items = [
        entry(1, body="甲局"),
        entry(2, body="乙局", due=date(2019, 1, 2)),
        entry(3, body="乙局", due=date(2018, 12, 28)),
    ]
    groups = digest(items).due_soon
    assert [(group.body, numbers(group.entries)) for group in groups] == [("乙局", [3, 2]), ("甲局", [1])]


def test_a_digest_tells_the_last_of_several_changes_and_not_that_tracking_began() -> None:
    accepted = status_change(commitment_id=1, from_status=Status.CANDIDATE, to_status=Status.OPEN)
    begun = status_change(commitment_id=2, to_status=Status.IN_PROGRESS)
    met = status_change(commitment_id=2, from_status=Status.IN_PROGRESS, to_status=Status.MET, basis=Basis.DOCUMENTED)
    taken_up = status_change(commitment_id=3, from_status=Status.ON_FILE, to_status=Status.OPEN)
    made = digest([entry(1), entry(2, status=Status.MET), entry(3)], [accepted, begun, met, taken_up])
    assert [(changed.entry.commitment.number, changed.change) for changed in made.ended] == [(2, met)]
    assert made.changed == ()


def test_a_digest_says_nothing_of_changes_to_what_is_no_longer_tracked() -> None:
    shelved = status_change(commitment_id=1, to_status=Status.ON_FILE)
    removed = status_change(commitment_id=99)
    assert digest([entry(1, status=Status.ON_FILE)], [shelved, removed]).changed == ()


@pytest.mark.parametrize(
    ("frequency", "last_day"),
    [(Frequency.DAILY, 0), (Frequency.WEEKLY, 6), (Frequency.MONTHLY, 30), (Frequency.OFF, 6)],
)
def test_a_digest_asks_about_what_comes_before_the_next_one(frequency: Frequency, last_day: int) -> None:
    within = entry(1, due=None, follow_up_on=DAY + timedelta(days=last_day))
    beyond = entry(2, due=None, follow_up_on=DAY + timedelta(days=last_day + 1))
    past = entry(3, due=None, follow_up_on=DAY - timedelta(days=9))
    closed = entry(4, status=Status.MET, follow_up_on=DAY)
    assert numbers(digest([within, beyond, past, closed], frequency=frequency).ask_now) == [1, 3]


def test_a_digest_with_nothing_to_tell_is_quiet() -> None:
    assert digest([entry(1, due=date(2020, 1, 1)), entry(2, status=Status.MET)]).quiet


def asking_for_later(number: int, *, due: date) -> Entry:
    """An entry whose body has asked for half a year more."""
    shown = entry(number, due=due)
    request = ExtensionRequest(deadline(due + timedelta(days=181)), "资金没到位", DAY)
    return Entry.of(replace(shown.commitment, requested=request), LETTER, AsOf(DAY))


@pytest.mark.parametrize("due", [date(2018, 10, 1), date(2018, 12, 20), date(2018, 12, 31)])
def test_while_a_request_waits_the_digest_names_it_for_decision_and_nobody_is_reminded(due: date) -> None:
    waits, other = asking_for_later(1, due=due), entry(2, due=due)
    planned = digest([waits, other])
    assert numbers(planned.requests) == [1]
    in_groups = [e for group in (*planned.overdue, *planned.in_grace, *planned.due_soon) for e in group.entries]
    assert numbers((*planned.new_overdue, *in_groups)) == [2]
    assert not planned.quiet
    assert not digest([waits]).quiet
    days = [DAY + timedelta(days=days) for days in range(120)]
    assert all(remind([waits], day=day) is None for day in days)
    assert any(remind([other], day=day) is not None for day in days)


def test_a_digest_before_a_holiday_names_it() -> None:
    off = digest([]).days_off
    assert off is not None
    assert (off.first, off.last, off.workdays) == (date(2018, 12, 30), date(2019, 1, 1), (date(2018, 12, 29),))


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31)),
            st.sampled_from(Status),
            st.sampled_from(["甲局", "乙局"]),
        ),
        max_size=25,
    )
)
def test_no_active_promise_stands_twice_in_the_sections_by_date(rows: list[tuple[date | None, Status, str]]) -> None:
    items = [entry(n, due=due, status=status, body=body) for n, (due, status, body) in enumerate(rows, 1)]
    made = digest(items)
    shown = [
        e.commitment.number for part in (made.overdue, made.in_grace, made.due_soon) for g in part for e in g.entries
    ]
    assert len(shown) == len(set(shown))
    by_number = {e.commitment.number: e for e in items}
    assert all(by_number[number].commitment.status in ACTIVE for number in shown)
    assert made.tracked == sum(e.commitment.status in TRACKED for e in items)


def test_what_was_overdue_at_the_last_digest_is_no_news() -> None:
    """A year's end counts as overdue thirty-one days later."""
    item = entry(1, due=date(2018, 11, 23))
    told = plan_digest([item], [], counts=counted([item]), day=DAY, since=DAY, frequency=Frequency.DAILY)
    first = plan_digest([item], [], counts=counted([item]), day=DAY, since=None, frequency=Frequency.DAILY)
    for made in (told, first):
        assert (made.new_overdue, made.overdue_count) == ((), 1)


def test_a_digest_contains_what_a_reminder_of_the_day_would_name() -> None:
    far = entry(1, due=DAY + timedelta(days=60))
    snoozed = entry(2, due=None, follow_up_on=date(2019, 6, 1))
    reminder = plan_reminder(
        [far, snoozed], day=DAY, mornings=(DAY - timedelta(days=1), DAY), leads=(60,), snoozed={2: DAY}
    )
    made = plan_digest(
        [far, snoozed], [], counts=Counts(), day=DAY, since=None, frequency=Frequency.WEEKLY, reminder=reminder
    )
    assert (numbers(made.early), numbers(made.ask_now)) == ([1], [2])
    assert not made.quiet


def test_a_digest_counts_what_nobody_has_assessed() -> None:
    made = digest([entry(1, due=None), entry(2, due=None, status=Status.IN_PROGRESS), entry(3, status=Status.MET)])
    assert (made.tracked, made.unassessed) == (3, 1)


def test_a_digest_names_the_replies_that_are_late_or_nearly_due_and_counts_the_others() -> None:
    replies = [
        expectation(1, due=date(2018, 12, 1)),
        expectation(2, due=date(2019, 1, 23)),
        expectation(3, due=date(2019, 1, 24)),
    ]
    made = plan_digest([], [], counts=Counts(), day=DAY, since=None, frequency=Frequency.WEEKLY, awaited=replies)
    assert ([e.ordinal for e in made.awaited], made.waiting) == ([1, 2], 3)


def test_what_nobody_answers_is_in_the_digests_at_a_growing_interval() -> None:
    """Each weekly digest announces the week ahead: asked on Wednesday, after one week, after three, after seven."""
    item = entry(1, due=None, follow_up_on=DAY + timedelta(days=2))
    weeks = []
    for week in range(20):
        day = DAY + timedelta(weeks=week)
        before = told_until(day - timedelta(weeks=1), Frequency.WEEKLY)
        made = plan_digest(
            [item], [], counts=counted([item]), day=day, since=None, frequency=Frequency.WEEKLY, ask_after=before
        )
        if made.ask_now:
            weeks.append(week)
    assert weeks == [0, 1, 3, 7, 15]


# The reminder


def expectation(number: int, *, due: date) -> Expectation:
    return Expectation(
        id=number,
        workspace_id=1,
        ordinal=number,
        reference=f"第{number}号建议",
        body="示范市民政局",
        asked_on=date(2018, 9, 1),
        due_on=due,
        added_by="小王",
    )


def test_what_has_passed_its_date_is_asked_about_on_the_day_after_and_at_a_growing_interval() -> None:
    item = [entry(1, due=DAY)]
    asked = [n for n in range(120) if (made := remind(item, day=DAY + timedelta(days=n), leads=(1,))) and made.passed]
    assert asked == [1, 8, 22, 50, 106]


def test_a_digest_in_between_spares_the_repeated_asking_but_not_the_first() -> None:
    item = [entry(1, due=DAY)]
    assert remind(item, day=DAY + timedelta(days=1), told=DAY + timedelta(days=6)) is not None
    assert remind(item, day=DAY + timedelta(days=8), told=DAY + timedelta(days=13)) is None


def test_what_is_snoozed_is_left_out_until_its_morning_and_told_on_it() -> None:
    item = [entry(1, due=DAY + timedelta(days=7)), entry(2, due=DAY - timedelta(days=1))]
    until = DAY + timedelta(days=3)

    def on(day: date) -> Reminder | None:
        mornings = (day - timedelta(days=1), day)
        return plan_reminder(item, day=day, mornings=mornings, leads=(7,), snoozed={1: until, 2: until})

    assert on(DAY) is None
    woken = on(until)
    assert woken is not None
    assert ([numbers(group.entries) for group in woken.groups], numbers(woken.passed)) == ([[1]], [2])


def test_an_awaited_reply_is_reminded_of_ahead_and_the_day_after_and_then_less_and_less() -> None:
    reply = expectation(1, due=DAY)

    def told_on(day: date) -> bool:
        mornings = (day - timedelta(days=1), day)
        return plan_reminder([], day=day, mornings=mornings, leads=(7, 1), awaited=[reply]) is not None

    assert [n for n in range(-10, 40) if told_on(DAY + timedelta(days=n))] == [-7, -1, 1, 8, 22]


@pytest.mark.parametrize("lead", [30, 7, 1])
def test_a_reminder_comes_on_each_lead_day_and_on_no_other(lead: int) -> None:
    item = [entry(1, due=DAY + timedelta(days=lead))]
    made = remind(item)
    assert made is not None
    assert [(group.days_left, numbers(group.entries)) for group in made.groups] == [(lead, [1])]
    assert remind(item, day=DAY - timedelta(days=1)) is None
    assert remind(item, day=DAY + timedelta(days=1)) is None


def test_a_reminder_groups_by_date_and_letter_the_nearest_first() -> None:
    second = document(id=2, ordinal=2)
    items = [
        entry(1, due=date(2019, 1, 23)),
        entry(2),
        entry(3, letter=second),
        entry(4),
        entry(5, due=date(2018, 12, 25)),
    ]
    made = remind(items)
    assert made is not None
    assert [(group.days_left, numbers(group.entries)) for group in made.groups] == [
        (1, [5]),
        (7, [2, 4]),
        (7, [3]),
        (30, [1]),
    ]


def test_missed_mornings_are_made_up_for_once_with_the_days_that_are_left_today() -> None:
    made = remind([entry(1), entry(2, due=date(2018, 12, 25))], day=date(2018, 12, 26), after=date(2018, 12, 20))
    assert made is not None
    assert [(group.days_left, numbers(group.entries)) for group in made.groups] == [(5, [1])]


def test_a_commitment_whose_leads_were_all_missed_is_named_once() -> None:
    made = remind([entry(1)], day=date(2018, 12, 30), after=date(2018, 11, 1))
    assert made is not None
    assert [numbers(group.entries) for group in made.groups] == [[1]]


def test_what_is_made_up_for_in_the_night_is_not_repeated_in_the_morning() -> None:
    """The process comes back at two o'clock: yesterday's morning is dealt with, today's is still to come."""
    items = [entry(1, due=DAY + timedelta(days=7)), entry(2, due=DAY + timedelta(days=6))]
    night = remind(items, after=DAY - timedelta(days=2), until=DAY - timedelta(days=1))
    later = remind(items, after=DAY - timedelta(days=1), until=DAY)
    assert night is not None
    assert later is not None
    assert [(group.days_left, numbers(group.entries)) for group in night.groups] == [(6, [2])]
    assert [(group.days_left, numbers(group.entries)) for group in later.groups] == [(7, [1])]


@pytest.mark.parametrize("status", sorted(set(Status) - ACTIVE))
def test_nobody_is_reminded_of_what_is_closed_or_shelved(status: Status) -> None:
    assert remind([entry(1, status=status, follow_up_on=DAY)]) is None


def test_a_reminder_asks_about_what_is_to_be_asked_today() -> None:
    made = remind([entry(1, due=None, follow_up_on=DAY), entry(2, due=None, follow_up_on=DAY + timedelta(days=1))])
    assert made is not None
    assert (made.groups, numbers(made.ask_now)) == ((), [1])


def test_what_a_digest_has_announced_for_asking_is_not_asked_again() -> None:
    item = [entry(1, due=None, follow_up_on=DAY)]
    assert remind(item, told=DAY) is None
    assert remind(item, told=DAY - timedelta(days=1)) is not None
    assert told_until(date(2018, 12, 17), Frequency.WEEKLY) == date(2018, 12, 23)
    assert told_until(DAY, Frequency.DAILY) == DAY
    assert told_until(None, Frequency.WEEKLY) is None
    assert told_until(DAY, Frequency.OFF) is None


def test_without_leads_there_are_no_reminders_at_all() -> None:
    assert remind([entry(1, follow_up_on=DAY)], leads=()) is None


LEADS = st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=4).map(tuple)


@given(st.lists(st.dates(date(2018, 12, 1), date(2019, 3, 31)), min_size=1, max_size=6), LEADS, st.data())
def test_however_mornings_are_missed_no_lead_day_is_told_twice(
    dues: list[date], leads: tuple[int, ...], data: st.DataObject
) -> None:
    items = [entry(n, due=due) for n, due in enumerate(dues, 1)]
    start, end = date(2018, 11, 30), date(2019, 4, 1)
    told: dict[int | None, int] = {}
    after = start
    while after < end:
        until = min(end, after + timedelta(days=data.draw(st.integers(min_value=1, max_value=20))))
        made = remind(items, day=until, after=after, until=until, leads=leads)
        for group in made.groups if made else ():
            for e in group.entries:
                told[e.commitment.number] = told.get(e.commitment.number, 0) + 1
        after = until
    for number, times in told.items():
        due = dues[(number or 0) - 1]
        assert times <= len({due - timedelta(days=lead) for lead in leads if due - timedelta(days=lead) > start})
