"""Who is to be told what, once: owns what a digest and a reminder say.

Pure: it plans from entries, history and awaited replies; must not know when a chat's morning comes, nor how a notice is
worded or sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commitments.asking import asked_between, first_asked_on, may_be_asked
from commitments.expectations import Expectation
from commitments.model import EventKind, Status, StatusChange
from commitments.people import Frequency
from commitments.periods import DaysOff
from commitments.phases import ACTIVE, CLOSED, DUE_SOON_DAYS, OVERDUE_PHASES, SOON_PHASES, TRACKED, Phase, is_overdue
from commitments.queries import Counts, Entry, by_urgency
from commitments.schedule import SPANS
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


@dataclass(frozen=True, slots=True)
class DueGroup:
    """What one letter promised for one day, `days_left` before it."""

    due_on: date
    days_left: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What to say on `day` without a digest: what falls due by date and letter, nearest first; what has passed its
    date; what to ask about; and which replies are awaited.
    """

    day: date
    groups: tuple[DueGroup, ...]
    ask_now: tuple[Entry, ...]
    days_off: DaysOff | None
    passed: tuple[Entry, ...] = ()
    awaited: tuple[Expectation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a chat has not yet been told, and what lies ahead on `day`.

    `since` is the local date of the last digest, None for the first. `new_overdue` has become so since then, `overdue`
    was so before. `ended` were closed since then, `changed` is everything else that happened. `early` falls due later
    than `due_soon`, but one of the chat's leads is today. `ask_now` are undated or conditional promises that are to be
    asked about before the next digest. `waiting` replies are awaited in all, `awaited` of them are late or nearly due.
    `requests` wait for our decision about a later date, and stand nowhere else: nobody is scolded meanwhile.
    `unassessed` of the tracked are open: nobody has said anything about them. `days_off` is the public holiday ahead.
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
    unassessed: int = 0
    new_overdue: tuple[Entry, ...] = ()
    ended: tuple[Changed, ...] = ()
    early: tuple[Entry, ...] = ()
    waiting: int = 0
    awaited: tuple[Expectation, ...] = ()
    requests: tuple[Entry, ...] = ()

    @property
    def overdue_count(self) -> int:
        """How many are overdue, old and new."""
        return len(self.new_overdue) + sum(len(group.entries) for group in self.overdue)

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
        told = (self.new_overdue, self.overdue, self.in_grace, self.due_soon, self.changed, self.ended, self.ask_now)
        return not (any(told) or self.early or self.awaited or self.requests)


def _by_body(items: Iterable[Entry]) -> tuple[BodyGroup, ...]:
    """The bodies with the most of them first; among equals the one whose worst is the oldest."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(items, key=by_urgency):
        groups.setdefault(entry.body, []).append(entry)
    worst_first = sorted(groups.items(), key=lambda pair: (-len(pair[1]), by_urgency(pair[1][0])))
    return tuple(BodyGroup(body, tuple(found)) for body, found in worst_first)


def plan_digest(
    items: Sequence[Entry],
    changes: Sequence[StatusChange],
    *,
    counts: Counts,
    day: date,
    since: date | None,
    frequency: Frequency,
    grace_days: int | None = None,
    ask_after: date | None = None,
    awaited: Sequence[Expectation] = (),
    reminder: Reminder | None = None,
) -> Digest:
    """The digest of a chat on `day`. `counts` are of all that it looks after, `items` the active entries and those with
    changes since the last digest, `changes` these.

    Of several changes to one commitment the last is told, a change of owner only where nothing else has happened; that
    it was put on the list, tagged, or its title put right is no news. What earlier digests have announced for asking
    until `ask_after` is not repeated; None asks about everything that nobody has answered.
    `reminder` is what would have been said without a digest: it is contained in it.
    """
    tracked = [e for e in items if e.commitment.status in TRACKED]
    active = [e for e in tracked if may_be_asked(e.commitment)]
    requests = [e for e in tracked if e.commitment.status in ACTIVE and e not in active]
    by_id = {e.commitment.id: e for e in tracked}
    told = [c for c in changes if c.commitment_id in by_id and not _is_no_news(c)]
    told.sort(key=lambda change: change.kind is not EventKind.OWNER)
    last = {change.commitment_id: change for change in told}
    news = [Changed(by_id[key], change) for key, change in last.items()]
    soon = [e for e in active if e.phase in SOON_PHASES]
    overdue = [e for e in active if e.phase in OVERDUE_PHASES]
    new = [e for e in overdue if since is not None and not is_overdue(e.commitment, since, grace_days)]
    horizon = day + timedelta(days=SPANS[frequency] - 1)
    ask = [e for e in active if _ask(e, day, ask_after or date.min, horizon)]
    early: list[Entry] = []
    if reminder is not None:
        ask += [e for e in reminder.ask_now if e not in ask]
        early = [e for group in reminder.groups for e in group.entries if e not in soon]
    return Digest(
        day=day,
        frequency=frequency,
        since=since,
        tracked=counts.of(TRACKED),
        closed=counts.of(CLOSED),
        unassessed=counts.of({Status.OPEN}),
        new_overdue=tuple(sorted(new, key=by_urgency)),
        overdue=_by_body([e for e in overdue if e not in new]),
        in_grace=_by_body([e for e in active if e.phase is Phase.IN_GRACE]),
        due_within_week=sum(
            e.commitment.deadline is not None and (e.commitment.deadline.due_on - day).days <= 7 for e in soon
        ),
        due_soon=_by_body(soon),
        ended=tuple(changed for changed in news if _ends(changed)),
        changed=tuple(changed for changed in news if not _ends(changed)),
        early=tuple(early),
        ask_now=tuple(ask),
        undated=counts.by_phase.get(Phase.UNDATED, 0),
        waiting=len(awaited),
        awaited=tuple(e for e in awaited if (e.due_on - day).days <= DUE_SOON_DAYS),
        requests=tuple(sorted(requests, key=by_urgency)),
        days_off=next_days_off(day, HOLIDAY_HORIZON_DAYS),
    )


def _is_no_news(change: StatusChange) -> bool:
    """That it was put on the list or put right before; and later that its title was, or that it was tagged."""
    before = change.from_status not in TRACKED and change.to_status not in TRACKED - ACTIVE
    return before or change.kind in (EventKind.CORRECTED, EventKind.TAGS)


def _ends(changed: Changed) -> bool:
    return changed.change.kind is EventKind.STATUS and changed.entry.commitment.status in CLOSED


def _ask(entry: Entry, day: date, after: date, until: date) -> bool:
    """Whether 下次过问 asks in that time; what has passed its date stands among the overdue or those being checked."""
    deadline = entry.commitment.deadline
    if deadline is not None and deadline.due_on < day:
        return False
    follow_up = entry.commitment.follow_up_on
    return follow_up is not None and asked_between(follow_up, after, until)


def told_until(last_digest: date | None, frequency: Frequency) -> date | None:
    """The last day whose 下次过问 the last digest has announced: a reminder need not repeat it."""
    if last_digest is None or frequency is Frequency.OFF:
        return None
    return last_digest + timedelta(days=SPANS[frequency] - 1)


def plan_reminder(
    items: Sequence[Entry],
    *,
    day: date,
    mornings: tuple[date, date],
    leads: Sequence[int],
    ask_told_until: date | None = None,
    snoozed: Mapping[int, date] | None = None,
    awaited: Sequence[Expectation] = (),
) -> Reminder | None:
    """What falls on the mornings after the first and up to the second of `mornings`; None where there is nothing.

    `day` is today, from which days are counted: the same as the last morning, or the day after where that was missed.
    A commitment is named once, however many of its leads were missed. What a digest has announced for asking until
    `ask_told_until` is left out, and so is what is `snoozed` (by row) until a later morning; on that one it is told.
    With all leads off, nothing is asked about either: all reminders off is one setting.
    """
    if not leads:
        return None
    before, last = mornings
    asked_after = max(before, ask_told_until or before)
    due: dict[tuple[date, int], list[Entry]] = {}
    passed: list[Entry] = []
    ask: list[Entry] = []
    for entry in sorted(items, key=by_urgency):
        commitment = entry.commitment
        until = (snoozed or {}).get(commitment.id)
        if not may_be_asked(commitment) or (until is not None and until > last):
            continue
        woken = until is not None
        due_on = commitment.deadline.due_on if commitment.deadline else None
        asked = any(asked_between(first, asked_after, last) for first in first_asked_on(commitment))
        if due_on is not None and due_on >= day and (woken or _lead_between(due_on, leads, before, last)):
            due.setdefault((due_on, entry.document.id), []).append(entry)
        elif due_on is not None and due_on < day and (woken or asked or before <= due_on < last):
            passed.append(entry)
        elif woken or asked:
            ask.append(entry)
    letters = [e for e in awaited if _awaited_between(e, leads, (before, last), asked_after)]
    if not (due or passed or ask or letters):
        return None
    return Reminder(
        day=day,
        groups=tuple(DueGroup(due_on, (due_on - day).days, tuple(found)) for (due_on, _), found in sorted(due.items())),
        passed=tuple(passed),
        ask_now=tuple(ask),
        awaited=tuple(letters),
        days_off=next_days_off(day, HOLIDAY_HORIZON_DAYS),
    )


def _lead_between(due_on: date, leads: Sequence[int], before: date, last: date) -> bool:
    return any(before < due_on - timedelta(days=lead) <= last for lead in leads)


def _awaited_between(
    awaited: Expectation, leads: Sequence[int], mornings: tuple[date, date], asked_after: date
) -> bool:
    """A reply is reminded of as a promise is: ahead of its date, the day after it, and at a growing interval."""
    before, last = mornings
    late_from = awaited.due_on + timedelta(days=1)
    if before < late_from <= last or _lead_between(awaited.due_on, leads, before, last):
        return True
    return asked_between(late_from, asked_after, last)
