"""Choosing among a letter's candidates: owns groups and choices; must not know who chooses or where it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from commitments.model import Commitment, Status

CHOICES = (Status.OPEN, Status.ON_FILE, Status.REJECTED)
"""What can be chosen: tracked, kept on file, not a promise at all. The next choice is the one behind, in a circle."""

WHOLE = 6
"""A letter with no more promises is shown whole before it is decided about: that is its review."""

MOST_IN_GROUP = 10
"""Candidates on a screen; a longer passage is cut, evenly."""


@dataclass(frozen=True, slots=True)
class ToldWhere:
    """A chat of ours, and the topic of it where it has some."""

    chat_id: int
    topic_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """How far the choosing has come: the group last looked at, from 0, and what was chosen by the candidate's position.
    What nobody has touched is as it is proposed: the specific ones tracked, the general ones on file. `seen` are the
    positions that have been on a screen, `told` is the group that is told when all is chosen in a private chat.
    """

    document_id: int
    group: int = 0
    choices: Mapping[int, Status] = field(default_factory=dict)
    seen: frozenset[int] = frozenset()
    told: ToldWhere | None = None
    touched_at: datetime

    def choice(self, commitment: Commitment) -> Status:
        """What is chosen for the candidate now."""
        proposed = Status.OPEN if commitment.terms.kind.specific else Status.ON_FILE
        return self.choices.get(commitment.position, proposed)


@dataclass(frozen=True, slots=True)
class Group:
    """The candidates under one heading, in the order of the text."""

    section: tuple[str, ...]
    items: tuple[Commitment, ...]


def in_text(commitment: Commitment) -> tuple[int, int]:
    """The order of the text, to sort by."""
    return commitment.terms.quote.start, commitment.position


def groups(candidates: Sequence[Commitment]) -> tuple[Group, ...]:
    """The candidates by the letter's headings; none has more than fit on a screen."""
    made = []
    for section, under in groupby(sorted(candidates, key=in_text), key=lambda c: c.terms.section):
        items = tuple(under)
        parts = -(-len(items) // MOST_IN_GROUP)
        size = -(-len(items) // parts)
        made += [Group(section, items[start : start + size]) for start in range(0, len(items), size)]
    return tuple(made)
