"""Promises entered by hand: proposed as they are understood, put right, and kept when the person says so.

Their words stand in one document of the workspace, a line each, so that each has its quote as a letter's has.
"""

from __future__ import annotations

from dataclasses import replace

from commitments.asking import with_default_follow_up
from commitments.errors import Misunderstood
from commitments.extraction import detect_language
from commitments.lifecycle import change_status
from commitments.model import Candidate, Origin, Quote, Status, StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.correcting import LONGEST_QUOTE, Which, look
from commitments.service.tracking import entry_of, keep


def propose(ctx: Context, terms: Candidate) -> Entry:
    """Put the words at the end of the document, and the promise into it as a candidate, which no list shows.

    `terms` quote words that stand nowhere yet. Raises NotAllowed, Misunderstood for too many words.
    """
    ctx.require_edit()
    words = terms.quote.exact
    if len(words) > LONGEST_QUOTE:
        raise Misunderstood("error.too_long", most=LONGEST_QUOTE)
    document = ctx.uow.documents.by_hand(
        ctx.workspace.id, language=detect_language(words), obtained_on=ctx.today, added_by=ctx.actor
    )
    start = ctx.uow.documents.grow(document, words)
    terms = replace(terms, quote=Quote(words, start, start + len(words)))
    (candidate,) = ctx.uow.commitments.add_candidates(document, [terms], Origin.PERSON)
    return Entry(candidate, document, None)


def accept(ctx: Context, which: Which) -> tuple[Entry, StatusChange]:
    """Track the candidate under the next number; taken back, it is a candidate again, which no list shows.

    Raises NotAllowed, Misunderstood where it is kept or dropped already.
    """
    ctx.require_edit()
    entry = look(ctx, which)
    candidate = entry.commitment
    if candidate.number is None:
        candidate = replace(candidate, number=ctx.uow.commitments.next_number(ctx.workspace.id))
        ctx.uow.commitments.save(candidate)
    commitment, change = change_status(
        candidate, Status.OPEN, at=ctx.now, today=ctx.today, actor=ctx.actor, message=ctx.message
    )
    before = replace(entry, commitment=candidate)
    return keep(ctx, before, (with_default_follow_up(commitment, None, ctx.today), change))


def drop(ctx: Context, which: Which) -> Entry:
    """It is not kept after all. Raises NotAllowed, Misunderstood where it is kept or dropped already."""
    ctx.require_edit()
    commitment, change = change_status(
        look(ctx, which).commitment,
        Status.REJECTED,
        at=ctx.now,
        today=ctx.today,
        actor=ctx.actor,
        message=ctx.message,
    )
    ctx.uow.commitments.save(commitment)
    ctx.uow.history.append(change)
    return entry_of(ctx, commitment)
