"""The daily work on commitments: list, show, change a status, record progress, note, history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from commitments import lifecycle, relations
from commitments.asking import after_report, with_default_follow_up
from commitments.evidence import just_documented
from commitments.files import Evidence
from commitments.model import (
    REPORTS,
    Commitment,
    EventKind,
    Quantity,
    RelationKind,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.people import Workspace
from commitments.phases import ACTIVE
from commitments.ports import UnitOfWork
from commitments.queries import Entry, Filter
from commitments.relations import Relation
from commitments.service.context import Context, as_of
from commitments.service.copies import copies
from commitments.undo import LastChange, Part

_NO_REPORTS = (EventKind.NOTE, EventKind.ASK_ON, EventKind.CORRECTED, EventKind.DATE_CORRECTED)
"""What happens to a promise without anybody answering for it."""
_BEGINNING = datetime(1, 1, 2, tzinfo=UTC)


Move = Callable[[Context, Entry], tuple[Commitment, StatusChange]]
"""What is to be done to one commitment: how it is then, and the line of history. Raises what does not let it."""


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that a workspace keeps, by number, the histories by the commitment's row, oldest first, the links by
    the number of the commitment that they are stated of, and other copies of letters by the letter's row.
    """

    entries: Sequence[Entry]
    changes: Mapping[int, Sequence[StatusChange]]
    relations: Mapping[int, Sequence[Relation]]
    copies: Mapping[int, Sequence[SourceDocument]] = field(default_factory=dict)


def register(
    uow: UnitOfWork, workspace: Workspace, today: date, now: datetime, wanted: Filter | None = None
) -> Register:
    """The workspace's register as of `now`, for exports, or what of it the filter keeps."""
    changes: dict[int, list[StatusChange]] = {}
    for change in uow.history.between(workspace.id, _BEGINNING, now):
        changes.setdefault(change.commitment_id, []).append(change)
    stated: dict[int, list[Relation]] = {}
    for relation in uow.relations.all(workspace.id):
        stated.setdefault(relation.number, []).append(relation)
    kept = uow.commitments.select(workspace.id, wanted or Filter(), as_of(uow, workspace, today))
    return Register(kept, changes, stated, copies(uow, workspace.id))


def entry_of(ctx: Context, commitment: Commitment) -> Entry:
    """The commitment with its letter and today's phase."""
    document = ctx.uow.documents.get(ctx.workspace.id, commitment.document_id)
    return Entry.of(commitment, document, ctx.as_of)


def text_of(ctx: Context, entry: Entry) -> str:
    """What the commitment's letter says."""
    return ctx.uow.documents.text(ctx.workspace.id, entry.document.id)


def show(ctx: Context, number: int) -> Entry:
    """The commitment of that number. Raises NotFound."""
    return entry_of(ctx, ctx.uow.commitments.get(ctx.workspace.id, number))


def history(ctx: Context, number: int) -> tuple[Entry, Sequence[StatusChange]]:
    """The commitment and everything that happened to it, oldest first. Raises NotFound."""
    entry = show(ctx, number)
    return entry, ctx.uow.history.of_commitment(entry.commitment.id)


def keep(ctx: Context, before: Entry, changed: tuple[Commitment, StatusChange]) -> tuple[Entry, StatusChange]:
    """Keep a change of one commitment, which was as `before`."""
    return keep_all(ctx, [(before, changed)])[0]


def keep_all(
    ctx: Context, changes: Sequence[tuple[Entry, tuple[Commitment, StatusChange]]]
) -> list[tuple[Entry, StatusChange]]:
    """Keep what is one change to its person, of one commitment or several, so that it is taken back together; each
    with how it was before.

    A report answers what we ask, so that the asking stops in every chat.
    """
    kept = []
    for before, (commitment, change) in changes:
        if change.kind in REPORTS and change.from_status in ACTIVE:
            commitment = after_report(commitment, ctx.today)
            ctx.uow.snoozes.drop(commitment.id)
        ctx.uow.commitments.save(commitment)
        ctx.uow.history.append(change)
        settle_link(ctx, change, commitment)
        kept.append((before.now(commitment, ctx.today, ctx.workspace.grace_days), change))
    lines = ctx.uow.history.lines([before.commitment.id for before, _ in changes])
    parts = tuple(Part(before.commitment, lines[before.commitment.id]) for before, _ in changes)
    ctx.uow.last_changes.put(LastChange(chat_id=ctx.chat.id, person_id=ctx.person.id, at=ctx.now, parts=parts))
    return kept


def make(ctx: Context, number: int, move: Move) -> tuple[Entry, StatusChange]:
    """Do it to the commitment of that number. Raises NotFound, NotAllowed, and what the move raises."""
    ctx.require_edit()
    return make_of(ctx, show(ctx, number), move)


def make_of(ctx: Context, entry: Entry, move: Move) -> tuple[Entry, StatusChange]:
    """Do it to a commitment that this transaction has read. Raises NotAllowed, and what the move raises."""
    ctx.require_edit()
    return keep(ctx, entry, move(ctx, entry))


def settle_link(ctx: Context, change: StatusChange, commitment: Commitment, *, taken_back: bool = False) -> None:
    """Make the link that a line of the history states, or take it away; the opposite for a line that is taken back."""
    relation = relations.stated_in(change, commitment.number or 0)
    if relation is None:
        return
    if (change.kind is EventKind.UNLINKED) is taken_back:
        ctx.uow.relations.add(ctx.workspace.id, relation)
    else:
        ctx.uow.relations.drop(ctx.workspace.id, relation)


def declaring(
    to: Status,
    *,
    words: str = "",
    link: str | None = None,
    reached: Quantity | None = None,
    successor: int | None = None,
    evidence: Evidence | None = None,
    completed_on: date | None = None,
) -> Move:
    """To declare a status; `successor` is the number of the commitment that one is superseded by, `completed_on` the
    day on which it was met, where that is not today; one before the letter is no such day.

    Raises what `lifecycle.change_status` raises; with a successor also NotFound and what `relations.check` raises.
    """

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        letter_on = entry.document.head.date
        early = completed_on is not None and letter_on is not None and completed_on < letter_on
        known = successor is not None and _is_superseded_by(ctx, entry.commitment.number or 0, successor)
        commitment, change = lifecycle.change_status(
            entry.commitment,
            to,
            at=ctx.now,
            today=ctx.today,
            actor=ctx.actor,
            words=words,
            link=link,
            reached=reached,
            grace_days=ctx.workspace.grace_days,
            message=ctx.message,
            successor=successor,
            evidence=evidence,
            documented=just_documented(ctx.uow.history.of_commitment(entry.commitment.id)),
            completed_on=None if early else completed_on,
        )
        if known:  # the link outlived the status; only the line that made it states it
            change = replace(change, relation=None, other=None)
        if entry.commitment.status is Status.ON_FILE and to is Status.OPEN:
            commitment = with_default_follow_up(commitment, entry.document.head.date, ctx.today)
        return commitment, change

    return move


def change_status(
    ctx: Context,
    number: int,
    to: Status,
    *,
    words: str = "",
    link: str | None = None,
    reached: Quantity | None = None,
    successor: int | None = None,
    evidence: Evidence | None = None,
    completed_on: date | None = None,
) -> tuple[Entry, StatusChange]:
    """Declare a status. Raises NotFound, NotAllowed, and what `declaring` raises."""
    move = declaring(
        to,
        words=words,
        link=link,
        reached=reached,
        successor=successor,
        evidence=evidence,
        completed_on=completed_on,
    )
    return make(ctx, number, move)


def _is_superseded_by(ctx: Context, number: int, successor: int) -> bool:
    """Whether the link is there already; raises NotFound and what `relations.check` raises for one that cannot be."""
    show(ctx, successor)
    relation, existing = Relation(number, RelationKind.SUPERSEDED, successor), ctx.uow.relations.all(ctx.workspace.id)
    if relation in existing:
        return True
    relations.check(relation, existing)
    return False


def progressing(
    reached: Quantity | None, *, words: str = "", link: str | None = None, evidence: Evidence | None = None
) -> Move:
    """To record how far it has come: a figure, words, a file. The move raises TransitionNotAllowed."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return lifecycle.record_progress(
            entry.commitment,
            reached,
            at=ctx.now,
            actor=ctx.actor,
            words=words,
            link=link,
            message=ctx.message,
            evidence=evidence,
        )

    return move


def noting(words: str, *, link: str | None = None) -> Move:
    """To put a note into the history."""

    def move(ctx: Context, entry: Entry) -> tuple[Commitment, StatusChange]:
        return lifecycle.add_note(entry.commitment, words, at=ctx.now, actor=ctx.actor, link=link, message=ctx.message)

    return move
