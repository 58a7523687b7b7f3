"""A chat's morning: what it is told by itself, once, and when its next morning comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from commitments.ledger import PushKind, PushOutcome
from commitments.model import Owner, Status
from commitments.notices import Digest, Reminder
from commitments.people import Frequency, QuietHours, Subscription
from commitments.schedule import is_digest_day
from commitments.service import expecting, letters, owning, settings, snoozing, tracking
from commitments.service.morning import Late, Push, begin_morning, digest_now
from storage.unit_of_work import SqlUnitOfWork
from tests.commitments.service.settling import Office, office, track_dated, track_letter
from tests.keeping import keep_chat

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 12, year: int = 2018) -> datetime:
    """A moment on the chat's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def settled(uow: SqlUnitOfWork, *dues: date, **subscription: object) -> Office:
    """An office that tracks promises for these days and whose next morning is Friday 21 December 2018."""
    desk = office(uow)
    if dues:
        track_dated(desk.context(), *dues)
    chat = replace(
        desk.chat,
        subscription=Subscription(**subscription),  # type: ignore[arg-type]
        next_push_at=at(21),
        last_push_on=date(2018, 12, 20),
    )
    uow.chats.save(chat)
    return desk


def morning(desk: Office, now: datetime) -> Push | None:
    return begin_morning(desk.uow, desk.uow.chats.get(desk.chat.id), now)


def told(push: Push | None) -> list[list[int | None]]:
    """The numbers that a reminder names, group by group."""
    assert push is not None
    assert isinstance(push.notice, Reminder)
    return [[entry.commitment.number for entry in group.entries] for group in push.notice.groups]


def test_a_reminder_comes_on_its_morning_and_the_next_one_a_day_later(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), date(2018, 12, 29))
    assert told(morning(desk, at(21))) == [[1]]
    assert desk.uow.chats.get(desk.chat.id).next_push_at == at(22)
    assert told(morning(desk, at(22))) == [[2]]


def test_a_morning_with_nothing_to_tell_is_silent_and_sets_the_next(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2019, 6, 30))
    assert morning(desk, at(21)) is None
    assert desk.uow.chats.get(desk.chat.id).next_push_at == at(22)


def test_a_reminder_on_a_digest_day_is_contained_in_the_digest(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 31))
    for day in (21, 22, 23):
        assert morning(desk, at(day)) is None
    push = morning(desk, at(24))
    assert push is not None
    assert isinstance(push.notice, Digest)
    assert (push.notice.due_soon_count, push.notice.due_within_week, push.late) == (1, 1, None)
    assert desk.uow.chats.get(desk.chat.id).last_digest_at == at(24)


def test_a_chat_that_tracks_nothing_gets_no_digest(uow: SqlUnitOfWork) -> None:
    desk = settled(uow)
    assert morning(desk, at(24)) is None


def test_the_same_morning_is_not_told_twice(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28))
    chat = desk.uow.chats.get(desk.chat.id)
    assert begin_morning(desk.uow, chat, at(21)) is not None
    assert begin_morning(desk.uow, chat, at(21)) is None
    assert begin_morning(desk.uow, replace(chat, last_push_on=None), at(21, 10)) is None


def test_the_next_digest_tells_what_changed_since_the_last(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2019, 6, 30), date(2019, 6, 30))
    tracking.change_status(desk.context(at(23)), 1, Status.IN_PROGRESS)
    first = morning(desk, at(24))
    tracking.make(desk.context(at(26)), 2, tracking.progressing(None, words="已招标"))
    second = morning(desk, at(31))
    for push, numbers in ((first, [1]), (second, [2])):
        assert push is not None
        assert isinstance(push.notice, Digest)
        assert [changed.entry.commitment.number for changed in push.notice.changed] == numbers
    assert second is not None
    assert isinstance(second.notice, Digest)
    assert second.notice.since == date(2018, 12, 24)


def test_looking_at_the_digest_changes_nothing_about_the_next(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 31))
    chat = desk.uow.chats.get(desk.chat.id)
    assert digest_now(desk.uow, chat, at(21)).due_soon_count == 1
    assert desk.uow.chats.get(desk.chat.id) == chat


# Late


def test_what_was_due_while_the_process_was_down_comes_late_once_and_says_so(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28))
    push = morning(desk, at(23, 15))
    assert told(push) == [[1]]
    assert push is not None
    assert push.late == Late(date(2018, 12, 21))
    assert morning(desk, at(23, 16)) is None


def test_missed_digests_make_one_that_says_since_when_they_were_due_and_how_many(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 31))
    push = morning(desk, at(8, 12, month=1, year=2019))
    assert push is not None
    assert isinstance(push.notice, Digest)
    assert (push.today, push.late) == (date(2019, 1, 8), Late(date(2018, 12, 24), 3))


@pytest.mark.parametrize(("minute", "late"), [(0, False), (30, False), (31, True)])
def test_half_an_hour_is_not_late(uow: SqlUnitOfWork, minute: int, late: bool) -> None:
    push = morning(settled(uow, date(2018, 12, 28)), at(21, 9, minute))
    assert push is not None
    assert push.late == (Late(date(2018, 12, 21)) if late else None)


def test_a_digest_on_its_day_is_not_late_because_quiet_mornings_before_it_were_missed(uow: SqlUnitOfWork) -> None:
    push = morning(settled(uow, date(2019, 6, 30)), at(24, 9, 5))
    assert push is not None
    assert push.late is None


def test_a_reminder_on_its_day_is_not_late_because_quiet_mornings_before_it_were_missed(uow: SqlUnitOfWork) -> None:
    push = morning(settled(uow, date(2018, 12, 29)), at(22, 9, 5))
    assert push is not None
    assert push.late is None


def test_what_is_made_up_for_in_the_night_is_not_said_again_in_the_morning(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), date(2018, 12, 29))
    night = morning(desk, at(22, 2))
    assert told(night) == [[1]]
    assert night is not None
    assert night.late == Late(date(2018, 12, 21))
    assert told(morning(desk, at(22, 9))) == [[2]]


def test_after_a_time_with_everything_off_nothing_is_made_up_for(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), date(2019, 1, 30))
    settings.set_digest(desk.context(at(21, 8)), Frequency.OFF)
    settings.set_reminders(desk.context(at(21, 8)), ())
    settings.set_digest(desk.context(at(9, 10, month=1, year=2019)), Frequency.WEEKLY)
    settings.set_reminders(desk.context(at(9, 10, month=1, year=2019)), (30, 7, 1))
    assert morning(desk, at(10, month=1, year=2019)) is None  # a Thursday: no digest, and no lead day


def test_a_new_hour_on_a_day_that_was_dealt_with_tells_nothing_again(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), frequency=Frequency.DAILY)
    assert morning(desk, at(21)) is not None
    settings.set_digest(desk.context(at(21, 10)), Frequency.DAILY, at=time(17))
    assert morning(desk, at(21, 17)) is None
    assert morning(desk, at(22, 17)) is not None


# Zones


@pytest.mark.parametrize(
    ("zone", "frequency"),
    [
        ("Asia/Shanghai", Frequency.OFF),
        ("Asia/Shanghai", Frequency.DAILY),
        ("Asia/Shanghai", Frequency.MONTHLY),
        ("Europe/London", Frequency.WEEKLY),
        ("America/Los_Angeles", Frequency.WEEKLY),
    ],
)
def test_each_local_morning_has_at_most_one_push_and_no_digest_is_left_out(
    uow: SqlUnitOfWork, zone: str, frequency: Frequency
) -> None:
    """A hundred days from September on: the clocks go back on the way."""
    desk = office(uow, timezone=zone)
    track_dated(desk.context(), date(2018, 11, 4), date(2018, 12, 31), date(2018, 12, 31))
    track_letter(desk.context())
    settings.set_digest(desk.context(), frequency)
    mornings, digests = [], []
    for _ in range(100):
        chat = desk.uow.chats.get(desk.chat.id)
        assert chat.next_push_at is not None
        local = chat.next_push_at.astimezone(ZoneInfo(zone))
        push = begin_morning(desk.uow, chat, chat.next_push_at)
        mornings.append(local.date())
        assert local.hour == 9
        assert push is None or push.today == local.date()
        if push is not None and isinstance(push.notice, Digest):
            digests.append(local.date())
    assert mornings == [mornings[0] + timedelta(days=n) for n in range(100)]
    assert digests == [day for day in mornings if is_digest_day(Subscription(frequency=frequency), day)]


def test_moving_to_the_west_does_not_tell_a_morning_twice(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 31), frequency=Frequency.DAILY)
    assert morning(desk, at(21)) is not None
    chat = settings.set_timezone(desk.context(at(21, 10)), "America/Los_Angeles")
    assert chat.next_push_at is not None
    assert begin_morning(desk.uow, chat, chat.next_push_at) is None
    later = desk.uow.chats.get(chat.id)
    assert later.next_push_at == chat.next_push_at + timedelta(days=1)
    assert begin_morning(desk.uow, later, later.next_push_at) is not None


def test_two_chats_of_one_office_each_have_their_own_morning(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28))
    second = keep_chat(desk.uow, desk.workspace.id, telegram_id=-500, next_push_at=at(21))
    pushes = [morning(desk, at(21)), begin_morning(desk.uow, second, at(21))]
    assert [told(push) for push in pushes] == [[[1]], [[1]]]
    assert len({push.key for push in pushes if push}) == 2


def test_a_letter_that_was_removed_is_not_told_of(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28))
    letters.remove(desk.context(), desk.uow.documents.all(desk.workspace.id, letters.KEPT)[0].id)
    assert morning(desk, at(21)) is None


# What the chat chose


def test_quiet_hours_hold_a_push_back_and_bind_what_is_late_too(uow: SqlUnitOfWork) -> None:
    """The process comes back at three in the night: yesterday's reminder waits for eight o'clock."""
    desk = settled(uow, date(2018, 12, 28), quiet=QuietHours(time(22), time(8)))
    assert morning(desk, at(22, 3)) is None
    assert desk.uow.chats.get(desk.chat.id).next_push_at == at(22, 8)
    push = morning(desk, at(22, 8))
    assert told(push) == [[1]]
    assert push is not None
    assert push.late == Late(date(2018, 12, 21))


def test_what_is_held_is_told_once_for_its_own_date_and_is_not_late(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 31), hour=23, quiet=QuietHours(time(22), time(8)))
    settings.set_reminders(desk.context(at(20, 12)), (7, 1))  # sets the next morning anew
    pushes = []
    for _ in range(8):
        moment = desk.uow.chats.get(desk.chat.id).next_push_at
        assert moment is not None
        assert moment.astimezone(SHANGHAI).hour == 8
        pushes.append((moment.astimezone(SHANGHAI).day, morning(desk, moment)))
    ((day, push),) = [(day, push) for day, push in pushes if push is not None]
    assert day == 25, "Monday's digest at eleven in the evening comes on Tuesday"
    assert push is not None
    assert push.late is None
    (run,) = desk.uow.pushes.of_chat(desk.chat.id, 9)
    assert (run.local_date, run.held, run.late) == (date(2018, 12, 24), True, False)


def test_a_chat_that_wants_news_only_gets_silence_and_the_ledger_says_so(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2019, 12, 31), say_quiet=False)
    assert morning(desk, at(24)) is None
    (run,) = desk.uow.pushes.of_chat(desk.chat.id, 9)
    assert (run.kind, run.outcome, run.local_date) == (PushKind.DIGEST, PushOutcome.EMPTY, date(2018, 12, 24))
    tracking.change_status(desk.context(at(26)), 1, Status.IN_PROGRESS)
    assert morning(desk, at(31)) is not None


def test_a_chat_that_wants_to_know_is_told_that_nothing_is_new(uow: SqlUnitOfWork) -> None:
    push = morning(settled(uow, date(2019, 12, 31)), at(24))
    assert push is not None
    assert isinstance(push.notice, Digest)
    assert push.notice.quiet


def test_a_chat_of_one_body_is_told_of_that_body_alone(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), body="城管局")
    assert morning(desk, at(21)) is None
    settings.set_digest(desk.context(at(21, 10)), body="示范市民政局")
    assert morning(desk, at(24)) is not None


def test_a_chat_of_one_owner_or_tag_is_told_of_that_alone(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), date(2018, 12, 28))
    expecting.expect(desk.context(at(20)), "第312号建议", "城管局", due_on=date(2018, 12, 21))
    tracking.make(desk.context(at(20)), 1, owning.giving(Owner("李强")))
    tracking.make(desk.context(at(20)), 2, owning.tagging(["急"]))
    for narrowed, number in (({"owner": Owner("李强")}, 1), ({"tag": "急"}, 2)):
        settings.set_digest(desk.context(at(20)), everything=True, **narrowed)
        plan = digest_now(desk.uow, desk.context().chat, at(20))
        assert [e.commitment.number for group in plan.due_soon for e in group.entries] == [number]
        assert (plan.tracked, plan.awaited) == (1, ())
    settings.set_digest(desk.context(at(20)), owner=Owner("李强"))
    assert digest_now(desk.uow, desk.context().chat, at(20)).tracked == 0  # both must hold
    settings.set_digest(desk.context(at(20)), everything=True)
    assert digest_now(desk.uow, desk.context().chat, at(20)).tracked == 2


def test_a_report_stops_the_asking_in_every_chat(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 20), frequency=Frequency.OFF)
    push = morning(desk, at(21))
    assert push is not None
    assert isinstance(push.notice, Reminder)
    assert [entry.commitment.number for entry in push.notice.passed] == [1]
    tracking.make(desk.context(at(22)), 1, tracking.progressing(None, words="月底完工"))
    told_on = []
    for _ in range(60):
        moment = desk.uow.chats.get(desk.chat.id).next_push_at
        assert moment is not None
        if morning(desk, moment) is not None:
            told_on.append((moment.astimezone(SHANGHAI).date() - date(2018, 12, 22)).days)
    assert told_on == [28, 35, 49]


def test_what_was_snoozed_comes_back_on_its_morning_and_only_then(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2018, 12, 28), frequency=Frequency.OFF)
    assert told(morning(desk, at(21))) == [[1]]
    snoozing.snooze(desk.context(at(21, 10)), [1], date(2018, 12, 25))
    for day in (22, 23, 24):
        assert morning(desk, at(day)) is None
    assert told(morning(desk, at(25))) == [[1]]
    assert morning(desk, at(26)) is None
    assert told(morning(desk, at(27))) == [[1]], "a day before its date"


def test_a_chat_without_promises_is_told_of_replies_that_it_awaits(uow: SqlUnitOfWork) -> None:
    desk = settled(uow)
    expecting.expect(desk.context(at(20)), "第312号建议", "示范市民政局", asked_on=date(2018, 9, 28))
    push = morning(desk, at(21))
    assert push is not None
    assert isinstance(push.notice, Reminder)
    assert [awaited.due_on for awaited in push.notice.awaited] == [date(2018, 12, 28)]


def test_three_missed_weeks_make_one_late_summary_and_then_the_rhythm_goes_on(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2019, 12, 31))
    assert morning(desk, at(24)) is not None
    late = morning(desk, at(17, 15, month=1, year=2019))
    assert late is not None
    assert late.late == Late(date(2018, 12, 31), 3)
    rhythm = []
    for _ in range(14):
        moment = desk.uow.chats.get(desk.chat.id).next_push_at
        assert moment is not None
        if (push := morning(desk, moment)) is not None:
            rhythm.append(moment)
            assert push.late is None
    assert rhythm == [at(21, month=1, year=2019), at(28, month=1, year=2019)]


def test_a_setting_that_comes_between_the_hour_and_the_tick_loses_no_digest(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, date(2019, 6, 30))
    for day in (21, 22, 23):
        morning(desk, at(day))
    settings.set_reminders(desk.context(at(24)), (7,))
    push = morning(desk, at(24, 9, 1))
    assert push is not None
    assert isinstance(push.notice, Digest)
    assert desk.uow.chats.get(desk.chat.id).next_push_at == at(25)


def test_a_chat_that_was_never_told_anything_loses_no_morning_to_quiet_hours(uow: SqlUnitOfWork) -> None:
    """Midnight's digest is due at eight; the process looks again at ten in the evening, which is quiet."""
    desk = settled(uow, date(2019, 6, 30), frequency=Frequency.DAILY, hour=0, quiet=QuietHours(time(22), time(8)))
    chat = replace(desk.uow.chats.get(desk.chat.id), last_push_on=None, next_push_at=at(21, 8))
    desk.uow.chats.save(chat)
    assert morning(desk, at(21, 22)) is None
    push = morning(desk, at(22, 8))
    assert push is not None
    assert push.late == Late(date(2018, 12, 21), 2)


def test_a_chat_of_one_body_hears_of_no_reply_from_another_or_from_nobody(uow: SqlUnitOfWork) -> None:
    desk = settled(uow, body="民政局", frequency=Frequency.OFF)
    for number, body in enumerate(("示范市民政局", "市教育局", "")):
        expecting.expect(desk.context(at(20)), f"第{number}号建议", body, asked_on=date(2018, 9, 28))
    push = morning(desk, at(21))
    assert push is not None
    assert isinstance(push.notice, Reminder)
    assert [awaited.body for awaited in push.notice.awaited] == ["示范市民政局"]


def test_a_chat_of_working_days_is_left_alone_on_the_others_and_loses_nothing(uow: SqlUnitOfWork) -> None:
    """From Friday 28 December: Saturday is worked for the New Year holiday, which ends on Tuesday."""
    desk = settled(uow, date(2018, 12, 31), date(2019, 1, 6), frequency=Frequency.WEEKDAYS)
    told_on = {}
    while (moment := desk.uow.chats.get(desk.chat.id).next_push_at) is not None and moment < at(9, month=1, year=2019):
        push = morning(desk, moment)
        assert push is not None
        assert push.late is None
        assert isinstance(push.notice, Digest)
        told_on[moment.astimezone(SHANGHAI).date()] = push.notice
    holidays = {date(2018, 12, 22), date(2018, 12, 23), date(2018, 12, 30), date(2018, 12, 31), date(2019, 1, 1)}
    weekend = {date(2019, 1, 5), date(2019, 1, 6)}
    days = {date(2018, 12, 21) + timedelta(days=n) for n in range(19)}
    assert set(told_on) == days - holidays - weekend
    assert told_on[date(2019, 1, 2)].in_grace_count == 1, "what passed its date on the holiday"
