"""Reviewing a letter group by group: what is chosen is kept at once, so that anybody goes on where it was left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from commitments.errors import Misunderstood, NotFound
from commitments.model import Commitment, DocumentState, SourceDocument, Status
from commitments.people import Chat
from commitments.reviews import Group, Review, ToldWhere, groups
from commitments.service.context import Context
from commitments.service.letters import Tracked, decide


@dataclass(frozen=True, slots=True)
class Sheet:
    """A review as it stands: the letter, its groups, and what is chosen."""

    document: SourceDocument
    groups: tuple[Group, ...]
    review: Review

    @property
    def group(self) -> Group:
        """The group that is looked at."""
        return self.groups[self.review.group]

    def count(self, status: Status) -> int:
        """How many of all candidates are to become so."""
        return sum(self.review.choice(c) is status for group in self.groups for c in group.items)


def look(ctx: Context, document_id: int, group: int | None = None) -> Sheet:
    """The review of a pending letter at a group, or where it was left; begun where there is none.

    Raises NotFound for another workspace's letter, Misunderstood for one that is decided.
    """
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    if document.state is not DocumentState.PENDING:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    candidates = [c for c in ctx.uow.commitments.of_document(document.id) if c.status is Status.CANDIDATE]
    parts = groups(candidates)
    review = ctx.uow.reviews.find(document.id) or Review(document_id=document.id, touched_at=ctx.now)
    at = min(max(review.group if group is None else group, 0), len(parts) - 1)
    seen = review.seen.union(c.position for c in parts[at].items)
    return _keep(ctx, Sheet(document, parts, replace(review, group=at, seen=seen)))


def look_at(ctx: Context, document_id: int, position: int) -> Sheet:
    """The review at the group that holds a candidate. Raises as `look` does, Misunderstood where there is none."""
    sheet = look(ctx, document_id)
    for number, group in enumerate(sheet.groups):
        if any(c.position == position for c in group.items):
            return look(ctx, document_id, number)
    raise Misunderstood("error.expired_button")


def on_screen(ctx: Context, document_id: int, number: int) -> Commitment:
    """The candidate of that number on the screen, counted from 1. Raises Misunderstood for another number."""
    items = look(ctx, document_id).group.items
    if not 1 <= number <= len(items):
        raise Misunderstood("error.not_in_group", number=number, most=len(items))
    return items[number - 1]


def _keep(ctx: Context, sheet: Sheet) -> Sheet:
    sheet = replace(sheet, review=replace(sheet.review, touched_at=ctx.now))
    ctx.uow.reviews.save(sheet.review)
    return sheet


def tell(ctx: Context, document_id: int, told: ToldWhere | None) -> Sheet:
    """The review with the group that is told in the end; None where it goes on in the chat that the letter came to."""
    sheet = look(ctx, document_id)
    return _keep(ctx, replace(sheet, review=replace(sheet.review, told=told)))


def told(ctx: Context, document_id: int) -> tuple[Chat, int | None] | None:
    """The chat, and its topic, that is told in the end what was chosen elsewhere; None where there is none."""
    review = ctx.uow.reviews.find(document_id)
    if review is None or review.told is None or review.told.chat_id == ctx.chat.id:
        return None
    chat = ctx.uow.chats.get(review.told.chat_id)
    return (chat, review.told.topic_id) if chat.workspace_id == ctx.workspace.id else None


def private_chat(ctx: Context) -> Chat | None:
    """The person's own chat with us in this workspace, if they have one that hears us."""
    chat = ctx.uow.chats.find(ctx.person.transport, ctx.person.telegram_id)
    usable = chat is not None and chat.workspace_id == ctx.workspace.id and chat.paused_at is None
    return chat if usable else None


def current(ctx: Context) -> int:
    """The letter that was reviewed last, else the only one that waits. Raises NotFound where it is not clear."""
    pending = [d.id for d in ctx.uow.documents.all(ctx.workspace.id, (DocumentState.PENDING,))]
    known = [review for review in map(ctx.uow.reviews.find, pending) if review is not None]
    if known:
        return max(known, key=lambda review: review.touched_at).document_id
    if len(pending) != 1:
        raise NotFound("error.no_review" if not pending else "error.which_review")
    return pending[0]


def choose(ctx: Context, document_id: int, choices: Mapping[int, Status], group: int | None = None) -> Sheet:
    """Choose for candidates by their position; the review stays at the group. Pressed twice it does the same."""
    sheet = look(ctx, document_id, group)
    known = {c.position for each in sheet.groups for c in each.items}
    if not known.issuperset(choices):
        raise Misunderstood("error.expired_button")
    return _keep(ctx, replace(sheet, review=replace(sheet.review, choices={**sheet.review.choices, **choices})))


def choose_group(ctx: Context, document_id: int, group: int, to: Status) -> Sheet:
    """Choose the same for all of a group."""
    sheet = look(ctx, document_id, group)
    return choose(ctx, document_id, {c.position: to for c in sheet.group.items}, group)


def keep_only(ctx: Context, document_id: int, kept: Collection[int], others: Mapping[int, Status]) -> Sheet:
    """Of the group that is looked at, track these (counted from 1 as on the screen) and keep the rest on file, but for
    what is said of `others`. Raises Misunderstood for a number that is not on the screen.
    """
    rest = dict.fromkeys(range(1, len(look(ctx, document_id).group.items) + 1), Status.ON_FILE)
    return mark(ctx, document_id, {**rest, **dict.fromkeys(kept, Status.OPEN), **others})


def mark(ctx: Context, document_id: int, choices: Mapping[int, Status]) -> Sheet:
    """Choose for these of the group that is looked at, counted from 1 as on the screen. Raises Misunderstood for a
    number that is not there.
    """
    items = dict(enumerate(look(ctx, document_id).group.items, 1))
    unknown = sorted(set(choices).difference(items))
    if unknown:
        raise Misunderstood("error.not_in_group", number=unknown[0], most=len(items))
    return choose(ctx, document_id, {items[number].position: to for number, to in choices.items()})


def finish(ctx: Context, document_id: int) -> Tracked:
    """Decide about the letter as it was chosen, all groups together."""
    sheet = look(ctx, document_id)
    chosen = {c.position: sheet.review.choice(c) for group in sheet.groups for c in group.items}
    return decide(ctx, document_id, chosen, to_the_end=sheet.review.seen.issuperset(chosen))
