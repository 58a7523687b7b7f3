"""The full-text tables: owns how they are made; must not know what is put into them.

Their rows have the numbers of the rows that they index. SQLite makes further tables behind each, whose names begin
with its own.
"""

from __future__ import annotations

from sqlalchemy import DDL, event

from storage.tables.base import TableRow

FULL_TEXT = ("commitment_search", "document_search")
CREATE = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5 (words, tokenize = 'unicode61 remove_diacritics 0')" for name in FULL_TEXT
)

for statement in CREATE:
    event.listen(TableRow.metadata, "after_create", DDL(statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
