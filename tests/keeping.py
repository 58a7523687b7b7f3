"""Puts plausible records into a unit of work, for tests that need some to be there; each argument replaces one part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from commitments.model import Candidate, Commitment, DocumentState, SourceDocument, Status
from commitments.people import Chat, Person, Workspace
from commitments.ports import UnitOfWork
from tests import builders


def keep_workspace(uow: UnitOfWork, name: str = "督查室") -> Workspace:
    return uow.workspaces.create(name)


def keep_person(uow: UnitOfWork, *, transport: str = "local", telegram_id: int = 100, name: str = "小王") -> Person:
    return uow.workspaces.person(transport, telegram_id, name)


def keep_document(
    uow: UnitOfWork,
    workspace_id: int,
    *,
    text: str = "年底前建成三个社区食堂。",
    fingerprint: str = "f" * 64,
    state: DocumentState = DocumentState.TRACKED,
    **rest: Any,
) -> SourceDocument:
    model = builders.document(workspace_id=workspace_id, fingerprint=fingerprint, **rest)
    kept = uow.documents.add(
        workspace_id=workspace_id,
        head=model.head,
        language=model.language,
        text=text,
        fingerprint=model.fingerprint,
        sha256=model.sha256,
        file_name=model.file_name,
        blob_id=model.blob_id,
        source_url=model.source_url,
        obtained_on=model.obtained_on,
        added_by=model.added_by,
    )
    kept = replace(kept, state=state)
    uow.documents.save(kept)
    return kept


def keep_commitments(
    uow: UnitOfWork, document: SourceDocument, candidates: Sequence[Candidate], status: Status = Status.OPEN
) -> list[Commitment]:
    """Numbered, in the order given."""
    kept = []
    for candidate in uow.commitments.add_candidates(document, candidates):
        numbered = replace(candidate, number=uow.commitments.next_number(document.workspace_id), status=status)
        uow.commitments.save(numbered)
        kept.append(numbered)
    return kept


def keep_chat(uow: UnitOfWork, workspace_id: int, **rest: Any) -> Chat:
    model = builders.chat(workspace_id=workspace_id, **rest)
    kept = uow.chats.bind(
        transport=model.transport,
        telegram_id=model.telegram_id,
        kind=model.kind,
        title=model.title,
        workspace_id=model.workspace_id,
        language=model.language,
        timezone=model.timezone,
        subscription=model.subscription,
        next_push_at=model.next_push_at,
    )
    wanted = replace(model, id=kept.id)
    if wanted != kept:
        uow.chats.save(wanted)
    return wanted
