"""The preview of a letter that has just come in: owns what is shown before anything is tracked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    TITLE_WIDTH,
    days_words,
    due_and_left,
    issuing_body,
    letter_title,
    period_words,
    rows,
    screen,
    title,
)
from bot.replies import ButtonSpec, Screen
from commitments.model import (
    Commitment,
    Deadline,
    DocumentState,
    DueSource,
    HeadField,
    Kind,
    SourceDocument,
    Status,
)
from commitments.phases import ACTIVE, CLOSED
from commitments.reviews import WHOLE

EXAMPLES = 3


def preview(
    document: SourceDocument,
    commitments: Sequence[Commitment],
    today: date,
    catalogue: Catalogue,
    *,
    ask_source: bool = False,
) -> Screen:
    """What the letter promises, and what can be done about it; with `ask_source` also where it comes from."""
    found = len(commitments)
    head = [
        catalogue.text("preview.found", letter=letter_title(document, catalogue, opens=True), count=found),
        *_head(document, today, catalogue),
    ]
    specific = [c for c in commitments if c.terms.kind.specific]
    mixed = 0 < len(specific) < found
    if found <= WHOLE:
        body: list[Sequence[str] | str] = [_whole(c, today, catalogue) for c in commitments]
    else:
        body = [
            _kinds(commitments, catalogue),
            _times(commitments, today, catalogue),
            _examples(commitments, catalogue),
        ]
    kept = catalogue.text("preview.rest_is_kept" if mixed else "preview.nothing_tracked")
    asked = catalogue.text("preview.ask_source") if ask_source else ""
    buttons = _buttons(document, len(specific), found, catalogue)
    if ask_source:
        answers = [("button.source_today", "source_today"), ("button.source_skip", "source_skip")]
        buttons.append([ButtonSpec(catalogue.text(key), action, {"document": document.id}) for key, action in answers])
    return screen([head, *body, [kept, asked]], buttons)


def already_known(
    document: SourceDocument,
    commitments: Sequence[Commitment],
    today: date,
    catalogue: Catalogue,
    *,
    restored: bool = False,
) -> Screen:
    """A letter that was sent again: where it stands. `restored` says that it had been removed and is back now."""
    text = [
        catalogue.text(
            "known.restored" if restored else "known.again",
            letter=letter_title(document, catalogue),
            ordinal=document.ordinal,
            day=catalogue.day(document.obtained_on, today),
        ),
        tally(commitments, catalogue),
    ]
    button = ButtonSpec(catalogue.text("button.show_list"), "list", {"document": document.id})
    return screen([text], [[button]] if document.state is DocumentState.TRACKED else [])


def tally(commitments: Sequence[Commitment], catalogue: Catalogue) -> str:
    """跟踪20条,已办结1条,备查41条."""
    return catalogue.text(
        "known.tally",
        active=sum(c.status in ACTIVE for c in commitments),
        closed=sum(c.status in CLOSED for c in commitments),
        kept=sum(c.status is Status.ON_FILE for c in commitments),
    )


def _head(document: SourceDocument, today: date, catalogue: Catalogue) -> list[str]:
    head = document.head
    lines = []
    addressee = line(head.addressee.value, TITLE_WIDTH) if head.addressee else ""
    if issuing_body(document) and addressee:
        lines.append(catalogue.text("preview.from_to", body=issuing_body(document), addressee=addressee))
    elif issuing_body(document):
        lines.append(catalogue.text("preview.from", body=issuing_body(document)))
    elif addressee:
        lines.append(catalogue.text("preview.to", addressee=addressee))
    if head.number and head.number.value not in head.title:
        lines.append(
            catalogue.text(
                "preview.number",
                number=line(head.number.value, TITLE_WIDTH),
                source=catalogue.label(head.number.source),
            )
        )
    lines.append(_date(document, today, catalogue))
    if head.reply_class:
        lines.append(catalogue.text("preview.reply_class", letter_class=line(head.reply_class, 20)))
    lines += [_contradiction(name, field, catalogue) for name, field in head.other_readings]
    return lines


def _date(document: SourceDocument, today: date, catalogue: Catalogue) -> str:
    issued, field = document.head.date, document.head.issued_on
    if issued is None or field is None:
        return catalogue.text("preview.no_date")
    day, source = catalogue.day(issued), catalogue.label(field.source)
    age = (today - issued).days
    if age < 0:
        return catalogue.text("preview.date_ahead", day=day, source=source)
    key = "preview.date_of_reply" if document.head.addressee else "preview.date"
    return catalogue.text(key, day=day, source=source, days=age)


def _contradiction(name: str, field: HeadField, catalogue: Catalogue) -> str:
    value = catalogue.day(date.fromisoformat(field.value)) if name == "issued_on" else line(field.value, TITLE_WIDTH)
    return catalogue.text(
        "preview.contradiction",
        field=catalogue.text(f"head_field.{name}"),
        value=value,
        source=catalogue.label(field.source),
    )


def _whole(commitment: Commitment, today: date, catalogue: Catalogue) -> list[str]:
    indent = INDENT[catalogue.language]
    due = due_and_left(commitment.deadline, today, catalogue)
    lines = [f"• {title(commitment)}", indent + due]
    deadline = commitment.deadline
    if deadline is not None and deadline.source is DueSource.INHERITED and deadline.sentence:
        lines.append(indent + catalogue.text("preview.inherited_from", sentence=line(deadline.sentence, LINE_WIDTH)))
    quote = line(commitment.terms.quote.exact, 2 * LINE_WIDTH)
    if quote.rstrip("。;；.") != title(commitment):
        lines.append(indent + catalogue.text("card.quote", quote=quote))
    return lines


def _kinds(commitments: Sequence[Commitment], catalogue: Catalogue) -> str:
    measurable = sum(c.terms.kind is Kind.MEASURABLE for c in commitments)
    general = sum(not c.terms.kind.specific for c in commitments)
    specific = len(commitments) - general
    if not specific:
        return catalogue.text("preview.all_general", general=general)
    words = catalogue.text("preview.specific", specific=specific)
    if measurable:
        words = catalogue.text("preview.specific_measurable", specific=specific, measurable=measurable)
    return catalogue.text("preview.and_general", specific_words=words, general=general) if general else words


def _times(commitments: Sequence[Commitment], today: date, catalogue: Catalogue) -> list[str]:
    dated = [c.deadline for c in commitments if c.deadline is not None]
    undated = len(commitments) - len(dated)
    if not dated:
        return [catalogue.text("preview.undated_all")]
    ahead = [d for d in dated if d.due_on >= today]
    nearest = min(ahead or dated, key=lambda d: d.due_on if ahead else date.max - (d.due_on - date.min))
    key = "preview.dated_one" if len({_period(d) for d in dated}) == 1 else "preview.dated_many"
    lines = [
        catalogue.text(
            key,
            count=len(dated),
            period=period_words(nearest, today, catalogue),
            left=days_words(nearest.due_on, today, catalogue),
        )
    ]
    inherited = [d for d in dated if d.source is DueSource.INHERITED]
    if inherited:
        sentences = {d.sentence for d in inherited}
        own = len(dated) - len(inherited)
        words = catalogue.text(
            "preview.inherited_alone" if not own else "preview.own_and_inherited", own=own, inherited=len(inherited)
        )
        if len(sentences) == 1 and (sentence := line(next(iter(sentences)), LINE_WIDTH)):
            words = catalogue.text("preview.above", words=words, sentence=sentence)
        lines.append(words)
    if undated:
        lines.append(catalogue.text("preview.undated", count=undated))
    return lines


def _period(deadline: Deadline) -> tuple[date, str]:
    return deadline.due_on, deadline.grain.value


def _examples(commitments: Sequence[Commitment], catalogue: Catalogue) -> list[str]:
    specific = [c for c in commitments if c.terms.kind.specific]
    dated = [c for c in specific if c.deadline is not None]
    if dated:
        heading = catalogue.text("preview.specific_and_dated", count=len(dated))
    else:
        heading = catalogue.text("preview.examples")
    chosen = (dated or specific or list(commitments))[:EXAMPLES]
    return [heading, *(f"• {title(c)}" for c in chosen)]


def _buttons(document: SourceDocument, specific: int, found: int, catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    letter = {"document": document.id}
    more = [
        ButtonSpec(catalogue.text("button.fix"), "fix", letter),
        ButtonSpec(catalogue.text("button.original"), "original", letter),
        ButtonSpec(catalogue.text("button.discard"), "discard", letter),
    ]
    choose = ButtonSpec(catalogue.text("button.review"), "review", letter)
    if 0 < specific < found:
        first = ButtonSpec(
            catalogue.text("button.track_specific", count=specific), "track", {**letter, "which": "specific"}
        )
        every = ButtonSpec(catalogue.text("button.track_all_of", count=found), "track", {**letter, "which": "all"})
        return [[first], *rows([choose, every], catalogue), *rows(more, catalogue)]
    return [
        [ButtonSpec(catalogue.text("button.track_all"), "track", {**letter, "which": "all"})],
        *([[choose]] if found > 1 else []),
        *rows(more, catalogue),
    ]
