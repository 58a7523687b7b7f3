"""Correcting our reading of a promise, tracked or still under review; what the extractor said is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commitments import correcting
from commitments.asking import with_default_follow_up
from commitments.errors import Misunderstood
from commitments.extraction.dates import Role, due_on, find
from commitments.extraction.dates.resolution import EARLIEST, LATEST
from commitments.model import (
    Commitment,
    Deadline,
    DocumentState,
    DueSource,
    Field,
    FieldValue,
    Quote,
    Status,
    StatusChange,
)
from commitments.phases import ACTIVE
from commitments.queries import Entry
from commitments.searching import searchable
from commitments.service.context import Context
from commitments.service.tracking import keep, show
from commitments.undo import LastChange, Part

BEFORE, AFTER = 160, 80
"""Characters of the letter around a quote in which other dates are looked for."""
MOST_DATES = 4
LONGEST_TITLE = 60
LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Which:
    """A promise by its number; or a candidate under review, which has none yet, by its letter and its place there."""

    number: int | None = None
    document_id: int = 0
    position: int = 0


def look(ctx: Context, which: Which) -> Entry:
    """The promise as it is read now. Raises NotFound, and Misunderstood for a candidate that is decided about."""
    if which.number is not None:
        return show(ctx, which.number)
    document = ctx.uow.documents.get(ctx.workspace.id, which.document_id)
    if document.state is not DocumentState.PENDING and not document.by_hand:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    found = [c for c in ctx.uow.commitments.of_document(document.id) if c.position == which.position]
    if not found or found[0].status is not Status.CANDIDATE:
        raise Misunderstood("error.expired_button")
    return Entry(found[0], document, None)


def correct(ctx: Context, which: Which, field: Field, value: FieldValue) -> tuple[Entry, StatusChange]:
    """Put a field right. Raises NotFound, NotAllowed, and what `correcting.correct` raises."""
    ctx.require_edit()
    entry = look(ctx, which)
    if isinstance(value, str) and not 0 < len(value) <= LONGEST_TITLE:
        raise Misunderstood("error.too_long", most=LONGEST_TITLE)
    changed, change = correcting.correct(
        entry.commitment, field, value, at=ctx.now, actor=ctx.actor, message=ctx.message
    )
    if changed.status in ACTIVE and changed.deadline is None and changed.follow_up_on is None:
        changed = with_default_follow_up(changed, entry.document.head.date, ctx.today)
    if which.number is not None:
        return keep(ctx, entry, (changed, change))
    keep_candidates(ctx, [entry.commitment], [(changed, change)])
    return replace(entry, commitment=changed), change


def keep_candidates(
    ctx: Context, before: Sequence[Commitment], changes: Sequence[tuple[Commitment, StatusChange]]
) -> None:
    """Keep what is one change to its person of candidates under review; `before` is what taking it back restores."""
    for commitment, change in changes:
        ctx.uow.commitments.save(commitment)
        ctx.uow.history.append(change)
    lines = ctx.uow.history.lines([each.id for each in before])
    parts = tuple(Part(each, lines[each.id]) for each in before)
    ctx.uow.last_changes.put(LastChange(chat_id=ctx.chat.id, person_id=ctx.person.id, at=ctx.now, parts=parts))


def dates_around(entry: Entry, text: str) -> Sequence[Deadline]:
    """Other dates that stand around the quote in the letter's text or in its headings, the nearest first: what it may
    have been meant by.
    """
    document, terms = entry.document, entry.commitment.terms
    quote = terms.quote
    before, after = (0, 0) if document.by_hand else (BEFORE, AFTER)  # one that was entered by hand stands alone
    first = max(0, quote.start - before)
    around = text[first : quote.end + after]
    now = terms.deadline.due_on if terms.deadline else None
    earliest, latest = date(EARLIEST, 1, 1), date(LATEST, 12, 31)
    found: list[tuple[int, Deadline]] = []
    for place, words, begins in ((0, around, first), *((BEFORE, heading, None) for heading in reversed(terms.section))):
        for expression in find(words, document.language):
            due = due_on(expression.meaning, document.head.date)
            if expression.role not in (Role.DEADLINE, Role.OBJECT) or due is None or due == now:
                continue
            if not (document.head.date or earliest) <= due <= latest:
                continue
            at = None if begins is None else begins + expression.start
            own = at is not None and quote.start <= at < quote.end
            deadline = Deadline(
                due_on=due,
                grain=expression.meaning.grain,
                source=DueSource.OWN if own else DueSource.INHERITED,
                words=expression.words,
                rule=expression.meaning.rule,
                names_day=expression.meaning.names_day,
                sentence="" if own else words if at is None else sentence_at(text, at),
            )
            found.append((place if at is None else 0 if own else abs(at - quote.start), deadline))
    distinct = {deadline.due_on: deadline for _, deadline in sorted(found, key=lambda pair: -pair[0])}
    return list(reversed(distinct.values()))[:MOST_DATES]


def sentence_at(text: str, at: int) -> str:
    """The line's part around a place in a text that ends with its sentence."""
    ends = "。;；\n"
    start = max(text.rfind(end, 0, at) for end in ends) + 1
    stop = min((found for found in (text.find(end, at) for end in ends) if found >= 0), default=len(text))
    return text[start:stop].strip()


def quote_of(text: str, words: str, near: int) -> Quote:
    """Words of a letter's text as they stand there; of several places the one nearest to `near`. White space and width
    make no difference, and "first words…last words" spans what lies between.

    Raises Misunderstood for words that the letter has not, and for more than a promise has.
    """
    kept = [at for at, letter in enumerate(text) if not letter.isspace()]
    flat = searchable("".join(text[at] for at in kept))
    first, _, last = ("".join(searchable(part).split()) for part in words.replace("...", "…").partition("…"))
    places = []
    start = flat.find(first) if first else -1
    while start >= 0:
        end = flat.find(last, start + len(first)) + len(last) if last else start + len(first)
        if end >= start + len(first):
            places.append((kept[start], kept[end - 1] + 1))
        start = flat.find(first, start + 1)
    if not places:
        raise Misunderstood("error.not_in_letter", words=words)
    begin, stop = min(places, key=lambda place: abs(place[0] - near))
    if stop - begin > LONGEST_QUOTE:
        raise Misunderstood("error.too_long", most=LONGEST_QUOTE)
    return Quote(text[begin:stop], begin, stop)
