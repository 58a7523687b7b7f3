"""Working off a queue: side by side up to a number, recorded together, woken and stopped; on no clock but the test's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest

from bot.side_by_side import Record, SideBySide, Taken
from commitments.ports import UnitOfWork
from tests.builders import MONDAY


class Queue:
    """A list of numbers; working on one waits until the test lets it end."""

    def __init__(self, items: Sequence[int], *, at_once: int, free: bool = False) -> None:
        self.waiting = list(items)
        self.recorded: list[int] = []
        self.transactions: list[tuple[int, int]] = []
        self.working: dict[int, asyncio.Event] = {}
        self.most = 0
        self.free = free
        self.broken = 0
        self.again_at: datetime | None = None
        self.took = asyncio.Event()
        self.side_by_side = SideBySide(take=self.take, work=self.work, at_once=at_once, now=lambda: MONDAY)

    async def take(self, records: Sequence[Record], room: int) -> Taken[int]:
        self.took.set()
        if self.broken:
            self.broken -= 1
            raise OSError("the disk is full")
        self.transactions.append((len(records), room))
        for record in records:
            record(None)  # type: ignore[arg-type]
        items, self.waiting = self.waiting[:room], self.waiting[room:]
        return Taken(items, self.again_at)

    async def work(self, item: int) -> Record:
        self.working[item] = asyncio.Event()
        self.most = max(self.most, len(self.working))
        if not self.free:
            await self.working[item].wait()
        del self.working[item]

        def record(_: UnitOfWork) -> None:
            self.recorded.append(item)

        return record


async def until(condition: object) -> None:
    for _ in range(1000):
        if condition():  # type: ignore[operator]
            return
        await asyncio.sleep(0)
    pytest.fail("it never came so far")


async def test_a_queue_is_drained_and_all_is_recorded() -> None:
    queue = Queue(range(10), at_once=3, free=True)
    assert await queue.side_by_side.drain()
    assert sorted(queue.recorded) == list(range(10))
    assert queue.most <= 3
    assert not await queue.side_by_side.drain()


async def test_one_at_a_time_keeps_the_order() -> None:
    queue = Queue(range(10), at_once=1, free=True)
    await queue.side_by_side.drain()
    assert queue.recorded == list(range(10))


async def test_a_slow_one_holds_up_nobody_else() -> None:
    queue = Queue(range(6), at_once=2)
    draining = asyncio.create_task(queue.side_by_side.drain())
    for item in range(1, 6):
        await until(lambda item=item: item in queue.working)
        queue.working[item].set()
    await until(lambda: len(queue.recorded) == 5)
    assert list(queue.working) == [0]
    queue.working[0].set()
    await draining
    assert sorted(queue.recorded) == list(range(6))


async def test_what_ended_together_is_recorded_in_one_transaction() -> None:
    queue = Queue(range(4), at_once=4)
    draining = asyncio.create_task(queue.side_by_side.drain())
    await until(lambda: len(queue.working) == 4)
    for event in list(queue.working.values()):
        event.set()
    await draining
    assert (4, 4) in queue.transactions


async def test_somebody_who_comes_later_wakes_it() -> None:
    queue, stopping = Queue([], at_once=2, free=True), asyncio.Event()
    running = asyncio.create_task(queue.side_by_side.run(stopping))
    await until(queue.took.is_set)
    queue.waiting.append(1)
    queue.side_by_side.wake()
    await until(lambda: queue.recorded == [1])
    stopping.set()
    await running


async def test_it_comes_back_by_itself_when_it_is_time() -> None:
    queue, stopping = Queue([], at_once=2, free=True), asyncio.Event()
    queue.again_at = MONDAY - timedelta(hours=1)
    running = asyncio.create_task(queue.side_by_side.run(stopping))
    await until(queue.took.is_set)
    queue.waiting.append(1)
    async with asyncio.timeout(5):
        while queue.recorded != [1]:
            queue.took.clear()
            await queue.took.wait()
    stopping.set()
    await running


async def test_told_to_stop_it_ends_what_has_begun_and_begins_nothing() -> None:
    queue, stopping = Queue(range(5), at_once=2), asyncio.Event()
    running = asyncio.create_task(queue.side_by_side.run(stopping))
    await until(lambda: len(queue.working) == 2)
    stopping.set()
    for event in list(queue.working.values()):
        event.set()
    await running
    assert sorted(queue.recorded) == [0, 1]
    assert queue.waiting == [2, 3, 4]


async def test_a_database_in_trouble_loses_no_record() -> None:
    queue = Queue([1], at_once=2)
    draining = asyncio.create_task(queue.side_by_side.drain())
    await until(lambda: 1 in queue.working)
    queue.broken = 1
    queue.working[1].set()
    with pytest.raises(OSError, match="full"):
        await draining
    await queue.side_by_side.drain()
    assert queue.recorded == [1]
