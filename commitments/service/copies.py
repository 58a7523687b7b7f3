"""The same letter again, from another site or sent anew: compared with the one that is kept, and folded into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from commitments.errors import Misunderstood, NotFound
from commitments.model import DocumentState, SourceDocument
from commitments.ports import UnitOfWork
from commitments.recognising import Differences, Letter, differences
from commitments.service.context import Context
from commitments.service.letters import KEPT


def compare(ctx: Context, document_id: int, known_id: int) -> Differences:
    """What differs between a letter that is kept and a new one. Raises NotFound."""
    new = ctx.uow.documents.get(ctx.workspace.id, document_id)
    known = ctx.uow.documents.get(ctx.workspace.id, known_id)
    promises = ctx.uow.commitments.of_document
    return differences(_letter(ctx, known), promises(known.id), _letter(ctx, new), promises(new.id))


def _letter(ctx: Context, document: SourceDocument) -> Letter:
    return Letter(document, ctx.uow.documents.text(document.workspace_id, document.id))


def fold(ctx: Context, document_id: int, into_id: int) -> tuple[SourceDocument, SourceDocument]:
    """A pending letter is another copy of a kept one: its source stays, its promises are those of the other. Both.

    Raises Misunderstood where it has been decided about, NotFound where either is not there.
    """
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    into = ctx.uow.documents.get(ctx.workspace.id, into_id)
    if document.state is not DocumentState.PENDING:
        raise Misunderstood("error.letter_already_decided", ordinal=document.ordinal)
    if into.state not in KEPT or into.id == document.id:
        raise NotFound("error.no_such_letter", ordinal=into.ordinal)
    document = replace(document, state=DocumentState.FOLDED, same_as=into.id)
    ctx.uow.documents.save(document)
    ctx.uow.reviews.drop(document.id)
    ctx.uow.replacements.drop(document.id)
    return document, into


def unfold(ctx: Context, document_id: int) -> SourceDocument:
    """It is a letter of its own after all, and waits to be decided about. Raises Misunderstood where it is no copy."""
    ctx.require_edit()
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    if document.state is not DocumentState.FOLDED:
        raise Misunderstood("error.expired_button")
    document = replace(document, state=DocumentState.PENDING, same_as=None)
    ctx.uow.documents.save(document)
    return document


def copies(uow: UnitOfWork, workspace_id: int) -> Mapping[int, Sequence[SourceDocument]]:
    """The other copies of the workspace's letters, by the letter's row, the first that came first."""
    found: dict[int, list[SourceDocument]] = {}
    for document in uow.documents.all(workspace_id, (DocumentState.FOLDED,)):
        found.setdefault(document.same_as or 0, []).append(document)
    return found
