"""The life of a letter: received, previewed, tracked or discarded, its head corrected, removed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from commitments.asking import with_default_follow_up
from commitments.correcting import correct_deadline, dated_by_hand
from commitments.errors import Misunderstood, NotFound
from commitments.expectations import question_of
from commitments.lifecycle import change_status
from commitments.model import (
    Commitment,
    Deadline,
    DocumentHead,
    DocumentState,
    Extraction,
    SourceDocument,
    Status,
)
from commitments.phases import ACTIVE
from commitments.recognising import Letter, Resemblance, resemblance
from commitments.reviews import CHOICES, WHOLE
from commitments.service.context import Context

KEPT = (DocumentState.PENDING, DocumentState.TRACKED)
"""The letters that `/letters` lists."""
MOST_COMPARED = 5
"""Kept letters that a new one is compared with, of those that share the most with it and of those of its number."""


def fingerprint(text: str) -> str:
    """The SHA-256 of the text without white space: the same for the pasted letter and its file."""
    return hashlib.sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A letter that has been read and extracted, before anything is kept. `content` are the bytes as obtained."""

    text: str
    content: bytes
    file_name: str | None
    extraction: Extraction


class Receipt(StrEnum):
    """What became of a letter that came in."""

    NEW = "new"
    STILL_PENDING = "still_pending"
    ALREADY_TRACKED = "already_tracked"
    RESTORED = "restored"


@dataclass(frozen=True, slots=True)
class Received:
    """A letter that came in, with what it promises; of a new one, which kept letter it may be or replace."""

    receipt: Receipt
    document: SourceDocument
    commitments: Sequence[Commitment]
    resembles: Resemblance | None = None


def receive(ctx: Context, reading: Reading) -> Received:
    """Keep the letter as pending, or recognise it. Nothing is tracked yet.

    A letter that was discarded is previewed again; one that was removed comes back with all its statuses.
    Raises NotFound where the text promises nothing; nothing is kept then.
    """
    ctx.require_edit()
    known = ctx.uow.documents.find_by_fingerprint(ctx.workspace.id, fingerprint(reading.text))
    if known is not None:
        return _recognise(ctx, known)
    if not reading.extraction.candidates:
        raise NotFound("error.no_commitments")
    document = ctx.uow.documents.add(
        workspace_id=ctx.workspace.id,
        head=reading.extraction.head,
        language=reading.extraction.language,
        text=reading.text,
        fingerprint=fingerprint(reading.text),
        sha256=hashlib.sha256(reading.content).hexdigest(),
        file_name=reading.file_name,
        blob_id=ctx.uow.blobs.add(reading.content),
        source_url=None,
        obtained_on=ctx.today,
        added_by=ctx.actor,
    )
    promises = ctx.uow.commitments.add_candidates(document, reading.extraction.candidates)
    return Received(Receipt.NEW, document, promises, _resembles(ctx, document, reading.text))


def _resembles(ctx: Context, document: SourceDocument, text: str) -> Resemblance | None:
    """The kept letter that a new one may be or replace: of those that share sentences with it or name its question."""
    known = {d.id: d for d in ctx.uow.documents.resembling(document, KEPT, MOST_COMPARED)}
    question = question_of(document.head, text)
    if question is not None:
        number = "".join(filter(str.isdecimal, question))
        term = number if question.isascii() else f"{number}号"
        for found in ctx.uow.search.letters(ctx.workspace.id, [term], limit=MOST_COMPARED):
            known.setdefault(found, ctx.uow.documents.get(ctx.workspace.id, found))
    known.pop(document.id, None)
    said = ctx.uow.documents.text
    return resemblance(Letter(document, text), [Letter(d, said(ctx.workspace.id, d.id)) for d in known.values()])


def _recognise(ctx: Context, known: SourceDocument) -> Received:
    commitments = ctx.uow.commitments.of_document(known.id)
    if known.state is DocumentState.TRACKED:
        return Received(Receipt.ALREADY_TRACKED, known, commitments)
    if known.state is DocumentState.FOLDED and known.same_as is not None:
        return _recognise(ctx, ctx.uow.documents.get(ctx.workspace.id, known.same_as))
    if known.state is DocumentState.REMOVED:
        known = replace(known, state=DocumentState.TRACKED if _decided(commitments) else DocumentState.PENDING)
        ctx.uow.documents.save(known)
        return Received(Receipt.RESTORED, known, commitments)
    if known.state is DocumentState.DISCARDED:
        known = replace(known, state=DocumentState.PENDING)
        ctx.uow.documents.save(known)
    return Received(Receipt.STILL_PENDING, known, commitments)


def _decided(commitments: Sequence[Commitment]) -> bool:
    return any(c.number is not None for c in commitments)


class Choice(StrEnum):
    """Which of a letter's promises are tracked; the others are kept on file."""

    SPECIFIC = "specific"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Tracked:
    """What a decision about a letter has put on the list and what on file, by number."""

    document: SourceDocument
    tracked: Sequence[Commitment]
    on_file: Sequence[Commitment]
    rejected: Sequence[Commitment] = ()


def track(ctx: Context, document_id: int, choice: Choice) -> Tracked:
    """Track the chosen promises of a pending letter and keep the others on file. Raises as `decide` does."""
    kinds = {c.position: c.terms.kind for c in ctx.uow.commitments.of_document(document_id)}
    every = choice is Choice.ALL
    choices = {p: Status.OPEN if every or kind.specific else Status.ON_FILE for p, kind in kinds.items()}
    return decide(ctx, document_id, choices, to_the_end=len(choices) <= WHOLE)


def decide(ctx: Context, document_id: int, choices: Mapping[int, Status], *, to_the_end: bool = False) -> Tracked:
    """Do with each candidate of a pending letter, by its position, what was chosen: open, on file or rejected.
    `to_the_end` says that each was looked at.

    Numbers run in the order of the text, the tracked ones first, the rejected ones last. Raises Misunderstood where the
    letter has been decided about before.
    """
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    if document.state is not DocumentState.PENDING:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    candidates = [c for c in ctx.uow.commitments.of_document(document.id) if c.status is Status.CANDIDATE]
    ordered = [(to, c) for to in CHOICES for c in candidates if choices.get(c.position, Status.ON_FILE) is to]
    reviewed_on = ctx.today if to_the_end else document.reviewed_on
    document = replace(document, state=DocumentState.TRACKED, reviewed_on=reviewed_on)
    ctx.uow.documents.save(document)
    number = ctx.uow.commitments.next_number(ctx.workspace.id)
    kept: dict[Status, list[Commitment]] = {to: [] for to in CHOICES}
    for offset, (to, candidate) in enumerate(ordered):
        kept[to].append(_accept(ctx, document, candidate, to, number + offset))
    ctx.uow.reviews.drop(document.id)
    return Tracked(document, *(kept[to] for to in CHOICES))


def _accept(ctx: Context, document: SourceDocument, candidate: Commitment, to: Status, number: int) -> Commitment:
    changed, change = change_status(
        replace(candidate, number=number), to, at=ctx.now, today=ctx.today, actor=ctx.actor, message=ctx.message
    )
    if to is Status.OPEN:
        changed = with_default_follow_up(changed, document.head.date, ctx.today)
    ctx.uow.commitments.save(changed)
    ctx.uow.history.append(change)
    return changed


def discard(ctx: Context, document_id: int) -> SourceDocument:
    """Put a pending letter aside; sent again, it is previewed again."""
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    if document.state is not DocumentState.PENDING:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    document = replace(document, state=DocumentState.DISCARDED)
    ctx.uow.documents.save(document)
    return document


def kept(ctx: Context) -> list[tuple[SourceDocument, Sequence[Commitment]]]:
    """The pending and tracked letters with their promises, in the order of their numbers."""
    found = ctx.uow.documents.all(ctx.workspace.id, KEPT)
    return [(d, ctx.uow.commitments.of_document(d.id)) for d in found if not d.by_hand]


def find(ctx: Context, ordinal: int) -> SourceDocument:
    """The pending or tracked letter of that number. Raises NotFound."""
    document = ctx.uow.documents.find_by_ordinal(ctx.workspace.id, ordinal)
    if document is None or document.state not in KEPT or document.by_hand:
        raise NotFound("error.no_such_letter", ordinal=ordinal)
    return document


def remove(ctx: Context, document_id: int) -> SourceDocument:
    """Take a letter and its promises out of every list, digest and export. Sent again, it comes back as it was."""
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    if document.state not in KEPT:
        raise NotFound("error.no_such_letter", ordinal=document.ordinal)
    document = replace(document, state=DocumentState.REMOVED)
    ctx.uow.documents.save(document)
    return document


@dataclass(frozen=True, slots=True)
class DateChange:
    """A date that a correction of the head has changed. `before` and `after` may be None: no date."""

    commitment: Commitment
    before: Deadline | None
    after: Deadline | None


@dataclass(frozen=True, slots=True)
class HeadCorrected:
    """A letter with its corrected head and the dates that changed with it."""

    document: SourceDocument
    changes: Sequence[DateChange]


def correct_head(ctx: Context, document_id: int, head: DocumentHead, extraction: Extraction) -> HeadCorrected:
    """Replace the head; `extraction` is the letter's text extracted anew with the head's date.

    Dates that count from the letter's own are resolved again. That is a correction of our reading, no slippage;
    closed commitments get it too, because "on time" depends on it. A date that a person has put right, or that they
    have moved since, stays as it is.
    """
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    corrected = replace(document, head=head)
    ctx.uow.documents.save(corrected)
    anew = {(c.quote.start, c.quote.end): c.deadline for c in extraction.candidates}
    changes = []
    for commitment in ctx.uow.commitments.of_document(document.id):
        before = commitment.deadline
        after = before if dated_by_hand(commitment) else anew.get(_place(commitment), before)
        changed = commitment
        if _due(before) != _due(after):
            changed = _redate(ctx, commitment, after, head)
            changes.append(DateChange(changed, before, after))
        if changed.status in ACTIVE:
            changed = with_default_follow_up(changed, head.date, ctx.today)
        if changed != commitment:
            ctx.uow.commitments.save(changed)
    return HeadCorrected(corrected, sorted(changes, key=lambda change: change.commitment.number or 0))


def _place(commitment: Commitment) -> tuple[int, int]:
    quote = (commitment.extracted or commitment.terms).quote
    return quote.start, quote.end


def _due(deadline: Deadline | None) -> date | None:
    return deadline.due_on if deadline else None


def _redate(ctx: Context, commitment: Commitment, deadline: Deadline | None, head: DocumentHead) -> Commitment:
    reason = (
        f"{head.number.value if head.number else head.title} {head.issued_on.value if head.issued_on else ''}".strip()
    )
    changed, change = correct_deadline(
        commitment, deadline, at=ctx.now, actor=ctx.actor, reason=reason, message=ctx.message
    )
    if commitment.number is not None:  # before, nobody has relied on it
        ctx.uow.history.append(change)
    return changed
