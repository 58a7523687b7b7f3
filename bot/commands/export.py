"""Taking it along: /export as CSV, and what people put right against what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.call import Call, Command
from bot.corrections_output import share, tsv
from bot.filters import filter_from, parse_filter
from bot.i18n.plain import line
from bot.i18n.vocabulary import statuses_of
from bot.rendering.csv import file_name, status_csv
from bot.rendering.lists import filter_words
from bot.replies import Reply, SendFile
from bot.routing import split_first
from commitments.errors import Misunderstood, NotFound
from commitments.measuring import figures
from commitments.model import Status
from commitments.queries import Entry, Filter
from commitments.service import listing, measuring, tracking

_OTHER_FORMATS = frozenset({"xlsx", "xls", "excel", "json", "html", "pdf", "word", "doc", "docx", "ics", "表格"})
_CORRECTIONS = frozenset({"更正", "更正记录", "corrections"})
_REGISTER = Filter()
_WORDS_WIDTH = 200
"""Half-widths of a filter in a caption, of which Telegram takes 1,024 characters."""


def _export(call: Call) -> Reply:
    """`/export`, `/export 逾期 教育局`, `/export corrections`, or the button under a list, which has its filter.

    Alone it means the whole register, also below a list of a part: who takes a part for the whole would miss rows. The
    caption says which it is, and the way to the other.
    """
    first, rest = split_first(call.arguments)
    words = rest if first.casefold() == "csv" else call.arguments.strip()
    if words.casefold() in _CORRECTIONS:
        return _corrections(call)
    if words.casefold() in _OTHER_FORMATS:
        raise Misunderstood("error.unknown_format", words=words)
    ctx = call.ctx
    wanted = parse_filter(words, call) if words else _kept_by(call.values, call)
    register = tracking.register(ctx.uow, ctx.workspace, ctx.today, ctx.now, wanted)
    if not register.entries:
        raise NotFound("error.nothing_to_export" if _whole(wanted) else "error.nothing_kept_to_export")
    caption = _caption(wanted, register.entries, call)
    content = status_csv(register, ctx.today, call.catalogue)
    return Reply((SendFile(file_name(ctx.today, call.catalogue), content, caption),))


def _caption(wanted: Filter, entries: Sequence[Entry], call: Call) -> str:
    """What is in the file, and how to get the whole of it, or only the part that the last message lists."""
    said, count = call.catalogue.text, len(entries)
    if not _whole(wanted):
        return "\n".join([said("export.part", wanted=_words(wanted, call), count=count), said("export.how_whole")])
    on_file = sum(entry.commitment.status is Status.ON_FILE for entry in entries)
    parts = [] if call.pressed else [said("export.how_part", wanted=_words(listed, call)) for listed in _listed(call)]
    return "\n".join([said("export.whole", count=count, on_file=on_file), *parts])


def _listed(call: Call) -> Sequence[Filter]:
    """What the chat's last message with buttons lists, where that is a part of the register."""
    last = call.ctx.uow.keyboards.latest(call.ctx.chat.id, call.ctx.now, 1)
    buttons = [button for keyboard in last for button in keyboard.buttons.values() if button.action == "export"]
    return [listed for button in buttons if not _whole(listed := _kept_by(button.arguments, call))]


def _kept_by(values: Mapping[str, Any], call: Call) -> Filter:
    """The filter that a button carries; without one it exports the register."""
    return filter_from(values, call) if values else _REGISTER


def _whole(wanted: Filter) -> bool:
    """Whether all that is kept is asked for: 全部 is."""
    return wanted in (_REGISTER, Filter(statuses=statuses_of("all")))


def _words(wanted: Filter, call: Call) -> str:
    said = filter_words(wanted, call.ctx.today, call.catalogue, listing.letter_of(call.ctx, wanted))
    return line(call.catalogue.join(said), _WORDS_WIDTH)


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
