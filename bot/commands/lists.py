"""Looking: /list with its filters, /due, /overdue, /show and /history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.call import Call, Command
from bot.filters import filter_from, parse_filter, values_of
from bot.rendering.bodies import which_body
from bot.rendering.card import card
from bot.rendering.history import history
from bot.rendering.lists import PAGE_SIZE, commitment_list, filter_words
from bot.replies import Redraw, Reply, Say
from bot.typed import number_and_rest
from commitments.errors import Misunderstood
from commitments.evidence import evidence_in
from commitments.lifecycle import DUE_SOON_DAYS, Phase
from commitments.queries import Filter
from commitments.service import bodies, linking, listing, tracking

_OVERDUE = frozenset({Phase.OVERDUE, Phase.LONG_OVERDUE})


def _list(call: Call) -> Reply:
    """`/list`, `/list 推进中 住建局`, or another page of it."""
    return _listed(call, lambda wanted: wanted)


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
    return _listed(call, lambda wanted: replace(wanted, statuses=frozenset(), phases=wanted.phases or _OVERDUE))


def _listed(call: Call, meant: Callable[[Filter], Filter]) -> Reply:
    """The list that the words ask for, as the command means them."""
    pressed = call.request.press is not None
    try:
        wanted = filter_from(call.values, call) if pressed else meant(parse_filter(call.arguments, call))
    except Misunderstood as unknown:  # perhaps a body by a name that nobody has declared yet: a person decides
        words = str(unknown.facts.get("words", ""))
        name, likely = bodies.likely(call.ctx, words)
        if unknown.key != "error.unknown_filter" or not likely:
            raise
        return Reply.say(which_body(name, likely, call.catalogue))
    found = listing.look(call.ctx, wanted, int(call.values.get("page", 1)), PAGE_SIZE)
    screen = commitment_list(
        found,
        wanted=filter_words(wanted, call.ctx.today, call.catalogue, found.letter),
        arguments=values_of(wanted),
        today=call.ctx.today,
        catalogue=call.catalogue,
    )
    return Reply((Redraw(screen) if "page" in call.values else Say(screen),))


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
    Command(name="show", run=_show),
    Command(name="history", run=_history),
)
