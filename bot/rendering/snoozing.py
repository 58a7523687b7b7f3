"""Being reminded later: the question for a day in words, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.rendering.formats import numbered, screen
from bot.replies import ButtonSpec, Screen
from commitments.queries import Entry

MOST = 3


def ask_day(count: int, catalogue: Catalogue) -> Screen:
    """When to be reminded again."""
    return screen(
        [catalogue.text("snooze.ask", count=count)], [[ButtonSpec(catalogue.text("button.cancel"), "cancel", {})]]
    )


def snoozed(found: Sequence[Entry], until: date, today: date, catalogue: Catalogue) -> Screen:
    """On which day the commitments are told of again."""
    words = catalogue.text(
        "snooze.done",
        day=catalogue.day(until, today),
        weekday=catalogue.weekday(until.weekday()),
        count=len(found),
    )
    named = [numbered(e.commitment) for e in found] if len(found) <= MOST else []
    return screen([[words, *named]])
