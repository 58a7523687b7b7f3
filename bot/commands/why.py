"""The sent ledger: /why."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.settings import next_digest
from bot.rendering.why import why_commitment, why_digest
from bot.replies import Reply
from bot.typed import number_and_rest
from commitments.service import sending


def _why(call: Call) -> Reply:
    """`/why 7`: when and why this chat was told of number 7; alone, its latest digests and reminders."""
    if call.arguments.strip():
        account = sending.of_commitment(call.ctx, number_and_rest(call.arguments)[0])
        return Reply.say(why_commitment(account, call.ctx.chat, call.catalogue))
    chat = call.ctx.chat
    latest = sending.latest(call.ctx)
    return Reply.say(why_digest(latest, chat, next_digest(chat, call.catalogue), call.catalogue))


COMMANDS = (Command(name="why", run=_why),)
