"""Statements as the repositories run them: owns compiling one once and running it without SQLAlchemy's way to a row.

Must not know any table. No session of SQLModel's stands between: its tables say what there is, statements ask for it.
SQLAlchemy composes the statement and converts its values, as it does elsewhere; what is left out is what it does anew
each time (cache keys, contexts, result objects), which takes several times as long as SQLite takes for the work
itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

from sqlalchemy import Connection, Delete, Insert, Select, Update, bindparam, func, select
from sqlalchemy.dialects import sqlite

from storage.tables.base import Json
from storage.tables.shapes import Found, Shape

Given = TypeVar("Given")
Facts = Mapping[str, Any]
Converter = Callable[[Any], Any]

_Statement = Select[Any] | Insert | Update | Delete

_NO_FACTS: Facts = {}
_BY_NAME = sqlite.dialect(paramstyle="named")
"""With parameters by name SQLite itself takes each from the facts."""


def listed(name: str) -> Select[Any]:
    """A list of any length as one parameter: what stands behind `column.in_` in a statement that is compiled once."""
    return select(func.json_each(bindparam(name, type_=Json())).table_valued("value", name="listed").c.value)


class Prepared(Generic[Given]):
    """A statement with its parameters by name. An insert or update takes its columns from the first facts that it is
    run with, and all later ones must name the same. What it gives of a row, `of` makes; without it, the row itself.

    A list is one parameter only as `listed`, and a column's default cannot be left to SQLAlchemy.
    """

    @overload
    def __init__(self: Prepared[Any], statement: _Statement) -> None: ...
    @overload
    def __init__(self, statement: _Statement, of: Callable[[Found], Given]) -> None: ...
    def __init__(self, statement: _Statement, of: Callable[[Found], Any] | None = None) -> None:
        self._statement = statement
        self._of = of
        self._compiled: _Compiled | None = None

    def run(self, connection: Connection, facts: Facts = _NO_FACTS) -> int:
        """Run it; how many rows it has changed."""
        compiled = self._compiled or self._compile(facts)
        return int(compiled.execute(connection, facts).rowcount)

    def run_many(self, connection: Connection, each: Sequence[Facts]) -> None:
        """Run it once with each of them."""
        if each:
            (self._compiled or self._compile(each[0])).execute_many(connection, each)

    def all(self, connection: Connection, facts: Facts = _NO_FACTS) -> list[Given]:
        """Run it; what it gives of each row."""
        compiled = self._compiled or self._compile(facts)
        return [*map(compiled.of, compiled.execute(connection, facts).fetchall())]

    def first(self, connection: Connection, facts: Facts = _NO_FACTS) -> Given | None:
        """Run it; what it gives of the first row, if there is one."""
        compiled = self._compiled or self._compile(facts)
        found = compiled.execute(connection, facts).fetchone()
        return None if found is None else compiled.of(found)

    def one(self, connection: Connection, facts: Facts = _NO_FACTS) -> Given:
        """Run it; what it gives of the row that there must be, say of what has just been written."""
        given = self.first(connection, facts)
        if given is None:
            raise LookupError("a statement that must have a row had none")
        return given

    def scalar(self, connection: Connection, facts: Facts = _NO_FACTS) -> Any | None:
        """Run it; the first column of the first row, if there is one."""
        row: Any = self.first(connection, facts)
        return None if row is None else row[0]

    def _compile(self, facts: Facts) -> _Compiled:
        self._compiled = _Compiled(self._statement, self._of, facts)
        return self._compiled


class _Compiled:
    """A statement in the dialect's words, with what turns facts into parameters and rows into what it gives."""

    def __init__(self, statement: _Statement, of: Callable[[Found], Any] | None, facts: Facts) -> None:
        compiled = statement.compile(dialect=_BY_NAME, column_keys=list(facts))
        self._sql = str(compiled)
        self._fixed: dict[str, Any] = {}
        """What the statement itself has written into it."""
        self._converted: list[tuple[str, Converter]] = []
        """The facts that SQLite would not take as they are."""
        for bind, name in compiled.bind_names.items():
            convert = bind.type.dialect_impl(_BY_NAME).bind_processor(_BY_NAME)
            if not bind.required:
                value = compiled.params[name]
                self._fixed[name] = value if convert is None else convert(value)
            elif convert is not None:
                self._converted.append((name, convert))
        self.of = of or Shape(statement.exported_columns or ()).row

    def execute(self, connection: Connection, facts: Facts) -> Any:
        return _driver(connection).execute(self._sql, self._values(facts))

    def execute_many(self, connection: Connection, each: Iterable[Facts]) -> None:
        _driver(connection).executemany(self._sql, [self._values(facts) for facts in each])

    def _values(self, facts: Facts) -> Facts:
        if not self._fixed and not self._converted:
            return facts
        values = {**facts, **self._fixed}
        for name, convert in self._converted:
            values[name] = convert(values[name])
        return values


def _driver(connection: Connection) -> Any:
    """SQLite's own connection. A cursor of it lets go of its statement when nobody holds it any more."""
    return connection.connection.driver_connection
