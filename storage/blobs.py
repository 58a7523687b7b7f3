"""Files as bytes, kept once by content; must not know what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, String, bindparam, cast, delete, exists, insert, select

from commitments.errors import NotFound
from storage.prepared import Prepared
from storage.tables import METADATA

_BLOBS = METADATA.tables["blob"]
_THERE = Prepared(select(_BLOBS.c.id).where(_BLOBS.c.sha256 == bindparam("digest")))
_ADD = Prepared(insert(_BLOBS).returning(_BLOBS.c.id))
_CONTENT = Prepared(select(_BLOBS.c.content).where(_BLOBS.c.id == bindparam("wanted")))
_HOLDERS = [METADATA.tables[name].c.blob_id for name in ("outbox", "document")]
# What is evidence, or may become it by a tap or an answer, stands in JSON, with the digest of its bytes.
_MENTIONS = [
    METADATA.tables[name].c[column]
    for name, column in (("status_change", "evidence"), ("dialogue", "arguments"), ("keyboard", "buttons"))
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

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, content: bytes) -> int:
        """Keep the bytes, or find the row that has them already; its id."""
        digest = hashlib.sha256(content).hexdigest()
        there: int | None = _THERE.scalar(self._connection, {"digest": digest})
        if there is not None:
            return there
        return int(_ADD.one(self._connection, {"sha256": digest, "content": content}).id)

    def get(self, blob_id: int) -> bytes:
        """The bytes. Raises NotFound."""
        content: bytes | None = _CONTENT.scalar(self._connection, {"wanted": blob_id})
        if content is None:
            raise NotFound(blob=blob_id)
        return content
