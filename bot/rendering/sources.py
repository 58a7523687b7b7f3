"""What stands in the letter and how we read it: owns the passage around a quote and the words for its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, QUOTE_WIDTH, TITLE_WIDTH, period_words, section_numbers, title
from bot.replies import ButtonSpec
from commitments.correcting import value_of
from commitments.model import (
    BodyRole,
    Deadline,
    DueSource,
    Field,
    FieldValue,
    Kind,
    Quote,
    ResponsibleBody,
)
from commitments.queries import Entry

At = Mapping[str, Any]
"""What buttons carry to say which promise is meant."""

_SENTENCE_END = re.compile(
    r"[。！？!?]+[”’」』）)]*"
    r"|(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)\.[”’\")]*(?=\s+[A-Z0-9(“\"])"
    r"|\n"
)


def passage(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The sentences before, around and after the characters start to end; empty where there is none."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    spans = [(first, last) for first, last in pairwise(ends) if text[first:last].strip()]
    around = [n for n, (first, last) in enumerate(spans) if first < end and last > start]
    if not around:
        return "", text[start:end], ""
    before = text[slice(*spans[around[0] - 1])] if around[0] > 0 else ""
    after = text[slice(*spans[around[-1] + 1])] if around[-1] + 1 < len(spans) else ""
    return before, text[spans[around[0]][0] : spans[around[-1]][1]], after


def date_origin(deadline: Deadline | None, catalogue: Catalogue) -> str:
    """Where a date was read: in the sentence above, in the promise's own; empty for one that a person set."""
    if deadline is None or deadline.source is DueSource.PERSON:
        return ""
    if deadline.source is DueSource.INHERITED:
        sentence = line(deadline.sentence or deadline.words, 2 * LINE_WIDTH)
        return catalogue.text("card.due_inherited", sentence=sentence)
    return catalogue.text("card.due_own", words=line(deadline.words, TITLE_WIDTH))


def field_words(value: FieldValue, today: date, catalogue: Catalogue) -> str:
    """What a field holds, in a line: 2018年内(至12月31日); 45万家; 示范市民政局(牵头); 量化."""
    match value:
        case None | ():
            return catalogue.text("correct.nothing")
        case Kind():
            return catalogue.label(value)
        case Deadline():
            return period_words(value, today, catalogue)
        case Quote():
            return catalogue.quoted(line(value.exact, LINE_WIDTH))
        case tuple():
            return catalogue.join(
                _body(each, catalogue) if isinstance(each, ResponsibleBody) else catalogue.quantity(each)
                for each in value
            )
        case _:
            return catalogue.quoted(line(value, TITLE_WIDTH))


def _body(body: ResponsibleBody, catalogue: Catalogue) -> str:
    name = line(body.name, 40)
    return name if body.role is BodyRole.LEAD else catalogue.text(f"correct.{body.role.value}", body=name)


def source_lines(entry: Entry, text: str, catalogue: Catalogue) -> list[str]:
    """The sentence that the promise stands in, and which words of it are the promise."""
    quote = entry.commitment.terms.quote
    _, around, _ = passage(text, quote.start, quote.end)
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
