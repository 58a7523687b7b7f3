"""Where a letter comes from: its link and the day on which it was obtained, set and put right by a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commitments.errors import Misunderstood
from commitments.model import SourceDocument
from commitments.service.context import Context

LONGEST = 2_000
"""Characters of a link; longer ones are no addresses of pages."""


def set_source(
    ctx: Context, document_id: int, *, url: str | None = None, obtained_on: date | None = None
) -> SourceDocument:
    """Keep the link and the day, as far as they are given. Raises Misunderstood for a day to come and a link too long,
    NotFound for another workspace's letter.
    """
    ctx.require_edit()
    if url is not None and len(url) > LONGEST:
        raise Misunderstood("error.too_long", most=LONGEST)
    if obtained_on is not None and obtained_on > ctx.today:
        raise Misunderstood("error.obtained_ahead", day=obtained_on)
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    document = replace(document, source_url=url or document.source_url, obtained_on=obtained_on or document.obtained_on)
    ctx.uow.documents.save(document)
    return document


def forget_source(ctx: Context, document_id: int) -> SourceDocument:
    """Take the link away; the day stays. Raises NotFound."""
    ctx.require_edit()
    document = replace(ctx.uow.documents.get(ctx.workspace.id, document_id), source_url=None)
    ctx.uow.documents.save(document)
    return document
