"""Keyword builders for tests: owns one plausible example of every core record; each argument replaces one part of it.

A test names what it is about and leaves the rest to the builder: `commitment(status=Status.OPEN, number=3)`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from commitments.files import Evidence
from commitments.messaging import Button, Dialogue, Keyboard, OutboxKind, OutgoingMessage
from commitments.model import (
    Basis,
    Bound,
    Candidate,
    Commitment,
    Deadline,
    DocumentHead,
    DocumentState,
    DueSource,
    EventKind,
    HeadField,
    HeadSource,
    Kind,
    Language,
    Quantity,
    Quote,
    SourceDocument,
    Status,
    StatusChange,
    Strength,
)
from commitments.people import Chat, ChatKind, Person, Subscription, Workspace
from commitments.periods import Grain

MONDAY = datetime(2018, 12, 24, 1, 0, tzinfo=UTC)
"""Monday 24 December 2018, 09:00 in Shanghai."""

UNSET: Any = object()


def quote(exact: str = "年底前建成三个社区食堂。", start: int = 0) -> Quote:
    """The words as they would stand at `start`."""
    return Quote(exact=exact, start=start, end=start + len(exact))


def deadline(
    due_on: date = date(2018, 12, 31),
    *,
    grain: Grain = Grain.YEAR,
    source: DueSource = DueSource.OWN,
    words: str = "年底前",
    rule: str = "end_of_year",
    names_day: bool = False,
    sentence: str = "",
) -> Deadline:
    """The end of 2018, said in the sentence itself."""
    return Deadline(
        due_on=due_on, grain=grain, source=source, words=words, rule=rule, names_day=names_day, sentence=sentence
    )


def quantity(value: str | int = 3, unit: str = "个", bound: Bound = Bound.EXACT) -> Quantity:
    """三个."""
    return Quantity(value=Decimal(value), unit=unit, bound=bound)


_quote, _deadline = quote, deadline  # the names under which the builders below can reach those two


def candidate(
    *,
    quote: Quote | None = None,
    title: str = "建成三个社区食堂",
    kind: Kind = Kind.MEASURABLE,
    deadline: Deadline | None = UNSET,
    quantities: tuple[Quantity, ...] = UNSET,
    strength: Strength = Strength.FIRM,
    **rest: Any,
) -> Candidate:
    """Three canteens by the end of 2018. `deadline=None` makes it undated, `quantities=()` takes the target away."""
    return Candidate(
        quote=quote or _quote(),
        title=title,
        kind=kind,
        deadline=_deadline() if deadline is UNSET else deadline,
        quantities=(quantity(),) if quantities is UNSET else quantities,
        strength=strength,
        **rest,
    )


def commitment(
    *,
    id: int = 1,
    workspace_id: int = 1,
    document_id: int = 1,
    position: int = 0,
    number: int | None = 1,
    terms: Candidate | None = None,
    original_deadline: Deadline | None = UNSET,
    status: Status = Status.OPEN,
    **rest: Any,
) -> Commitment:
    """Number 1, open. The original deadline is that of the terms unless given."""
    terms = terms or candidate()
    return Commitment(
        id=id,
        workspace_id=workspace_id,
        document_id=document_id,
        position=position,
        number=number,
        terms=terms,
        original_deadline=terms.deadline if original_deadline is UNSET else original_deadline,
        status=status,
        **rest,
    )


def document_head(
    *,
    title: str = "关于社区养老服务建议的答复",
    issued_on: date | None = date(2018, 9, 25),
    number: str | None = "示民函〔2018〕12号",
    issuing_body: str | None = "示范市民政局",
    addressee: str | None = "张代表",
    **rest: Any,
) -> DocumentHead:
    """The head of a made-up reply of 25 September 2018; None leaves a field out."""

    def field(value: str | None, source: HeadSource) -> HeadField | None:
        return None if value is None else HeadField(value=value, source=source)

    return DocumentHead(
        title=title,
        number=field(number, HeadSource.PAGE_HEAD),
        issuing_body=field(issuing_body, HeadSource.SIGNATURE),
        addressee=field(addressee, HeadSource.ADDRESS_LINE),
        issued_on=field(issued_on.isoformat() if issued_on else None, HeadSource.SIGNATURE),
        **rest,
    )


def document(
    *,
    id: int = 1,
    workspace_id: int = 1,
    ordinal: int = 1,
    head: DocumentHead | None = None,
    language: Language = Language.ZH,
    fingerprint: str = "f" * 64,
    sha256: str = "a" * 64,
    file_name: str | None = "reply.txt",
    blob_id: int | None = None,
    source_url: str | None = None,
    obtained_on: date = date(2018, 10, 8),
    added_by: str = "小王",
    state: DocumentState = DocumentState.TRACKED,
    reviewed_on: date | None = None,
) -> SourceDocument:
    """A tracked letter."""
    return SourceDocument(
        id=id,
        workspace_id=workspace_id,
        ordinal=ordinal,
        head=head or document_head(),
        language=language,
        fingerprint=fingerprint,
        sha256=sha256,
        file_name=file_name,
        blob_id=blob_id,
        source_url=source_url,
        obtained_on=obtained_on,
        added_by=added_by,
        state=state,
        reviewed_on=reviewed_on,
    )


def status_change(
    *,
    commitment_id: int = 1,
    kind: EventKind = EventKind.STATUS,
    at: datetime = MONDAY,
    actor: str = "小王",
    from_status: Status = Status.OPEN,
    to_status: Status = Status.IN_PROGRESS,
    basis: Basis = Basis.CLAIMED,
    **rest: Any,
) -> StatusChange:
    """Work has begun, says 小王."""
    return StatusChange(
        commitment_id=commitment_id,
        kind=kind,
        at=at,
        actor=actor,
        from_status=from_status,
        to_status=to_status,
        basis=basis,
        **rest,
    )


def evidence(name: str = "验收单.jpg", *, size: int = 1_234_567, **rest: Any) -> Evidence:
    """A photo of a signed paper."""
    return Evidence(**{"name": name, "sha256": "c" * 64, "size": size, "blob_id": 1, "file_id": "telegram-1", **rest})


def workspace(*, id: int = 1, name: str = "督查室", grace_days: int | None = None) -> Workspace:
    """The first workspace."""
    return Workspace(id=id, name=name, grace_days=grace_days)


def person(*, id: int = 1, transport: str = "local", telegram_id: int = 100, name: str = "小王") -> Person:
    """小王 on the local transport."""
    return Person(id=id, transport=transport, telegram_id=telegram_id, name=name)


def chat(
    *,
    id: int = 1,
    transport: str = "local",
    telegram_id: int = 100,
    kind: ChatKind = ChatKind.PRIVATE,
    title: str = "小王",
    workspace_id: int = 1,
    language: Language = Language.ZH,
    timezone: str = "Asia/Shanghai",
    subscription: Subscription | None = None,
    **rest: Any,
) -> Chat:
    """小王's private chat with the weekly digest."""
    return Chat(
        id=id,
        transport=transport,
        telegram_id=telegram_id,
        kind=kind,
        title=title,
        workspace_id=workspace_id,
        language=language,
        timezone=timezone,
        subscription=subscription or Subscription(),
        **rest,
    )


def outgoing(
    text: str = "好", *, transport: str = "local", chat_id: int = 100, kind: OutboxKind = OutboxKind.SEND, **rest: Any
) -> OutgoingMessage:
    """A message with one text."""
    return OutgoingMessage(transport=transport, chat_id=chat_id, kind=kind, payload={"text": text}, **rest)


def keyboard(
    *, key: str = "k1", chat_id: int = 1, action: str = "show", arguments: dict[str, Any] | None = None, **rest: Any
) -> Keyboard:
    """A keyboard of one button, which shows a card."""
    facts = {"expires_at": MONDAY.replace(year=MONDAY.year + 1), **rest}
    return Keyboard(key=key, chat_id=chat_id, buttons={0: Button(action, arguments or {})}, **facts)


def shown_keyboard(*labels: str, same: bool = False, **rest: Any) -> Keyboard:
    """A keyboard whose buttons say this; each is about something else, unless they are the `same`."""
    buttons = {place: Button("show", {"number": 0 if same else place}, label) for place, label in enumerate(labels)}
    return replace(keyboard(**rest), buttons=buttons)


def dialogue(*, chat_id: int = 1, person_id: int = 1, name: str = "note", **rest: Any) -> Dialogue:
    """An open question for a note."""
    return Dialogue(chat_id=chat_id, person_id=person_id, name=name, **rest)
