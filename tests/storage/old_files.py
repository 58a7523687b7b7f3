"""Files as earlier versions left them: at a revision of the tables, with rows of that time."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

import storage.migrations
from storage.engine import writing_engine


def old_file(path: Path, revision: str, *statements: str) -> None:
    """A file at that revision, in which the statements were run."""
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    engine = writing_engine(path, foreign_keys=False)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def rows(path: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table, in their order."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]  # noqa: S608


def put_rows(path: Path, table: str, values: list[dict[str, object]]) -> None:
    """Rows into a table; what it has no column for is left out."""
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        for row in values:
            names = [name for name in columns if name in row]
            marks = ", ".join("?" for _ in names)
            statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
            connection.execute(statement, [row[name] for name in names])
