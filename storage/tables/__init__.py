"""All tables of ours; importing this package is what makes `METADATA` complete."""

from __future__ import annotations

from storage.tables import (
    bodies,
    letters,
    people,
    relations,
    replacements,
    reviews,
    saving,
    schedules,
    search,
    traffic,
    undo,
)
from storage.tables.base import TableRow

METADATA = TableRow.metadata

__all__ = [
    "METADATA", "bodies", "letters", "people", "relations", "replacements", "reviews", "saving", "schedules", "search",
    "traffic", "undo",
]  # fmt: skip
