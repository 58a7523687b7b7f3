"""Choosing group by group: nothing is lost, nothing is counted twice, and what was chosen is what is done."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import Status
from commitments.people import Role
from commitments.reviews import CHOICES
from commitments.service import reviewing
from commitments.service.letters import discard, receive
from tests.builders import candidate, quote
from tests.commitments.service.settling import Office, after, reading
from tests.registers import registered


def pending(desk: Office, size: int = 23, text: str = "信") -> int:
    found = [
        candidate(title=f"事项{n}", quote=quote("建成。", 10 * n), section=(f"第{n // 9}节",), quantities=())
        for n in range(size)
    ]
    return receive(desk.context(), reading(text, candidates=found)).document.id


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 22), st.sampled_from(CHOICES), st.booleans()), max_size=12))
def test_what_was_chosen_last_is_what_is_done(desk: Office, steps: list[tuple[int, Status, bool]]) -> None:
    ctx = desk.context()
    before = {entry.commitment.id for entry in registered(ctx)}
    letter = pending(desk, text=f"{desk.uow.commitments.next_number(1)}封信")
    wanted = dict.fromkeys(range(23), Status.OPEN)
    for position, to, whole in steps:
        if whole:
            sheet = reviewing.choose_group(ctx, letter, position // 9, to)
            wanted.update({item.position: to for item in sheet.group.items})
        else:
            reviewing.choose(ctx, letter, {position: to})
            wanted[position] = to
    sheet = reviewing.look(ctx, letter)
    assert [sheet.count(to) for to in CHOICES] == [list(wanted.values()).count(to) for to in CHOICES]
    reviewing.finish(ctx, letter)
    new = [e.commitment for e in registered(ctx) if e.commitment.id not in before]
    assert {c.position: c.status for c in new} == wanted
    numbers = sorted(c.number or 0 for c in new)
    assert numbers == list(range(numbers[0], numbers[0] + 23))
    for commitment in new:
        (change,) = desk.uow.history.of_commitment(commitment.id)
        assert (change.from_status, change.to_status) == (Status.CANDIDATE, commitment.status)
    assert desk.uow.reviews.find(letter) is None


def test_typed_numbers_are_those_of_the_group_on_the_screen(desk: Office) -> None:
    ctx, letter = desk.context(), pending(desk)
    reviewing.look(ctx, letter, 1)
    sheet = reviewing.keep_only(ctx, letter, {1, 2}, {3: Status.REJECTED})
    assert [sheet.review.choice(c) for c in sheet.group.items][:4] == [
        Status.OPEN,
        Status.OPEN,
        Status.REJECTED,
        Status.ON_FILE,
    ]
    assert sheet.review.choice(sheet.groups[0].items[0]) is Status.OPEN
    with pytest.raises(Misunderstood) as caught:
        reviewing.keep_only(ctx, letter, {99}, {})
    assert caught.value.key == "error.not_in_group"


def test_without_a_number_the_letter_that_was_reviewed_last_goes_on(desk: Office) -> None:
    with pytest.raises(NotFound):
        reviewing.current(desk.context())
    first, second = pending(desk), pending(desk, text="又一封")
    with pytest.raises(NotFound) as caught:
        reviewing.current(desk.context())
    assert caught.value.key == "error.which_review"
    reviewing.look(desk.context(), second)
    reviewing.look(desk.context(after(hours=1)), first, 2)
    assert reviewing.current(desk.context()) == first
    assert reviewing.look(desk.context(after(days=9)), first).review.group == 2


def test_only_those_who_may_edit_choose_and_only_once(desk: Office) -> None:
    letter = pending(desk)
    with pytest.raises(NotAllowed):
        reviewing.look(desk.context(role=Role.VIEWER), letter)
    discard(desk.context(), letter)
    with pytest.raises(Misunderstood):
        reviewing.finish(desk.context(), letter)
