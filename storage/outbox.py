"""What is to be sent, in order inside each chat; must not know how it is sent or what it says.

A row is pending until it is sent, given up, expired, held because its chat is paused, or quiet until the end of its
chat's quiet hours. Of each chat only the oldest pending row may go out, so that a row that waits (for its time, for a
retry, for the end of a lease) holds back those behind it. Answers to button presses are outside that order: they wait
for nobody and nobody waits for them. Among the chats those are first where somebody waits for an answer; a push that
stands before such an answer hurries with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, String, and_, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.messaging import OutboxItem, OutboxKind, OutgoingMessage
from storage.blobs import forget
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.traffic import EXPIRES, HAS_KEY, IS_PENDING, IS_QUIET, PENDING, QUIET, outbox_item_from

HELD = "held"
SENT = "sent"
FAILED = "failed"
EXPIRED = "expired"

ANSWER, REPLY, HURRIED_PUSH, PUSH = range(4)
"""The ranks: what is sent first. A hurried push has an answer of its chat behind it."""

_ROWS = METADATA.tables["outbox"]
_C = _ROWS.c
_WAITING = _ROWS.alias("waiting")
_OLDER = _ROWS.alias("older")
_OF_TRANSPORT = bindparam("of_transport", type_=String())
_NOW = bindparam("now", type_=Moment())

# It is an answer, or the oldest pending row of its chat that is none.
_FIRST_IN_LINE = or_(
    _WAITING.c.rank == ANSWER,
    ~exists(
        select(_OLDER.c.id)
        .where(
            _OLDER.c.transport == _WAITING.c.transport,
            IS_PENDING,
            _OLDER.c.chat_id == _WAITING.c.chat_id,
            _OLDER.c.rank != ANSWER,
            _OLDER.c.id < _WAITING.c.id,
        )
        .correlate(_WAITING)
    ),
)
_IN_LINE = and_(_WAITING.c.transport == _OF_TRANSPORT, IS_PENDING, _FIRST_IN_LINE)

_ENQUEUE = Prepared(
    insert(_ROWS).on_conflict_do_nothing(index_elements=["transport", "dedup_key"], index_where=HAS_KEY)
)
_OF_CHAT = and_(_C.transport == _OF_TRANSPORT, IS_PENDING, _C.chat_id == bindparam("of_chat"))
_HURRY = Prepared(update(_ROWS).where(_OF_CHAT, _C.rank == PUSH).values(rank=HURRIED_PUSH))
_EXPIRE = Prepared(
    update(_ROWS)
    .where(
        _C.transport == _OF_TRANSPORT,
        EXPIRES,
        _C.expires_at <= _NOW,
        or_(_C.leased_until.is_(None), _C.leased_until <= _NOW),
    )
    .values(state=EXPIRED, finished_at=_NOW)
)
_WAKE = Prepared(
    update(_ROWS).where(_C.transport == _OF_TRANSPORT, IS_QUIET, _C.ready_at <= _NOW).values(state=PENDING)
)
_READY = (
    select(_WAITING.c.id)
    .where(
        _IN_LINE,
        _WAITING.c.ready_at <= _NOW,
        # Nobody is sending it: it was never leased, or the lease has run out, for whoever held it has died.
        or_(_WAITING.c.leased_until.is_(None), _WAITING.c.leased_until <= _NOW),
    )
    .order_by(_WAITING.c.rank, _WAITING.c.id)
    .limit(bindparam("at_most"))
)
_LEASE = Prepared(
    update(_ROWS).where(_C.id.in_(_READY)).values(leased_until=bindparam("lease_until", type_=Moment())).returning(*_C)
)

_ITEM = _C.id == bindparam("item_id")
_SENT = Prepared(
    update(_ROWS).where(_ITEM).values(state=SENT, message_id=bindparam("sent_as"), leased_until=None, finished_at=_NOW)
)
_POSTPONE = Prepared(update(_ROWS).where(_ITEM).values(ready_at=bindparam("until", type_=Moment()), leased_until=None))
_KEEP_QUIET = Prepared(
    update(_ROWS).where(_ITEM).values(state=QUIET, ready_at=bindparam("until", type_=Moment()), leased_until=None)
)
_TRIED = update(_ROWS).where(_ITEM).values(attempts=_C.attempts + 1, error=bindparam("why"), leased_until=None)
_RETRY = Prepared(_TRIED.values(ready_at=bindparam("retry_at", type_=Moment())))
_GIVE_UP = Prepared(_TRIED.values(state=FAILED, finished_at=_NOW))
_RELEASE = Prepared(
    update(_ROWS)
    .where(_C.transport == _OF_TRANSPORT, IS_PENDING, _C.leased_until.is_not(None))
    .values(leased_until=None)
)
_HOLD = Prepared(update(_ROWS).where(_OF_CHAT, _C.rank >= HURRIED_PUSH).values(state=HELD, leased_until=None))
_HOLD_QUIET = Prepared(
    update(_ROWS).where(_C.transport == _OF_TRANSPORT, IS_QUIET, _C.chat_id == bindparam("of_chat")).values(state=HELD)
)
_DROP = Prepared(
    update(_ROWS)
    .where(_OF_CHAT, _C.rank < HURRIED_PUSH)
    .values(state=FAILED, error=bindparam("why"), leased_until=None, finished_at=_NOW)
)
_HELD_OF_CHAT = and_(_C.transport == _OF_TRANSPORT, _C.state == HELD, _C.chat_id == bindparam("of_chat"))
_LET_GO = Prepared(update(_ROWS).where(_HELD_OF_CHAT).values(state=PENDING, ready_at=_NOW))
_MOVE = (
    update(_ROWS)
    .where(_C.transport == _OF_TRANSPORT, _C.chat_id == bindparam("of_chat"), _C.state.in_([PENDING, QUIET, HELD]))
    .values(chat_id=bindparam("to_chat"), leased_until=None)
)
_OVER = and_(
    _C.transport == _OF_TRANSPORT, _C.finished_at < bindparam("before", type_=Moment()), _C.rank < HURRIED_PUSH
)
_FILES_SENT = Prepared(select(_C.blob_id).where(_OVER, _C.blob_id.is_not(None)).distinct())
_PRUNE = Prepared(delete(_ROWS).where(_OVER))

# When a row is free and ready; one that expires before that, while nobody is sending it, makes way for the next.
_W = _WAITING.c
_FREE_AT = case((_W.leased_until > _W.ready_at, _W.leased_until), else_=_W.ready_at)
_WAKES_AT = case((and_(_W.expires_at < _W.ready_at, _W.leased_until.is_(None)), _W.expires_at), else_=_FREE_AT)
_NEXT = Prepared(select(func.min(_WAKES_AT)).where(_IN_LINE))
_NEXT_QUIET = Prepared(select(func.min(_C.ready_at)).where(_C.transport == _OF_TRANSPORT, IS_QUIET))


class SqlOutbox:
    """See `commitments.queues.Outbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def enqueue(self, message: OutgoingMessage, at: datetime) -> None:
        """Keep it at the end of its chat's queue, unless its dedup key is there already, sent or not."""
        rank = ANSWER if message.kind is OutboxKind.ANSWER else PUSH if message.pushed else REPLY
        _ENQUEUE.run(
            self._connection,
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
                "rank": rank,
            },
        )
        if rank == REPLY:
            _HURRY.run(self._connection, {"of_transport": message.transport, "of_chat": message.chat_id})

    def claim(self, transport: str, now: datetime, lease_until: datetime, limit: int) -> Sequence[OutboxItem]:
        """Lease what may be sent now, by rank, then by age. What has expired and is not being sent is dropped."""
        facts = {"of_transport": transport, "now": now}
        _EXPIRE.run(self._connection, facts)
        _WAKE.run(self._connection, facts)
        leased = _LEASE.all(self._connection, {**facts, "lease_until": lease_until, "at_most": limit})
        return [outbox_item_from(row, pushed=row.rank >= HURRIED_PUSH) for row in sorted(leased, key=_turn)]

    def sent(self, item_id: int, message_id: int | None, at: datetime) -> None:
        """It is with the chat, under `message_id` where the transport named one."""
        _SENT.run(self._connection, {"item_id": item_id, "sent_as": message_id, "now": at})

    def postpone(self, item_id: int, until: datetime) -> None:
        """Back to its place until then; it was not tried."""
        _POSTPONE.run(self._connection, {"item_id": item_id, "until": until})

    def keep_quiet(self, item_id: int, until: datetime) -> None:
        """Back to its place until then, untried; meanwhile those behind it do not wait for it."""
        _KEEP_QUIET.run(self._connection, {"item_id": item_id, "until": until})

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to the queue until `retry_at`; with None it is given up. Its place in the chat stays its own."""
        facts = {"item_id": item_id, "why": error}
        if retry_at is None:
            _GIVE_UP.run(self._connection, {**facts, "now": at})
        else:
            _RETRY.run(self._connection, {**facts, "retry_at": retry_at})

    def release(self, transport: str) -> None:
        """End the leases of a process that died: whether those messages were sent is not known, so they are again."""
        _RELEASE.run(self._connection, {"of_transport": transport})

    def close_chat(self, transport: str, chat_id: int, error: str, at: datetime) -> None:
        """Nothing can be sent to the chat: its pushes are held, its answers given up."""
        facts = {"of_transport": transport, "of_chat": chat_id}
        _HOLD.run(self._connection, facts)
        _HOLD_QUIET.run(self._connection, facts)
        _DROP.run(self._connection, {**facts, "why": error, "now": at})

    def reopen_chat(self, transport: str, chat_id: int, at: datetime) -> None:
        """Let go what was held."""
        _LET_GO.run(self._connection, {"of_transport": transport, "of_chat": chat_id, "now": at})

    def move_chat(self, transport: str, old: int, new: int) -> None:
        """What waits for a chat is for the one that it has become; leases on it end."""
        self._connection.execute(_MOVE, {"of_transport": transport, "of_chat": old, "to_chat": new})

    def next_due_at(self, transport: str) -> datetime | None:
        """When `claim` will next have something to do: the first in line of a chat gets ready, its lease ends, or it
        expires and makes way, or quiet hours end. In the past where that is so already; None where nothing waits.
        """
        facts = {"of_transport": transport}
        moments = (_NEXT.scalar(self._connection, facts), _NEXT_QUIET.scalar(self._connection, facts))
        return min((moment for moment in moments if moment is not None), default=None)

    def prune(self, transport: str, before: datetime) -> None:
        """Forget the answers that were sent or given up before that moment, and the files that were made for them;
        pushes stay, for people ask about them.
        """
        facts = {"of_transport": transport, "before": before}
        files = [row.blob_id for row in _FILES_SENT.all(self._connection, facts)]
        _PRUNE.run(self._connection, facts)
        forget(self._connection, files)


def _turn(row: Row[Any]) -> tuple[int, int]:
    return row.rank, row.id
