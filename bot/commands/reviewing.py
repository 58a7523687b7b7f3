"""Choosing among a letter's promises: /review group by group, and /keep for those who type."""

from __future__ import annotations

import re

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import fold
from bot.rendering.outcomes import tracked
from bot.rendering.reviewing import sheet
from bot.replies import Reply
from bot.typed import number_and_rest, numbers_in
from commitments.errors import Misunderstood
from commitments.model import Status
from commitments.service import letters, reviewing
from commitments.service.reviewing import Sheet

_REJECTED = re.compile(r"不是承诺|不是|非承诺|not(?:\s+promises?)?|reject", re.IGNORECASE)
_NONE = frozenset({"无", "都不留", "不留", "none", "nothing", "0"})
_ALL = frozenset({"全部", "都留", "全留", "all"})


def _review(call: Call) -> Reply:
    """`/review 2`, `/review` where it was left, or a button."""
    if "document" in call.values:
        group = call.values.get("group")
        state = reviewing.look(call.ctx, int(call.values["document"]), None if group is None else int(group))
        return _drawn(state, call, redraw=True)
    if call.arguments.strip():
        document_id = letters.find(call.ctx, number_and_rest(call.arguments)[0]).id
    else:
        document_id = reviewing.current(call.ctx)
    return _drawn(reviewing.look(call.ctx, document_id), call)


def _keep(call: Call) -> Reply:
    """`/keep 1-4,9`, "留 1-4,9 不是 6": of the group on the screen, these are tracked, the others kept on file."""
    document_id = reviewing.current(call.ctx)
    words = fold(call.arguments).strip()
    kept_words, *rejected_words = _REJECTED.split(words, maxsplit=1)
    rejected = numbers_in(rejected_words[0]) if rejected_words else ()
    wanted = kept_words.strip().casefold().rstrip(",;")
    if wanted in _ALL:
        kept = tuple(range(1, len(reviewing.look(call.ctx, document_id).group.items) + 1))
    else:
        kept = () if wanted in _NONE or (not wanted and rejected) else numbers_in(wanted)
    if not kept and not rejected and wanted not in _NONE:
        raise Misunderstood("error.needs_kept_numbers")
    return _drawn(reviewing.keep_only(call.ctx, document_id, kept, rejected), call)


def _choose(call: Call) -> Reply:
    values = call.values
    to = {int(values["position"]): Status(values["to"])}
    return _drawn(reviewing.choose(call.ctx, int(values["document"]), to, int(values["group"])), call, redraw=True)


def _choose_group(call: Call) -> Reply:
    values = call.values
    state = reviewing.choose_group(call.ctx, int(values["document"]), int(values["group"]), Status(values["to"]))
    return _drawn(state, call, redraw=True)


def _done(call: Call) -> Reply:
    return Reply.redraw(tracked(reviewing.finish(call.ctx, int(call.values["document"])), call.catalogue))


def _drawn(state: Sheet, call: Call, *, redraw: bool = False) -> Reply:
    screen = sheet(state, call.ctx.today, call.catalogue)
    return Reply.redraw(screen) if redraw else Reply.say(screen)


COMMANDS = (Command(name="review", run=_review), Command(name="keep", run=_keep))
ACTIONS = (
    Action(name="review_choose", run=_choose),
    Action(name="review_group", run=_choose_group),
    Action(name="review_done", run=_done),
)
