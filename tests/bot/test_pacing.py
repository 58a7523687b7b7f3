"""Telegram's limits, over a clock of the test's own: never broken, hardly ever not used, and nobody waits for others."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import REMEMBERED_CHATS, Paced
from tests.builders import MONDAY

SECOND = timedelta(seconds=1)
GROUP = -1001


def send_all(pacing: Paced, chats: list[int], start: datetime = MONDAY) -> list[tuple[datetime, int]]:
    """Send one message to each in this order, each as soon as it may be; a chat that must wait holds up the next."""
    now, sent = start, []
    for chat in chats:
        now = max(now, pacing.room_at(now), pacing.free_at(chat, now))
        assert pacing.room(now) == 1
        pacing.count(chat, now)
        sent.append((now, chat))
    return sent


def most_in(window: timedelta, moments: list[datetime]) -> int:
    return max(sum(start <= moment < start + window for moment in moments) for start in moments)


def test_many_chats_get_thirty_messages_a_second_and_not_more() -> None:
    moments = [moment for moment, _ in send_all(Paced(), list(range(1, 1501)))]
    assert most_in(SECOND, moments) == 30
    rate = (len(moments) - 30) / (moments[-1] - moments[30]).total_seconds()
    assert rate > 0.95 * 30


def test_somebody_who_asks_in_between_waits_less_than_a_third_of_a_second() -> None:
    moments = [moment for moment, _ in send_all(Paced(), list(range(1, 301)))]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert max(gaps) < SECOND / 3


def test_a_private_chat_gets_a_small_burst_then_one_message_a_second() -> None:
    moments = [moment for moment, _ in send_all(Paced(), [7] * 10)]
    assert moments[2] - moments[0] < SECOND / 10
    assert [round((moment - moments[0]).total_seconds()) for moment in moments] == [0, 0, 0, 1, 2, 3, 4, 5, 6, 7]


def test_a_group_gets_twenty_messages_a_minute() -> None:
    moments = [moment for moment, _ in send_all(Paced(), [GROUP] * 45)]
    assert most_in(timedelta(minutes=1), moments) == 20
    assert moments[44] - moments[0] < timedelta(minutes=3)


def test_a_chat_that_has_had_its_share_holds_up_no_other() -> None:
    pacing = Paced()
    last, _ = send_all(pacing, [7] * 4)[-1]
    assert pacing.free_at(7, last) > last
    assert pacing.free_at(8, last) == last
    assert pacing.room_at(last) < last + SECOND / 10


def test_a_chat_that_telegram_refused_waits_as_long_as_it_said_and_alone() -> None:
    pacing = Paced()
    pacing.count(7, MONDAY)
    pacing.refused(7, MONDAY + 40 * SECOND, MONDAY)
    assert pacing.free_at(7, MONDAY) == MONDAY + 40 * SECOND
    assert pacing.free_at(8, MONDAY) == MONDAY
    assert pacing.room_at(MONDAY + SECOND) == MONDAY + SECOND


def test_two_groups_at_their_limits_close_nothing_to_the_others() -> None:
    pacing = Paced()
    for group in (-1, -2):
        pacing.count(group, MONDAY)
        pacing.refused(group, MONDAY + 40 * SECOND, MONDAY)
    assert pacing.room_at(MONDAY + SECOND) == MONDAY + SECOND


def test_refusals_in_several_chats_of_a_busy_second_are_for_all() -> None:
    pacing = Paced()
    now, _ = send_all(pacing, list(range(1, 26)))[-1]
    pacing.refused(24, now + 5 * SECOND, now)
    assert pacing.room_at(now) < now + SECOND, "one may be the chat's own"
    pacing.refused(25, now + 5 * SECOND, now)
    assert pacing.room_at(now) == now + 5 * SECOND
    assert pacing.room(now + 5 * SECOND) == 1


def test_quiet_chats_are_forgotten() -> None:
    pacing = Paced()
    now = MONDAY
    for chat in range(1, 5 * REMEMBERED_CHATS):
        now += SECOND
        pacing.count(chat, now)
    assert len(pacing._chats) <= REMEMBERED_CHATS


@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2, 3, -1, -2]), st.integers(0, 3000)),
        min_size=1,
        max_size=120,
    )
)
def test_whenever_messages_come_no_limit_is_broken(wishes: list[tuple[int, int]]) -> None:
    pacing, now = Paced(), MONDAY
    sent: list[tuple[datetime, int]] = []
    for chat, pause in wishes:
        now = max(now + pause * SECOND / 1000, pacing.room_at(now), pacing.free_at(chat, now))
        now = max(now, pacing.room_at(now))
        pacing.count(chat, now)
        sent.append((now, chat))
    assert most_in(SECOND, [moment for moment, _ in sent]) <= 30
    for chat in {chat for _, chat in sent}:
        moments = [moment for moment, to in sent if to == chat]
        for seconds in (1, 5, 30):
            assert most_in(seconds * SECOND, moments) <= seconds + 3
        if chat < 0:
            assert most_in(60 * SECOND, moments) <= 20
