"""What a list is asked to keep: owns how a filter is typed and what the buttons of a list carry of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.call import Call
from bot.i18n.vocabulary import fold, kinds_of, phases_of, statuses_of
from bot.typed import leading_expression
from bot.typed_ranges import range_at_start
from commitments.errors import Misunderstood
from commitments.lifecycle import ACTIVE, Phase
from commitments.model import DocumentState, Kind, Status
from commitments.queries import NOT_CLOSED, Filter
from commitments.searching import terms_of
from commitments.service import bodies

_LETTER = re.compile(r"(?:第\s*)?(\d{3,6})\s*号(?:建议|提案|议案)?")


def parse_filter(words: str, call: Call) -> Filter:
    """The filter that words ask for; all of them together: "推进中 量化", "住建局 下个月", "due before 1 May".

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
    phases = leading_expression("phase", rest, phases_of)
    due = range_at_start(rest, call.ctx.today)
    if due and (phases is None or len(due[1]) < len(phases[1])):  # "due before …" begins with a phase
        return replace(wanted, due_after=due[0].first, due_before=due[0].last), due[1]
    if phases:
        return replace(wanted, phases=wanted.phases | phases[0]), phases[1]
    if kinds := leading_expression("kind", rest, kinds_of):
        return replace(wanted, kinds=wanted.kinds | kinds[0]), kinds[1]
    return _named(rest, wanted, call)


def _named(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    """A letter by its number, a body by a part of its name, or words of the promise itself."""
    first, _, after = rest.partition(" ")
    register, workspace = call.ctx.uow.commitments, call.ctx.workspace.id
    if match := _LETTER.fullmatch(first):
        number = re.compile(rf"(?<!\d){match[1]}(?!\d)")
        for letter in call.ctx.uow.documents.all(workspace, (DocumentState.TRACKED,)):
            head = letter.head
            if number.search(f"{head.title} {head.number.value if head.number else ''}"):
                return replace(wanted, document_id=letter.id), after.strip()
    if meant := bodies.at_start(call.ctx, rest):
        return replace(wanted, body=meant[0].name, body_names=meant[0].names), meant[1]
    if terms_of(first) and register.total(workspace, Filter(text=first), call.ctx.as_of):
        return replace(wanted, text=f"{wanted.text or ''} {first}".strip()), after.strip()
    return None


def filter_from(values: Mapping[str, Any], call: Call) -> Filter:
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
        due_after=date.fromisoformat(values["due_after"]) if values.get("due_after") else None,
        due_before=date.fromisoformat(values["due_before"]) if values.get("due_before") else None,
    )


def values_of(wanted: Filter) -> dict[str, Any]:
    """What a button carries of a filter; nothing for what a list shows unasked."""
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
        "due_after": wanted.due_after.isoformat() if wanted.due_after else None,
        "due_before": wanted.due_before.isoformat() if wanted.due_before else None,
    }
    return {name: value for name, value in values.items() if value}
