"""Bodies: owns how the register of names reads, and the answers after something was declared about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import INDENT, opening, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.bodies import BodyEventKind
from commitments.queries import page
from commitments.service.bodies import Declared, Overview, Standing

ON_PAGE = 8
NAME_WIDTH = 60
MOST_NAMES = 6
"""Other names that are shown of a body; of more it is only said how many."""
MOST_CHOICES = 4


def body_list(overview: Overview, number: int, catalogue: Catalogue) -> Screen:
    """Page `number` of the bodies with their counts, and one pair of names that are likely one."""
    if not overview.bodies:
        return screen([catalogue.text("body.none"), catalogue.text("body.how")])
    shown = page(overview.bodies, number, ON_PAGE)
    head = catalogue.text("body.found", count=shown.total) + (
        catalogue.text("list.page", page=shown.number, pages=shown.pages) if shown.pages > 1 else ""
    )
    first = (shown.number - 1) * ON_PAGE + 1
    blocks: list[Sequence[str] | str] = [head]
    for place, body in enumerate(shown.items, first):
        lines = [f"{place} {line(body.name, NAME_WIDTH)}", catalogue.text("body.counts", **_counts(body, catalogue))]
        lines += _other_names(body, catalogue)
        blocks.append([lines[0], *(INDENT[catalogue.language] + words for words in lines[1:])])
    cards = [ButtonSpec(str(place), "body", {"name": body.name}) for place, body in enumerate(shown.items, first)]
    turn = []
    if shown.number > 1:
        turn.append(ButtonSpec(catalogue.text("button.previous"), "body", {"page": shown.number - 1}))
    if shown.number < shown.pages:
        turn.append(ButtonSpec(catalogue.text("button.next"), "body", {"page": shown.number + 1}))
    likely, choices = _likely(overview.proposals[:1], catalogue)
    return screen([*blocks, *likely, catalogue.text("body.how")], [cards, turn, *choices])


def body_card(body: Standing, likely: Sequence[tuple[str, str]], today: date, catalogue: Catalogue) -> Screen:
    """One body: its counts, its names, those before and after it."""
    head = [
        catalogue.text("body.name", body=line(body.name, NAME_WIDTH)),
        opening(catalogue.text("body.counts", **_counts(body, catalogue))),
        *_other_names(body, catalogue),
    ]
    if body.succession is not None:
        key = "body.succeeded" if body.succession.since <= today else "body.will_be_succeeded"
        successor = line(body.succession.successor, NAME_WIDTH)
        head.append(catalogue.text(key, day=catalogue.day(body.succession.since), successor=successor))
    asked, choices = _likely(likely[:1], catalogue)
    parting = [
        ButtonSpec(catalogue.text("button.body_separate", name=line(name, 20)), "body_separate", {"name": name})
        for name in [*body.other_names[:MOST_NAMES], *([body.name] if body.succession else [])]
    ]
    return screen([head, *asked], [[_open_list(body, catalogue)], *choices, *rows(parting, catalogue)])


def declared(outcome: Declared, today: date, catalogue: Catalogue) -> Screen:
    """What was declared, and how the body stands with it; a button takes it back."""
    event, body = outcome.event, outcome.body
    since = catalogue.day(event.since, today) if event.since else None
    facts = {"name": line(event.name, NAME_WIDTH), "other": line(event.other, NAME_WIDTH), "day": since}
    key = event.kind.value
    if event.kind is BodyEventKind.SUCCEEDED and event.since is not None and event.since > today:
        key = "succeeded_ahead"
    lines = [catalogue.text(f"body.declared_{key}", **facts)]
    if event.kind is not BodyEventKind.APART:
        words = catalogue.text("body.counts", **_counts(body, catalogue))
        lines.append(catalogue.text("body.now", body=line(body.name, NAME_WIDTH), counts=words))
        lines += _other_names(body, catalogue)
    buttons = [_open_list(body, catalogue)] if event.kind is not BodyEventKind.APART else []
    if event.kind is not BodyEventKind.UNDONE:
        buttons.append(ButtonSpec(catalogue.text("button.undo"), "body_undo", {"event": event.id}))
    return screen([lines], [buttons])


def which_body(words: str, likely: Sequence[str], catalogue: Catalogue) -> Screen:
    """A body by a name that stands in no letter: whether it is another name of one of these."""
    name = line(words, NAME_WIDTH)
    lines = [catalogue.text("body.which", name=name)]
    choices = [
        ButtonSpec(catalogue.text("button.body_is", body=line(body, 24)), "body_same", {"name": words, "other": body})
        for body in likely[:MOST_CHOICES]
    ]
    return screen(
        [lines, [f"• {line(body, NAME_WIDTH)}" for body in likely[:MOST_CHOICES]]],
        [*([choice] for choice in choices), [ButtonSpec(catalogue.text("button.bodies"), "body", {})]],
    )


def ask_since(name: str, successor: str, catalogue: Catalogue) -> Screen:
    """From which day on the successor answers."""
    words = catalogue.text("body.ask_since", name=line(name, NAME_WIDTH), other=line(successor, NAME_WIDTH))
    return screen([words], [[ButtonSpec(catalogue.text("button.cancel"), "cancel", {})]])


def _counts(body: Standing, catalogue: Catalogue) -> dict[str, object]:
    return {
        "total": catalogue.text("body.total", count=body.total),
        "active": body.active,
        "late": catalogue.text("body.overdue", count=body.overdue) if body.overdue else "",
    }


def _other_names(body: Standing, catalogue: Catalogue) -> list[str]:
    lines = []
    if body.other_names:
        names = [line(name, 40) for name in body.other_names[:MOST_NAMES]]
        if len(body.other_names) > MOST_NAMES:
            names.append(catalogue.text("body.more_names", count=len(body.other_names) - MOST_NAMES))
        lines.append(catalogue.text("body.other_names", names=tuple(names)))
    lines += [
        catalogue.text("body.forerunner", name=line(each.name, 40), day=catalogue.day(each.since))
        for each in body.forerunners[-MOST_NAMES:]
    ]
    return lines


def _likely(pairs: Sequence[tuple[str, str]], catalogue: Catalogue) -> tuple[list[str], list[Sequence[ButtonSpec]]]:
    """The question whether two names are one body, with its two answers."""
    asked: list[str] = []
    choices: list[Sequence[ButtonSpec]] = []
    for name, other in pairs:
        facts = {"name": line(name, NAME_WIDTH), "other": line(other, NAME_WIDTH)}
        asked.append(catalogue.text("body.likely", **facts))
        pair = {"name": name, "other": other}
        choices.append(
            [
                ButtonSpec(catalogue.text("button.body_same"), "body_same", pair),
                ButtonSpec(catalogue.text("button.body_apart"), "body_apart", pair),
            ]
        )
    return asked, choices


def _open_list(body: Standing, catalogue: Catalogue) -> ButtonSpec:
    return ButtonSpec(catalogue.text("button.body_list", count=body.active), "list", {"body": body.name})
