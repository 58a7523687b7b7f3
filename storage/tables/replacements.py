"""The table of replacements that are under way, and its conversion to the core's record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlmodel import Field

from commitments.replacements import Choice, Fate, Replacement
from storage.tables.base import Json, Moment, TableRow


class ReplacementRow(TableRow, table=True):
    """How far the replacing of a letter by a newer one has come."""

    __tablename__ = "replacement"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    of_document_id: int = Field(foreign_key="document.id")
    choices: dict[str, Any] = Field(sa_type=Json)
    touched_at: datetime = Field(sa_type=Moment)


def replacement_from(row: Row[Any]) -> Replacement:
    """The core's replacement."""
    return Replacement(
        document_id=row.document_id,
        of_document_id=row.of_document_id,
        choices={int(number): Choice(Fate(fate), position) for number, (fate, position) in row.choices.items()},
        touched_at=row.touched_at,
    )


def replacement_values(replacement: Replacement) -> dict[str, Any]:
    """The columns of a replacement."""
    return {
        "document_id": replacement.document_id,
        "of_document_id": replacement.of_document_id,
        "choices": {str(n): [choice.fate.value, choice.position] for n, choice in replacement.choices.items()},
        "touched_at": replacement.touched_at,
    }
