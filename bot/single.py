"""One promise at a time: owns of which one a call speaks, the question for what is missing, and how a record is told.

Its counterpart for many is `several.py`; must not know what is done to the promise.
"""

from __future__ import annotations

from bot.call import Call
from bot.rendering.outcomes import recorded
from bot.replies import Reply, Screen
from bot.typed import number_and_rest
from commitments.model import StatusChange
from commitments.queries import Entry
from commitments.service import undoing


def number_and_words(call: Call) -> tuple[int, str]:
    """The promise's number and the words about it: those of a button or of an open question, else the typed ones.

    Raises Misunderstood ("error.needs_number") where there is none.
    """
    if "number" in call.values:
        return int(call.values["number"]), str(call.values.get("words", call.arguments)).strip()
    return number_and_rest(call.arguments)


def ask_about(call: Call, command: str, number: int, question: Screen) -> Reply:
    """Ask for what the command lacks; the person's next words go to it with the number. Raises NotAllowed."""
    call.ctx.require_edit()
    call.ask(command, number=number)
    return Reply.say(question)


def told(call: Call, changed: tuple[Entry, StatusChange]) -> Reply:
    """How the promise stands now that a change of it is kept, with a button that takes it back."""
    return Reply.say(recorded(*changed, call.ctx.today, call.catalogue, undo=undoing.token(call.ctx)))
