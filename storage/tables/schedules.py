"""The tables of what comes by itself: the ledger of pushes, snoozes and awaited replies, with their core records."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Row, UniqueConstraint
from sqlmodel import Field

from commitments.expectations import Expectation, ExpectationState
from commitments.ledger import PushKind, PushOutcome, PushRecord, ToldAs
from storage.tables.base import Json, Moment, TableRow


class PushRow(TableRow, table=True):
    """That a run of a chat's digest or reminder was dealt with, and how."""

    __tablename__ = "push"
    __table_args__ = (Index(None, "chat_id", "at"),)

    chat_id: int = Field(foreign_key="chat.id", primary_key=True)
    kind: str = Field(primary_key=True)
    local_date: date = Field(primary_key=True)
    planned_at: datetime = Field(sa_type=Moment)
    at: datetime = Field(sa_type=Moment)
    outcome: str
    late: bool
    held: bool
    told: dict[str, Any] = Field(sa_type=Json)
    key: str | None = None


class SnoozeRow(TableRow, table=True):
    """That a chat wants to hear of a commitment again on a day, and not before."""

    __tablename__ = "snooze"
    __table_args__ = (Index(None, "commitment_id"),)

    chat_id: int = Field(foreign_key="chat.id", primary_key=True)
    commitment_id: int = Field(foreign_key="commitment.id", primary_key=True)
    until: date


class ExpectationRow(TableRow, table=True):
    """A question whose answer is awaited, or was."""

    __tablename__ = "expectation"
    __table_args__ = (UniqueConstraint("workspace_id", "ordinal"),)

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    ordinal: int
    reference: str
    body: str
    asked_on: date
    due_on: date
    added_by: str
    state: str
    answered_on: date | None = None
    document_id: int | None = Field(default=None, foreign_key="document.id")


def push_from(row: Row[Any]) -> PushRecord:
    """The core's record."""
    return PushRecord(
        chat_id=row.chat_id,
        kind=PushKind(row.kind),
        local_date=row.local_date,
        planned_at=row.planned_at,
        at=row.at,
        outcome=PushOutcome(row.outcome),
        late=row.late,
        held=row.held,
        told={ToldAs(reason): tuple(ids) for reason, ids in row.told.items()},
        key=row.key,
    )


def push_values(push: PushRecord) -> dict[str, Any]:
    """The columns of a record."""
    return {
        "chat_id": push.chat_id,
        "kind": push.kind.value,
        "local_date": push.local_date,
        "planned_at": push.planned_at,
        "at": push.at,
        "outcome": push.outcome.value,
        "late": push.late,
        "held": push.held,
        "told": {reason.value: list(ids) for reason, ids in push.told.items()},
        "key": push.key,
    }


def expectation_from(row: Row[Any]) -> Expectation:
    """The core's expectation."""
    return Expectation(
        id=row.id,
        workspace_id=row.workspace_id,
        ordinal=row.ordinal,
        reference=row.reference,
        body=row.body,
        asked_on=row.asked_on,
        due_on=row.due_on,
        added_by=row.added_by,
        state=ExpectationState(row.state),
        answered_on=row.answered_on,
        document_id=row.document_id,
    )
