"""A stretch of the calendar in words: owns how "本季度", "2018年底前", "before June 2019" are read as a range of days.

Pure; must not know what falls into it. The words for times are the extractor's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from commitments.extraction.dates import Role, TimeExpression, due_on, find
from commitments.model import Language
from commitments.periods import Grain, add_months

_FIRST, _LAST = 1949, 2100
_BEFORE_IT = re.compile(
    r"(?:due|到期|从|自|from|between|during|on)?\s*(?P<way>before|by|until|till|after|since)?\s*", re.IGNORECASE
)
_BEHIND_IT = re.compile(r"\s*(?P<way>之前|以前|前|之后|以后|后|起)?(?:到期的?|内|里|的)?(?=[\s\u4e00-\u9fff]|$)\s*")
_AHEAD = re.compile(r"^(?:the\s+)?(?:next|coming)\s+(?=\d|two\b|three\b|four\b|six\b)", re.IGNORECASE)
_GONE = re.compile(r"^(?:the\s+)?(?:last|past|previous)\s+(?=week\b|month\b|quarter\b|year\b)", re.IGNORECASE)
_LAST_WEEK = re.compile(r"^(?:上周|上星期|上个星期)")
_UP_TO = re.compile(r"\s*(?:到|至|[–—~]|(?<!\d)-|-(?!\d)|\bto\b|\band\b|\buntil\b)\s*", re.IGNORECASE)
_MONTHS = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}
_UNTIL, _SINCE = {"before", "by", "until", "till", "之前", "以前", "前"}, {"after", "since", "之后", "以后", "后", "起"}


@dataclass(frozen=True, slots=True)
class DayRange:
    """The days from `first` to `last`, both included; None is open."""

    first: date | None
    last: date | None


def range_at_start(words: str, today: date) -> tuple[DayRange, str] | None:
    """The range that folded words begin with, and the words after it; None where they begin with none.

    A period is all of it (本季度, June), a day only itself, "30天内" begins today. "前" and "before" leave the
    beginning open, "后" and "since" the end; what lies before June ends on 31 May, 6月前 with its month, as in letters.
    """
    if _LAST_WEEK.match(words):
        monday = today - timedelta(days=today.weekday() + 7)
        return DayRange(monday, monday + timedelta(days=6)), _LAST_WEEK.sub("", words).strip()
    gone = _GONE.match(words)
    said = f"this {words[gone.end() :]}" if gone else _AHEAD.sub("within ", words)
    opening = _BEFORE_IT.match(said)
    way = (opening["way"] or "").casefold() if opening else ""
    starts = (0, opening.end()) if opening else (0,)
    found = [(e, said[start:]) for start in starts for language in Language for e in _at_start(said[start:], language)]
    if not found:
        return None
    expression, bare = max(found, key=lambda pair: len(pair[0].words))
    due = _day(expression, today)
    if due is None:
        return None
    behind = _BEHIND_IT.match(bare, expression.end)
    way = way or (behind["way"] if behind and behind["way"] else "")
    rest = bare[behind.end() if behind else expression.end :].strip()
    first = _first_day(expression, due, today)
    if gone:
        first, due = _one_before(first, due)
    if way in _UNTIL or expression.words.endswith("前") or expression.meaning.before:
        return DayRange(None, due), rest
    return DayRange(first, None if way in _SINCE or expression.role is Role.AFTER else due), rest


def _at_start(words: str, language: Language) -> list[TimeExpression]:
    """What stands at the beginning; of "last month" and the like, which letters only report with, the reader knows."""
    return [e for e in find(words, language) if e.start == 0 and e.role is not Role.DONE]


def _day(expression: TimeExpression, today: date) -> date | None:
    day = due_on(expression.meaning, today)
    return day if day is not None and _FIRST <= day.year <= _LAST else None


def _first_day(expression: TimeExpression, due: date, today: date) -> date:
    """The first day of the period whose last is `due`: of two ends that of the earlier, of a duration today."""
    ends = _UP_TO.split(expression.words, maxsplit=1)
    if len(ends) == 2 and all(ends):
        for language in Language:
            for earlier in _at_start(ends[0], language):
                year = expression.meaning.year if earlier.meaning.year is None else earlier.meaning.year
                meaning = replace(earlier.meaning, year=year or due.year)
                last = due_on(meaning, today)
                if last is not None and last <= due:
                    return _first_of_period(meaning.grain, last)
    rule = expression.meaning.rule
    if rule == "week":
        return due - timedelta(days=6)
    if rule.startswith("duration") and due - today > timedelta(days=1):
        return today
    return _first_of_period(expression.meaning.grain, due)


def _first_of_period(grain: Grain, last: date) -> date:
    months = _MONTHS.get(grain)
    return last if months is None else add_months(last + timedelta(days=1), -months)


def _one_before(first: date, last: date) -> tuple[date, date]:
    """The period as long as this one that ends the day before it."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if last - first == timedelta(days=6):
        return first - timedelta(days=7), first - timedelta(days=1)
    return add_months(first, -months), first - timedelta(days=1)
