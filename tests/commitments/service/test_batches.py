"""Several at once: what is possible is done in one change, the rest is named and left alone, and it is undone together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NeedsEvidence, NeedsFigure, NotAllowed, TransitionNotAllowed
from commitments.model import Commitment, EventKind, Owner, Status
from commitments.people import Role
from commitments.queries import Entry
from commitments.service import batches, owning, tracking
from commitments.service.batches import carry_out, plan
from commitments.service.undoing import undo
from tests.builders import candidate, quote
from tests.commitments.service.settling import Office, after, track_dated, track_letter
from tests.keeping import keep_commitments, keep_document
from tests.registers import registered


def numbers(entries: tuple[Entry, ...]) -> list[int | None]:
    return [entry.commitment.number for entry in entries]


def state(commitment: Commitment) -> Commitment:
    return replace(commitment, updated_at=None)


def test_what_is_not_allowed_is_left_alone_with_its_reason(desk: Office) -> None:
    track_letter(desk.context())
    tracking.change_status(desk.context(), 2, Status.MET, words="电话")
    planned = plan(desk.context(), registered(desk.context()), tracking.declaring(Status.ON_FILE))
    assert numbers(planned.possible) == [1, 3]
    (refused,) = planned.refused
    assert refused.entry.commitment.number == 2
    assert isinstance(refused.error, TransitionNotAllowed)
    done = carry_out(desk.context(), planned)
    assert [entry.commitment.status for entry in done] == [Status.ON_FILE, Status.ON_FILE]
    assert desk.uow.commitments.get(1, 2).status is Status.MET


def test_planning_changes_nothing(desk: Office) -> None:
    track_letter(desk.context())
    before = registered(desk.context())
    plan(desk.context(), before, tracking.declaring(Status.IN_PROGRESS))
    assert registered(desk.context()) == before


def test_what_is_missing_is_one_need_for_all_and_a_figure_is_none(desk: Office) -> None:
    track_letter(desk.context())
    found = [candidate(title="修10条路", quote=quote("修10条路。"))]
    document = keep_document(desk.uow, desk.workspace.id, fingerprint="g" * 64)
    keep_commitments(desk.uow, document, found)
    entries = registered(desk.context())
    planned = plan(desk.context(), entries, tracking.declaring(Status.MET))
    assert isinstance(planned.needs, NeedsEvidence)
    assert planned.lacking == (1, 2, 3, 4)
    planned = plan(desk.context(), entries, tracking.declaring(Status.MET, words="电话 李科长"))
    assert planned.needs is None
    assert numbers(planned.possible) == [1, 2, 3]
    assert isinstance(planned.refused[0].error, NeedsFigure)


def test_each_gets_its_line_and_one_undo_takes_all_back(desk: Office) -> None:
    track_letter(desk.context())
    before = [state(entry.commitment) for entry in registered(desk.context())]
    planned = plan(desk.context(), registered(desk.context()), owning.giving(Owner("李强")))
    carry_out(desk.context(), planned)
    for entry in registered(desk.context()):
        assert desk.uow.history.of_commitment(entry.commitment.id)[-1].kind is EventKind.OWNER
    outcome = undo(desk.context(after(minutes=10)))
    assert numbers(outcome.entries) == [1, 2, 3]
    assert outcome.left == ()
    assert [state(entry.commitment) for entry in registered(desk.context())] == before


def test_undo_leaves_alone_what_somebody_has_changed_since(desk: Office) -> None:
    track_letter(desk.context())
    carry_out(
        desk.context(),
        plan(desk.context(), registered(desk.context()), tracking.declaring(Status.IN_PROGRESS)),
    )
    other = replace(desk.context(), person=desk.uow.workspaces.person("local", 200, "李强"), role=Role.EDITOR)
    tracking.make(other, 2, tracking.noting("我也看过"))
    outcome = undo(desk.context())
    assert numbers(outcome.entries) == [1, 3]
    assert outcome.left == (2,)
    assert desk.uow.commitments.get(1, 2).status is Status.IN_PROGRESS


def test_a_plan_notices_that_something_has_happened_since(desk: Office) -> None:
    track_letter(desk.context())
    entries = registered(desk.context())
    seen = plan(desk.context(), entries, tracking.noting("一")).lines
    tracking.make(desk.context(), 3, tracking.noting("二"))
    assert plan(desk.context(), entries, tracking.noting("一")).lines == seen + 1


def test_there_are_bounds_and_rights(desk: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    track_dated(desk.context(), *[date(2018, 12, 31)] * 3)
    monkeypatch.setattr(batches, "MOST", 2)
    entries = registered(desk.context())
    with pytest.raises(Misunderstood) as caught:
        plan(desk.context(), entries, tracking.noting("一"))
    assert caught.value.facts == {"count": 3, "most": 2}
    with pytest.raises(NotAllowed):
        plan(desk.context(role=Role.VIEWER), entries[:1], tracking.noting("一"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(list(Status)), st.sets(st.integers(1, 3), min_size=1)), max_size=8))
def test_a_batch_does_what_one_by_one_would_have_done(desk: Office, steps: list[tuple[Status, set[int]]]) -> None:
    if not registered(desk.context()):
        track_letter(desk.context())
    for to, chosen in steps:
        entries = [e for e in registered(desk.context()) if e.commitment.number in chosen]
        move = tracking.declaring(to, words="电话")
        planned = plan(desk.context(), entries, move)
        alone = []
        for entry in entries:
            single = plan(desk.context(), [entry], move)
            alone += [state(commitment) for commitment, _ in single.changes]
        assert [state(commitment) for commitment, _ in planned.changes] == alone
        if not planned.possible:
            continue
        before = {e.commitment.number: state(e.commitment) for e in entries}
        carry_out(desk.context(), planned)
        assert {e.commitment.number: state(e.commitment) for e in undo(desk.context()).entries} == {
            e.commitment.number: before[e.commitment.number] for e in planned.possible
        }
        carry_out(desk.context(), planned)
