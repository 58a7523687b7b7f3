"""What a chat is told by itself, in which language and zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest

from commitments.errors import Misunderstood, NotAllowed
from commitments.model import Language
from commitments.people import Frequency, QuietHours, Role, Subscription
from commitments.service import settings
from commitments.service.context import Context
from tests.commitments.service.settling import FRIDAY, Office


def test_a_digest_that_becomes_weekly_without_a_day_is_on_monday_and_keeps_its_hour(desk: Office) -> None:
    settings.set_digest(desk.context(), Frequency.WEEKLY, weekday=4, at=time(17))
    settings.set_digest(desk.context(), Frequency.DAILY)
    chat = settings.set_digest(desk.context(), Frequency.WEEKLY)
    assert (chat.subscription.weekday, chat.subscription.hour) == (0, 17)
    assert desk.uow.chats.get(chat.id) == chat


def test_a_new_hour_counts_from_the_next_morning(desk: Office) -> None:
    chat = settings.set_digest(desk.context(), Frequency.DAILY, at=time(17))
    assert chat.next_push_at == datetime(2018, 9, 28, 9, tzinfo=UTC)
    chat = settings.set_digest(desk.context(), Frequency.DAILY, at=time(9))
    assert chat.next_push_at == datetime(2018, 9, 29, 1, tzinfo=UTC)


def test_with_everything_off_there_is_no_morning_until_something_is_on_again(desk: Office) -> None:
    settings.set_digest(desk.context(), Frequency.OFF)
    assert desk.uow.chats.get(desk.chat.id).next_push_at is not None
    assert settings.set_reminders(desk.context(), ()).next_push_at is None
    assert settings.set_reminders(desk.context(), (7,)).next_push_at is not None


def test_reminders_are_kept_once_the_longest_first(desk: Office) -> None:
    chat = settings.set_reminders(desk.context(), (1, 30, 7, 7))
    assert chat.subscription.reminder_leads == (30, 7, 1)


@pytest.mark.parametrize("leads", [(-1,), (367,), (1, 2, 3, 4, 5, 6, 7)])
def test_impossible_reminders_are_refused(desk: Office, leads: tuple[int, ...]) -> None:
    with pytest.raises(Misunderstood) as refused:
        settings.set_reminders(desk.context(), leads)
    assert refused.value.key == "error.needs_lead_days"


def test_a_zone_moves_the_morning(desk: Office) -> None:
    chat = settings.set_timezone(desk.context(), "Europe/London")
    assert chat.next_push_at == datetime(2018, 9, 28, 8, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Mars/Base", "", "../etc/passwd", "/etc/localtime", "亚洲/上海", "x" * 300, "a\x00b"])
def test_an_unknown_zone_is_refused(desk: Office, name: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        settings.set_timezone(desk.context(), name)
    assert refused.value.key == "error.unknown_zone"


def test_a_language_changes_nothing_else(desk: Office) -> None:
    before = desk.uow.chats.get(desk.chat.id)
    after = settings.set_language(desk.context(), Language.EN)
    assert (after.language, after.next_push_at) == (Language.EN, before.next_push_at)


CHANGES: list[Callable[[Context], object]] = [
    lambda ctx: settings.set_digest(ctx, Frequency.DAILY),
    lambda ctx: settings.set_reminders(ctx, (1,)),
    lambda ctx: settings.set_quiet_hours(ctx, QuietHours(time(22), time(8))),
    lambda ctx: settings.set_timezone(ctx, "UTC"),
    lambda ctx: settings.set_language(ctx, Language.EN),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_viewer_changes_no_setting(desk: Office, change: Callable[[Context], object]) -> None:
    before = desk.uow.chats.get(desk.chat.id)
    with pytest.raises(NotAllowed):
        change(desk.context(role=Role.VIEWER))
    assert desk.uow.chats.get(desk.chat.id) == before


def test_nothing_subscribed_has_no_next_push() -> None:
    off = Subscription(frequency=Frequency.OFF, reminder_leads=())
    assert settings.next_push(off, FRIDAY, "Asia/Shanghai") is None
