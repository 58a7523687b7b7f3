"""The history of the tables: owns which revision a file is at and how it gets to the newest; must not know the rows.

The tools that rewrite tables take long to import and are only imported when there is something to rewrite. A new
revision: change `storage/tables`, add a file to `versions/`, set `HEAD`; a test holds the three against one another.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from commitments.errors import StorageError
from storage.engine import writing_engine

HEAD = "0024"
"""The newest revision, which the tables of this version have."""

_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"


def bring_up_to_date(path: Path) -> None:
    """Migrate the file to `HEAD` where it is not there yet: an empty one from nothing, an older one from its revision.

    Raises StorageError where the file is no database, another program's, or of a later version of this one.
    """
    if _revision(path) == HEAD:
        return
    engine = writing_engine(path, foreign_keys=False)
    try:
        _migrate(engine, path)
    except (DatabaseError, sqlite3.DatabaseError) as error:  # what begins a transaction is the driver's own
        reason = str(getattr(error, "orig", error))
        raise StorageError("error.database_unreadable", path=str(path), reason=reason) from error
    finally:
        engine.dispose()


def _revision(path: Path) -> str | None:
    """The revision that the file says it has, None for one without tables. Another program's file is only looked at:
    an engine of ours would set its journal mode.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            tables = {name for (name,) in connection.execute(_TABLES)}
            if not tables:
                return None
            if "alembic_version" not in tables:
                raise StorageError("error.database_foreign", path=str(path))
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return row[0] if row else None
    except sqlite3.DatabaseError as error:
        raise StorageError("error.database_unreadable", path=str(path), reason=str(error)) from error


def _migrate(engine: Engine, path: Path) -> None:
    from alembic import command  # late: see above
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    # One transaction for all of it: two programs that open an old file at once take turns, and the second finds it
    # done; a revision that fails leaves the file as it was.
    with engine.begin() as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
        try:
            if revision is not None:
                script.get_revision(revision)
        except CommandError as error:
            raise StorageError("error.database_newer", path=str(path), revision=revision) from error
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
        if broken is not None:
            raise StorageError("error.database_unreadable", path=str(path), reason=f"foreign key: {tuple(broken)}")
