"""Linking promises: both cards know, the history says so, undo takes it back."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NextstepsError, NotAllowed, NotFound
from commitments.evidence import standing
from commitments.model import EventKind, RelationKind, Status
from commitments.people import Role
from commitments.relations import Relation
from commitments.service import tracking
from commitments.service.linking import link, links, unlink
from commitments.service.undoing import undo
from tests.commitments.service.settling import Office, track_letter
from tests.registers import registered

DUPLICATE, SUPERSEDED = RelationKind.DUPLICATE, RelationKind.SUPERSEDED


def seen(desk: Office, number: int) -> list[tuple[RelationKind, int | None, bool]]:
    return [(each.kind, each.other.number, each.backwards) for each in links(desk.context(), number)]


def test_a_duplicate_is_linked_and_keeps_its_status(desk: Office) -> None:
    track_letter(desk.context())
    entry, change = link(desk.context(), 1, DUPLICATE, 2)
    assert (entry.commitment.status, change.kind, change.relation, change.other) == (
        Status.OPEN,
        EventKind.LINKED,
        DUPLICATE,
        2,
    )
    assert seen(desk, 1) == [(DUPLICATE, 2, False)]
    assert seen(desk, 2) == [(DUPLICATE, 1, True)]


def test_a_superseded_one_gets_the_status_and_the_link_whichever_way_it_is_said(desk: Office) -> None:
    track_letter(desk.context())
    entry, _ = link(desk.context(), 1, SUPERSEDED, 3)
    assert entry.commitment.status is Status.SUPERSEDED
    entry, change = tracking.change_status(desk.context(), 2, Status.SUPERSEDED, successor=3)
    assert entry.commitment.status is Status.SUPERSEDED
    assert (change.relation, change.other) == (SUPERSEDED, 3)
    assert seen(desk, 3) == [(SUPERSEDED, 1, True), (SUPERSEDED, 2, True)]


def test_one_that_is_met_is_linked_to_its_successor_and_stays_met(desk: Office) -> None:
    track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.MET, words="电话")
    entry, change = link(desk.context(), 1, SUPERSEDED, 3)
    assert (entry.commitment.status, change.kind) == (Status.MET, EventKind.LINKED)
    assert seen(desk, 1) == [(SUPERSEDED, 3, False)]


@pytest.mark.parametrize("kind", RelationKind)
def test_undo_takes_the_link_back_with_the_status(desk: Office, kind: RelationKind) -> None:
    track_letter(desk.context())
    link(desk.context(), 1, kind, 3)
    (entry,) = undo(desk.context()).entries
    assert entry.commitment.status is Status.OPEN
    assert seen(desk, 1) == seen(desk, 3) == []
    link(desk.context(), 3, kind, 1)  # the other way round is no circle any more


def test_a_link_is_taken_away_from_either_end_and_undo_brings_it_back(desk: Office) -> None:
    track_letter(desk.context())
    link(desk.context(), 1, DUPLICATE, 2)
    entry, change = unlink(desk.context(), 2, 1)
    assert (entry.commitment.number, change.kind) == (1, EventKind.UNLINKED)
    assert seen(desk, 1) == []
    undo(desk.context())
    assert seen(desk, 1) == [(DUPLICATE, 2, False)]


def test_one_that_was_reopened_can_be_superseded_by_the_same_again(desk: Office) -> None:
    track_letter(desk.context())
    link(desk.context(), 1, SUPERSEDED, 3)
    tracking.change_status(desk.context(), 1, Status.OPEN, words="新答复撤回了")
    assert seen(desk, 1) == [(SUPERSEDED, 3, False)]
    entry, change = tracking.change_status(desk.context(), 1, Status.SUPERSEDED, successor=3)
    assert (entry.commitment.status, change.relation) == (Status.SUPERSEDED, None)
    undo(desk.context())
    assert seen(desk, 1) == [(SUPERSEDED, 3, False)]


def test_a_link_is_no_report_so_that_we_go_on_asking(desk: Office) -> None:
    track_letter(desk.context())
    before = tracking.show(desk.context(), 2).commitment.follow_up_on
    entry, _ = link(desk.context(), 2, DUPLICATE, 1)
    assert entry.commitment.follow_up_on == before


def test_what_cannot_be_linked_changes_nothing(desk: Office) -> None:
    track_letter(desk.context())
    for number, kind, other, error in (
        (1, DUPLICATE, 9, NotFound),
        (9, DUPLICATE, 1, NotFound),
        (1, SUPERSEDED, 1, Misunderstood),
        (1, SUPERSEDED, 9, NotFound),
    ):
        with pytest.raises(error):
            link(desk.context(), number, kind, other)
    with pytest.raises(NotFound):
        unlink(desk.context(), 1, 2)
    with pytest.raises(NotAllowed):
        link(desk.context(role=Role.VIEWER), 1, DUPLICATE, 2)
    assert [len(desk.uow.history.of_commitment(e.commitment.id)) for e in registered(desk.context())] == [1] * 3


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["duplicate", "superseded", "status", "reopen", "unlink", "undo"]),
        st.integers(1, 3),
        st.integers(1, 3),
    ),
    max_size=20,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_links_are_those_that_the_histories_state_whatever_is_done(
    desk: Office, steps: list[tuple[str, int, int]]
) -> None:
    if not desk.uow.documents.find_by_ordinal(1, 1):
        track_letter(desk.context())
    for what, number, other in steps:
        ctx = desk.context()
        try:
            if what in ("duplicate", "superseded"):
                link(ctx, number, RelationKind(what), other)
            elif what == "status":
                tracking.change_status(ctx, number, Status.SUPERSEDED, successor=other)
            elif what == "reopen":
                tracking.change_status(ctx, number, Status.OPEN, words="弄错了")
            elif what == "unlink":
                unlink(ctx, number, other)
            else:
                undo(ctx)
        except NextstepsError:
            pass
    stated: set[Relation] = set()
    for number in (1, 2, 3):
        commitment = desk.uow.commitments.get(1, number)
        for line in standing(desk.uow.history.of_commitment(commitment.id)):
            if line.relation is not None and line.other is not None:
                relation = Relation(number, line.relation, line.other)
                (stated.discard if line.kind is EventKind.UNLINKED else stated.add)(relation)
    kept = desk.uow.relations.all(1)
    assert len(kept) == len(set(kept))
    assert set(kept) == stated
    for kind in RelationKind:  # no circle, however many steps
        ahead = {(each.number, each.other) for each in kept if each.kind is kind}
        for _ in range(3):
            ahead |= {(a, d) for a, b in ahead for c, d in ahead if b == c}
        assert all(a != b for a, b in ahead)
