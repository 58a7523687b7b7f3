"""Evidence: the list of what is kept with a promise, and the questions about a file that may belong elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, TITLE_WIDTH, evidence_words, fragments, numbered, screen
from bot.replies import ButtonSpec, Screen
from commitments.files import Evidence
from commitments.model import Commitment, StatusChange
from commitments.queries import Entry, page

FILES_AT_ONCE = 10
"""Pieces of evidence on a page, each file of which is sent after it."""


def evidence_list(
    entry: Entry, lines: Sequence[StatusChange], number: int = 1, *, zone: str, today: date, catalogue: Catalogue
) -> Screen:
    """Page `number` of the files and links that support a promise, the latest first: what, when, by whom, its hash."""
    turn = {"number": entry.commitment.number}
    card = ButtonSpec(catalogue.text("button.card"), "show", turn)
    if not lines:
        return screen([[numbered(entry.commitment), catalogue.text("evidence.none")]], [[card]])
    shown = page(lines, number, FILES_AT_ONCE)
    head = catalogue.text("evidence.head", count=shown.total)
    if shown.pages > 1:
        head += catalogue.text("list.page", page=shown.number, pages=shown.pages)
    buttons = [card]
    if shown.number < shown.pages:
        buttons.append(ButtonSpec(catalogue.text("button.older"), "evidence", {**turn, "page": shown.number + 1}))
    blocks = [_piece(each, zone, today, catalogue) for each in shown.items]
    return screen([[numbered(entry.commitment, LINE_WIDTH), head], *blocks], [buttons])


def _piece(change: StatusChange, zone: str, today: date, catalogue: Catalogue) -> list[str]:
    at = change.at.astimezone(ZoneInfo(zone)).date()
    words = catalogue.quoted(line(change.words, TITLE_WIDTH)) if change.words else ""
    lines = [fragments([f"{catalogue.day(at, today)} {line(change.actor, 40)}", words])]
    if change.evidence is not None:
        lines += [evidence_words(change.evidence), f"SHA-256 {change.evidence.sha256[:16]}…"]
    if change.link:
        lines.append(line(change.link, 300))
    return lines


def ask_which(files: Sequence[Evidence], catalogue: Catalogue) -> Screen:
    """Which promise files belong to that came without a word."""
    names = catalogue.join(line(file.name, 40) for file in files)
    return screen([catalogue.text("ask.which_evidence", name=line(names, LINE_WIDTH))], [[_way_out(catalogue)]])


def evidence_or_letter(
    commitment: Commitment, name: str, words: str, waiting: dict[str, Any], catalogue: Catalogue
) -> Screen:
    """Whether a file that answers to a card supports the promise or is a letter. `waiting` is what carries the file."""
    number = commitment.number
    as_evidence = {"number": number, "words": words, **waiting}
    return screen(
        [[numbered(commitment), catalogue.text("ask.evidence_or_letter", name=line(name, TITLE_WIDTH), number=number)]],
        [
            [ButtonSpec(catalogue.text("button.as_evidence", number=number), "evidence", as_evidence)],
            [ButtonSpec(catalogue.text("button.as_letter"), "add", waiting)],
            [_way_out(catalogue)],
        ],
    )


def _way_out(catalogue: Catalogue) -> ButtonSpec:
    return ButtonSpec(catalogue.text("button.cancel"), "cancel", {})
