"""What was told by itself: owns the record of a chat's digests and reminders; must not know how they are planned.

One row for a chat, a kind and a local date says that this run was dealt with, so that none comes twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class PushKind(StrEnum):
    """What comes by itself."""

    DIGEST = "digest"
    REMINDER = "reminder"


class PushOutcome(StrEnum):
    """What became of a run: a message, or none because there was nothing to tell."""

    SENT = "sent"
    EMPTY = "empty"


class ToldAs(StrEnum):
    """Why a commitment was named in a push."""

    NEW_OVERDUE = "new_overdue"
    OVERDUE = "overdue"
    IN_GRACE = "in_grace"
    PASSED = "passed"
    DUE_SOON = "due_soon"
    CHANGED = "changed"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class PushRecord:
    """One run of a chat's digest or reminder.

    `planned_at` is the moment of its plan, `at` that at which it was decided. `late`: it should have come before;
    `held`: quiet hours kept it back. `told` are the rows of the commitments that it names, by why. `key` is the dedup
    key of its message in the outbox.
    """

    chat_id: int
    kind: PushKind
    local_date: date
    planned_at: datetime
    at: datetime
    outcome: PushOutcome
    late: bool = False
    held: bool = False
    told: Mapping[ToldAs, tuple[int, ...]] = field(default_factory=dict)
    key: str | None = None

    def reasons(self, commitment_id: int) -> tuple[ToldAs, ...]:
        """Why the commitment was named; empty where it was not."""
        return tuple(reason for reason, ids in self.told.items() if commitment_id in ids)


class DeliveryState(StrEnum):
    """How far a message has come on its way out."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a push's message: when it was delivered or given up, and the transport's last complaint."""

    state: DeliveryState
    at: datetime | None = None
    error: str | None = None
