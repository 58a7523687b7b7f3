"""A newer reply in place of an older one, promise by promise."""

from __future__ import annotations

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import Commitment, RelationKind, Status
from commitments.people import Role
from commitments.replacements import Choice, Fate
from commitments.service import letters, replacing, tracking, undoing
from commitments.service.replacing import Sheet
from tests.commitments.service.settling import Office
from tests.commitments.service.test_copies import take_in
from tests.twice import FIRST, SECOND

STATION, LIST, RULES, COMPLAINTS = (
    "建成5个社区检测站",
    "公布首批失信商户名单",
    "发布《示范市社区服务规范》",
    "快速处理机制",
)


@pytest.fixture
def state(desk: Office) -> Sheet:
    """The first reply tracked whole, the second one come in, the replacement begun."""
    first = take_in(desk, FIRST)
    letters.track(desk.context(), first.document.id, letters.Choice.ALL)
    return replacing.begin(desk.context(), take_in(desk, SECOND).document.id, first.document.id)


def old(state: Sheet, part: str) -> Commitment:
    (found,) = [item.old for item in state.items if part in item.old.title]
    return found


def number(state: Sheet, part: str) -> int:
    return old(state, part).number or 0


def fate(state: Sheet, part: str) -> Fate:
    return state.item(number(state, part)).fate


def status(desk: Office, number: int) -> Status:
    return tracking.show(desk.context(), number).commitment.status


def test_fates_are_proposed_by_likeness_and_nothing_is_done_yet(desk: Office, state: Sheet) -> None:
    assert fate(state, STATION) is fate(state, RULES) is Fate.REPLACED
    assert fate(state, LIST) is Fate.UNCHANGED
    assert fate(state, COMPLAINTS) is Fate.STANDS
    assert {status(desk, item.old.number or 0) for item in state.items} == {Status.OPEN}


def test_what_is_chosen_stays_and_goes_on_where_it_was_left(desk: Office, state: Sheet) -> None:
    replacing.choose(desk.context(), state.document.id, number(state, COMPLAINTS), Choice(Fate.DROPPED))
    replacing.choose(desk.context(), state.document.id, number(state, STATION), Choice(Fate.STANDS))
    again = replacing.current(desk.context())
    assert fate(again, COMPLAINTS) is Fate.DROPPED
    assert fate(again, STATION) is Fate.STANDS
    assert [c.title for c in again.fresh] == ["建成8个社区检测站"]
    assert fate(again, LIST) is Fate.UNCHANGED


def test_a_new_promise_stands_for_one_old_one_only(desk: Office, state: Sheet) -> None:
    new = state.item(number(state, STATION)).new
    assert new is not None
    choice = Choice(Fate.REPLACED, new.position)
    changed = replacing.choose(desk.context(), state.document.id, number(state, COMPLAINTS), choice)
    assert fate(changed, COMPLAINTS) is Fate.REPLACED
    assert fate(changed, STATION) is Fate.STANDS
    assert replacing.choose(desk.context(), state.document.id, number(state, COMPLAINTS), choice) == changed


def test_confirmed_it_supersedes_links_keeps_and_withdraws(desk: Office, state: Sheet) -> None:
    ctx = desk.context()
    replacing.choose(ctx, state.document.id, number(state, COMPLAINTS), Choice(Fate.DROPPED))
    done = replacing.finish(ctx, state.document.id, "新答复")
    assert status(desk, number(state, STATION)) is status(desk, number(state, RULES)) is Status.SUPERSEDED
    assert status(desk, number(state, LIST)) is Status.OPEN
    assert status(desk, number(state, COMPLAINTS)) is Status.DROPPED
    new = {c.title: c for c in desk.uow.commitments.of_document(state.document.id)}
    assert new["建成8个社区检测站"].status is Status.OPEN
    assert new[LIST].status is Status.ON_FILE
    links = {(r.number, r.kind, r.other) for r in desk.uow.relations.all(desk.workspace.id)}
    assert (number(state, STATION), RelationKind.SUPERSEDED, new["建成8个社区检测站"].number) in links
    assert (new[LIST].number, RelationKind.DUPLICATE, number(state, LIST)) in links
    assert {c.title for c in done.tracked} >= {"建成8个社区检测站"}
    with pytest.raises(NotFound):
        replacing.current(ctx)


def test_all_of_it_is_taken_back_at_once(desk: Office, state: Sheet) -> None:
    ctx = desk.context()
    replacing.finish(ctx, state.document.id, "新答复")
    undoing.undo(ctx)
    assert {status(desk, item.old.number or 0) for item in state.items} == {Status.OPEN}
    assert not desk.uow.relations.all(desk.workspace.id)


def test_old_promises_that_were_closed_meanwhile_are_left_alone(desk: Office, state: Sheet) -> None:
    ctx = desk.context()
    tracking.change_status(ctx, number(state, COMPLAINTS), Status.DROPPED, words="不办了")
    again = replacing.look(ctx, state.document.id)
    assert len(again.items) == len(state.items) - 1
    with pytest.raises(NotFound):
        replacing.choose(ctx, state.document.id, number(state, COMPLAINTS), Choice(Fate.STANDS))


def test_what_cannot_be_replaced_is_refused(desk: Office, state: Sheet) -> None:
    ctx = desk.context()
    with pytest.raises(NotAllowed):
        replacing.finish(desk.context(role=Role.VIEWER), state.document.id, "")
    with pytest.raises(NotFound):
        replacing.choose(ctx, state.document.id, number(state, STATION), Choice(Fate.REPLACED, 99))
    with pytest.raises(Misunderstood, match="nothing_to_replace"):
        replacing.begin(ctx, state.document.id, state.document.id)
    replacing.finish(ctx, state.document.id, "新答复")
    with pytest.raises(Misunderstood, match="already_decided"):
        replacing.begin(ctx, state.document.id, state.of.id)
