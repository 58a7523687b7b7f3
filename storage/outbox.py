"""What is to be sent, in order inside each chat; must not know how it is sent or what it says.

A row is pending until it is sent, given up or expired. Of each chat only the oldest pending row may go out, so that a
row that waits (for its time, for a retry, for the end of a lease) holds back those behind it. Answers to button presses
are outside that order: they wait for nobody and nobody waits for them.

Every message passes here several times, so the statements are built once and run without SQLModel's sessions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, case, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.messaging import OutboxItem, OutboxKind, OutgoingMessage
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.traffic import IS_PENDING, PENDING, outbox_item_from

SENT = "sent"
FAILED = "failed"
EXPIRED = "expired"

_ROWS = METADATA.tables["outbox"]
_C = _ROWS.c
_NOW = bindparam("now", type_=Moment())
_PENDING = and_(_C.transport == bindparam("of_transport"), IS_PENDING)
_ANSWER = _C.kind == OutboxKind.ANSWER.value

# Nobody is sending it: it was never leased, or the lease has run out, for whoever held it has died.
_FREE = or_(_C.leased_until.is_(None), _C.leased_until <= _NOW)

# It is an answer, or the oldest pending row of its chat that is none.
_FIRST_IN_LINE = or_(_ANSWER, _C.id.in_(select(func.min(_C.id)).where(_PENDING, ~_ANSWER).group_by(_C.chat_id)))

_ENQUEUE = insert(_ROWS).on_conflict_do_nothing(index_elements=["transport", "dedup_key"])
_EXPIRE = update(_ROWS).where(_PENDING, _C.expires_at <= _NOW, _FREE).values(state=EXPIRED, finished_at=_NOW)
_READY = (
    select(_C.id)
    .where(_PENDING, _FIRST_IN_LINE, _C.ready_at <= _NOW, _FREE)
    .order_by(~_ANSWER, _C.id)
    .limit(bindparam("at_most"))
)
_LEASE = (
    update(_ROWS).where(_C.id.in_(_READY)).values(leased_until=bindparam("lease_until", type_=Moment())).returning(*_C)
)

_ITEM = _C.id == bindparam("item_id")
_SENT = (
    update(_ROWS).where(_ITEM).values(state=SENT, message_id=bindparam("sent_as"), leased_until=None, finished_at=_NOW)
)
_TRIED = update(_ROWS).where(_ITEM).values(attempts=_C.attempts + 1, error=bindparam("why"), leased_until=None)
_RETRY = _TRIED.values(ready_at=bindparam("retry_at", type_=Moment()))
_GIVE_UP = _TRIED.values(state=FAILED, finished_at=_NOW)

# When a row is free and ready; one that expires before it is ready makes way for the next.
_FREE_AT = case((_C.leased_until > _C.ready_at, _C.leased_until), else_=_C.ready_at)
_WAKES_AT = case((_C.expires_at < _C.ready_at, _C.expires_at), else_=_FREE_AT)
_NEXT = select(func.min(_WAKES_AT)).where(_PENDING, _FIRST_IN_LINE)


class SqlOutbox:
    """See `commitments.ports.Outbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enqueue(self, message: OutgoingMessage, at: datetime) -> None:
        """Keep it at the end of its chat's queue, unless its dedup key is there already, sent or not."""
        self._connection.execute(
            _ENQUEUE,
            {
                "transport": message.transport,
                "chat_id": message.chat_id,
                "topic_id": message.topic_id,
                "kind": message.kind.value,
                "payload": dict(message.payload),
                "blob_id": message.blob_id,
                "dedup_key": message.dedup_key,
                "not_before": message.not_before,
                "expires_at": message.expires_at,
                "state": PENDING,
                "enqueued_at": at,
                "ready_at": message.not_before or at,
                "attempts": 0,
            },
        )

    def claim(self, transport: str, now: datetime, lease_until: datetime, limit: int) -> Sequence[OutboxItem]:
        """Lease what may be sent now: answers first, then by age. What has expired and is not being sent is dropped."""
        facts = {"of_transport": transport, "now": now}
        self._connection.execute(_EXPIRE, facts)
        leased = self._connection.execute(_LEASE, {**facts, "lease_until": lease_until, "at_most": limit}).all()
        return [outbox_item_from(row) for row in sorted(leased, key=_turn)]

    def sent(self, item_id: int, message_id: int | None, at: datetime) -> None:
        """It is with the chat, under `message_id` where the transport named one."""
        self._connection.execute(_SENT, {"item_id": item_id, "sent_as": message_id, "now": at})

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to the queue until `retry_at`; with None it is given up. Its place in the chat stays its own."""
        facts = {"item_id": item_id, "why": error}
        if retry_at is None:
            self._connection.execute(_GIVE_UP, {**facts, "now": at})
        else:
            self._connection.execute(_RETRY, {**facts, "retry_at": retry_at})

    def next_due_at(self, transport: str) -> datetime | None:
        """When `claim` will next have something to do: the first in line of a chat gets ready, its lease ends, or it
        expires and makes way. In the past where that is so already; None where nothing is pending.
        """
        moment: datetime | None = self._connection.execute(_NEXT, {"of_transport": transport}).scalar()
        return moment


def _turn(row: Row[Any]) -> tuple[bool, int]:
    return row.kind != OutboxKind.ANSWER.value, row.id
