"""Correcting our reading: /correct, its buttons and the short dialogues for each field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import field_of, is_nothing, kind_of
from bot.rendering.correcting import ask_field, ask_which_day, proposal, reading
from bot.rendering.reviewing import candidate
from bot.replies import Reply
from bot.single import told
from bot.typed import leading_expression, number_and_rest
from bot.typed_fields import bodies_of, dates_ahead, dates_meant, quantities_of
from commitments.errors import Misunderstood
from commitments.model import Deadline, Field, FieldValue, Kind
from commitments.queries import Entry
from commitments.service import correcting, reviewing, tracking
from commitments.service.correcting import Which


def _correct(call: Call) -> Reply:
    """`/correct 7 时限 2019年6月底`, "7 更正 标题 …", or a button; what is missing is asked for."""
    if call.values:
        return _pressed(call, _which(call.values))
    number, rest = number_and_rest(call.arguments)
    which = Which(number=number)
    entry = correcting.look(call.ctx, which)
    if not rest:
        call.ctx.require_edit()
        return Reply.say(reading(entry, tracking.text_of(call.ctx, entry), _at(which), call.ctx.today, call.catalogue))
    return _named(call, which, rest)


def _edit(call: Call) -> Reply:
    """`/edit 3 时限 2019年6月底`, "改 3 …": a candidate by its number on the review's screen."""
    number, rest = number_and_rest(call.arguments)
    document_id = reviewing.current(call.ctx)
    item = reviewing.on_screen(call.ctx, document_id, number)
    which = Which(document_id=document_id, position=item.position)
    if not rest:
        sheet = reviewing.look_at(call.ctx, document_id, item.position)
        text = call.ctx.uow.documents.text(call.ctx.workspace.id, document_id)
        return Reply.say(candidate(sheet, item, text, call.ctx.today, call.catalogue))
    return _named(call, which, rest)


def _named(call: Call, which: Which, words: str) -> Reply:
    """A field and what it should say; a field alone is asked for."""
    found = leading_expression("field", words, field_of)
    field, value = found if found is not None else (_told(words, correcting.look(call.ctx, which), call), words)
    return _typed(call, which, field, value) if value else _asked(call, which, field)


def _told(words: str, entry: Entry, call: Call) -> Field:
    """The field that bare words are about: a date is one, and so is a kind."""
    if dates_meant(words, entry.document.head.date, call.ctx.today) is not None and not is_nothing(words):
        return Field.DATE
    if kind_of(words) is not None:
        return Field.KIND
    raise Misunderstood("error.needs_field", words=words)


def _pressed(call: Call, which: Which) -> Reply:
    """A button of the screen or of a question."""
    values = call.values
    if "field" not in values:
        call.ctx.require_edit()
        entry = correcting.look(call.ctx, which)
        return Reply.say(reading(entry, tracking.text_of(call.ctx, entry), _at(which), call.ctx.today, call.catalogue))
    field = Field(values["field"])
    if "due" in values:
        return _changed(call, which, field, _picked(call, which, date.fromisoformat(values["due"])))
    if "value" in values:
        value = Kind(values["value"]) if field is Field.KIND else None if field is Field.DATE else ()
        return _changed(call, which, field, value)
    return _asked(call, which, field)


def _picked(call: Call, which: Which, day: date) -> Deadline:
    """The reading of a pressed date: of the typed words, or of those in the letter."""
    entry = correcting.look(call.ctx, which)
    readings: Sequence[Deadline | None] = correcting.dates_around(entry, tracking.text_of(call.ctx, entry))
    if "words" in call.values:
        meant = dates_meant(str(call.values["words"]), entry.document.head.date, call.ctx.today)
        readings = meant[0] if meant else ()
    deadline = entry.commitment.deadline
    if entry.document.by_hand and deadline is not None:
        readings = [*readings, *dates_ahead(deadline, call.ctx.today)]
    found = next((each for each in readings if each is not None and each.due_on == day), None)
    if found is None:
        raise Misunderstood("error.expired_button")
    return found


def _asked(call: Call, which: Which, field: Field) -> Reply:
    call.ctx.require_edit()
    entry = correcting.look(call.ctx, which)
    call.ask("correct_field", **_at(which), field=field.value)
    text = tracking.text_of(call.ctx, entry)
    dates = correcting.dates_around(entry, text) if field is Field.DATE else ()
    return Reply.say(ask_field(entry, text, field, _at(which), dates, call.ctx.today, call.catalogue))


def _answered(call: Call) -> Reply:
    """The answer to the question for a field."""
    return _typed(call, _which(call.values), Field(call.values["field"]), call.arguments.strip())


def _typed(call: Call, which: Which, field: Field, words: str) -> Reply:
    entry = correcting.look(call.ctx, which)
    match field:
        case Field.DATE:
            meant = dates_meant(words, entry.document.head.date, call.ctx.today)
            if meant is None:
                raise Misunderstood("error.not_a_date", words=words)
            readings, _ = meant
            issued, first = entry.document.head.date, readings[0]
            if len(readings) > 1 or (first is not None and issued is not None and first.due_on < issued):
                return Reply.say(ask_which_day(entry, words, readings, _at(which), call.ctx.today, call.catalogue))
            return _changed(call, which, field, readings[0])
        case Field.KIND:
            kind = kind_of(words)
            if kind is None:
                raise Misunderstood("error.needs_kind", words=words)
            return _changed(call, which, field, kind)
        case Field.QUANTITY:
            return _changed(call, which, field, quantities_of(words))
        case Field.BODY:
            return _changed(call, which, field, bodies_of(words))
        case Field.QUOTE:
            quote = correcting.quote_of(tracking.text_of(call.ctx, entry), words, entry.commitment.terms.quote.start)
            return _changed(call, which, field, quote)
        case Field.TITLE:
            return _changed(call, which, field, " ".join(words.split()))


def _changed(call: Call, which: Which, field: Field, value: FieldValue) -> Reply:
    entry, change = correcting.correct(call.ctx, which, field, value)
    if entry.commitment.number is None and entry.document.by_hand:  # it is not kept yet
        return Reply.say(proposal(entry, call.ctx.today, call.catalogue))
    if which.number is None:
        sheet = reviewing.look_at(call.ctx, which.document_id, which.position)
        text = tracking.text_of(call.ctx, entry)
        return Reply.say(candidate(sheet, entry.commitment, text, call.ctx.today, call.catalogue, change))
    return told(call, (entry, change))


def _which(values: Mapping[str, Any]) -> Which:
    if "number" in values:
        return Which(number=int(values["number"]))
    return Which(document_id=int(values["document"]), position=int(values["position"]))


def _at(which: Which) -> dict[str, Any]:
    if which.number is not None:
        return {"number": which.number}
    return {"document": which.document_id, "position": which.position}


COMMANDS = (Command(name="correct", run=_correct), Command(name="edit", run=_edit))
ACTIONS = (Action(name="correct_field", run=_answered),)
