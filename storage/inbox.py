"""Raw updates between their arrival and their handling; must not know what is in them.

Of each chat only the oldest pending update may be handled, so that one that waits (for its next try, for the end of a
lease) holds back those behind it and nobody else's.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, String, and_, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.messaging import InboxItem, Received
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.traffic import IS_PENDING, IS_SUSPECT, PENDING, inbox_item_from

DONE = "done"
PARKED = "parked"

_ROWS = METADATA.tables["inbox"]
_C = _ROWS.c
_WAITING = _ROWS.alias("waiting")
_OLDER = _ROWS.alias("older")
_OF_TRANSPORT = bindparam("of_transport", type_=String())
_ITEM = _C.id == bindparam("item_id")
_AT = bindparam("at", type_=Moment())
_NOW = bindparam("now", type_=Moment())

_FIRST_IN_CHAT = ~exists(
    select(_OLDER.c.id)
    .where(
        _OLDER.c.transport == _WAITING.c.transport,
        IS_PENDING,
        _OLDER.c.chat_id == _WAITING.c.chat_id,
        _OLDER.c.id < _WAITING.c.id,
    )
    .correlate(_WAITING)
)
_IN_LINE = and_(_WAITING.c.transport == _OF_TRANSPORT, IS_PENDING, _FIRST_IN_CHAT)

_RECEIVE = insert(_ROWS).on_conflict_do_nothing(index_elements=["transport", "update_id"]).returning(_C.id)
_READY = or_(_WAITING.c.ready_at.is_(None), _WAITING.c.ready_at <= _NOW)
_FREE = or_(_WAITING.c.leased_until.is_(None), _WAITING.c.leased_until <= _NOW)
_BY_ARRIVAL = select(_WAITING.c.id).order_by(_WAITING.c.id).limit(bindparam("at_most"))
_HOLDER_IS_GONE = case((_C.leased_until.is_not(None), 1), else_=0)


def _lease(found: Select[Any]) -> Prepared[Any]:
    return Prepared(
        update(_ROWS)
        .where(_C.id.in_(found))
        .values(leased_until=bindparam("lease_until", type_=Moment()), deaths=_C.deaths + _HOLDER_IS_GONE)
        .returning(*_C)
    )


_LEASE = _lease(_BY_ARRIVAL.where(_IN_LINE, _READY, _FREE))
_LEASE_SUSPECT = _lease(_BY_ARRIVAL.where(_IN_LINE, IS_SUSPECT, _READY, _FREE))
_SUSPECT = Prepared(select(_WAITING.c.id).where(_IN_LINE, IS_SUSPECT, _READY).limit(1))
_HANDLED = Prepared(update(_ROWS).where(_ITEM).values(state=DONE, handled_at=_AT, leased_until=None))
_TRIED = update(_ROWS).where(_ITEM).values(attempts=_C.attempts + 1, error=bindparam("why"), leased_until=None)
_RETRY = Prepared(_TRIED.values(ready_at=bindparam("retry_at", type_=Moment())))
_PARK = Prepared(_TRIED.values(state=PARKED, handled_at=_AT))
_ABANDONED = and_(_C.transport == _OF_TRANSPORT, IS_PENDING, _C.leased_until.is_not(None))
_RELEASE = Prepared(update(_ROWS).where(_ABANDONED).values(leased_until=None))
_SUSPECT_ALL = Prepared(update(_ROWS).where(_ABANDONED).values(leased_until=None, deaths=_C.deaths + 1))
_NEXT = Prepared(
    select(
        func.min(
            func.max(
                func.coalesce(_WAITING.c.ready_at, _WAITING.c.received_at),
                func.coalesce(_WAITING.c.leased_until, _WAITING.c.received_at),
                type_=Moment(),
            )
        )
    ).where(_IN_LINE)
)
_LAST = Prepared(
    select(_C.update_id)
    .where(_C.transport == _OF_TRANSPORT, _C.received_at > bindparam("since", type_=Moment()))
    .order_by(_C.id.desc())
    .limit(1)
)
_PRUNE = Prepared(
    delete(_ROWS).where(_C.transport == _OF_TRANSPORT, _C.handled_at < bindparam("before", type_=Moment()))
)


class SqlInbox:
    """See `commitments.queues.Inbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def receive(self, transport: str, updates: Sequence[Received], at: datetime) -> int:
        """Keep the updates that are new, in their order; how many were."""
        if not updates:
            return 0
        rows = [
            {
                "transport": transport,
                "update_id": each.update_id,
                "chat_id": each.chat_id,
                "payload": dict(each.payload),
                "state": PENDING,
                "attempts": 0,
                "received_at": at,
            }
            for each in updates
        ]
        return len(self._connection.execute(_RECEIVE, rows).all())

    def claim(
        self, transport: str, now: datetime, lease_until: datetime, limit: int, *, suspects: bool = False
    ) -> Sequence[InboxItem]:
        """Lease what may be handled now: the oldest pending update of each chat, by arrival, or only suspects."""
        facts = {"of_transport": transport, "now": now, "lease_until": lease_until, "at_most": limit}
        rows = (_LEASE_SUSPECT if suspects else _LEASE).all(self._connection, facts)
        return [inbox_item_from(row) for row in sorted(rows, key=lambda row: int(row.id))]

    def done(self, item_id: int, at: datetime) -> None:
        """It is handled."""
        _HANDLED.run(self._connection, {"item_id": item_id, "at": at})

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to its place until `retry_at`; with None it is parked and not tried again."""
        facts = {"item_id": item_id, "why": error}
        if retry_at is None:
            _PARK.run(self._connection, {**facts, "at": at})
        else:
            _RETRY.run(self._connection, {**facts, "retry_at": retry_at})

    def any_suspect(self, transport: str, now: datetime) -> bool:
        """Whether an update that a process has died at may be handled now, or is being handled."""
        return _SUSPECT.first(self._connection, {"of_transport": transport, "now": now}) is not None

    def release(self, transport: str, *, died: bool) -> None:
        """End the leases of a process that has ended. What it was at does not count as tried; if it died, any of them
        may have been the reason.
        """
        (_SUSPECT_ALL if died else _RELEASE).run(self._connection, {"of_transport": transport})

    def next_due_at(self, transport: str) -> datetime | None:
        """When `claim` will next have something to do (in the past if it has now), or None where nothing waits."""
        moment: datetime | None = _NEXT.scalar(self._connection, {"of_transport": transport})
        return moment

    def last_update_id(self, transport: str, since: datetime) -> int | None:
        """The update id received last, if that was later than `since`. Not the highest: after a quiet week Telegram may
        number anew from below.
        """
        facts = {"of_transport": transport, "since": since}
        newest: int | None = _LAST.scalar(self._connection, facts)
        return newest

    def prune(self, transport: str, before: datetime) -> None:
        """Forget the updates that were handled or parked before that moment, and their keys with them."""
        _PRUNE.run(self._connection, {"of_transport": transport, "before": before})
