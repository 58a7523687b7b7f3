"""What a chat is told by itself, in which language and zone: owns the changes to a chat's settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commitments.errors import Misunderstood
from commitments.model import Language, Owner
from commitments.people import Chat, Frequency, QuietHours, Subscription
from commitments.schedule import last_morning_on, morning, next_digest_day, next_morning
from commitments.service.context import Context

MAX_LEADS = 6
MAX_LEAD_DAYS = 366


def _resubscribe(ctx: Context, chat: Chat) -> Chat:
    """Keep the chat with its next morning computed anew.

    What is over is over: no morning and no digest is owed for days before the new times, and a chat that has had its
    digest today gets no second one. A morning that has come this very minute, and that no tick has seen yet, is told.
    """
    if ctx.chat.next_push_at is not None and ctx.chat.next_push_at <= ctx.now:
        anything = next_push(chat.subscription, ctx.now, chat.timezone) is not None
        chat = replace(chat, next_push_at=ctx.chat.next_push_at if anything else None)
        ctx.uow.chats.save(chat)
        return chat
    over = last_morning_on(ctx.now, chat.subscription, chat.timezone)
    had = chat.last_digest_at.astimezone(ZoneInfo(chat.timezone)).date() if chat.last_digest_at else over
    chat = replace(
        chat,
        next_push_at=next_push(chat.subscription, ctx.now, chat.timezone),
        last_push_on=max(over, chat.last_push_on or over),
        digests_until=max(over, had),
    )
    ctx.uow.chats.save(chat)
    return chat


def next_push(subscription: Subscription, now: datetime, zone: str) -> datetime | None:
    """The next morning on which the chat may be told something, or None where everything is off.

    With reminders any morning may have one; without, only those of digest days. A chat that wants its digest on working
    days is left alone on the others: each working day's digest contains what a reminder would have said since the last.
    """
    moment = next_morning(now, subscription, zone)
    if subscription.reminder_leads and subscription.frequency is not Frequency.WEEKDAYS:
        return moment
    day = next_digest_day(subscription, last_morning_on(moment, subscription, zone))
    return morning(day, subscription, zone) if day is not None else None


def next_digest_on(chat: Chat) -> date | None:
    """The local date of the chat's next digest; None where it gets none."""
    if chat.next_push_at is None:
        return None
    first = last_morning_on(chat.next_push_at, chat.subscription, chat.timezone)
    if chat.digests_until is not None:
        first = max(first, chat.digests_until + timedelta(days=1))
    return next_digest_day(chat.subscription, first)


def set_digest(
    ctx: Context,
    frequency: Frequency | None = None,
    *,
    weekday: int | None = None,
    month_day: int | None = None,
    at: time | None = None,
    body: str | None = None,
    owner: Owner | None = None,
    tag: str | None = None,
    everything: bool = False,
    say_quiet: bool | None = None,
) -> Chat:
    """Change what is given about the chat's digest and leave the rest; weekly that was not so before comes on Mondays,
    monthly and quarterly on the first.

    `body`, `owner` and `tag` keep digest and reminders to a part of the workspace; `everything` ends what was so kept.
    In a forum they go to the topic in which this is asked for.
    """
    ctx.require_edit()
    old = ctx.chat.subscription
    if everything:
        old = replace(old, body=None, owner=None, tag=None)
    if frequency not in (None, old.frequency):
        old = replace(old, weekday=0, month_day=1)
    new = replace(
        old,
        frequency=frequency or old.frequency,
        weekday=old.weekday if weekday is None else weekday,
        month_day=old.month_day if month_day is None else month_day,
        hour=old.hour if at is None else at.hour,
        minute=old.minute if at is None else at.minute,
        body=body or old.body,
        owner=owner or old.owner,
        tag=tag or old.tag,
        say_quiet=old.say_quiet if say_quiet is None else say_quiet,
        topic_id=ctx.topic_id,
    )
    return _resubscribe(ctx, replace(ctx.chat, subscription=new))


def set_quiet_hours(ctx: Context, quiet: QuietHours | None) -> Chat:
    """Let nothing come by itself in these hours; what falls into them comes at their end, together."""
    ctx.require_edit()
    return _resubscribe(ctx, replace(ctx.chat, subscription=replace(ctx.chat.subscription, quiet=quiet)))


def set_reminders(ctx: Context, leads: tuple[int, ...]) -> Chat:
    """Remind so many days before a date, in the topic in which this is asked for; no days switch reminders off.

    Raises Misunderstood for impossible ones.
    """
    ctx.require_edit()
    if len(leads) > MAX_LEADS or any(not 0 <= lead <= MAX_LEAD_DAYS for lead in leads):
        raise Misunderstood("error.needs_lead_days", most=MAX_LEADS, longest=MAX_LEAD_DAYS)
    ordered = tuple(sorted(set(leads), reverse=True))
    new = replace(ctx.chat.subscription, reminder_leads=ordered, topic_id=ctx.topic_id)
    return _resubscribe(ctx, replace(ctx.chat, subscription=new))


def set_timezone(ctx: Context, name: str) -> Chat:
    """Tell the chat everything in this IANA zone ("Asia/Shanghai"). Raises Misunderstood for one that is unknown."""
    ctx.require_edit()
    try:
        zone = ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Misunderstood("error.unknown_zone", words=name) from error
    return _resubscribe(ctx, replace(ctx.chat, timezone=zone.key))


def set_language(ctx: Context, language: Language) -> Chat:
    """Speak to the chat in this language."""
    ctx.require_edit()
    chat = replace(ctx.chat, language=language)
    ctx.uow.chats.save(chat)
    return chat
