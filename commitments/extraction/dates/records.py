"""What a time expression is and what it resolves to: owns the records of `dates`; must not know any word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commitments.periods import Grain


class Role(StrEnum):
    """What an expression does in its sentence. Only the first two can be a deadline."""

    DEADLINE = "deadline"
    OBJECT = "object"
    """It belongs to the thing acted on (编制2019年计划): a deadline only where nothing else in the sentence is one."""
    DONE = "done"
    NAME = "name"
    RECURRING = "recurring"
    UNKNOWN_START = "unknown_start"
    """Counts from an event whose day the text does not give (自收到申请之日起……)."""
    AFTER = "after"
    """Says before which day nothing will happen, not by when (国庆节后)."""
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A time without an anchor. `rule` says which fields count; see `resolution.py`.

    `year` is absolute; `shift` counts years from the anchor's; with neither, the next such period is meant.
    `lent` is the (year, shift) that an earlier expression of the same sentence lends to a period without a year.
    Of a financial year `month` is the last one, March where it is 0.
    `month_shift` and `quarter_shift` count months and quarters from the anchor's. `before` takes one day off.
    `since` is where a span begins that the words name (自10月1日起三个月内, 3月至5月).
    `told`: 截至, as of: what it says has happened unless the period lies wholly ahead.
    `begins`: something holds from then on (自2019年1月1日起), which is no deadline once the period has begun.
    """

    rule: str
    grain: Grain
    year: int | None = None
    shift: int | None = None
    lent: tuple[int | None, int | None] = (None, None)
    month: int = 0
    day: int = 0
    number: int = 0
    month_shift: int | None = None
    quarter_shift: int | None = None
    before: bool = False
    name: str = ""
    names_day: bool = False
    begins: bool = False
    told: bool = False
    since: Meaning | None = None

    @property
    def has_year(self) -> bool:
        """Whether the words name their year, be it by number or by 今年."""
        return self.year is not None or self.shift is not None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, recognised without an anchor: `text[start:end] == words`."""

    start: int
    end: int
    words: str
    role: Role
    meaning: Meaning

    def counted_from(self, start: int) -> TimeExpression:
        """The same, with offsets that count from a place in the text."""
        return TimeExpression(self.start - start, self.end - start, self.words, self.role, self.meaning)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The last day of what an expression means, counted from an anchor date.

    `names_day`: the text names a calendar day or a duration in days; a period's end (年底, 月底) is not named.
    """

    due_on: date
    grain: Grain
    words: str
    rule: str
    names_day: bool
