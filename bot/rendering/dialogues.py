"""The questions of open dialogues: what is asked for, how it can be answered, and the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, letter_title, numbered, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.lifecycle import TRANSITIONS
from commitments.model import Commitment, HeadField, Owner, Quantity, RelationKind, SourceDocument, Status

_MOST_MEMBERS = 6
_NAME_WIDTH = 14


def ask_evidence(commitment: Commitment, to: Status, catalogue: Catalogue) -> Screen:
    """Who says that it is met: a link, or a word of who said so."""
    return _ask("ask.evidence", commitment, catalogue, status=to)


def ask_reason(commitment: Commitment, to: Status, catalogue: Catalogue) -> Screen:
    """Why the status is to change."""
    return _ask("ask.reason", commitment, catalogue, status=to)


def ask_successor(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """Which newer letter replaces the promise."""
    return _ask("ask.successor", commitment, catalogue)


def ask_refusal(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """Where it was refused, as the date and its grace have not passed."""
    return _ask("ask.refusal", commitment, catalogue)


def ask_figure(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """The figure reached; the commitment has a target number."""
    return _ask("ask.figure", commitment, catalogue, target=commitment.target)


def offer_part(commitment: Commitment, error: str, said: Mapping[str, Any], catalogue: Catalogue) -> Screen:
    """The figure falls short of the target, as `error` says: the right one is asked for, or the button records a part
    with all that has been said.
    """
    part = {"number": commitment.number, **said, "to": Status.PARTLY_MET.value}
    button = ButtonSpec(catalogue.label(Status.PARTLY_MET), "status", part)
    return screen([[error, catalogue.text("ask.right_figure")]], [[button, _way_out(catalogue)]])


def ask_progress(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """The figure reached, after "report progress" was pressed; one without a target takes any figure."""
    if commitment.target is None:
        return _ask("ask.progress", commitment, catalogue)
    return _ask("ask.figure", commitment, catalogue, target=commitment.target)


def ask_note(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """What is to be noted."""
    return _ask("ask.note", commitment, catalogue)


def ask_meaning(commitment: Commitment, words: str, figure: Quantity | None, catalogue: Catalogue) -> Screen:
    """What words about a promise are: a status, a figure reached, a note; each button keeps the words."""
    said = {"number": commitment.number, "words": words}
    buttons = [
        ButtonSpec(catalogue.label(status), "status", {**said, "to": status.value})
        for status in (Status.IN_PROGRESS, Status.MET)
        if (commitment.status, status) in TRANSITIONS
    ]
    if figure is not None:
        buttons.insert(0, ButtonSpec(catalogue.text("button.reached", figure=figure), "progress", said))
    buttons.append(ButtonSpec(catalogue.text("button.note"), "note", said))
    buttons.append(ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number}))
    ask = catalogue.text("ask.meaning", words=catalogue.quoted(line(words, LINE_WIDTH)))
    return screen([[numbered(commitment), ask]], rows(buttons, catalogue))


def ask_extension(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """To when their date is moved, and why."""
    return _ask("ask.extension", commitment, catalogue)


def ask_request(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """To when they ask to move their date, and why."""
    return _ask("ask.request", commitment, catalogue)


def ask_refuse(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """Why the date is not moved."""
    return _ask("ask.refuse", commitment, catalogue)


def ask_ask_day(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """When we ask next."""
    return _ask("ask.ask_day", commitment, catalogue)


def ask_owner(commitment: Commitment, members: Sequence[Owner], catalogue: Catalogue) -> Screen:
    """Who follows it up: some names as buttons, any other name can be typed."""
    buttons = [
        ButtonSpec(line(owner.name, _NAME_WIDTH), "owner", {"number": commitment.number, "name": owner.name})
        for owner in members[:_MOST_MEMBERS]
        if any(map(str.isalnum, owner.name))
    ]
    words = [numbered(commitment), catalogue.text("ask.owner")]
    return screen([words], [*rows(buttons, catalogue), [_way_out(catalogue)]])


def ask_tags(commitment: Commitment, catalogue: Catalogue) -> Screen:
    """Which tags it is to have, and which no longer."""
    return _ask("ask.tags", commitment, catalogue)


def _ask(key: str, commitment: Commitment, catalogue: Catalogue, **facts: object) -> Screen:
    return screen([[numbered(commitment), catalogue.text(key, **facts)]], [[_way_out(catalogue)]])


def _way_out(catalogue: Catalogue) -> ButtonSpec:
    return ButtonSpec(catalogue.text("button.cancel"), "cancel", {})


def ask_head(document: SourceDocument, catalogue: Catalogue) -> Screen:
    """What is wrong in the head of a letter: how it was read, and how to write what is right."""
    head = document.head
    nothing = catalogue.text("head.not_found")

    def read(field: HeadField | None) -> str:
        return line(field.value, 60) if field else nothing

    return screen(
        [
            catalogue.text("head.ask", letter=letter_title(document, catalogue)),
            [
                catalogue.text("head.date", value=catalogue.day(head.date) if head.date else nothing),
                catalogue.text("head.number", value=read(head.number)),
                catalogue.text("head.body", value=read(head.issuing_body)),
            ],
            catalogue.text("head.how"),
        ],
        [[_way_out(catalogue)]],
    )


def ask_letter(catalogue: Catalogue) -> Screen:
    """The letter itself, after /add without one."""
    return screen([catalogue.text("ask.letter")], [[_way_out(catalogue)]])


def ask_relation(commitment: Commitment, other: Commitment, catalogue: Catalogue) -> Screen:
    """What two promises are to each other, where only their numbers were given."""
    stated = ((commitment, RelationKind.DUPLICATE, other), (commitment, RelationKind.SUPERSEDED, other))
    buttons = [
        ButtonSpec(
            catalogue.text(f"button.relation_{kind.value}", number=one.number, other=two.number),
            "link",
            {"number": one.number, "kind": kind.value, "other": two.number},
        )
        for one, kind, two in (*stated, (other, RelationKind.SUPERSEDED, commitment))
    ]
    lines = [numbered(commitment), numbered(other), catalogue.text("ask.relation")]
    return screen([lines], [*([button] for button in buttons), [_way_out(catalogue)]])


def ask_new(catalogue: Catalogue) -> Screen:
    """What is promised, after /new without words."""
    return screen([catalogue.text("ask.new")], [[_way_out(catalogue)]])
