"""Raw updates: kept once, handled in the order of their arrival inside a chat, chats side by side."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from commitments.messaging import InboxItem, Received
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY

SECOND = timedelta(seconds=1)
LEASE = timedelta(minutes=15)


def receive(
    database: SqlDatabase,
    *update_ids: int,
    transport: str = "local",
    chat_id: int = 100,
    at: datetime = MONDAY,
    **payload: Any,
) -> int:
    updates = [
        Received(update_id=update_id, chat_id=chat_id, payload={"update_id": update_id, **payload})
        for update_id in update_ids
    ]
    return database.write(lambda uow: uow.inbox.receive(transport, updates, at))


def claim(
    database: SqlDatabase,
    now: datetime = MONDAY,
    *,
    limit: int = 100,
    transport: str = "local",
    suspects: bool = False,
) -> list[InboxItem]:
    return list(database.write(lambda uow: uow.inbox.claim(transport, now, now + LEASE, limit, suspects=suspects)))


def claimed(database: SqlDatabase, now: datetime = MONDAY, **rest: Any) -> list[int]:
    return [item.update_id for item in claim(database, now, **rest)]


def fail(database: SqlDatabase, item: InboxItem, *, retry_at: datetime | None, at: datetime) -> None:
    database.write(lambda uow: uow.inbox.failed(item.id, "KeyError", retry_at=retry_at, at=at))


def handle(database: SqlDatabase, now: datetime = MONDAY) -> list[int]:
    """What is claimed is done at once."""
    items = claim(database, now)
    for item in items:
        database.write(lambda uow, item=item: uow.inbox.done(item.id, now))  # type: ignore[misc]
    return [item.update_id for item in items]


def next_due(database: SqlDatabase) -> datetime | None:
    return database.read(lambda uow: uow.inbox.next_due_at("local"))


def last_id(database: SqlDatabase, since: datetime = MONDAY - SECOND, transport: str = "local") -> int | None:
    return database.read(lambda uow: uow.inbox.last_update_id(transport, since))


def test_an_update_is_kept_once(database: SqlDatabase) -> None:
    assert receive(database) == 0
    assert receive(database, 1, 2) == 2
    assert receive(database, 2, 3, 3) == 1
    assert [handle(database) for _ in range(4)] == [[1], [2], [3], []]


def test_an_update_comes_back_as_it_was(database: SqlDatabase) -> None:
    assert receive(database, 7, chat_id=-5, text="办结 \ud83d", entities=[{"offset": 0, "custom": 2**60}]) == 1
    [item] = claim(database)
    assert item.payload == {"update_id": 7, "text": "办结 \ud83d", "entities": [{"offset": 0, "custom": 2**60}]}
    assert (item.transport, item.update_id, item.chat_id) == ("local", 7, -5)
    assert (item.received_at, item.attempts) == (MONDAY, 0)


def test_a_chats_updates_wait_in_the_order_of_their_arrival_not_of_their_numbers(database: SqlDatabase) -> None:
    receive(database, 500, 501)
    receive(database, 20)
    assert [handle(database) for _ in range(3)] == [[500], [501], [20]]
    assert last_id(database) == 20


def test_chats_are_handled_side_by_side_the_longest_waiting_first(database: SqlDatabase) -> None:
    receive(database, 1, 2, chat_id=100)
    receive(database, 3, chat_id=200)
    receive(database, 4, chat_id=-300)
    assert claimed(database, limit=2) == [1, 3]
    assert claimed(database) == [4], "the first chat's second update waits for its first"


def test_an_update_that_is_being_handled_is_claimed_by_nobody_else_until_its_lease_ends(database: SqlDatabase) -> None:
    receive(database, 1)
    assert claimed(database) == [1]
    assert claimed(database, MONDAY + LEASE - SECOND) == []
    assert next_due(database) == MONDAY + LEASE
    assert claimed(database, MONDAY + LEASE) == [1]


def test_what_a_dead_process_was_at_is_handled_again_and_does_not_count_as_tried(database: SqlDatabase) -> None:
    receive(database, 1, chat_id=100)
    receive(database, 2, chat_id=200)
    receive(database, 1, transport="telegram:1")
    claim(database, limit=1)
    claim(database, transport="telegram:1")
    database.write(lambda uow: uow.inbox.release("local", died=True))
    assert [(item.update_id, item.attempts) for item in claim(database)] == [(1, 0), (2, 0)]
    assert claim(database, transport="telegram:1") == [], "another transport has a process of its own"


def test_what_a_dead_process_was_at_is_suspect_and_claimed_apart(database: SqlDatabase) -> None:
    receive(database, 1, chat_id=100)
    receive(database, 2, chat_id=200)
    assert claimed(database, limit=1) == [1]
    database.write(lambda uow: uow.inbox.release("local", died=False))
    assert not database.read(lambda uow: uow.inbox.any_suspect("local", MONDAY))
    assert claimed(database) == [1, 2]
    database.write(lambda uow: uow.inbox.release("local", died=True))
    receive(database, 3, chat_id=50)
    receive(database, 4, chat_id=100)
    [first] = claim(database, limit=1, suspects=True)
    assert (first.update_id, first.deaths) == (1, 1)
    assert claimed(database, suspects=True) == [2]
    assert claimed(database) == [3], "the one behind a suspect waits for it"
    assert database.read(lambda uow: uow.inbox.any_suspect("local", MONDAY))


def test_a_lease_that_ran_out_was_a_dead_processs(database: SqlDatabase) -> None:
    receive(database, 1)
    claim(database)
    [again] = claim(database, MONDAY + LEASE + SECOND)
    assert again.deaths == 1


def test_an_update_that_is_handled_waits_no_longer_but_is_still_known(database: SqlDatabase) -> None:
    receive(database, 1, 2)
    assert handle(database) == [1]
    assert receive(database, 1) == 0
    assert handle(database) == [2]
    assert next_due(database) is None


def test_a_failed_update_is_tried_again_in_its_place_until_it_is_parked(database: SqlDatabase) -> None:
    receive(database, 1, 2, chat_id=100)
    receive(database, 3, chat_id=200)
    now = MONDAY
    for attempt in (1, 2):
        item = claim(database, now)[0]
        retry_at = now + 10 * SECOND
        fail(database, item, retry_at=retry_at, at=now)
        assert claimed(database, retry_at - SECOND) == [], "the update behind it waits, too"
        assert attempt > 1 or next_due(database) == retry_at
        now = retry_at
    [item] = [item for item in claim(database, now) if item.update_id == 1]
    assert item.attempts == 2
    fail(database, item, retry_at=None, at=now)
    assert claimed(database, now) == [2]


def test_an_empty_queue_has_no_next_moment_and_a_full_one_has_had_it(database: SqlDatabase) -> None:
    assert next_due(database) is None
    receive(database, 1)
    assert next_due(database) == MONDAY


def test_the_offset_is_forgotten_after_six_idle_days(database: SqlDatabase) -> None:
    receive(database, 8)
    days = timedelta(days=1)
    assert last_id(database, MONDAY + 5 * days - 6 * days) == 8
    assert last_id(database, MONDAY + 6 * days - 6 * days) is None


def test_keys_are_forgotten_with_what_was_handled_and_what_waits_is_not(database: SqlDatabase) -> None:
    receive(database, 1, 2)
    handle(database)
    database.write(lambda uow: uow.inbox.prune("local", MONDAY))
    assert receive(database, 1) == 0, "handled at that moment, not before it"
    database.write(lambda uow: uow.inbox.prune("local", MONDAY + SECOND))
    assert receive(database, 2) == 0, "it waits"
    assert receive(database, 1) == 1, "Telegram may give the number to another update"


def test_a_transport_sees_only_its_own_updates(database: SqlDatabase) -> None:
    receive(database, 1)
    assert receive(database, 1, transport="telegram:1") == 1
    assert claimed(database, transport="elsewhere") == []
    assert claimed(database) == [1]
    assert last_id(database, transport="elsewhere") is None


@pytest.mark.parametrize("limit", [1, 3])
def test_no_more_is_claimed_than_there_is_room_for(database: SqlDatabase, limit: int) -> None:
    for chat_id in range(1, 6):
        receive(database, chat_id, chat_id=chat_id)
    assert claimed(database, limit=limit) == list(range(1, limit + 1))
