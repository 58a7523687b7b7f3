"""When a text says that something will be done: owns finding time expressions and resolving them against a date.

Recognise, then resolve: `find` needs no anchor, `resolve` needs one. It must not know commitments or chats.
The words of a language are in its pack (`packs/<language>/dates.py` and `dates.toml`).
"""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Protocol, cast

from commitments.extraction.dates import other_forms
from commitments.extraction.dates.records import Meaning, Resolution, Role, TimeExpression
from commitments.extraction.dates.resolution import due_on, pick, resolve, wholly_ahead
from commitments.model import Language

__all__ = [
    "Meaning",
    "Resolution",
    "Role",
    "TimeExpression",
    "due_on",
    "find",
    "in_years_ending",
    "pick",
    "resolve",
    "understand",
    "understand_moment",
    "wholly_ahead",
]


class _Scan(Protocol):
    def __call__(self, text: str, chat: bool = False) -> tuple[TimeExpression, ...]: ...


@cache
def _scanner(language: Language) -> _Scan:
    pack = importlib.import_module(f"commitments.extraction.packs.{language.value}.dates")
    return cast(_Scan, pack.find)


def find(text: str, language: Language) -> tuple[TimeExpression, ...]:
    """All time expressions of a text (a clause, a sentence, a heading) in its order, whatever their role.

    Offsets count in `text`. Full-width and half-width, simplified and traditional characters read alike.
    """
    return _scanner(language)(text)


def in_years_ending(found: tuple[TimeExpression, ...], month: int) -> tuple[TimeExpression, ...]:
    """The same where the financial year ends with `month` (in Australia June), 0 where that is not known."""
    financial = ("fiscal_year", "this_fiscal_year")
    if not month or not any(time.meaning.rule in financial for time in found):
        return found
    return tuple(
        replace(time, meaning=replace(time.meaning, month=month)) if time.meaning.rule in financial else time
        for time in found
    )


def understand(phrase: str, anchor: date | None, language: Language) -> Resolution | None:
    """The one deadline that a phrase or sentence states, the later of two milestones; None where it states none."""
    return pick(find(phrase, language), anchor)


def understand_moment(words: str, now: datetime, language: Language) -> date | None:
    """The day that words typed in chat mean (下周五, 3天后, next Monday), counted from `now`'s day in its zone.

    A past day is None, as is anything that is no time.
    """
    expressions = _scanner(language)(words.strip(), chat=True)
    if not expressions:
        return other_forms.read(words.strip(), now, language)
    resolution = pick(expressions, now.date())
    return resolution.due_on if resolution else None
