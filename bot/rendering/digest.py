"""The digest: owns how a chat's news and what lies ahead read in one screen; must not know when it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.filters import values_of
from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.changes import assignment_words, date_change_words, relation_words
from bot.rendering.formats import (
    LINE_WIDTH,
    days_off_words,
    days_words,
    due_and_left,
    fragments,
    inside,
    narrowed_words,
    numbered,
    period_words,
    phase_words,
    progress_words,
    screen,
)
from bot.rendering.pushes import MOST, awaited_lines, late_words, with_plain_text
from bot.replies import ButtonSpec, Screen
from commitments.model import EventKind, Status
from commitments.notices import BodyGroup, Changed, Digest
from commitments.people import Frequency, Subscription
from commitments.phases import OVERDUE_PHASES, SOON_PHASES
from commitments.queries import Entry, watched_by
from commitments.service.morning import Late

_EVERYTHING = Subscription()
_MARKS = {
    Status.MET: "✅",
    Status.PARTLY_MET: "☑️",
    Status.NOT_MET: "❌",
    Status.STALLED: "⏸",
    Status.IN_PROGRESS: "▶",
}


def digest(
    planned: Digest, catalogue: Catalogue, *, late: Late | None = None, subscription: Subscription = _EVERYTHING
) -> Screen:
    """What is newly overdue, what was closed and changed, what else is overdue, what is due and what to ask about.

    `late` says that it should have come before; the subscription, of which part of the workspace it speaks.
    """
    lateness = late_words(late, planned.day, catalogue)
    title = _title(planned, subscription, catalogue)
    if planned.quiet:
        quiet = catalogue.text("digest.quiet", title=title, tracked=planned.tracked, unassessed=planned.unassessed)
        drawn = screen([quiet, [lateness, _waiting(planned, catalogue), _holiday(planned, catalogue)]])
        return with_plain_text(drawn, [_settings(catalogue)], catalogue)
    blocks: list[Sequence[str]] = [
        [_news(planned, title, catalogue), _standing(planned, catalogue), lateness],
        _new_overdue(planned, catalogue),
        _changed(catalogue.text("digest.ended", count=len(planned.ended)), planned.ended, planned, catalogue),
        _changed(catalogue.text("digest.changed", count=len(planned.changed)), planned.changed, planned, catalogue),
        _overdue(planned, catalogue),
        _in_grace(planned, catalogue),
        _due_soon(planned, catalogue),
        _requests(planned, catalogue),
        _early(planned, catalogue),
        _ask(planned, catalogue),
        awaited_lines(planned.awaited, planned.day, catalogue),
        [_waiting(planned, catalogue), _holiday(planned, catalogue)],
    ]
    return with_plain_text(screen(blocks), _buttons(planned, subscription, catalogue), catalogue)


def _title(planned: Digest, subscription: Subscription, catalogue: Catalogue) -> str:
    frequency = Frequency.WEEKLY if planned.frequency is Frequency.OFF else planned.frequency
    title = catalogue.text(f"digest.title_{frequency.value}", day=catalogue.day(planned.day, planned.day))
    parts = narrowed_words(subscription, 30, catalogue)
    return catalogue.text("digest.of_part", title=title, parts=tuple(parts)) if parts else title


def _news(planned: Digest, title: str, catalogue: Catalogue) -> str:
    """The first line, which a lock screen shows: news first."""
    news = catalogue.text(
        "digest.news_overdue" if planned.new_overdue else "digest.news",
        title=title,
        new=len(planned.new_overdue),
        overdue=planned.overdue_count,
        week=planned.due_within_week,
        changes=len(planned.changed) + len(planned.ended),
    )
    if planned.overdue_count or planned.due_within_week or planned.changed or planned.ended:
        return news
    also = (
        ("digest.news_in_grace", planned.in_grace_count),
        ("digest.news_due_soon", planned.due_soon_count),
        ("digest.news_requests", len(planned.requests)),
        ("digest.news_ask", len(planned.ask_now)),
        ("digest.news_awaited", len(planned.awaited)),
    )
    parts = tuple(catalogue.text(key, count=count) for key, count in also if count)
    return catalogue.text("digest.news_else", title=title, parts=parts) if parts else news


def _standing(planned: Digest, catalogue: Catalogue) -> str:
    words = [catalogue.text("digest.standing", tracked=planned.tracked, closed=planned.closed)]
    if planned.since is not None:
        words.append(catalogue.text("digest.since", day=catalogue.day(planned.since, planned.day)))
    return fragments(words)


def _few(lines: Sequence[str], total: int, catalogue: Catalogue) -> list[str]:
    """The first three lines, and how many more there are."""
    shown = list(lines[:MOST])
    return [*shown, catalogue.text("digest.more", count=total - len(shown))] if total > len(shown) else shown


def _new_overdue(planned: Digest, catalogue: Catalogue) -> list[str]:
    if not planned.new_overdue:
        return []
    several = len({e.body for e in planned.new_overdue}) > 1
    lines = []
    for entry in planned.new_overdue:
        body = line(entry.body, 24) if several else ""
        lines.append(fragments([f"• {numbered(entry.commitment, 44)}", body, _past(entry, planned.day, catalogue)]))
    named = [line(planned.new_overdue[0].body, 40)] if not several and planned.new_overdue[0].body else []
    heading = catalogue.text("digest.new_overdue", count=len(lines))
    return [heading, *named, *_few(lines, len(lines), catalogue)]


def _changed(heading: str, found: Sequence[Changed], planned: Digest, catalogue: Catalogue) -> list[str]:
    """What happened, and by whom."""
    if not found:
        return []
    lines = [_change(changed, planned.day, catalogue) for changed in found]
    return [heading, *_few(lines, len(lines), catalogue)]


def _change(changed: Changed, today: date, catalogue: Catalogue) -> str:
    change, commitment = changed.change, changed.entry.commitment
    if date_change := date_change_words(change, today, catalogue):
        mark = "✋" if change.kind in (EventKind.REQUESTED, EventKind.REFUSED) else "📅"
        what = date_change
    elif change.kind is EventKind.OWNER:
        mark, what = "👤", assignment_words(change, catalogue)
    elif change.kind is EventKind.EVIDENCE:
        mark, what = "📎", line(change.evidence.name if change.evidence else change.words or change.link or "", 40)
    elif change.kind is EventKind.NOTE:
        mark, what = "📝", line(change.words, 40) or inside(catalogue.label(change.kind))
    elif change.kind is EventKind.ASK_ON and commitment.follow_up_on is not None:
        day = commitment.follow_up_on
        facts = {"day": catalogue.day(day, today), "weekday": catalogue.weekday(day.weekday())}
        mark, what = "📆", inside(catalogue.text("outcome.ask_on", **facts))
    elif change.relation is not None and change.other is not None and change.kind is not EventKind.UNLINKED:
        mark, what = "🔗", relation_words(change.relation, change.other, catalogue)
    elif change.kind is EventKind.PROGRESS:
        mark = "📈"
        what = progress_words(change.reached, commitment.target, catalogue) or line(change.words, 40)
    else:
        mark, what = _MARKS.get(change.to_status, "•"), inside(catalogue.label(change.to_status))
    if change.kind in (EventKind.PROGRESS, EventKind.STATUS) and change.basis.value != "none_found":
        what = catalogue.text("state.with_basis", state=what, basis=catalogue.text(f"basis_short.{change.basis.value}"))
    if commitment.completed_on is not None and change.kind is EventKind.STATUS:
        what = catalogue.text("state.on_day", state=what, day=catalogue.day(commitment.completed_on, today))
    what = fragments([what, line(change.actor, 16)])
    return catalogue.text("digest.change", mark=mark, commitment=numbered(commitment, 40), what=what)


def _overdue(planned: Digest, catalogue: Catalogue) -> list[str]:
    if not planned.overdue:
        return []
    count = sum(len(group.entries) for group in planned.overdue)
    heading = catalogue.text("digest.overdue_before" if planned.new_overdue else "digest.overdue", count=count)
    return [heading, *_by_body(planned.overdue, count, planned.day, catalogue)]


def _in_grace(planned: Digest, catalogue: Catalogue) -> list[str]:
    if not planned.in_grace:
        return []
    heading = catalogue.text("digest.in_grace", count=planned.in_grace_count)
    return [heading, *_by_body(planned.in_grace, planned.in_grace_count, planned.day, catalogue)]


def _by_body(
    groups: Sequence[BodyGroup], total: int, today: date, catalogue: Catalogue, key: str = "digest.body_worst"
) -> list[str]:
    """A line for each body with the most urgent of its commitments; for one body alone its commitments."""
    if len(groups) == 1:
        entries = groups[0].entries
        named = [_body(groups[0], catalogue)] if groups[0].body else []
        lines = [fragments([f"• {numbered(e.commitment, 44)}", _past(e, today, catalogue)]) for e in entries]
        return [*named, *_few(lines, total, catalogue)]
    lines = []
    for group in groups[:MOST]:
        worst = group.entries[0]
        lines.append(
            catalogue.text(
                key,
                body=line(group.body, 30) or catalogue.text("digest.no_body"),
                count=len(group.entries),
                worst=fragments([numbered(worst.commitment, 40), _past(worst, today, catalogue)]),
            )
        )
    rest = total - sum(len(group.entries) for group in groups[:MOST])
    return [*lines, catalogue.text("digest.more", count=rest)] if rest else lines


def _past(entry: Entry, today: date, catalogue: Catalogue) -> str:
    return phase_words(entry, today, catalogue) if entry.phase in OVERDUE_PHASES else ""


def _body(group: BodyGroup, catalogue: Catalogue) -> str:
    silent = sum(e.commitment.status is Status.OPEN for e in group.entries)
    words = catalogue.text("digest.body", body=line(group.body, 40), count=len(group.entries))
    return catalogue.text("digest.body_silent", words=words, silent=silent) if silent else words


def _due_soon(planned: Digest, catalogue: Catalogue) -> list[str]:
    if not planned.due_soon:
        return []
    entries = [e for group in planned.due_soon for e in group.entries]
    entries.sort(key=lambda e: e.commitment.status is not Status.OPEN)  # those that nobody has reported on first
    periods = {period_words(d, planned.day, catalogue) for e in entries if (d := e.commitment.deadline) is not None}
    key = "digest.due_soon_one_date" if len(periods) == 1 else "digest.due_soon"
    nearest = min(d.due_on for e in entries if (d := e.commitment.deadline) is not None)
    heading = catalogue.text(
        key, count=len(entries), period=next(iter(periods)), left=days_words(nearest, planned.day, catalogue)
    )
    if len(planned.due_soon) > 1:
        return [heading, *_by_body(planned.due_soon, len(entries), planned.day, catalogue, "digest.body_first")]
    lines = []
    for entry in entries:
        deadline = entry.commitment.deadline
        when = period_words(deadline, planned.day, catalogue) if deadline is not None and len(periods) > 1 else ""
        lines.append(fragments([f"• {numbered(entry.commitment, 50)}", when]))
    named = [_body(planned.due_soon[0], catalogue)] if planned.due_soon[0].body else []
    return [heading, *named, *_few(lines, len(entries), catalogue)]


def _requests(planned: Digest, catalogue: Catalogue) -> list[str]:
    """What waits for our own decision: who asks for which later date."""
    if not planned.requests:
        return []
    lines = []
    for entry in planned.requests:
        asked = entry.commitment.requested
        day = catalogue.day(asked.deadline.due_on, planned.day) if asked is not None else ""
        lines.append(
            fragments([f"• {numbered(entry.commitment, 44)}", inside(catalogue.text("state.requested", day=day))])
        )
    return [catalogue.text("digest.requests", count=len(lines)), *_few(lines, len(lines), catalogue)]


def _early(planned: Digest, catalogue: Catalogue) -> list[str]:
    """What a reminder of today would have named beyond the thirty days."""
    if not planned.early:
        return []
    lines = []
    for entry in planned.early:
        when = due_and_left(entry.commitment.deadline, planned.day, catalogue)
        lines.append(fragments([f"• {numbered(entry.commitment, 44)}", when]))
    return [catalogue.text("digest.early", count=len(lines)), *_few(lines, len(lines), catalogue)]


def _waiting(planned: Digest, catalogue: Catalogue) -> str:
    rest = planned.waiting - len(planned.awaited)
    return catalogue.text("digest.waiting", count=rest) if rest else ""


def _ask(planned: Digest, catalogue: Catalogue) -> list[str]:
    if not planned.ask_now:
        return []
    undated = all(e.commitment.deadline is None for e in planned.ask_now)
    heading = catalogue.text("digest.ask_undated" if undated else "digest.ask", count=len(planned.ask_now))
    lines = []
    for entry in planned.ask_now:
        condition = entry.commitment.terms.condition
        asked = catalogue.text("digest.condition", condition=line(condition, 30)) if condition else ""
        lines.append(fragments([f"• {numbered(entry.commitment, 50)}", asked]))
    return [heading, *_few(lines, len(lines), catalogue)]


def _holiday(planned: Digest, catalogue: Catalogue) -> str:
    off = planned.days_off
    return (
        line(catalogue.text("digest.holiday", holiday=days_off_words(off, planned.day, catalogue)), LINE_WIDTH)
        if off
        else ""
    )


def _settings(catalogue: Catalogue) -> ButtonSpec:
    return ButtonSpec(catalogue.text("button.digest_settings"), "digest_settings", {})


def _buttons(planned: Digest, subscription: Subscription, catalogue: Catalogue) -> list[ButtonSpec]:
    buttons = []
    only = values_of(watched_by(subscription))
    if planned.overdue_count:
        buttons.append(
            ButtonSpec(
                catalogue.text("button.show_overdue", count=planned.overdue_count),
                "list",
                {"phases": [phase.value for phase in OVERDUE_PHASES], **only},
            )
        )
    if planned.in_grace_count:
        label = catalogue.text("button.show_in_grace", count=planned.in_grace_count)
        buttons.append(ButtonSpec(label, "list", {"phases": ["in_grace"], **only}))
    if planned.due_soon_count:
        buttons.append(
            ButtonSpec(
                catalogue.text("button.show_due", count=planned.due_soon_count),
                "list",
                {"phases": [phase.value for phase in SOON_PHASES], **only},
            )
        )
    if planned.requests:
        numbers = [e.commitment.number for e in planned.requests]
        label = catalogue.text("button.show_requests", count=len(numbers))
        buttons.append(ButtonSpec(label, "list", {"numbers": numbers}))
    if planned.ask_now:
        numbers = [e.commitment.number for e in planned.ask_now]
        buttons.append(ButtonSpec(catalogue.text("button.show_ask", count=len(numbers)), "list", {"numbers": numbers}))
    if max(len(planned.changed), len(planned.ended)) > MOST:
        numbers = [changed.entry.commitment.number for changed in (*planned.ended, *planned.changed)]
        label = catalogue.text("button.show_changed", count=len(numbers))
        buttons.append(ButtonSpec(label, "list", {"numbers": numbers}))
    buttons.append(ButtonSpec(catalogue.text("button.export_register"), "export", {}))
    buttons.append(_settings(catalogue))
    return buttons
