"""Taking back: /undo, and the button under what was just recorded."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.bodies import declared
from bot.rendering.outcomes import undone
from bot.replies import Reply, Screen
from commitments.service import undoing


def _undo(call: Call) -> Reply:
    """`/undo`: one's own last change in this chat; a button takes back only its own.

    Where a question is open and nothing has been changed, the question is what is taken back.
    """
    if call.dialogue_open and undoing.last(call.ctx) is None:
        return Reply.say(Screen(call.catalogue.text("info.cancelled")))
    token = call.values.get("token")
    outcome = undoing.undo(call.ctx, str(token) if token is not None else None)
    if outcome.declared is not None:
        return Reply.say(declared(outcome.declared, call.ctx.today, call.catalogue))
    return Reply.say(undone(outcome, call.ctx.today, call.catalogue))


COMMANDS = (Command(name="undo", run=_undo),)
