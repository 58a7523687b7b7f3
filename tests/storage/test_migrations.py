"""The history of the tables: it leads to what the program wants, from wherever a file stands."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

import storage.migrations
from commitments.errors import StorageError
from storage.migrations import HEAD
from storage.tables import METADATA
from storage.tables.search import FULL_TEXT
from storage.unit_of_work import open_database


def run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text tables, and those that SQLite makes behind them, are no part of the metadata."""
    return not (kind == "table" and name is not None and name.startswith(FULL_TEXT))


def schema(path: Path) -> dict[str, str]:
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            name: "".join(sql.split()).replace('"', "")
            for name, sql in rows
            if not name.startswith(("alembic", "sqlite_"))
        }
    finally:
        connection.close()


def test_the_migrated_tables_are_those_of_the_program(tmp_path: Path) -> None:
    migrated = tmp_path / "migrated.db"
    open_database(str(migrated)).close()
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "render_as_batch": True, "include_name": ours}
        )
        assert compare_metadata(context, METADATA) == []
        named = {name for name in inspect(connection).get_table_names() if ours(name, "table", {})}
        assert named == {*METADATA.tables, "alembic_version"}
    engine.dispose()


def test_the_migrated_schema_is_word_for_word_that_of_the_program(tmp_path: Path) -> None:
    # Alembic's comparison does not look at partial indexes, AUTOINCREMENT or the names of primary keys.
    migrated, created = tmp_path / "migrated.db", tmp_path / "created.db"
    open_database(str(migrated)).close()
    engine = create_engine(f"sqlite:///{created}")
    METADATA.create_all(engine)
    engine.dispose()

    def words(path: Path) -> dict[str, list[str]]:
        return {name: sorted(sql) for name, sql in schema(path).items()}

    assert words(migrated) == words(created)


def test_head_is_the_end_of_a_history_without_branches() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_every_constraint_and_index_has_a_name_by_which_a_migration_can_find_it() -> None:
    for table in METADATA.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name


def test_a_file_without_tables_is_taken_and_one_of_another_program_is_not(tmp_path: Path) -> None:
    empty, foreign, rubbish = tmp_path / "empty.db", tmp_path / "foreign.db", tmp_path / "rubbish.db"
    empty.touch()
    open_database(str(empty)).close()
    run(foreign, "CREATE TABLE bookmarks (url)")
    rubbish.write_bytes(b"This is no database at all. " * 100)
    for path, key in ((foreign, "error.database_foreign"), (rubbish, "error.database_unreadable")):
        content = path.read_bytes()
        with pytest.raises(StorageError) as caught:
            open_database(str(path))
        assert caught.value.key == key
        assert caught.value.facts["path"] == str(path)
        assert path.read_bytes() == content


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    open_database(str(path)).close()
    run(path, "UPDATE alembic_version SET version_num = '9999'", "CREATE TABLE novelty (x)")
    before = schema(path)
    with pytest.raises(StorageError) as caught:
        open_database(str(path))
    assert (caught.value.key, caught.value.facts["revision"]) == ("error.database_newer", "9999")
    assert schema(path) == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "chat.db"
    # What the file says is not what it holds: the revision's last table is there already.
    run(path, "CREATE TABLE alembic_version (version_num)", "CREATE TABLE status_change (x)")
    with pytest.raises(StorageError) as caught:
        open_database(str(path))
    assert caught.value.key == "error.database_unreadable"
    assert set(schema(path)) == {"status_change"}


def test_programs_that_open_a_new_file_at_once_take_turns(tmp_path: Path) -> None:
    path = str(tmp_path / "chat.db")
    program = f"from storage.unit_of_work import open_database; open_database({path!r}).close()"
    root = Path(storage.__path__[0]).parent
    running = [subprocess.Popen([sys.executable, "-c", program], cwd=root) for _ in range(2)]
    assert [each.wait(60) for each in running] == [0, 0]
    open_database(path).close()


def test_a_database_that_is_up_to_date_opens_without_the_migration_tool(tmp_path: Path) -> None:
    path = str(tmp_path / "chat.db")
    open_database(path).close()
    program = (
        "import sys; from storage.unit_of_work import open_database; "
        f"open_database({path!r}).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(storage.__path__[0]).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
