"""All tables of ours; importing this package is what makes `METADATA` complete."""

from __future__ import annotations

from storage.tables import letters, people, traffic
from storage.tables.base import Row

METADATA = Row.metadata

__all__ = ["METADATA", "letters", "people", "traffic"]
