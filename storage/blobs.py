"""Files as bytes, kept once by content; must not know what is in them."""

from __future__ import annotations

import hashlib

from sqlmodel import Session, col, select

from commitments.errors import NotFound
from storage.tables.traffic import BlobRow


class SqlBlobs:
    """See `commitments.ports.Blobs`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, content: bytes) -> int:
        """Keep the bytes, or find the row that has them already; its id."""
        digest = hashlib.sha256(content).hexdigest()
        there = self._session.exec(select(BlobRow.id).where(BlobRow.sha256 == digest)).first()
        if there is not None:
            return there
        row = BlobRow(sha256=digest, content=content)
        self._session.add(row)
        self._session.flush()
        return row.id

    def get(self, blob_id: int) -> bytes:
        """The bytes. Raises NotFound."""
        content = self._session.exec(select(BlobRow.content).where(col(BlobRow.id) == blob_id)).first()
        if content is None:
            raise NotFound(blob=blob_id)
        return content
