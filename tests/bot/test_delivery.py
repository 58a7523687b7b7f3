"""Draining the outbox: order inside a chat, retries, what is given up, answers that overtake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery import RETRY_DELAYS, ChatClosed, ChatMoved, DeliveryError
from commitments.messaging import OutboxKind
from commitments.people import QuietHours, Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase, open_database
from tests.bot.traffic import TRANSPORT, Hand, Process, Wire
from tests.keeping import keep_chat, keep_workspace


@pytest.fixture
def process(database: SqlDatabase) -> Iterator[Process]:
    running = Process(database, Wire(), Hand())
    yield running
    running.stop()


async def test_messages_of_a_chat_go_out_in_their_order(process: Process) -> None:
    process.enqueue("一", "二", "三")
    assert await process.delivery.drain()
    assert process.wire.sent == ["一", "二", "三"]
    assert not await process.delivery.drain()
    assert process.wire.sent == ["一", "二", "三"]


async def test_a_message_is_sent_with_its_file(process: Process) -> None:
    blob_id = process.database.write(lambda uow: uow.blobs.add(b"a,b"))
    process.enqueue("台账.csv", kind=OutboxKind.DOCUMENT, blob_id=blob_id)
    await process.delivery.drain()
    assert process.wire.sent == ["台账.csv+b'a,b'"]


async def test_a_failed_message_is_tried_again_in_its_place(process: Process) -> None:
    process.wire.troubles["一"] = [DeliveryError("no network"), DeliveryError("no network")]
    process.enqueue("一", "二")
    for delay in RETRY_DELAYS[:2]:
        await process.delivery.drain()
        assert process.wire.sent == []
        process.clock.forward(seconds=delay.total_seconds() - 0.1)
        await process.delivery.drain()
        assert process.wire.sent == []
        process.clock.forward(seconds=0.2)
    await process.delivery.drain()
    assert process.wire.sent == ["一", "二"]


async def test_the_transports_own_wish_for_a_pause_is_kept(process: Process) -> None:
    process.wire.troubles["一"] = [DeliveryError("too many", retry_after=timedelta(seconds=33))]
    process.enqueue("一")
    await process.delivery.drain()
    process.clock.forward(seconds=32)
    await process.delivery.drain()
    assert process.wire.sent == []
    process.clock.forward(seconds=2)
    await process.delivery.drain()
    assert process.wire.sent == ["一"]


async def test_what_will_never_work_is_given_up_and_the_next_goes_out(process: Process) -> None:
    process.wire.troubles["一"] = [DeliveryError("bad request", permanent=True)]
    process.enqueue("一", "二")
    await process.delivery.drain()
    assert process.wire.sent == ["二"]
    process.clock.forward(days=1)
    assert not await process.delivery.drain()


async def test_what_fails_in_an_unforeseen_way_is_given_up_and_stops_nobody(process: Process) -> None:
    process.wire.troubles["一"] = [KeyError("text")]
    process.enqueue("一", "二")
    process.enqueue("三", chat_id=200)
    await process.delivery.drain()
    assert sorted(process.wire.sent) == ["三", "二"]


async def test_a_file_that_is_gone_stops_nobody(process: Process) -> None:
    kept = process.database.write(lambda uow: uow.blobs.add(b"x"))
    process.enqueue("台账.csv", kind=OutboxKind.DOCUMENT, blob_id=kept)

    async def vanish(*_: object) -> None:
        raise LookupError("the blob is gone")

    process.transactions.read = vanish  # type: ignore[assignment,method-assign]
    process.enqueue("二", chat_id=200)
    await process.delivery.drain()
    assert process.wire.sent == ["二"]


async def test_a_chat_that_fails_does_not_hold_the_others(process: Process) -> None:
    process.wire.troubles["一"] = [DeliveryError("no network")] * 3
    process.enqueue("一", "二")
    process.enqueue("甲", "乙", chat_id=200)
    await process.delivery.drain()
    assert process.wire.sent == ["甲", "乙"]


async def test_an_answer_to_a_press_overtakes_what_waits(process: Process) -> None:
    process.wire.troubles["一"] = [DeliveryError("no network")]
    process.enqueue("一", "二")
    await process.delivery.drain()
    process.enqueue("答", kind=OutboxKind.ANSWER, expires_at=process.clock() + timedelta(seconds=10))
    await process.delivery.drain()
    assert process.wire.sent == ["答"]


async def test_an_answer_that_comes_too_late_is_not_sent(process: Process) -> None:
    process.enqueue("答", kind=OutboxKind.ANSWER, expires_at=process.clock() + timedelta(seconds=10))
    process.clock.forward(seconds=10)
    assert not await process.delivery.drain()
    assert process.wire.sent == []


async def test_what_is_not_due_waits(process: Process) -> None:
    process.enqueue("一", not_before=process.clock() + timedelta(hours=1))
    await process.delivery.drain()
    assert process.wire.sent == []
    process.clock.forward(hours=1)
    await process.delivery.drain()
    assert process.wire.sent == ["一"]


async def test_a_push_is_sent_once_however_often_it_is_planned(process: Process) -> None:
    for _ in range(3):
        process.enqueue("周报", dedup_key="morning:1:2018-12-24:0")
        await process.delivery.drain()
    assert process.wire.sent == ["周报"]


async def test_a_push_that_was_refused_before_the_quiet_hours_comes_after_them(process: Process) -> None:
    def work(uow: UnitOfWork) -> None:
        quiet = Subscription(quiet=QuietHours(time(22), time(8)))
        keep_chat(uow, keep_workspace(uow).id, transport=TRANSPORT, telegram_id=100, subscription=quiet)

    process.database.write(work)
    evening = datetime(2018, 12, 24, 21, 59, 59, tzinfo=ZoneInfo("Asia/Shanghai"))
    process.clock.moment = evening
    process.wire.troubles["周报"] = [DeliveryError("no network")]
    process.enqueue("周报", pushed=True)
    await process.delivery.drain()
    process.clock.forward(hours=1.5)
    process.enqueue("清单")
    await process.delivery.drain()
    assert process.wire.sent == ["清单"]  # somebody asked for that one
    assert process.database.read(lambda uow: uow.outbox.next_due_at(TRANSPORT)) == evening.replace(
        day=25, hour=8, minute=0, second=0
    )
    process.clock.moment = evening + timedelta(hours=10, seconds=1)
    await process.delivery.drain()
    assert process.wire.sent == ["清单", "周报"]


async def test_another_transports_messages_are_left_alone(process: Process) -> None:
    process.enqueue("别处", transport="telegram:1")
    assert not await process.delivery.drain()


async def test_a_chat_that_is_closed_to_us_is_let_be(process: Process) -> None:
    process.wire.troubles["一"] = [ChatClosed("blocked")]
    process.enqueue("一", "二")
    process.enqueue("三", chat_id=200)
    await process.delivery.drain()
    assert process.fates.closed_chats == [100]
    assert process.wire.sent == ["三"]


async def test_a_group_that_has_moved_gets_its_messages_under_the_new_number(process: Process) -> None:
    process.wire.troubles["一"] = [ChatMoved(-999)]
    process.enqueue("一", "二", chat_id=-100)
    await process.delivery.drain()
    process.clock.forward(minutes=1)
    await process.delivery.drain()
    assert process.fates.moves == [(-100, -999)]
    assert process.wire.sent == ["一", "二"]


async def test_what_was_being_sent_at_a_crash_is_sent_after_the_lease(process: Process) -> None:
    process.enqueue("一", "二")
    now = process.clock()
    process.database.write(lambda uow: uow.outbox.claim(TRANSPORT, now, now + timedelta(minutes=5), 30))
    await process.delivery.drain()
    assert process.wire.sent == []
    process.clock.forward(minutes=5)
    await process.delivery.drain()
    assert process.wire.sent == ["一", "二"]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    messages=st.lists(st.tuples(st.integers(1, 3), st.integers(0, 2)), min_size=1, max_size=12),
)
async def test_whatever_fails_for_a_while_every_chat_gets_everything_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, messages: list[tuple[int, int]]
) -> None:
    database = open_database(str(tmp_path_factory.mktemp("outbox") / "o.db"))
    process = Process(database, Wire(), Hand())
    try:
        expected: dict[int, list[str]] = {}
        for n, (chat, troubles) in enumerate(messages):
            process.wire.troubles[f"{chat}:{n}"] = [DeliveryError("no network")] * troubles
            process.enqueue(f"{chat}:{n}", chat_id=chat)
            expected.setdefault(chat, []).append(f"{chat}:{n}")
        for _ in range(3 * len(messages)):
            await process.delivery.drain()
            process.clock.forward(minutes=11)
        for chat, texts in expected.items():
            assert [text for text in process.wire.sent if text.startswith(f"{chat}:")] == texts
    finally:
        process.stop()
        database.close()
