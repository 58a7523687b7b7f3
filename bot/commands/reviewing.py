"""Choosing among a letter's promises: /review group by group, and /keep for those who type."""

from __future__ import annotations

import re

from bot.call import Action, Call, Command
from bot.i18n.catalogue import catalogue
from bot.i18n.vocabulary import fold
from bot.rendering.outcomes import tracked
from bot.rendering.reviewing import ask_cut, candidate, elsewhere, offer, sheet
from bot.replies import Redraw, Reply, SayTo
from bot.typed import number_and_rest, numbers_in
from commitments.errors import Misunderstood
from commitments.model import Status
from commitments.people import ChatKind
from commitments.reviews import ToldWhere
from commitments.service import correcting, cutting, letters, reviewing
from commitments.service.correcting import Which
from commitments.service.reviewing import Sheet

_OTHERS = re.compile(
    r"(?P<rejected>不是承诺|不是|非承诺|not(?:\s+promises?)?|reject)|(?P<on_file>备查|on\s+file)|(?P<open>留|跟踪|keep|track)",
    re.IGNORECASE,
)
_NONE = frozenset({"无", "都不留", "不留", "none", "nothing", "0"})
_ALL = frozenset({"全部", "都留", "全留", "all"})


def _review(call: Call) -> Reply:
    """`/review 2`, `/review` where it was left, or a button."""
    if "document" in call.values:
        group = call.values.get("group")
        state = reviewing.look(call.ctx, int(call.values["document"]), None if group is None else int(group))
        if "here" in call.values:
            state = reviewing.tell(call.ctx, state.document.id, None)
        elif group is None and _in_group(call):
            return Reply.redraw(offer(state, call.catalogue))
        screen = sheet(state, call.ctx.today, call.catalogue, opening=bool(call.values.get("opening")))
        return Reply.redraw(screen)
    if call.arguments.strip():
        document_id = letters.find(call.ctx, number_and_rest(call.arguments)[0]).id
    else:
        document_id = reviewing.current(call.ctx)
    state = reviewing.look(call.ctx, document_id)
    return Reply.say(offer(state, call.catalogue)) if _in_group(call) else _drawn(state, call)


def _in_group(call: Call) -> bool:
    return call.ctx.chat.kind is not ChatKind.PRIVATE


def _private(call: Call) -> Reply:
    """From a group into the reviewer's own chat: the sheet is sent there, or a link leads there; the group is told in
    the end.
    """
    where = ToldWhere(call.ctx.chat.id, call.request.topic_id)
    state = reviewing.tell(call.ctx, int(call.values["document"]), where)
    private = reviewing.private_chat(call.ctx)
    here = Redraw(elsewhere(state, call.ctx.actor, call.catalogue, link=private is None))
    if private is None:
        return Reply((here,))
    return Reply((SayTo(private, sheet(state, call.ctx.today, catalogue(private.language))), here))


def _keep(call: Call) -> Reply:
    """`/keep 1-4,9`, "留 1-4,9 不是 6": of the group on the screen, these are tracked, the others kept on file.

    Without numbers to keep ("不是 7", "备查 5") only what is named is changed.
    """
    document_id = reviewing.current(call.ctx)
    words = fold(call.arguments).strip()
    marks = list(_OTHERS.finditer(words))
    ends = [*(mark.start() for mark in marks[1:]), len(words)]
    others = (
        {
            number: Status(str(mark.lastgroup))
            for mark, end in zip(marks, ends, strict=True)
            for number in numbers_in(words[mark.end() : end])
        }
        if marks
        else {}
    )
    wanted = words[: marks[0].start() if marks else None].strip().casefold().rstrip(",;")
    if not wanted and others:
        return _drawn(reviewing.mark(call.ctx, document_id, others), call)
    if wanted in _ALL:
        kept = tuple(range(1, len(reviewing.look(call.ctx, document_id).group.items) + 1))
    else:
        kept = () if wanted in _NONE else numbers_in(wanted)
    if not kept and wanted not in _NONE:
        raise Misunderstood("error.needs_kept_numbers")
    return _drawn(reviewing.keep_only(call.ctx, document_id, kept, others), call)


def _choose(call: Call) -> Reply:
    values = call.values
    to = {int(values["position"]): Status(values["to"])}
    return _drawn(reviewing.choose(call.ctx, int(values["document"]), to, int(values["group"])), call, redraw=True)


def _candidate(call: Call) -> Reply:
    """One candidate by itself; with a choice the one after it comes next, in the end its group again."""
    document_id, position = int(call.values["document"]), int(call.values["position"])
    state = reviewing.look_at(call.ctx, document_id, position)
    items = state.group.items
    at = next(number for number, item in enumerate(items) if item.position == position)
    if "to" in call.values:
        to = Status(call.values["to"])
        state = reviewing.choose(call.ctx, document_id, {position: to}, state.review.group)
        if at + 1 == len(items):
            return _drawn(state, call, redraw=True)
        at += 1
    text = call.ctx.uow.documents.text(call.ctx.workspace.id, document_id)
    return Reply.redraw(candidate(state, state.group.items[at], text, call.ctx.today, call.catalogue))


def _split(call: Call) -> Reply:
    """`/split 3 并发布`, a button, or the answer to the question where to cut."""
    if "document" in call.values:
        which = Which(document_id=int(call.values["document"]), position=int(call.values["position"]))
        words = str(call.values.get("second", "")) or call.arguments.strip()
    else:
        number, words = number_and_rest(call.arguments)
        document_id = reviewing.current(call.ctx)
        item = reviewing.on_screen(call.ctx, document_id, number)
        which = Which(document_id=document_id, position=item.position)
    if not words:
        call.ctx.require_edit()
        entry = correcting.look(call.ctx, which)
        call.ask("split", document=which.document_id, position=which.position)
        parts = cutting.places(call.ctx, which)
        return Reply.say(ask_cut(entry.commitment, entry.document, parts, call.catalogue))
    cutting.split(call.ctx, which, words)
    return _drawn(reviewing.look_at(call.ctx, which.document_id, which.position), call)


def _merge(call: Call) -> Reply:
    """`/merge 3 4`, `/merge 3`, or a button: a candidate and the one after it are one promise."""
    if "document" in call.values:
        which = Which(document_id=int(call.values["document"]), position=int(call.values["position"]))
    else:
        numbers = numbers_in(call.arguments)
        if not numbers or (len(numbers) > 1 and numbers[1:] != (numbers[0] + 1,)):
            raise Misunderstood("error.needs_neighbours")
        document_id = reviewing.current(call.ctx)
        item = reviewing.on_screen(call.ctx, document_id, numbers[0])
        which = Which(document_id=document_id, position=item.position)
    cutting.merge(call.ctx, which)
    return _drawn(reviewing.look_at(call.ctx, which.document_id, which.position), call)


def _choose_group(call: Call) -> Reply:
    values = call.values
    state = reviewing.choose_group(call.ctx, int(values["document"]), int(values["group"]), Status(values["to"]))
    return _drawn(state, call, redraw=True)


def _done(call: Call) -> Reply:
    document_id = int(call.values["document"])
    told = reviewing.told(call.ctx, document_id)
    outcome = reviewing.finish(call.ctx, document_id)
    here = Redraw(tracked(outcome, call.catalogue))
    if told is None:
        return Reply((here,))
    chat, topic_id = told
    return Reply((here, SayTo(chat, tracked(outcome, catalogue(chat.language), by=call.ctx.actor), topic_id)))


def _drawn(state: Sheet, call: Call, *, redraw: bool = False) -> Reply:
    screen = sheet(state, call.ctx.today, call.catalogue)
    return Reply.redraw(screen) if redraw else Reply.say(screen)


COMMANDS = (
    Command(name="review", run=_review),
    Command(name="keep", run=_keep),
    Command(name="split", run=_split),
    Command(name="merge", run=_merge),
)
ACTIONS = (
    Action(name="candidate", run=_candidate),
    Action(name="review_private", run=_private),
    Action(name="review_choose", run=_choose),
    Action(name="review_group", run=_choose_group),
    Action(name="review_done", run=_done),
)
