"""An office in one unit of work over a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from storage.unit_of_work import SqlDatabase, SqlUnitOfWork
from tests.commitments.service.settling import Office, office


@pytest.fixture
def uow(database: SqlDatabase) -> Iterator[SqlUnitOfWork]:
    with Session(database._writing, expire_on_commit=False, execution_options={"populate_existing": True}) as session:
        yield SqlUnitOfWork(session)


@pytest.fixture
def desk(uow: SqlUnitOfWork) -> Office:
    return office(uow)
