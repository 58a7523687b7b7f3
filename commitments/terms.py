"""What a promise says: owns the records of its words, dates, numbers and bodies; must not know its life or letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from commitments.periods import Grain


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
    """Whether the date stands in the commitment's own sentence, in a heading or lead-in above, or a person set it."""

    OWN = "own"
    INHERITED = "inherited"
    PERSON = "person"


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


class Field(StrEnum):
    """What of a promise a person can put right."""

    TITLE = "title"
    DATE = "date"
    QUANTITY = "quantity"
    BODY = "body"
    KIND = "kind"
    QUOTE = "quote"


FieldValue = str | Kind | Quote | Deadline | tuple[Quantity, ...] | tuple[ResponsibleBody, ...] | None
"""What a field can hold: the title, the kind, the quote, the deadline or None, the quantities, the bodies."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a promise as we read it, and as it should have been read."""

    field: Field
    before: FieldValue
    after: FieldValue
