"""Awaited replies: the list, and what is said when one is registered, comes or is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import fragments, letter_title, screen
from bot.rendering.pushes import awaited_words
from bot.replies import ButtonSpec, Screen
from commitments.expectations import Expectation
from commitments.service.expecting import Registered

MOST = 30


def awaited_list(found: Sequence[Expectation], today: date, catalogue: Catalogue) -> Screen:
    """All that is awaited, the earliest due first, under the numbers by which they are dropped."""
    if not found:
        return screen([catalogue.text("expect.none"), catalogue.text("expect.how")])
    late = sum(each.due_on < today for each in found)
    head = catalogue.text("expect.found_late" if late else "expect.found", count=len(found), late=late)
    lines = [f"{each.ordinal} {awaited_words(each, today, catalogue)}" for each in found[:MOST]]
    more = catalogue.text("digest.more", count=len(found) - MOST) if len(found) > MOST else ""
    return screen([head, [*lines, more], catalogue.text("expect.how_drop", number=found[0].ordinal)])


def registered(outcome: Registered, today: date, catalogue: Catalogue, *, reminded: bool = True) -> Screen:
    """The question is awaited from now on; or its answer is there already. `reminded`: the chat has reminders on."""
    expectation = outcome.expectation
    if outcome.answered_by is not None:
        return screen(
            [
                catalogue.text(
                    "expect.here_already",
                    name=_name(expectation),
                    letter=letter_title(outcome.answered_by, catalogue),
                    number=outcome.answered_by.ordinal,
                )
            ]
        )
    key = "expect.changed" if outcome.known else "expect.registered"
    words = catalogue.text(
        key,
        name=_name(expectation),
        asked=catalogue.day(expectation.asked_on, today),
        due=catalogue.day(expectation.due_on, today),
        number=expectation.ordinal,
    )
    what_follows = catalogue.text("expect.reminded" if reminded else "expect.not_reminded")
    return screen([[words, what_follows]], [[ButtonSpec(catalogue.text("button.awaited"), "expect", {"listed": True})]])


def arrived(found: Sequence[Expectation], catalogue: Catalogue) -> Screen:
    """A letter has come that was awaited: in time, or how late."""
    lines = []
    for each in found:
        days = ((each.answered_on or each.due_on) - each.due_on).days
        key = "expect.arrived_late" if days > 0 else "expect.arrived"
        due = catalogue.day(each.due_on, each.answered_on)
        lines.append(catalogue.text(key, name=_name(each), due=due, days=days))
    return screen([lines])


def dropped(expectation: Expectation, catalogue: Catalogue) -> Screen:
    """It is awaited no longer."""
    return screen([catalogue.text("expect.dropped", name=_name(expectation))])


def _name(expectation: Expectation) -> str:
    return fragments([line(expectation.reference, 40), line(expectation.body, 40)])
