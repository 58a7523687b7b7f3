"""What all tests share: hypothesis's profiles and a database of its own for each test; must not know any one test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from storage.unit_of_work import SqlDatabase

# No deadline: the machine may be busy. The same examples every time, so that a run fails for its change alone;
# `make long` looks further, at random.
settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy, for to migrate one takes ten times as long."""
    from storage.unit_of_work import open_database  # here, for most tests need none

    path = tmp_path_factory.mktemp("migrated") / "nextsteps.db"
    open_database(str(path)).close()
    return path


@pytest.fixture
def database(tmp_path: Path, migrated_file: Path) -> Iterator[SqlDatabase]:
    """An empty database in a file of its own, `tmp_path / "nextsteps.db"`."""
    from storage.unit_of_work import open_database  # here, for most tests need none

    opened = open_database(str(shutil.copy(migrated_file, tmp_path / "nextsteps.db")))
    yield opened
    opened.close()
