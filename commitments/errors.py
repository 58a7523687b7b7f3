"""The error tree. Owns what can go wrong in the core; must not know how it is worded for a user.

    NextstepsError
    ├── ReadingError            the input cannot be read (reason: a message key)
    ├── NotFound                no such commitment, letter, person …
    ├── NotAllowed              the person's role does not cover it
    ├── Misunderstood           words that cannot be understood (reason: a message key)
    ├── TransitionNotAllowed    the status cannot change that way
    ├── StorageError            the database cannot be used: its address, its file, its age, somebody else's lock
    └── Needs                   a status change lacks something: reason, evidence, figure
        ├── NeedsReason
        ├── NeedsEvidence
        └── NeedsFigure

Each error carries the facts that its sentence needs as `facts`; `bot/i18n` holds the sentence under `key`.
"""

from __future__ import annotations


class NextstepsError(Exception):
    """An expected error. `key` names its sentence in the message catalogue, `facts` fill the sentence's gaps."""

    key = "error.unexpected"

    def __init__(self, key: str | None = None, /, **facts: object) -> None:
        self.key = key or type(self).key
        self.facts = facts
        super().__init__(f"{self.key} {facts}" if facts else self.key)


class ReadingError(NextstepsError):
    """The bytes are no text that we can read: binary, empty, over the limit."""

    key = "error.unreadable"


class NotFound(NextstepsError):
    """Nothing bears that number or name in this workspace."""

    key = "error.not_found"


class NotAllowed(NextstepsError):
    """The person's role does not cover the action."""

    key = "error.not_allowed"


class Misunderstood(NextstepsError):
    """Typed words that are no status, date, number … that we know."""

    key = "error.misunderstood"


class TransitionNotAllowed(NextstepsError):
    """The table of transitions has no such move. Facts: `current`, `wanted`, `allowed`."""

    key = "error.transition_not_allowed"


class StorageError(NextstepsError):
    """The database cannot be used: `error.database_url`, `.database_unreadable`, `.database_foreign`, `.database_newer`
    or `error.locked`. Facts: `address` or `path`, and `reason` where the system gave one.
    """

    key = "error.database_unreadable"


class Needs(NextstepsError):
    """The move is allowed, but something that it needs is missing; the chat asks for it."""


class NeedsReason(Needs):
    """A reason in words."""

    key = "error.needs_reason"


class NeedsEvidence(Needs):
    """A link, a file, or a note of who said so ("电话 李科长")."""

    key = "error.needs_evidence"


class NeedsFigure(Needs):
    """The figure reached, because the commitment has a target number. Facts: `target`."""

    key = "error.needs_figure"
