"""What is to be sent, in order inside each chat; must not know how it is sent or what it says.

A row is pending until it is sent, given up or expired. Of each chat only the oldest pending row may go out, so that a
row that waits (for its time, for a retry, for the end of a lease) holds back those behind it. Answers to button presses
are outside that order: they wait for nobody and nobody waits for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select, update

from commitments.messaging import OutboxItem, OutboxKind, OutgoingMessage
from storage.tables.traffic import PENDING, OutboxRow, outbox_item_from

SENT = "sent"
FAILED = "failed"
EXPIRED = "expired"


class SqlOutbox:
    """See `commitments.ports.Outbox`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def enqueue(self, message: OutgoingMessage, at: datetime) -> None:
        """Keep it at the end of its chat's queue, unless its dedup key is there already, sent or not."""
        self._session.execute(
            insert(OutboxRow)
            .values(
                transport=message.transport,
                chat_id=message.chat_id,
                topic_id=message.topic_id,
                kind=message.kind.value,
                payload=dict(message.payload),
                blob_id=message.blob_id,
                dedup_key=message.dedup_key,
                not_before=message.not_before,
                expires_at=message.expires_at,
                state=PENDING,
                enqueued_at=at,
                ready_at=message.not_before or at,
                attempts=0,
            )
            .on_conflict_do_nothing(index_elements=["transport", "dedup_key"])
        )

    def claim(self, transport: str, now: datetime, lease_until: datetime, limit: int) -> Sequence[OutboxItem]:
        """Lease what may be sent now: answers first, then by age. What has expired and is not being sent is dropped."""
        self._session.exec(
            update(OutboxRow)
            .where(_pending(transport), col(OutboxRow.expires_at) <= now, _free(now))
            .values(state=EXPIRED, finished_at=now)
            .execution_options(synchronize_session=False)
        )
        ready = (
            select(OutboxRow.id)
            .where(_pending(transport), _first_in_line(transport), col(OutboxRow.ready_at) <= now, _free(now))
            .order_by(col(OutboxRow.kind) != OutboxKind.ANSWER.value, col(OutboxRow.id))
            .limit(limit)
        )
        leased = (
            update(OutboxRow)
            .where(col(OutboxRow.id).in_(ready))
            .values(leased_until=lease_until)
            .returning(OutboxRow)
            .execution_options(synchronize_session=False)
        )
        rows = self._session.execute(leased).scalars().all()
        return [outbox_item_from(row) for row in sorted(rows, key=_turn)]

    def sent(self, item_id: int, message_id: int | None, at: datetime) -> None:
        """It is with the chat, under `message_id` where the transport named one."""
        self._set(item_id, state=SENT, message_id=message_id, leased_until=None, finished_at=at)

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to the queue until `retry_at`; with None it is given up. Its place in the chat stays its own."""
        values = {"attempts": OutboxRow.attempts + 1, "error": error, "leased_until": None}
        if retry_at is None:
            self._set(item_id, **values, state=FAILED, finished_at=at)
        else:
            self._set(item_id, **values, ready_at=retry_at)

    def _set(self, item_id: int, **values: Any) -> None:
        self._session.exec(
            update(OutboxRow)
            .where(col(OutboxRow.id) == item_id)
            .values(**values)
            .execution_options(synchronize_session=False)
        )

    def next_due_at(self, transport: str) -> datetime | None:
        """When `claim` will next have something to do: the first in line of a chat gets ready, its lease ends, or it
        expires and makes way. In the past where that is so already; None where nothing is pending.
        """
        ready, leased, expires = col(OutboxRow.ready_at), col(OutboxRow.leased_until), col(OutboxRow.expires_at)
        free_at = case((leased > ready, leased), else_=ready)
        wakes_at = case((and_(expires < ready, leased.is_(None)), expires), else_=free_at)
        return self._session.execute(
            select(func.min(wakes_at)).where(_pending(transport), _first_in_line(transport))
        ).scalar()


def _turn(row: OutboxRow) -> tuple[bool, int]:
    return row.kind != OutboxKind.ANSWER.value, row.id


def _pending(transport: str) -> ColumnElement[bool]:
    return and_(col(OutboxRow.transport) == transport, col(OutboxRow.state) == PENDING)


def _free(now: datetime) -> ColumnElement[bool]:
    """Nobody is sending it: never leased, or the lease has run out, for whoever held it has died."""
    return or_(col(OutboxRow.leased_until).is_(None), col(OutboxRow.leased_until) <= now)


def _first_in_line(transport: str) -> ColumnElement[bool]:
    """It is an answer, or the oldest pending row of its chat that is none."""
    heads = (
        select(func.min(OutboxRow.id))
        .where(_pending(transport), col(OutboxRow.kind) != OutboxKind.ANSWER.value)
        .group_by(col(OutboxRow.chat_id))
    )
    return or_(col(OutboxRow.kind) == OutboxKind.ANSWER.value, col(OutboxRow.id).in_(heads))
