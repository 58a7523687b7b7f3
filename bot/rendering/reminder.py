"""The reminder of a morning without a digest: what falls due, grouped by date and letter, and what to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    days_off_words,
    days_words,
    due_and_left,
    fragments,
    issuing_body,
    letter_name,
    numbered,
    opening,
    period_words,
    progress_words,
    screen,
)
from bot.rendering.pushes import MOST, awaited_lines, awaited_words, late_words, with_plain_text
from bot.replies import ButtonSpec, Screen
from commitments.model import Status
from commitments.notices import DueGroup, Reminder
from commitments.phases import ACTIVE
from commitments.queries import Entry
from commitments.service.morning import Late
from commitments.service.snoozing import choices

MOST_GROUPS = 4
MOST_NUMBERS = 12


def reminder(planned: Reminder, catalogue: Catalogue, *, late: Late | None = None) -> Screen:
    """One message for one morning. `late` says that it should have come before."""
    lateness = late_words(late, planned.day, catalogue)
    off = planned.days_off
    holiday = catalogue.text("reminder.holiday", holiday=days_off_words(off, planned.day, catalogue)) if off else ""
    blocks: list[Sequence[str]] = []
    single = len(planned.groups) == 1
    if single:
        group = planned.groups[0]
        blocks.append([_first_line(group, planned.day, catalogue), _letter(group, catalogue), holiday, lateness])
        blocks += _by_status(group.entries, catalogue)
    elif planned.groups:
        total = sum(len(group.entries) for group in planned.groups)
        nearest = planned.groups[0]
        news = catalogue.text("reminder.several", count=total, left=_left(nearest, planned.day, catalogue))
        blocks.append([news, holiday, lateness])
        for group in planned.groups[:MOST_GROUPS]:
            lines = [f"• {numbered(e.commitment, 50)}" for e in group.entries[:MOST]]
            blocks.append([_heading(group, planned.day, catalogue), *lines, *_others(group.entries[MOST:], catalogue)])
        rest = sum(len(group.entries) for group in planned.groups[MOST_GROUPS:])
        if rest:
            blocks.append([catalogue.text("digest.more", count=rest)])
    else:
        key, count = _only(planned)
        blocks.append([catalogue.text(key, count=count), holiday, lateness])
    if planned.passed:
        heading = [catalogue.text("reminder.passed", count=len(planned.passed))] if planned.groups else []
        lines = [_passed(e, planned.day, catalogue) for e in planned.passed[:MOST]]
        blocks.append([*heading, *lines, *_others(planned.passed[MOST:], catalogue)])
    if planned.ask_now:
        several = bool(planned.groups or planned.passed)
        heading = [catalogue.text("reminder.ask", count=len(planned.ask_now))] if several else []
        lines = [_asked(e, catalogue) for e in planned.ask_now[:MOST]]
        blocks.append([*heading, *lines, *_others(planned.ask_now[MOST:], catalogue)])
    if planned.groups or planned.passed or planned.ask_now:
        blocks.append(awaited_lines(planned.awaited, planned.day, catalogue))
    else:
        blocks.append([f"• {awaited_words(each, planned.day, catalogue)}" for each in planned.awaited])
    return with_plain_text(screen(blocks), _buttons(planned, catalogue), catalogue)


def _only(planned: Reminder) -> tuple[str, int]:
    """The first line of a reminder without a date ahead, and how many it speaks of."""
    if planned.passed:
        return "reminder.only_passed", len(planned.passed)
    if planned.ask_now:
        return "reminder.only_ask", len(planned.ask_now)
    return "reminder.only_awaited", len(planned.awaited)


def _passed(entry: Entry, today: date, catalogue: Catalogue) -> str:
    """What should be there by now; on a condition that is asked about first."""
    return fragments([_asked(entry, catalogue), due_and_left(entry.commitment.deadline, today, catalogue)])


def _left(group: DueGroup, today: date, catalogue: Catalogue) -> str:
    return days_words(group.due_on, today, catalogue)


def _period(group: DueGroup, today: date, catalogue: Catalogue) -> str:
    """The date as most of the group state it: one letter's promises for a day are stated alike nearly always."""
    stated = [period_words(d, today, catalogue) for e in group.entries if (d := e.commitment.deadline) is not None]
    return max(stated, key=stated.count)


def _first_line(group: DueGroup, today: date, catalogue: Catalogue) -> str:
    return catalogue.text(
        "reminder.first_line" if group.days_left else "reminder.first_line_today",
        count=len(group.entries),
        days=group.days_left,
        period=_period(group, today, catalogue),
    )


def _letter(group: DueGroup, catalogue: Catalogue) -> str:
    document = group.entries[0].document
    bodies = {e.body for e in group.entries}
    body = next(iter(bodies)) if len(bodies) == 1 else issuing_body(document)
    return fragments([line(body, 40), letter_name(document, catalogue, opens=not body)])


def _heading(group: DueGroup, today: date, catalogue: Catalogue) -> str:
    return catalogue.text(
        "reminder.group",
        period=opening(_period(group, today, catalogue)),
        left=_left(group, today, catalogue),
        letter=letter_name(group.entries[0].document, catalogue),
        count=len(group.entries),
    )


def _by_status(entries: Sequence[Entry], catalogue: Catalogue) -> list[Sequence[str]]:
    """Those that nobody has said anything about first."""
    blocks: list[Sequence[str]] = []
    for status in (s for s in Status if s in ACTIVE):
        found = [e for e in entries if e.commitment.status is status]
        if found:
            heading = catalogue.text("reminder.status", status=catalogue.label(status), count=len(found))
            lines = [_line(e, catalogue) for e in found[:MOST]]
            blocks.append([heading, *lines, *_others(found[MOST:], catalogue)])
    return blocks


def _line(entry: Entry, catalogue: Catalogue) -> str:
    commitment = entry.commitment
    figures = progress_words(commitment.reached, commitment.target, catalogue)
    name = numbered(commitment, 50)
    return catalogue.text("reminder.with_figures", commitment=name, figures=figures) if figures else name


def _others(entries: Sequence[Entry], catalogue: Catalogue) -> list[str]:
    """另有5条:1 2 3 8 9."""
    if not entries:
        return []
    numbers = " ".join(str(e.commitment.number) for e in entries[:MOST_NUMBERS])
    if len(entries) > MOST_NUMBERS:
        numbers += " …"
    return [catalogue.text("reminder.more", count=len(entries), numbers=numbers)]


def _asked(entry: Entry, catalogue: Catalogue) -> str:
    condition = entry.commitment.terms.condition
    asked = catalogue.text("digest.condition", condition=line(condition, 30)) if condition else ""
    return fragments([numbered(entry.commitment, 50), asked])


def _buttons(planned: Reminder, catalogue: Catalogue) -> list[ButtonSpec]:
    due = [e.commitment.number for group in planned.groups for e in group.entries]
    due += [e.commitment.number for e in planned.passed]
    ask = [e.commitment.number for e in planned.ask_now]
    buttons = []
    if due:
        buttons.append(ButtonSpec(catalogue.text("button.show_these", count=len(due)), "list", {"numbers": due}))
    if ask:
        buttons.append(ButtonSpec(catalogue.text("button.show_ask", count=len(ask)), "list", {"numbers": ask}))
    if not due and not ask:
        return [ButtonSpec(catalogue.text("button.awaited"), "expect", {"listed": True})]
    for choice in choices(planned):
        label = catalogue.text(
            f"snooze.{choice.which.value}",
            day=catalogue.day(choice.day, choice.day),
            weekday=catalogue.weekday(choice.day.weekday()),
        )
        buttons.append(ButtonSpec(label, "snooze", {"numbers": due + ask, "until": choice.day.isoformat()}))
    buttons.append(ButtonSpec(catalogue.text("snooze.choose"), "snooze", {"numbers": due + ask}))
    return buttons
