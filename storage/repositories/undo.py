"""Each person's last change in each chat; must not know how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete
from sqlalchemy.dialects.sqlite import insert

from commitments.model import Basis, Commitment, Owner, Status
from commitments.undo import LastChange, Part
from storage.encoding import (
    decode_candidate,
    decode_quantity,
    decode_request,
    encode_candidate,
    encode_quantity,
    encode_request,
)
from storage.prepared import Prepared, listed
from storage.tables import METADATA
from storage.tables.letters import commitment_from

_COMMITMENT = METADATA.tables["commitment"]
_BY_ID = Prepared(_COMMITMENT.select().where(_COMMITMENT.c.id.in_(listed("wanted"))))
_CHANGES = METADATA.tables["last_change"]
_WRITTEN = insert(_CHANGES)
_PUT = Prepared(
    _WRITTEN.on_conflict_do_update(
        index_elements=["chat_id", "person_id"], set_={name: _WRITTEN.excluded[name] for name in ("at", "parts")}
    )
)
_OF_PERSON = and_(_CHANGES.c.chat_id == bindparam("in_chat"), _CHANGES.c.person_id == bindparam("of_person"))
_FIND = Prepared(_CHANGES.select().where(_OF_PERSON))
_DROP = Prepared(delete(_CHANGES).where(_OF_PERSON))


class SqlLastChanges:
    """See `commitments.ports.LastChanges`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tokens: dict[tuple[int, int], str] = {}

    def put(self, change: LastChange) -> None:
        """Keep it in place of the one before."""
        values = {
            "chat_id": change.chat_id,
            "person_id": change.person_id,
            "at": change.at,
            "parts": [
                {"commitment_id": part.before.id, "lines": part.lines, "before": _encoded(part.before)}
                for part in change.parts
            ]
            or [{"body_event": change.body_event}],
        }
        _PUT.run(self._connection, values)
        self._tokens[change.chat_id, change.person_id] = change.token

    def token(self, chat_id: int, person_id: int) -> str | None:
        """What takes back the change that this transaction has put; None where it has put none."""
        return self._tokens.get((chat_id, person_id))

    def find(self, chat_id: int, person_id: int) -> LastChange | None:
        """The last change of a person in a chat."""
        row = _FIND.first(self._connection, {"in_chat": chat_id, "of_person": person_id})
        if row is None:
            return None
        if "body_event" in row.parts[0]:
            return LastChange(
                chat_id=row.chat_id, person_id=row.person_id, at=row.at, body_event=row.parts[0]["body_event"]
            )
        rows = _BY_ID.all(self._connection, {"wanted": [part["commitment_id"] for part in row.parts]})
        now = {each.id: commitment_from(each) for each in rows}
        parts = (Part(_decoded(now[part["commitment_id"]], part["before"]), part["lines"]) for part in row.parts)
        return LastChange(chat_id=row.chat_id, person_id=row.person_id, at=row.at, parts=tuple(parts))

    def drop(self, chat_id: int, person_id: int) -> None:
        """It has been taken back."""
        _DROP.run(self._connection, {"in_chat": chat_id, "of_person": person_id})
        self._tokens.pop((chat_id, person_id), None)


def _encoded(commitment: Commitment) -> dict[str, Any]:
    """What of a commitment may change."""
    return {
        "terms": encode_candidate(commitment.terms),
        "status": commitment.status.value,
        "basis": commitment.basis.value,
        "reached": encode_quantity(commitment.reached),
        "completed_on": commitment.completed_on.isoformat() if commitment.completed_on else None,
        "follow_up_on": commitment.follow_up_on.isoformat() if commitment.follow_up_on else None,
        "moved": [commitment.moved_times, commitment.moved_days],
        "owner": [commitment.owner.name, commitment.owner.person_id] if commitment.owner else None,
        "tags": list(commitment.tags),
        "requested": encode_request(commitment.requested),
        "extracted": encode_candidate(commitment.extracted) if commitment.extracted else None,
    }


def _decoded(now: Commitment, stored: dict[str, Any]) -> Commitment:
    return replace(
        now,
        terms=decode_candidate(stored["terms"]),
        status=Status(stored["status"]),
        basis=Basis(stored["basis"]),
        reached=decode_quantity(stored["reached"]),
        completed_on=_day(stored["completed_on"]),
        follow_up_on=_day(stored["follow_up_on"]),
        moved_times=stored.get("moved", [0, 0])[0],
        moved_days=stored.get("moved", [0, 0])[1],
        owner=Owner(*stored["owner"]) if stored.get("owner") else None,
        tags=tuple(stored.get("tags", ())),
        requested=decode_request(stored.get("requested")),
        extracted=decode_candidate(stored["extracted"]) if stored.get("extracted") else None,
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
