"""By hand: /new writes down a promise that stands in no letter, shows how it is understood, and keeps it on a yes."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.call import Action, Ask, Call, Command, Tools
from bot.i18n.vocabulary import fold
from bot.rendering.correcting import proposal
from bot.rendering.dialogues import ask_new
from bot.rendering.outcomes import entered, not_entered
from bot.replies import Reply
from bot.typed_fields import bodies_of, dates_ahead
from commitments.extraction.alone import read_alone
from commitments.model import Candidate
from commitments.people import Chat
from commitments.service import byhand, undoing
from commitments.service.correcting import Which

_BODY = re.compile(r"\s*\[(?P<body>[^\[\]]{2,60})\]\s*$")


async def _prepare(ask: Ask, tools: Tools) -> Candidate | None:
    """The promise as it is understood today in the chat's zone; a body may stand behind it in brackets."""
    words = ask.arguments.strip()
    match = _BODY.search(fold(words))
    said = words[: match.start()] if match else words
    if not said:
        return None
    request = ask.request
    chat: Chat = await tools.read(lambda uow: uow.chats.find(request.transport, request.chat_id))
    today = request.now.astimezone(ZoneInfo(chat.timezone)).date()
    terms = await asyncio.to_thread(read_alone, said, today)
    return replace(terms, bodies=bodies_of(words[match.start("body") : match.end("body")])) if match else terms


def _new(call: Call) -> Reply:
    """`/new 年底前公布第二批名单 [住建局]`; without words it asks for them."""
    if call.prepared is None:
        call.ctx.require_edit()
        call.ask("new")
        return Reply.say(ask_new(call.catalogue))
    entry = byhand.propose(call.ctx, call.prepared)
    deadline = entry.commitment.deadline
    dates = dates_ahead(deadline, call.ctx.today) if deadline else ()
    return Reply.say(proposal(entry, call.ctx.today, call.catalogue, dates=dates))


def _keep(call: Call) -> Reply:
    entry, _ = byhand.accept(call.ctx, _which(call))
    last = undoing.last(call.ctx)
    return Reply.redraw(entered(entry, call.ctx.today, call.catalogue, undo=last.token if last else None))


def _drop(call: Call) -> Reply:
    byhand.drop(call.ctx, _which(call))
    return Reply.redraw(not_entered(call.catalogue))


def _which(call: Call) -> Which:
    return Which(document_id=int(call.values["document"]), position=int(call.values["position"]))


COMMANDS = (Command(name="new", run=_new, prepare=_prepare),)
ACTIONS = (Action(name="keep_new", run=_keep), Action(name="drop_new", run=_drop))
