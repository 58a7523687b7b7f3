"""Looking for words: /find, over promises of every state and the letters' own text."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.finding import found
from bot.replies import Redraw, Reply, Say
from commitments.service import finding


def _find(call: Call) -> Reply:
    """`/find 黑名单`, or another page of it."""
    words = str(call.values.get("words", call.arguments))
    result = finding.find(call.ctx, words, int(call.values.get("page", 1)))
    screen = found(result, words, call.ctx.today, call.catalogue)
    return Reply((Redraw(screen) if "page" in call.values else Say(screen),))


COMMANDS = (Command(name="find", run=_find),)
