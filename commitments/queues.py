"""What waits to be handled and to be sent: owns the protocols of inbox and outbox; must not know any implementation."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from commitments.messaging import InboxItem, OutboxItem, OutgoingMessage, Received


class Inbox(Protocol):
    """Raw updates, kept before Telegram is told that we have them."""

    def receive(self, transport: str, updates: Sequence[Received], at: datetime) -> int:
        """Keep the updates that are new; returns how many were."""
        ...

    def claim(
        self, transport: str, now: datetime, lease_until: datetime, limit: int, *, suspects: bool = False
    ) -> Sequence[InboxItem]:
        """Lease what may be handled now, by arrival: at most the oldest of each chat, nothing before its next try,
        nothing whose lease runs; with `suspects` only what a process has died at.
        """
        ...

    def any_suspect(self, transport: str, now: datetime) -> bool:
        """Whether an update that a process has died at may be handled now, or is being handled."""
        ...

    def done(self, item_id: int, at: datetime) -> None:
        """It is handled."""
        ...

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to its place until `retry_at`; with None it is parked and not tried again."""
        ...

    def release(self, transport: str, *, died: bool) -> None:
        """End the leases of a process that has ended. What it was at does not count as tried; if it died, any of them
        may have been the reason.
        """
        ...

    def next_due_at(self, transport: str) -> datetime | None:
        """When there will be something to claim; None where nothing waits."""
        ...

    def last_update_id(self, transport: str, since: datetime) -> int | None:
        """The update id received last, if that was later than `since`; from it polling goes on."""
        ...

    def prune(self, transport: str, before: datetime) -> None:
        """Forget the updates that were handled or parked before that moment, and their keys with them."""
        ...


class Outbox(Protocol):
    """What is to be sent, in order inside each chat."""

    def enqueue(self, message: OutgoingMessage, at: datetime) -> None:
        """Keep it, unless its dedup key is there already."""
        ...

    def claim(self, transport: str, now: datetime, lease_until: datetime, limit: int) -> Sequence[OutboxItem]:
        """Lease what may be sent now: at most the oldest of each chat, nothing before its time, nothing whose lease
        runs; what has expired is dropped instead. Answers to presses come first, then what somebody waits for.
        """
        ...

    def sent(self, item_id: int, message_id: int | None, at: datetime) -> None:
        """It is with the chat, under that number where the transport named one."""
        ...

    def postpone(self, item_id: int, until: datetime) -> None:
        """Back to its place until then, untried."""
        ...

    def keep_quiet(self, item_id: int, until: datetime) -> None:
        """Back to its place until then, untried; meanwhile those behind it do not wait for it."""
        ...

    def failed(self, item_id: int, error: str, *, retry_at: datetime | None, at: datetime) -> None:
        """Back to the queue until `retry_at`; with None it is given up."""
        ...

    def release(self, transport: str) -> None:
        """End the leases of a process that died."""
        ...

    def close_chat(self, transport: str, chat_id: int, error: str, at: datetime) -> None:
        """Nothing can be sent to the chat: its pushes are held, its answers given up."""
        ...

    def reopen_chat(self, transport: str, chat_id: int, at: datetime) -> None:
        """Let go what was held."""
        ...

    def move_chat(self, transport: str, old: int, new: int) -> None:
        """What waits for the chat is for the one that it has become."""
        ...

    def next_due_at(self, transport: str) -> datetime | None:
        """When the next unsent row may be sent, or None where there is none."""
        ...

    def prune(self, transport: str, before: datetime) -> None:
        """Forget the answers that were sent or given up before that moment."""
        ...
