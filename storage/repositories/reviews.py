"""Reviews that are under way; must not know what is chosen among."""

from __future__ import annotations

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, delete, select

from commitments.reviews import Review
from storage.tables.reviews import ReviewRow, review_from, review_values


class SqlReviews:
    """See `commitments.register.Reviews`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, document_id: int) -> Review | None:
        """The review of a letter."""
        row = self._session.exec(select(ReviewRow).where(ReviewRow.document_id == document_id)).first()
        return review_from(row) if row else None

    def save(self, review: Review) -> None:
        """Keep it as it is now."""
        values = review_values(review)
        self._session.execute(
            insert(ReviewRow).values(**values).on_conflict_do_update(index_elements=["document_id"], set_=values)
        )

    def drop(self, document_id: int) -> None:
        """It is over."""
        self._session.exec(delete(ReviewRow).where(col(ReviewRow.document_id) == document_id))
