"""Putting our reading right: the screen that shows how a promise was read, and the questions for each field."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, QUOTE_WIDTH, period_words, rows, screen, title
from bot.rendering.sources import At, date_origin, field_buttons, field_lines, field_words, source_lines
from bot.replies import ButtonSpec, Screen
from commitments.correcting import value_of
from commitments.model import Commitment, Deadline, Field, Kind
from commitments.queries import Entry


def reading(entry: Entry, text: str, at: At, today: date, catalogue: Catalogue) -> Screen:
    """How a tracked promise was read, under its sentence; each field can be put right."""
    number = entry.commitment.number
    head = catalogue.text("correct.head", commitment=_name(entry.commitment))
    back = ButtonSpec(catalogue.text("button.card"), "show", {"number": number})
    blocks = [
        [head],
        source_lines(entry, text, catalogue),
        field_lines(entry, today, catalogue),
        [catalogue.text("correct.how", number=number)],
    ]
    return screen(blocks, [*rows(field_buttons(at, catalogue), catalogue), [back]])


def proposal(entry: Entry, today: date, catalogue: Catalogue, *, dates: Sequence[Deadline] = ()) -> Screen:
    """How a promise entered by hand is understood, before it is kept. `dates` are what an unclear date may mean."""
    commitment = entry.commitment
    at = {"document": commitment.document_id, "position": commitment.position}
    deadline = commitment.deadline
    unclear = ""
    if len(dates) > 1 and deadline is not None:
        unclear = catalogue.text("ask.which_day", words=catalogue.quoted(line(deadline.words, LINE_WIDTH)))
    blocks = [
        [catalogue.text("new.head")],
        field_lines(entry, today, catalogue),
        [catalogue.text("card.quote", quote=line(commitment.terms.quote.exact, QUOTE_WIDTH))],
        [unclear],
    ]
    days = [
        ButtonSpec(
            catalogue.day(each.due_on),
            "correct",
            {**at, "field": Field.DATE.value, "due": each.due_on.isoformat()},
        )
        for each in dates
        if len(dates) > 1
    ]
    keep = [
        ButtonSpec(catalogue.text("button.keep_new"), "keep_new", at),
        ButtonSpec(catalogue.text("button.drop_new"), "drop_new", at),
    ]
    fields = [button for button in field_buttons(at, catalogue) if button.arguments["field"] != Field.QUOTE.value]
    return screen(blocks, [days, keep, *rows(fields, catalogue)])


def ask_field(
    entry: Entry, text: str, field: Field, at: At, dates: Sequence[Deadline], today: date, catalogue: Catalogue
) -> Screen:
    """What the field should say; dates that stand around the quote, and the kinds, can be pressed."""
    now = field_words(value_of(entry.commitment.terms, field), today, catalogue)
    lines = [catalogue.text("correct.now", value=now)]
    if field is Field.DATE:
        lines.append(date_origin(entry.commitment.deadline, catalogue))
    blocks = [
        [_name(entry.commitment)],
        source_lines(entry, text, catalogue),
        lines,
        [catalogue.text(f"ask.correct_{field.value}")],
    ]
    choices: list[ButtonSpec] = []
    if field is Field.KIND:
        choices = [
            ButtonSpec(catalogue.label(kind), "correct", {**at, "field": field.value, "value": kind.value})
            for kind in Kind
            if kind is not entry.commitment.terms.kind
        ]
    if field is Field.DATE:
        choices = [
            ButtonSpec(
                catalogue.text("button.date_of", words=line(deadline.words, 16), day=catalogue.day(deadline.due_on)),
                "correct",
                {**at, "field": field.value, "due": deadline.due_on.isoformat()},
            )
            for deadline in dates
        ]
    empty = field in (Field.DATE, Field.QUANTITY, Field.BODY) and value_of(entry.commitment.terms, field)
    last = [ButtonSpec(catalogue.text("button.cancel"), "cancel", {})]
    if empty:
        nothing = {**at, "field": field.value, "value": ""}
        last.insert(0, ButtonSpec(catalogue.text(f"button.no_{field.value}"), "correct", nothing))
    return screen(blocks, [*([choice] for choice in choices), last])


def ask_which_day(
    entry: Entry, words: str, readings: Sequence[Deadline | None], at: At, today: date, catalogue: Catalogue
) -> Screen:
    """Typed words can mean several days, or one before the letter was written: which of them is meant."""
    buttons = [
        ButtonSpec(
            period_words(reading, today, catalogue) if reading.names_day else catalogue.day(reading.due_on),
            "correct",
            {**at, "field": Field.DATE.value, "due": reading.due_on.isoformat(), "words": words},
        )
        for reading in readings
        if reading is not None
    ]
    issued = entry.document.head.date
    key = "ask.which_day" if len(readings) > 1 else "ask.early_day"
    lines = [_name(entry.commitment), catalogue.text(key, words=catalogue.quoted(line(words, LINE_WIDTH)))]
    if issued is not None:
        lines.append(catalogue.text("ask.letter_of", day=catalogue.day(issued)))
    cancel = ButtonSpec(catalogue.text("button.cancel"), "cancel", {})
    return screen([lines], [*([button] for button in buttons), [cancel]])


def _name(commitment: Commitment) -> str:
    words = title(commitment, LINE_WIDTH)
    return words if commitment.number is None else f"{commitment.number} {words}"
