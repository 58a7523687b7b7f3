"""The history of the tables: owns which revision a file is at and how it gets to the newest; must not know the rows.

The tools that rewrite tables take long to import and are only imported when there is something to rewrite. A new
revision: change `storage/tables`, add a file to `versions/`, set `HEAD`; a test holds the three against one another.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from commitments.errors import StorageError
from storage.engine import writing_engine

HEAD = "0001"
"""The newest revision, which the tables of this version have."""

_OURS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def bring_up_to_date(path: Path) -> None:
    """Migrate the file to `HEAD` where it is not there yet: an empty one from nothing, an older one from its revision.

    Raises StorageError where the file is no database, another program's, or of a later version of this one.
    """
    engine = writing_engine(path, foreign_keys=False)
    try:
        if _revision_of(engine, path) != HEAD:
            _migrate(engine, path)
    finally:
        engine.dispose()


def _revision_of(engine: Engine, path: Path) -> str | None:
    try:
        with engine.connect() as connection:
            return _revision(connection, path)
    except DatabaseError as error:
        raise StorageError("error.database_unreadable", path=str(path), reason=str(error.orig)) from error


def _revision(connection: Connection, path: Path) -> str | None:
    """The revision that the file says it has, None for an empty file."""
    tables = set(connection.scalars(text(_OURS)))
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StorageError("error.database_foreign", path=str(path))
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _migrate(engine: Engine, path: Path) -> None:
    from alembic import command  # late: see above
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    # One transaction for all of it: two programs that open an old file at once take turns, and the second finds it
    # done; a revision that fails leaves the file as it was.
    with engine.begin() as connection:
        revision = _revision(connection, path)
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
