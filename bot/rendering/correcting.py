"""Putting our reading right: the screen that shows how a promise was read, and the questions for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, QUOTE_WIDTH, period_words, rows, screen, section_numbers, title
from bot.rendering.sources import date_origin, field_words, passage
from bot.replies import ButtonSpec, Screen
from commitments.correcting import value_of
from commitments.model import Commitment, Deadline, Field, Kind
from commitments.queries import Entry

At = Mapping[str, Any]
"""What the buttons carry to say which promise is meant."""


def reading(entry: Entry, at: At, today: date, catalogue: Catalogue) -> Screen:
    """How a tracked promise was read, under its sentence; each field can be put right."""
    number = entry.commitment.number
    head = catalogue.text("correct.head", commitment=_name(entry.commitment))
    back = ButtonSpec(catalogue.text("button.card"), "show", {"number": number})
    blocks = [
        [head],
        source_lines(entry, catalogue),
        field_lines(entry, today, catalogue),
        [catalogue.text("correct.how", number=number)],
    ]
    return screen(blocks, [*rows(field_buttons(at, catalogue), catalogue), [back]])


def source_lines(entry: Entry, catalogue: Catalogue) -> list[str]:
    """The sentence that the promise stands in, and which words of it are the promise."""
    quote = entry.commitment.terms.quote
    _, around, _ = passage(entry.document.text, quote.start, quote.end)
    exact = line(quote.exact, QUOTE_WIDTH)
    place = section_numbers(entry.commitment.terms.section)
    lines = [f"▶ {line(around, 2 * QUOTE_WIDTH)}"]
    if exact.strip("。.;；") != line(around, 2 * QUOTE_WIDTH).strip("。.;；"):
        lines.append(catalogue.text("card.quote", quote=exact))
    return [*lines, catalogue.text("card.section", section=place) if place else ""]


def field_lines(entry: Entry, today: date, catalogue: Catalogue) -> list[str]:
    """Each field as it is read now, and where its date comes from."""
    terms = entry.commitment.terms
    lines = []
    for field in (Field.TITLE, Field.DATE, Field.QUANTITY, Field.BODY, Field.KIND):
        words = field_words(value_of(terms, field), today, catalogue)
        if field is Field.TITLE:
            words = title(entry.commitment)
        if field is Field.BODY and not terms.bodies and entry.body:
            words = catalogue.text("correct.issuer", body=line(entry.body, 40))
        lines.append(catalogue.text("correct.field", field=catalogue.label(field), value=words))
        if field is Field.DATE:
            lines.append(date_origin(terms.deadline, catalogue))
    return lines


def field_buttons(at: At, catalogue: Catalogue) -> list[ButtonSpec]:
    """A button for each field."""
    return [ButtonSpec(catalogue.label(field), "correct", {**at, "field": field.value}) for field in Field]


def ask_field(
    entry: Entry, field: Field, at: At, dates: Sequence[Deadline], today: date, catalogue: Catalogue
) -> Screen:
    """What the field should say; dates that stand around the quote, and the kinds, can be pressed."""
    now = field_words(value_of(entry.commitment.terms, field), today, catalogue)
    lines = [catalogue.text("correct.now", value=now)]
    if field is Field.DATE:
        lines.append(date_origin(entry.commitment.deadline, catalogue))
    blocks = [
        [_name(entry.commitment)],
        source_lines(entry, catalogue),
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
