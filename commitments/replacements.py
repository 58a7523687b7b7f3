"""A letter replaced by a newer one, promise by promise: owns the fates and what is kept; must not know who chooses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Fate(StrEnum):
    """What becomes of an old promise: a new one takes its place, the new letter says it again, it still stands though
    the new letter is silent, or it is withdrawn.
    """

    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    STANDS = "stands"
    DROPPED = "dropped"

    @property
    def has_partner(self) -> bool:
        """Whether it names a promise of the new letter."""
        return self in (Fate.REPLACED, Fate.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Choice:
    """The fate of an old promise, and the place in the new letter of the promise that it is tied to."""

    fate: Fate
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """How far the replacing of one letter by another has come: what was chosen, by the number of the old promise."""

    document_id: int
    of_document_id: int
    choices: Mapping[int, Choice] = field(default_factory=dict)
    touched_at: datetime
