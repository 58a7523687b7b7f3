"""What the tests of the use cases share: a workspace with its owner and chat, and a context at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from commitments.model import (
    Candidate,
    Commitment,
    DocumentHead,
    Extraction,
    Kind,
    Language,
    SourceDocument,
)
from commitments.people import Chat, Role, Workspace
from commitments.ports import UnitOfWork
from commitments.service.context import Context
from commitments.service.letters import Choice, Reading, receive, track
from tests.builders import candidate, deadline, document_head, quote
from tests.keeping import keep_chat, keep_person, keep_workspace

FRIDAY = datetime(2018, 9, 28, 2, 0, tzinfo=UTC)
"""Friday 28 September 2018, 10:00 in Shanghai: three days after the letter."""


@dataclass(frozen=True)
class Office:
    """A workspace with one chat, and one unit of work that never ends."""

    uow: UnitOfWork
    workspace: Workspace
    chat: Chat

    def context(
        self, now: datetime = FRIDAY, *, role: Role = Role.OWNER, name: str = "张敏", **rest: object
    ) -> Context:
        """What a person of this role may ask at this moment."""
        person = self.uow.workspaces.person("local", 100, name)
        chat = self.uow.chats.get(self.chat.id)
        return Context(
            uow=self.uow,
            workspace=self.workspace,
            chat=chat,
            person=person,
            role=role,
            now=now,
            **rest,  # type: ignore[arg-type]
        )


def office(uow: UnitOfWork, **chat: object) -> Office:
    workspace = keep_workspace(uow)
    keep_person(uow, name="张敏")
    return Office(uow, workspace, keep_chat(uow, workspace.id, **chat))


def promises() -> list[Candidate]:
    """A dated one, an undated one, and a general intention, at different places of the text."""
    return [
        candidate(title="建成三个社区食堂", quote=quote("年底前建成三个社区食堂。", 0), quantities=()),
        candidate(
            title="出台管理办法",
            quote=quote("我局将出台管理办法。", 12),
            kind=Kind.DELIVERABLE,
            deadline=None,
            quantities=(),
        ),
        candidate(
            title="不断提高满意度",
            quote=quote("不断提高满意度。", 22),
            kind=Kind.DIRECTIONAL,
            deadline=deadline(),
            quantities=(),
        ),
    ]


def reading(
    text: str = "年底前建成三个社区食堂。我局将出台管理办法。不断提高满意度。",
    *,
    candidates: list[Candidate] | None = None,
    head: DocumentHead | None = None,
    file_name: str | None = "reply.txt",
) -> Reading:
    found = promises() if candidates is None else candidates
    return Reading(
        text=text,
        content=text.encode(),
        file_name=file_name,
        extraction=Extraction(language=Language.ZH, head=head or document_head(), candidates=tuple(found)),
    )


def track_letter(ctx: Context, choice: Choice = Choice.ALL) -> SourceDocument:
    return track(ctx, receive(ctx, reading()).document.id, choice).document


def track_dated(ctx: Context, *dues: date, text: str = "信") -> list[Commitment]:
    """A letter with one promise for each date, all tracked."""
    found = [
        candidate(
            title=f"事项{n}", quote=quote("建成。", 10 * n), deadline=deadline(due, names_day=True), quantities=()
        )
        for n, due in enumerate(dues)
    ]
    document = receive(ctx, reading(text, candidates=found)).document
    return list(track(ctx, document.id, Choice.ALL).tracked)


def after(days: float = 0, **parts: float) -> datetime:
    """A moment so long after that Friday."""
    return FRIDAY + timedelta(days=days, **parts)
