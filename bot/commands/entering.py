"""By hand: /new writes down a promise that stands in no letter, shows how it is understood, and keeps it on a yes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.call import YES_OR_NO, Action, Ask, Call, Command, Tools
from bot.rendering.correcting import proposal
from bot.rendering.dialogues import ask_new
from bot.rendering.outcomes import entered, not_entered
from bot.replies import Reply
from bot.typed_fields import body_at_end, dates_ahead
from commitments.bodies import BodyRegister
from commitments.errors import Misunderstood
from commitments.extraction.alone import read_alone
from commitments.model import Candidate
from commitments.people import Chat
from commitments.ports import UnitOfWork
from commitments.service import byhand, undoing
from commitments.service.correcting import Which


async def _prepare(ask: Ask, tools: Tools) -> Candidate | None:
    """The promise as it is understood today in the chat's zone; a body may stand behind it."""
    if not ask.arguments.strip():
        return None
    chat, register = await tools.read(lambda uow: _around(uow, ask))
    words, bodies = body_at_end(ask.arguments, register.knows)
    if not words:
        raise Misunderstood("error.needs_promise")
    today = ask.request.now.astimezone(ZoneInfo(chat.timezone)).date()
    terms = await asyncio.to_thread(read_alone, words, today)
    return replace(terms, bodies=bodies) if bodies else terms


def _around(uow: UnitOfWork, ask: Ask) -> tuple[Chat, BodyRegister]:
    """The chat, whose zone says what day it is, and the names of bodies that were declared."""
    chat = uow.chats.find(ask.request.transport, ask.request.chat_id)
    if chat is None:
        raise Misunderstood("error.needs_promise")
    return chat, BodyRegister(uow.bodies.events(ask.workspace_id))


def _new(call: Call) -> Reply:
    """`/new 年底前公布第二批名单 [住建局]`; without words it asks for them."""
    if call.prepared is None:
        call.ctx.require_edit()
        call.ask("new")
        return Reply.say(ask_new(call.catalogue))
    entry = byhand.propose(call.ctx, call.prepared)
    commitment, deadline = entry.commitment, entry.commitment.deadline
    dates = dates_ahead(deadline, call.ctx.today) if deadline else ()
    if len(dates) < 2:  # an unclear date is settled first
        call.ask("keep_new", document=commitment.document_id, position=commitment.position, **{YES_OR_NO: True})
    return Reply.say(proposal(entry, call.ctx.today, call.catalogue, dates=dates))


def _keep(call: Call) -> Reply:
    entry, _ = byhand.accept(call.ctx, _which(call))
    return Reply.redraw(entered(entry, call.ctx.today, call.catalogue, undo=undoing.token(call.ctx)))


def _drop(call: Call) -> Reply:
    byhand.drop(call.ctx, _which(call))
    return Reply.redraw(not_entered(call.catalogue))


def _which(call: Call) -> Which:
    return Which(document_id=int(call.values["document"]), position=int(call.values["position"]))


COMMANDS = (Command(name="new", run=_new, prepare=_prepare),)
ACTIONS = (Action(name="keep_new", run=_keep), Action(name="drop_new", run=_drop))
