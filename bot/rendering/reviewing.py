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
    QUOTE_WIDTH,
    due_and_left,
    fragments,
    letter_name,
    rows,
    screen,
    section_numbers,
    title,
)
from bot.rendering.sources import field_buttons, field_lines, source_lines
from bot.replies import ButtonSpec, Screen
from commitments.model import Commitment, DueSource, Field, SourceDocument, Status, StatusChange
from commitments.queries import Entry
from commitments.reviews import CHOICES, Group
from commitments.service.reviewing import Sheet

IN_ROW = 8
"""Numbers in a row: bare numbers are narrow."""

_SIGNS = {Status.OPEN: "✅", Status.ON_FILE: "◻", Status.REJECTED: "✖"}
_END = re.compile(r"[。;；.]+$")
_MARK = re.compile(r"^\s*(?:[一二三四五六七八九十百]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+[.、．])\s*")


def sheet(state: Sheet, today: date, catalogue: Catalogue, *, opening: bool = False) -> Screen:
    """The group that is looked at: what is chosen, how far the review has come, and what can be done.

    `opening`: a number opens its candidate instead of choosing for it.
    """
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
    how = [catalogue.text("review.opening")] if opening else [legend, catalogue.text("review.typed")]
    return screen([lines, items, [chosen, *how]], _buttons(state, catalogue, opening=opening))


def candidate(
    state: Sheet, item: Commitment, text: str, today: date, catalogue: Catalogue, done: StatusChange | None = None
) -> Screen:
    """One candidate under its sentence in the letter's text: what is chosen for it, how it was read, and all that can
    be put right.

    `done` is what has just been put right.
    """
    number = [each.position for each in state.group.items].index(item.position) + 1
    head = catalogue.text("review.head", group=state.review.group + 1, groups=len(state.groups))
    place = catalogue.text("review.candidate", number=number, count=len(state.group.items))
    choice = state.review.choice(item)
    entry = Entry(item, state.document, None)
    news = catalogue.text("review.put_right", field=catalogue.label(_field(done))) if done is not None else ""
    first = [
        news,
        fragments([head, place]),
        f"{_SIGNS[choice]} {catalogue.text(f'button.choose_{choice.value}')} · {title(item)}",
    ]
    blocks = [first, source_lines(entry, text, catalogue), field_lines(entry, today, catalogue)]
    return screen(blocks, _candidate_buttons(state, item, number, catalogue))


def _field(change: StatusChange) -> Field:
    return change.corrected.field if change.corrected is not None else Field.DATE


def _candidate_buttons(state: Sheet, item: Commitment, number: int, catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    at = {"document": state.document.id, "position": item.position}
    items, group = state.group.items, state.review.group
    choices = [
        ButtonSpec(f"{_SIGNS[to]} {catalogue.text(f'button.choose_{to.value}')}", "candidate", {**at, "to": to.value})
        for to in CHOICES
    ]
    cutting = [ButtonSpec(catalogue.text("button.split"), "split", at)]
    if number < len(items):
        cutting.append(ButtonSpec(catalogue.text("button.merge"), "merge", at))
    turn = []
    if number > 1:
        before = {"document": state.document.id, "position": items[number - 2].position}
        turn.append(ButtonSpec(catalogue.text("button.candidate_previous"), "candidate", before))
    turn.append(
        ButtonSpec(catalogue.text("button.candidate_back"), "review", {"document": state.document.id, "group": group})
    )
    if number < len(items):
        after = {"document": state.document.id, "position": items[number].position}
        turn.append(ButtonSpec(catalogue.text("button.candidate_next"), "candidate", after))
    return [
        choices,
        *rows(field_buttons(at, catalogue), catalogue),
        cutting,
        turn,
    ]


def ask_cut(item: Commitment, document: SourceDocument, parts: Sequence[str], catalogue: Catalogue) -> Screen:
    """Where a candidate is to be cut: the words with which the second one begins."""
    at = {"document": document.id, "position": item.position}
    shown = [f"{number} {catalogue.quoted(line(part, LINE_WIDTH))}" for number, part in enumerate(parts, 1)]
    numbers = [ButtonSpec(str(number), "split", {**at, "second": part}) for number, part in enumerate(parts, 1)]
    cancel = ButtonSpec(catalogue.text("button.cancel"), "cancel", {})
    quote = catalogue.text("card.quote", quote=line(item.terms.quote.exact, QUOTE_WIDTH))
    return screen([[quote], [catalogue.text("ask.cut" if parts else "ask.cut_words"), *shown]], [numbers, [cancel]])


def offer(state: Sheet, catalogue: Catalogue) -> Screen:
    """In a group: choosing there would be a flood of edits, so it is offered to do it in private."""
    at = {"document": state.document.id}
    count = sum(len(group.items) for group in state.groups)
    words = catalogue.text(
        "review.offer", letter=letter_name(state.document, catalogue, opens=True), count=count, groups=len(state.groups)
    )
    private = ButtonSpec(catalogue.text("button.review_private"), "review_private", at)
    here = ButtonSpec(catalogue.text("button.review_here"), "review", {**at, "here": True})
    return screen([words], [[private, here]])


def elsewhere(state: Sheet, person: str, catalogue: Catalogue, *, link: bool) -> Screen:
    """In a group: who chooses in private; with a link into that chat where the bot may not write there first."""
    words = catalogue.text("review.elsewhere", person=line(person, 40), letter=letter_name(state.document, catalogue))
    if not link:
        return screen([words])
    opens = f"review-{state.document.ordinal}"
    return screen([words], [[ButtonSpec(catalogue.text("button.open_private"), "review", {}, opens=opens)]])


def _place(group: Group) -> str:
    if not group.section:
        return ""
    name = line(_MARK.sub("", group.section[-1]), 40)
    return f"{section_numbers(group.section)} {name}".strip()


def _due(group: Group, due: str, catalogue: Catalogue) -> str:
    deadlines = [item.deadline for item in group.items if item.deadline is not None]
    above = bool(deadlines) and all(deadline.source is DueSource.INHERITED for deadline in deadlines)
    return catalogue.text("review.inherited", due=due) if above else due


def _buttons(state: Sheet, catalogue: Catalogue, *, opening: bool) -> list[Sequence[ButtonSpec]]:
    at = {"document": state.document.id, "group": state.review.group}
    toggles = []
    for number, item in enumerate(state.group.items, 1):
        if opening:
            position = {"document": state.document.id, "position": item.position}
            toggles.append(ButtonSpec(str(number), "candidate", position))
            continue
        now = state.review.choice(item)
        then = CHOICES[(CHOICES.index(now) + 1) % len(CHOICES)]
        toggles.append(ButtonSpec(str(number), "review_choose", {**at, "position": item.position, "to": then.value}))
    every = [
        ButtonSpec(catalogue.text("button.review_all"), "review_group", {**at, "to": Status.OPEN.value}),
        ButtonSpec(catalogue.text("button.review_none"), "review_group", {**at, "to": Status.ON_FILE.value}),
        ButtonSpec(catalogue.text("button.review_open"), "review", {**at, "opening": True}),
    ]
    if opening:
        every = [ButtonSpec(catalogue.text("button.candidate_back"), "review", at)]
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
    return [*numbers, *rows(every, catalogue), *rows([*turn, done], catalogue)]
