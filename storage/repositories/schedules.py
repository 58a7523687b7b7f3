"""What comes by itself: the ledger of pushes, snoozes and awaited replies. Must not know when anything is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, func
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, delete, select, update

from commitments.errors import NotFound
from commitments.expectations import Expectation, ExpectationState
from commitments.ledger import Delivery, DeliveryState, PushKind, PushRecord
from storage.outbox import HELD, SENT
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.schedules import ExpectationRow, PushRow, SnoozeRow, expectation_from, push_from, push_values
from storage.tables.traffic import PENDING, QUIET, OutboxRow

# What every morning asks for is built once.
_SNOOZES = METADATA.tables["snooze"]
_SNOOZED = Prepared(_SNOOZES.select().where(_SNOOZES.c.chat_id == bindparam("in_chat")))
_ANSWERED = Prepared(delete(_SNOOZES).where(_SNOOZES.c.commitment_id == bindparam("answered")))
_AWAITED = (
    select(ExpectationRow)
    .where(
        col(ExpectationRow.workspace_id) == bindparam("in_workspace"),
        col(ExpectationRow.state) == ExpectationState.WAITING.value,
    )
    .order_by(col(ExpectationRow.due_on), col(ExpectationRow.ordinal))
)


class SqlPushes:
    """See `commitments.reminding.Pushes`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def record(self, push: PushRecord) -> bool:
        """Write the row; False if its run stood there already, and then nothing may be sent."""
        written = self._session.execute(
            insert(PushRow)
            .values(**push_values(push))
            .on_conflict_do_nothing(index_elements=["chat_id", "kind", "local_date"])
            .returning(col(PushRow.chat_id))
        )
        return written.first() is not None

    def of_chat(self, chat_id: int, limit: int, kind: PushKind | None = None) -> Sequence[PushRecord]:
        """The chat's latest runs, the newest first; of one kind or of both."""
        wanted = select(PushRow).where(PushRow.chat_id == chat_id)
        if kind is not None:
            wanted = wanted.where(PushRow.kind == kind.value)
        rows = self._session.exec(wanted.order_by(col(PushRow.at).desc(), col(PushRow.local_date).desc()).limit(limit))
        return [push_from(row) for row in rows]

    def delivery(self, transport: str, key: str) -> Delivery | None:
        """What became of the push's message; None where nothing is known of it any more."""
        row = self._session.exec(
            select(OutboxRow).where(OutboxRow.transport == transport, OutboxRow.dedup_key == f"{key}:0")
        ).first()
        if row is None:
            return None
        if row.state in (PENDING, QUIET, HELD):
            return Delivery(DeliveryState.WAITING, row.ready_at, row.error)
        delivered = row.state == SENT
        return Delivery(
            DeliveryState.DELIVERED if delivered else DeliveryState.REFUSED,
            row.finished_at,
            None if delivered else row.error or row.state,
        )


class SqlSnoozes:
    """See `commitments.reminding.Snoozes`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection()

    def put(self, chat_id: int, commitment_ids: Collection[int], until: date) -> None:
        """Keep the commitments from the chat until that day, in place of an earlier wish."""
        for commitment_id in commitment_ids:
            self._session.execute(
                insert(SnoozeRow)
                .values(chat_id=chat_id, commitment_id=commitment_id, until=until)
                .on_conflict_do_update(index_elements=["chat_id", "commitment_id"], set_={"until": until})
            )

    def of_chat(self, chat_id: int) -> Mapping[int, date]:
        """The chat's snoozed commitments and the day on which each is told again."""
        rows = _SNOOZED.all(self._connection, {"in_chat": chat_id})
        return {row.commitment_id: row.until for row in rows}

    def clear(self, chat_id: int, until: date) -> None:
        """Forget those whose day has come by `until`."""
        self._session.exec(delete(SnoozeRow).where(col(SnoozeRow.chat_id) == chat_id, col(SnoozeRow.until) <= until))

    def drop(self, commitment_id: int) -> None:
        """Forget them in every chat: somebody has answered."""
        _ANSWERED.run(self._connection, {"answered": commitment_id})


class SqlExpectations:
    """See `commitments.reminding.Expectations`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, *, workspace_id: int, reference: str, body: str, asked_on: date, due_on: date, added_by: str
    ) -> Expectation:
        """Keep a new one under the workspace's next ordinal."""
        highest = self._session.exec(
            select(func.max(ExpectationRow.ordinal)).where(ExpectationRow.workspace_id == workspace_id)
        ).one()
        row = ExpectationRow(
            workspace_id=workspace_id,
            ordinal=(highest or 0) + 1,
            reference=reference,
            body=body,
            asked_on=asked_on,
            due_on=due_on,
            added_by=added_by,
            state=ExpectationState.WAITING.value,
        )
        self._session.add(row)
        self._session.flush()
        return expectation_from(row)

    def get(self, workspace_id: int, ordinal: int) -> Expectation:
        """By its number in the list. Raises NotFound ("error.no_such_expectation")."""
        row = self._session.exec(
            select(ExpectationRow).where(ExpectationRow.workspace_id == workspace_id, ExpectationRow.ordinal == ordinal)
        ).first()
        if row is None:
            raise NotFound("error.no_such_expectation", number=ordinal)
        return expectation_from(row)

    def waiting(self, workspace_id: int) -> Sequence[Expectation]:
        """Those still awaited, the earliest due first."""
        rows = self._session.exec(_AWAITED, params={"in_workspace": workspace_id})
        return [expectation_from(row) for row in rows]

    def save(self, expectation: Expectation) -> None:
        """Keep its date and what became of it."""
        self._session.exec(
            update(ExpectationRow)
            .where(col(ExpectationRow.id) == expectation.id)
            .values(
                body=expectation.body,
                asked_on=expectation.asked_on,
                due_on=expectation.due_on,
                state=expectation.state.value,
                answered_on=expectation.answered_on,
                document_id=expectation.document_id,
            )
        )
