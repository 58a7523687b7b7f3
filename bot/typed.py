"""Pieces of typed arguments: owns the reading of numbers, links, figures, hours and days that people type.

Each function takes words and gives a core value or raises Misunderstood; full-width signs are read as half-width.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from bot.i18n.vocabulary import expression_at, fold
from bot.routing import apart, several_at_start
from bot.spoken import in_digits
from commitments.errors import Misunderstood
from commitments.extraction.dates import Meaning, Role, due_on, find, resolve
from commitments.model import Deadline, DueSource, Language, Quantity
from commitments.periods import Grain

Value = TypeVar("Value")

_LINK = re.compile(r"https?://[^\s<>\"'\uff0c\u3002\uff1b\uff01\uff1f\uff08\uff09\u3001\u300a\u300b]+", re.IGNORECASE)
_AFTER_LINK = ".,;:!?)>" + "\uff0c\u3002\uff1b\uff1a\uff01\uff1f\uff09\u300b"
"""Punctuation that ends the sentence, not the link."""
_BEFORE_LINK = " (<\uff08\u300a"
AFTER_DATE = " \t\r\n\u3000,;:\uff0c\uff1b\uff1a\u3001"
"""What may stand between a figure and the words about it."""
TO_DATE = re.compile(r"^\s*(?:延期|推迟)?(?:到|至|延到|to|until|till|by)\s*", re.IGNORECASE)
_ON_DAY = re.compile(r"^\s*(?:于|在|是|on|as of)\s*", re.IGNORECASE)
_AFTER_DAY_DONE = re.compile(
    r"$|[\s,;.:。]|https?:|就?已?经?(?:全部|全面|正式)?(?:完成|办结|办完|办好|竣工|完工|建成|通车|开工|开通|印发|发布|公布|上线|投用|投入|验收)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:#|第|no\.?)?\s*(\d{1,6})(?!\d)\s*(?:号|條|条|封|[.:,])?", re.IGNORECASE)
_SUCCESSOR = re.compile(r"\s*(?:by\s+)?(?:#|第|no\.?)?\s*(\d{1,6})\s*(?:[号条條]|(?=[\s,;:]|$))[,;:]?", re.IGNORECASE)
_SPAN = re.compile(r"(\d{1,6})(?:\s*(?:-|~|—|–|至|到|to)\s*#?(\d{1,6}))?", re.IGNORECASE)
MOST_NUMBERS = 500
_FIGURE = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![,.:/-]?\d)"  # "2018-12-20" and "1,23" are no figures
    r"\s*(?P<scale>万亿|千万|百万|亿|万|千|百|(?:million|thousand|bn|k|m)(?![a-z]))?"  # "3 months" is not 3 million
    r"\s*(?P<unit>[^\s\d,.;:,。;/]{0,8})",
    re.IGNORECASE,
)
SCALES = {
    "": 1, "百": 100, "千": 1_000, "k": 1_000, "thousand": 1_000, "万": 10_000, "百万": 10**6, "m": 10**6,
    "million": 10**6, "千万": 10**7, "亿": 10**8, "bn": 10**9, "万亿": 10**12,
}  # fmt: skip
_COME_TO = re.compile(r"(?:完成|建成|建好|办结|办理|新增|达到|达|累计|共)[了到]?\s*$")
_TIME = re.compile(
    r"(?P<part>凌晨|早上|上午|中午|下午|晚上|夜里)?\s*(?P<hour>\d{1,2})\s*"
    r"(?::\s*(?P<minute>\d{1,2})|[点點时時](?P<spoken>整|半|\d{1,2}(?=分?$))?分?|h)?\s*(?P<half>am|pm)?",
    re.IGNORECASE,
)
_LATER_HALF = {"下午", "晚上", "夜里", "pm"}


def number_and_rest(arguments: str) -> tuple[int, str]:
    """A commitment's or letter's number at the beginning ("12", "#12", "第12条") and the words after it.

    Raises Misunderstood ("error.needs_number") where there is none.
    """
    match = _NUMBER.match(fold(arguments))
    if match is None:
        raise Misunderstood("error.needs_number")
    return int(match[1]), arguments[match.end() :].strip()


def numbers_in(words: str) -> tuple[int, ...]:
    """All numbers that the words name, each once, in order: "1-4,9" → 1 2 3 4 9. Empty where there is none.

    Raises Misunderstood ("error.too_many_numbers") for more than anybody means.
    """
    found: dict[int, None] = {}
    for match in _SPAN.finditer(fold(words)):
        first, last = int(match[1]), int(match[2] or match[1])
        if last - first >= MOST_NUMBERS or len(found) > MOST_NUMBERS:
            raise Misunderstood("error.too_many_numbers", most=MOST_NUMBERS)
        found.update(dict.fromkeys(range(min(first, last), max(first, last) + 1)))
    return tuple(found)


def successor_at_start(words: str) -> tuple[int | None, str]:
    """The number of the promise that has taken another's place ("30", "30号 新答复里改了"), and the words after it.

    None for words that begin with no such number ("2026年的新答复").
    """
    match = _SUCCESSOR.match(fold(words))
    return (int(match[1]), words[match.end() :].strip()) if match else (None, words)


def several_and_rest(arguments: str) -> tuple[tuple[int, ...], str] | None:
    """The numbers of several commitments at the beginning ("3,5-9", "3、5和7号") and the words after them; or None."""
    found = several_at_start(arguments)
    return None if found is None else (numbers_in(found[0]), found[1].lstrip(AFTER_DATE))


def split_link(words: str) -> tuple[str, str | None]:
    """The words without their first link, and the link: "电话 李科长 https://…"."""
    match = _LINK.search(words)
    if match is None:
        return words.strip(), None
    link = match[0].rstrip(_AFTER_LINK)
    before, after = words[: match.start()], words[match.start() + len(link) :]
    return f"{before.rstrip(_BEFORE_LINK)} {after.lstrip(_AFTER_LINK)}".strip(), link


def leading_expression(table: str, words: str, meaning: Callable[[str], Value | None]) -> tuple[Value, str] | None:
    """What the longest expression of a vocabulary table at the beginning of the words means, and the rest; or None.

    Punctuation and a link end an expression as a space does: "办结,电话李科长", "已兑现https://…".
    """
    for spaced in (words, apart(words)):
        found = expression_at(table, spaced.split())
        if found is not None:
            expression, length = found
            value = meaning(expression)
            rest = spaced.split(None, length)
            return None if value is None else (value, rest[length].strip() if len(rest) > length else "")
    return None


def figure_at_start(words: str, target: Quantity | None) -> tuple[Quantity, str] | None:
    """A figure at the beginning ("31.2万", "312,000家", "69%", "三十一万二") and the words after it; or None.

    A figure without a unit counts what the target counts. What is glued to it is its unit, and with another than the
    target's or "%" it is no figure ("2018年底", "3个部门会签"); after a space come words ("31.2万 电话李科长").
    A spoken one stands by itself ("一家也没完成" is none).
    """
    folded = fold(words)
    spoken = in_digits(folded)
    digits, length = spoken if spoken is not None else ("", 0)
    match = _FIGURE.match(digits + folded[length:])
    if match is None:
        return None
    try:
        value = Decimal(match["number"].replace(",", "")) * SCALES[(match["scale"] or "").casefold()]
    except InvalidOperation:
        return None
    unit, bare_end = match["unit"], match.end("scale") if match["scale"] else match.end("number")
    expected = target.unit if target else ""
    if unit.startswith("%"):
        unit, end = "%", match.start("unit") + 1
    elif expected and unit.startswith(expected):
        unit, end = expected, match.start("unit") + len(expected)
    elif unit and match.start("unit") == bare_end:
        return None
    else:
        unit, end = expected, bare_end
    after = words[end - len(digits) + length :]
    if digits and after and after[0] not in AFTER_DATE:
        return None
    rest = after.lstrip(AFTER_DATE).rstrip()
    if unit == "%" and expected not in ("", "%") and target is not None:
        return Quantity(target.value * value / 100, expected), rest
    return Quantity(value, unit), rest


def figure_in(words: str, target: Quantity | None) -> Quantity | None:
    """The one figure in the words that bears the target's own unit: "完成11.2万户", of 15 new zebra crossings
    "installed 12 crossings". None where there is none, or more than one, or where 个 counts something else
    ("3个部门已会签").
    """
    if target is None or not target.unit:
        return None
    names = {target.unit.casefold(), target.unit.casefold().split()[-1]}
    found = [match for match in _FIGURE.finditer(fold(words)) if any(_bears(match, name) for name in names)]
    if len(found) != 1:
        return None
    number, scale = found[0]["number"].replace(",", ""), (found[0]["scale"] or "").casefold()
    return Quantity(Decimal(number) * SCALES[scale], target.unit)


def _bears(figure: re.Match[str], name: str) -> bool:
    """Whether the unit stands right behind the figure, and the figure says how far things have come."""
    before, after = figure.string[: figure.start()], figure.string[figure.start("unit") :].casefold()
    if not after.startswith(name) or (before and (before[-1].isdigit() or before[-1] in ".,/-第")):
        return False
    behind = after[len(name) : len(name) + 1]
    return not behind.isalpha() or (not name[-1].isascii() and _COME_TO.search(before) is not None)


def time_of(word: str) -> time | None:
    """A time of day: "9", "9点", "9:30", "下午3点半", "0:00", "9pm"; None for other words.

    Raises Misunderstood for a time that no day has: 24, 9:75.
    """
    match = _TIME.fullmatch(fold(word).strip())
    if match is None:
        return None
    hour, spoken = int(match["hour"]), match["spoken"] or "0"
    minute = int(match["minute"] or {"整": "0", "半": "30"}.get(spoken, spoken))
    half = (match["half"] or match["part"] or "").casefold()
    if (half in _LATER_HALF or (half == "中午" and hour < 6)) and hour < 12:
        hour += 12
    if half in ("am", "凌晨") and hour == 12:  # midnight
        hour = 0
    if hour > 23 or minute > 59:
        raise Misunderstood("error.impossible_hour", words=word)
    return time(hour, minute)


def deadline_at_start(words: str, today: date) -> tuple[Deadline, str] | None:
    """A date at the beginning of the words ("2019年6月底 资金没到位", "end of June 2019, no money"), as a person sets
    it, and the words after it; None where they begin with no date that is to come.
    """
    bare = TO_DATE.sub("", words)
    for language in Language:
        for expression in find(bare, language):
            found = resolve(replace(expression, role=Role.DEADLINE), today)
            if expression.start == 0 and found is not None:
                deadline = Deadline(
                    due_on=found.due_on,
                    grain=found.grain,
                    source=DueSource.PERSON,
                    words=found.words,
                    rule="person",
                    names_day=found.names_day,
                )
                return deadline, bare[expression.end :].strip(AFTER_DATE)
    return None


def last_day_of(words: str, today: date) -> date | None:
    """The last day of the time that the words name, past or future: "12月31日", "2018年", "1 May". None where they say
    more than that: "11月1日 12月25日".
    """
    for language in Language:
        for expression in find(words, language):
            if (expression.start, expression.end) == (0, len(words)):
                return _day(expression.meaning, today)
    return None


def letter_day(words: str, today: date) -> date | None:
    """The calendar day on which a letter was written: "2018-09-25", "2018年9月25日"; None for any other time.

    Without a year it is the last such day: letters come from the past.
    """
    for language in Language:
        first = next(iter(find(words, language)), None)
        if first is None or first.meaning.grain is not Grain.DAY:
            continue
        day = _past_day(first.meaning, today)
        if day is not None:
            return day
    return None


def day_done(words: str, today: date) -> date | None:
    """The day on which something was done, where words about it begin with that day: "6月28日 电话李科长", "on 25
    November https://…", "3月18日开工"; without a year the last such day. None for a day that is to come, and where
    the day is that of something else ("6月28日来电").
    """
    bare = _ON_DAY.sub("", fold(words))
    for language in Language:
        first = next(iter(find(bare, language)), None)
        if first is not None and first.start == 0 and first.meaning.grain is Grain.DAY:
            day = _past_day(first.meaning, today)
            if day is not None and day <= today and _AFTER_DAY_DONE.match(bare, first.end):
                return day
    return None


def _past_day(meaning: Meaning, today: date) -> date | None:
    day = _day(meaning, today)
    if day is not None and day > today and not meaning.has_year:
        day = _day(replace(meaning, year=day.year - 1), today)
    return day


def _day(meaning: Meaning, today: date) -> date | None:
    day = due_on(meaning, today)
    return day if day is not None and 1949 <= day.year <= 2100 else None
