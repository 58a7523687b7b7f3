"""What has been done: the short answers after a decision about a letter or a commitment."""

from __future__ import annotations

from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.changes import assignment_words, correction_words, date_change_words, relation_words, until_words
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    decisions,
    evidence_words,
    inside,
    letter_title,
    number_words,
    numbered,
    period_words,
    screen,
    state_words,
    tag_words,
    title,
)
from bot.replies import ButtonSpec, Screen
from commitments.lifecycle import allowed_from
from commitments.model import (
    Commitment,
    Deadline,
    DocumentState,
    EventKind,
    RelationKind,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.phases import TRACKED, Phase
from commitments.queries import Entry
from commitments.service.letters import HeadCorrected, Tracked
from commitments.service.undoing import Undone

MOST_CHANGES = 10


def tracked(outcome: Tracked, catalogue: Catalogue, *, ask_source: bool = False, by: str = "") -> Screen:
    """The chosen promises are on the list under their numbers, the others on file; with `ask_source` the question where
    the letter comes from is still open. `by` names somebody who chose in another chat.
    """
    chosen = outcome.tracked
    words = catalogue.text(
        "outcome.tracked" if len(chosen) > 1 else "outcome.tracked_one",
        letter=letter_title(outcome.document, catalogue),
        count=len(chosen),
        first=chosen[0].number if chosen else 0,
        last=chosen[-1].number if chosen else 0,
    )
    if not chosen:
        words = catalogue.text("outcome.none_tracked", letter=letter_title(outcome.document, catalogue))
    rejected = catalogue.text("outcome.rejected", count=len(outcome.rejected)) if outcome.rejected else ""
    kept = catalogue.text("outcome.on_file", count=len(outcome.on_file)) if outcome.on_file else ""
    follow_ups = [c.follow_up_on for c in chosen if c.follow_up_on is not None]
    asked = ""
    if follow_ups:
        asked = catalogue.text("outcome.follow_up", count=len(follow_ups), day=catalogue.day(min(follow_ups)))
    tracked_only = {"statuses": sorted(TRACKED)} if chosen else {}
    button = ButtonSpec(catalogue.text("button.show_list"), "list", {"document": outcome.document.id, **tracked_only})
    source = catalogue.text("preview.ask_source") if ask_source else ""
    who = catalogue.text("outcome.chosen_by", person=line(by, 40)) if by else ""
    return screen([[who, words, kept, rejected, asked, source]], [[button]])


def discarded(document: SourceDocument, catalogue: Catalogue) -> Screen:
    """The letter was put aside."""
    return screen([catalogue.text("outcome.discarded", letter=letter_title(document, catalogue))])


def removed(document: SourceDocument, catalogue: Catalogue) -> Screen:
    """The letter and its promises are off the lists."""
    return screen(
        [catalogue.text("outcome.removed", letter=letter_title(document, catalogue), ordinal=document.ordinal)]
    )


def recorded(entry: Entry, change: StatusChange, today: date, catalogue: Catalogue, undo: str | None = None) -> Screen:
    """A change of status, a figure or a note is kept: how the commitment stands now. `undo` takes it back."""
    commitment = entry.commitment
    state = state_words(entry, today, catalogue)
    key = {EventKind.NOTE: "outcome.noted", EventKind.EVIDENCE: "outcome.evidence"}.get(change.kind, "outcome.recorded")
    words = [catalogue.text(key, commitment=numbered(commitment)), INDENT[catalogue.language] + state]
    if change.corrected is not None:
        words.append(INDENT[catalogue.language] + correction_words(change.corrected, today, catalogue))
    if change.kind is EventKind.DATE_CORRECTED:
        words.append(INDENT[catalogue.language] + _redated(change, commitment, today, catalogue))
    late_today = entry.phase is Phase.CLOSED_LATE and commitment.completed_on == today
    if change.kind is EventKind.STATUS and late_today and commitment.deadline is not None:
        again = {"number": commitment.number, "status": inside(catalogue.label(commitment.status))}
        again["day"] = catalogue.day(commitment.deadline.due_on, today)
        words.append(INDENT[catalogue.language] + catalogue.text("outcome.done_earlier", **again))
    if change.kind is EventKind.EXTENDED and commitment.deadline is not None:
        words.append(INDENT[catalogue.language] + _due(commitment.deadline, today, catalogue))
    if change.kind in (EventKind.REQUESTED, EventKind.REFUSED):
        words.append(INDENT[catalogue.language] + date_change_words(change, today, catalogue))
    if change.kind is EventKind.ASK_ON and commitment.follow_up_on is not None:
        day = commitment.follow_up_on
        facts = {"day": catalogue.day(day, today), "weekday": catalogue.weekday(day.weekday())}
        words.append(INDENT[catalogue.language] + catalogue.text("outcome.ask_on", **facts))
    if change.kind is EventKind.OWNER:
        words.append(INDENT[catalogue.language] + assignment_words(change, catalogue))
    if change.kind is EventKind.TAGS:
        tags = tag_words(commitment.tags) or catalogue.text("tags.none")
        words.append(INDENT[catalogue.language] + catalogue.text("card.tags", tags=line(tags, LINE_WIDTH)))
    buttons = [ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number})]
    if change.kind is EventKind.REQUESTED:
        buttons += decisions(commitment, catalogue)
    if change.evidence is not None:
        words.append(INDENT[catalogue.language] + "📎 " + evidence_words(change.evidence))
    if change.kind is EventKind.EVIDENCE:  # a document in hand is often the end of it
        buttons += [
            ButtonSpec(catalogue.label(to), "status", {"number": commitment.number, "to": to.value})
            for to in (Status.MET, Status.PARTLY_MET)
            if to in allowed_from(commitment.status)
        ]
    if change.relation is not None and change.other is not None:
        relation = relation_words(change.relation, change.other, catalogue)
        gone = change.kind is EventKind.UNLINKED
        said = catalogue.text("outcome.unlinked", relation=relation) if gone else relation
        words.append(INDENT[catalogue.language] + said)
        if change.relation is RelationKind.DUPLICATE and not gone and Status.ON_FILE in allowed_from(commitment.status):
            keep = {"number": commitment.number, "to": Status.ON_FILE.value}
            buttons.append(ButtonSpec(catalogue.label(Status.ON_FILE), "status", keep))
    if undo is not None:
        buttons.append(ButtonSpec(catalogue.text("button.undo"), "undo", {"token": undo}))
    return screen([words], [buttons])


def _redated(change: StatusChange, commitment: Commitment, today: date, catalogue: Catalogue) -> str:
    """The date as it is read now, and as it was read before."""
    before = until_words(change.due_before, today, catalogue)
    after = _due(commitment.deadline, today, catalogue)
    return catalogue.text("history.date_corrected", before=before, after=after)


def entered(entry: Entry, today: date, catalogue: Catalogue, undo: str | None = None) -> Screen:
    """A promise that was entered by hand is on the list."""
    commitment = entry.commitment
    due = _due(commitment.deadline, today, catalogue)
    words = [catalogue.text("outcome.entered", commitment=numbered(commitment)), INDENT[catalogue.language] + due]
    buttons = [ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number})]
    if undo is not None:
        buttons.append(ButtonSpec(catalogue.text("button.undo"), "undo", {"token": undo}))
    return screen([words], [buttons])


def not_entered(catalogue: Catalogue) -> Screen:
    """What was proposed is not kept."""
    return screen([catalogue.text("outcome.not_entered")])


def undone(outcome: Undone, today: date, catalogue: Catalogue) -> Screen:
    """A change was taken back: how the commitment stands again, or which ones do, and which were left alone."""
    first = outcome.entries[0].commitment
    if first.number is None:
        onward = ButtonSpec(catalogue.text("button.review_on"), "review", {"document": first.document_id})
        return screen([[catalogue.text("outcome.undone_candidate", title=title(first))]], [[onward]])
    if len(outcome.entries) + len(outcome.left) == 1:
        (entry,) = outcome.entries
        state = INDENT[catalogue.language] + state_words(entry, today, catalogue)
        button = ButtonSpec(catalogue.text("button.card"), "show", {"number": entry.commitment.number})
        words = catalogue.text("outcome.undone", commitment=numbered(entry.commitment))
        return screen([[words, state]], [[button]])
    numbers = [entry.commitment.number or 0 for entry in outcome.entries]
    lines = [catalogue.text("outcome.undone_several", count=len(numbers), numbers=number_words(numbers, catalogue))]
    if outcome.left:
        lines.append(catalogue.text("outcome.left_changed", numbers=number_words(outcome.left, catalogue)))
    button = ButtonSpec(catalogue.text("button.show_these", count=len(numbers)), "list", {"numbers": numbers})
    return screen([lines], [[button]])


def head_corrected(outcome: HeadCorrected, today: date, catalogue: Catalogue) -> Screen:
    """The head as it stands now, and each due date that changed with it."""
    document, changes = outcome.document, outcome.changes
    head = document.head
    lines = [
        catalogue.text("head.corrected", letter=letter_title(document, catalogue)),
        catalogue.text(
            "head.now",
            day=catalogue.day(head.date) if head.date else catalogue.text("head.not_found"),
            number=line(head.number.value, 60) if head.number else catalogue.text("head.not_found"),
            body=line(head.issuing_body.value, 60) if head.issuing_body else catalogue.text("head.not_found"),
        ),
    ]
    buttons = [[_onward(document, catalogue)]]
    if not changes:
        return screen([lines, catalogue.text("head.no_dates_changed")], buttons)
    shown: list[str] = [catalogue.text("head.dates_changed", count=len(changes))]
    for change in changes[:MOST_CHANGES]:
        shown.append(_name(change.commitment))
        words = catalogue.text(
            "history.from_to",
            before=_due(change.before, today, catalogue),
            after=_due(change.after, today, catalogue),
        )
        shown.append(INDENT[catalogue.language] + words)
    if len(changes) > MOST_CHANGES:
        shown.append(catalogue.text("digest.more", count=len(changes) - MOST_CHANGES))
    return screen([lines, shown], buttons)


def _onward(document: SourceDocument, catalogue: Catalogue) -> ButtonSpec:
    """Back to where the letter stands: the preview while it is undecided, else its list."""
    if document.state is DocumentState.PENDING:
        return ButtonSpec(catalogue.text("button.preview"), "preview", {"document": document.id})
    return ButtonSpec(catalogue.text("button.show_list"), "list", {"document": document.id})


def _name(commitment: Commitment) -> str:
    return f"• {title(commitment)}" if commitment.number is None else numbered(commitment)


def _due(deadline: Deadline | None, today: date, catalogue: Catalogue) -> str:
    return period_words(deadline, today, catalogue) if deadline else catalogue.text("phase.undated")
