"""What digests and reminders share: how lateness, awaited replies and the way to plain text read in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import days_words, fragments, rows
from bot.replies import ButtonSpec, Screen
from commitments.expectations import Expectation
from commitments.service.morning import Late

MOST = 3
"""No section has more lines than this and "另有N条"."""


def late_words(late: Late | None, today: date, catalogue: Catalogue) -> str:
    """That this should have come before; empty where it came in time."""
    if late is None:
        return ""
    day = catalogue.day(late.since, today)
    if late.runs == 1:
        return catalogue.text("digest.late", day=day)
    return catalogue.text("digest.late_several", day=day, count=late.runs)


def awaited_words(awaited: Expectation, today: date, catalogue: Catalogue) -> str:
    """第312号建议 · 示范市民政局 · 应于6月20日前答复,已过3天."""
    due = catalogue.text(
        "expect.due", day=catalogue.day(awaited.due_on, today), left=days_words(awaited.due_on, today, catalogue)
    )
    return fragments([line(awaited.reference, 40), line(awaited.body, 30), due])


def awaited_lines(awaited: Sequence[Expectation], today: date, catalogue: Catalogue) -> list[str]:
    """The section of replies that are late or nearly due, the longest overdue first."""
    if not awaited:
        return []
    lines = [f"• {awaited_words(each, today, catalogue)}" for each in awaited[:MOST]]
    more = [catalogue.text("digest.more", count=len(awaited) - MOST)] if len(awaited) > MOST else []
    return [catalogue.text("digest.awaited", count=len(awaited)), *lines, *more]


class _Plain(dict[int, int | None]):
    """What becomes of each character, found out when it comes up first."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        dropped = unicodedata.category(character) == "So" or character in "\ufe0f\u200d"
        return self.setdefault(code, None if dropped else code)


_PLAIN = _Plain()


def with_plain_text(drawn: Screen, buttons: Sequence[ButtonSpec], catalogue: Catalogue) -> Screen:
    """The screen with its buttons, and one that sends its text to be forwarded."""
    forward = ButtonSpec(catalogue.text("button.plain_text"), "plain_text", {"text": plain_text(drawn.text)})
    return replace(drawn, buttons=tuple(tuple(row) for row in rows([*buttons, forward], catalogue)))


def plain_text(text: str) -> str:
    """The text without pictograms, which other programs draw as boxes."""
    return re.sub(r"(?m)^ +| +$", "", text.translate(_PLAIN))
