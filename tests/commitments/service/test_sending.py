"""The account of what a chat was told: why, and what comes next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from commitments.ledger import PushKind, PushOutcome, ToldAs
from commitments.model import Status
from commitments.people import Frequency
from commitments.service import dates, sending, settings, snoozing, tracking
from commitments.service.morning import begin_morning
from commitments.service.sending import Silence
from tests.builders import deadline
from tests.commitments.service.settling import Office, after, track_dated


def live(desk: Office, days: int) -> None:
    """So many days pass, each with its morning."""
    chat = desk.uow.chats.get(desk.chat.id)
    desk.uow.chats.save(replace(chat, next_push_at=chat.next_push_at or after(days=1)))
    end = after(days=days)
    while (chat := desk.uow.chats.get(desk.chat.id)).next_push_at is not None and chat.next_push_at <= end:
        begin_morning(desk.uow, chat, chat.next_push_at)


def test_an_account_names_every_push_and_its_reasons_the_newest_first(desk: Office) -> None:
    track_dated(desk.context(), date(2018, 10, 31), date(2019, 9, 30))
    live(desk, 5)  # Wednesday 3 October
    account = sending.of_commitment(desk.context(after(days=5)), 1)
    told = [(run.push.kind, run.push.local_date, run.push.reasons(account.entry.commitment.id)) for run in account.runs]
    assert told == [(PushKind.DIGEST, date(2018, 10, 1), (ToldAs.DUE_SOON,))]
    assert (account.silence, account.next_on) == (None, date(2018, 10, 24))
    assert account.next_digest_on == date(2018, 10, 8)
    assert sending.of_commitment(desk.context(after(days=5)), 2).runs == []


def test_a_silence_has_its_reason(desk: Office) -> None:
    track_dated(desk.context(), date(2018, 10, 31), date(2018, 10, 31), date(2018, 10, 31))
    tracking.change_status(desk.context(), 1, Status.MET, words="电话")
    snoozing.snooze(desk.context(), [2], date(2018, 10, 8))
    assert sending.of_commitment(desk.context(), 1).silence is Silence.NOT_TRACKED
    snoozed = sending.of_commitment(desk.context(), 2)
    assert (snoozed.silence, snoozed.until) == (Silence.SNOOZED, date(2018, 10, 8))
    tracking.make(desk.context(), 3, dates.requesting(deadline(date(2019, 3, 31)), "资金未到位"))
    assert sending.of_commitment(desk.context(), 3).silence is Silence.REQUESTED
    settings.set_reminders(desk.context(), ())
    assert sending.of_commitment(desk.context(), 3).silence is Silence.REMINDERS_OFF
    settings.set_digest(desk.context(), body="城管局")
    other = sending.of_commitment(desk.context(), 3)
    assert (other.silence, other.next_digest_on) == (Silence.OTHER_PART, None)


def test_the_latest_runs_hold_the_last_digest_however_old(desk: Office) -> None:
    track_dated(desk.context(), *(date(2018, 10, 20) + timedelta(days=n) for n in range(12)))
    live(desk, 4)
    settings.set_digest(desk.context(after(days=4)), Frequency.OFF)
    live(desk, 40)
    latest = sending.latest(desk.context(after(days=40)))
    assert [run.push.kind for run in latest] == [PushKind.REMINDER] * 8 + [PushKind.DIGEST]
    assert all(run.push.outcome is PushOutcome.SENT for run in latest)


def test_with_a_digest_the_repeated_asking_is_no_reminder_of_its_own(desk: Office) -> None:
    track_dated(desk.context(), date(2018, 9, 20))
    assert sending.of_commitment(desk.context(), 1).next_on is None
    settings.set_digest(desk.context(), Frequency.OFF)
    assert sending.of_commitment(desk.context(), 1).next_on == date(2018, 10, 12)
