"""A chat's morning: decides what it is told by itself, once, and when its next morning comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from commitments.model import StatusChange
from commitments.notices import Digest, Reminder, digest_day_between, morning, plan_digest, plan_reminder
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
    digest: Digest | None
    reminder: Reminder | None
    late_since: date | None


def digest_now(uow: UnitOfWork, chat: Chat, now: datetime) -> Digest:
    """The digest as it would be now; looking at it changes nothing about the next one."""
    today = now.astimezone(ZoneInfo(chat.timezone)).date()
    return _digest(uow, chat, workspace_entries(uow, uow.workspaces.get(chat.workspace_id), today), today, now)


def begin_morning(uow: UnitOfWork, chat: Chat, now: datetime) -> Push | None:
    """What the chat is to be told for the mornings up to `now` that it has not been told yet; None for nothing.

    All missed mornings make one push: a digest if one fell among them, else a reminder. A reminder on a digest day is
    contained in the digest; a chat that tracks nothing gets none. The ledger's row makes it once; the chat's next morning is set in any case.
    """
    assert chat.next_push_at is not None
    zone = ZoneInfo(chat.timezone)
    today = now.astimezone(zone).date()
    hour = chat.subscription.hour
    day = today if morning(today, hour, chat.timezone) <= now else today - timedelta(days=1)
    first_due = chat.next_push_at.astimezone(zone).date()
    before = chat.last_push_on or first_due - timedelta(days=1)
    late = now - chat.next_push_at > LATE_AFTER
    digest_day = digest_day_between(chat.subscription, before, day)
    items = workspace_entries(uow, uow.workspaces.get(chat.workspace_id), today)
    digest = _digest(uow, chat, items, today, now) if digest_day and items else None
    reminder = (
        None if digest else plan_reminder(items, day=today, last_morning=before, leads=chat.subscription.reminder_leads)
    )
    uow.chats.save(
        replace(
            chat,
            last_push_on=day,
            last_digest_at=now if digest else chat.last_digest_at,
            next_push_at=next_push(chat.subscription, now, chat.timezone),
        )
    )
    kind = "digest" if digest else "reminder" if reminder else "nothing"
    if not uow.pushes.claim(chat.id, day, kind, now) or not (digest or reminder):
        return None
    late_since = (digest_day or first_due) if late else None
    return Push(
        key=f"morning:{chat.id}:{day.isoformat()}",
        chat=chat,
        today=today,
        digest=digest,
        reminder=reminder,
        late_since=late_since,
    )


def _digest(uow: UnitOfWork, chat: Chat, items: Sequence[Entry], today: date, now: datetime) -> Digest:
    span = timedelta(days=31)
    since = chat.last_digest_at
    changes: Sequence[StatusChange] = uow.history.between(chat.workspace_id, since or now - span, now)
    return plan_digest(
        items,
        changes,
        day=today,
        since=since.astimezone(ZoneInfo(chat.timezone)).date() if since else None,
        frequency=chat.subscription.frequency,
    )
