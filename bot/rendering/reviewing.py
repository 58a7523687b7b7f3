"""Choosing among a letter's promises: one group a screen, with its toggles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    due_and_left,
    fragments,
    letter_name,
    rows,
    screen,
    section_numbers,
    title,
)
from bot.replies import ButtonSpec, Screen
from commitments.model import DueSource, Status
from commitments.reviews import CHOICES, Group
from commitments.service.reviewing import Sheet

IN_ROW = 8
"""Numbers in a row: bare numbers are narrow."""

_SIGNS = {Status.OPEN: "✅", Status.ON_FILE: "◻", Status.REJECTED: "✖"}
_END = re.compile(r"[。;；.]+$")
_MARK = re.compile(r"^\s*(?:[一二三四五六七八九十百]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．])\s*")


def sheet(state: Sheet, today: date, catalogue: Catalogue) -> Screen:
    """The group that is looked at: what is chosen, how far the review has come, and what can be done."""
    group, indent = state.group, INDENT[catalogue.language]
    head = catalogue.text("review.head", group=state.review.group + 1, groups=len(state.groups))
    lines = [fragments([head, _place(group) or letter_name(state.document, catalogue)])]
    dues = [due_and_left(item.deadline, today, catalogue) for item in group.items]
    alike = len(set(dues)) == 1
    if alike:
        lines.append(_due(group, dues[0], catalogue))
    items = []
    for number, (item, due) in enumerate(zip(group.items, dues, strict=True), 1):
        items.append(f"{_SIGNS[state.review.choice(item)]} {number} {title(item)}")
        quote = line(item.terms.quote.exact, LINE_WIDTH)
        if _END.sub("", quote) != title(item):
            items.append(indent + catalogue.quoted(quote))
        if not alike:
            items.append(indent + due)
    chosen = catalogue.text(
        "review.chosen",
        tracked=state.count(Status.OPEN),
        kept=state.count(Status.ON_FILE),
        rejected=state.count(Status.REJECTED),
    )
    legend = catalogue.text(
        "review.legend", tracked=_SIGNS[Status.OPEN], kept=_SIGNS[Status.ON_FILE], rejected=_SIGNS[Status.REJECTED]
    )
    return screen([lines, items, [chosen, legend, catalogue.text("review.typed")]], _buttons(state, catalogue))


def _place(group: Group) -> str:
    if not group.section:
        return ""
    name = line(_MARK.sub("", group.section[-1]), 40)
    return f"{section_numbers(group.section)} {name}".strip()


def _due(group: Group, due: str, catalogue: Catalogue) -> str:
    deadlines = [item.deadline for item in group.items if item.deadline is not None]
    above = bool(deadlines) and all(deadline.source is DueSource.INHERITED for deadline in deadlines)
    return catalogue.text("review.inherited", due=due) if above else due


def _buttons(state: Sheet, catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    at = {"document": state.document.id, "group": state.review.group}
    toggles = []
    for number, item in enumerate(state.group.items, 1):
        now = state.review.choice(item)
        then = CHOICES[(CHOICES.index(now) + 1) % len(CHOICES)]
        toggles.append(ButtonSpec(str(number), "review_choose", {**at, "position": item.position, "to": then.value}))
    every = [
        ButtonSpec(catalogue.text("button.review_all"), "review_group", {**at, "to": Status.OPEN.value}),
        ButtonSpec(catalogue.text("button.review_none"), "review_group", {**at, "to": Status.ON_FILE.value}),
    ]
    turn = []
    if state.review.group > 0:
        turn.append(ButtonSpec(catalogue.text("button.review_previous"), "review", {**at, "group": at["group"] - 1}))
    if state.review.group + 1 < len(state.groups):
        turn.append(ButtonSpec(catalogue.text("button.review_next"), "review", {**at, "group": at["group"] + 1}))
    done = ButtonSpec(
        catalogue.text("button.review_done", count=state.count(Status.OPEN)),
        "review_done",
        {"document": state.document.id},
    )
    numbers = [toggles[start : start + IN_ROW] for start in range(0, len(toggles), IN_ROW)]
    return [*numbers, every, *rows([*turn, done], catalogue)]
