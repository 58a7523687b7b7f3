"""Replacements of a letter by a newer one that are under way; must not know what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from commitments.replacements import Replacement
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.replacements import replacement_from, replacement_values

_REPLACEMENTS, _DOCUMENTS = METADATA.tables["replacement"], METADATA.tables["document"]
_OF_DOCUMENT = _REPLACEMENTS.c.document_id == bindparam("of_document")
_FIND = Prepared(select(_REPLACEMENTS).where(_OF_DOCUMENT))
_ALL = Prepared(
    select(_REPLACEMENTS)
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _REPLACEMENTS.c.document_id)
    .where(_DOCUMENTS.c.workspace_id == bindparam("of_workspace"))
    .order_by(_REPLACEMENTS.c.touched_at.desc())
)
_WRITTEN = insert(_REPLACEMENTS)
_SAVE = Prepared(_WRITTEN.on_conflict_do_update(index_elements=["document_id"], set_=dict(_WRITTEN.excluded)))
_DROP = Prepared(delete(_REPLACEMENTS).where(_OF_DOCUMENT))


class SqlReplacements:
    """See `commitments.ports.Replacements`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, document_id: int) -> Replacement | None:
        """The replacement that a new letter makes."""
        row = _FIND.first(self._connection, {"of_document": document_id})
        return replacement_from(row) if row else None

    def all(self, workspace_id: int) -> Sequence[Replacement]:
        """Those of the workspace's letters, the last touched first."""
        return [replacement_from(row) for row in _ALL.all(self._connection, {"of_workspace": workspace_id})]

    def save(self, replacement: Replacement) -> None:
        """Keep it as it is now."""
        _SAVE.run(self._connection, replacement_values(replacement))

    def drop(self, document_id: int) -> None:
        """It is over."""
        _DROP.run(self._connection, {"of_document": document_id})
