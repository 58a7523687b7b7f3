"""From what SQLite keeps to rows and records: owns the conversion of each column; knows no table and no statement."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.dialects import sqlite

from storage.tables.base import RECORDS

Record = TypeVar("Record")
Found = tuple[Any, ...]
"""A row as SQLite gives it."""

_DIALECT = sqlite.dialect()


class Shape:
    """The columns of a row: owns their names, and what turns what SQLite keeps into values."""

    def __init__(self, columns: Iterable[ColumnElement[Any]]) -> None:
        columns = list(columns)
        converters = [each.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for each in columns]
        self._converted = [(n, convert) for n, convert in enumerate(converters) if convert is not None]
        row: Any = namedtuple("Row", [str(each.key) for each in columns], rename=True)  # type: ignore[misc]  # noqa: PYI024
        self._make: Callable[[Iterable[Any]], Any] = row._make

    def row(self, found: Found) -> Any:
        """The row, whose columns are its attributes."""
        if not self._converted:
            return self._make(found)
        values = list(found)
        for n, convert in self._converted:
            values[n] = convert(values[n])
        return self._make(values)


def remembered(columns: Iterable[ColumnElement[Any]], make: Callable[[Any], Record]) -> Callable[[Found], Record]:
    """What makes records of rows of these columns, for `Prepared`.

    It remembers each by all that stands in its row: a message mostly asks for what the one before has asked for.
    Records cannot be changed, so nobody sees another's.
    """
    shape = Shape(columns)
    return lru_cache(RECORDS)(lambda found: make(shape.row(found)))
