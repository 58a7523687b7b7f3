"""The worker's lock: one worker a file, and a dead one holds nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import storage
from commitments.errors import StorageError
from storage.lock import worker_lock
from storage.unit_of_work import open_database

HOLD = "import sys; from storage.lock import worker_lock\nwith worker_lock(sys.argv[1]): print('held', flush=True); sys.stdin.read()"


def test_a_second_worker_on_the_same_file_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    with worker_lock(str(path)), pytest.raises(StorageError) as caught, worker_lock(f"sqlite:///{path}"):
        pass
    assert (caught.value.key, caught.value.facts) == ("error.locked", {"path": str(path)})


def test_the_lock_can_be_taken_again_once_it_is_let_go(tmp_path: Path) -> None:
    for _ in range(2):
        with worker_lock(str(tmp_path / "chat.db")):
            pass


def test_two_files_can_have_a_worker_each_and_others_may_read_beside_them(tmp_path: Path) -> None:
    with worker_lock(str(tmp_path / "a.db")), worker_lock(str(tmp_path / "b.db")):
        open_database(str(tmp_path / "a.db")).close()


def test_a_worker_that_is_killed_lets_go(tmp_path: Path) -> None:
    path = str(tmp_path / "chat.db")
    worker = subprocess.Popen(
        [sys.executable, "-c", HOLD, path],
        cwd=Path(storage.__path__[0]).parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"held\n"
    with pytest.raises(StorageError), worker_lock(path):
        pass
    worker.kill()
    worker.communicate()
    with worker_lock(path):
        pass


def test_a_folder_that_is_missing_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught, worker_lock(str(tmp_path / "nowhere" / "chat.db")):
        pass
    assert caught.value.key == "error.database_unreadable"
