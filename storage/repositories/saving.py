"""Filters under a name; must not know what their words mean."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from commitments.saving import SavedFilter
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.saving import saved_filter_from

_FILTERS = METADATA.tables["saved_filter"]
_WRITTEN = insert(_FILTERS)
_PUT = Prepared(
    _WRITTEN.on_conflict_do_update(
        index_elements=["workspace_id", "key"],
        set_={name: _WRITTEN.excluded[name] for name in ("name", "words", "saved_by", "saved_at")},
    )
)
_OF_WORKSPACE = _FILTERS.c.workspace_id == bindparam("of_workspace")
_ALL = Prepared(_FILTERS.select().where(_OF_WORKSPACE).order_by(_FILTERS.c.key))
_DROP = Prepared(delete(_FILTERS).where(_OF_WORKSPACE, _FILTERS.c.key == bindparam("under")))


class SqlSavedFilters:
    """See `commitments.ports.SavedFilters`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, kept: SavedFilter) -> None:
        """Keep it, in place of the one of that name."""
        _PUT.run(
            self._connection,
            {
                "workspace_id": kept.workspace_id,
                "key": kept.key,
                "name": kept.name,
                "words": kept.words,
                "saved_by": kept.saved_by,
                "saved_at": kept.saved_at,
            },
        )

    def all(self, workspace_id: int) -> Sequence[SavedFilter]:
        """The workspace's, by name."""
        return [saved_filter_from(row) for row in _ALL.all(self._connection, {"of_workspace": workspace_id})]

    def drop(self, workspace_id: int, key: str) -> None:
        """Forget it."""
        _DROP.run(self._connection, {"of_workspace": workspace_id, "under": key})
