"""An office in one unit of work over a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage.unit_of_work import SqlDatabase, SqlUnitOfWork
from tests.commitments.service.settling import Office, office


@pytest.fixture
def uow(database: SqlDatabase) -> Iterator[SqlUnitOfWork]:
    with database._writing.begin() as connection:
        yield SqlUnitOfWork(connection)


@pytest.fixture
def desk(uow: SqlUnitOfWork) -> Office:
    return office(uow)
