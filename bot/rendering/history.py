"""The history of one commitment: who changed what, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.changes import assignment_words, correction_words, date_change_words, relation_words
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    evidence_words,
    fragments,
    numbered,
    screen,
)
from bot.replies import ButtonSpec, Screen
from commitments.model import EventKind, StatusChange
from commitments.queries import Entry, page

CHANGES_ON_PAGE = 10


def history(
    entry: Entry, changes: Sequence[StatusChange], number: int = 1, *, zone: str, today: date, catalogue: Catalogue
) -> Screen:
    """Page `number` of what happened, the latest first. `changes` come oldest first; times are shown in `zone`."""
    commitment = entry.commitment
    shown = page(list(reversed(changes)), number, CHANGES_ON_PAGE)
    head = catalogue.text("history.head", count=shown.total)
    if shown.pages > 1:
        head += catalogue.text("list.page", page=shown.number, pages=shown.pages)
    blocks: list[Sequence[str]] = [[numbered(commitment, LINE_WIDTH), head]]
    blocks += [_change(change, zone, today, catalogue) for change in shown.items]
    turn = {"number": commitment.number}
    buttons = [ButtonSpec(catalogue.text("button.card"), "show", turn)]
    if shown.number > 1:
        buttons.append(ButtonSpec(catalogue.text("button.newer"), "history", {**turn, "page": shown.number - 1}))
    if shown.number < shown.pages:
        buttons.append(ButtonSpec(catalogue.text("button.older"), "history", {**turn, "page": shown.number + 1}))
    return screen(blocks, [buttons])


def _change(change: StatusChange, zone: str, today: date, catalogue: Catalogue) -> list[str]:
    at = change.at.astimezone(ZoneInfo(zone))
    indent = INDENT[catalogue.language]
    lines = [
        f"{catalogue.day(at.date(), today)} {at:%H:%M} {line(change.actor, 40)}",
        indent + _what(change, today, catalogue),
    ]
    if change.words and change.kind not in (EventKind.OWNER, EventKind.TAGS):
        lines.append(indent + catalogue.quoted(line(change.words, 2 * LINE_WIDTH)))
    if change.evidence is not None:
        lines.append(indent + "📎 " + evidence_words(change.evidence))
    if change.link:
        lines.append(indent + line(change.link, 300))
    return lines


def _what(change: StatusChange, today: date, catalogue: Catalogue) -> str:
    if change.kind in (EventKind.NOTE, EventKind.EVIDENCE):
        return catalogue.label(change.kind)
    if date_change := date_change_words(change, today, catalogue):
        return date_change
    if change.kind is EventKind.CORRECTED and change.corrected is not None:
        return correction_words(change.corrected, today, catalogue)
    if change.kind in (EventKind.OWNER, EventKind.TAGS):
        return assignment_words(change, catalogue)
    if change.kind in (EventKind.ASK_ON, EventKind.SPLIT, EventKind.MERGED):
        return catalogue.label(change.kind)
    relation = relation_words(change.relation, change.other, catalogue) if change.relation and change.other else ""
    if change.kind in (EventKind.LINKED, EventKind.UNLINKED):
        return catalogue.text("history.link", kind=catalogue.label(change.kind), relation=relation)
    said = catalogue.label(change.to_status)
    if change.from_status is not change.to_status:
        said = catalogue.text("history.from_to", before=catalogue.label(change.from_status), after=said)
    if change.reached is not None:
        said = catalogue.text("state.with_figures", state=said, figures=catalogue.quantity(change.reached))
    if change.kind is EventKind.UNDONE:
        return catalogue.text("history.undone", kind=catalogue.label(change.kind), change=said)
    return fragments([said, relation])
