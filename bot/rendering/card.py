"""The card of one commitment, and the passage that it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.changes import assignment_words, correction_words, relation_words
from bot.rendering.formats import (
    LINE_WIDTH,
    QUOTE_WIDTH,
    TITLE_WIDTH,
    bar,
    decisions,
    due_and_left,
    fragments,
    lamp,
    letter_name,
    letter_title,
    numbered,
    opening,
    period_words,
    phase_words,
    progress_words,
    rows,
    screen,
    section_numbers,
    section_words,
    tag_words,
    title,
)
from bot.rendering.sources import date_origin, passage
from bot.replies import ButtonSpec, Screen
from commitments.lifecycle import allowed_from
from commitments.model import (
    Basis,
    BodyRole,
    Commitment,
    DueSource,
    EventKind,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.periods import Grain
from commitments.phases import ACTIVE, OVERDUE_PHASES, Phase, grace
from commitments.queries import Entry
from commitments.relations import Link

_FIRST = (Status.MET, Status.PARTLY_MET, Status.IN_PROGRESS, Status.STALLED, Status.NOT_MET, Status.OPEN)
"""The statuses that have a button at once; the others stand behind "more"."""

MOST_LINKS = 5

_SAID_WITH_WORDS = frozenset(
    {
        *(EventKind.NOTE, EventKind.EVIDENCE, EventKind.PROGRESS, EventKind.EXTENDED, EventKind.ASK_ON),
        *(EventKind.REQUESTED, EventKind.REFUSED),
    }
)
"""The events whose name and words tell what happened."""


def card(
    entry: Entry,
    *,
    grace_days: int | None,
    zone: str,
    today: date,
    last_change: StatusChange | None,
    catalogue: Catalogue,
    evidence: int = 0,
    links: Sequence[Link] = (),
    all_statuses: bool = False,
) -> Screen:
    """One commitment: what, how it stands, by when, says who, from where, and what it is to others.

    `evidence` is how many files and links support it, `grace_days` is the workspace's setting, `zone` the chat's.
    `all_statuses` gives every status that can follow a button, not only the usual ones.
    """
    blocks = [
        _state(entry, grace_days, today, catalogue),
        _words(entry.commitment, catalogue),
        _origin(entry, last_change, evidence, zone, today, catalogue),
        _others(links, catalogue),
    ]
    return screen(blocks, _buttons(entry.commitment, entry.phase, all_statuses, evidence, catalogue))


def _state(entry: Entry, grace_days: int | None, today: date, catalogue: Catalogue) -> list[str]:
    commitment, deadline = entry.commitment, entry.commitment.deadline
    basis = "" if _silent(commitment) else catalogue.label(commitment.basis)
    state = fragments([catalogue.label(commitment.status), phase_words(entry, today, catalogue), basis])
    lines = [numbered(commitment, LINE_WIDTH), f"{lamp(entry)} {state}"]
    if commitment.status in ACTIVE or deadline is None:
        due = due_and_left(deadline, today, catalogue)
    else:
        due = period_words(deadline, today, catalogue)
    lines.append(catalogue.text("card.due", due=due))
    if entry.phase is Phase.IN_GRACE and deadline is not None:
        until = deadline.due_on + timedelta(days=grace(deadline.names_day, grace_days))
        lines.append(catalogue.text("card.grace", day=catalogue.day(until, today)))
    original = commitment.original_deadline
    if original is not None and commitment.moved_times:
        lines.append(
            catalogue.text(
                "card.original_due",
                period=period_words(original, today, catalogue),
                times=commitment.moved_times,
                days=commitment.moved_days,
            )
        )
    elif original is not None and (deadline is None or original.due_on != deadline.due_on):
        lines.append(catalogue.text("card.corrected_from", period=period_words(original, today, catalogue)))
    if commitment.requested is not None:
        asked = commitment.requested
        lines.append(
            catalogue.text(
                "card.requested",
                period=period_words(asked.deadline, today, catalogue),
                day=catalogue.day(asked.asked_on, today),
                reason=line(asked.reason, LINE_WIDTH),
            )
        )
    if commitment.completed_on is not None:
        lines.append(catalogue.text("card.completed", day=catalogue.day(commitment.completed_on, today)))
    if commitment.target is not None and commitment.status in ACTIVE and commitment.reached is None:
        lines.append(catalogue.text("card.target", target=commitment.target))
    figures = progress_words(commitment.reached, commitment.target, catalogue)
    if figures:
        share = _share_of_year(commitment, today)
        if share is not None:
            figures = catalogue.text("card.year_gone", progress=figures, share=share)
        lines += [catalogue.text("card.progress", progress=figures), bar(commitment.reached, commitment.target)]
    return lines


def _silent(commitment: Commitment) -> bool:
    """Whether "no result found" would say nothing: nobody has looked yet, or nobody is looking."""
    return commitment.basis is Basis.NONE_FOUND and commitment.status not in (Status.IN_PROGRESS, Status.STALLED)


def _share_of_year(commitment: Commitment, today: date) -> int | None:
    """How much of the year is gone, in percent, where the year is the time that they gave themselves."""
    deadline = commitment.deadline
    if commitment.status not in ACTIVE or deadline is None or deadline.grain is not Grain.YEAR:
        return None
    if deadline.due_on.year != today.year:
        return None
    length = (date(today.year, 12, 31) - date(today.year, 1, 1)).days + 1
    return today.timetuple().tm_yday * 100 // length


def _words(commitment: Commitment, catalogue: Catalogue) -> list[str]:
    lines = [catalogue.text("card.quote", quote=line(commitment.terms.quote.exact, QUOTE_WIDTH))]
    lines.append(date_origin(commitment.deadline, catalogue))
    if commitment.terms.condition:
        lines.append(catalogue.text("card.condition", condition=line(commitment.terms.condition, LINE_WIDTH)))
    return lines


def _origin(
    entry: Entry, last_change: StatusChange | None, evidence: int, zone: str, today: date, catalogue: Catalogue
) -> list[str]:
    commitment, document = entry.commitment, entry.document
    lines = []
    lead = line(entry.body, TITLE_WIDTH)
    if lead:
        lines.append(catalogue.text("card.lead", body=lead))
    supporting = [line(b.name, 40) for b in commitment.terms.bodies if b.role is BodyRole.CO][:5]
    if supporting:
        lines.append(catalogue.text("card.supporting", bodies=tuple(supporting)))
    lines += _source(document, commitment, catalogue)
    if document.head.reply_class:
        lines.append(catalogue.text("card.reply_class", letter_class=line(document.head.reply_class, 20)))
    if commitment.owner is not None:
        lines.append(catalogue.text("card.owner", owner=line(commitment.owner.name, TITLE_WIDTH)))
    if commitment.tags:
        lines.append(catalogue.text("card.tags", tags=line(tag_words(commitment.tags), LINE_WIDTH)))
    if commitment.follow_up_on is not None and commitment.status in ACTIVE:
        follow_up = commitment.follow_up_on
        lines.append(
            catalogue.text(
                "card.follow_up", day=catalogue.day(follow_up, today), weekday=catalogue.weekday(follow_up.weekday())
            )
        )
    if last_change is not None:
        lines.append(
            catalogue.text(
                "card.last_change",
                day=catalogue.day(last_change.at.astimezone(ZoneInfo(zone)).date(), today),
                actor=line(last_change.actor, 40),
                what=_what(last_change, today, catalogue),
            )
        )
        if last_change.link:
            lines.append(catalogue.text("card.link", link=line(last_change.link, 300)))
    if evidence:
        lines.append(catalogue.text("card.evidence", count=evidence))
    return lines


def _others(links: Sequence[Link], catalogue: Catalogue) -> list[str]:
    """The promises that it is linked to, each by its title; the first few, for a promise has few."""
    lines = [
        catalogue.text(
            "card.related",
            relation=opening(relation_words(each.kind, each.other.number or 0, catalogue, backwards=each.backwards)),
            title=title(each.other),
        )
        for each in links[:MOST_LINKS]
    ]
    if len(links) > MOST_LINKS:
        lines.append(catalogue.text("digest.more", count=len(links) - MOST_LINKS))
    return lines


def _source(document: SourceDocument, commitment: Commitment, catalogue: Catalogue) -> list[str]:
    if document.by_hand:
        return [catalogue.text("card.by_hand")]
    issued = catalogue.day(document.head.date) if document.head.date else catalogue.text("letters.undated")
    section = commitment.terms.section
    numbers = section_numbers(section)
    key = "card.source_in_section" if numbers else "card.source"
    source = catalogue.text(key, letter=letter_title(document, catalogue), day=issued, section=numbers)
    place = catalogue.text("card.section", section=section_words(section)) if section and not numbers else ""
    return [source, place]


def _what(change: StatusChange, today: date, catalogue: Catalogue) -> str:
    """What the last change was, in a few words."""
    words = line(change.words, TITLE_WIDTH)
    if change.kind is EventKind.PROGRESS and change.reached is not None:
        return catalogue.text("card.recorded", figure=change.reached)
    if change.kind in (EventKind.OWNER, EventKind.TAGS):
        return assignment_words(change, catalogue)
    if change.kind is EventKind.EVIDENCE and not words:
        words = line(change.evidence.name if change.evidence else change.link or "", TITLE_WIDTH)
    if change.kind in _SAID_WITH_WORDS:
        return catalogue.text("card.status_said", status=catalogue.label(change.kind), words=words)
    if change.kind is EventKind.LINKED and change.relation and change.other:
        relation = relation_words(change.relation, change.other, catalogue)
        return catalogue.text("history.link", kind=catalogue.label(change.kind), relation=relation)
    if change.kind is EventKind.CORRECTED and change.corrected is not None:
        return correction_words(change.corrected, today, catalogue)
    if change.kind in (EventKind.DATE_CORRECTED, EventKind.UNDONE, EventKind.UNLINKED):
        return catalogue.label(change.kind)
    if change.kind is EventKind.REVIEWED and change.to_status is Status.OPEN:
        return catalogue.text("card.tracking_began")
    status = catalogue.label(change.to_status)
    return catalogue.text("card.status_said", status=status, words=words) if words else status


def _buttons(
    commitment: Commitment, phase: Phase | None, all_statuses: bool, evidence: int, catalogue: Catalogue
) -> list[Sequence[ButtonSpec]]:
    number = {"number": commitment.number}
    buttons = decisions(commitment, catalogue) if commitment.requested is not None else []
    if commitment.status in ACTIVE:
        buttons.append(ButtonSpec(catalogue.text("button.progress"), "progress", number))
    allowed = allowed_from(commitment.status)
    first = [s for s in _FIRST if s in allowed and _at_once(commitment.status, s, phase)]
    shown = [*first, *(s for s in allowed if s not in first)] if all_statuses else first
    buttons += [
        ButtonSpec(_status_label(commitment.status, s, catalogue), "status", {**number, "to": s.value}) for s in shown
    ]
    if all_statuses and commitment.status in ACTIVE:
        if commitment.deadline is not None:
            buttons.append(ButtonSpec(catalogue.text("button.extend"), "extend", number))
            buttons.append(ButtonSpec(catalogue.text("button.request"), "request", number))
        buttons.append(ButtonSpec(catalogue.text("button.ask"), "ask", number))
    if all_statuses:
        buttons.append(ButtonSpec(catalogue.text("button.owner"), "owner", number))
        buttons.append(ButtonSpec(catalogue.text("button.tag"), "tag", number))
        buttons.append(ButtonSpec(catalogue.text("button.correct"), "correct", number))
    buttons.append(ButtonSpec(catalogue.text("button.note"), "note", number))
    if evidence:
        buttons.append(ButtonSpec(catalogue.text("button.evidence", count=evidence), "evidence", number))
    buttons.append(ButtonSpec(catalogue.text("button.original"), "original", number))
    buttons.append(ButtonSpec(catalogue.text("button.why"), "why", number))
    buttons.append(ButtonSpec(catalogue.text("button.history"), "history", number))
    if len(shown) < len(allowed):
        buttons.append(ButtonSpec(catalogue.text("button.more"), "show", {**number, "all": True}))
    return rows(buttons, catalogue)


def _at_once(current: Status, to: Status, phase: Phase | None) -> bool:
    """Whether a status is usual now: "not met" only once the date and its grace have passed."""
    if to is Status.NOT_MET:
        return phase in OVERDUE_PHASES
    return not (to is Status.OPEN and current is Status.IN_PROGRESS)


def _status_label(current: Status, to: Status, catalogue: Catalogue) -> str:
    if to is Status.OPEN:
        return catalogue.text("button.track" if current is Status.ON_FILE else "button.reopen")
    return catalogue.label(to)


def original(document: SourceDocument, text: str, commitment: Commitment, catalogue: Catalogue) -> Screen:
    """The passage in the letter's text: the sentence of the quote with the one before and the one after, and where the
    date stands.
    """
    quote = commitment.terms.quote
    before, around, after = passage(text, quote.start, quote.end)
    section = commitment.terms.section
    place = section_numbers(section) or section_words(section)
    head = fragments([letter_name(document, catalogue, opens=True), place])
    lines = [catalogue.text("original.head", name=head), numbered(commitment) if commitment.number else ""]
    if document.by_hand:  # its neighbours have nothing to do with it
        before = after = ""
    words = [line(before, QUOTE_WIDTH), f"▶ {line(around, 4 * QUOTE_WIDTH)}", line(after, QUOTE_WIDTH)]
    blocks: list[Sequence[str]] = [lines, *([part] for part in words)]
    deadline = commitment.deadline
    if deadline is not None and deadline.source is DueSource.INHERITED and deadline.sentence:
        blocks.append([catalogue.text("card.due_inherited", sentence=line(deadline.sentence, QUOTE_WIDTH))])
    back = []
    if commitment.number is not None:
        back = [ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number})]
    drawn, quoted = screen(blocks, [back]), "\n\n".join(filter(None, words))
    start = drawn.text.find(quoted)
    return drawn if start < 0 else replace(drawn, quoted=(start, start + len(quoted)))
