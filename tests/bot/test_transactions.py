"""Writes wait for one another, not for one another's results; each has its own transaction and its own outcome."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.transactions import TOGETHER, Transactions
from commitments.ports import Result, UnitOfWork


class Journal:
    """A database that only notes what is done with it; a unit of work is given nothing."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.threads: set[str] = set()

    def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        self.threads.add(threading.current_thread().name)
        return work(None)  # type: ignore[arg-type]

    def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        return work(None)  # type: ignore[arg-type]

    def close(self) -> None:
        self.lines.append("closed")

    def noting(self, line: str) -> Callable[[UnitOfWork], str]:
        """A unit of work that leaves a line and returns it."""

        def work(_: UnitOfWork) -> str:
            self.lines.append(line)
            return line

        return work


def failing(_: UnitOfWork) -> None:
    raise OSError("the disk is full")


async def told(journal: Journal, transactions: Transactions, line: str) -> None:
    """Write a line, and note that one was told of it."""
    await transactions.write(journal.noting(line))
    journal.lines.append(f"told of {line}")


def test_writes_that_wait_are_done_in_the_order_of_asking_and_told_of_together() -> None:
    journal = Journal()
    transactions = Transactions(journal)

    async def scene() -> None:
        await asyncio.gather(*(told(journal, transactions, each) for each in "abc"))

    asyncio.run(scene())

    assert journal.lines == ["a", "b", "c", "told of a", "told of b", "told of c"]
    assert len(journal.threads) == 1


def test_at_most_so_many_wait_for_one_anothers_results() -> None:
    journal = Journal()
    transactions = Transactions(journal)
    lines = [str(n) for n in range(TOGETHER + 1)]

    async def scene() -> None:
        await asyncio.gather(*(told(journal, transactions, each) for each in lines))

    asyncio.run(scene())

    first = lines[:-1]
    assert journal.lines == [*first, *(f"told of {each}" for each in first), lines[-1], f"told of {lines[-1]}"]


def test_an_error_reaches_only_who_asked_for_what_failed() -> None:
    journal = Journal()
    transactions = Transactions(journal)

    async def scene() -> list[Any]:
        works = (journal.noting("before"), failing, journal.noting("after"))
        return await asyncio.gather(*(transactions.write(work) for work in works), return_exceptions=True)

    before, failure, after = asyncio.run(scene())

    assert (before, after) == ("before", "after")
    assert isinstance(failure, OSError)


def test_what_nobody_waits_for_any_more_is_not_begun() -> None:
    journal = Journal()
    transactions = Transactions(journal)

    async def scene() -> None:
        given_up = asyncio.create_task(told(journal, transactions, "given up"))
        kept = asyncio.create_task(told(journal, transactions, "kept"))
        await asyncio.sleep(0)
        given_up.cancel()
        await kept
        with pytest.raises(asyncio.CancelledError):
            await given_up

    asyncio.run(scene())

    assert journal.lines == ["kept", "told of kept"]


def test_a_write_that_follows_from_another_is_done_as_well() -> None:
    journal = Journal()
    transactions = Transactions(journal)

    async def scene() -> None:
        await told(journal, transactions, "first")
        await asyncio.sleep(0)
        await told(journal, transactions, "second")

    asyncio.run(scene())

    assert journal.lines == ["first", "told of first", "second", "told of second"]


def test_closing_finishes_what_waits_before_the_database_is_let_go_of() -> None:
    journal = Journal()
    transactions = Transactions(journal)

    async def scene() -> None:
        waiting = [asyncio.create_task(transactions.write(journal.noting(each))) for each in "abc"]
        await asyncio.sleep(0)
        transactions.close()
        for task in waiting:
            task.cancel()

    asyncio.run(scene())

    assert journal.lines == ["a", "b", "c", "closed"]


def test_a_reader_does_not_wait_for_the_writer() -> None:
    journal = Journal()
    transactions = Transactions(journal)
    free = threading.Event()

    async def scene() -> None:
        writing = asyncio.create_task(transactions.write(lambda _: free.wait(10)))
        await asyncio.sleep(0)
        assert await transactions.read(lambda _: "read") == "read"
        free.set()
        assert await writing

    asyncio.run(scene())
