"""A newer reply in place of an older one: the sheet of old promises, one of them with its choices, and the outcome."""

from __future__ import annotations

from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    due_and_left,
    fragments,
    letter_title,
    numbered,
    opening,
    rows,
    screen,
    title,
)
from bot.replies import ButtonSpec, Screen
from commitments.model import SourceDocument
from commitments.queries import page
from commitments.replacements import Fate
from commitments.service.replacing import Item, Replaced, Sheet

ON_PAGE = 8
_SIGNS = {Fate.REPLACED: "⇒", Fate.UNCHANGED: "=", Fate.STANDS: "·", Fate.DROPPED: "✖"}


def sheet(state: Sheet, number: int, today: date, catalogue: Catalogue) -> Screen:
    """Page `number` of the old promises with what is chosen for each."""
    shown = page(state.items, number, ON_PAGE)
    head = catalogue.text(
        "replace.head",
        letter=letter_title(state.of, catalogue),
        old=_day(state.of, catalogue),
        new=_day(state.document, catalogue),
    ) + (catalogue.text("list.page", page=shown.number, pages=shown.pages) if shown.pages > 1 else "")
    indent = INDENT[catalogue.language]
    lines = []
    for item in shown.items:
        lines += [numbered(item.old), f"{indent}{_SIGNS[item.fate]} {_fate(item, today, catalogue)}"]
    fresh = catalogue.text("replace.fresh", count=len(state.fresh)) if state.fresh else ""
    cards = [
        ButtonSpec(str(i.old.number), "replace_item", {"document": state.document.id, "number": i.old.number})
        for i in shown.items
    ]
    turn = []
    if shown.number > 1:
        turn.append(ButtonSpec(catalogue.text("button.previous"), "replace", _page(state, shown.number - 1)))
    if shown.number < shown.pages:
        turn.append(ButtonSpec(catalogue.text("button.next"), "replace", _page(state, shown.number + 1)))
    decide = [
        ButtonSpec(catalogue.text("button.replace_done"), "replace_done", {"document": state.document.id}),
        ButtonSpec(catalogue.text("button.copy_separate"), "preview", {"document": state.document.id}),
    ]
    return screen([head, lines, [fresh, catalogue.text("replace.how")]], [cards, turn, decide])


def choices(state: Sheet, number: int, today: date, catalogue: Catalogue) -> Screen:
    """One old promise: its words, what is chosen, and what else could be."""
    item = state.item(number)
    old = item.old
    lines = [
        numbered(old, LINE_WIDTH),
        opening(due_and_left(old.deadline, today, catalogue)),
        catalogue.text("card.quote", quote=line(old.terms.quote.exact, 2 * LINE_WIDTH)),
    ]
    now = catalogue.text("replace.now", fate=_fate(item, today, catalogue))
    partners, buttons = [], []
    at = {"document": state.document.id, "number": number}
    for letter, (new, likeness) in zip("ABC", state.partners(number), strict=False):
        due = due_and_left(new.deadline, today, catalogue)
        partners.append(fragments([f"{letter} {title(new)}", due, f"{int(likeness * 100)}%"]))
        for fate in (Fate.REPLACED, Fate.UNCHANGED):
            label = catalogue.text(f"button.replace_{fate.value}", letter=letter)
            buttons.append(ButtonSpec(label, "replace_choose", {**at, "fate": fate.value, "position": new.position}))
    heading = [catalogue.text("replace.partners"), *partners] if partners else []
    rest = [
        ButtonSpec(catalogue.text(f"button.replace_{fate.value}"), "replace_choose", {**at, "fate": fate.value})
        for fate in (Fate.STANDS, Fate.DROPPED)
    ]
    back = ButtonSpec(catalogue.text("button.replace_back"), "replace", {"document": state.document.id})
    pairs = [buttons[n : n + 2] for n in range(0, len(buttons), 2)]
    return screen([lines, now, heading], [*pairs, *rows([*rest, back], catalogue)])


def replaced(outcome: Replaced, undo: str | None, catalogue: Catalogue) -> Screen:
    """What has been done."""
    done = catalogue.text(
        "replace.done",
        letter=letter_title(outcome.of, catalogue),
        **{fate.value: sum(item.fate is fate for item in outcome.items) for fate in Fate},
    )
    tracked = catalogue.text("replace.tracked", count=len(outcome.tracked)) if outcome.tracked else ""
    buttons = [ButtonSpec(catalogue.text("button.show_list"), "list", {"document": outcome.document.id})]
    if undo is not None:
        buttons.append(ButtonSpec(catalogue.text("button.undo"), "undo", {"token": undo}))
    return screen([[done, tracked]], [buttons])


def reason(document: SourceDocument, catalogue: Catalogue) -> str:
    """What stands in the history of what a newer letter supersedes or no longer holds."""
    return catalogue.text("replace.reason", letter=letter_title(document, catalogue), day=_day(document, catalogue))


def _page(state: Sheet, number: int) -> dict[str, object]:
    return {"document": state.document.id, "page": number}


def _day(document: SourceDocument, catalogue: Catalogue) -> str:
    return catalogue.day(document.head.date) if document.head.date else catalogue.text("letters.undated")


def _fate(item: Item, today: date, catalogue: Catalogue) -> str:
    """What becomes of it; where a new promise takes its place, which, and by when."""
    if item.new is None or item.fate is not Fate.REPLACED:
        return catalogue.text(f"replace.{item.fate.value}")
    words = catalogue.text("replace.replaced", new=title(item.new))
    old, new = (each.deadline.due_on if each.deadline else None for each in (item.old, item.new))
    return fragments([words, due_and_left(item.new.deadline, today, catalogue) if old != new else ""])
