"""Taking back: history only grows, the state is as before, and nobody takes back what is not theirs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NextstepsError, NotFound
from commitments.model import Commitment, EventKind, Quantity, Status
from commitments.people import Role
from commitments.service import evidence, tracking
from commitments.service.undoing import last, undo
from tests.commitments.service.settling import Office, after, track_letter
from tests.registers import registered

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("status"), st.integers(1, 3), st.sampled_from(list(Status))),
        st.tuples(st.just("progress"), st.integers(1, 3), st.integers(0, 9)),
        st.tuples(st.just("note"), st.integers(1, 3), st.just(0)),
        st.tuples(st.just("evidence"), st.integers(1, 3), st.just(0)),
        st.tuples(st.just("undo"), st.just(0), st.just(0)),
    ),
    max_size=25,
)


def state(commitment: Commitment) -> Commitment:
    """All of it but when it was touched."""
    return replace(commitment, updated_at=None)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_history_states_and_counts_agree_whatever_is_done(desk: Office, steps: list[tuple[str, int, object]]) -> None:
    if not registered(desk.context()):
        track_letter(desk.context())
    ctx = desk.context()
    ctx.uow.last_changes.drop(ctx.chat.id, ctx.person.id)  # the desk is the same for every example
    remembered: Commitment | None = None
    for minute, (what, number, value) in enumerate(steps):
        ctx = desk.context(after(minutes=minute / 10))
        before = {e.commitment.number: e.commitment for e in registered(ctx)}
        lines = {n: len(desk.uow.history.of_commitment(c.id)) for n, c in before.items()}
        try:
            if what == "status":
                entry, _ = tracking.change_status(ctx, number, Status(str(value)), words="电话")
            elif what == "progress":
                entry, _ = tracking.make(ctx, number, tracking.progressing(Quantity(Decimal(str(value)), "个")))
            elif what == "note":
                entry, _ = tracking.make(ctx, number, tracking.noting("记一笔"))
            elif what == "evidence":
                entry, _ = evidence.attach(ctx, number, None, link="https://example.org/a")
            else:
                (entry,) = undo(ctx).entries
                assert desk.uow.history.of_commitment(entry.commitment.id)[-1].kind is EventKind.UNDONE
                assert remembered is not None
                assert state(entry.commitment) == state(remembered)
            remembered = None if what == "undo" else before[entry.commitment.number]
            changed = {entry.commitment.number}
        except NextstepsError:
            changed = set()
        for e in registered(ctx):
            kept = e.commitment
            history = desk.uow.history.of_commitment(kept.id)
            assert len(history) == lines[kept.number] + (kept.number in changed)
            assert history[-1].to_status is kept.status
            assert all(a.to_status is b.from_status for a, b in pairwise(history))
            assert kept.number in changed or kept == before[kept.number]
        assert len(registered(ctx)) == 3


def test_it_is_possible_for_ten_minutes_and_once(desk: Office) -> None:
    track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.IN_PROGRESS)
    with pytest.raises(NotFound):
        undo(desk.context(after(minutes=11)))
    (entry,) = undo(desk.context(after(minutes=10))).entries
    assert entry.commitment.status is Status.OPEN
    with pytest.raises(NotFound):
        undo(desk.context(after(minutes=10)))


def test_an_older_button_does_not_take_back_a_newer_change(desk: Office) -> None:
    track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.IN_PROGRESS)
    older = last(desk.context())
    tracking.make(desk.context(), 2, tracking.noting("记一笔"))
    assert older is not None
    with pytest.raises(NotFound):
        undo(desk.context(), older.token)


def test_what_somebody_else_has_changed_since_stays(desk: Office) -> None:
    track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.IN_PROGRESS)
    other = replace(desk.context(), person=desk.uow.workspaces.person("local", 200, "李强"), role=Role.EDITOR)
    with pytest.raises(NotFound):
        undo(other)
    tracking.make(other, 1, tracking.noting("我也看过"))
    with pytest.raises(Misunderstood) as caught:
        undo(desk.context())
    assert caught.value.key == "error.changed_since"
