"""Looking: /list with its filters, which can be saved, /due, /overdue, /mine, /show and /history."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.call import Action, Call, Command
from bot.filters import condition_at, expanded, filter_from, parse_filter, values_of
from bot.i18n.vocabulary import fold
from bot.rendering.bodies import which_body
from bot.rendering.card import card
from bot.rendering.history import history
from bot.rendering.lists import PAGE_SIZE, commitment_list, filter_words, nothing_listed
from bot.rendering.narrowing import narrowing
from bot.rendering.saving import filter_dropped, saved_as, saved_filters
from bot.replies import Redraw, Reply, Say
from bot.typed import number_and_rest
from commitments.errors import Misunderstood
from commitments.evidence import evidence_in
from commitments.phases import DUE_SOON_DAYS, OVERDUE_PHASES
from commitments.queries import Filter
from commitments.service import bodies, linking, listing, owning, saving, tracking
from commitments.service.guiding import suggestion

_DROP = re.compile(r"(?:删除|去掉|delete|drop|remove)\s*:?\s*(?P<name>.+)", re.IGNORECASE | re.DOTALL)
_SAVE_AS = re.compile(r"(?P<words>.*?)\s*(?:(?:另|保)?存为|saved? as)\s*:?\s*(?P<name>.+)", re.IGNORECASE | re.DOTALL)


def _list(call: Call) -> Reply:
    """`/list`, `/list 推进中 住建局`, a saved filter's name, another page of it, or `/list 逾期 存为 我的逾期`."""
    to_save = _SAVE_AS.fullmatch(fold(call.arguments).strip())
    if to_save:
        return _save(to_save["words"], to_save["name"], call)
    return _listed(call, lambda wanted: wanted)


def _mine(call: Call) -> Reply:
    """`/mine`, `/mine 逾期`: what the person who asks follows up."""
    return _listed(call, lambda wanted: replace(wanted, owner=owning.me(call.ctx), unowned=False))


def _due(call: Call) -> Reply:
    """`/due`: what falls due in thirty days; `/due 下个月`, `/due 住建局 年底前`."""
    today = call.ctx.today

    def ahead(wanted: Filter) -> Filter:
        if wanted.due_after is None and wanted.due_before is None:
            wanted = replace(wanted, due_before=today + timedelta(days=DUE_SOON_DAYS))
        return replace(wanted, due_after=wanted.due_after or today)

    return _listed(call, ahead)


def _overdue(call: Call) -> Reply:
    """`/overdue`, `/overdue 住建局`."""
    return _listed(
        call, lambda wanted: replace(wanted, statuses=frozenset(), phases=wanted.phases or frozenset(OVERDUE_PHASES))
    )


def _listed(call: Call, meant: Callable[[Filter], Filter]) -> Reply:
    """The list that the words ask for, as the command means them."""
    carried = call.pressed and "words" not in call.values
    words = str(call.values.get("words", call.arguments))
    try:
        wanted = filter_from(call.values, call) if carried else meant(parse_filter(words, call))
    except Misunderstood as unknown:  # perhaps a body by a name that nobody has declared yet: a person decides
        name, likely = bodies.likely(call.ctx, str(unknown.facts.get("words", "")))
        if unknown.key != "error.unknown_filter" or not likely:
            raise
        return Reply.say(which_body(name, likely, call.catalogue))
    found = listing.look(call.ctx, wanted, int(call.values.get("page", 1)), PAGE_SIZE)
    if found.empty:
        return Reply.say(nothing_listed(suggestion(call.ctx), call.catalogue))
    screen = commitment_list(
        found,
        wanted=filter_words(wanted, call.ctx.today, call.catalogue, found.letter),
        arguments=values_of(wanted),
        today=call.ctx.today,
        catalogue=call.catalogue,
    )
    return Reply((Redraw(screen) if "page" in call.values else Say(screen),))


def _save(words: str, name: str, call: Call) -> Reply:
    """Keep the filter under the name, unless the name asks for something by itself."""
    if not words.strip():
        raise Misunderstood("error.nothing_to_save", words=name)
    wanted = parse_filter(words, call)
    if condition_at(fold(name).strip(), Filter(), call) is not None:
        raise Misunderstood("error.filter_name_means", words=name)
    kept = saving.save(call.ctx, name, expanded(words, call))
    found = listing.look(call.ctx, wanted, 1, PAGE_SIZE)
    said = filter_words(wanted, call.ctx.today, call.catalogue, found.letter)
    return Reply.say(saved_as(kept, said, found.page.total, call.catalogue))


def _filters(call: Call) -> Reply:
    """`/filters`: the saved ones; `/filters 删除 住建逾期` forgets one."""
    drop = _DROP.fullmatch(fold(call.arguments).strip())
    if drop:
        return Reply.say(filter_dropped(saving.drop(call.ctx, drop["name"]), call.catalogue))
    return Reply.say(saved_filters(saving.saved(call.ctx), call.catalogue))


def _narrow(call: Call) -> Reply:
    """The button under a list: what it can be narrowed to."""
    wanted = filter_from(call.values, call)
    said = filter_words(wanted, call.ctx.today, call.catalogue, listing.letter_of(call.ctx, wanted))
    names = [each.name for each in bodies.overview(call.ctx).bodies]
    return Reply.say(narrowing(call.values, said, names, owning.me(call.ctx), call.catalogue))


def _number(call: Call) -> int:
    return int(call.values["number"]) if "number" in call.values else number_and_rest(call.arguments)[0]


def _show(call: Call) -> Reply:
    entry, changes = tracking.history(call.ctx, _number(call))
    every = bool(call.values.get("all"))
    screen = card(
        entry,
        grace_days=call.ctx.workspace.grace_days,
        zone=call.ctx.chat.timezone,
        today=call.ctx.today,
        last_change=changes[-1] if changes else None,
        catalogue=call.catalogue,
        evidence=len(evidence_in(changes)),
        links=linking.links(call.ctx, entry.commitment.number or 0),
        all_statuses=every,
    )
    return Reply((Redraw(screen) if every else Say(screen),))


def _history(call: Call) -> Reply:
    entry, changes = tracking.history(call.ctx, _number(call))
    page = int(call.values.get("page", 1))
    screen = history(entry, changes, page, zone=call.ctx.chat.timezone, today=call.ctx.today, catalogue=call.catalogue)
    return Reply((Redraw(screen) if "page" in call.values else Say(screen),))


COMMANDS = (
    Command(name="list", run=_list),
    Command(name="due", run=_due),
    Command(name="overdue", run=_overdue),
    Command(name="mine", run=_mine),
    Command(name="filters", run=_filters),
    Command(name="show", run=_show),
    Command(name="history", run=_history),
)
ACTIONS = (Action(name="narrow", run=_narrow),)
