"""Promises that are linked: owns what a duplicate and a successor are and which links contradict one another; no words.

A link is stated of one promise and names the other; it stands in the history of the one that it is stated of.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from commitments.errors import Misunderstood, NotFound
from commitments.lifecycle import happened
from commitments.model import Commitment, EventKind, RelationKind, StatusChange


@dataclass(frozen=True, slots=True)
class Relation:
    """The promise `number` is a duplicate of, or was superseded by, the promise `other` of the same workspace."""

    number: int
    kind: RelationKind
    other: int


@dataclass(frozen=True, slots=True)
class Link:
    """A relation seen from one of its ends: the promise at the other end, and whether it is stated of that one."""

    kind: RelationKind
    other: Commitment
    backwards: bool


def check(relation: Relation, existing: Collection[Relation]) -> None:
    """Raise Misunderstood for a link of a promise to itself, one that is there, and one that closes a circle: of two
    promises only one is the duplicate, and nothing is superseded by what it supersedes, however many lie between.
    """
    facts = {"number": relation.number, "other": relation.other}
    if relation.number == relation.other:
        raise Misunderstood("error.linked_to_itself", **facts)
    if relation in existing:
        raise Misunderstood("error.linked_already", **facts)
    reached, ahead = set[int](), {relation.other}
    while ahead:
        reached |= ahead
        ahead = {each.other for each in existing if each.kind is relation.kind and each.number in ahead} - reached
    if relation.number in reached:
        raise Misunderstood("error.linked_in_a_circle", **facts)


def linked(
    commitment: Commitment, relation: Relation, *, at: datetime, actor: str, words: str = "", message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The line of history that says that the link was made; nothing about the promise itself changes."""
    return _stated(commitment, EventKind.LINKED, relation, at=at, actor=actor, words=words, message=message)


def unlinked(
    commitment: Commitment, relation: Relation, *, at: datetime, actor: str, message: str | None = None
) -> tuple[Commitment, StatusChange]:
    """The line of history that says that the link was taken away. A status that it brought stays."""
    return _stated(commitment, EventKind.UNLINKED, relation, at=at, actor=actor, words="", message=message)


def between(number: int, other: int, existing: Collection[Relation]) -> Relation:
    """The link between two promises, whichever it is stated of. Raises NotFound."""
    ends = {number, other}
    for relation in existing:
        if {relation.number, relation.other} == ends:
            return relation
    raise NotFound("error.not_linked", number=number, other=other)


def stated_in(change: StatusChange, number: int) -> Relation | None:
    """The relation that a line of the history of promise `number` makes or takes away."""
    if change.relation is None or change.other is None:
        return None
    return Relation(number, change.relation, change.other)


def _stated(
    commitment: Commitment,
    kind: EventKind,
    relation: Relation,
    *,
    at: datetime,
    actor: str,
    words: str,
    message: str | None,
) -> tuple[Commitment, StatusChange]:
    line = happened(commitment, kind, at=at, actor=actor, words=words, message=message)
    return replace(commitment, updated_at=at), replace(line, relation=relation.kind, other=relation.other)
