"""Links between promises: which ones contradict one another."""

from __future__ import annotations

import pytest

from commitments.errors import Misunderstood, NotFound
from commitments.model import RelationKind
from commitments.relations import Relation, between, check

DUPLICATE, SUPERSEDED = RelationKind.DUPLICATE, RelationKind.SUPERSEDED


@pytest.mark.parametrize(
    ("relation", "key"),
    [
        (Relation(1, DUPLICATE, 1), "error.linked_to_itself"),
        (Relation(1, SUPERSEDED, 2), "error.linked_already"),
        (Relation(2, SUPERSEDED, 1), "error.linked_in_a_circle"),
        (Relation(3, SUPERSEDED, 1), "error.linked_in_a_circle"),
    ],
)
def test_a_link_that_contradicts_is_refused(relation: Relation, key: str) -> None:
    existing = [Relation(1, SUPERSEDED, 2), Relation(2, SUPERSEDED, 3)]
    with pytest.raises(Misunderstood) as caught:
        check(relation, existing)
    assert caught.value.key == key


@pytest.mark.parametrize(
    "relation",
    [
        Relation(1, SUPERSEDED, 3),  # one promise may become two
        Relation(4, SUPERSEDED, 2),  # and two one
        Relation(2, DUPLICATE, 1),  # another kind makes no circle
        Relation(3, SUPERSEDED, 4),
    ],
)
def test_what_does_not_contradict_is_a_link(relation: Relation) -> None:
    check(relation, [Relation(1, SUPERSEDED, 2), Relation(2, SUPERSEDED, 3)])


def test_the_link_between_two_promises_is_found_from_either_end() -> None:
    link = Relation(1, DUPLICATE, 7)
    assert between(1, 7, [link]) == between(7, 1, [link]) == link
    with pytest.raises(NotFound):
        between(1, 2, [link])
