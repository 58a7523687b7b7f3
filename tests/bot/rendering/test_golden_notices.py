"""Every screen about what comes by itself, in both languages, compared with its golden file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from bot.i18n.catalogue import Catalogue, catalogue
from bot.rendering import digest, expectations, reasons, reminder, settings, snoozing, why
from bot.replies import Screen
from commitments.correcting import correct_deadline
from commitments.expectations import Expectation
from commitments.ledger import Delivery, DeliveryState, PushKind, PushOutcome, PushRecord, ToldAs
from commitments.model import Language
from commitments.notices import BodyGroup, Changed, Reminder
from commitments.people import Frequency, QuietHours, Subscription
from commitments.phases import Phase
from commitments.queries import by_urgency
from commitments.service.expecting import Registered
from commitments.service.morning import Late
from commitments.service.sending import Account, Run, Silence
from tests.bot.rendering import samples
from tests.bot.rendering.golden import check
from tests.bot.rendering.samples import TODAY, at
from tests.builders import chat, deadline

FEBRUARY = date(2019, 2, 4)
SCREENS: dict[str, Callable[[Catalogue], Screen]] = {}


def golden(draw: Callable[[Catalogue], Screen]) -> Callable[[Catalogue], Screen]:
    SCREENS[draw.__name__] = draw
    return draw


def awaited(number: int, due: date, body: str = "示范市民政局") -> Expectation:
    return Expectation(
        id=number,
        workspace_id=1,
        ordinal=number,
        reference=f"第{310 + number}号建议",
        body=body,
        asked_on=due - timedelta(days=92),
        due_on=due,
        added_by="张敏",
    )


REPLIES = (awaited(2, date(2018, 12, 20)), awaited(1, date(2019, 1, 8)), awaited(3, date(2019, 3, 1), "示范市教育局"))


@golden
def digest_with_everything(c: Catalogue) -> Screen:
    late = sorted(
        (e for e in samples.entries(samples.tracked()[0], FEBRUARY) if e.phase is Phase.OVERDUE), key=by_urgency
    )
    changes = samples.tracked()[1]
    by_number = {e.commitment.number: e for e in samples.entries(samples.tracked()[0], FEBRUARY)}
    redated, correction = correct_deadline(
        by_number[9].commitment, deadline(date(2019, 6, 30)), at=at(12, 21), actor="王", reason="日期读错"
    )
    return digest.digest(
        samples.planned(
            day=FEBRUARY,
            since=date(2019, 1, 28),
            new_overdue=tuple(late[:5]),
            overdue=(BodyGroup("市城管局", tuple(late[5:7])), BodyGroup("市教育局", tuple(late[7:8]))),
            ended=(Changed(by_number[5], changes[0]),),
            changed=(Changed(by_number[7], changes[1]), Changed(replace(by_number[9], commitment=redated), correction)),
            due_soon=(),
            due_within_week=0,
            early=tuple(e for e in by_number.values() if e.phase is Phase.UNDATED)[:1],
            awaited=REPLIES[:2],
            waiting=3,
            days_off=None,
        ),
        c,
        late=Late(date(2019, 1, 14), 3),
        subscription=Subscription(body="示范市市场监管局"),
    )


@golden
def digest_of_what_is_being_checked(c: Catalogue) -> Screen:
    day = date(2019, 1, 7)
    checking = tuple(e for e in samples.entries(samples.tracked()[0], day) if e.phase is Phase.IN_GRACE)
    changes = samples.tracked()[1]
    return digest.digest(
        samples.planned(
            day=day,
            since=date(2018, 12, 31),
            in_grace=(BodyGroup("示范市市场监管局", checking),),
            changed=tuple(Changed(e, replace(changes[1], commitment_id=e.commitment.id)) for e in checking[:5]),
            due_soon=(),
            due_within_week=0,
            ask_now=(),
            days_off=None,
        ),
        c,
    )


@golden
def digest_of_replies_alone(c: Catalogue) -> Screen:
    quiet = samples.planned(
        due_soon=(), due_within_week=0, changed=(), ask_now=(), days_off=None, awaited=REPLIES[:2], waiting=3
    )
    return digest.digest(quiet, c)


@golden
def reminder_of_passed_dates(c: Catalogue) -> Screen:
    day = date(2019, 1, 1)
    passed = [e for e in samples.entries(samples.tracked()[0], day) if e.phase is Phase.IN_GRACE]
    passed[0] = replace(
        passed[0],
        commitment=replace(
            passed[0].commitment, terms=replace(passed[0].commitment.terms, condition="待专项资金落实后")
        ),
    )
    return reminder.reminder(Reminder(day=day, groups=(), passed=tuple(passed), ask_now=(), days_off=None), c)


@golden
def reminder_of_replies(c: Catalogue) -> Screen:
    return reminder.reminder(Reminder(day=TODAY, groups=(), ask_now=(), awaited=REPLIES[:2], days_off=None), c)


@golden
def expectations_waiting(c: Catalogue) -> Screen:
    return expectations.awaited_list(REPLIES, TODAY, c)


@golden
def expectations_none(c: Catalogue) -> Screen:
    return expectations.awaited_list([], TODAY, c)


@golden
def expectation_registered(c: Catalogue) -> Screen:
    return expectations.registered(Registered(REPLIES[1], known=False), TODAY, c)


@golden
def expectation_here_already(c: Catalogue) -> Screen:
    return expectations.registered(Registered(REPLIES[1], known=False, answered_by=samples.letter()), TODAY, c)


@golden
def expectations_arrived(c: Catalogue) -> Screen:
    return expectations.arrived([replace(REPLIES[0], answered_on=TODAY), replace(REPLIES[1], answered_on=TODAY)], c)


@golden
def snooze_asked(c: Catalogue) -> Screen:
    return snoozing.ask_day(9, c)


@golden
def snooze_done(c: Catalogue) -> Screen:
    found = samples.entries(samples.tracked()[0])[:2]
    return snoozing.snoozed(found, date(2018, 12, 29), TODAY, c)


BUREAU = Subscription(
    frequency=Frequency.DAILY,
    hour=23,
    minute=30,
    say_quiet=False,
    quiet=QuietHours(time(22), time(8)),
    body="示范市教育局",
)


@golden
def digest_settings_of_a_bureau(c: Catalogue) -> Screen:
    return settings.digest_settings(chat(subscription=BUREAU, next_push_at=at(12, 25, 0)), c)


@golden
def quiet_hours_set(c: Catalogue) -> Screen:
    return settings.quiet_hours(chat(subscription=BUREAU, next_push_at=at(12, 25, 0)), c, changed=True)


@golden
def quiet_hours_none(c: Catalogue) -> Screen:
    return settings.quiet_hours(chat(next_push_at=at(12, 31, 1)), c)


def run(day: int, outcome: PushOutcome = PushOutcome.SENT, delivery: Delivery | None = None, **rest: object) -> Run:
    planned = at(12, day, 1)
    push = PushRecord(
        chat_id=1,
        kind=PushKind.DIGEST,
        local_date=planned.date(),
        planned_at=planned,
        at=planned,
        outcome=outcome,
        told={ToldAs.DUE_SOON: (7,), ToldAs.CHANGED: (7,)},
    )
    return Run(replace(push, **rest), delivery)  # type: ignore[arg-type]


def came(moment: datetime) -> Delivery:
    return Delivery(DeliveryState.DELIVERED, moment)


RUNS = [
    run(24, delivery=Delivery(DeliveryState.WAITING, at(12, 24, 2), "Too Many Requests: retry after 30")),
    run(23, PushOutcome.EMPTY),
    run(22, delivery=came(at(12, 22, 5)), late=True),
    run(21, delivery=Delivery(DeliveryState.REFUSED, at(12, 21, 1), "Forbidden: bot was blocked by the user")),
    run(20, delivery=came(at(12, 20, 1)), held=True, kind=PushKind.REMINDER),
    run(10),
]


@golden
def why_of_a_chat(c: Catalogue) -> Screen:
    us = chat(next_push_at=at(12, 31, 1))
    return why.why_digest(RUNS, us, settings.next_digest(us, c), c)


def often_told() -> Account:
    entry = samples.entries(samples.tracked()[0])[6]
    return Account(
        entry=replace(entry, commitment=replace(entry.commitment, id=7)),
        runs=[each for each in RUNS if each.push.outcome is PushOutcome.SENT],
        next_on=date(2018, 12, 30),
        next_digest_on=date(2018, 12, 31),
        silence=None,
        until=None,
    )


@golden
def why_of_a_commitment(c: Catalogue) -> Screen:
    account = often_told()
    return why.why_commitment(account, reasons.reasons(account.entry, TODAY, c), chat(), c)


@golden
def told_of_a_commitment(c: Catalogue) -> Screen:
    return why.told(often_told(), chat(), c)


@golden
def why_of_a_closed_commitment(c: Catalogue) -> Screen:
    account = Account(
        entry=samples.entries(samples.tracked()[0])[4],
        runs=[],
        next_on=None,
        next_digest_on=None,
        silence=Silence.NOT_TRACKED,
        until=None,
    )
    return why.why_commitment(account, reasons.reasons(account.entry, TODAY, c), chat(), c)


@golden
def why_of_a_snoozed_commitment(c: Catalogue) -> Screen:
    account = Account(
        entry=samples.entries(samples.tracked()[0])[3],
        runs=[],
        next_on=None,
        next_digest_on=date(2018, 12, 31),
        silence=Silence.SNOOZED,
        until=date(2018, 12, 29),
    )
    return why.why_commitment(account, reasons.reasons(account.entry, TODAY, c), chat(), c)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_the_screen_is_as_a_person_last_read_it(name: str, language: Language) -> None:
    check(name, language, SCREENS[name](catalogue(language)))
