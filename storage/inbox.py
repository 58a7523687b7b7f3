"""Raw updates between their arrival and their handling; must not know what is in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select, update

from commitments.messaging import InboxItem
from storage.tables.traffic import PENDING, InboxRow, inbox_item_from

DONE = "done"
PARKED = "parked"


class SqlInbox:
    """See `commitments.ports.Inbox`."""

    def __init__(self, session: Session) -> None:
        self._session = session

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
        statement = insert(InboxRow).on_conflict_do_nothing(index_elements=["transport", "update_id"])
        return len(self._session.execute(statement.returning(col(InboxRow.id)), rows).all())

    def pending(self, transport: str, limit: int) -> Sequence[InboxItem]:
        """The oldest that are neither done nor parked, by arrival."""
        waiting = (
            select(InboxRow)
            .where(InboxRow.transport == transport, InboxRow.state == PENDING)
            .order_by(col(InboxRow.id))
            .limit(limit)
        )
        return [inbox_item_from(row) for row in self._session.exec(waiting)]

    def done(self, item_id: int, at: datetime) -> None:
        """It is handled."""
        self._set(item_id, state=DONE, handled_at=at)

    def failed(self, item_id: int, error: str, *, park: bool, at: datetime) -> None:
        """Count a failed attempt; a parked one is not tried again."""
        self._set(
            item_id,
            attempts=InboxRow.attempts + 1,
            error=error,
            state=PARKED if park else PENDING,
            handled_at=at if park else None,
        )

    def _set(self, item_id: int, **values: Any) -> None:
        self._session.exec(update(InboxRow).where(col(InboxRow.id) == item_id).values(**values))

    def last_update_id(self, transport: str) -> int | None:
        """The update id received last. Not the highest: after a quiet week Telegram may number anew from below."""
        newest = (
            select(InboxRow.update_id).where(InboxRow.transport == transport).order_by(col(InboxRow.id).desc()).limit(1)
        )
        return self._session.exec(newest).first()
