"""Transactions: all or nothing, one writer at a time, and everything is there after a restart."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commitments.messaging import Received
from commitments.ports import Database, UnitOfWork
from commitments.queries import AsOf, Filter
from storage.tables.search import FULL_TEXT
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import MONDAY, candidate, outgoing, status_change
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_person, keep_workspace

TABLES_THAT_A_FULL_DATABASE_FILLS = {
    "blob",
    "chat",
    "commitment",
    "commitment_search",
    "document",
    "document_search",
    "document_text",
    "inbox",
    "mark",
    "outbox",
    "person",
    "sentence",
    "status_change",
    "workspace",
}


def fill(uow: UnitOfWork) -> None:
    workspace = keep_workspace(uow)
    keep_person(uow)
    keep_chat(uow, workspace.id)
    letter = keep_document(uow, workspace.id, blob_id=uow.blobs.add(b"letter"))
    [kept] = keep_commitments(uow, letter, [candidate()])
    uow.history.append(status_change(commitment_id=kept.id))
    uow.inbox.receive("local", [Received(update_id=1, chat_id=100, payload={})], MONDAY)
    uow.outbox.enqueue(outgoing(), MONDAY)
    uow.marks.set("clock", "1")


def filled_tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        behind = tuple(f"{name}_" for name in FULL_TEXT)  # what SQLite makes behind a full-text table is never empty
        ours = [name for name in names if not name.startswith(("sqlite_", "alembic_", *behind))]
        return {name for name in ours if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}  # noqa: S608
    finally:
        connection.close()


def count(database: Database) -> int:
    return int(database.read(lambda uow: uow.marks.get("count")) or 0)


def test_a_database_is_what_the_core_asks_for(database: SqlDatabase) -> None:
    promised: Database = database  # mypy holds the repositories against the protocols here
    assert promised.write(lambda uow: uow.workspaces.create("督查室")).id == 1


def test_a_unit_of_work_that_raises_leaves_nothing(database: SqlDatabase, tmp_path: Path) -> None:
    def fill_and_fail(uow: UnitOfWork) -> None:
        fill(uow)
        raise KeyError("afterwards")

    with pytest.raises(KeyError, match="afterwards"):
        database.write(fill_and_fail)
    assert filled_tables(tmp_path / "nextsteps.db") == set()
    database.write(fill)
    assert filled_tables(tmp_path / "nextsteps.db") == TABLES_THAT_A_FULL_DATABASE_FILLS


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    def state(uow: UnitOfWork) -> list[object]:
        return [
            uow.workspaces.first(),
            uow.workspaces.find_person("local", 100),
            uow.chats.find("local", 100),
            uow.documents.find_by_ordinal(1, 1),
            uow.commitments.select(1, Filter(), AsOf(MONDAY.date())),
            uow.history.of_commitment(1),
            uow.inbox.next_due_at("local"),
            uow.outbox.next_due_at("local"),
            uow.blobs.get(1),
            uow.marks.get("clock"),
        ]

    path = str(tmp_path / "chat.db")
    first = open_database(path)
    first.write(fill)
    before = first.read(state)
    first.close()
    again = open_database(path)
    assert again.read(state) == before
    assert None not in before
    again.close()


def test_two_databases_know_nothing_of_one_another(tmp_path: Path) -> None:
    ours, theirs = (open_database(str(tmp_path / name)) for name in ("a.db", "b.db"))
    ours.write(fill)
    assert theirs.read(lambda uow: uow.workspaces.all()) == []
    ours.close()
    theirs.close()


def test_no_update_is_lost_when_threads_read_and_then_write(database: SqlDatabase) -> None:
    def add_one(uow: UnitOfWork) -> None:
        uow.marks.set("count", str(int(uow.marks.get("count") or 0) + 1))

    with ThreadPoolExecutor(8) as threads:
        for done in [threads.submit(database.write, add_one) for _ in range(200)]:
            done.result()
    assert count(database) == 200


def test_no_update_is_lost_between_two_processes_connections(database: SqlDatabase, tmp_path: Path) -> None:
    # A second SqlDatabase on the file shares nothing with the first but the file, as another process would.
    other = open_database(str(tmp_path / "nextsteps.db"))

    def add_one(uow: UnitOfWork) -> None:
        uow.marks.set("count", str(int(uow.marks.get("count") or 0) + 1))

    with ThreadPoolExecutor(4) as threads:
        for done in [threads.submit(each.write, add_one) for _ in range(40) for each in (database, other)]:
            done.result()
    other.close()
    assert count(database) == 80


def test_a_reader_sees_what_was_committed_last_and_waits_for_nobody(database: SqlDatabase) -> None:
    database.write(lambda uow: uow.marks.set("count", "1"))
    inside, go_on = threading.Event(), threading.Event()

    def write_and_wait(uow: UnitOfWork) -> None:
        uow.marks.set("count", "2")
        inside.set()
        assert go_on.wait(10)

    with ThreadPoolExecutor(1) as threads:
        writing = threads.submit(database.write, write_and_wait)
        assert inside.wait(10)
        assert count(database) == 1
        go_on.set()
        writing.result()
    assert count(database) == 2


def test_a_reader_stays_on_its_snapshot(database: SqlDatabase) -> None:
    database.write(lambda uow: uow.marks.set("count", "1"))

    def read_twice(uow: UnitOfWork) -> list[str | None]:
        first = uow.marks.get("count")
        with ThreadPoolExecutor(1) as threads:
            threads.submit(database.write, lambda other: other.marks.set("count", "2")).result()
        return [first, uow.marks.get("count")]

    assert database.read(read_twice) == ["1", "1"]
    assert count(database) == 2


def test_a_reader_cannot_write(database: SqlDatabase) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database.read(lambda uow: uow.marks.set("count", "1"))
    assert count(database) == 0


def test_a_writer_inside_a_writer_is_an_error_and_not_a_deadlock(database: SqlDatabase) -> None:
    def nested(uow: UnitOfWork) -> None:
        uow.marks.set("count", "1")
        database.write(lambda inner: inner.marks.set("count", "2"))

    with pytest.raises(RuntimeError, match="already open"):
        database.write(nested)
    assert count(database) == 0
    database.write(lambda uow: uow.marks.set("count", "3"))
    assert count(database) == 3
