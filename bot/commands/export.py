"""Taking it along: /export as CSV."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.csv import file_name, status_csv
from bot.replies import Reply, SendFile
from commitments.errors import Misunderstood, NotFound
from commitments.service import tracking

_FORMATS = frozenset({"", "csv"})


def _export(call: Call) -> Reply:
    if call.arguments.strip().casefold() not in _FORMATS:
        raise Misunderstood("error.unknown_format", words=call.arguments)
    ctx = call.ctx
    register = tracking.register(ctx.uow, ctx.workspace, ctx.today, ctx.now)
    if not register.entries:
        raise NotFound("error.nothing_to_export")
    content = status_csv(register, ctx.today, call.catalogue)
    return Reply((SendFile(file_name(ctx.today, call.catalogue), content),))


COMMANDS = (Command(name="export", run=_export),)
