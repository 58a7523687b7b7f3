"""What all tables share: the metadata with its naming convention, and the types of their columns; knows no table."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import JSON, DateTime, Dialect, MetaData
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from storage.encoding import to_text

Record = TypeVar("Record")
RECORDS = 256
"""So many records of a column are remembered by each statement that reads it; one takes a kilobyte."""

_MOMENTS = 64
"""So many moments are remembered in words: what one message brings about bears one and the same."""

# Constraints have names from the first table on: SQLite can only alter a table by copying it, and Alembic finds what
# it is to leave out of the copy by name.
NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class TableRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING_CONVENTION))):
    """A row of ours. Its metadata is not SQLModel's global one, so nothing else can put a table into it.

    SQLModel does not validate what a table row is given: the core's records are the truth, and rows are only made from
    them and turned into them.
    """


# SQLAlchemy hands the dialect and the column's type to every processor below; ours need neither, hence ARG002.


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC, whatever zone it comes in; it always comes back aware. A naive one is refused.

    SQLite keeps it as SQLAlchemy would write it, "2018-12-24 09:00:00.000000", but by Python's own reading and writing:
    every message bears a dozen of moments.
    """

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], str | None]:  # noqa: ARG002
        """To text in UTC, without the zone, which SQLite would not keep."""
        return _to_text

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None]:  # noqa: ARG002
        """Aware again."""
        return _from_text


class Json(TypeDecorator[Any]):
    """A value as JSON text; None is NULL."""

    impl = JSON
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], str | None]:  # noqa: ARG002
        """To text."""
        return lambda value: None if value is None else to_text(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:  # noqa: ARG002
        """The value again; each time another one, which may be changed."""
        return lambda kept: None if kept is None else json.loads(kept)


class Stored(TypeDecorator[Record]):
    """A record of the core as JSON text, in the form that `encode` gives it and `decode` takes; None is NULL.

    What has been read is remembered by its text: a page of a list shows the same letter again and again, and a message
    mostly asks for what the one before has asked for. Records cannot be changed, so nobody sees another's.
    """

    impl = JSON
    cache_ok = True

    def __init__(self, encode: Callable[[Record], Any], decode: Callable[[Any], Record]) -> None:
        super().__init__()
        self.encode = encode
        self.decode = decode

    def bind_processor(self, dialect: Dialect) -> Callable[[Record | None], str | None]:  # noqa: ARG002
        """To text, remembered like what is read: a change of a promise keeps most of what was known of it."""
        return lru_cache(RECORDS)(lambda record: None if record is None else to_text(self.encode(record)))

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Record | None]:  # noqa: ARG002
        """The record again."""
        return lru_cache(RECORDS)(lambda kept: None if kept is None else self.decode(json.loads(kept)))


@lru_cache(_MOMENTS)
def _to_text(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a zone cannot be kept: {moment}")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _from_text(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept).replace(tzinfo=UTC)
