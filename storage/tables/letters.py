"""The tables of letters, commitments and their history, and their conversion to the core's records.

What is asked for by itself has a column; the rest of a record is JSON in the shape of `storage.encoding`. Where a value
stands in both, the JSON is the truth and the column a copy to search by.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Row, UniqueConstraint
from sqlmodel import Field

from commitments.model import (
    Basis,
    Commitment,
    DocumentHead,
    DocumentState,
    EventKind,
    Language,
    Origin,
    Owner,
    RelationKind,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.queries import in_register, lead_body, urgency
from storage.encoding import (
    decode_candidate,
    decode_change,
    decode_deadline,
    decode_evidence,
    decode_head,
    decode_quantity,
    decode_request,
    encode_candidate,
    encode_change,
    encode_deadline,
    encode_evidence,
    encode_head,
    encode_quantity,
    encode_request,
)
from storage.tables.base import Moment, Stored, TableRow

LISTED_BY = (
    *("status", "due_on", "names_day", "completed_on", "updated_at", "kind", "document_id", "number", "body"),
    *("owner_name", "owner_person_id", "tags"),
)
"""The columns of a commitment by which a list is filtered: all of them are in the index that is walked for it."""


class DocumentRow(TableRow, table=True):
    """A letter without its text, which lists would have to read past."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("workspace_id", "ordinal"),
        UniqueConstraint("workspace_id", "fingerprint"),
        Index(None, "workspace_id", "state"),
    )

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    ordinal: int
    state: str
    head: Any = Field(sa_type=Stored(encode_head, decode_head))
    language: str
    fingerprint: str
    sha256: str
    file_name: str | None = None
    blob_id: int | None = Field(default=None, foreign_key="blob.id")
    source_url: str | None = None
    obtained_on: date
    added_by: str
    reviewed_on: date | None = None
    same_as: int | None = None


class SentenceRow(TableRow, table=True):
    """A sentence of a letter, as the hash by which letters that share it are found."""

    __tablename__ = "sentence"
    __table_args__ = (Index(None, "hash"),)

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    hash: int = Field(sa_type=BigInteger, primary_key=True)


class DocumentTextRow(TableRow, table=True):
    """What a letter says. It never changes."""

    __tablename__ = "document_text"

    document_id: int = Field(foreign_key="document.id", primary_key=True)
    text: str


class CommitmentRow(TableRow, table=True):
    """A commitment or a candidate of one. `tags` has a space before and after each, so that " 黑名单 " finds one.

    `body` is who answers for it, by the name that the letter prints; `urgency` the key by which lists are sorted, for
    what is in the register.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        UniqueConstraint("workspace_id", "number"),
        UniqueConstraint("document_id", "position"),
        # A list walks this until its page is full, a count walks all of it, and neither looks at the rows themselves,
        # which are thirty times as wide.
        Index("ix_commitment_list", "workspace_id", "urgency", *LISTED_BY),
    )

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    document_id: int = Field(foreign_key="document.id")
    position: int
    number: int | None = None
    status: str
    basis: str
    kind: str
    due_on: date | None = None
    follow_up_on: date | None = None
    completed_on: date | None = None
    updated_at: datetime | None = Field(default=None, sa_type=Moment)
    terms: Any = Field(sa_type=Stored(encode_candidate, decode_candidate))
    original_deadline: Any = Field(default=None, sa_type=Stored(encode_deadline, decode_deadline), nullable=True)
    reached: Any = Field(default=None, sa_type=Stored(encode_quantity, decode_quantity), nullable=True)
    moved_times: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    moved_days: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    owner_name: str | None = None
    owner_person_id: int | None = None
    tags: str = Field(default="", sa_column_kwargs={"server_default": ""})
    origin: str = Field(default=Origin.EXTRACTED.value, sa_column_kwargs={"server_default": Origin.EXTRACTED.value})
    extracted: Any = Field(default=None, sa_type=Stored(encode_candidate, decode_candidate), nullable=True)
    names_day: bool | None = None
    body: str = Field(default="", sa_column_kwargs={"server_default": ""})
    urgency: str | None = None
    requested: Any = Field(default=None, sa_type=Stored(encode_request, decode_request), nullable=True)


class StatusChangeRow(TableRow, table=True):
    """One line of history; the ids tell the order in which they were written."""

    __tablename__ = "status_change"
    __table_args__ = (Index(None, "commitment_id"), Index(None, "workspace_id", "at"))

    id: int = Field(default=None, primary_key=True)
    workspace_id: int = Field(foreign_key="workspace.id")
    commitment_id: int = Field(foreign_key="commitment.id")
    kind: str
    at: datetime = Field(sa_type=Moment)
    actor: str
    from_status: str
    to_status: str
    basis: str
    reached: Any = Field(default=None, sa_type=Stored(encode_quantity, decode_quantity), nullable=True)
    words: str
    link: str | None = None
    due_before: date | None = None
    due_after: date | None = None
    message: str | None = None
    relation: str | None = None
    other: int | None = None
    corrected: Any = Field(default=None, sa_type=Stored(encode_change, decode_change), nullable=True)
    evidence: Any = Field(default=None, sa_type=Stored(encode_evidence, decode_evidence), nullable=True)


def document_from(row: Row[Any]) -> SourceDocument:
    """The core's letter."""
    return SourceDocument(
        id=row.id,
        workspace_id=row.workspace_id,
        ordinal=row.ordinal,
        head=row.head,
        language=Language(row.language),
        fingerprint=row.fingerprint,
        sha256=row.sha256,
        file_name=row.file_name,
        blob_id=row.blob_id,
        source_url=row.source_url,
        obtained_on=row.obtained_on,
        added_by=row.added_by,
        state=DocumentState(row.state),
        reviewed_on=row.reviewed_on,
        same_as=row.same_as,
    )


def commitment_from(row: Row[Any]) -> Commitment:
    """The core's commitment."""
    return Commitment(
        id=row.id,
        workspace_id=row.workspace_id,
        document_id=row.document_id,
        position=row.position,
        number=row.number,
        terms=row.terms,
        original_deadline=row.original_deadline,
        requested=row.requested,
        status=Status(row.status),
        basis=Basis(row.basis),
        reached=row.reached,
        completed_on=row.completed_on,
        follow_up_on=row.follow_up_on,
        updated_at=row.updated_at,
        moved_times=row.moved_times,
        moved_days=row.moved_days,
        owner=owner_from(row.owner_name, row.owner_person_id),
        tags=tuple(row.tags.split()),
        origin=Origin(row.origin),
        extracted=row.extracted,
    )


def owner_from(name: str | None, person_id: int | None) -> Owner | None:
    """The core's owner from the two columns that hold one."""
    return None if name is None else Owner(name, person_id)


def commitment_values(commitment: Commitment, head: DocumentHead) -> dict[str, Any]:
    """The columns of a commitment that may change; what it is and where it stands in its letter, whose head is given,
    never does.
    """
    return {
        "number": commitment.number,
        "status": commitment.status.value,
        "basis": commitment.basis.value,
        "kind": commitment.terms.kind.value,
        "due_on": commitment.deadline.due_on if commitment.deadline else None,
        "follow_up_on": commitment.follow_up_on,
        "completed_on": commitment.completed_on,
        "updated_at": commitment.updated_at,
        "terms": commitment.terms,
        "original_deadline": commitment.original_deadline,
        "requested": commitment.requested,
        "reached": commitment.reached,
        "moved_times": commitment.moved_times,
        "moved_days": commitment.moved_days,
        "owner_name": commitment.owner.name if commitment.owner else None,
        "owner_person_id": commitment.owner.person_id if commitment.owner else None,
        "tags": f" {' '.join(commitment.tags)} " if commitment.tags else "",
        "origin": commitment.origin.value,
        "extracted": commitment.extracted,
        "names_day": commitment.deadline.names_day if commitment.deadline else None,
        "body": lead_body(commitment.terms, head),
        "urgency": urgency(commitment) if in_register(commitment) else None,
    }


def change_from(row: Row[Any]) -> StatusChange:
    """The core's line of history."""
    return StatusChange(
        commitment_id=row.commitment_id,
        kind=EventKind(row.kind),
        at=row.at,
        actor=row.actor,
        from_status=Status(row.from_status),
        to_status=Status(row.to_status),
        basis=Basis(row.basis),
        reached=row.reached,
        words=row.words,
        link=row.link,
        due_before=row.due_before,
        due_after=row.due_after,
        message=row.message,
        relation=RelationKind(row.relation) if row.relation else None,
        other=row.other,
        corrected=row.corrected,
        evidence=row.evidence,
    )


def change_values(change: StatusChange) -> dict[str, Any]:
    """The columns of a line of history, but for the workspace, which is the commitment's."""
    return {
        "commitment_id": change.commitment_id,
        "kind": change.kind.value,
        "at": change.at,
        "actor": change.actor,
        "from_status": change.from_status.value,
        "to_status": change.to_status.value,
        "basis": change.basis.value,
        "reached": change.reached,
        "words": change.words,
        "link": change.link,
        "due_before": change.due_before,
        "due_after": change.due_after,
        "message": change.message,
        "relation": change.relation.value if change.relation else None,
        "other": change.other,
        "corrected": change.corrected,
        "evidence": change.evidence,
    }
