"""Letters; must not know what they promise."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam, func
from sqlmodel import Session, col, select, update

from commitments.errors import NotFound
from commitments.model import DocumentHead, DocumentState, Language, SourceDocument
from storage.encoding import encode_head
from storage.prepared import Prepared
from storage.search import put_letter
from storage.tables import METADATA
from storage.tables.letters import DocumentRow, document_from

# What every list and every morning asks for is built once.
_IN_STATES = (
    select(DocumentRow)
    .where(
        col(DocumentRow.workspace_id) == bindparam("of_workspace"),
        col(DocumentRow.state).in_(bindparam("wanted", expanding=True)),
    )
    .order_by(col(DocumentRow.ordinal))
)

# Every card and list asks for letters by id: their rows are not made objects of the session, which costs most.
_DOCUMENTS = METADATA.tables["document"]
_BY_ID = Prepared(
    _DOCUMENTS.select().where(
        _DOCUMENTS.c.workspace_id == bindparam("of_workspace"), _DOCUMENTS.c.id == bindparam("wanted")
    )
)


class SqlDocuments:
    """See `commitments.ports.Documents`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection()

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
        put_letter(self._connection, row.id, text)
        return document_from(row)

    def by_hand(self, workspace_id: int, *, language: Language, obtained_on: date, added_by: str) -> SourceDocument:
        """The document of what is entered by hand, made when it is first asked for. Its words are not made findable as
        a letter's are: each is found as the promise that it is.
        """
        there = self.find_by_ordinal(workspace_id, 0)
        if there is not None:
            return there
        row = DocumentRow(
            workspace_id=workspace_id,
            ordinal=0,
            state=DocumentState.TRACKED.value,
            head=encode_head(DocumentHead()),
            language=language.value,
            text="",
            fingerprint="by hand",
            sha256="",
            obtained_on=obtained_on,
            added_by=added_by,
        )
        self._session.add(row)
        self._session.flush()
        return document_from(row)

    def grow(self, document: SourceDocument, words: str) -> SourceDocument:
        """The document of what is entered by hand with one more line at its end."""
        grown = replace(document, text=f"{document.text}\n{words}" if document.text else words)
        self._session.exec(
            update(DocumentRow)
            .where(col(DocumentRow.id) == document.id, col(DocumentRow.ordinal) == 0)
            .values(text=grown.text)
        )
        return grown

    def find_by_fingerprint(self, workspace_id: int, fingerprint: str) -> SourceDocument | None:
        """The letter with the same words, in whatever state."""
        row = self._session.exec(
            select(DocumentRow).where(DocumentRow.workspace_id == workspace_id, DocumentRow.fingerprint == fingerprint)
        ).first()
        return document_from(row) if row else None

    def get(self, workspace_id: int, document_id: int) -> SourceDocument:
        """By id, in whatever state. Raises NotFound, also for another workspace's letter."""
        facts = {"of_workspace": workspace_id, "wanted": document_id}
        row = _BY_ID.first(self._connection, facts)
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
        rows = self._session.exec(_IN_STATES, params={"of_workspace": workspace_id, "wanted": [*map(str, states)]})
        return [document_from(row) for row in rows]

    def save(self, document: SourceDocument) -> None:
        """Keep head, state, source and when it was reviewed as they are now; a letter's text never changes."""
        self._session.exec(
            update(DocumentRow)
            .where(col(DocumentRow.id) == document.id, col(DocumentRow.workspace_id) == document.workspace_id)
            .values(
                head=encode_head(document.head),
                state=document.state.value,
                source_url=document.source_url,
                obtained_on=document.obtained_on,
                reviewed_on=document.reviewed_on,
            )
        )
