"""What everything is called: owns the frozen records of the core; must not know how they are found, kept or shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from commitments.periods import Grain


class Language(StrEnum):
    """A language that letters and chats come in; each has a pack in `extraction/packs/` and a catalogue in `bot/i18n/`."""

    ZH = "zh"
    EN = "en"


class Kind(StrEnum):
    """What sort of result a commitment names."""

    MEASURABLE = "measurable"
    DELIVERABLE = "deliverable"
    DIRECTIONAL = "directional"

    @property
    def specific(self) -> bool:
        """具体, as against 原则性: its result exists or does not."""
        return self is not Kind.DIRECTIONAL


class Strength(StrEnum):
    """How firmly the text binds itself: 将/要, 力争/争取/计划, 探索/研究/推动."""

    FIRM = "firm"
    QUALIFIED = "qualified"
    ASPIRATIONAL = "aspirational"


class Bound(StrEnum):
    """Whether a number is the target itself, its least, its most, or near it."""

    EXACT = "exact"
    MIN = "min"
    MAX = "max"
    ABOUT = "about"


class BodyRole(StrEnum):
    """主办/牵头, 会办/配合, or a body that is only told or urged to act."""

    LEAD = "lead"
    CO = "co"
    URGED = "urged"


class DueSource(StrEnum):
    """Whether the date stands in the commitment's own sentence or in a heading or lead-in above it."""

    OWN = "own"
    INHERITED = "inherited"


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words and where they stand: code points of the decoded text, `text[start:end] == exact`."""

    exact: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target number. 98% is value 98, unit "%"; 45万家 is value 450000, unit "家"."""

    value: Decimal
    unit: str
    bound: Bound = Bound.EXACT


@dataclass(frozen=True, slots=True)
class ResponsibleBody:
    """A body that the text makes responsible, by the name that the text uses."""

    name: str
    role: BodyRole = BodyRole.LEAD


@dataclass(frozen=True, slots=True)
class Deadline:
    """Their date: the last day on which the commitment would still be kept, and how we know.

    `words` are the time words of the text ("年底前"), `sentence` the sentence or heading that they stand in when
    `source` is inherited. `names_day` says that the text names a calendar day or a duration in days, so that the
    day may be shown bare; otherwise it is the end of a period.
    """

    due_on: date
    grain: Grain
    source: DueSource
    words: str
    rule: str
    names_day: bool = False
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class TraceStep:
    """Why one field is as it is: the field, the rule that fired, the words that it fired on."""

    field: str
    rule: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One commitment as the text states it, before a person has looked at it."""

    quote: Quote
    title: str
    kind: Kind
    deadline: Deadline | None = None
    quantities: tuple[Quantity, ...] = ()
    bodies: tuple[ResponsibleBody, ...] = ()
    condition: str | None = None
    strength: Strength = Strength.FIRM
    section: tuple[str, ...] = ()
    cue: str = ""
    trace: tuple[TraceStep, ...] = ()


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
