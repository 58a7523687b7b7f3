"""The table of reviews that are under way, and its conversion to the core's record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlmodel import Field

from commitments.model import Status
from commitments.reviews import Review, ToldWhere
from storage.tables.base import Json, Moment, TableRow


class ReviewRow(TableRow, table=True):
    """How far the choosing among a letter's candidates has come."""

    __tablename__ = "review"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    group: int
    choices: dict[str, Any] = Field(sa_type=Json)
    seen: list[int] = Field(default_factory=list, sa_type=Json, sa_column_kwargs={"server_default": "[]"})
    told_chat_id: int | None = Field(default=None, foreign_key="chat.id")
    told_topic_id: int | None = None
    touched_at: datetime = Field(sa_type=Moment)


def review_from(row: Row[Any]) -> Review:
    """The core's review."""
    return Review(
        document_id=row.document_id,
        group=row.group,
        choices={int(position): Status(status) for position, status in row.choices.items()},
        seen=frozenset(row.seen),
        told=ToldWhere(row.told_chat_id, row.told_topic_id) if row.told_chat_id is not None else None,
        touched_at=row.touched_at,
    )


def review_values(review: Review) -> dict[str, Any]:
    """The columns of a review."""
    return {
        "document_id": review.document_id,
        "group": review.group,
        "choices": {str(position): status.value for position, status in review.choices.items()},
        "seen": sorted(review.seen),
        "told_chat_id": review.told.chat_id if review.told else None,
        "told_topic_id": review.told.topic_id if review.told else None,
        "touched_at": review.touched_at,
    }
