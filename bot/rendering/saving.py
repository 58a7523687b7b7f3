"""Saved filters: the list of them, and what is said when one is saved or forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, opening, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.saving import LONGEST_NAME, SavedFilter


def saved_as(kept: SavedFilter, wanted: Sequence[str], count: int, catalogue: Catalogue) -> Screen:
    """A filter has its name: what it asks for, how much that is now, and how to ask for it."""
    lines = [
        catalogue.text("saved.as", name=line(kept.name, 2 * LONGEST_NAME)),
        opening(catalogue.text("saved.asks_for", wanted=tuple(line(each, LINE_WIDTH) for each in wanted), count=count)),
        catalogue.text("saved.how", name=line(kept.name, 2 * LONGEST_NAME)),
    ]
    return screen([lines], [[_run(kept), _all(catalogue)]])


def saved_filters(found: Sequence[SavedFilter], catalogue: Catalogue) -> Screen:
    """All of the workspace's, each with a button that shows its list."""
    if not found:
        return screen([catalogue.text("saved.none")])
    items = [
        catalogue.text(
            "saved.item",
            name=line(each.name, 2 * LONGEST_NAME),
            words=line(each.words, LINE_WIDTH),
            person=line(each.saved_by, 20),
        )
        for each in found
    ]
    buttons = rows([_run(each) for each in found], catalogue)
    return screen([catalogue.text("saved.head", count=len(found)), items, catalogue.text("saved.how_drop")], buttons)


def filter_dropped(dropped: SavedFilter, catalogue: Catalogue) -> Screen:
    """It is forgotten; the words are repeated, so that it can be saved again."""
    return screen(
        [
            catalogue.text(
                "saved.dropped", name=line(dropped.name, 2 * LONGEST_NAME), words=line(dropped.words, LINE_WIDTH)
            )
        ]
    )


def _run(kept: SavedFilter) -> ButtonSpec:
    return ButtonSpec(line(kept.name, 2 * LONGEST_NAME), "list", {"words": kept.name})


def _all(catalogue: Catalogue) -> ButtonSpec:
    return ButtonSpec(catalogue.text("button.filters"), "filters", {})
