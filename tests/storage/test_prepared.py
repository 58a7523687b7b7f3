"""A prepared statement does what SQLAlchemy would do with it."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table, bindparam, func, insert, select, update

from storage.engine import writing_engine
from storage.prepared import Prepared, listed
from storage.tables.base import Json, Moment
from storage.tables.shapes import remembered

NOON = datetime(2018, 12, 24, 12, tzinfo=UTC)
TABLE = Table(
    "thing",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", String),
    Column("facts", Json),
    Column("at", Moment),
)
ADD = Prepared(insert(TABLE))
FIND = Prepared(TABLE.select().where(TABLE.c.name == bindparam("wanted")))
NAMED = Prepared(TABLE.select().where(TABLE.c.name == "lamp"))
COUNT = Prepared(select(func.count()).select_from(TABLE))
AMONG = Prepared(TABLE.select().where(TABLE.c.name.in_(listed("names"))).order_by(TABLE.c.id))
RENAME = Prepared(
    update(TABLE).where(TABLE.c.name == bindparam("old")).values(name=bindparam("new")).returning(TABLE.c.id)
)


def test_rows_come_back_as_they_were_given(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "a.db")
    with engine.begin() as connection:
        TABLE.create(connection)
        ADD.run_many(connection, [{"name": "lamp", "facts": {"数": [1]}, "at": NOON}])
        ADD.run(connection, {"name": "road", "facts": None, "at": None})
    with engine.begin() as connection:
        plain = connection.execute(TABLE.select()).all()
        found = [FIND.first(connection, {"wanted": name}) for name in ("lamp", "road")]
        assert [tuple(row) for row in found if row] == [tuple(row) for row in plain]
        assert found[0] is not None
        assert (found[0].facts, found[0].at) == ({"数": [1]}, NOON)
        assert [row.name for row in NAMED.all(connection)] == ["lamp"]
        assert FIND.first(connection, {"wanted": "bridge"}) is None
        assert COUNT.scalar(connection) == 2
        assert [row.id for row in RENAME.all(connection, {"old": "road", "new": "street"})] == [2]
        assert FIND.scalar(connection, {"wanted": "street"}) == 2
    engine.dispose()


def test_a_list_of_any_length_is_one_parameter(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "a.db")
    with engine.begin() as connection:
        TABLE.create(connection)
        ADD.run_many(connection, [{"name": name, "facts": None, "at": None} for name in ("灯", 'a"b', "road")])
        for names in (["road", "灯"], ['a"b'], [], [f"{n}" for n in range(5000)] + ["road"]):
            found = [row.name for row in AMONG.all(connection, {"names": names})]
            assert sorted(found) == sorted({*names} & {"灯", 'a"b', "road"})
    engine.dispose()


def test_what_must_have_a_row_and_has_none_is_an_error(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "a.db")
    with engine.begin() as connection:
        TABLE.create(connection)
        with pytest.raises(LookupError):
            FIND.one(connection, {"wanted": "bridge"})
    engine.dispose()


def test_a_parameter_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "a.db")
    with engine.begin() as connection:
        TABLE.create(connection)
        with pytest.raises(sqlite3.ProgrammingError, match="wanted"):
            FIND.all(connection)
    engine.dispose()


def test_a_record_is_made_once_of_rows_that_say_the_same(tmp_path: Path) -> None:
    made = []

    def thing(row: Any) -> str:
        made.append(row.name)
        return f"{row.name} {row.facts} {row.at:%H:%M}"

    found = Prepared(TABLE.select().order_by(TABLE.c.id), remembered(TABLE.c, thing))
    engine = writing_engine(tmp_path / "a.db")
    with engine.begin() as connection:
        TABLE.create(connection)
        ADD.run_many(connection, [{"name": name, "facts": [1], "at": NOON} for name in ("lamp", "road")])
        assert found.all(connection) == ["lamp [1] 12:00", "road [1] 12:00"]
        RENAME.run(connection, {"old": "road", "new": "street"})
        assert found.first(connection) == "lamp [1] 12:00"
        assert found.all(connection) == ["lamp [1] 12:00", "street [1] 12:00"]
        assert made == ["lamp", "road", "street"]
    engine.dispose()
