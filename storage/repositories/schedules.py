"""What comes by itself: the ledger of pushes, snoozes and awaited replies. Must not know when anything is due."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.errors import NotFound
from commitments.expectations import Expectation, ExpectationState
from commitments.ledger import Delivery, DeliveryState, PushKind, PushRecord
from storage.outbox import HELD, SENT
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.schedules import expectation_from, push_from, push_values
from storage.tables.traffic import PENDING, QUIET

_PUSHES, _OUTBOX = METADATA.tables["push"], METADATA.tables["outbox"]
_P = _PUSHES.c
_RECORD = Prepared(
    insert(_PUSHES).on_conflict_do_nothing(index_elements=["chat_id", "kind", "local_date"]).returning(_P.chat_id)
)
_PUSHED = (
    select(_PUSHES)
    .where(_P.chat_id == bindparam("in_chat"))
    .order_by(_P.at.desc(), _P.local_date.desc())
    .limit(bindparam("most"))
)
_LATEST = Prepared(_PUSHED)
_LATEST_OF_KIND = Prepared(_PUSHED.where(_P.kind == bindparam("of_kind")))
_DELIVERY = Prepared(
    select(_OUTBOX).where(_OUTBOX.c.transport == bindparam("of_transport"), _OUTBOX.c.dedup_key == bindparam("under"))
)

_SNOOZES = METADATA.tables["snooze"]
_IN_CHAT = _SNOOZES.c.chat_id == bindparam("in_chat")
_WISHED = insert(_SNOOZES)
_SNOOZE = Prepared(
    _WISHED.on_conflict_do_update(index_elements=["chat_id", "commitment_id"], set_={"until": _WISHED.excluded.until})
)
_SNOOZED = Prepared(select(_SNOOZES).where(_IN_CHAT))
_CLEAR = Prepared(delete(_SNOOZES).where(_IN_CHAT, _SNOOZES.c.until <= bindparam("come")))
_ANSWERED = Prepared(delete(_SNOOZES).where(_SNOOZES.c.commitment_id == bindparam("answered")))

_EXPECTATIONS = METADATA.tables["expectation"]
_E = _EXPECTATIONS.c
_IN_WORKSPACE = _E.workspace_id == bindparam("in_workspace")
_HIGHEST = Prepared(select(func.max(_E.ordinal)).where(_IN_WORKSPACE))
_EXPECT = Prepared(insert(_EXPECTATIONS).returning(*_E))
_EXPECTED = Prepared(select(_EXPECTATIONS).where(_IN_WORKSPACE, _E.ordinal == bindparam("wanted")))
_AWAITED = Prepared(
    select(_EXPECTATIONS)
    .where(_IN_WORKSPACE, _E.state == ExpectationState.WAITING.value)
    .order_by(_E.due_on, _E.ordinal)
)
_SAVE = Prepared(update(_EXPECTATIONS).where(_E.id == bindparam("saved_id")))


class SqlPushes:
    """See `commitments.reminding.Pushes`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, push: PushRecord) -> bool:
        """Write the row; False if its run stood there already, and then nothing may be sent."""
        return _RECORD.first(self._connection, push_values(push)) is not None

    def of_chat(self, chat_id: int, limit: int, kind: PushKind | None = None) -> Sequence[PushRecord]:
        """The chat's latest runs, the newest first; of one kind or of both."""
        facts = {"in_chat": chat_id, "most": limit}
        if kind is None:
            rows = _LATEST.all(self._connection, facts)
        else:
            rows = _LATEST_OF_KIND.all(self._connection, {**facts, "of_kind": kind.value})
        return [push_from(row) for row in rows]

    def delivery(self, transport: str, key: str) -> Delivery | None:
        """What became of the push's message; None where nothing is known of it any more."""
        row = _DELIVERY.first(self._connection, {"of_transport": transport, "under": f"{key}:0"})
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

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, chat_id: int, commitment_ids: Collection[int], until: date) -> None:
        """Keep the commitments from the chat until that day, in place of an earlier wish."""
        _SNOOZE.run_many(
            self._connection,
            [{"chat_id": chat_id, "commitment_id": each, "until": until} for each in commitment_ids],
        )

    def of_chat(self, chat_id: int) -> Mapping[int, date]:
        """The chat's snoozed commitments and the day on which each is told again."""
        rows = _SNOOZED.all(self._connection, {"in_chat": chat_id})
        return {row.commitment_id: row.until for row in rows}

    def clear(self, chat_id: int, until: date) -> None:
        """Forget those whose day has come by `until`."""
        _CLEAR.run(self._connection, {"in_chat": chat_id, "come": until})

    def drop(self, commitment_id: int) -> None:
        """Forget them in every chat: somebody has answered."""
        _ANSWERED.run(self._connection, {"answered": commitment_id})


class SqlExpectations:
    """See `commitments.reminding.Expectations`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(
        self, *, workspace_id: int, reference: str, body: str, asked_on: date, due_on: date, added_by: str
    ) -> Expectation:
        """Keep a new one under the workspace's next ordinal."""
        highest = _HIGHEST.scalar(self._connection, {"in_workspace": workspace_id})
        row = _EXPECT.one(
            self._connection,
            {
                "workspace_id": workspace_id,
                "ordinal": (highest or 0) + 1,
                "reference": reference,
                "body": body,
                "asked_on": asked_on,
                "due_on": due_on,
                "added_by": added_by,
                "state": ExpectationState.WAITING.value,
            },
        )
        return expectation_from(row)

    def get(self, workspace_id: int, ordinal: int) -> Expectation:
        """By its number in the list. Raises NotFound ("error.no_such_expectation")."""
        row = _EXPECTED.first(self._connection, {"in_workspace": workspace_id, "wanted": ordinal})
        if row is None:
            raise NotFound("error.no_such_expectation", number=ordinal)
        return expectation_from(row)

    def waiting(self, workspace_id: int) -> Sequence[Expectation]:
        """Those still awaited, the earliest due first."""
        return [expectation_from(row) for row in _AWAITED.all(self._connection, {"in_workspace": workspace_id})]

    def save(self, expectation: Expectation) -> None:
        """Keep its date and what became of it."""
        _SAVE.run(
            self._connection,
            {
                "saved_id": expectation.id,
                "body": expectation.body,
                "asked_on": expectation.asked_on,
                "due_on": expectation.due_on,
                "state": expectation.state.value,
                "answered_on": expectation.answered_on,
                "document_id": expectation.document_id,
            },
        )
