"""Taking it along: /export as CSV, and what people put right against what was found."""

from __future__ import annotations

from bot.call import Call, Command
from bot.corrections_output import share, tsv
from bot.rendering.csv import file_name, status_csv
from bot.replies import Reply, SendFile
from commitments.errors import Misunderstood, NotFound
from commitments.measuring import figures
from commitments.service import measuring, tracking

_FORMATS = frozenset({"", "csv"})
_CORRECTIONS = frozenset({"更正", "更正记录", "corrections"})


def _export(call: Call) -> Reply:
    if call.arguments.strip().casefold() in _CORRECTIONS:
        return _corrections(call)
    if call.arguments.strip().casefold() not in _FORMATS:
        raise Misunderstood("error.unknown_format", words=call.arguments)
    ctx = call.ctx
    register = tracking.register(ctx.uow, ctx.workspace, ctx.today, ctx.now)
    if not register.entries:
        raise NotFound("error.nothing_to_export")
    content = status_csv(register, ctx.today, call.catalogue)
    return Reply((SendFile(file_name(ctx.today, call.catalogue), content),))


def _corrections(call: Call) -> Reply:
    """What was decided about each letter that was looked through, in the corpus format, with the figures so far."""
    letters = measuring.decided_letters(call.ctx.uow, call.ctx.workspace)
    found = figures(letters)
    if not found.letters:
        raise NotFound("error.nothing_decided")
    facts = {"precision": share(found.promises.precision), "recall": share(found.promises.recall)}
    caption = call.catalogue.text("export.corrections", letters=found.letters, **facts)
    name = f"corrections_{call.ctx.today.isoformat()}.tsv"
    return Reply((SendFile(name, tsv(letters).encode("utf-8", "surrogatepass"), caption),))


COMMANDS = (Command(name="export", run=_export),)
