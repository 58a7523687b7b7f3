"""Commitments and their history; must not know what may happen to them.

They come by the hundred, and a change with each of them, so the statements are built once and run without SQLModel's
sessions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from commitments.errors import NotFound
from commitments.model import Candidate, Commitment, DocumentState, Origin, Owner, SourceDocument, Status, StatusChange
from commitments.reviews import in_text
from storage.prepared import Prepared
from storage.search import change_commitment, put_commitments
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.letters import change_from, change_values, commitment_from, commitment_values

_COMMITMENTS = METADATA.tables["commitment"]
_C = _COMMITMENTS.c
_DOCUMENTS = METADATA.tables["document"]
_IN_WORKSPACE = _C.workspace_id == bindparam("of_workspace")
_SHOWN = (
    _COMMITMENTS.select()
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _C.document_id)
    .where(_IN_WORKSPACE, _DOCUMENTS.c.state == DocumentState.TRACKED.value)
)
_BY_NUMBER = Prepared(_SHOWN.where(_C.number == bindparam("wanted")))
_NUMBERED = _SHOWN.where(_C.number.is_not(None)).order_by(_C.number)
_ALL = Prepared(_NUMBERED)
_ALL_IN_STATUS = _NUMBERED.where(_C.status.in_(bindparam("statuses", expanding=True)))
_OF_DOCUMENT = Prepared(_COMMITMENTS.select().where(_C.document_id == bindparam("of_document")).order_by(_C.position))
_OWNERS = (
    select(_C.owner_name, _C.owner_person_id)
    .distinct()
    .where(_IN_WORKSPACE, _C.owner_name.is_not(None))
    .order_by(_C.owner_name, _C.owner_person_id)
)
_LAST_POSITION = Prepared(select(func.max(_C.position)).where(_C.document_id == bindparam("of_document")))
_HIGHEST = Prepared(select(func.max(_C.number)).where(_IN_WORKSPACE))
_ADD = Prepared(insert(_COMMITMENTS))
_TERMS = Prepared(select(_C.terms).where(_C.id == bindparam("of_commitment")))
_SAVE = Prepared(
    update(_COMMITMENTS).where(
        _C.id == bindparam("saved_id"), _IN_WORKSPACE, _C.number.is_(None) | (_C.number == bindparam("under"))
    )
)
_WORKSPACE_OF = select(_C.workspace_id).where(_C.id == bindparam("of_commitment"))
_CHANGES = METADATA.tables["status_change"]
_APPEND = Prepared(insert(_CHANGES).values(workspace_id=_WORKSPACE_OF.scalar_subquery()))
_OF_COMMITMENT = Prepared(
    _CHANGES.select().where(_CHANGES.c.commitment_id == bindparam("of_commitment")).order_by(_CHANGES.c.id)
)
_LINES = (
    select(_CHANGES.c.commitment_id, func.count())
    .where(_CHANGES.c.commitment_id.in_(bindparam("of_commitments", expanding=True)))
    .group_by(_CHANGES.c.commitment_id)
)
_BETWEEN = Prepared(
    _CHANGES.select()
    .where(
        _CHANGES.c.workspace_id == bindparam("of_workspace"),
        _CHANGES.c.at > bindparam("after", type_=Moment()),
        _CHANGES.c.at <= bindparam("until", type_=Moment()),
    )
    .order_by(_CHANGES.c.at, _CHANGES.c.id)
)


class SqlCommitments:
    """See `commitments.ports.Commitments`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_candidates(
        self, document: SourceDocument, candidates: Sequence[Candidate], origin: Origin = Origin.EXTRACTED
    ) -> Sequence[Commitment]:
        """Keep further candidates of a letter: status candidate, no number, positions from the next free one."""
        if not candidates:
            return []
        last = _LAST_POSITION.scalar(self._connection, {"of_document": document.id})
        first = 0 if last is None else last + 1
        fresh = [
            Commitment(
                id=0,
                workspace_id=document.workspace_id,
                document_id=document.id,
                position=position,
                number=None,
                terms=candidate,
                original_deadline=candidate.deadline,
                origin=origin,
            )
            for position, candidate in enumerate(candidates, first)
        ]
        _ADD.run_many(
            self._connection,
            [
                {
                    "workspace_id": each.workspace_id,
                    "document_id": each.document_id,
                    "position": each.position,
                    **commitment_values(each),
                }
                for each in fresh
            ],
        )
        kept = [each for each in self.ever_of_document(document.id) if each.position >= first]
        put_commitments(self._connection, kept)
        return kept

    def next_number(self, workspace_id: int) -> int:
        """One more than the highest number ever given, in whatever letter: rows stay when their letter is removed, and
        `save` takes no number away.
        """
        highest = _HIGHEST.scalar(self._connection, {"of_workspace": workspace_id})
        return (highest or 0) + 1

    def get(self, workspace_id: int, number: int) -> Commitment:
        """By number, if its letter is tracked. Raises NotFound ("error.no_such_commitment", number)."""
        row = _BY_NUMBER.first(self._connection, {"of_workspace": workspace_id, "wanted": number})
        if row is None:
            raise NotFound("error.no_such_commitment", number=number)
        return commitment_from(row)

    def of_document(self, document_id: int) -> Sequence[Commitment]:
        """All of a letter, whatever its state, in the order of its text, without those joined with another: these have
        no number though they are decided about.
        """
        found = self.ever_of_document(document_id)
        return sorted((c for c in found if c.number is not None or c.status is not Status.REJECTED), key=in_text)

    def ever_of_document(self, document_id: int) -> Sequence[Commitment]:
        """All that were ever kept of a letter, by position."""
        rows = _OF_DOCUMENT.all(self._connection, {"of_document": document_id})
        return [commitment_from(row) for row in rows]

    def all(self, workspace_id: int, statuses: Collection[Status] | None = None) -> Sequence[Commitment]:
        """Those with a number in tracked letters, by number; with `statuses` only these."""
        if statuses is None:
            rows = _ALL.all(self._connection, {"of_workspace": workspace_id})
        else:
            facts = {"of_workspace": workspace_id, "statuses": [*map(str, statuses)]}
            rows = list(self._connection.execute(_ALL_IN_STATUS, facts))
        return [commitment_from(row) for row in rows]

    def owners(self, workspace_id: int) -> Sequence[Owner]:
        """Everybody who follows something up, each once, by name."""
        rows = self._connection.execute(_OWNERS, {"of_workspace": workspace_id})
        return [Owner(name, person_id) for name, person_id in rows]

    def save(self, commitment: Commitment) -> None:
        """Keep it as it is now. A number once given stays: one that is taken away or changed is a ValueError."""
        values = commitment_values(commitment)
        corrected = _TERMS.scalar(self._connection, {"of_commitment": commitment.id}) != values["terms"]
        saved = _SAVE.run(
            self._connection,
            {
                "saved_id": commitment.id,
                "of_workspace": commitment.workspace_id,
                "under": commitment.number,
                **values,
            },
        )
        if saved != 1:
            raise ValueError(f"commitment {commitment.id} is not there to be saved under number {commitment.number}")
        if corrected:
            change_commitment(self._connection, commitment)


class SqlHistory:
    """See `commitments.ports.History`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, change: StatusChange) -> None:
        """Write one line at the end."""
        _APPEND.run(self._connection, {"of_commitment": change.commitment_id, **change_values(change)})

    def of_commitment(self, commitment_id: int) -> Sequence[StatusChange]:
        """Oldest first."""
        return [change_from(row) for row in _OF_COMMITMENT.all(self._connection, {"of_commitment": commitment_id})]

    def lines(self, commitment_ids: Collection[int]) -> Mapping[int, int]:
        """How many lines each of these commitments has."""
        rows = self._connection.execute(_LINES, {"of_commitments": list(commitment_ids)})
        return {**dict.fromkeys(commitment_ids, 0), **{row[0]: row[1] for row in rows}}

    def between(self, workspace_id: int, after: datetime, until: datetime) -> Sequence[StatusChange]:
        """What happened to the workspace's commitments later than `after` and not later than `until`, oldest first."""
        rows = _BETWEEN.all(self._connection, {"of_workspace": workspace_id, "after": after, "until": until})
        return [change_from(row) for row in rows]
