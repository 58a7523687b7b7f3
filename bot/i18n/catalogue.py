"""The sentences of one language: owns their lookup and how a bare fact reads in them; must not know any screen.

The sentences are Mozilla Fluent messages in `<language>/*.ftl`. A key is written with dots in the code and with hyphens
there: `error.not_found` is `error-not_found`. The name of an enum's member is the message `<enum>-<value>`:
`Status.IN_PROGRESS` is `status-in_progress`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax.ast import Message

from bot.i18n.patterns import Sentence, sentence_of
from bot.i18n.plain import clean, line
from commitments.errors import NextstepsError
from commitments.model import Bound, Language, Quantity

SUBJECTS = (
    "words", "errors", "letters", "screens", "settings", "notices", "running", "work", "team", "proof", "corrections",
    "bodies", "copies", "requests", "reasons",
)  # fmt: skip
"""The files of a language."""

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_MOST_DECIMALS = 4
_DAYS = 512
"""So many dates are remembered in words: letters name the same ones again and again, mostly the last of a year."""
_WORDS_WIDTH = 120
_UNIT_WIDTH = 20
_ENGLISH_UNITS = {
    "元": "yuan",
    "人": "people",
    "名": "people",
    "户": "households",
    "米": "m",
    "公里": "km",
    "千米": "km",
    "平方米": "m²",
    "平方公里": "km²",
    "吨": "t",
    "亩": "mu",
    "公顷": "ha",
    "小时": "hours",
    "天": "days",
    "个工作日": "working days",
    "千瓦": "kW",
}
"""What a Chinese unit is called in English; counting words have no name there."""


class Catalogue:
    """Everything that is said in one language. Facts are values of the core; they are put into words here."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._labels: dict[tuple[type[Enum], str], str] = {}
        self._whole: dict[str, str] = {}
        self._sentences: dict[str, Sentence] = {}
        self._day = lru_cache(_DAYS)(self._in_words)
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for subject in SUBJECTS:
            source = Path(__file__).with_name(language.value).joinpath(f"{subject}.ftl").read_text("utf-8")
            resource = FluentResource(source)
            self._bundle.add_resource(resource)
            for entry in resource.body:
                if isinstance(entry, Message) and (sentence := sentence_of(entry)) is not None:
                    self._keep(entry.id.name.replace("-", "."), sentence)

    def _keep(self, key: str, sentence: Sentence) -> None:
        if sentence.has_gaps:
            self._sentences[key] = sentence
        else:
            self._whole[key] = sentence.filled({})

    def text(self, key: str, /, **facts: object) -> str:
        """The sentence under `key` with its gaps filled.

        Facts that the sentence has no gap for are passed over. Raises KeyError for a key that the language has not, and
        for a gap without a fact.
        """
        if (whole := self._whole.get(key)) is not None:
            return whole
        given = {name: self._fact(value) for name, value in facts.items() if value is not None}
        if (sentence := self._sentences.get(key)) is not None:
            try:
                return sentence.filled(given)
            except KeyError as error:
                raise KeyError(f"message {key!r} in {self.language.value}: no fact {error}") from None
        identifier = key.replace(".", "-")
        if not self._bundle.has_message(identifier):
            raise KeyError(f"no message {key!r} in {self.language.value}")
        pattern = self._bundle.get_message(identifier).value
        if pattern is None:
            raise KeyError(f"message {key!r} in {self.language.value} is empty")
        numbered = {n: fluent_number(f, useGrouping=False) if isinstance(f, int) else f for n, f in given.items()}
        words, errors = self._bundle.format_pattern(pattern, numbered)
        if errors:
            raise KeyError(f"message {key!r} in {self.language.value}: {errors[0]}")
        return str(words)

    def error(self, error: NextstepsError) -> str:
        """The sentence of an expected error. Words that a person typed are repeated in it clipped."""
        facts = {n: line(f, _WORDS_WIDTH) if type(f) is str else f for n, f in error.facts.items()}
        return self.text(error.key, **facts)

    def label(self, value: Enum) -> str:
        """The name of an enum's member: Status.MET is 已兑现."""
        member = type(value), value.name  # members of two StrEnums may be equal
        if member not in self._labels:
            self._labels[member] = self.text(f"{_hyphenated(type(value).__name__)}.{value.value}")
        return self._labels[member]

    def day(self, day: date, today: date | None = None) -> str:
        """A date as people say it, without the year where it is today's: 12月31日, 31 Dec 2018."""
        return self._day(day, today is not None and today.year == day.year)

    def _in_words(self, day: date, this_year: bool) -> str:
        key = "date.short" if this_year else "date.long"
        return self.text(key, year=day.year, month=day.month, day=day.day, month_name=self.month_name(day.month))

    def month_name(self, month: int) -> str:
        """The short name of a month, 1-12."""
        return self.text(f"month.m{month}")

    def weekday(self, weekday: int) -> str:
        """The name of a weekday, Monday = 0."""
        return self.text(f"weekday.d{weekday}")

    def join(self, words: Iterable[str]) -> str:
        """Words in a row: 甲、乙; a, b."""
        return self.text("mark.comma_in_list").join(words)

    def quoted(self, words: str) -> str:
        """Words in quotation marks, those inside made single."""
        inner = words.replace("“", "‘").replace("”", "’")
        return self.text("mark.quoted", words=inner)

    def number(self, value: Decimal) -> str:
        """A figure, exact: 45万, 31.2万, 1.5亿; 450,000, 98.5."""
        if self.language is Language.ZH:
            for size, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
                if abs(value) >= size and _decimals(value / size) <= _MOST_DECIMALS:
                    return _plain(value / size) + word
            return _plain(value)
        return _plain(value, ",")

    def quantity(self, quantity: Quantity, *, bare: bool = False) -> str:
        """A figure with its unit and bound: 45万家, 至少98%; 450,000. `bare` leaves the bound out.

        A mere Chinese measure word (家, 个) means nothing on an English screen and is left out there.
        """
        unit = line(quantity.unit, _UNIT_WIDTH)
        if self.language is Language.EN:
            unit = _ENGLISH_UNITS.get(unit, unit)
        figure = self.number(quantity.value)
        if self.language is Language.ZH or unit == "%":
            figure += unit
        elif unit and not _HAN.search(unit):
            figure += f" {unit}"
        if bare or quantity.bound is Bound.EXACT:
            return figure
        return self.text(f"quantity.{quantity.bound.value}", figure=figure)

    def _fact(self, value: Any) -> Any:
        if type(value) is str:  # by far the most, and no enum
            return clean(value)
        if isinstance(value, Enum):
            return self.label(value)
        if isinstance(value, bool):
            raise TypeError("a sentence has no gap for yes or no: use two keys")
        if isinstance(value, int):
            return value  # a sentence may choose its form by it
        if isinstance(value, Decimal):
            return self.number(value)
        if isinstance(value, Quantity):
            return self.quantity(value)
        if isinstance(value, datetime):
            return f"{self.day(value.date())} {value:%H:%M}"
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, tuple | list | frozenset | set):
            return self.join(str(self._fact(one)) for one in value)
        return clean(str(value))


@cache
def catalogue(language: Language) -> Catalogue:
    """The catalogue of a language, read on first use."""
    return Catalogue(language)


def _hyphenated(name: str) -> str:
    """BodyRole → body_role."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _plain(value: Decimal, grouping: str = "") -> str:
    """The figure without exponent or trailing zeros."""
    words = f"{value:{grouping}f}"
    return words.rstrip("0").rstrip(".") if "." in words else words
