"""Pieces of typed arguments: owns the reading of numbers, links, figures, hours and days that people type.

Each function takes words and gives a core value or raises Misunderstood; full-width signs are read as half-width.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from bot.i18n.vocabulary import expression_at, fold
from commitments.errors import Misunderstood
from commitments.extraction.dates import due_on, find
from commitments.model import Language, Quantity
from commitments.periods import Grain

Value = TypeVar("Value")

_LINK = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)>" + "\uff0c\u3002\uff1b\uff1a\uff01\uff1f\uff09\u300b"
"""Punctuation that ends the sentence, not the link."""
_NUMBER = re.compile(r"(?:#|第|no\.?)?\s*(\d{1,6})\s*(?:号|條|条|封|[.:,])?", re.IGNORECASE)
_FIGURE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<scale>万亿|千万|百万|亿|万|千|百|million|thousand|bn|k|m)?"
    r"\s*(?P<unit>[^\s\d,.;:,。;/]{0,8})",
    re.IGNORECASE,
)
_SCALES = {
    "": 1, "百": 100, "千": 1_000, "k": 1_000, "thousand": 1_000, "万": 10_000, "百万": 10**6, "m": 10**6,
    "million": 10**6, "千万": 10**7, "亿": 10**8, "bn": 10**9, "万亿": 10**12,
}  # fmt: skip
_HOUR = re.compile(r"(?:(上午|下午|晚上|早上)\s*)?(\d{1,2})\s*(?::00|:0|点整?|點|时|時|h|am|pm)?", re.IGNORECASE)


def number_and_rest(arguments: str) -> tuple[int, str]:
    """A commitment's or letter's number at the beginning ("12", "#12", "第12条") and the words after it.

    Raises Misunderstood ("error.needs_number") where there is none.
    """
    match = _NUMBER.match(fold(arguments))
    if match is None:
        raise Misunderstood("error.needs_number")
    return int(match[1]), arguments[match.end() :].strip()


def split_link(words: str) -> tuple[str, str | None]:
    """The words without their first link, and the link: "电话 李科长 https://…"."""
    match = _LINK.search(words)
    if match is None:
        return words.strip(), None
    link = match[0].rstrip(_AFTER_LINK)
    return f"{words[: match.start()]} {words[match.start() + len(link) :]}".strip(), link


def leading_expression(table: str, words: str, meaning: Callable[[str], Value | None]) -> tuple[Value, str] | None:
    """What the longest expression of a vocabulary table at the beginning of the words means, and the rest; or None."""
    parts = words.split()
    found = expression_at(table, parts)
    if found is None:
        return None
    expression, length = found
    value = meaning(expression)
    rest = words.split(None, length)
    return None if value is None else (value, rest[length].strip() if len(rest) > length else "")


def figure_at_start(words: str, target: Quantity | None) -> tuple[Quantity, str] | None:
    """A figure at the beginning ("31.2万", "312,000家", "69%") and the words after it; None where there is none.

    A figure without a unit counts what the target counts. A unit that is glued to it is part of it only if it is the
    target's or "%"; else it begins the words ("31.2万 电话李科长").
    """
    folded = fold(words)
    match = _FIGURE.match(folded)
    if match is None:
        return None
    try:
        value = Decimal(match["number"].replace(",", "")) * _SCALES[(match["scale"] or "").casefold()]
    except InvalidOperation:
        return None
    unit, end = match["unit"], match.end("unit")
    expected = target.unit if target else ""
    if unit.startswith("%"):
        unit, end = "%", match.start("unit") + 1
    elif expected and unit.startswith(expected):
        unit, end = expected, match.start("unit") + len(expected)
    else:
        unit, end = expected, match.end("scale") if match["scale"] else match.end("number")
    if unit == "%" and expected not in ("", "%") and target is not None:
        return Quantity(target.value * value / 100, expected), words[end:].strip()
    return Quantity(value, unit), words[end:].strip()


def hour_of(word: str) -> int | None:
    """An hour of the day: "9", "9点", "下午3点"; None for other words. Raises Misunderstood for hour 24 and up."""
    match = _HOUR.fullmatch(fold(word))
    if match is None:
        return None
    hour = int(match[2])
    if (match[1] in ("下午", "晚上") or fold(word).casefold().endswith("pm")) and hour < 12:
        hour += 12
    if hour > 23:
        raise Misunderstood("error.impossible_hour", words=word)
    return hour


def last_day_of(words: str, today: date) -> date | None:
    """The last day of the time that the words name, past or future: "12月31日", "2018年", "1 May"."""
    return next((day for day, _ in _times(words, today)), None)


def calendar_day(words: str, today: date) -> date | None:
    """The calendar day that the words name, past or future: "2018-09-25", "2018年9月25日"; None for any other time."""
    return next((day for day, grain in _times(words, today) if grain is Grain.DAY), None)


def _times(words: str, today: date) -> Iterator[tuple[date, Grain]]:
    for language in Language:
        for expression in find(words, language):
            day = due_on(expression.meaning, today)
            if day is not None and 1949 <= day.year <= 2100:
                yield day, expression.meaning.grain
