"""The first words, the way out and courtesies: /start, /cancel, 谢谢."""

from __future__ import annotations

import re

from bot.call import Action, Call, Command
from bot.rendering.reviewing import sheet
from bot.rendering.settings import greeting
from bot.replies import Reply, Screen
from commitments.model import DocumentState
from commitments.service import letters, reviewing

_REVIEW = re.compile(r"review-(\d{1,6})")


def _start(call: Call) -> Reply:
    """The greeting; in a chat with nothing in it also what not to send. A link out of a group opens its review."""
    if match := _REVIEW.fullmatch(call.arguments.strip()):
        state = reviewing.look(call.ctx, letters.find(call.ctx, int(match[1])).id)
        return Reply.say(sheet(state, call.ctx.today, call.catalogue))
    first_run = not call.ctx.uow.documents.all(call.ctx.workspace.id, tuple(DocumentState))
    return Reply.say(greeting(call.catalogue, first_run=first_run))


def _cancel(call: Call) -> Reply:
    """The open question is dropped before any command runs; what is left is to say so."""
    key = "info.cancelled" if call.dialogue_open else "info.nothing_to_cancel"
    if call.pressed:
        return Reply.redraw(Screen(call.catalogue.text("info.nothing_changed")))
    return Reply.say(Screen(call.catalogue.text(key)))


def _courtesy(call: Call) -> Reply:
    """谢谢 and 你好 ask for nothing, and are no words that are not understood."""
    return Reply.say(Screen(call.catalogue.text(f"courtesy.{call.values['courtesy']}")))


COMMANDS = (
    Command(name="start", run=_start),
    Command(name="cancel", run=_cancel),
)
ACTIONS = (Action(name="courtesy", run=_courtesy),)
