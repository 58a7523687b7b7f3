"""The table of what was declared about bodies, and its conversion to the core's record."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Row
from sqlmodel import Field

from commitments.bodies import BodyEvent, BodyEventKind
from storage.tables.base import Moment, TableRow


class BodyEventRow(TableRow, table=True):
    """One thing that was declared; the ids tell the order."""

    __tablename__ = "body_event"
    __table_args__ = (Index(None, "workspace_id"),)

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    kind: str
    name: str
    other: str
    since: date | None = None
    undoes: int | None = Field(default=None, foreign_key="body_event.id")
    at: datetime = Field(sa_type=Moment)
    actor: str


def body_event_from(row: Row[Any]) -> BodyEvent:
    """The core's event."""
    return BodyEvent(
        id=row.id,
        kind=BodyEventKind(row.kind),
        name=row.name,
        other=row.other,
        since=row.since,
        undoes=row.undoes,
        at=row.at,
        actor=row.actor,
    )
