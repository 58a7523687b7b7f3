"""How a letter's candidates are put on screens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commitments.model import Kind, Status
from commitments.reviews import MOST_IN_GROUP, Review, groups
from tests.builders import MONDAY, candidate, commitment

SECTIONS = st.lists(st.sampled_from(["一、规范", "二、服务", "三、监督"]), max_size=80)


@given(SECTIONS)
def test_every_candidate_is_on_one_screen_in_its_order_under_its_heading(sections: list[str]) -> None:
    found = [commitment(id=n + 1, position=n, terms=candidate(section=(s,))) for n, s in enumerate(sections)]
    made = groups(found)
    assert [item.position for group in made for item in group.items] == list(range(len(found)))
    assert all(0 < len(group.items) <= MOST_IN_GROUP for group in made)
    assert all(item.terms.section == group.section for group in made for item in group.items)


def test_what_nobody_has_touched_is_as_proposed() -> None:
    review = Review(document_id=1, choices={2: Status.REJECTED}, touched_at=MONDAY)
    kinds = (Kind.DELIVERABLE, Kind.DIRECTIONAL, Kind.DELIVERABLE)
    chosen = [review.choice(commitment(position=n, terms=candidate(kind=kind))) for n, kind in enumerate(kinds)]
    assert chosen == [Status.OPEN, Status.ON_FILE, Status.REJECTED]
