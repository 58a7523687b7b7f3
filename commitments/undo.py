"""Taking back a change: owns what is needed for it and the compensating event; must not know who asks.

History stays as it is: a line is added that says that the change was taken back, and by whom.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from commitments.model import Commitment, EventKind, StatusChange

POSSIBLE = timedelta(minutes=10)
"""How long a change can be taken back; later it is history and is answered by another change."""


@dataclass(frozen=True, slots=True)
class Part:
    """One commitment of a change: as it was before, and how many lines of history it had after."""

    before: Commitment
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """A person's last change in a chat: of one commitment, of several at once, which are taken back together, or what
    was declared about bodies (`body_event`), and then it has no parts.
    """

    chat_id: int
    person_id: int
    at: datetime
    parts: tuple[Part, ...] = ()
    body_event: int | None = None

    @property
    def token(self) -> str:
        """What a button carries, so that it takes back this change and no later one."""
        if self.body_event is not None:
            return f"body.{self.body_event}"
        return f"{self.parts[0].before.id}.{self.parts[0].lines}"


def take_back(
    current: Commitment, before: Commitment, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The commitment as it was before, and the line of history that says so."""
    restored = replace(before, updated_at=at)
    old, new = current.deadline, before.deadline
    moved = (old.due_on if old else None) != (new.due_on if new else None)
    return restored, StatusChange(
        commitment_id=current.id,
        kind=EventKind.UNDONE,
        at=at,
        actor=actor,
        from_status=current.status,
        to_status=before.status,
        basis=before.basis,
        reached=before.reached if before.reached != current.reached else None,
        due_before=old.due_on if old and moved else None,
        due_after=new.due_on if new and moved else None,
        message=message,
    )
