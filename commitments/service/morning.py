"""A chat's morning: decides what it is told by itself, once, and when its next morning comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.model import StatusChange
from commitments.notices import Digest, Reminder, digest_day_between, morning, plan_digest, plan_reminder, told_until
from commitments.people import Chat
from commitments.ports import UnitOfWork
from commitments.queries import Entry
from commitments.service.settings import next_push
from commitments.service.tracking import workspace_entries

LATE_AFTER = timedelta(minutes=30)
"""A push that comes later than this after its hour says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """What a chat is told this morning: a digest or a reminder. `late_since` is the day on which it was due, if late.

    `key` is the same for the same morning, so that it cannot be sent twice.
    """

    key: str
    chat: Chat
    today: date
    notice: Digest | Reminder
    late_since: date | None


def digest_now(uow: UnitOfWork, chat: Chat, now: datetime) -> Digest:
    """The digest as it would be now; looking at it changes nothing about the next one."""
    today = now.astimezone(ZoneInfo(chat.timezone)).date()
    return _digest(uow, chat, workspace_entries(uow, uow.workspaces.get(chat.workspace_id), today), today, now)


def begin_morning(uow: UnitOfWork, chat: Chat, now: datetime) -> Push | None:
    """What the chat is to be told for the mornings up to `now` that it has not been told yet; None for nothing.

    All missed mornings make one push: a digest if one fell among them, else a reminder. A reminder on a digest day is
    contained in the digest; a chat that tracks nothing gets none. The ledger's row makes it once; the chat's next
    morning is set in any case.
    """
    if chat.next_push_at is None:
        return None
    span = _Mornings.up_to(now, chat)
    push = _plan(uow, chat, span, now)
    kind = "nothing" if push is None else type(push.notice).__name__.lower()
    if not uow.pushes.claim(chat.id, span.last, kind, now):
        push = None
    uow.chats.save(
        replace(
            chat,
            last_push_on=span.last,
            last_digest_at=now if push is not None and isinstance(push.notice, Digest) else chat.last_digest_at,
            next_push_at=next_push(chat.subscription, now, chat.timezone),
        )
    )
    return push


@dataclass(frozen=True, slots=True)
class _Mornings:
    """The mornings not dealt with yet: local dates after `before`, up to `last`."""

    before: date
    last: date

    def days(self) -> list[date]:
        """The mornings one by one, the first one first."""
        return [self.before + timedelta(days=n) for n in range(1, (self.last - self.before).days + 1)]

    @classmethod
    def up_to(cls, now: datetime, chat: Chat) -> _Mornings:
        due_at = chat.next_push_at or now
        zone = ZoneInfo(chat.timezone)
        today = now.astimezone(zone).date()
        come = morning(today, chat.subscription.hour, chat.timezone) <= now
        eve = due_at.astimezone(zone).date() - timedelta(days=1)
        return cls(
            # The last push may be long ago where everything was off: what fell in between was not to be told.
            before=max(chat.last_push_on or eve, eve),
            last=today if come else today - timedelta(days=1),
        )


def _plan(uow: UnitOfWork, chat: Chat, span: _Mornings, now: datetime) -> Push | None:
    zone = ZoneInfo(chat.timezone)
    today = now.astimezone(zone).date()
    items = workspace_entries(uow, uow.workspaces.get(chat.workspace_id), today)
    digest_day = digest_day_between(chat.subscription, span.before, span.last) if items else None

    def remind(after: date, until: date) -> Reminder | None:
        return plan_reminder(
            items,
            day=today,
            mornings=(after, until),
            leads=chat.subscription.reminder_leads,
            ask_told_until=told_until(_local_day(chat.last_digest_at, zone), chat.subscription.frequency),
        )

    notice = _digest(uow, chat, items, today, now) if digest_day else remind(span.before, span.last)
    if notice is None:
        return None
    due_on = digest_day or next(day for day in span.days() if remind(day - timedelta(days=1), day))
    late = now - morning(due_on, chat.subscription.hour, chat.timezone) > LATE_AFTER
    return Push(
        key=f"morning:{chat.id}:{span.last.isoformat()}",
        chat=chat,
        today=today,
        notice=notice,
        late_since=due_on if late else None,
    )


def _digest(uow: UnitOfWork, chat: Chat, items: Sequence[Entry], today: date, now: datetime) -> Digest:
    span = timedelta(days=31)
    since = chat.last_digest_at
    changes: Sequence[StatusChange] = uow.history.between(chat.workspace_id, since or now - span, now)
    return plan_digest(
        items,
        changes,
        day=today,
        since=_local_day(since, ZoneInfo(chat.timezone)),
        frequency=chat.subscription.frequency,
    )


def _local_day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    return moment.astimezone(zone).date() if moment else None
