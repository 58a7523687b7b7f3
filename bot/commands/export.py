"""Taking it along: /export as CSV, and what people put right against what was found."""

from __future__ import annotations

from bot.call import Call, Command
from bot.corrections_output import share, tsv
from bot.filters import filter_from, parse_filter
from bot.rendering.csv import file_name, status_csv
from bot.rendering.lists import filter_words
from bot.replies import Reply, SendFile
from bot.routing import split_first
from commitments.errors import Misunderstood, NotFound
from commitments.measuring import figures
from commitments.queries import Filter
from commitments.service import listing, measuring, tracking

_OTHER_FORMATS = frozenset({"xlsx", "xls", "excel", "json", "html", "pdf", "word", "doc", "docx", "ics", "表格"})
_CORRECTIONS = frozenset({"更正", "更正记录", "corrections"})


def _export(call: Call) -> Reply:
    """`/export`, `/export 逾期 教育局`, `/export corrections`, or the button under a list, which has its filter."""
    first, rest = split_first(call.arguments)
    words = rest if first.casefold() == "csv" else call.arguments.strip()
    if words.casefold() in _CORRECTIONS:
        return _corrections(call)
    if words.casefold() in _OTHER_FORMATS:
        raise Misunderstood("error.unknown_format", words=words)
    ctx, whole = call.ctx, not (words or call.values)
    wanted = Filter() if whole else parse_filter(words, call) if words else filter_from(call.values, call)
    register = tracking.register(ctx.uow, ctx.workspace, ctx.today, ctx.now, wanted)
    if not register.entries:
        raise NotFound("error.nothing_to_export" if whole else "error.nothing_kept_to_export")
    said = () if whole else filter_words(wanted, ctx.today, call.catalogue, listing.letter_of(ctx, wanted))
    caption = call.catalogue.text("export.part", wanted=call.catalogue.join(said)) if said else ""
    content = status_csv(register, ctx.today, call.catalogue)
    return Reply((SendFile(file_name(ctx.today, call.catalogue), content, caption),))


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
