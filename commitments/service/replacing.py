"""A newer reply replaces an older one: promise by promise, proposed by likeness, decided by a person, at any pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commitments.errors import Misunderstood, NotFound
from commitments.model import Commitment, DocumentState, RelationKind, SourceDocument, Status, StatusChange
from commitments.phases import ACTIVE
from commitments.queries import Entry
from commitments.recognising import pairs, ranked
from commitments.relations import Relation, linked
from commitments.replacements import Choice, Fate, Replacement
from commitments.service.context import Context
from commitments.service.letters import KEPT, decide
from commitments.service.tracking import declaring, keep_all, show

MOST_PARTNERS = 3
"""New promises that are offered to stand for an old one."""


@dataclass(frozen=True, slots=True)
class Item:
    """An old promise, what is chosen for it, and the new one that it is tied to, with how alike they are."""

    old: Commitment
    fate: Fate
    new: Commitment | None
    likeness: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A replacement as it stands. `fresh` are the new letter's promises that are tied to no old one."""

    document: SourceDocument
    of: SourceDocument
    items: tuple[Item, ...]
    fresh: tuple[Commitment, ...]

    def item(self, number: int) -> Item:
        """That of an old promise. Raises NotFound where it is not among them."""
        for each in self.items:
            if each.old.number == number:
                return each
        raise NotFound("error.expired_button")

    def partners(self, number: int) -> list[tuple[Commitment, float]]:
        """The new promises that are most like an old one: the one it is tied to and those that no other is tied to."""
        taken = {i.new.position for i in self.items if i.new is not None and i.old.number != number}
        tied = [i.new for i in self.items if i.new is not None and i.old.number == number]
        free = {c.position: c for c in (*tied, *self.fresh) if c.position not in taken}
        return ranked(self.item(number).old, list(free.values()))[:MOST_PARTNERS]


def begin(ctx: Context, document_id: int, of_document_id: int) -> Sheet:
    """A pending letter replaces a tracked one; the sheet with what is proposed, or as it was left.

    Raises Misunderstood where the new one has been decided about or the old one has no open promises, NotFound.
    """
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    of = ctx.uow.documents.get(ctx.workspace.id, of_document_id)
    if document.state is not DocumentState.PENDING:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    if of.state is not DocumentState.TRACKED or of.id == document.id:
        raise Misunderstood("error.nothing_to_replace", ordinal=of.ordinal)
    known = ctx.uow.replacements.find(document.id)
    if known is None or known.of_document_id != of.id:
        known = Replacement(document_id=document.id, of_document_id=of.id, touched_at=ctx.now)
    sheet = _sheet(ctx, known, document, of)
    if not sheet.items:
        raise Misunderstood("error.nothing_to_replace", ordinal=of.ordinal)
    ctx.uow.replacements.save(replace(known, touched_at=ctx.now))
    return sheet


def look(ctx: Context, document_id: int) -> Sheet:
    """The replacement that a letter makes, as it was left. Raises NotFound, and what `begin` raises."""
    known = ctx.uow.replacements.find(ctx.uow.documents.get(ctx.workspace.id, document_id).id)
    if known is None:
        raise NotFound("error.no_replacement")
    return begin(ctx, known.document_id, known.of_document_id)


def current(ctx: Context) -> Sheet:
    """The replacement that was worked on last. Raises NotFound where none is under way."""
    known = ctx.uow.replacements.all(ctx.workspace.id)
    if not known:
        raise NotFound("error.no_replacement")
    return look(ctx, known[0].document_id)


def _sheet(ctx: Context, known: Replacement, document: SourceDocument, of: SourceDocument) -> Sheet:
    new = [c for c in ctx.uow.commitments.of_document(document.id) if c.status is Status.CANDIDATE]
    old = [c for c in ctx.uow.commitments.of_document(of.id) if c.number is not None and c.status in ACTIVE]
    places = {c.position: c for c in new}
    chosen_for = {choice.position for choice in known.choices.values() if choice.fate.has_partner}
    items = []
    for pair in pairs(old, new):
        choice = known.choices.get(pair.old.number or 0)
        if choice is None and (pair.new is None or pair.new.position in chosen_for):
            choice = Choice(Fate.STANDS)
        if choice is not None:
            partner = places.get(choice.position) if choice.position is not None else None
            likeness = ranked(pair.old, [partner])[0][1] if partner else 0.0
            fate = choice.fate if partner or not choice.fate.has_partner else Fate.STANDS
            items.append(Item(pair.old, fate, partner, likeness))
        else:
            items.append(Item(pair.old, Fate.UNCHANGED if pair.unchanged else Fate.REPLACED, pair.new, pair.likeness))
    tied = {item.new.position for item in items if item.new is not None}
    return Sheet(document, of, tuple(items), tuple(c for c in new if c.position not in tied))


def choose(ctx: Context, document_id: int, number: int, choice: Choice) -> Sheet:
    """Choose for an old promise; one whose partner is given to another loses it. Pressed twice it does the same."""
    sheet = look(ctx, document_id)
    item = sheet.item(number)
    known = ctx.uow.replacements.find(document_id)
    if known is None or (choice.position is not None and choice.position not in _places(sheet)):
        raise NotFound("error.expired_button")
    choices = {each.old.number or 0: Choice(each.fate, each.new.position if each.new else None) for each in sheet.items}
    for other, theirs in choices.items():
        if choice.fate.has_partner and theirs.position == choice.position and other != item.old.number:
            choices[other] = Choice(Fate.STANDS)
    choices[number] = choice if choice.fate.has_partner else Choice(choice.fate)
    changed = replace(known, choices=choices, touched_at=ctx.now)
    ctx.uow.replacements.save(changed)
    return _sheet(ctx, changed, sheet.document, sheet.of)


def _places(sheet: Sheet) -> set[int]:
    return {c.position for c in (*sheet.fresh, *(i.new for i in sheet.items if i.new is not None))}


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a replacement has done, by the old promises' fates, and the new letter's promises that are tracked."""

    document: SourceDocument
    of: SourceDocument
    items: tuple[Item, ...]
    tracked: Sequence[Commitment]


def finish(ctx: Context, document_id: int, words: str) -> Replaced:
    """Do what was chosen: the new letter is decided about, old promises are superseded by or linked to the new ones.

    `words` is what stands in the history of what is withdrawn and superseded. All of it is one change to `/undo`,
    but that the new letter is tracked then. Raises what `begin` raises.
    """
    sheet = look(ctx, document_id)
    choices = {c.position: Status.OPEN if c.terms.kind.specific else Status.ON_FILE for c in sheet.fresh}
    for item in sheet.items:
        if item.new is not None:
            choices[item.new.position] = Status.OPEN if item.fate is Fate.REPLACED else Status.ON_FILE
    tracked = decide(ctx, document_id, choices)
    numbers = {c.position: c.number or 0 for c in ctx.uow.commitments.of_document(document_id)}
    changes: list[tuple[Entry, tuple[Commitment, StatusChange]]] = []
    for item in sheet.items:
        number, other = item.old.number or 0, numbers.get(item.new.position, 0) if item.new else 0
        if item.fate is Fate.REPLACED:
            entry = show(ctx, number)
            changes.append((entry, declaring(Status.SUPERSEDED, words=words, successor=other)(ctx, entry)))
        elif item.fate is Fate.UNCHANGED:
            repeat = Relation(other, RelationKind.DUPLICATE, number)
            entry = show(ctx, other)
            link = linked(entry.commitment, repeat, at=ctx.now, actor=ctx.actor, words=words, message=ctx.message)
            changes.append((entry, link))
        elif item.fate is Fate.DROPPED:
            entry = show(ctx, number)
            changes.append((entry, declaring(Status.DROPPED, words=words)(ctx, entry)))
    if changes:
        keep_all(ctx, changes)
    ctx.uow.replacements.drop(document_id)
    return Replaced(tracked.document, sheet.of, sheet.items, tracked.tracked)


def possible(ctx: Context, document: SourceDocument) -> bool:
    """Whether a letter has open promises that a newer one could replace."""
    found = ctx.uow.commitments.of_document(document.id)
    return document.state in KEPT and any(c.number is not None and c.status in ACTIVE for c in found)
