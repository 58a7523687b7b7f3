"""Raw updates: kept once, in the order of their arrival, until they are handled."""

from __future__ import annotations

from typing import Any

from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY


def receive(database: SqlDatabase, *update_ids: int, transport: str = "local", **payload: Any) -> int:
    updates = [(update_id, {"update_id": update_id, **payload}) for update_id in update_ids]
    return database.write(lambda uow: uow.inbox.receive(transport, updates, MONDAY))


def pending(database: SqlDatabase, limit: int = 100, transport: str = "local") -> list[int]:
    return [item.update_id for item in database.read(lambda uow: uow.inbox.pending(transport, limit))]


def test_an_update_is_kept_once(database: SqlDatabase) -> None:
    assert receive(database) == 0
    assert receive(database, 1, 2) == 2
    assert receive(database, 2, 3, 3) == 1
    assert pending(database) == [1, 2, 3]


def test_an_update_comes_back_as_it_was(database: SqlDatabase) -> None:
    assert receive(database, 7, text="办结 \ud83d", entities=[{"offset": 0, "custom": 2**60}]) == 1
    [item] = database.read(lambda uow: uow.inbox.pending("local", 1))
    assert item.payload == {"update_id": 7, "text": "办结 \ud83d", "entities": [{"offset": 0, "custom": 2**60}]}
    assert (item.transport, item.update_id, item.received_at, item.attempts) == ("local", 7, MONDAY, 0)


def test_updates_wait_in_the_order_of_their_arrival_not_of_their_numbers(database: SqlDatabase) -> None:
    receive(database, 500, 501)
    receive(database, 20)
    assert pending(database) == [500, 501, 20]
    assert pending(database, limit=2) == [500, 501]
    assert database.read(lambda uow: uow.inbox.last_update_id("local")) == 20


def test_an_update_that_is_handled_waits_no_longer_but_is_still_known(database: SqlDatabase) -> None:
    receive(database, 1, 2)
    first = database.read(lambda uow: uow.inbox.pending("local", 1))[0]
    database.write(lambda uow: uow.inbox.done(first.id, MONDAY))
    assert pending(database) == [2]
    assert receive(database, 1) == 0
    assert database.read(lambda uow: uow.inbox.last_update_id("local")) == 2


def test_a_failed_update_is_tried_again_until_it_is_parked(database: SqlDatabase) -> None:
    receive(database, 1, 2)
    item = database.read(lambda uow: uow.inbox.pending("local", 1))[0]
    for attempt in (1, 2):
        database.write(lambda uow: uow.inbox.failed(item.id, "KeyError", park=False, at=MONDAY))
        assert database.read(lambda uow: uow.inbox.pending("local", 1))[0].attempts == attempt
    database.write(lambda uow: uow.inbox.failed(item.id, "KeyError", park=True, at=MONDAY))
    assert pending(database) == [2]


def test_a_transport_sees_only_its_own_updates(database: SqlDatabase) -> None:
    receive(database, 1)
    assert receive(database, 1, transport="telegram:1") == 1
    assert pending(database) == [1]
    assert pending(database, transport="elsewhere") == []
    assert database.read(lambda uow: uow.inbox.last_update_id("elsewhere")) is None
