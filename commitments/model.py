"""What everything is called: owns the frozen records of the core; must not know how they are found, kept or shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commitments.files import Evidence
from commitments.terms import (
    BodyRole,
    Bound,
    Candidate,
    Deadline,
    DueSource,
    Field,
    FieldChange,
    FieldValue,
    Kind,
    Quantity,
    Quote,
    ResponsibleBody,
    Strength,
    TraceStep,
)

__all__ = [
    "REPORTS",
    "Basis",
    "BodyRole",
    "Bound",
    "Candidate",
    "Commitment",
    "Deadline",
    "DocumentHead",
    "DocumentState",
    "DueSource",
    "EventKind",
    "Extraction",
    "Field",
    "FieldChange",
    "FieldValue",
    "HeadField",
    "HeadSource",
    "Kind",
    "Language",
    "Origin",
    "Owner",
    "Quantity",
    "Quote",
    "RelationKind",
    "ResponsibleBody",
    "SourceDocument",
    "Status",
    "StatusChange",
    "Strength",
    "TraceStep",
]


class Language(StrEnum):
    """A language of letters and chats; each has a pack in `extraction/packs/` and a catalogue in `bot/i18n/`."""

    ZH = "zh"
    EN = "en"


class HeadSource(StrEnum):
    """Where a field of a letter's head was read."""

    TITLE = "title"
    PAGE_HEAD = "page_head"
    ADDRESS_LINE = "address_line"
    SIGNATURE = "signature"
    BODY = "body"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class HeadField:
    """One reading of a field of the head. The value of `issued_on` is an ISO date."""

    value: str
    source: HeadSource


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """The head of a letter. `other_readings` keeps what contradicts it: field name → the readings not chosen."""

    title: str = ""
    number: HeadField | None = None
    issuing_body: HeadField | None = None
    addressee: HeadField | None = None
    issued_on: HeadField | None = None
    reply_class: str | None = None
    other_readings: tuple[tuple[str, HeadField], ...] = ()

    @property
    def date(self) -> date | None:
        """成文日期, from which all relative dates count."""
        return date.fromisoformat(self.issued_on.value) if self.issued_on else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What one text yields: its head and its commitments in the order of the text."""

    language: Language
    head: DocumentHead
    candidates: tuple[Candidate, ...]


class DocumentState(StrEnum):
    """Where a letter stands with us. A removed or discarded one keeps its rows and comes back when sent again; a folded
    one is another copy of a letter that is kept, and only its source is shown.
    """

    PENDING = "pending"
    TRACKED = "tracked"
    FOLDED = "folded"
    DISCARDED = "discarded"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A letter as it was obtained, without its text: lists of thousands need no text. `ordinal` is its number in the
    workspace, 0 for what was entered by hand.

    `fingerprint` is the SHA-256 of the text without white space, so that the pasted letter and the file are
    recognised as one; `sha256` is that of the bytes obtained, `blob_id` says where these are kept. `reviewed_on` is
    when somebody had looked at every candidate and decided, `same_as` the letter of which this one is another copy.
    """

    id: int
    workspace_id: int
    ordinal: int
    head: DocumentHead
    language: Language
    fingerprint: str
    sha256: str
    file_name: str | None
    blob_id: int | None
    source_url: str | None
    obtained_on: date
    added_by: str
    state: DocumentState
    reviewed_on: date | None = None
    same_as: int | None = None

    @property
    def by_hand(self) -> bool:
        """Whether it is no letter but holds what was entered by hand."""
        return self.ordinal == 0


class Status(StrEnum):
    """What a person has declared. The clock never changes it."""

    CANDIDATE = "candidate"
    REJECTED = "rejected"
    ON_FILE = "on_file"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    STALLED = "stalled"
    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    DROPPED = "dropped"
    SUPERSEDED = "superseded"
    NOT_CHECKABLE = "not_checkable"


class Basis(StrEnum):
    """Who says so: nobody yet, the body itself, a document, a second person who has checked."""

    NONE_FOUND = "none_found"
    CLAIMED = "claimed"
    DOCUMENTED = "documented"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who follows a commitment up on our side (跟进人, 督办人).

    A member of the workspace is known by `person_id`, and stays the owner under another name. In many offices the
    colleagues are not on the bot: then an owner is simply a name, which two people must not share.
    """

    name: str
    person_id: int | None = None


class Origin(StrEnum):
    """Who found it: the extractor, or a person who saw what the extractor had passed over."""

    EXTRACTED = "extracted"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """申请延期: the later date that they ask for, why, and on which day they did. It waits until somebody decides."""

    deadline: Deadline
    reason: str
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One promise and its life. `terms` is what it says now, as extracted or corrected.

    `number` counts from 1 in the workspace and is given when a person has decided about the candidate; `position`
    is its key in the letter. `deadline` is their date as it stands today, `original_deadline` the first reading,
    never overwritten. `follow_up_on` is our own date for asking: it reminds and never counts as slippage.
    `moved_times` and `moved_days` count the extensions that did, `requested` is one that waits for a decision.
    `tags` are in the order in which they were given. `extracted` is what the extractor said, kept from the first
    change of the terms on; None while they are its own words still.
    """

    id: int
    workspace_id: int
    document_id: int
    position: int
    number: int | None
    terms: Candidate
    original_deadline: Deadline | None
    status: Status = Status.CANDIDATE
    basis: Basis = Basis.NONE_FOUND
    reached: Quantity | None = None
    completed_on: date | None = None
    follow_up_on: date | None = None
    updated_at: datetime | None = None
    moved_times: int = 0
    moved_days: int = 0
    owner: Owner | None = None
    tags: tuple[str, ...] = ()
    origin: Origin = Origin.EXTRACTED
    extracted: Candidate | None = None
    requested: ExtensionRequest | None = None

    @property
    def title(self) -> str:
        """The short title for lists."""
        return self.terms.title

    @property
    def deadline(self) -> Deadline | None:
        """Their date as it stands today."""
        return self.terms.deadline

    @property
    def target(self) -> Quantity | None:
        """The number that progress is measured against: the first that the text names."""
        return self.terms.quantities[0] if self.terms.quantities else None


class EventKind(StrEnum):
    """What can happen to a commitment."""

    REVIEWED = "reviewed"
    STATUS = "status"
    PROGRESS = "progress"
    NOTE = "note"
    DATE_CORRECTED = "date_corrected"
    CORRECTED = "corrected"
    SPLIT = "split"
    MERGED = "merged"
    UNDONE = "undone"
    EXTENDED = "extended"
    REQUESTED = "requested"
    REFUSED = "refused"
    ASK_ON = "ask_on"
    OWNER = "owner"
    TAGS = "tags"
    LINKED = "linked"
    UNLINKED = "unlinked"
    EVIDENCE = "evidence"


_OURS = {
    EventKind.NOTE,
    EventKind.ASK_ON,
    EventKind.REFUSED,
    EventKind.OWNER,
    EventKind.TAGS,
    EventKind.LINKED,
    EventKind.UNLINKED,
    EventKind.CORRECTED,
    EventKind.DATE_CORRECTED,
    EventKind.SPLIT,
    EventKind.MERGED,
}
REPORTS = frozenset(EventKind) - _OURS
"""The events that say how a commitment stands, so that they answer what we ask; the others are about our own work."""


class RelationKind(StrEnum):
    """What one promise is to another: the same once more, or replaced by it."""

    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One line of a commitment's history; appended, never altered. `message` names the chat message that caused it,
    `relation` says what it is to the one numbered `other`, where that was changed, `corrected` which field was put
    right; a correction of the date has `due_before` and `due_after`.
    """

    commitment_id: int
    kind: EventKind
    at: datetime
    actor: str
    from_status: Status
    to_status: Status
    basis: Basis
    reached: Quantity | None = None
    words: str = ""
    link: str | None = None
    due_before: date | None = None
    due_after: date | None = None
    message: str | None = None
    relation: RelationKind | None = None
    other: int | None = None
    corrected: FieldChange | None = None
    evidence: Evidence | None = None
