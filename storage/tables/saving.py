"""The table of filters that are kept under a name, and its conversion to the core's record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlmodel import Field

from commitments.saving import SavedFilter
from storage.tables.base import Moment, TableRow


class SavedFilterRow(TableRow, table=True):
    """The words of a filter under a workspace's name for it."""

    __tablename__ = "saved_filter"

    workspace_id: int = Field(foreign_key="workspace.id", primary_key=True)
    key: str = Field(primary_key=True)
    name: str
    words: str
    saved_by: str
    saved_at: datetime = Field(sa_type=Moment)


def saved_filter_from(row: Row[Any]) -> SavedFilter:
    """The core's filter."""
    return SavedFilter(
        workspace_id=row.workspace_id,
        name=row.name,
        words=row.words,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
    )
