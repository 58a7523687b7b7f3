"""Which date governs which clause: owns scope and inheritance of dates; must not know any word.

A date in the clause is its own. A date at the head of a sentence governs what follows in it while the subject stays
the same, never what stands before it, and not a clause that waits for a condition. A date in a lead-in, a heading or
the title governs the list, the section, the document below it, and is inherited.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from commitments.extraction import dates
from commitments.extraction.dates import Role, TimeExpression
from commitments.extraction.packs import ClauseReading, Part
from commitments.model import Deadline, DueSource, Language
from commitments.periods import Grain


@dataclass(frozen=True, slots=True)
class Dated:
    """Time words and what they resolve to, with the sentence or heading that they stand in."""

    due: dates.Resolution
    sentence: str
    topic: bool = False
    """The date is a topic of its own ("2017年,……"): the next sentence may go on under it."""


def ahead(expression: TimeExpression, anchor: date | None, bare: bool = False) -> bool | None:
    """Whether a time lies ahead of the letter, None where that cannot be told (or it is no point in time).

    `bare`: its words name a month or a day and set no term (5月, not 5月底前); the one that is over may be meant.
    """
    if expression.role is Role.DONE:
        return False
    if expression.role not in (Role.DEADLINE, Role.OBJECT):
        return None
    due = dates.resolve(expression, anchor) if anchor is not None else None
    if due is not None:
        if bare and anchor is not None and _may_be_over(expression.meaning, due.due_on, anchor):
            return None
        # The letter's own day, written out, says when it was written.
        return not (due.due_on == anchor and expression.meaning.rule == "day" and expression.meaning.year is not None)
    if anchor is None:
        return False if expression.meaning.rule == "day" and expression.meaning.year is not None else None
    day = dates.due_on(expression.meaning, anchor)
    return day >= anchor if day is not None else None


def _may_be_over(meaning: dates.Meaning, due_on: date, anchor: date) -> bool:
    """Whether a month or day without a year is none of this year that the letter has before it."""
    if meaning.year is not None or meaning.shift is not None or meaning.before or meaning.rule not in _OF_A_YEAR:
        return False
    first = due_on.month - _MONTHS_BEFORE.get(meaning.rule, 0)
    return due_on.year != anchor.year or (first <= anchor.month and meaning.rule != "day")


_MONTHS_BEFORE = {"quarter": 2, "half": 5}
_OF_A_YEAR = ("month", "day", "xun", *_MONTHS_BEFORE)


def resolved(
    expressions: list[TimeExpression], anchor: date | None, announced: bool, year: int | None = None
) -> dates.Resolution | None:
    """The deadline that expressions state. What is `announced` may have passed since: a letter put on the web late."""
    if not expressions:
        return None
    due = dates.pick(tuple(expressions), anchor, year)
    if due is not None or not announced or anchor is None:
        return due
    late = [expression for expression in expressions if expression.role is Role.DEADLINE and expression.meaning.year]
    found: dates.Resolution | None = None
    for expression in late:
        day = dates.due_on(expression.meaning, anchor)
        if day is not None and day.year >= anchor.year - 1 and (found is None or day > found.due_on):
            found = dates.Resolution(
                day, expression.meaning.grain, expression.words, expression.meaning.rule, expression.meaning.names_day
            )
    return found


def of_heading(
    words: str, language: Language, anchor: date | None, announced: bool = False, year_ends: int = 0
) -> Dated | None:
    """The date that a heading or title carries for what stands under it; that of a plan is `announced`, and a day
    beside its year says when it was decided on (2月1日会议确定今年十件实事).
    """
    found = list(dates.in_years_ending(dates.find(words, language), year_ends))
    days = [each for each in found if each.meaning.grain is Grain.DAY]
    if announced and 0 < len(days) < len(found):
        decided = resolved(days, anchor, announced) if anchor is None else None
        anchor = decided.due_on if decided else anchor
        found = [each for each in found if each not in days]
    due = resolved(found, anchor, announced)
    if due is None or (due.names_day and due.due_on == anchor):
        return None  # the letter's own day says when it was written
    return Dated(due, words)


def of_lead(sentence: Sentence, times: list[TimeExpression], anchor: date | None, words: str) -> Dated | None:
    """The date that a lead-in lends to its list: the one at its head, else the one that it names what is listed by
    (会上确定2016年办好十件实事:).
    """
    due = sentence.head.due if sentence.head else resolved(times, anchor, True)
    return Dated(due, words) if due else None


class Sentence:
    """Walks the clauses of one sentence, its semicolons and run-in numbers included, and says what governs each."""

    def __init__(self, anchor: date | None, words: str, before: Dated | None, year: int | None = None) -> None:
        self._anchor = anchor
        self._words = words
        self._before = before
        """A topic of the sentence before, as long as this one names no subject, marker or date of its own."""
        self._year = year
        """The year that a title, heading or lead-in lends: a period that names none (9月底前) falls into it."""
        self._head: Dated | None = None
        self._lead: Dated | None = None
        self._subject = ""
        self._items = False
        self._begun = False
        """Something has been read of the sentence, or of the item, besides what opens it."""
        self._inner = False
        """The date stands in the midst of the sentence, not at its head."""

    @property
    def head(self) -> Dated | None:
        """The date at the head of the sentence so far, which a list below it inherits."""
        return self._head

    @property
    def goes_on(self) -> Dated | None:
        """What the next sentence may go on under."""
        return self._head if self._head and self._head.topic else None

    def item(self) -> None:
        """A run-in number: the date of the item before it no longer governs, that of their lead-in does."""
        if not self._items:
            self._items = True
            self._lead = self._head
        self._head = self._lead
        self._subject = ""
        self._begun = self._inner = False

    def part(self) -> None:
        """A semicolon: a date that does not stand at the head of the sentence governs no further."""
        if self._inner:
            self._head, self._inner = self._lead, False
        self._begun = True

    def own(self, times: list[TimeExpression]) -> Deadline | None:
        """The deadline that these times state for acts that they are named with."""
        due = resolved(times, self._anchor, True, self._year)
        return _deadline(due, DueSource.OWN, "") if due else None

    def govern(self, clause: ClauseReading, times: list[TimeExpression]) -> Deadline | None:
        """The deadline of a clause with these time expressions in it; a frame or a fact sets the scene for the next."""
        # 待2019年指标下达后……: a date in the condition says nothing of the act.
        times = [time for time in times if time.start >= clause.condition_end]
        own = resolved(times, self._anchor, bool(clause.cue), self._head.due.due_on.year if self._head else self._year)
        points = [time for time in times if time.role in (Role.DEADLINE, Role.DONE)]
        past = any(ahead(time, self._anchor) is False for time in points)
        if clause.subject or clause.cue or points:
            self._before = None
        if clause.rule == "onward" and own is None:
            self._head = None
        if clause.subject:
            if self._subject and clause.subject != self._subject and own is None:
                self._head = None
            self._subject = clause.subject
        elif clause.other and own is None:
            self._head = None
        if clause.part not in (Part.ACT, Part.MORE):
            if own is not None and clause.part is Part.FRAME and not clause.conditional:
                self._head, self._inner = Dated(own, self._words, topic=_is_topic(clause, points)), self._begun
            elif past and clause.part is not Part.AIM and own is None:
                self._head = None
            self._begun = self._begun or clause.end - clause.start > _SHORT
            return None
        begun, self._begun = self._begun, True
        if own is not None:
            early = [
                time
                for time in points
                if time.start - clause.start <= 8 + len(clause.subject)
                or time.start < clause.end - (clause.end - clause.start) * 0.7
            ]
            if early and not (clause.words and points and points[0].start > clause.start + _place(clause)):
                # 新院10月封顶;推进……: behind a subject of its own the date is no head of the sentence.
                apart = clause.other and points[0].start > clause.start
                self._head, self._inner = Dated(own, self._words), begun or apart
            return _deadline(own, DueSource.OWN, "")
        if past:
            self._head = None
        if clause.conditional:
            return None
        if self._head is not None:
            return _deadline(self._head.due, DueSource.OWN, "")
        if self._before is not None:
            return _deadline(self._before.due, DueSource.INHERITED, self._before.sentence)
        return None


_SHORT = 10
"""A frame no longer than this may open a sentence before its date: 下一步,我局将."""


def _place(clause: ClauseReading) -> int:
    return clause.verb_at if clause.verb_at >= 0 else clause.end - clause.start


def _is_topic(clause: ClauseReading, points: list[TimeExpression]) -> bool:
    """The frame is nothing but a period ("2017年"), no deadline ("到2017年", "2017年底前")."""
    return (
        len(points) == 1
        and points[0].start == clause.start
        and points[0].end == clause.end
        and points[0].meaning.rule == "year"
    )


def inherited(scope: Dated) -> Deadline:
    """The deadline that a heading, a lead-in or the title lends."""
    return _deadline(scope.due, DueSource.INHERITED, scope.sentence)


def _deadline(due: dates.Resolution, source: DueSource, sentence: str) -> Deadline:
    return Deadline(due.due_on, due.grain, source, due.words, due.rule, due.names_day, sentence)
