"""What the core asks of the store about what comes by itself: protocols of the ledger, snoozes and awaited replies.

They are parts of `ports.UnitOfWork`; must not know any implementation.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Protocol

from commitments.expectations import Expectation
from commitments.ledger import Delivery, PushKind, PushRecord


class Pushes(Protocol):
    """The sent ledger: one row a chat, kind and local date says that this run was dealt with."""

    def record(self, push: PushRecord) -> bool:
        """Write the row; False if its run stood there already, and then nothing may be sent."""
        ...

    def of_chat(self, chat_id: int, limit: int, kind: PushKind | None = None) -> Sequence[PushRecord]:
        """The chat's latest runs, the newest first; of one kind or of both."""
        ...

    def delivery(self, transport: str, key: str) -> Delivery | None:
        """What became of the push's message; None where nothing is known of it any more."""
        ...


class Snoozes(Protocol):
    """Of which commitments a chat wants to hear later."""

    def put(self, chat_id: int, commitment_ids: Collection[int], until: date) -> None:
        """Keep the commitments from the chat until that day, in place of an earlier wish."""
        ...

    def of_chat(self, chat_id: int) -> Mapping[int, date]:
        """The chat's snoozed commitments and the day on which each is told again."""
        ...

    def clear(self, chat_id: int, until: date) -> None:
        """Forget those whose day has come by `until`."""
        ...

    def drop(self, commitment_id: int) -> None:
        """Forget them in every chat: somebody has answered."""
        ...


class Expectations(Protocol):
    """Questions whose answers are awaited, by number in their workspace."""

    def add(
        self, *, workspace_id: int, reference: str, body: str, asked_on: date, due_on: date, added_by: str
    ) -> Expectation:
        """Keep a new one under the workspace's next ordinal."""
        ...

    def get(self, workspace_id: int, ordinal: int) -> Expectation:
        """By its number in the list. Raises NotFound ("error.no_such_expectation", number)."""
        ...

    def waiting(self, workspace_id: int) -> Sequence[Expectation]:
        """Those still awaited, the earliest due first."""
        ...

    def save(self, expectation: Expectation) -> None:
        """Keep its date and what became of it."""
        ...
