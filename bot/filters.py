"""What a list is asked to keep: owns how a filter is typed and what the buttons of a list carry of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.call import Call
from bot.i18n.vocabulary import fold, kinds_of, phases_of, says_me, says_mine, says_nobody, statuses_of
from bot.typed import leading_expression
from bot.typed_ranges import range_at_start
from commitments.assigning import tag_of
from commitments.errors import Misunderstood
from commitments.model import DocumentState, Kind, Owner, Status
from commitments.phases import ACTIVE, Phase
from commitments.queries import NOT_CLOSED, Filter
from commitments.searching import terms_of
from commitments.service import bodies, owning, saving

_LETTER = re.compile(r"(?:第\s*)?(\d{3,6})\s*号(?:建议|提案|议案)?")
_OWNER = re.compile(r"(?:(?:跟进人|督办人|责任人|owner|owned by)\s*[:\s]\s*|(?=@))(?P<rest>\S.*)", re.IGNORECASE)
_TAG = re.compile(r"(?:#|(?:标签|tags?)\s*[:\s]\s*#?)(?P<tag>[^\s,#]+)\s*(?P<rest>.*)", re.IGNORECASE)


def parse_filter(words: str, call: Call) -> Filter:
    """The filter that words ask for; all of them together: "推进中 量化", "住建局 下个月", "due before 1 May",
    "逾期 跟进人:张敏 #黑名单", and the names of saved filters among them.

    Without a status or a phase, what is not closed. Raises Misunderstood for a word that means nothing here.
    """
    wanted = Filter()
    rest = expanded(fold(words).replace(",", " "), call)
    while rest:
        parsed = _next_condition(rest, wanted, call)
        if parsed is None:
            raise Misunderstood("error.unknown_filter", words=rest)
        wanted, rest = parsed
    return wanted if wanted.statuses or wanted.phases else replace(wanted, statuses=ACTIVE)


def expanded(words: str, call: Call) -> str:
    """The words with a saved filter's own words in place of its name, each name once."""
    found = " ".join(words.split())
    for each in sorted(saving.saved(call.ctx), key=lambda each: -len(each.key)) if found else ():
        name = re.compile(rf"(?<!\S){re.escape(fold(each.key))}(?!\S)", re.IGNORECASE)
        match = name.search(found)
        if match is not None:
            found = f"{found[: match.start()]}{each.words}{found[match.end() :]}"
    return found


def _next_condition(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    phases = leading_expression("phase", rest, phases_of)
    due = range_at_start(rest, call.ctx.today)
    if due and not _state(rest, wanted) and (phases is None or len(due[1]) < len(phases[1])):
        return replace(wanted, due_after=due[0].first, due_before=due[0].last), due[1]  # "due before …" is no phase
    return condition_at(rest, wanted, call) or _said(rest, wanted, call)


def condition_at(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    """The filter with the condition that the words begin with, and the words after it; None where they begin with none.

    A condition here has a name of its own: a status, a phase, a kind, a person, a tag, a letter, a body. Dates and
    words of a promise, which could be anything, are no such condition.
    """
    if found := _state(rest, wanted):
        return found
    if phases := leading_expression("phase", rest, phases_of):
        return replace(wanted, phases=wanted.phases | phases[0]), phases[1]
    if kinds := leading_expression("kind", rest, kinds_of):
        return replace(wanted, kinds=wanted.kinds | kinds[0]), kinds[1]
    if owned := owner_condition(rest, call):
        return replace(wanted, owner=owned[0], unowned=owned[0] is None), owned[1]
    if tagged := tag_condition(rest):
        return replace(wanted, tags=wanted.tags | {tagged[0]}), tagged[1]
    return _named(rest, wanted, call)


def _state(rest: str, wanted: Filter) -> tuple[Filter, str] | None:
    for table in ("group", "status"):
        if found := leading_expression(table, rest, statuses_of):
            return replace(wanted, statuses=wanted.statuses | found[0]), found[1]
    return None


def owner_condition(rest: str, call: Call) -> tuple[Owner | None, str] | None:
    """The owner that the words begin by asking for, and the words after: "跟进人:张敏", "@张敏", "mine"; None in place
    of the owner for "owner: none".
    """
    first, _, after = rest.partition(" ")
    if says_mine(first):
        return owning.me(call.ctx), after.strip()
    match = _OWNER.match(rest)
    if match is None:
        return None
    first, _, after = match["rest"].partition(" ")
    if says_me(first):
        return owning.me(call.ctx), after.strip()
    return (None, after.strip()) if says_nobody(first) else owning.named_at_start(call.ctx, match["rest"])


def tag_condition(rest: str) -> tuple[str, str] | None:
    """The tag that the words begin by asking for, and the words after: "#黑名单", "标签:黑名单"."""
    match = _TAG.match(rest)
    return (tag_of(match["tag"]), match["rest"].strip()) if match else None


def _named(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    """A letter by its number, or a body by a part of its name."""
    first, _, after = rest.partition(" ")
    if match := _LETTER.fullmatch(first):
        number = re.compile(rf"(?<!\d){match[1]}(?!\d)")
        for letter in call.ctx.uow.documents.all(call.ctx.workspace.id, (DocumentState.TRACKED,)):
            head = letter.head
            if number.search(f"{head.title} {head.number.value if head.number else ''}"):
                return replace(wanted, document_id=letter.id), after.strip()
    if meant := bodies.at_start(call.ctx, rest):
        return replace(wanted, body=meant[0].name, body_names=meant[0].names), meant[1]
    return None


def _said(rest: str, wanted: Filter, call: Call) -> tuple[Filter, str] | None:
    """Words of the promise itself."""
    first, _, after = rest.partition(" ")
    register, workspace = call.ctx.uow.commitments, call.ctx.workspace.id
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
        owner=Owner(*values["owner"]) if values.get("owner") else None,
        unowned=bool(values.get("unowned")),
        tags=frozenset(values.get("tags", ())),
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
        "owner": [wanted.owner.name, wanted.owner.person_id] if wanted.owner else None,
        "unowned": wanted.unowned,
        "tags": sorted(wanted.tags),
        "text": wanted.text,
        "due_after": wanted.due_after.isoformat() if wanted.due_after else None,
        "due_before": wanted.due_before.isoformat() if wanted.due_before else None,
    }
    return {name: value for name, value in values.items() if value}
