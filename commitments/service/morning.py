"""A chat's morning: decides what it is told by itself, once, writes it down, and sets when its next morning comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.expectations import Expectation
from commitments.ledger import PushKind, PushOutcome, PushRecord, ToldAs
from commitments.model import StatusChange
from commitments.notices import Digest, Reminder, plan_digest, plan_reminder, told_until
from commitments.people import Chat
from commitments.phases import ACTIVE, TRACKED
from commitments.ports import UnitOfWork
from commitments.queries import Counts, Entry, watched_by
from commitments.schedule import (
    days_between,
    digest_days,
    last_morning_on,
    morning,
    planned,
    released,
)
from commitments.service.bodies import meant_in
from commitments.service.context import as_of
from commitments.service.settings import next_push

LATE_AFTER = timedelta(minutes=30)
"""A push that comes later than this after its time says so."""
FIRST_SPAN = timedelta(days=31)
"""How far a chat's first digest looks back for changes."""


@dataclass(frozen=True, slots=True)
class Late:
    """That this should have been told before (the program did not run, the chat was closed to us): the first day
    missed, and the runs in all.
    """

    since: date
    runs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """What a chat is told this morning: a digest or a reminder; `late` where it should have come before.

    `key` is the same for the same run, so that it cannot be sent twice.
    """

    key: str
    chat: Chat
    today: date
    notice: Digest | Reminder
    late: Late | None


def digest_now(uow: UnitOfWork, chat: Chat, now: datetime) -> Digest:
    """The digest as it would be now; looking at it changes nothing about the next one."""
    watched = _Watched.by(uow, chat, now)
    return _digest(uow, chat, watched, now, None, ask_after=None)


def begin_morning(uow: UnitOfWork, chat: Chat, now: datetime) -> Push | None:
    """What the chat is to be told for the mornings up to `now` that it has not been told yet; None for nothing.

    All missed mornings make one push: a digest if one fell among them, else a reminder. A reminder on a digest day is
    contained in the digest; a chat that tracks nothing gets none, and where nothing is new the chat's choice decides.
    Quiet hours bind what is late, too. The ledger's row makes it once; the chat's next morning is set in any case.
    """
    if chat.next_push_at is None:
        return None
    subscription = chat.subscription
    span = _Span.up_to(now, chat)
    free_at = released(now, subscription.quiet, chat.timezone)
    if free_at > now:
        waits = replace(chat, next_push_at=free_at, last_push_on=span.mornings_after, digests_until=span.digests_after)
        uow.chats.save(waits)
        return None
    watched = _Watched.by(uow, chat, now)
    due_digests = digest_days(subscription, span.digests_after, span.last) if watched.anything else []
    reminder = _reminder(chat, watched, span.mornings, ask_after=None if due_digests else _told_until(chat))
    notice: Digest | Reminder | None = reminder
    if due_digests:
        notice = _digest(uow, chat, watched, now, reminder, ask_after=_told_until(chat))
    push = _record(uow, chat, watched, span, notice, due_digests, now) if notice is not None else None
    if push is not None:
        uow.snoozes.clear(chat.id, span.last)
    told_all = push is not None and isinstance(push.notice, Digest)
    uow.chats.save(
        replace(
            chat,
            last_push_on=max(span.last, chat.last_push_on or span.last),
            digests_until=max(span.last, chat.digests_until or span.last),
            last_digest_at=now if told_all else chat.last_digest_at,
            next_push_at=next_push(subscription, now, chat.timezone),
        )
    )
    return push


@dataclass(frozen=True, slots=True)
class _Span:
    """The local dates not dealt with yet: up to `last`, mornings after the one date, digests after the other."""

    mornings_after: date
    digests_after: date
    last: date

    @property
    def mornings(self) -> tuple[date, date]:
        """As `plan_reminder` wants them."""
        return self.mornings_after, self.last

    @classmethod
    def up_to(cls, now: datetime, chat: Chat) -> _Span:
        """A chat of which nothing is known yet begins with the morning that it waits for."""
        waited_for = last_morning_on(chat.next_push_at or now, chat.subscription, chat.timezone)
        mornings_after = chat.last_push_on or waited_for - timedelta(days=1)
        return cls(
            mornings_after=mornings_after,
            digests_after=chat.digests_until or mornings_after,
            last=last_morning_on(now, chat.subscription, chat.timezone),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watched:
    """What the chat looks after on `day`, of all or of its part. `entries` are those of which something
    may have to be said, active or changed later than `since`; `counts` are of all.
    """

    day: date
    since: datetime
    entries: Sequence[Entry]
    counts: Counts
    awaited: Sequence[Expectation]
    snoozed: Mapping[int, date]
    grace_days: int | None

    @property
    def anything(self) -> bool:
        """Whether there is anything to look after."""
        return bool(self.counts.by_status or self.awaited)

    @classmethod
    def by(cls, uow: UnitOfWork, chat: Chat, now: datetime) -> _Watched:
        workspace = uow.workspaces.get(chat.workspace_id)
        day = now.astimezone(ZoneInfo(chat.timezone)).date()
        reading = as_of(uow, workspace, day)
        awaited = uow.expectations.waiting(workspace.id)
        since = chat.last_digest_at or now - FIRST_SPAN
        subscription = chat.subscription
        names: frozenset[str] = frozenset()
        if subscription.body is not None:
            names = meant_in(uow, workspace, day, subscription.body).names
            awaited = [e for e in awaited if e.body in names]
        if subscription.owner is not None or subscription.tag is not None:
            awaited = []  # nobody follows an awaited reply up, and it has no tags
        all_of_it = watched_by(subscription, names)
        spoken_of = (
            replace(all_of_it, statuses=ACTIVE),
            replace(all_of_it, statuses=TRACKED - ACTIVE, changed_since=since),
        )
        return cls(
            day=day,
            since=since,
            entries=[e for wanted in spoken_of for e in uow.commitments.select(workspace.id, wanted, reading)],
            counts=uow.commitments.counts(workspace.id, all_of_it, reading),
            awaited=awaited,
            snoozed=uow.snoozes.of_chat(chat.id),
            grace_days=workspace.grace_days,
        )


def _local_day(moment: datetime | None, chat: Chat) -> date | None:
    return moment.astimezone(ZoneInfo(chat.timezone)).date() if moment else None


def _told_until(chat: Chat) -> date | None:
    return told_until(_local_day(chat.last_digest_at, chat), chat.subscription.frequency)


def _reminder(chat: Chat, watched: _Watched, mornings: tuple[date, date], *, ask_after: date | None) -> Reminder | None:
    return plan_reminder(
        watched.entries,
        day=watched.day,
        mornings=mornings,
        leads=chat.subscription.reminder_leads,
        ask_told_until=ask_after,
        snoozed=watched.snoozed,
        awaited=watched.awaited,
    )


def _digest(
    uow: UnitOfWork, chat: Chat, watched: _Watched, now: datetime, reminder: Reminder | None, *, ask_after: date | None
) -> Digest:
    changes: Sequence[StatusChange] = uow.history.between(chat.workspace_id, watched.since, now)
    return plan_digest(
        watched.entries,
        changes,
        counts=watched.counts,
        day=watched.day,
        since=_local_day(chat.last_digest_at, chat),
        frequency=chat.subscription.frequency,
        grace_days=watched.grace_days,
        ask_after=ask_after,
        awaited=watched.awaited,
        reminder=reminder,
    )


def _record(
    uow: UnitOfWork,
    chat: Chat,
    watched: _Watched,
    span: _Span,
    notice: Digest | Reminder,
    due_digests: Sequence[date],
    now: datetime,
) -> Push | None:
    """Write the run into the ledger; the push, unless the run was there already or there is nothing to say in it."""
    if isinstance(notice, Digest):
        kind, first, run, runs = PushKind.DIGEST, due_digests[0], due_digests[-1], len(due_digests)
    else:
        kind, first, runs = PushKind.REMINDER, _first_due(chat, watched, span, now), 1
        run = first
    empty = isinstance(notice, Digest) and notice.quiet and not chat.subscription.say_quiet
    plan = planned(run, chat.subscription, chat.timezone)
    late = runs > 1 or now - morning(first, chat.subscription, chat.timezone) > LATE_AFTER
    key = f"{kind.value}:{chat.id}:{run.isoformat()}"
    written = uow.pushes.record(
        PushRecord(
            chat_id=chat.id,
            kind=kind,
            local_date=run,
            planned_at=plan,
            at=now,
            outcome=PushOutcome.EMPTY if empty else PushOutcome.SENT,
            late=late,
            held=released(plan, chat.subscription.quiet, chat.timezone) != plan,
            told=_told(notice),
            key=None if empty else key,
        )
    )
    if empty or not written:
        return None
    return Push(key=key, chat=chat, today=watched.day, notice=notice, late=Late(first, runs) if late else None)


def _first_due(chat: Chat, watched: _Watched, span: _Span, now: datetime) -> date:
    """The morning on which the reminder should have come: the last, or of several missed the first with anything."""
    if now - morning(span.last, chat.subscription, chat.timezone) <= LATE_AFTER and (
        span.mornings_after >= span.last - timedelta(days=1)
    ):
        return span.last
    told = _told_until(chat)
    return next(
        (
            day
            for day in days_between(*span.mornings)
            if _reminder(chat, watched, (day - timedelta(days=1), day), ask_after=told)
        ),
        span.last,
    )


def _told(notice: Digest | Reminder) -> Mapping[ToldAs, tuple[int, ...]]:
    """The rows of the commitments that a notice names, by why."""
    if isinstance(notice, Digest):
        named: dict[ToldAs, Sequence[Entry]] = {
            ToldAs.NEW_OVERDUE: notice.new_overdue,
            ToldAs.OVERDUE: [e for group in notice.overdue for e in group.entries],
            ToldAs.IN_GRACE: [e for group in notice.in_grace for e in group.entries],
            ToldAs.DUE_SOON: [*(e for group in notice.due_soon for e in group.entries), *notice.early],
            ToldAs.CHANGED: [changed.entry for changed in (*notice.ended, *notice.changed)],
            ToldAs.ASK: notice.ask_now,
        }
    else:
        named = {
            ToldAs.PASSED: notice.passed,
            ToldAs.DUE_SOON: [e for group in notice.groups for e in group.entries],
            ToldAs.ASK: notice.ask_now,
        }
    return {reason: tuple(e.commitment.id for e in entries) for reason, entries in named.items() if entries}
