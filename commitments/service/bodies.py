"""Which names are one body: declared by a person, taken back, counted over, and asked for by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from commitments.bodies import BodyEvent, BodyEventKind, BodyNames, BodyRegister, Meant, Succession, key
from commitments.errors import Misunderstood, NotFound
from commitments.people import Workspace
from commitments.phases import ACTIVE, OVERDUE_PHASES
from commitments.ports import UnitOfWork
from commitments.queries import Counts
from commitments.service.context import Context, body_names
from commitments.shortenings import alike, proposals
from commitments.undo import LastChange

LONGEST = 80
"""Characters that a body's name may have."""
MOST_WORDS = 16
"""Words that an English name may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A body as it stands: its other names (declared, and as letters print them), those whose place it has taken, its
    successor to come, and how many promises it answers for.
    """

    name: str
    other_names: tuple[str, ...]
    forerunners: tuple[Succession, ...]
    succession: Succession | None
    total: int
    active: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The workspace's bodies, those with the most open promises first, and which of them are likely one."""

    bodies: Sequence[Standing]
    proposals: Sequence[tuple[str, str]]


def overview(ctx: Context) -> Overview:
    """Every body that answers for a promise."""
    by_printed = ctx.uow.commitments.counts_by_body(ctx.workspace.id, ctx.as_of)
    names = body_names(ctx.uow, ctx.workspace.id, ctx.today)
    by_body: dict[str, list[Counts]] = {}
    for printed, counts in by_printed.items():
        if printed:
            by_body.setdefault(names.present(printed), []).append(counts)
    standings = [_standing(names, name, found) for name, found in by_body.items()]
    standings.sort(key=lambda body: (-body.active, -body.total, body.name))
    return Overview(standings, proposals(names, by_printed))


def look(ctx: Context, words: str) -> tuple[Standing, Sequence[tuple[str, str]]]:
    """The one body that the words mean, and with which others it is likely one.

    Raises NotFound where nothing is known of it, Misunderstood where the words mean several.
    """
    by_printed = ctx.uow.commitments.counts_by_body(ctx.workspace.id, ctx.as_of)
    names = body_names(ctx.uow, ctx.workspace.id, ctx.today)
    meant = names.meant(words, by_printed)
    if meant is None:
        raise NotFound("error.no_such_body", words=words)
    if len(meant.bodies) > 1:
        raise Misunderstood("error.several_bodies", words=words, bodies=meant.bodies)
    found = [counts for printed, counts in by_printed.items() if printed in meant.names]
    own = key(meant.name)
    likely = [pair for pair in proposals(names, {*by_printed, meant.name}) if own in map(key, pair)]
    return _standing(names, meant.name, found), likely


def _standing(names: BodyNames, name: str, found: Sequence[Counts]) -> Standing:
    register = names.register
    others = dict.fromkeys(register.other_names(name))
    return Standing(
        name=name,
        other_names=tuple(others),
        forerunners=register.forerunners(name),
        succession=register.succession(name),
        total=sum(counts.total for counts in found),
        active=sum(counts.of(ACTIVE) for counts in found),
        overdue=sum(counts.by_phase.get(phase, 0) for counts in found for phase in OVERDUE_PHASES),
    )


def meant_in(uow: UnitOfWork, workspace: Workspace, today: date, words: str) -> Meant:
    """The bodies that words mean, of those that answer for a promise or owe a reply; of none where they mean none."""
    return _meant(body_names(uow, workspace.id, today), words, _known(uow, workspace.id))


def meant_by(ctx: Context, words: str) -> Meant:
    """The bodies that words mean here and now: as `meant_in`."""
    return meant_in(ctx.uow, ctx.workspace, ctx.today, words)


def _meant(names: BodyNames, words: str, known: Collection[str]) -> Meant:
    return names.meant(words, known) or Meant(words, frozenset(), ())


def _known(uow: UnitOfWork, workspace_id: int) -> Collection[str]:
    """The names of all that answer for a promise or owe a reply."""
    waiting = uow.expectations.waiting(workspace_id)
    return {*uow.commitments.printed_bodies(workspace_id), *(each.body for each in waiting)}


def at_start(ctx: Context, words: str) -> tuple[Meant, str] | None:
    """The body, or the bodies, whose name the words begin with, the longest such name first, and the words after it;
    None where they begin with none.
    """
    known = _known(ctx.uow, ctx.workspace.id)
    names = body_names(ctx.uow, ctx.workspace.id, ctx.today)
    parts = words.split()
    for length in range(min(len(parts), MOST_WORDS), 0, -1):
        meant = _meant(names, " ".join(parts[:length]), known)
        if meant.names:
            return meant, " ".join(parts[length:])
    return None


def likely(ctx: Context, words: str) -> tuple[str, Sequence[str]]:
    """Of words that mean no body, all or the first, which are likely another name of one; and of which ones."""
    printed = ctx.uow.commitments.printed_bodies(ctx.workspace.id)
    called = body_names(ctx.uow, ctx.workspace.id, ctx.today).register.called
    found = ((each, tuple(dict.fromkeys(map(called, alike(each, printed))))) for each in (words, words.split(" ")[0]))
    return next((each for each in found if each[1]), (words, ()))


@dataclass(frozen=True, slots=True)
class Declared:
    """What was declared, and how the body stands now that it goes by."""

    event: BodyEvent
    body: Standing


def declare_alias(ctx: Context, name: str, of: str, *, merge: bool = False) -> Declared:
    """`name` is another name of `of` from now on; to merge means all other names of it, too.

    Raises Misunderstood where they are one already.
    """
    name, of = _clean(name), _clean(of)
    _register(ctx).check_alias(name, of)
    return _declare(ctx, BodyEventKind.MERGED if merge else BodyEventKind.ALIAS, name, of, shown=of)


def declare_successor(ctx: Context, name: str, successor: str, since: date) -> Declared:
    """From that day on `successor` answers for what `name` has promised. Raises Misunderstood for a circle."""
    name, successor = _clean(name), _clean(successor)
    _register(ctx).check_succession(name, successor)
    return _declare(ctx, BodyEventKind.SUCCEEDED, name, successor, since, shown=successor)


def separate(ctx: Context, name: str) -> Declared:
    """`name` is a body of its own again: no other name of one, or without a successor. Raises NotFound."""
    name = _clean(name)
    _register(ctx).check_separation(name)
    return _declare(ctx, BodyEventKind.SEPARATED, name, "", shown=name)


def tell_apart(ctx: Context, name: str, other: str) -> Declared:
    """The two are different bodies, whatever their names; it is not asked again."""
    return _declare(ctx, BodyEventKind.APART, _clean(name), _clean(other), shown=name)


def undo(ctx: Context, event_id: int) -> Declared:
    """Take back what was declared. Raises NotFound where it is taken back already, or is not the workspace's."""
    ctx.require_edit()
    events = ctx.uow.bodies.events(ctx.workspace.id)
    event = next((each for each in events if each.id == event_id), None)
    if event is None or any(each.undoes == event_id for each in events):
        raise NotFound("error.expired_button")
    last = ctx.uow.last_changes.find(ctx.chat.id, ctx.person.id)
    if last is not None and last.body_event == event_id:
        ctx.uow.last_changes.drop(ctx.chat.id, ctx.person.id)
    return _declare(ctx, BodyEventKind.UNDONE, event.name, event.other, undoes=event_id, shown=event.name)


def _clean(name: str) -> str:
    name = " ".join(name.split())
    if not key(name):
        raise Misunderstood("error.needs_body_name")
    if len(name) > LONGEST:
        raise Misunderstood("error.too_long", most=LONGEST)
    return name


def _register(ctx: Context) -> BodyRegister:
    ctx.require_edit()
    return BodyRegister(ctx.uow.bodies.events(ctx.workspace.id))


def _declare(
    ctx: Context,
    kind: BodyEventKind,
    name: str,
    other: str,
    since: date | None = None,
    undoes: int | None = None,
    *,
    shown: str,
) -> Declared:
    ctx.require_edit()
    event = ctx.uow.bodies.append(
        workspace_id=ctx.workspace.id,
        kind=kind,
        name=name,
        other=other,
        since=since,
        undoes=undoes,
        at=ctx.now,
        actor=ctx.actor,
    )
    names = body_names(ctx.uow, ctx.workspace.id, ctx.today)
    if undoes is None:
        ctx.uow.last_changes.put(
            LastChange(chat_id=ctx.chat.id, person_id=ctx.person.id, at=ctx.now, body_event=event.id)
        )
    by_printed = ctx.uow.commitments.counts_by_body(ctx.workspace.id, ctx.as_of)
    meant = _meant(names, names.register.called(shown), by_printed)
    found = [counts for printed, counts in by_printed.items() if printed in meant.names]
    return Declared(event, _standing(names, meant.name, found))
