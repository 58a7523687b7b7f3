"""Letters, their commitments and the history of these; must not know what may happen to them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, func
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select, update

from commitments.errors import NotFound
from commitments.model import (
    Candidate,
    Commitment,
    DocumentHead,
    DocumentState,
    Language,
    SourceDocument,
    Status,
    StatusChange,
)
from storage.encoding import encode_head
from storage.tables import METADATA
from storage.tables.letters import (
    CommitmentRow,
    DocumentRow,
    StatusChangeRow,
    change_from,
    change_values,
    commitment_from,
    commitment_values,
    document_from,
)

# What every command or every commitment of a letter needs is built once.
_COMMITMENTS = METADATA.tables["commitment"]
_CHANGES = METADATA.tables["status_change"]
_BY_NUMBER = (
    select(CommitmentRow)
    .join(DocumentRow, col(DocumentRow.id) == col(CommitmentRow.document_id))
    .where(
        col(CommitmentRow.workspace_id) == bindparam("of_workspace"),
        col(CommitmentRow.number) == bindparam("wanted"),
        DocumentRow.state == DocumentState.TRACKED.value,
    )
)
_SAVE = update(_COMMITMENTS).where(
    _COMMITMENTS.c.id == bindparam("saved_id"),
    _COMMITMENTS.c.workspace_id == bindparam("of_workspace"),
    _COMMITMENTS.c.number.is_(None) | (_COMMITMENTS.c.number == bindparam("under")),
)
_WORKSPACE_OF = select(_COMMITMENTS.c.workspace_id).where(_COMMITMENTS.c.id == bindparam("of_commitment"))
_APPEND = insert(_CHANGES).values(workspace_id=_WORKSPACE_OF.scalar_subquery())


class SqlDocuments:
    """See `commitments.ports.Documents`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        *,
        workspace_id: int,
        head: DocumentHead,
        language: Language,
        text: str,
        fingerprint: str,
        sha256: str,
        file_name: str | None,
        blob_id: int | None,
        source_url: str | None,
        obtained_on: date,
        added_by: str,
    ) -> SourceDocument:
        """Keep a pending letter under the next free ordinal. Its fingerprint must be new to the workspace."""
        highest = self._session.exec(
            select(func.max(DocumentRow.ordinal)).where(DocumentRow.workspace_id == workspace_id)
        ).one()
        row = DocumentRow(
            workspace_id=workspace_id,
            ordinal=(highest or 0) + 1,
            state=DocumentState.PENDING.value,
            head=encode_head(head),
            language=language.value,
            text=text,
            fingerprint=fingerprint,
            sha256=sha256,
            file_name=file_name,
            blob_id=blob_id,
            source_url=source_url,
            obtained_on=obtained_on,
            added_by=added_by,
        )
        self._session.add(row)
        self._session.flush()
        return document_from(row)

    def find_by_fingerprint(self, workspace_id: int, fingerprint: str) -> SourceDocument | None:
        """The letter with the same words, in whatever state."""
        row = self._session.exec(
            select(DocumentRow).where(DocumentRow.workspace_id == workspace_id, DocumentRow.fingerprint == fingerprint)
        ).first()
        return document_from(row) if row else None

    def get(self, workspace_id: int, document_id: int) -> SourceDocument:
        """By id, in whatever state. Raises NotFound, also for another workspace's letter."""
        row = self._session.exec(
            select(DocumentRow).where(DocumentRow.workspace_id == workspace_id, DocumentRow.id == document_id)
        ).first()
        if row is None:
            raise NotFound(document=document_id)
        return document_from(row)

    def find_by_ordinal(self, workspace_id: int, ordinal: int) -> SourceDocument | None:
        """By its number in the workspace, in whatever state."""
        row = self._session.exec(
            select(DocumentRow).where(DocumentRow.workspace_id == workspace_id, DocumentRow.ordinal == ordinal)
        ).first()
        return document_from(row) if row else None

    def all(self, workspace_id: int, states: Collection[DocumentState]) -> Sequence[SourceDocument]:
        """Those in one of the states, in the order of their ordinals."""
        rows = self._session.exec(
            select(DocumentRow)
            .where(DocumentRow.workspace_id == workspace_id, col(DocumentRow.state).in_([*map(str, states)]))
            .order_by(col(DocumentRow.ordinal))
        )
        return [document_from(row) for row in rows]

    def save(self, document: SourceDocument) -> None:
        """Keep head and state as they are now; the text never changes."""
        self._session.exec(
            update(DocumentRow)
            .where(col(DocumentRow.id) == document.id, col(DocumentRow.workspace_id) == document.workspace_id)
            .values(head=encode_head(document.head), state=document.state.value)
        )


class SqlCommitments:
    """See `commitments.ports.Commitments`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_candidates(self, document: SourceDocument, candidates: Sequence[Candidate]) -> Sequence[Commitment]:
        """Keep the candidates of a new letter: status candidate, no number, positions from 0."""
        if not candidates:
            return []
        fresh = [
            Commitment(
                id=0,
                workspace_id=document.workspace_id,
                document_id=document.id,
                position=position,
                number=None,
                terms=candidate,
                original_deadline=candidate.deadline,
            )
            for position, candidate in enumerate(candidates)
        ]
        self._session.execute(
            insert(CommitmentRow),
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
        return self.of_document(document.id)

    def next_number(self, workspace_id: int) -> int:
        """One more than the highest number ever given, in whatever letter: rows stay when their letter is removed, and
        `save` takes no number away.
        """
        highest = self._session.exec(
            select(func.max(CommitmentRow.number)).where(CommitmentRow.workspace_id == workspace_id)
        ).one()
        return (highest or 0) + 1

    def get(self, workspace_id: int, number: int) -> Commitment:
        """By number, if its letter is tracked. Raises NotFound ("error.no_such_commitment", number)."""
        row = self._session.exec(_BY_NUMBER, params={"of_workspace": workspace_id, "wanted": number}).first()
        if row is None:
            raise NotFound("error.no_such_commitment", number=number)
        return commitment_from(row)

    def of_document(self, document_id: int) -> Sequence[Commitment]:
        """All of a letter, whatever its state, by position."""
        rows = self._session.exec(
            select(CommitmentRow).where(CommitmentRow.document_id == document_id).order_by(col(CommitmentRow.position))
        )
        return [commitment_from(row) for row in rows]

    def all(self, workspace_id: int, statuses: Collection[Status] | None = None) -> Sequence[Commitment]:
        """Those with a number in tracked letters, by number; with `statuses` only these."""
        wanted = (
            select(CommitmentRow)
            .join(DocumentRow, col(DocumentRow.id) == col(CommitmentRow.document_id))
            .where(
                CommitmentRow.workspace_id == workspace_id,
                col(CommitmentRow.number).is_not(None),
                DocumentRow.state == DocumentState.TRACKED.value,
            )
            .order_by(col(CommitmentRow.number))
        )
        if statuses is not None:
            wanted = wanted.where(col(CommitmentRow.status).in_([*map(str, statuses)]))
        return [commitment_from(row) for row in self._session.exec(wanted)]

    def save(self, commitment: Commitment) -> None:
        """Keep it as it is now. A number once given stays: one that is taken away or changed is a ValueError."""
        saved = self._session.connection().execute(
            _SAVE,
            {
                "saved_id": commitment.id,
                "of_workspace": commitment.workspace_id,
                "under": commitment.number,
                **commitment_values(commitment),
            },
        )
        if saved.rowcount != 1:
            raise ValueError(f"commitment {commitment.id} is not there to be saved under number {commitment.number}")


class SqlHistory:
    """See `commitments.ports.History`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(self, change: StatusChange) -> None:
        """Write one line at the end."""
        self._session.connection().execute(_APPEND, {"of_commitment": change.commitment_id, **change_values(change)})

    def of_commitment(self, commitment_id: int) -> Sequence[StatusChange]:
        """Oldest first."""
        rows = self._session.exec(
            select(StatusChangeRow)
            .where(StatusChangeRow.commitment_id == commitment_id)
            .order_by(col(StatusChangeRow.id))
        )
        return [change_from(row) for row in rows]

    def between(self, workspace_id: int, after: datetime, until: datetime) -> Sequence[StatusChange]:
        """What happened to the workspace's commitments later than `after` and not later than `until`, oldest first."""
        rows = self._session.exec(
            select(StatusChangeRow)
            .where(
                StatusChangeRow.workspace_id == workspace_id,
                col(StatusChangeRow.at) > after,
                col(StatusChangeRow.at) <= until,
            )
            .order_by(col(StatusChangeRow.at), col(StatusChangeRow.id))
        )
        return [change_from(row) for row in rows]
