"""Files as bytes, kept once by content; must not know what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, String, bindparam, cast, delete, exists
from sqlmodel import Session, col, select

from commitments.errors import NotFound
from storage.tables import METADATA
from storage.tables.traffic import BlobRow

_BLOBS = METADATA.tables["blob"]
_HOLDERS = [METADATA.tables[name].c.blob_id for name in ("outbox", "document")]
# What is evidence, or may become it by a tap or an answer, stands in JSON, with the digest of its bytes.
_MENTIONS = [
    METADATA.tables[name].c[column]
    for name, column in (("status_change", "evidence"), ("dialogue", "arguments"), ("button", "arguments"))
]
_FORGET = delete(_BLOBS).where(
    _BLOBS.c.id.in_(bindparam("wanted", expanding=True)),
    *(~exists().where(holder == _BLOBS.c.id) for holder in _HOLDERS),
    *(~exists().where(cast(mention, String).contains(_BLOBS.c.sha256)) for mention in _MENTIONS),
)


def forget(connection: Connection, blob_ids: Sequence[int]) -> None:
    """Let go of those that nothing refers to any more."""
    if blob_ids:
        connection.execute(_FORGET, {"wanted": blob_ids})


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
