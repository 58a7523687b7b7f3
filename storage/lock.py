"""The worker's lock beside the database: owns that only one process at a time does the bot's work on a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from commitments.errors import StorageError
from storage.engine import create_file, database_path


@contextmanager
def worker_lock(address: str) -> Iterator[None]:
    """Hold `<file>.lock` for as long as the context is open; a process that dies lets go of it, the file may stay.

    `address` as for `open_database`. Raises StorageError ("error.locked", path) at once where another holds it, and as
    `open_database` for a file that cannot be made.
    """
    path = database_path(address)
    create_file(path)  # a missing folder is a sentence; the lock would make it
    # thread_local=False: the one who lets go need not be the thread that took it.
    lock = FileLock(Path(f"{path}.lock"), timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise StorageError("error.locked", path=str(path)) from error
    except OSError as error:
        raise StorageError("error.database_unreadable", path=str(path), reason=error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
