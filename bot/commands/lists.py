"""Looking: /list with its filters, /show and /history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.call import Call, Command
from bot.i18n.vocabulary import fold, kinds_of, phases_of, statuses_of
from bot.rendering.bodies import which_body
from bot.rendering.card import card
from bot.rendering.history import history
from bot.rendering.lists import PAGE_SIZE, commitment_list, filter_words
from bot.replies import Redraw, Reply, Say
from bot.typed import last_day_of, leading_expression, number_and_rest
from commitments.errors import Misunderstood
from commitments.evidence import evidence_in
from commitments.lifecycle import ACTIVE, Phase
from commitments.model import DocumentState, Kind, Status
from commitments.queries import NOT_CLOSED, Filter
from commitments.searching import terms_of
from commitments.service import bodies, linking, listing, tracking

_BEFORE = re.compile(r"(?:due\s+)?(?:before|by)\s+(?P<en>.+)|(?P<zh>.+?)(?:之前|以前|前)(?:到期)?", re.IGNORECASE)
_LETTER = re.compile(r"(?:第\s*)?(\d{3,6})\s*号(?:建议|提案|议案)?")


def parse_filter(words: str, call: Call) -> Filter:
    """The filter that words ask for; all of them together: "推进中 量化", "住建局 12月31日前", "due before 1 May".

    Without a status or a phase, what is not closed. Raises Misunderstood for a word that means nothing here.
    """
    wanted = Filter()
    rest = fold(words).replace(",", " ").strip()
    while rest:
        parsed = _next_condition(rest, wanted, call)
        if parsed is None:
            raise Misunderstood("error.unknown_filter", words=rest)
        wanted, rest = parsed
    return wanted if wanted.statuses or wanted.phases else replace(wanted, statuses=ACTIVE)


def _next_condition(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    for table in ("group", "status"):
        if found := leading_expression(table, rest, statuses_of):
            return replace(wanted, statuses=wanted.statuses | found[0]), found[1]
    match = _BEFORE.fullmatch(rest)  # before the phases: "due before …" begins with one
    if match and (due := last_day_of(match["en"] or match["zh"], call.ctx.today)):
        return replace(wanted, due_before=due), ""
    if phases := leading_expression("phase", rest, phases_of):
        return replace(wanted, phases=wanted.phases | phases[0]), phases[1]
    if kinds := leading_expression("kind", rest, kinds_of):
        return replace(wanted, kinds=wanted.kinds | kinds[0]), kinds[1]
    return _named(rest, wanted, call)


def _named(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    """A letter by its number, a body by a part of its name, a time without "before", or words of the promise itself."""
    first, _, after = rest.partition(" ")
    register, workspace = call.ctx.uow.commitments, call.ctx.workspace.id
    if match := _LETTER.fullmatch(first):
        for letter in call.ctx.uow.documents.all(workspace, (DocumentState.TRACKED,)):
            if match[1] in f"{letter.head.title} {letter.head.number}":
                return replace(wanted, document_id=letter.id), after.strip()
    if meant := bodies.at_start(call.ctx, rest):
        return replace(wanted, body=meant[0].name, body_names=meant[0].names), meant[1]
    if due := last_day_of(rest, call.ctx.today):
        return replace(wanted, due_before=due), ""
    found = replace(wanted, text=first)
    if terms_of(first) and register.total(workspace, Filter(text=first), call.ctx.as_of):
        return found, after.strip()
    return None


def _from_values(values: Mapping[str, Any], call: Call) -> Filter:
    """The filter that a button carries. A body is looked up by its name each time: it may have others by now."""
    numbers = frozenset(int(number) for number in values.get("numbers", ()))
    statuses = frozenset(Status(value) for value in values.get("statuses", ()))
    phases = frozenset(Phase(value) for value in values.get("phases", ()))
    restricted = bool(numbers or statuses or phases or values.get("document") or values.get("text"))
    return Filter(
        statuses=statuses if restricted else ACTIVE,
        phases=phases,
        kinds=frozenset(Kind(value) for value in values.get("kinds", ())),
        numbers=numbers,
        document_id=values.get("document"),
        body=values.get("body"),
        body_names=bodies.meant_by(call.ctx, values["body"]).names if values.get("body") else frozenset(),
        text=values.get("text"),
        due_before=date.fromisoformat(values["due_before"]) if values.get("due_before") else None,
    )


def _as_values(wanted: Filter) -> dict[str, Any]:
    if wanted == NOT_CLOSED:
        return {}
    values = {
        "statuses": sorted(wanted.statuses),
        "phases": sorted(wanted.phases),
        "kinds": sorted(wanted.kinds),
        "numbers": sorted(wanted.numbers),
        "document": wanted.document_id,
        "body": wanted.body,
        "text": wanted.text,
        "due_before": wanted.due_before.isoformat() if wanted.due_before else None,
    }
    return {name: value for name, value in values.items() if value}


def _list(call: Call) -> Reply:
    pressed = call.request.press is not None
    try:
        wanted = _from_values(call.values, call) if pressed else parse_filter(call.arguments, call)
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
        arguments=_as_values(wanted),
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
    Command(name="show", run=_show),
    Command(name="history", run=_history),
)
