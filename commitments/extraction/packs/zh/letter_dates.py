"""The date that a Chinese letter bears: owns its forms and where it is printed; must not know the letter's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from commitments.extraction.packs.zh.layout import numeral
from commitments.extraction.packs.zh.patterns import opens, pattern, says
from commitments.model import HeadField, HeadSource

_FULL = re.compile(r"((?:19|20)\d\d)(?:[年./-](\d{1,2})[月./-](\d{1,2})日?(?!\d)|-(\d\d)-(\d\d)(?=\d{1,2}:))")
"""The second form has a clock time right behind it, its space lost."""
_RUN = re.compile(r"((?:19|20)\d\d)(\d{2,4})")
_CUT_SHORT = re.compile(r"\D{0,8}((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})")
_CHINESE = re.compile(
    "([〇零Oo0一二三四五六七八九]{2,4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?"
)
_CHINESE_DIGITS = str.maketrans("〇零Oo0一二三四五六七八九", "00000123456789")
_LINE = re.compile(
    r"^[(]?(?:日期[:]?)?(?:(?:19|20)\d\d[年./-]\d{1,2}[月./-]?(?:\d{1,2})?日?|(?:19|20)\d{4,6}|(?:19|20)\d\d"
    "|[〇零Oo0一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日?)[)]?$"
)
_POSTED = re.compile(r"((?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}?日?)(?:[01]?\d|2[0-3]):\d\d")
"""A moment to the minute above or below the answer, without a label: when it was put on a board."""
_LABELS = ("label_written", "label_answered", "label_published")
"""What the page may say of its dates, the most telling first."""
_OTHERS = re.compile("交办|来信|提交|写信|失效|有效")
"""Dates of other things than the letter."""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1949 <= year <= 2100 else None
    except ValueError:
        return None


def read_date(words: str) -> date | None:
    """2018年9月25日, 2018-09-25, 二〇一八年九月二十五日, and with lost marks: 2018925, 一八年九月二十五日."""
    found = _FULL.search(words)
    if found:
        return _day(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
    found = _CHINESE.search(words)
    if found:
        year = int(found[1].translate(_CHINESE_DIGITS))
        return _day(year if len(found[1]) == 4 else 2000 + year % 100, numeral(found[2]), numeral(found[3]))
    found = _CUT_SHORT.fullmatch(words)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _RUN.fullmatch(words)
    if found is None:
        return None
    rest = found[2]
    cuts = [2] if len(rest) == 4 else range(1, len(rest))
    readings = {_day(int(found[1]), int(rest[:cut]), int(rest[cut:])) for cut in cuts} - {None}
    # 2023111 is the 11th of January or the 1st of November: neither is taken.
    return readings.pop() if len(readings) == 1 else None


def is_date_line(flat: str) -> bool:
    """A line that is nothing but a date."""
    return bool(_LINE.match(flat))


def _signed(flats: Sequence[str], first: int, end: int, signed_at: int) -> Iterator[date | None]:
    if signed_at >= 0:
        yield read_date(flats[signed_at])
    for flat in flats[max(first, end - 3) : end]:
        signed = says("signed", flat) or says("signed_in_text", flat)
        if signed:
            yield read_date(signed.group())
    for flat in flats[end : end + 6]:
        if is_date_line(flat) or re.search("负责人:.{0,8}?[〇一二]{2}", flat):
            yield read_date(flat)


def _labelled(flats: Sequence[str], first: int, end: int) -> Iterator[date | None]:
    for label in _LABELS:
        for at, flat in enumerate(flats):
            mark = pattern(label).search(flat)
            if mark is None or (first <= at < end and len(flat) >= 200):
                continue
            if _OTHERS.search(flat[max(0, mark.start() - 3) : mark.start() + 3]):
                continue
            yield read_date(flat[mark.end() : mark.end() + 24])
            if mark.end() == len(flat) and at + 1 < len(flats):
                yield read_date(flats[at + 1][:24])


def dates_of(flats: Sequence[str], first: int, end: int, signed_at: int) -> list[HeadField]:
    """All readings of the letter's date, the best first: that of the session it was given at, its signature, what the
    page calls its date, its publication, else the latest day that it reports on. The body is lines `first` to `end`.
    """
    found: dict[date, HeadSource] = {}

    def add(days: Iterator[date | None], source: HeadSource) -> None:
        for day in days:
            if day is not None:
                found.setdefault(day, source)

    held = (opens("held", flat) for flat in flats[: first + 12])
    add((read_date(session[1]) for session in held if session), HeadSource.PAGE_HEAD)
    add(_signed(flats, first, end, signed_at), HeadSource.SIGNATURE)
    add(_labelled(flats, first, end), HeadSource.PAGE_HEAD)
    heads = (flat for flat in flats[:first] if is_date_line(flat) or re.match(r"[•·-]?(?:19|20)\d\d-\d\d-\d\d", flat))
    add((read_date(flat) for flat in heads), HeadSource.PAGE_HEAD)
    if not found:
        around = [*flats[:first], *flats[max(first, end - 2) : end + 2]]
        posted = (_POSTED.search(flat) for flat in around if not _OTHERS.search(flat))
        add((read_date(mark[1]) for mark in posted if mark), HeadSource.PAGE_HEAD)
    if not found:
        reported = (read_date(mark.group()) for flat in flats[first:end] for mark in _FULL.finditer(flat))
        days = [day for day in reported if day is not None]
        add(iter([max(days)] if days else []), HeadSource.BODY)
    return [HeadField(day.isoformat(), source) for day, source in found.items()]
