"""The fields of a promise as people type them: owns the reading of dates, figures and bodies that put ours right.

Must not know what is corrected. Each function takes words and gives core values or raises Misunderstood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.i18n.vocabulary import body_role_of, fold, is_nothing
from bot.typed import AFTER_DATE, SCALES, TO_DATE
from commitments.errors import Misunderstood
from commitments.extraction.dates import Meaning, due_on, find
from commitments.extraction.dates.resolution import EARLIEST, LATEST
from commitments.extraction.packs.zh.bodies import is_named
from commitments.model import BodyRole, Bound, Deadline, DueSource, Language, Quantity, ResponsibleBody
from commitments.periods import Grain
from commitments.phases import DUE_SOON_DAYS

MOST_VALUES = 10
LONGEST_NAME = 60

_NUMERIC = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")
_QUANTITY = re.compile(
    r"(?P<least>至少|不少于|不低于|最少|超过|at least|over|more than|≥|>=)?\s*"
    r"(?P<most>不超过|不高于|不多于|最多|至多|at most|up to|no more than|≤|<=)?\s*"
    r"(?P<about>大约|约|about|around|approximately)?\s*"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<scale>万亿|千万|百万|亿|万|千|百|(?:million|thousand|bn|k|m)(?![a-z]))?\s*"
    r"(?P<unit>[^\d;,、。]{0,20}?)\s*(?P<after>以上|以内|以下|左右|or more|or less)?",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\[(?P<bodies>[^\[\]]{2,120})\]\s*$")
_BETWEEN_FIGURES = re.compile(r"\s*[;、]\s*|\s*,\s*(?!\d{3}(?!\d))")
_BETWEEN_BODIES = re.compile(r"\s*[;,、\n]\s*")
_AFTER = {
    "以上": Bound.MIN, "or more": Bound.MIN, "以内": Bound.MAX, "以下": Bound.MAX, "or less": Bound.MAX,
    "左右": Bound.ABOUT,
}  # fmt: skip


def dates_meant(words: str, issued_on: date | None, today: date) -> tuple[Sequence[Deadline | None], str] | None:
    """The days that a date at the beginning of the words may mean, the likeliest first, and the words after it.

    A date without a year counts from the letter's date or from today; 6/7/2019 may name its day or its month first.
    "没写时限", "none" mean that there is no date. None where the words begin with no date at all.
    """
    bare = TO_DATE.sub("", words.strip())
    if is_nothing(bare):
        return (None,), ""
    for language in Language:
        for expression in find(bare, language):
            if expression.start != 0 or not _whole(bare, expression.end):
                continue
            meanings = [expression.meaning, *_swapped(expression.words, expression.meaning)]
            anchors = [anchor for anchor in (issued_on, today) if anchor is not None]
            days = [(due_on(meaning, anchor), meaning) for meaning in meanings for anchor in anchors]
            known = {day: meaning for day, meaning in reversed(days) if day and EARLIEST <= day.year <= LATEST}
            if known:
                ordered = dict.fromkeys(day for day, _ in days if day is not None and day in known)
                made = [_deadline(day, known[day], expression.words) for day in ordered]
                return made, bare[expression.end :].strip(AFTER_DATE)
    return None


def dates_ahead(deadline: Deadline, today: date) -> Sequence[Deadline]:
    """What the words of a date typed today may mean, the reading that was chosen first: 6/7/2019 names its day or its
    month first; 年底前 said three weeks before may mean the year that follows. One reading where it is clear.
    """
    meant = dates_meant(deadline.words, today, today)
    found = [each for each in meant[0] if each is not None and each.due_on >= today] if meant else []
    if 0 <= (deadline.due_on - today).days <= DUE_SOON_DAYS:
        following = dates_meant(deadline.words, date(today.year + 1, 1, 1), today)
        year_on = [each for each in following[0] if each is not None] if following else []
        found += [each for each in year_on if _same_day_next_year(deadline.due_on, each.due_on)]
    others = {each.due_on: each for each in found if each.due_on != deadline.due_on}
    return [deadline, *others.values()]


def _same_day_next_year(day: date, other: date) -> bool:
    return (other.year, other.month, other.day) == (day.year + 1, day.month, day.day)


def _whole(words: str, end: int) -> bool:
    """Whether the expression is not a mere part of what was typed: of "2019年6月底" English reads the 2019."""
    return end == len(words) or words[end] in AFTER_DATE


def _swapped(words: str, meaning: Meaning) -> Sequence[Meaning]:
    """The other way to read a day in figures, 6/7/2019, where there is one."""
    if not _NUMERIC.fullmatch(words.strip()) or meaning.grain is not Grain.DAY or meaning.day > 12:
        return ()
    return () if meaning.day == meaning.month else (replace(meaning, day=meaning.month, month=meaning.day),)


def _deadline(day: date, meaning: Meaning, words: str) -> Deadline:
    return Deadline(
        due_on=day,
        grain=meaning.grain,
        source=DueSource.PERSON,
        words=words,
        rule="person",
        names_day=meaning.names_day,
    )


def quantities_of(words: str) -> tuple[Quantity, ...]:
    """Target numbers: "45万家", "至少98%", "200户、3个", "at least 95 per cent"; none for "没有".

    Raises Misunderstood.
    """
    if is_nothing(words):
        return ()
    parts = [part for part in _BETWEEN_FIGURES.split(fold(words).strip()) if part]
    if not parts or len(parts) > MOST_VALUES:
        raise Misunderstood("error.needs_quantity", words=words)
    return tuple(_quantity(part, words) for part in parts)


def _quantity(part: str, words: str) -> Quantity:
    match = _QUANTITY.fullmatch(part.strip())
    if match is None or len(match["number"]) > LONGEST_NAME:
        raise Misunderstood("error.needs_quantity", words=words)
    value = Decimal(match["number"].replace(",", "")) * SCALES[(match["scale"] or "").casefold()]
    unit = re.sub(r"^(?:percent|per cent)$", "%", match["unit"].strip(), flags=re.IGNORECASE)
    before = Bound.MIN if match["least"] else Bound.MAX if match["most"] else Bound.ABOUT if match["about"] else None
    bound = before or _AFTER.get((match["after"] or "").casefold(), Bound.EXACT)
    return Quantity(value, unit, bound)


def bodies_of(words: str) -> tuple[ResponsibleBody, ...]:
    """Bodies with their roles: "住建局 牵头、财政局 配合", "housing office lead, treasury co"; none for "没有".

    Without a role the first one leads and the others support it. Raises Misunderstood.
    """
    if is_nothing(words):
        return ()
    found: list[ResponsibleBody] = []
    for part in _BETWEEN_BODIES.split(fold(words).strip()):
        name, role = _named(part)
        if name:
            found.append(ResponsibleBody(name, role or (BodyRole.CO if found else BodyRole.LEAD)))
    if not found or len(found) > MOST_VALUES or any(len(body.name) > LONGEST_NAME for body in found):
        raise Misunderstood("error.needs_body", words=words)
    return tuple(dict.fromkeys(found))


def body_at_end(words: str, knows: Callable[[str], bool]) -> tuple[str, tuple[ResponsibleBody, ...]]:
    """The words of a promise and the bodies behind it: "… [住建局 牵头、财政局 配合]", or a last word that is a body's
    name, by its ending or because somebody has declared it: "年底前公布第二批名单 住建局".
    """
    words = words.strip()
    match = _IN_BRACKETS.search(fold(words))
    if match is not None:
        return words[: match.start()], bodies_of(words[match.start("bodies") : match.end("bodies")])
    before, _, last = fold(words).rpartition(" ")
    if before.strip() and (is_named(last) or knows(last)):
        return words[: len(before)].rstrip(), bodies_of(last)
    return words, ()


def _named(part: str) -> tuple[str, BodyRole | None]:
    """A body and the role that stands before or behind it: 牵头:住建局, 住建局 牵头."""
    first, _, rest = (each.strip() for each in re.sub(r"[:()]", " ", part).strip().partition(" "))
    if rest and (role := body_role_of(first)):
        return rest, role
    before, _, last = re.sub(r"[:()]", " ", part).strip().rpartition(" ")
    if before and (role := body_role_of(last)):
        return before.strip(), role
    return part.strip(), None
