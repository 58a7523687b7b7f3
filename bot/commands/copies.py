"""A letter that resembles a kept one: the same again, or a newer reply that replaces it promise by promise."""

from __future__ import annotations

from bot.call import LINK_OR_NOTHING, Action, Call, Command
from bot.rendering.copies import folded
from bot.rendering.preview import preview
from bot.rendering.replacing import ON_PAGE, choices, reason, replaced, sheet
from bot.replies import Redraw, Reply, Say
from bot.typed import number_and_rest
from commitments.replacements import Choice, Fate
from commitments.service import copies, letters, replacing, undoing


def _same(call: Call) -> Reply:
    document, into = copies.fold(call.ctx, int(call.values["document"]), int(call.values["into"]))
    still_asked = call.dialogue_open and document.file_name is None and document.source_url is None
    if still_asked:
        call.ask("source", document=document.id, **{LINK_OR_NOTHING: True})
    return Reply.redraw(folded(document, into, call.catalogue, ask_source=still_asked))


def _unfold(call: Call) -> Reply:
    document = copies.unfold(call.ctx, int(call.values["document"]))
    found = call.ctx.uow.commitments.of_document(document.id)
    return Reply.redraw(preview(document, found, call.ctx.today, call.catalogue))


def _newer(call: Call) -> Reply:
    state = replacing.begin(call.ctx, int(call.values["document"]), int(call.values["into"]))
    return Reply.redraw(sheet(state, 1, call.ctx.today, call.catalogue))


def _replace(call: Call) -> Reply:
    """`/replace 3 1`: letter 3 replaces letter 1; `/replace` goes on where it was left."""
    if "document" in call.values:
        state = replacing.look(call.ctx, int(call.values["document"]))
    elif call.arguments.strip():
        new, rest = number_and_rest(call.arguments)
        document = letters.find(call.ctx, new)
        if rest:
            of = letters.find(call.ctx, number_and_rest(rest)[0])
            state = replacing.begin(call.ctx, document.id, of.id)
        else:
            state = replacing.look(call.ctx, document.id)
    else:
        state = replacing.current(call.ctx)
    screen = sheet(state, int(call.values.get("page", 1)), call.ctx.today, call.catalogue)
    return Reply((Redraw(screen) if call.values else Say(screen),))


def _item(call: Call) -> Reply:
    state = replacing.look(call.ctx, int(call.values["document"]))
    return Reply.redraw(choices(state, int(call.values["number"]), call.ctx.today, call.catalogue))


def _choose(call: Call) -> Reply:
    values = call.values
    choice = Choice(Fate(values["fate"]), int(values["position"]) if "position" in values else None)
    state = replacing.choose(call.ctx, int(values["document"]), int(values["number"]), choice)
    at = next(n for n, item in enumerate(state.items) if item.old.number == int(values["number"]))
    return Reply.redraw(sheet(state, at // ON_PAGE + 1, call.ctx.today, call.catalogue))


def _done(call: Call) -> Reply:
    document = call.ctx.uow.documents.get(call.ctx.workspace.id, int(call.values["document"]))
    outcome = replacing.finish(call.ctx, document.id, reason(document, call.catalogue))
    return Reply.redraw(replaced(outcome, undoing.token(call.ctx), call.catalogue))


COMMANDS = (Command(name="replace", run=_replace),)
ACTIONS = (
    Action(name="copy_same", run=_same),
    Action(name="copy_unfold", run=_unfold),
    Action(name="copy_newer", run=_newer),
    Action(name="replace_item", run=_item),
    Action(name="replace_choose", run=_choose),
    Action(name="replace_done", run=_done),
)
