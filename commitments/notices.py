"""Who is to be told what, once: owns what a digest and a reminder say and when a chat's morning comes.

Pure: it plans from entries and history; must not know how a notice is worded or sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commitments.lifecycle import ACTIVE, CLOSED, TRACKED, Phase
from commitments.model import StatusChange
from commitments.people import Frequency, Subscription
from commitments.periods import DaysOff
from commitments.queries import Entry, by_urgency
from commitments.working_days import next_days_off

HOLIDAY_HORIZON_DAYS = 10


@dataclass(frozen=True, slots=True)
class BodyGroup:
    """The entries of one responsible body, worst first."""

    body: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An entry and the last thing that happened to it in the digest's span."""

    entry: Entry
    change: StatusChange


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a chat has not yet been told, and what lies ahead on `day`.

    `since` is the local date of the last digest, None for the first. `ask_now` are undated or conditional promises
    whose 下次过问 falls within the digest's next span; `days_off` is the public holiday ahead.
    """

    day: date
    frequency: Frequency
    since: date | None
    tracked: int
    closed: int
    overdue: tuple[BodyGroup, ...]
    in_grace: tuple[BodyGroup, ...]
    due_within_week: int
    due_soon: tuple[BodyGroup, ...]
    changed: tuple[Changed, ...]
    ask_now: tuple[Entry, ...]
    undated: int
    days_off: DaysOff | None

    @property
    def overdue_count(self) -> int:
        """How many are overdue."""
        return sum(len(group.entries) for group in self.overdue)

    @property
    def in_grace_count(self) -> int:
        """How many are past their date and not yet overdue."""
        return sum(len(group.entries) for group in self.in_grace)

    @property
    def due_soon_count(self) -> int:
        """How many fall due in thirty days."""
        return sum(len(group.entries) for group in self.due_soon)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.overdue or self.in_grace or self.due_soon or self.changed or self.ask_now)


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What one letter promised for one day, `days_left` before it."""

    due_on: date
    days_left: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What to say on `day` without a digest: groups by date and letter, nearest first, and what to ask about."""

    day: date
    groups: tuple[DueGroup, ...]
    ask_now: tuple[Entry, ...]
    days_off: DaysOff | None


def _by_body(items: Sequence[Entry]) -> tuple[BodyGroup, ...]:
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(items, key=by_urgency):
        groups.setdefault(entry.body, []).append(entry)
    return tuple(
        BodyGroup(body, tuple(found)) for body, found in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    )


def _span(frequency: Frequency) -> int:
    return {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.OFF: 7}[frequency]


def plan_digest(
    items: Sequence[Entry],
    changes: Sequence[StatusChange],
    *,
    day: date,
    since: date | None,
    frequency: Frequency,
) -> Digest:
    """The digest of the chat's workspace on `day`. `items` are all numbered entries, `changes` those since the last.

    Of several changes to one commitment the last is told; that it was put on the list is no news.
    """
    tracked = [e for e in items if e.commitment.status in TRACKED]
    active = [e for e in tracked if e.commitment.status in ACTIVE]
    by_id = {e.commitment.id: e for e in tracked}
    last = {c.commitment_id: c for c in changes if c.commitment_id in by_id and not _starts_tracking(c)}
    soon = [e for e in active if e.phase in (Phase.DUE_SOON, Phase.DUE_TODAY)]
    horizon = day + timedelta(days=_span(frequency))
    return Digest(
        day=day,
        frequency=frequency,
        since=since,
        tracked=len(tracked),
        closed=sum(e.commitment.status in CLOSED for e in tracked),
        overdue=_by_body([e for e in active if e.phase in (Phase.OVERDUE, Phase.LONG_OVERDUE)]),
        in_grace=_by_body([e for e in active if e.phase is Phase.IN_GRACE]),
        due_within_week=sum(
            e.commitment.deadline is not None and (e.commitment.deadline.due_on - day).days <= 7 for e in soon
        ),
        due_soon=_by_body(soon),
        changed=tuple(Changed(by_id[key], change) for key, change in last.items()),
        ask_now=tuple(
            e for e in active if e.commitment.follow_up_on is not None and e.commitment.follow_up_on < horizon
        ),
        undated=sum(e.commitment.deadline is None for e in active),
        days_off=next_days_off(day, HOLIDAY_HORIZON_DAYS),
    )


def _starts_tracking(change: StatusChange) -> bool:
    return change.from_status not in TRACKED and change.to_status in ACTIVE


def told_until(last_digest: date | None, frequency: Frequency) -> date | None:
    """The last day whose 下次过问 the last digest has announced: a reminder need not repeat it."""
    if last_digest is None or frequency is Frequency.OFF:
        return None
    return last_digest + timedelta(days=_span(frequency) - 1)


def plan_reminder(
    items: Sequence[Entry],
    *,
    day: date,
    mornings: tuple[date, date],
    leads: Sequence[int],
    ask_told_until: date | None = None,
) -> Reminder | None:
    """What falls on the mornings after the first and up to the second of `mornings`; None where there is nothing.

    `day` is today, from which days are counted: the same as the last morning, or the day after where that was missed.
    A commitment is named once, however many of its leads were missed; one whose date has passed meanwhile is left to
    the digest, and so is what a digest has announced for asking until `ask_told_until`. With all leads off, nothing is
    asked about either: all reminders off is one setting.
    """
    if not leads:
        return None
    before, last = mornings
    due: dict[tuple[date, int], list[Entry]] = {}
    ask: list[Entry] = []
    for entry in sorted(items, key=by_urgency):
        commitment = entry.commitment
        if commitment.status not in ACTIVE:
            continue
        if commitment.deadline is not None and commitment.deadline.due_on >= day:
            due_on = commitment.deadline.due_on
            if any(before < due_on - timedelta(days=lead) <= last for lead in leads):
                due.setdefault((due_on, entry.document.id), []).append(entry)
        asking = commitment.follow_up_on
        if asking is not None and before < asking <= last and not (ask_told_until and asking <= ask_told_until):
            ask.append(entry)
    if not due and not ask:
        return None
    return Reminder(
        day=day,
        groups=tuple(DueGroup(due_on, (due_on - day).days, tuple(found)) for (due_on, _), found in sorted(due.items())),
        ask_now=tuple(ask),
        days_off=next_days_off(day, HOLIDAY_HORIZON_DAYS),
    )


def is_digest_day(subscription: Subscription, day: date) -> bool:
    """Whether the subscription's digest falls on this local date."""
    match subscription.frequency:
        case Frequency.DAILY:
            return True
        case Frequency.WEEKLY:
            return day.weekday() == subscription.weekday
        case Frequency.MONTHLY:
            return day.day == 1
        case Frequency.OFF:
            return False


def digest_day_between(subscription: Subscription, after: date, until: date) -> date | None:
    """The last digest day later than `after` and not later than `until`, or None."""
    day = until
    while day > after and (until - day).days < 32:
        if is_digest_day(subscription, day):
            return day
        day -= timedelta(days=1)
    return None


def next_digest_day(subscription: Subscription, first: date) -> date | None:
    """The first digest day that is not earlier than `first`; None where the digest is off."""
    days = (first + timedelta(days=n) for n in range(32))
    return next((day for day in days if is_digest_day(subscription, day)), None)


def morning(day: date, hour: int, zone: str) -> datetime:
    """The moment, in UTC, at which that local date's push is due.

    An hour that the spring change skips becomes the first one after it; one that the autumn change repeats is the
    first of the two.
    """
    local = datetime.combine(day, time(hour), ZoneInfo(zone))
    return local.astimezone(UTC).astimezone(ZoneInfo(zone)).astimezone(UTC)


def next_morning(now: datetime, hour: int, zone: str) -> datetime:
    """The first push moment later than `now` (both UTC)."""
    day = now.astimezone(ZoneInfo(zone)).date()
    moment = morning(day, hour, zone)
    return moment if moment > now else morning(day + timedelta(days=1), hour, zone)
