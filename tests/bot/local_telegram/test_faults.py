"""What goes wrong on the way, from a seed; and Telegram's limits, enforced."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.ext import Application

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.faults import Fault, Faults, Limits, Lost, Wire
from bot.local_telegram.records import Chat
from bot.local_telegram.request import LocalRequest
from tests.bot.local_telegram.helpers import Clock


async def send(wire: Wire, telegram: LocalTelegram, chat: Chat, text: str = "x") -> int:
    raw = {"chat_id": str(chat.id), "text": text}
    status, _ = await wire.serve(f"/bot{telegram.token}/sendMessage", raw, {})
    return status


def always(fault: Fault) -> Faults:
    return Faults(1, {fault: 1.0})


def test_the_same_seed_strikes_the_same_calls() -> None:
    chances = {Fault.TOO_MANY: 0.2, Fault.RESET: 0.2, Fault.SILENCE: 0.1}

    def drawn(seed: int) -> list[Fault | None]:
        faults = Faults(seed, chances)
        return [faults.draw("sendmessage") for _ in range(200)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    assert set(drawn(1)) == {*chances, None}


@pytest.mark.parametrize(
    ("fault", "status"), [(Fault.TOO_MANY, 429), (Fault.SERVER_ERROR, 500), (Fault.FORBIDDEN, 403)]
)
async def test_a_refused_call_is_not_carried_out(
    telegram: LocalTelegram, chat: Chat, fault: Fault, status: int
) -> None:
    assert await send(Wire(telegram, faults=always(fault)), telegram, chat) == status
    assert telegram.calls == []


@pytest.mark.parametrize(("fault", "carried_out"), [(Fault.RESET, False), (Fault.CUT, True), (Fault.SILENCE, True)])
async def test_a_lost_answer_may_belong_to_a_call_that_was_carried_out(
    telegram: LocalTelegram, chat: Chat, fault: Fault, carried_out: bool
) -> None:
    with pytest.raises(Lost):
        await send(Wire(telegram, faults=always(fault)), telegram, chat)
    assert bool(telegram.calls) is carried_out


async def test_the_same_updates_come_once_more_although_they_were_confirmed(
    telegram: LocalTelegram, chat: Chat
) -> None:
    faults = Faults(1, {})
    wire = Wire(telegram, faults=faults)
    path = f"/bot{telegram.token}/getUpdates"
    _, first = await wire.serve(path, {"timeout": "0"}, {})
    faults.chances[Fault.AGAIN] = 1.0
    _, again = await wire.serve(path, {"timeout": "0", "offset": "2"}, {})
    assert again == first
    assert [update["update_id"] for update in json.loads(again)["result"]] == [1]


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.TOO_MANY, RetryAfter),
        (Fault.SERVER_ERROR, NetworkError),
        (Fault.RESET, NetworkError),
        (Fault.SILENCE, TimedOut),
    ],
)
async def test_python_telegram_bot_sees_what_it_would_see_on_the_network(
    telegram: LocalTelegram, chat: Chat, fault: Fault, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    faults = Faults(1, {})
    wire = LocalRequest(Wire(telegram, faults=faults))
    app = Application.builder().token(telegram.token).request(wire).get_updates_request(wire).updater(None).build()
    async with app:
        faults.chances[fault] = 1.0
        with pytest.raises(error):
            await app.bot.send_message(chat.id, "x")


async def test_a_person_gets_one_message_a_second_after_a_short_burst(
    telegram: LocalTelegram, chat: Chat, clock: Clock
) -> None:
    wire = Wire(telegram, limits=Limits(clock))
    assert [await send(wire, telegram, chat) for _ in range(6)] == [200, 200, 200, 200, 429, 429]
    clock.forward(seconds=1)
    assert [await send(wire, telegram, chat) for _ in range(2)] == [200, 429]


async def test_a_group_gets_twenty_messages_a_minute(telegram: LocalTelegram, clock: Clock) -> None:
    owner = telegram.person("alice")
    group = telegram.group("work", owner)
    telegram.add_bot_to(group, owner)
    limits = Limits(clock)
    wire = Wire(telegram, limits=limits)
    statuses = []
    for _ in range(60):
        statuses.append(await send(wire, telegram, group))
        clock.forward(seconds=1)
    assert statuses.count(200) == 20
    assert limits.refused == 40
    clock.forward(seconds=1)
    assert await send(wire, telegram, group) == 200


def test_all_chats_together_get_thirty_messages_a_second(clock: Clock) -> None:
    limits = Limits(clock)
    waits = [limits.retry_after("sendmessage", str(chat)) for chat in range(40)]
    assert waits == [None] * 30 + [1] * 10
    assert limits.retry_after("answercallbackquery", "") is None, "answers to presses are no messages"
    clock.moment += timedelta(seconds=1)
    assert limits.retry_after("sendmessage", "99") is None
