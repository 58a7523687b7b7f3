"""Where letters come from: /source, and the question that need not be answered when a text was pasted."""

from __future__ import annotations

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import fold, says_nobody
from bot.rendering.letter import ask_source, source_kept
from bot.rendering.preview import preview
from bot.replies import Reply
from bot.typed import letter_day, number_and_rest, split_link
from commitments.errors import Misunderstood
from commitments.model import SourceDocument
from commitments.service import letters, sources


def _source(call: Call) -> Reply:
    """`/source 2 https://… 2018-10-08`, either of both, "无" to take the link away; without any it asks."""
    if "document" in call.values:
        document = call.ctx.uow.documents.get(call.ctx.workspace.id, int(call.values["document"]))
        words = call.arguments
    else:
        ordinal, words = number_and_rest(call.arguments)
        document = letters.find(call.ctx, ordinal)
    if not words.strip():
        call.ctx.require_edit()
        call.ask("source", document=document.id)
        return Reply.say(ask_source(document, call.ctx.today, call.catalogue))
    return Reply.say(source_kept(_set(call, document, words), call.ctx.today, call.catalogue))


def _set(call: Call, document: SourceDocument, words: str) -> SourceDocument:
    if says_nobody(words):
        return sources.forget_source(call.ctx, document.id)
    rest, url = split_link(words)
    day = letter_day(fold(rest), call.ctx.today) if rest else None
    if (rest and day is None) or (url is None and day is None):
        raise Misunderstood("error.needs_source", words=words)
    return sources.set_source(call.ctx, document.id, url=url, obtained_on=day)


def _today(call: Call) -> Reply:
    """Under a preview: the text was obtained today, and there is no more to say about it."""
    document = sources.set_source(call.ctx, int(call.values["document"]), obtained_on=call.ctx.today)
    return _preview(call, document)


def _skip(call: Call) -> Reply:
    """Under a preview: the question is dropped."""
    return _preview(call, call.ctx.uow.documents.get(call.ctx.workspace.id, int(call.values["document"])))


def _preview(call: Call, document: SourceDocument) -> Reply:
    found = call.ctx.uow.commitments.of_document(document.id)
    return Reply.redraw(preview(document, found, call.ctx.today, call.catalogue))


COMMANDS = (Command(name="source", run=_source),)
ACTIONS = (Action(name="source_today", run=_today), Action(name="source_skip", run=_skip))
