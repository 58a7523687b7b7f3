"""Evidence: a file or a link is kept with the promise that it supports, and given back."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from commitments.errors import ReadingError
from commitments.evidence import add_evidence, evidence_in
from commitments.files import Evidence
from commitments.model import StatusChange
from commitments.queries import Entry
from commitments.service.context import Context
from commitments.service.tracking import history, keep, show
from commitments.service.undoing import last

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that we keep; Telegram gives a bot no larger one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file as it was sent, before it is kept. `file_id` is the transport's handle of it, `album` the set that it came
    in with others.
    """

    name: str
    content: bytes
    file_id: str
    album: str | None = None


def keep_file(ctx: Context, file: SentFile) -> Evidence:
    """Keep the bytes, once for their content. Raises NotAllowed, ReadingError for an empty file or one over LARGEST."""
    ctx.require_edit()
    if not file.content:
        raise ReadingError("error.evidence_empty", name=file.name)
    if len(file.content) > LARGEST:
        raise ReadingError("error.evidence_too_large", name=file.name, limit=LARGEST // (1024 * 1024))
    return Evidence(
        name=file.name,
        sha256=hashlib.sha256(file.content).hexdigest(),
        size=len(file.content),
        blob_id=ctx.uow.blobs.add(file.content),
        file_id=file.file_id,
        album=file.album,
    )


def attach(
    ctx: Context, number: int, evidence: Evidence | None, *, words: str = "", link: str | None = None
) -> tuple[Entry, StatusChange]:
    """Put a file or a link to a promise; its status stays. Raises NotFound, NotAllowed."""
    ctx.require_edit()
    entry = show(ctx, number)
    added = add_evidence(
        entry.commitment, evidence, at=ctx.now, actor=ctx.actor, words=words, link=link, message=ctx.message
    )
    return keep(ctx, entry, added)


def of_commitment(ctx: Context, number: int) -> tuple[Entry, Sequence[StatusChange]]:
    """The promise and the lines of its history whose evidence stands, the latest first. Raises NotFound."""
    entry, changes = history(ctx, number)
    return entry, evidence_in(changes)[::-1]


def of_album(ctx: Context, album: str) -> int | None:
    """The number of the promise that this person's last file in this chat went to, if it came in the same set."""
    change = last(ctx)
    if change is None or len(change.parts) != 1:
        return None
    number = change.parts[0].before.number or 0
    found = evidence_in(history(ctx, number)[1])
    latest = found[-1].evidence if found else None
    return number if latest is not None and latest.album == album else None
