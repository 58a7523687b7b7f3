"""The table of reviews that are under way, and its conversion to the core's record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from commitments.model import Status
from commitments.reviews import Review
from storage.tables.base import Moment, TableRow


class ReviewRow(TableRow, table=True):
    """How far the choosing among a letter's candidates has come."""

    __tablename__ = "review"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    group: int
    choices: dict[str, Any] = Field(sa_type=JSON)
    touched_at: datetime = Field(sa_type=Moment)


def review_from(row: ReviewRow) -> Review:
    """The core's review."""
    return Review(
        document_id=row.document_id,
        group=row.group,
        choices={int(position): Status(status) for position, status in row.choices.items()},
        touched_at=row.touched_at,
    )


def review_values(review: Review) -> dict[str, Any]:
    """The columns of a review."""
    return {
        "document_id": review.document_id,
        "group": review.group,
        "choices": {str(position): status.value for position, status in review.choices.items()},
        "touched_at": review.touched_at,
    }
