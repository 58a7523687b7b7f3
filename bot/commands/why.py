"""Why: /why and a card's button, for how a promise is read and what was sent of it, or for what a chat was sent."""

from __future__ import annotations

from bot.call import Action, Call, Command
from bot.rendering.reasons import reasons
from bot.rendering.settings import next_digest
from bot.rendering.why import told, why_commitment, why_digest
from bot.replies import Reply
from bot.typed import number_and_rest
from commitments.service import sending


def _why(call: Call) -> Reply:
    """`/why 7`, or the card's button: why number 7 is read so, and when and why this chat was told of it; `/why` alone:
    the chat's latest digests and reminders.
    """
    chat = call.ctx.chat
    if call.arguments.strip() or call.values:
        account = _account(call)
        read = reasons(account.entry, call.ctx.today, call.catalogue)
        return Reply.say(why_commitment(account, read, chat, call.catalogue))
    latest = sending.latest(call.ctx)
    return Reply.say(why_digest(latest, chat, next_digest(chat, call.catalogue), call.catalogue))


def _told(call: Call) -> Reply:
    """The button under a promise's sheet: all that this chat was told of it."""
    return Reply.say(told(_account(call), call.ctx.chat, call.catalogue))


def _account(call: Call) -> sending.Account:
    number = int(call.values["number"]) if "number" in call.values else number_and_rest(call.arguments)[0]
    return sending.of_commitment(call.ctx, number)


COMMANDS = (Command(name="why", run=_why),)
ACTIONS = (Action(name="told", run=_told),)
