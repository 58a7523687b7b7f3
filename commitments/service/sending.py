"""What a chat was told by itself, and why it will or will not be told again: reads the ledger, changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commitments.asking import asking_days, first_asked_on, may_be_asked
from commitments.ledger import Delivery, PushKind, PushRecord
from commitments.people import Frequency
from commitments.phases import ACTIVE
from commitments.queries import Entry, keeps, watched_by
from commitments.service.bodies import meant_by
from commitments.service.context import Context
from commitments.service.settings import next_digest_on
from commitments.service.tracking import show

LOOKED_AT = 400
"""Runs of the ledger that are looked through: more than a year of mornings."""
SHOWN = 8
AHEAD_DAYS = 400


class Silence(StrEnum):
    """Why a commitment is not reminded of in a chat."""

    NOT_TRACKED = "not_tracked"
    REQUESTED = "requested"
    REMINDERS_OFF = "reminders_off"
    OTHER_PART = "other_part"
    SNOOZED = "snoozed"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the ledger and what became of its message."""

    push: PushRecord
    delivery: Delivery | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a chat was told of one commitment, the newest first, and what comes next.

    `next_on` is the day of the next reminder by itself, `next_digest_on` that of the next digest, `silence` why there
    is no reminder, `until` when a snooze ends.
    """

    entry: Entry
    runs: Sequence[Run]
    next_on: date | None
    next_digest_on: date | None
    silence: Silence | None
    until: date | None


def of_commitment(ctx: Context, number: int) -> Account:
    """The account of one commitment in this chat. Raises NotFound."""
    entry = show(ctx, number)
    runs = [push for push in ctx.uow.pushes.of_chat(ctx.chat.id, LOOKED_AT) if push.reasons(entry.commitment.id)]
    until = ctx.uow.snoozes.of_chat(ctx.chat.id).get(entry.commitment.id)
    silence = _silence(ctx, entry, until)
    return Account(
        entry=entry,
        runs=[_run(ctx, push) for push in runs[:SHOWN]],
        next_on=None if silence else _next_on(ctx, entry),
        next_digest_on=next_digest_on(ctx.chat) if silence not in (Silence.NOT_TRACKED, Silence.OTHER_PART) else None,
        silence=silence,
        until=until,
    )


def latest(ctx: Context) -> Sequence[Run]:
    """The chat's latest digests and reminders, the newest first; the last digest is among them, however old it is."""
    runs = list(ctx.uow.pushes.of_chat(ctx.chat.id, SHOWN))
    if not any(push.kind is PushKind.DIGEST for push in runs):
        runs += ctx.uow.pushes.of_chat(ctx.chat.id, 1, PushKind.DIGEST)
    return [_run(ctx, push) for push in runs]


def _run(ctx: Context, push: PushRecord) -> Run:
    return Run(push, ctx.uow.pushes.delivery(ctx.chat.transport, push.key) if push.key else None)


def _silence(ctx: Context, entry: Entry, until: date | None) -> Silence | None:
    subscription = ctx.chat.subscription
    if entry.commitment.status not in ACTIVE:
        return Silence.NOT_TRACKED
    names = frozenset() if subscription.body is None else meant_by(ctx, subscription.body).names
    if not keeps(watched_by(subscription, names), entry):
        return Silence.OTHER_PART
    if not subscription.reminder_leads:
        return Silence.REMINDERS_OFF
    if not may_be_asked(entry.commitment):
        return Silence.REQUESTED
    return Silence.SNOOZED if until is not None and until > ctx.today else None


def _next_on(ctx: Context, entry: Entry) -> date | None:
    """The first day after today on which a reminder of its own may come: a lead of the chat, the day after the date,
    and, where no digest repeats the asking, the days of that.
    """
    last = ctx.today + timedelta(days=AHEAD_DAYS)
    ahead = []
    if entry.commitment.deadline is not None:
        due_on = entry.commitment.deadline.due_on
        ahead += [due_on - timedelta(days=lead) for lead in ctx.chat.subscription.reminder_leads]
        ahead.append(due_on + timedelta(days=1))
    if ctx.chat.subscription.frequency is Frequency.OFF:
        for first in first_asked_on(entry.commitment):
            ahead.append(next(day for day in asking_days(first) if day > ctx.today))
    return min((day for day in ahead if ctx.today < day <= last), default=None)
