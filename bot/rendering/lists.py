"""Lists: owns how commitments and letters stand in pages, and the question before a letter is removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    INDENT,
    assigned_words,
    days_words,
    fragments,
    inside,
    issuing_body,
    letter_name,
    letter_title,
    numbered,
    opening,
    period_words,
    promises_tally,
    rows,
    screen,
    state_words,
)
from bot.rendering.pushes import plain_text
from bot.replies import ButtonSpec, Screen
from commitments.model import Commitment, Deadline, DocumentState, SourceDocument, Status
from commitments.phases import ACTIVE, CLOSED, Phase
from commitments.queries import NOT_CLOSED, Entry, Filter, Page, page
from commitments.service.guiding import NextStep, Suggestion
from commitments.service.listing import Group, Listing, group_of

PAGE_SIZE = 7
LETTERS_ON_PAGE = 8


def filter_words(
    wanted: Filter, today: date, catalogue: Catalogue, document: SourceDocument | None = None
) -> tuple[str, ...]:
    """A filter in words: 未办结; 逾期、示范市民政局. `document` is the letter that the filter names."""
    words = []
    if wanted == NOT_CLOSED or (wanted.statuses == ACTIVE and not wanted.phases):
        words.append(catalogue.text("filter.active"))
    elif wanted.statuses == CLOSED:
        words.append(catalogue.text("filter.closed"))
    elif len(wanted.statuses) <= 3:
        words += [inside(catalogue.label(s)) for s in Status if s in wanted.statuses]
    if Phase.OVERDUE in wanted.phases:  # "overdue" asks for the long overdue too
        words.append(catalogue.label(Phase.OVERDUE))
    elif Phase.DUE_SOON in wanted.phases:
        words.append(catalogue.label(Phase.DUE_SOON))
    else:
        words += [catalogue.label(p) for p in Phase if p in wanted.phases]
    specific = [k for k in wanted.kinds if k.specific]
    if len(specific) == 2:
        words.append(catalogue.text("kind.deliverable"))
    else:
        words += sorted(catalogue.label(k) for k in wanted.kinds)
    if wanted.numbers:
        words.append(catalogue.text("filter.chosen"))
    if wanted.body:
        words.append(line(wanted.body, 40))
    if wanted.text:
        words.append(catalogue.quoted(line(wanted.text, 40)))
    words += assigned_words(wanted.owner, wanted.tags, 40, catalogue)
    if wanted.unowned:
        words.append(catalogue.text("filter.unowned"))
    if document is not None:
        words.append(letter_name(document, catalogue))
    words += _due_words(wanted, today, catalogue)
    return tuple(words) or (catalogue.text("filter.all"),)


def _due_words(wanted: Filter, today: date, catalogue: Catalogue) -> list[str]:
    first, last = wanted.due_after, wanted.due_before
    if first is not None and first == last:
        return [catalogue.text("filter.due_on", day=catalogue.day(first, today))]
    if first is not None and last is not None:
        days = {"first": catalogue.day(first, today), "last": catalogue.day(last, today)}
        return [catalogue.text("filter.due_between", **days)]
    if first is not None:
        return [catalogue.text("filter.due_after", day=catalogue.day(first, today))]
    return [catalogue.text("filter.due_before", day=catalogue.day(last, today))] if last is not None else []


def commitment_list(
    found: Listing, *, wanted: Sequence[str], arguments: Mapping[str, Any], today: date, catalogue: Catalogue
) -> Screen:
    """A page of a list, under headings by date and letter.

    `wanted` is the filter in words. `arguments` repeat the list: the buttons for other pages add "page" to them.
    """
    page = found.page
    if not page.items:
        return _nothing_found(wanted, arguments, catalogue)
    several_bodies = len({entry.body for entry in page.items}) > 1
    head = [
        _found(page.total, wanted, catalogue)
        + (catalogue.text("list.page", page=page.number, pages=page.pages) if page.pages > 1 else "")
    ]
    if found.one_letter:
        head.append(_letter(page.items[0].document, several_bodies, catalogue))
    blocks: list[Sequence[str]] = [head]
    for group, entries in _groups(page.items).items():
        due = _due(entries[0].commitment.deadline, today, catalogue)
        heading = [] if found.one_letter else [_letter(entries[0].document, several_bodies, catalogue)]
        heading.append(catalogue.text("list.group", due=due, count=found.groups[group]))
        items = [_item(entry, entries[0], several_bodies, today, catalogue) for entry in entries]
        blocks.append([*heading, *(words for item in items for words in item)])
    drawn = screen(blocks)
    return replace(drawn, buttons=_buttons(page, arguments, drawn.text, catalogue))


def nothing_listed(next_step: Suggestion, catalogue: Catalogue) -> Screen:
    """Nothing is tracked or kept yet: a letter waits to be chosen from, or the first one is still to come."""
    if next_step.step is not NextStep.CHOOSE:
        return Screen(catalogue.text("list.empty"))
    return screen([[catalogue.text("list.not_chosen"), catalogue.text("next_step.choose", count=next_step.count)]])


def _found(total: int, wanted: Sequence[str], catalogue: Catalogue) -> str:
    if len(wanted) == 1:
        return catalogue.text("list.found", count=total, wanted=wanted[0])
    return catalogue.text("list.found_several", count=total, wanted=opening(catalogue.join(wanted)))


def _nothing_found(wanted: Sequence[str], arguments: Mapping[str, Any], catalogue: Catalogue) -> Screen:
    every = ButtonSpec(catalogue.text("button.list_active"), "list", {})
    return screen([catalogue.text("list.nothing", wanted=tuple(wanted))], [[every]] if arguments else [])


def _groups(shown: Sequence[Entry]) -> dict[Group, list[Entry]]:
    """The entries under their headings, both in the order given."""
    groups: dict[Group, list[Entry]] = {}
    for entry in shown:
        groups.setdefault(group_of(entry), []).append(entry)
    return groups


def _due(deadline: Deadline | None, today: date, catalogue: Catalogue) -> str:
    if deadline is None:
        return opening(catalogue.label(Phase.UNDATED))
    words = catalogue.text(
        "list.due",
        period=period_words(deadline, today, catalogue),
        left=days_words(deadline.due_on, today, catalogue),
    )
    return opening(words)


def _letter(document: SourceDocument, several_bodies: bool, catalogue: Catalogue) -> str:
    return fragments([letter_name(document, catalogue, opens=True), "" if several_bodies else issuing_body(document)])


def _item(entry: Entry, first: Entry, several_bodies: bool, today: date, catalogue: Catalogue) -> list[str]:
    """Number and title, and below them the state; the date only where it is stated otherwise than by the group's first,
    which the heading shows.
    """
    due = stated = ""
    if entry.commitment.deadline is not None and first.commitment.deadline is not None:
        due = period_words(entry.commitment.deadline, today, catalogue)
        stated = period_words(first.commitment.deadline, today, catalogue)
    state = [
        state_words(entry, today, catalogue),
        due if due != stated else "",
        line(entry.body, 40) if several_bodies else "",
    ]
    return [numbered(entry.commitment), INDENT[catalogue.language] + fragments(state)]


def _buttons(
    page: Page[Entry], arguments: Mapping[str, Any], text: str, catalogue: Catalogue
) -> tuple[tuple[ButtonSpec, ...], ...]:
    cards = [ButtonSpec(str(e.commitment.number), "show", {"number": e.commitment.number}) for e in page.items]
    more = [
        *_pages("list", page.number, page.pages, arguments, catalogue),
        ButtonSpec(catalogue.text("button.narrow"), "narrow", dict(arguments)),
        ButtonSpec(catalogue.text("button.export"), "export", dict(arguments)),
        ButtonSpec(catalogue.text("button.plain_text"), "plain_text", {"text": plain_text(text)}),
    ]
    return tuple(tuple(row) for row in (cards, *rows(more, catalogue)))


def _pages(
    action: str, number: int, pages: int, arguments: Mapping[str, Any], catalogue: Catalogue
) -> list[ButtonSpec]:
    turn = []
    if number > 1:
        turn.append(ButtonSpec(catalogue.text("button.previous"), action, {**arguments, "page": number - 1}))
    if number < pages:
        turn.append(ButtonSpec(catalogue.text("button.next"), action, {**arguments, "page": number + 1}))
    return turn


def letters(
    found: Sequence[tuple[SourceDocument, Sequence[Commitment]]], number: int, *, catalogue: Catalogue
) -> Screen:
    """Page `number` of the letters, each with its number, its sender and what has become of its promises."""
    if not found:
        return screen([catalogue.text("letters.none")])
    shown = page(found, number, LETTERS_ON_PAGE)
    head = catalogue.text("letters.found", count=shown.total) + (
        catalogue.text("list.page", page=shown.number, pages=shown.pages) if shown.pages > 1 else ""
    )
    blocks = [[head], *(_letter_lines(document, promises, catalogue) for document, promises in shown.items)]
    lists = [
        ButtonSpec(
            str(document.ordinal),
            "list" if document.state is DocumentState.TRACKED else "preview",
            {"document": document.id},
        )
        for document, _ in shown.items
    ]
    return screen(blocks, [lists, _pages("letters", shown.number, shown.pages, {}, catalogue)])


def _letter_lines(document: SourceDocument, promises: Sequence[Commitment], catalogue: Catalogue) -> list[str]:
    indent = INDENT[catalogue.language]
    issued = catalogue.day(document.head.date) if document.head.date else catalogue.text("letters.undated")
    return [
        f"{document.ordinal} {letter_title(document, catalogue, opens=True)}",
        indent + fragments([issuing_body(document), issued]),
        indent + promises_tally(document, promises, catalogue),
    ]


def removal_question(document: SourceDocument, commitments: Sequence[Commitment], catalogue: Catalogue) -> Screen:
    """Whether a letter is really to be removed, and what goes with it."""
    active = sum(c.status in ACTIVE for c in commitments)
    question = catalogue.text(
        "letters.remove_question",
        letter=letter_title(document, catalogue),
        ordinal=document.ordinal,
        count=len(commitments),
        active=active,
    )
    buttons = [
        ButtonSpec(catalogue.text("button.remove_confirmed"), "remove_confirmed", {"document": document.id}),
        ButtonSpec(catalogue.text("button.keep"), "cancel", {}),
    ]
    return screen([question], [buttons])
