"""The letters themselves: /letters, /remove with its question, and the correction of a letter's head."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.call import Action, Ask, Call, Command, Tools
from bot.i18n.vocabulary import fold
from bot.rendering.dialogues import ask_head
from bot.rendering.letter import letter_card
from bot.rendering.lists import letters as letter_list
from bot.rendering.lists import removal_question
from bot.rendering.outcomes import head_corrected, removed
from bot.replies import Redraw, Reply, Say
from bot.typed import letter_day, number_and_rest
from commitments.errors import Misunderstood, NotFound
from commitments.model import DocumentHead, Extraction, HeadField, HeadSource, SourceDocument
from commitments.service import copies, letters

_FIELDS = {
    "日期": "issued_on", "成文日期": "issued_on", "落款日期": "issued_on", "date": "issued_on",
    "文号": "number", "编号": "number", "发文字号": "number", "number": "number", "no": "number",
    "机关": "issuing_body", "发文机关": "issuing_body", "单位": "issuing_body", "body": "issuing_body",
    "from": "issuing_body",
}  # fmt: skip
_LINE = re.compile(r"\s*(?P<field>\S+?)\s*[:\s]\s*(?P<value>.+?)\s*")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Correction:
    """A letter's new head, and its text extracted anew with the head's date."""

    document_id: int
    head: DocumentHead
    extraction: Extraction


def _letters(call: Call) -> Reply:
    """`/letters`, a page of them; `/letters 2`, one."""
    if "document" in call.values or call.arguments.strip():
        if "document" in call.values:
            document = call.ctx.uow.documents.get(call.ctx.workspace.id, int(call.values["document"]))
        else:
            document = letters.find(call.ctx, number_and_rest(call.arguments)[0])
        found = call.ctx.uow.commitments.of_document(document.id)
        others = copies.copies(call.ctx.uow, call.ctx.workspace.id).get(document.id, ())
        return Reply.say(letter_card(document, found, others, call.ctx.today, call.catalogue))
    page = int(call.values.get("page", 1))
    screen = letter_list(letters.kept(call.ctx), page, catalogue=call.catalogue)
    return Reply((Redraw(screen) if "page" in call.values else Say(screen),))


def _remove(call: Call) -> Reply:
    call.ctx.require_edit()
    ordinal, _ = number_and_rest(call.arguments)
    document = letters.find(call.ctx, ordinal)
    commitments = call.ctx.uow.commitments.of_document(document.id)
    return Reply.say(removal_question(document, commitments, call.catalogue))


def _remove_confirmed(call: Call) -> Reply:
    return Reply.redraw(removed(letters.remove(call.ctx, int(call.values["document"])), call.catalogue))


async def _prepare_fix(ask: Ask, tools: Tools) -> Correction | SourceDocument:
    """The letter that is meant; with a field and a value also its head and dates as they would be."""
    if "document" in ask.values:
        document_id, words = int(ask.values["document"]), ask.arguments
        document: SourceDocument = await tools.read(lambda uow: uow.documents.get(ask.workspace_id, document_id))
    else:
        ordinal, words = number_and_rest(ask.arguments)
        found: SourceDocument | None = await tools.read(
            lambda uow: uow.documents.find_by_ordinal(ask.workspace_id, ordinal)
        )
        if found is None or found.state not in letters.KEPT or found.by_hand:
            raise NotFound("error.no_such_letter", ordinal=ordinal)
        document = found
    if not words:
        return document
    head = _corrected(document, words, ask)
    text: str = await tools.read(lambda uow: uow.documents.text(ask.workspace_id, document.id))
    extraction = await tools.extract(text, language=document.language, issued_on=head.date)
    return Correction(document.id, head, extraction)


def _corrected(document: SourceDocument, words: str, ask: Ask) -> DocumentHead:
    """The head with fields as the person says, one a line: "日期 2018-09-25", "文号:国市监函〔2018〕12号"."""
    head = document.head
    for line in filter(str.strip, words.splitlines()):
        head = _with_field(head, line, ask)
    return head


def _with_field(head: DocumentHead, line: str, ask: Ask) -> DocumentHead:
    match = _LINE.fullmatch(fold(line))
    field = _FIELDS.get(match["field"].casefold()) if match else None
    if match is None or field is None:
        raise Misunderstood("error.needs_head_field", words=line[:40])
    value = line[match.start("value") : match.end("value")]
    if len(value) > _LONGEST:
        raise Misunderstood("error.too_long", most=_LONGEST)
    if field == "issued_on":
        day = letter_day(value, ask.request.now.date())
        if day is None:
            raise Misunderstood("error.impossible_date", words=value)
        value = day.isoformat()
    others = tuple(reading for reading in head.other_readings if reading[0] != field)
    corrected = HeadField(value, HeadSource.PERSON)
    match field:
        case "issued_on":
            return replace(head, issued_on=corrected, other_readings=others)
        case "number":
            return replace(head, number=corrected, other_readings=others)
        case _:
            return replace(head, issuing_body=corrected, other_readings=others)


def _fix(call: Call) -> Reply:
    if isinstance(call.prepared, SourceDocument):
        call.ctx.require_edit()
        call.ask("fix", document=call.prepared.id)
        return Reply.say(ask_head(call.prepared, call.catalogue))
    correction: Correction = call.prepared
    result = letters.correct_head(call.ctx, correction.document_id, correction.head, correction.extraction)
    return Reply.say(head_corrected(result, call.ctx.today, call.catalogue))


COMMANDS = (
    Command(name="letters", run=_letters),
    Command(name="fix", run=_fix, prepare=_prepare_fix),
    Command(name="remove", run=_remove),
)
ACTIONS = (Action(name="remove_confirmed", run=_remove_confirmed),)
