"""Addresses, the file behind them, and how SQLite is set up."""

from __future__ import annotations

import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from commitments.errors import StorageError
from storage.engine import database_path, reading_engine, writing_engine
from storage.unit_of_work import SqlDatabase, open_database


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_plain_path_is_an_sqlite_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/wang")
    assert database_path("chat.db") == Path("chat.db")
    assert database_path("~/办理.db") == Path("/home/wang/办理.db")
    assert database_path("sqlite:///chat.db") == Path("chat.db")
    assert database_path("sqlite:////var/lib/a%20b.db") == Path("/var/lib/a b.db")


@pytest.mark.parametrize(
    "address", ["postgresql://nextsteps:s3cret@db/nextsteps", "sqlite://", "sqlite:///:memory:", "mysql://x", "://", ""]
)
def test_another_kind_of_address_is_refused_without_showing_its_password(address: str) -> None:
    with pytest.raises(StorageError) as caught:
        database_path(address)
    assert caught.value.key == "error.database_url"
    assert "s3cret" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_file_and_its_companions_are_for_the_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        database = open_database(str(tmp_path / "chat.db"))
        database.write(lambda uow: uow.marks.set("a", "1"))
        files = sorted(tmp_path.iterdir())
        assert [each.name for each in files] == ["chat.db", "chat.db-shm", "chat.db-wal"]
        assert {mode(each) for each in files} == {0o600}
        database.close()
    finally:
        os.umask(before)


def test_a_name_may_hold_what_a_url_would_take_apart(tmp_path: Path) -> None:
    path = tmp_path / "100% 办理?mode=ro#1.db"
    database = open_database(str(path))
    database.write(lambda uow: uow.marks.set("a", "1"))
    database.close()
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    path.touch()
    path.chmod(0o640)
    open_database(str(path)).close()
    assert mode(path) == 0o640


def test_a_closed_database_is_one_file(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'chat.db'}")
    database.write(lambda uow: uow.marks.set("a", "1"))
    database.close()
    assert [each.name for each in tmp_path.iterdir()] == ["chat.db"]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        open_database(str(tmp_path / "nowhere" / "chat.db"))
    assert caught.value.key == "error.database_unreadable"
    assert caught.value.facts["path"] == str(tmp_path / "nowhere" / "chat.db")


def test_a_commit_survives_a_power_cut_and_references_are_checked(tmp_path: Path) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}
    engine = writing_engine(tmp_path / "a.db")
    with engine.connect() as connection:
        assert {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted} == wanted
    engine.dispose()


def test_threads_that_open_a_new_file_at_once_take_turns(tmp_path: Path) -> None:
    starting = threading.Barrier(4)

    def connect(path: Path) -> str:
        engine = writing_engine(path)
        try:
            starting.wait(10)
            with engine.begin() as connection:
                return str(connection.scalar(text("PRAGMA journal_mode")))
        finally:
            engine.dispose()

    with ThreadPoolExecutor(4) as threads:
        for number in range(25):
            path = tmp_path / f"{number}.db"
            assert set(threads.map(connect, [path] * 4)) == {"wal"}


def test_a_moment_without_a_zone_is_refused(database: SqlDatabase) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        database.write(lambda uow: uow.inbox.prune("local", datetime(2018, 12, 24)))  # noqa: DTZ001


def test_a_writer_holds_the_lock_from_the_start_and_a_reader_none(tmp_path: Path) -> None:
    writing, reading = writing_engine(tmp_path / "a.db"), reading_engine(tmp_path / "a.db")
    with writing.begin() as writer:
        writer.execute(text("CREATE TABLE t (x)"))
    with writing.begin() as writer, reading.begin() as reader:
        assert writer.scalar(text("SELECT count(*) FROM t")) == 0
        assert reader.scalar(text("SELECT count(*) FROM t")) == 0
        second = writing.connect()
        second.connection.driver_connection.execute("PRAGMA busy_timeout = 0")  # type: ignore[union-attr]
        with pytest.raises(Exception, match="locked"):
            second.execute(text("SELECT 1"))
        second.close()
    writing.dispose()
    reading.dispose()
