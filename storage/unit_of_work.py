"""Transactions: owns `SqlDatabase`, the one writer and the readers beside it; must not know what any table holds."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from commitments.ports import UnitOfWork
from storage.blobs import SqlBlobs
from storage.engine import create_file, database_path, reading_engine, writing_engine
from storage.inbox import SqlInbox
from storage.migrations import bring_up_to_date
from storage.outbox import SqlOutbox
from storage.repositories.bodies import SqlBodies
from storage.repositories.chats import SqlChats, SqlDialogues, SqlKeyboards, SqlMarks
from storage.repositories.commitments import SqlCommitments, SqlHistory
from storage.repositories.letters import SqlDocuments
from storage.repositories.relations import SqlRelations
from storage.repositories.replacements import SqlReplacements
from storage.repositories.reviews import SqlReviews
from storage.repositories.saving import SqlSavedFilters
from storage.repositories.schedules import SqlExpectations, SqlPushes, SqlSnoozes
from storage.repositories.undo import SqlLastChanges
from storage.repositories.workspaces import SqlWorkspaces
from storage.search import SqlSearch

Result = TypeVar("Result")


class SqlUnitOfWork:
    """Every repository over one connection. A transaction is open on it while a unit of work runs, and only then."""

    def __init__(self, connection: Connection) -> None:
        self.workspaces = SqlWorkspaces(connection)
        self.documents = SqlDocuments(connection)
        self.commitments = SqlCommitments(connection)
        self.history = SqlHistory(connection)
        self.search = SqlSearch(connection)
        self.reviews = SqlReviews(connection)
        self.replacements = SqlReplacements(connection)
        self.relations = SqlRelations(connection)
        self.saved_filters = SqlSavedFilters(connection)
        self.last_changes = SqlLastChanges(connection)
        self.chats = SqlChats(connection)
        self.pushes = SqlPushes(connection)
        self.snoozes = SqlSnoozes(connection)
        self.expectations = SqlExpectations(connection)
        self.bodies = SqlBodies(connection)
        self.keyboards = SqlKeyboards(connection)
        self.dialogues = SqlDialogues(connection)
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.blobs = SqlBlobs(connection)
        self.marks = SqlMarks(connection)


class SqlDatabase:
    """An SQLite file of ours, whose tables are as this version of the program wants them: see `open_database`.

    Any thread may call `write` and `read`. Writers take turns here, before they meet SQLite's own lock, which would
    make them sleep and try again; readers see the last committed state and wait for nobody.
    """

    def __init__(self, path: Path) -> None:
        self._writing = writing_engine(path)
        self._reading = reading_engine(path)
        self._written = self._writing.connect()
        self._unit = SqlUnitOfWork(self._written)
        self._turn = threading.Lock()
        self._writer: int | None = None

    def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` in one writing transaction: committed when it returns, rolled back when it raises."""
        if self._writer == threading.get_ident():
            raise RuntimeError("a writing unit of work is already open in this thread")
        with self._turn:
            self._writer = threading.get_ident()
            try:
                with self._written.begin():
                    return work(self._unit)
            finally:
                self._writer = None

    def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` on a snapshot of what was committed last; a change that it tries is an error."""
        with self._reading.begin() as connection:
            return work(SqlUnitOfWork(connection))

    def close(self) -> None:
        """Let go of the file. The last to do so writes the log back into it."""
        self._reading.dispose()
        self._written.close()
        self._writing.dispose()


def open_database(address: str) -> SqlDatabase:
    """The database at a path or an SQLite URL: made where there is none (mode 0600), brought up to date where it is
    older than the program.

    Raises StorageError, with a sentence, for another kind of address, a file that cannot be read or is not ours, and a
    database that a later version of the program has written.
    """
    path = database_path(address)
    create_file(path)
    bring_up_to_date(path)
    return SqlDatabase(path)
