"""Cutting a candidate in two and joining two of them while a letter is reviewed; both can be taken back."""

from __future__ import annotations

from dataclasses import replace

from commitments.correcting import with_terms
from commitments.errors import Misunderstood
from commitments.extraction.rereading import cut, cuts, reread
from commitments.lifecycle import happened
from commitments.model import (
    Candidate,
    Commitment,
    EventKind,
    Field,
    FieldChange,
    Origin,
    Quote,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.searching import searchable
from commitments.service.context import Context
from commitments.service.correcting import LONGEST_QUOTE, Which, keep_candidates, look
from commitments.service.tracking import text_of


def places(ctx: Context, which: Which) -> tuple[str, ...]:
    """The second parts that the quote of a candidate can be cut into, by its punctuation."""
    entry = look(ctx, which)
    quote = entry.commitment.terms.quote
    return tuple(cut(quote, at)[1].exact for at in cuts(quote.exact, entry.document.language))


def split(ctx: Context, which: Which, second: str) -> tuple[Commitment, Commitment]:
    """Cut a candidate in two; `second` are the words with which the second one begins. Each part is read anew.

    Raises Misunderstood where the quote has no such words, or nothing before them.
    """
    ctx.require_edit()
    entry = look(ctx, which)
    document, commitment = entry.document, entry.commitment
    quote = commitment.terms.quote
    at = _beginning(quote.exact, second)
    if at is None:
        raise Misunderstood("error.not_in_quote", words=second)
    parts = cut(quote, at)
    if not all(part.exact for part in parts):
        raise Misunderstood("error.not_in_quote", words=second)
    first_terms, second_terms = (_reread(commitment.terms, part, document) for part in parts)
    (added,) = ctx.uow.commitments.add_candidates(document, [second_terms], Origin.PERSON)
    changed, change = _requoted(ctx, commitment, first_terms)
    line = happened(added, EventKind.SPLIT, at=ctx.now, actor=ctx.actor, words=commitment.title, message=ctx.message)
    before = [commitment, replace(added, status=Status.REJECTED)]
    keep_candidates(ctx, before, [(changed, change), (added, line)])
    return changed, added


def _beginning(words: str, second: str) -> int | None:
    """Where the second part begins in the quote, whatever white space and width; None where it does not."""
    kept = [at for at, letter in enumerate(words) if not letter.isspace()]
    flat = searchable("".join(words[at] for at in kept))
    found = flat.find("".join(searchable(second).split())) if second.strip() else -1
    return kept[found] if found > 0 else None


def merge(ctx: Context, which: Which) -> Commitment:
    """Join a candidate with the one after it in the letter; the quote spans both. Raises Misunderstood where there is
    none after it, or the two stand too far apart to be one promise.
    """
    ctx.require_edit()
    entry = look(ctx, which)
    document, first = entry.document, entry.commitment
    candidates = [c for c in ctx.uow.commitments.of_document(document.id) if c.status is Status.CANDIDATE]
    after = candidates[[c.id for c in candidates].index(first.id) + 1 :]
    if not after:
        raise Misunderstood("error.nothing_to_merge")
    second = after[0]
    start = min(first.terms.quote.start, second.terms.quote.start)
    end = max(first.terms.quote.end, second.terms.quote.end)
    if end - start > LONGEST_QUOTE:
        raise Misunderstood("error.too_far_apart", most=LONGEST_QUOTE)
    terms = _joined(first.terms, second.terms, Quote(text_of(ctx, entry)[start:end], start, end), document)
    changed, change = _requoted(ctx, first, terms)
    gone = replace(second, status=Status.REJECTED, updated_at=ctx.now)
    line = replace(
        happened(second, EventKind.MERGED, at=ctx.now, actor=ctx.actor, words=changed.title, message=ctx.message),
        to_status=gone.status,
    )
    keep_candidates(ctx, [first, second], [(changed, change), (gone, line)])
    return changed


def _joined(first: Candidate, second: Candidate, quote: Quote, document: SourceDocument) -> Candidate:
    """Both in one: the first one's words for what the quote as a whole does not tell."""
    terms = _reread(first, quote, document)
    return replace(
        terms,
        deadline=terms.deadline or second.deadline,
        quantities=tuple(dict.fromkeys((*first.quantities, *second.quantities))),
        bodies=tuple(dict.fromkeys((*first.bodies, *second.bodies))),
        kind=min(first.kind, second.kind, key=lambda kind: (not kind.specific, kind.value != "measurable")),
        condition=first.condition or second.condition,
    )


def _reread(terms: Candidate, quote: Quote, document: SourceDocument) -> Candidate:
    return reread(terms, quote, document.head.date)


def _requoted(ctx: Context, commitment: Commitment, terms: Candidate) -> tuple[Commitment, StatusChange]:
    """The candidate with other edges; nobody has relied on its first date yet."""
    changed = replace(with_terms(commitment, terms), original_deadline=terms.deadline, updated_at=ctx.now)
    change = happened(commitment, EventKind.CORRECTED, at=ctx.now, actor=ctx.actor, message=ctx.message)
    return changed, replace(change, corrected=FieldChange(Field.QUOTE, commitment.terms.quote, terms.quote))
