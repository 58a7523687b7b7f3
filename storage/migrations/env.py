"""What Alembic runs for each migration: hands it the connection that `storage.migrations` opened."""

from __future__ import annotations

from alembic import context

from storage.tables import METADATA

# Batch mode: SQLite alters a table by copying it. The transaction is the caller's.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
