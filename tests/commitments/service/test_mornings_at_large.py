"""Whatever the process, the hour and the quiet hours do: no digest is owed for long, none comes twice, none in the night."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.ledger import PushKind
from commitments.notices import Digest, Reminder
from commitments.people import Frequency, QuietHours, Subscription
from commitments.schedule import digest_days, last_morning_on, next_morning
from commitments.service.morning import begin_morning
from storage.unit_of_work import SqlDatabase, SqlUnitOfWork
from tests.builders import candidate, deadline
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace

START = datetime(2018, 10, 1, tzinfo=UTC)
SUBSCRIPTIONS = st.builds(
    Subscription,
    frequency=st.sampled_from([Frequency.DAILY, Frequency.WEEKDAYS, Frequency.WEEKLY, Frequency.MONTHLY]),
    weekday=st.integers(min_value=0, max_value=6),
    month_day=st.integers(min_value=1, max_value=31),
    hour=st.integers(min_value=0, max_value=23),
    minute=st.sampled_from([0, 30]),
    reminder_leads=st.sampled_from([(), (7, 1), (30, 7, 1, 0)]),
    quiet=st.sampled_from([None, QuietHours(time(22), time(8)), QuietHours(time(12), time(14))]),
)
ZONES = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
DOWNTIMES = st.lists(st.integers(min_value=0, max_value=26 * 24), min_size=8, max_size=14)
"""Hours for which the process is gone before it looks again; none for "looks as soon as something is due"."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example has its own chat
@given(subscription=SUBSCRIPTIONS, zone=ZONES, downtimes=DOWNTIMES)
def test_every_digest_is_told_once_no_morning_has_two_pushes_and_none_comes_in_quiet_hours(
    database: SqlDatabase, subscription: Subscription, zone: str, downtimes: list[int]
) -> None:
    def work(uow: SqlUnitOfWork) -> None:
        workspace = keep_workspace(uow, "一")
        letter = keep_document(uow, workspace.id)
        dues = [date(2018, 10, 20), date(2018, 11, 4), date(2018, 12, 31), date(2019, 1, 6)]
        keep_commitments(uow, letter, [candidate(deadline=deadline(due, names_day=True)) for due in dues])
        number = 1 + len(uow.chats.of_transport("local"))
        first = next_morning(START, subscription, zone)
        chat = keep_chat(
            uow, workspace.id, telegram_id=number, timezone=zone, subscription=subscription, next_push_at=first
        )
        before = last_morning_on(first, subscription, zone) - timedelta(days=1)
        told: list[tuple[datetime, Digest | Reminder]] = []
        covered = 0
        now = first
        for downtime in downtimes:
            now += timedelta(hours=downtime)
            while (chat := uow.chats.get(chat.id)).next_push_at is not None and chat.next_push_at <= now:
                push = begin_morning(uow, chat, now)
                if push is not None:
                    told.append((now, push.notice))
                    if isinstance(push.notice, Digest):
                        covered += push.late.runs if push.late else 1
            assert chat.next_push_at is not None
            now = chat.next_push_at
        last = last_morning_on(told[-1][0], subscription, zone) if told else before
        assert covered == len(digest_days(subscription, before, last)) or covered == len(
            digest_days(subscription, before, last_morning_on(now - timedelta(microseconds=1), subscription, zone))
        )
        quiet = subscription.quiet
        assert all(quiet is None or not quiet.hold(at.astimezone(ZoneInfo(zone)).time()) for at, _ in told)
        days = [last_morning_on(at, subscription, zone) for at, _ in told]
        assert len(days) == len(set(days)), "one push a morning"
        runs = uow.pushes.of_chat(chat.id, 999)
        assert len(runs) == len(told)
        assert sum(run.kind is PushKind.DIGEST for run in runs) == sum(isinstance(n, Digest) for _, n in told)

    database.write(work)  # type: ignore[arg-type]
