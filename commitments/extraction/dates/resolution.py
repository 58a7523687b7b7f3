"""From a meaning and an anchor to a day: owns the calendar arithmetic of deadlines; must not know any word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from commitments import periods, working_days
from commitments.extraction.dates.records import Meaning, Resolution, Role, TimeExpression
from commitments.periods import Grain

EARLIEST, LATEST = 1949, 2100
_THE_MOST_DAYS = 366 * 100

# Law: the Parliament that first met on the first day is dissolved by itself on the day after the second
# (Dissolution and Calling of Parliament Act 2022: five years after it first met).
_UK_PARLIAMENTS = (
    (date(2015, 5, 18), date(2017, 5, 2)),
    (date(2017, 6, 13), date(2019, 11, 5)),
    (date(2019, 12, 17), date(2024, 5, 29)),
    (date(2024, 7, 9), date(2029, 7, 8)),
)


def resolve(expression: TimeExpression, anchor: date | None, year: int | None = None) -> Resolution | None:
    """The day by which the expression's words ask; None where they set no deadline.

    None for another role than a deadline, a time already past at the anchor, a relative time without an anchor, a year
    outside 1949-2100, a day that does not exist.

    `year` is the year that a heading or an earlier sentence governs: a period that names none falls into it.
    """
    if expression.role not in (Role.DEADLINE, Role.OBJECT):
        return None
    meaning = expression.meaning
    if year is not None and meaning.lent == (None, None):
        meaning = replace(meaning, lent=(year, None))
    due = due_on(meaning, anchor)
    if due is None or not EARLIEST <= due.year <= LATEST or (anchor is not None and due < anchor):
        return None
    if meaning.begins and anchor is not None and meaning.grain is not Grain.DAY and _first_day(meaning, due) <= anchor:
        return None
    if meaning.told and anchor is not None and _first_day(meaning, due) <= anchor:
        return None
    return Resolution(due, meaning.grain, expression.words, meaning.rule, meaning.names_day)


def wholly_ahead(expression: TimeExpression, anchor: date | None) -> bool:
    """Whether the words name a period that begins after the anchor: 明年, 2025年 and 5月 in a letter of April 2024. A
    span that is counted from the letter (三年内) has begun, and so may have one with two ends (3月1日至12月31日).
    """
    meaning = expression.meaning
    spans = meaning.grain is Grain.PLAN or meaning.rule in _COUNTED or meaning.since is not None
    if anchor is None or expression.role is not Role.DEADLINE or spans:
        return False
    due = resolve(expression, anchor)
    return due is not None and _first_day(meaning, due.due_on) > anchor


def _first_day(meaning: Meaning, due: date) -> date:
    """The first day of the calendar period that ends on a day; of other spans the day itself."""
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.HALF: 6, Grain.YEAR: 12}.get(meaning.grain)
    return date(due.year, due.month - months + 1, 1) if months and due.month >= months else due


def due_on(meaning: Meaning, anchor: date | None) -> date | None:
    """The last day of a meaning, past or future; None where it cannot be known."""
    try:
        due = _due_on(meaning, anchor)
        return due - timedelta(days=1) if due and meaning.before else due
    except (ValueError, OverflowError):
        # 30 February, a year beyond the calendar: words that look like a date and are none.
        return None


def _due_on(meaning: Meaning, anchor: date | None) -> date | None:
    counted = _COUNTED.get(meaning.rule)
    if counted:
        start = due_on(meaning.since, anchor) if meaning.since else anchor
        return counted(meaning, start) if start else None
    in_year = _IN_YEAR[meaning.rule]
    if meaning.month_shift is not None:
        return _of_shifted_month(meaning, anchor)
    if meaning.quarter_shift is not None:
        return _of_shifted_quarter(meaning, anchor)
    if meaning.year is not None:
        return in_year(meaning, meaning.year)
    if anchor is None:
        shift = meaning.shift or 0
        return in_year(meaning, meaning.lent[0] + shift) if meaning.lent[0] is not None and shift >= 0 else None
    if meaning.shift is not None:
        return in_year(meaning, anchor.year + meaning.shift)
    if meaning.rule == "day" and not meaning.month:
        return _next_day_of_month(meaning.day, anchor)
    lent_year, lent_shift = meaning.lent
    if lent_year is None and lent_shift is not None:
        lent_year = anchor.year + lent_shift
    if lent_year is not None and (due := in_year(meaning, lent_year)) and due >= anchor:
        return due
    return _next(meaning, in_year, anchor)


def _next(meaning: Meaning, in_year: Callable[[Meaning, int], date | None], anchor: date) -> date | None:
    """A period with no year is the next one to end on or after the anchor (30 February never comes)."""
    one_day = timedelta(days=meaning.before)
    for number in range(anchor.year - 1, anchor.year + 9):
        try:
            due = in_year(meaning, number)
        except ValueError:
            continue
        if due and due - one_day >= anchor:
            return due
    return None


def _next_day_of_month(day: int, anchor: date) -> date | None:
    for shift in range(3):
        year, month = _month_after(anchor, shift)
        if day <= periods.last_day_of_month(year, month).day and (due := date(year, month, day)) >= anchor:
            return due
    return None


def _month_after(anchor: date, shift: int) -> tuple[int, int]:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
    return year, month + 1


def _of_shifted_month(meaning: Meaning, anchor: date | None) -> date | None:
    if anchor is None or meaning.month_shift is None:
        return None
    year, month = _month_after(anchor, meaning.month_shift)
    return _IN_YEAR[meaning.rule](replace(meaning, month=month), year)


def _of_shifted_quarter(meaning: Meaning, anchor: date | None) -> date | None:
    if anchor is None or meaning.quarter_shift is None:
        return None
    year, number = divmod(anchor.year * 4 + (anchor.month - 1) // 3 + meaning.quarter_shift, 4)
    return periods.quarter(year, number + 1).last


def _xun(meaning: Meaning, year: int) -> date:
    """A third of a month: the 10th, the 20th, the last day."""
    if meaning.number == 3:
        return periods.last_day_of_month(year, meaning.month)
    return date(year, meaning.month, 10 * meaning.number)


def _season(meaning: Meaning, year: int) -> date:
    """Meteorological seasons, spring 1 to winter 4; the winter of a year ends in the next February."""
    if meaning.number == 4:
        return periods.last_day_of_month(year + 1, 2)
    return periods.last_day_of_month(year, 3 * meaning.number + 2)


def _festival(meaning: Meaning, year: int) -> date | None:
    if meaning.name == "easter":
        # The holiday before which something is promised begins on Good Friday.
        return working_days.western_easter(year) - timedelta(days=2 if meaning.before else 0)
    days = [day for name in meaning.name.split("、") if (day := working_days.chinese_festival(name, year))]
    return max(days, default=None)  # of two feasts the later, as of two quarters


def _last_of_month(meaning: Meaning, year: int) -> date:
    return periods.last_day_of_month(year, meaning.month)


def _year_end(meaning: Meaning, year: int) -> date:
    return date(year, 12, 31)


def _quarter(meaning: Meaning, year: int) -> date:
    return periods.quarter(year, meaning.number).last


def _half(meaning: Meaning, year: int) -> date:
    return periods.half(year, meaning.number).last


_IN_YEAR: dict[str, Callable[[Meaning, int], date | None]] = {
    "year": _year_end,
    "year_end": _year_end,
    "years": _year_end,
    "five_year_plan": _year_end,
    "action_plan": _year_end,
    "century": _year_end,
    "decade": _year_end,
    "year_start": lambda meaning, year: date(year, 3, 31),
    "year_middle": lambda meaning, year: date(year, 6, 30),
    "fiscal_year": lambda meaning, year: periods.last_day_of_month(year, meaning.month or 3),
    "school_year": lambda meaning, year: date(year, 8, 31),
    "half": _half,
    "half_end": _half,
    "quarter": _quarter,
    "quarter_end": _quarter,
    "month": _last_of_month,
    "month_end": _last_of_month,
    "month_start": lambda meaning, year: date(year, meaning.month, 10),
    "xun": _xun,
    "day": lambda meaning, year: date(year, meaning.month, meaning.day),
    "occasion": lambda meaning, year: date(year, meaning.month, meaning.day),
    "recess": _last_of_month,
    "season": _season,
    "festival": _festival,
}
"""Rules that name a part of a year: the meaning and the year give the last day."""


def _days(meaning: Meaning, start: date) -> date | None:
    return start + timedelta(days=meaning.number) if meaning.number <= _THE_MOST_DAYS else None


def _months(meaning: Meaning, start: date) -> date | None:
    return periods.add_months(start, meaning.number) + timedelta(days=meaning.day)


def _week(meaning: Meaning, start: date) -> date:
    """The day `number` (Monday 1 to Sunday 7) of the week `shift` weeks on."""
    monday = start - timedelta(days=start.weekday())
    return monday + timedelta(days=7 * (meaning.shift or 0) + meaning.number - 1)


def _weekday(meaning: Meaning, start: date) -> date:
    """The next such weekday, the anchor itself included."""
    return start + timedelta(days=(meaning.number - 1 - start.weekday()) % 7)


def _next_fiscal_year(meaning: Meaning, start: date) -> date:
    """The end of the financial year that the start falls into, and `number` years on."""
    last = meaning.month or 3
    return periods.last_day_of_month(start.year + (start.month > last) + meaning.number, last)


def _this_plan(meaning: Meaning, start: date) -> date:
    """The end of the Chinese five-year plan that a day falls into."""
    return date(start.year + (2020 - start.year) % 5, 12, 31)


def _parliament(meaning: Meaning, start: date) -> date | None:
    return next((last for first, last in _UK_PARLIAMENTS if first <= start <= last), None)


_COUNTED: dict[str, Callable[[Meaning, date], date | None]] = {
    "duration_days": _days,
    "duration_weeks": lambda meaning, start: start + timedelta(weeks=meaning.number),
    "duration_months": _months,
    "duration_years": _months,
    "duration_working_days": lambda meaning, start: working_days.add_chinese_working_days(start, meaning.number),
    "duration_weekdays": lambda meaning, start: working_days.add_weekdays(start, meaning.number),
    "week": _week,
    "weekday": _weekday,
    "this_fiscal_year": _next_fiscal_year,
    "this_five_year_plan": _this_plan,
    "parliament": _parliament,
}
"""Rules that count from a day: the anchor, or the day that the text gives (自2018年10月1日起三个月内)."""


def pick(expressions: tuple[TimeExpression, ...], anchor: date | None, year: int | None = None) -> Resolution | None:
    """The one deadline of a sentence's expressions: the latest of its milestones; what belongs to an object
    (编制2019年计划) counts only where nothing else does.
    """
    for roles in ((Role.DEADLINE,), (Role.OBJECT,)):
        found = [resolve(expression, anchor, year) for expression in expressions if expression.role in roles]
        dated = [resolution for resolution in found if resolution]
        if dated:
            return max(dated, key=lambda resolution: resolution.due_on)
    return None
