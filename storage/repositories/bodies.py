"""What was declared about bodies; must not know what it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert

from commitments.bodies import BodyEvent, BodyEventKind
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.bodies import body_event_from

_EVENTS = METADATA.tables["body_event"]
_OF_WORKSPACE = Prepared(
    _EVENTS.select().where(_EVENTS.c.workspace_id == bindparam("of_workspace")).order_by(_EVENTS.c.id)
)
_APPEND = Prepared(insert(_EVENTS).returning(*_EVENTS.c))


class SqlBodies:
    """See `commitments.ports.Bodies`.

    What is read is remembered: whatever one transaction shows is read by it several times, and nobody else appends
    to what it sees.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, list[BodyEvent]] = {}

    def events(self, workspace_id: int) -> Sequence[BodyEvent]:
        """Oldest first."""
        if workspace_id not in self._known:
            rows = _OF_WORKSPACE.all(self._connection, {"of_workspace": workspace_id})
            self._known[workspace_id] = [body_event_from(row) for row in rows]
        return tuple(self._known[workspace_id])

    def append(
        self,
        *,
        workspace_id: int,
        kind: BodyEventKind,
        name: str = "",
        other: str = "",
        since: date | None = None,
        undoes: int | None = None,
        at: datetime,
        actor: str,
    ) -> BodyEvent:
        """Write one event at the end."""
        facts = {
            "workspace_id": workspace_id,
            "kind": kind.value,
            "name": name,
            "other": other,
            "since": since,
            "undoes": undoes,
            "at": at,
            "actor": actor,
        }
        event = body_event_from(_APPEND.one(self._connection, facts))
        if workspace_id in self._known:
            self._known[workspace_id].append(event)
        return event
