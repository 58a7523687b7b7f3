"""What a chat is told by itself, in which language and zone: owns the changes to a chat's settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commitments.errors import Misunderstood
from commitments.model import Language
from commitments.notices import next_morning
from commitments.people import Chat, Frequency, Subscription
from commitments.service.context import Context

MAX_LEADS = 6
MAX_LEAD_DAYS = 366


def _resubscribe(ctx: Context, chat: Chat) -> Chat:
    """Keep the chat with its next morning computed anew."""
    chat = replace(chat, next_push_at=next_push(chat.subscription, ctx.now, chat.timezone))
    ctx.uow.chats.save(chat)
    return chat


def next_push(subscription: Subscription, now: datetime, zone: str) -> datetime | None:
    """The next morning on which the chat may be told something, or None where everything is off."""
    if subscription.frequency is Frequency.OFF and not subscription.reminder_leads:
        return None
    return next_morning(now, subscription.hour, zone)


def set_digest(ctx: Context, frequency: Frequency, *, weekday: int | None = None, hour: int | None = None) -> Chat:
    """Subscribe the chat to a digest; weekly without a day is Monday, without an hour the hour stays."""
    ctx.require_edit()
    old = ctx.chat.subscription
    new = replace(
        old,
        frequency=frequency,
        weekday=0 if weekday is None else weekday,
        hour=old.hour if hour is None else hour,
    )
    return _resubscribe(ctx, replace(ctx.chat, subscription=new))


def set_reminders(ctx: Context, leads: tuple[int, ...]) -> Chat:
    """Remind so many days before a date; no days switch reminders off. Raises Misunderstood for impossible ones."""
    ctx.require_edit()
    if len(leads) > MAX_LEADS or any(not 0 <= lead <= MAX_LEAD_DAYS for lead in leads):
        raise Misunderstood("error.needs_lead_days", most=MAX_LEADS, longest=MAX_LEAD_DAYS)
    ordered = tuple(sorted(set(leads), reverse=True))
    return _resubscribe(ctx, replace(ctx.chat, subscription=replace(ctx.chat.subscription, reminder_leads=ordered)))


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
