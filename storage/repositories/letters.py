"""Letters; must not know what they promise."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, bindparam, func, insert, select, update

from commitments.errors import NotFound
from commitments.model import DocumentHead, DocumentState, Language, SourceDocument
from commitments.queries import lead_body
from storage.prepared import Prepared, listed
from storage.search import put_letter
from storage.sentences import put_sentences
from storage.tables import METADATA
from storage.tables.letters import document_from
from storage.tables.shapes import remembered

BY_HAND = 0
"""The ordinal of the document of what is entered by hand."""

_DOCUMENTS = METADATA.tables["document"]
_D = _DOCUMENTS.c
_TEXTS = METADATA.tables["document_text"]
_LETTERS = _DOCUMENTS.select().where(_D.workspace_id == bindparam("of_workspace"))
_letter_of = remembered(_D, document_from)
_BY_ID = Prepared(_LETTERS.where(_D.id == bindparam("wanted")), _letter_of)
_BY_IDS = Prepared(_LETTERS.where(_D.id.in_(listed("wanted"))), _letter_of)
_BY_FINGERPRINT = Prepared(_LETTERS.where(_D.fingerprint == bindparam("wanted")), _letter_of)
_BY_ORDINAL = Prepared(_LETTERS.where(_D.ordinal == bindparam("wanted")), _letter_of)
_LISTED = _LETTERS.where(_D.state.in_(listed("wanted")))
_IN_STATES = Prepared(_LISTED.order_by(_D.ordinal), _letter_of)
_TEXT = Prepared(
    select(_TEXTS.c.text)
    .join(_DOCUMENTS, _D.id == _TEXTS.c.document_id)
    .where(_D.workspace_id == bindparam("of_workspace"), _D.id == bindparam("wanted"))
)
_MINE, _THEIRS = METADATA.tables["sentence"].alias(), METADATA.tables["sentence"].alias()
_RESEMBLING = Prepared(
    _LISTED.join(_THEIRS, _THEIRS.c.document_id == _D.id)
    .join(_MINE, (_MINE.c.hash == _THEIRS.c.hash) & (_MINE.c.document_id == bindparam("of_document")))
    .where(_D.id != bindparam("of_document"))
    .group_by(_D.id)
    .order_by(func.count().desc(), _D.ordinal.desc())
    .limit(bindparam("most")),
    _letter_of,
)
_HIGHEST = Prepared(select(func.max(_D.ordinal)).where(_D.workspace_id == bindparam("of_workspace")))
_ADD = Prepared(insert(_DOCUMENTS).returning(_D.id))
_ADD_TEXT = Prepared(insert(_TEXTS))
_GROW = Prepared(update(_TEXTS).where(_TEXTS.c.document_id == bindparam("of_document")).values(text=bindparam("grown")))
_C = METADATA.tables["commitment"].c
_TERMS = Prepared(select(_C.id, _C.terms).where(_C.document_id == bindparam("of_document")))
_ANSWERED_BY = Prepared(
    update(METADATA.tables["commitment"]).where(_C.id == bindparam("saved_id")).values(body=bindparam("answers"))
)
_SAVE = Prepared(update(_DOCUMENTS).where(_D.id == bindparam("saved_id"), _D.workspace_id == bindparam("of_workspace")))


def letters_by_id(connection: Connection, workspace_id: int, ids: Collection[int]) -> Mapping[int, SourceDocument]:
    """The letters of these rows."""
    if not ids:
        return {}
    found = _BY_IDS.all(connection, {"of_workspace": workspace_id, "wanted": sorted(ids)})
    return {letter.id: letter for letter in found}


class SqlDocuments:
    """See `commitments.register.Documents`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        highest = _HIGHEST.scalar(self._connection, {"of_workspace": workspace_id})
        document_id = self._add(
            text=text,
            workspace_id=workspace_id,
            ordinal=(highest or 0) + 1,
            state=DocumentState.PENDING.value,
            head=head,
            language=language.value,
            fingerprint=fingerprint,
            sha256=sha256,
            file_name=file_name,
            blob_id=blob_id,
            source_url=source_url,
            obtained_on=obtained_on,
            added_by=added_by,
        )
        put_letter(self._connection, document_id, text)
        put_sentences(self._connection, document_id, text)
        return self.get(workspace_id, document_id)

    def by_hand(self, workspace_id: int, *, language: Language, obtained_on: date, added_by: str) -> SourceDocument:
        """The document of what is entered by hand, made when it is first asked for. Its words are not made findable as
        a letter's are: each is found as the promise that it is.
        """
        there = self.find_by_ordinal(workspace_id, BY_HAND)
        if there is not None:
            return there
        made = self._add(
            text="",
            workspace_id=workspace_id,
            ordinal=BY_HAND,
            state=DocumentState.TRACKED.value,
            head=DocumentHead(),
            language=language.value,
            fingerprint="by hand",
            sha256="",
            file_name=None,
            blob_id=None,
            source_url=None,
            obtained_on=obtained_on,
            added_by=added_by,
        )
        return self.get(workspace_id, made)

    def grow(self, document: SourceDocument, words: str) -> int:
        """Put one more line at the end of the document of what is entered by hand; where in its text it begins."""
        before = self.text(document.workspace_id, document.id)
        before += "\n" if before else ""
        _GROW.run(self._connection, {"of_document": document.id, "grown": before + words})
        return len(before)

    def _add(self, *, text: str, **values: object) -> int:
        document_id = int(_ADD.one(self._connection, values).id)
        _ADD_TEXT.run(self._connection, {"document_id": document_id, "text": text})
        return document_id

    def find_by_fingerprint(self, workspace_id: int, fingerprint: str) -> SourceDocument | None:
        """The letter with the same words, in whatever state."""
        return _BY_FINGERPRINT.first(self._connection, {"of_workspace": workspace_id, "wanted": fingerprint})

    def get(self, workspace_id: int, document_id: int) -> SourceDocument:
        """By id, in whatever state. Raises NotFound, also for another workspace's letter."""
        letter = _BY_ID.first(self._connection, {"of_workspace": workspace_id, "wanted": document_id})
        if letter is None:
            raise NotFound(document=document_id)
        return letter

    def text(self, workspace_id: int, document_id: int) -> str:
        """What the letter says, whatever its state. Raises NotFound, also for another workspace's letter."""
        facts = {"of_workspace": workspace_id, "wanted": document_id}
        said = _TEXT.scalar(self._connection, facts)
        if said is None:
            raise NotFound(document=document_id)
        return str(said)

    def find_by_ordinal(self, workspace_id: int, ordinal: int) -> SourceDocument | None:
        """By its number in the workspace, in whatever state."""
        return _BY_ORDINAL.first(self._connection, {"of_workspace": workspace_id, "wanted": ordinal})

    def all(self, workspace_id: int, states: Collection[DocumentState]) -> Sequence[SourceDocument]:
        """Those in one of the states, in the order of their ordinals."""
        facts = {"of_workspace": workspace_id, "wanted": [*map(str, states)]}
        return _IN_STATES.all(self._connection, facts)

    def resembling(
        self, document: SourceDocument, states: Collection[DocumentState], limit: int
    ) -> Sequence[SourceDocument]:
        """Other letters of the workspace that share sentences with this one, those with the most first."""
        facts = {
            "of_workspace": document.workspace_id,
            "of_document": document.id,
            "wanted": [*map(str, states)],
            "most": limit,
        }
        return _RESEMBLING.all(self._connection, facts)

    def save(self, document: SourceDocument) -> None:
        """Keep head, state, source and when it was reviewed as they are now; a letter's text never changes.

        Raises NotFound, also for another workspace's letter.
        """
        before = self.get(document.workspace_id, document.id)
        facts = {
            "saved_id": document.id,
            "of_workspace": document.workspace_id,
            "head": document.head,
            "state": document.state.value,
            "source_url": document.source_url,
            "obtained_on": document.obtained_on,
            "reviewed_on": document.reviewed_on,
            "same_as": document.same_as,
        }
        _SAVE.run(self._connection, facts)
        if before.head.issuing_body != document.head.issuing_body:
            self._follow_issuer(document)

    def _follow_issuer(self, document: SourceDocument) -> None:
        """Who answers for what is promised without a name: now it is somebody else."""
        for row in _TERMS.all(self._connection, {"of_document": document.id}):
            answers = lead_body(row.terms, document.head)
            _ANSWERED_BY.run(self._connection, {"saved_id": row.id, "answers": answers})
