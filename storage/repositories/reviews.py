"""Reviews that are under way; must not know what is chosen among."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from commitments.reviews import Review
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.reviews import review_from, review_values

_REVIEWS = METADATA.tables["review"]
_OF_DOCUMENT = _REVIEWS.c.document_id == bindparam("of_document")
_FIND = Prepared(select(_REVIEWS).where(_OF_DOCUMENT))
_WRITTEN = insert(_REVIEWS)
_SAVE = Prepared(_WRITTEN.on_conflict_do_update(index_elements=["document_id"], set_=dict(_WRITTEN.excluded)))
_DROP = Prepared(delete(_REVIEWS).where(_OF_DOCUMENT))


class SqlReviews:
    """See `commitments.register.Reviews`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, document_id: int) -> Review | None:
        """The review of a letter."""
        row = _FIND.first(self._connection, {"of_document": document_id})
        return review_from(row) if row else None

    def save(self, review: Review) -> None:
        """Keep it as it is now."""
        _SAVE.run(self._connection, review_values(review))

    def drop(self, document_id: int) -> None:
        """It is over."""
        _DROP.run(self._connection, {"of_document": document_id})
