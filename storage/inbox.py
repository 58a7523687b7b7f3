"""Raw updates between their arrival and their handling; must not know what is in them.

Every message passes here several times, so the statements are built once and run without SQLModel's sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.messaging import InboxItem
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.traffic import IS_PENDING, PENDING, inbox_item_from

DONE = "done"
PARKED = "parked"

_ROWS = METADATA.tables["inbox"]
_TRANSPORT = _ROWS.c.transport == bindparam("of_transport")
_ITEM = _ROWS.c.id == bindparam("item_id")
_AT = bindparam("at", type_=Moment())

_RECEIVE = insert(_ROWS).on_conflict_do_nothing(index_elements=["transport", "update_id"]).returning(_ROWS.c.id)
_WAITING = select(_ROWS).where(_TRANSPORT, IS_PENDING).order_by(_ROWS.c.id).limit(bindparam("at_most"))
_HANDLED = update(_ROWS).where(_ITEM).values(state=DONE, handled_at=_AT)
_TRIED = update(_ROWS).where(_ITEM).values(attempts=_ROWS.c.attempts + 1, error=bindparam("why"))
_PARKED = _TRIED.values(state=PARKED, handled_at=_AT)
_LAST = select(_ROWS.c.update_id).where(_TRANSPORT).order_by(_ROWS.c.id.desc()).limit(1)


class SqlInbox:
    """See `commitments.ports.Inbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receive(self, transport: str, updates: Sequence[tuple[int, dict[str, Any]]], at: datetime) -> int:
        """Keep the updates that are new, in their order; how many were."""
        if not updates:
            return 0
        rows = [
            {
                "transport": transport,
                "update_id": update_id,
                "payload": payload,
                "state": PENDING,
                "attempts": 0,
                "received_at": at,
            }
            for update_id, payload in updates
        ]
        return len(self._connection.execute(_RECEIVE, rows).all())

    def pending(self, transport: str, limit: int) -> Sequence[InboxItem]:
        """The oldest that are neither done nor parked, by arrival."""
        rows = self._connection.execute(_WAITING, {"of_transport": transport, "at_most": limit})
        return [inbox_item_from(row) for row in rows]

    def done(self, item_id: int, at: datetime) -> None:
        """It is handled."""
        self._connection.execute(_HANDLED, {"item_id": item_id, "at": at})

    def failed(self, item_id: int, error: str, *, park: bool, at: datetime) -> None:
        """Count a failed attempt; a parked one is not tried again."""
        facts = {"item_id": item_id, "why": error}
        if park:
            self._connection.execute(_PARKED, {**facts, "at": at})
        else:
            self._connection.execute(_TRIED, facts)

    def last_update_id(self, transport: str) -> int | None:
        """The update id received last. Not the highest: after a quiet week Telegram may number anew from below."""
        newest: int | None = self._connection.execute(_LAST, {"of_transport": transport}).scalar()
        return newest
