"""From a database's address to an engine: owns pragmas, transactions and the file; must not know any table."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from commitments.errors import StorageError

BUSY_SECONDS = 10
"""How long a connection waits for another process's transaction, say an export beside the worker."""

WAL_TRIES = 10
"""How often the journal's mode is asked for, while other programs open the same new file."""


def database_path(address: str) -> Path:
    """The file behind an address: a plain path, or `sqlite:///relative` or `sqlite:////absolute`.

    Raises StorageError for any other URL, and for an SQLite URL without a file: what is only in memory is not kept.
    """
    if "://" not in address:
        if not address:
            raise StorageError("error.database_url", address=address)
        return Path(address).expanduser()
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise StorageError("error.database_url", address=address) from error
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        raise StorageError("error.database_url", address=url.render_as_string(hide_password=True))
    return Path(str(url.database)).expanduser()


def create_file(path: Path) -> None:
    """Make an empty file that only its owner can read, where there is none. SQLite gives its companions the same mode.

    Raises StorageError where the folder is missing or closed to us.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise StorageError("error.database_unreadable", path=str(path), reason=error.strerror or str(error)) from error


def writing_engine(path: Path, *, foreign_keys: bool = True) -> Engine:
    """An engine whose every transaction takes SQLite's write lock when it begins, so that what it has read still holds
    when it writes. `foreign_keys=False` is for migrations, which replace whole tables.
    """
    return _engine(path, begin="BEGIN IMMEDIATE", pragmas={"foreign_keys": "ON" if foreign_keys else "OFF"})


def reading_engine(path: Path) -> Engine:
    """An engine whose transactions are snapshots; a write through it is an error."""
    return _engine(path, begin="BEGIN", pragmas={"query_only": "ON"})


def _engine(path: Path, *, begin: str, pragmas: dict[str, str]) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path.absolute())),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    # FULL: with NORMAL, WAL may lose a transaction that was acknowledged when the power fails.
    settings = {"synchronous": "FULL", **pragmas}

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        # The driver would begin a transaction by itself, but only before the first change and never before a SELECT:
        # two readers who then write would overwrite one another without an error. So it begins none, and we do.
        raw: Any = connection
        raw.isolation_level = None
        _use_wal(raw)
        for name, value in settings.items():
            raw.execute(f"PRAGMA {name} = {value}").close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        raw.execute(begin).close()

    return engine


def _use_wal(connection: Any) -> None:
    """Make the file's journal a write-ahead log, in which readers and the writer do not wait for one another.

    The file remembers it, so this does something only once. That once, SQLite waits for nobody and says "locked" where
    another program is doing the same; a transaction does wait, so one is begun and given up before the next try.
    """
    for _ in range(WAL_TRIES - 1):
        try:
            connection.execute("PRAGMA journal_mode = WAL").close()
        except sqlite3.OperationalError:
            connection.execute("BEGIN IMMEDIATE").close()
            connection.execute("ROLLBACK").close()
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL").close()
