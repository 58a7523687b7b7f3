"""Receive, handle, tick and deliver: nothing lost, nothing twice, one bad update in nobody's way."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.delivery import DeliveryError
from bot.requests import Request
from bot.worker import DEATHS, TRIES
from commitments.messaging import OutboxItem, Received
from storage.unit_of_work import SqlDatabase
from tests.bot.traffic import TRANSPORT, Hand, Process, Wire, update


@pytest.fixture
def process(database: SqlDatabase) -> Iterator[Process]:
    running = Process(database, Wire(), Hand())
    yield running
    running.stop()


class Killed(BaseException):
    """The process dies here: nothing after it runs."""


async def test_what_comes_is_handled_in_its_order_and_answered(process: Process) -> None:
    process.wire.coming = [update(1, "a"), update(2, "b"), update(3, "c", chat_id=200)]
    await process.worker.settle()
    assert process.wire.handled == ["a", "b", "c"]
    assert process.wire.sent == ["re a", "re b", "re c"]


async def test_the_same_update_twice_is_handled_once(process: Process) -> None:
    process.wire.coming = [update(1, "a"), update(1, "a")]
    await process.worker.settle()
    process.wire.coming = [update(1, "a")]
    await process.worker.settle()
    assert process.wire.handled == ["a"]


async def test_telegram_is_told_that_we_have_an_update_only_after_it_is_kept(process: Process) -> None:
    process.wire.coming = [update(7, "a")]
    await process.worker.receive(0)
    yesterday = process.clock() - timedelta(days=1)
    assert process.database.read(lambda uow: uow.inbox.last_update_id(TRANSPORT, yesterday)) == 7
    assert process.wire.offsets == [None]
    await process.worker.receive(0)
    assert process.wire.offsets == [None, 8]
    assert process.wire.coming == []


async def test_an_update_that_fails_once_is_handled_the_second_time(process: Process) -> None:
    process.wire.accidents["a"] = [ValueError("once")]
    process.wire.coming = [update(1, "a"), update(2, "b")]
    await process.worker.settle()
    assert process.wire.handled == ["a", "b"]
    assert process.apologies == []


async def test_an_update_that_always_fails_is_tried_three_times_then_put_aside_with_an_apology(
    process: Process,
) -> None:
    assert TRIES == 3
    process.wire.accidents["a"] = [ValueError("always")] * 10
    process.wire.coming = [update(1, "a"), update(2, "b"), update(3, "c", chat_id=200)]
    await process.worker.settle()
    assert sorted(process.wire.handled) == ["b", "c"]
    assert len(process.wire.accidents["a"]) == 10 - TRIES
    assert process.apologies == ["a"]
    await process.worker.settle()
    assert len(process.wire.accidents["a"]) == 10 - TRIES


async def test_an_update_that_nobody_can_even_be_told_of_stops_nothing(process: Process) -> None:
    process.wire.accidents["unreadable"] = [ValueError("always")] * TRIES
    process.wire.coming = [update(1, "unreadable"), update(2, "b")]
    await process.worker.settle()
    assert process.wire.handled == ["b"]
    assert process.apologies == []


async def test_an_update_that_concerns_nobody_is_done_with(process: Process) -> None:
    process.wire.ignored = {"joined"}
    process.wire.coming = [update(1, "joined"), update(2, "b")]
    await process.worker.settle()
    assert process.wire.handled == ["b"]
    assert process.database.read(lambda uow: uow.inbox.next_due_at(TRANSPORT)) is None


async def test_what_was_received_before_a_crash_is_handled_after_it(database: SqlDatabase) -> None:
    wire, clock = Wire(coming=[update(1, "a"), update(2, "b")]), Hand()
    first = Process(database, wire, clock)
    await first.worker.receive(0)
    first.stop()
    wire.coming = []  # Telegram was told that we have them
    second = Process(database, wire, clock)
    await second.worker.settle()
    second.stop()
    assert wire.handled == ["a", "b"]
    assert wire.sent == ["re a", "re b"]


async def test_what_was_being_handled_at_a_crash_is_handled_once_after_it(database: SqlDatabase) -> None:
    wire, clock = Wire(coming=[update(1, "a")]), Hand()
    wire.accidents["a"] = [Killed()]
    first = Process(database, wire, clock)
    with pytest.raises(Killed):
        await first.worker.settle()
    first.stop()
    second = Process(database, wire, clock)
    await second.worker.settle()
    await second.worker.settle()
    second.stop()
    assert wire.handled == ["a"]
    assert wire.sent == ["re a"]


async def test_an_update_that_kills_each_time_is_put_aside_and_takes_nobody_with_it(database: SqlDatabase) -> None:
    wire, clock = Wire(), Hand()
    wire.coming = [update(n, f"note {n}", chat_id=n) for n in range(1, 9)]
    wire.coming[4] = update(5, "poison", chat_id=5)
    wire.accidents["poison"] = [Killed() for _ in range(20)]
    deaths, apologies = 0, []
    while True:
        process = Process(database, wire, clock, at_once=32)
        try:
            await process.worker.settle()
        except Killed:
            deaths += 1
        else:
            apologies = process.apologies
            break
        finally:
            process.stop()
    assert deaths == DEATHS
    assert apologies == ["poison"]
    assert sorted(wire.handled) == [f"note {n}" for n in range(1, 9) if n != 5]
    assert database.read(lambda uow: uow.inbox.next_due_at(TRANSPORT)) is None


async def test_an_update_that_cannot_even_be_told_of_alive_is_put_aside_in_silence(database: SqlDatabase) -> None:
    wire, clock = Wire(coming=[update(1, "poison"), update(2, "b")]), Hand()
    wire.accidents["poison"] = [Killed() for _ in range(20)]
    told = 0

    async def tell(_: Request) -> None:
        nonlocal told
        told += 1
        raise Killed

    while wire.handled != ["b"]:
        process = Process(database, wire, clock)
        process.worker._apologise = tell
        with contextlib.suppress(Killed):
            await process.worker.settle()
        process.stop()
    assert told == 1


async def test_what_was_decided_before_a_crash_is_sent_after_it(database: SqlDatabase) -> None:
    wire, clock = Wire(coming=[update(1, "a")]), Hand()
    wire.troubles["re a"] = [DeliveryError("no network")]
    first = Process(database, wire, clock)
    await first.worker.settle()
    assert wire.sent == []
    first.stop()
    clock.forward(minutes=1)
    second = Process(database, wire, clock)
    await second.worker.settle()
    second.stop()
    assert (wire.handled, wire.sent) == (["a"], ["re a"])


async def test_a_tick_does_what_is_due_and_sends_it(process: Process) -> None:
    process.enqueue("周报")
    await process.worker.tick()
    assert (process.ticks, process.wire.sent) == (1, ["周报"])


async def test_serving_goes_on_until_it_is_told_to_stop(database: SqlDatabase) -> None:
    stopping, answered, quiet = asyncio.Event(), asyncio.Event(), asyncio.Event()

    class Live(Wire):
        async def poll(self, offset: int | None, seconds: int) -> list[Received]:
            found = await super().poll(offset, seconds)
            if not found:
                await quiet.wait()  # nothing ever comes: only a cancelled poll ends
            return found

        async def send(self, item: OutboxItem, content: bytes | None) -> int | None:
            number = await super().send(item, content)
            answered.set()
            return number

    process = Process(database, Live(coming=[update(1, "a")]), Hand())
    serving = asyncio.create_task(process.worker.run(25, stopping))
    await asyncio.wait_for(answered.wait(), 20)
    stopping.set()
    await asyncio.wait_for(serving, 20)
    process.stop()
    assert process.wire.sent == ["re a"]
