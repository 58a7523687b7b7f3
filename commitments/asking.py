"""When we ask about a commitment, and ask again: owns the growing interval; must not know who is asked.

Pure. The days follow from the commitment alone, so that every chat that looks at it asks on the same ones, and a
report, an extension or a closing stops the asking wherever it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from commitments.model import Commitment, Deadline
from commitments.periods import add_months
from commitments.phases import ACTIVE

GAPS = (7, 14, 28, 56)
"""Days from one asking to the next while nobody answers; the last one stays."""

AFTER_REPORT_DAYS = 28
"""A report on something whose date has passed buys so many days."""
AFTER_REPORT_MONTHS = 3
"""A report on something without a date is good for so long, as the letter itself was."""


def asking_days(first: date) -> Iterator[date]:
    """The days on which is asked while nobody answers: the first, 7 days later, 14 days after that, …"""
    day, step = first, 0
    while True:
        yield day
        day += timedelta(days=GAPS[min(step, len(GAPS) - 1)])
        step += 1


def asked_between(first: date, after: date, until: date) -> bool:
    """Whether one of the days of asking that begin with `first` is later than `after` and not later than `until`."""
    return next(day for day in asking_days(first) if day > after) <= until


def may_be_asked(commitment: Commitment) -> bool:
    """Whether anybody is reminded of it at all: it is active, and no request for a later date waits for our decision.
    While one waits, nobody is scolded.
    """
    return commitment.status in ACTIVE and commitment.requested is None


def first_asked_on(commitment: Commitment) -> tuple[date, ...]:
    """The days from which is asked about a commitment that may be asked about: 下次过问, and the day after its date
    has passed.

    下次过问 that lies after the date takes the place of that day: somebody has reported meanwhile.
    """
    if not may_be_asked(commitment):
        return ()
    follow_up = commitment.follow_up_on
    ours = (follow_up,) if follow_up is not None else ()
    if commitment.deadline is None:
        return ours
    due_on = commitment.deadline.due_on
    if follow_up is not None and follow_up > due_on:
        return ours
    return (*ours, due_on + timedelta(days=1))


def after_report(commitment: Commitment, today: date) -> Commitment:
    """The commitment with 下次过问 moved on, because somebody has said how it stands."""
    deadline, follow_up = commitment.deadline, commitment.follow_up_on
    if commitment.status not in ACTIVE:
        return commitment
    if deadline is not None and deadline.due_on < today:
        return replace(commitment, follow_up_on=today + timedelta(days=AFTER_REPORT_DAYS))
    if follow_up is None or follow_up > today:
        return commitment
    later = add_months(today, AFTER_REPORT_MONTHS)
    if deadline is not None and later > deadline.due_on:
        return replace(commitment, follow_up_on=None)
    return replace(commitment, follow_up_on=later)


def default_follow_up(deadline: Deadline | None, issued_on: date | None, today: date) -> date | None:
    """下次过问 of a new commitment: an undated one is asked about three months after the letter (the statutory time for
    answering a 建议), or three months from now where that has passed or the letter bears no date.
    """
    if deadline is not None:
        return None
    due = add_months(issued_on, 3) if issued_on else None
    return due if due and due >= today else add_months(today, 3)


def with_default_follow_up(commitment: Commitment, issued_on: date | None, today: date) -> Commitment:
    """The commitment with 下次过问 as it is set when tracking begins.

    One that bears a date but hangs on a condition is asked about that ("资金落实了吗?"), if there is time before.
    """
    deadline = commitment.deadline
    follow_up = default_follow_up(None if commitment.terms.condition else deadline, issued_on, today)
    if follow_up is not None and deadline is not None and follow_up >= deadline.due_on:
        follow_up = None
    return replace(commitment, follow_up_on=follow_up)
