"""List, show, change, record, note, and the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from commitments.errors import NeedsEvidence, NotAllowed, NotFound, TransitionNotAllowed
from commitments.model import Basis, Status
from commitments.people import Role
from commitments.phases import Phase
from commitments.queries import NOT_CLOSED, Filter
from commitments.service import tracking
from commitments.service.context import Context
from commitments.service.letters import Choice
from commitments.service.listing import Listing, look
from tests.builders import quantity
from tests.commitments.service.settling import Office, after, track_dated, track_letter
from tests.registers import registered


def test_a_status_is_declared_and_stays_declared(desk: Office) -> None:
    track_letter(desk.context())
    entry, change = tracking.change_status(
        desk.context(after(1), message="local/100/9"), 1, Status.MET, link="https://a.example"
    )
    assert (entry.commitment.status, entry.commitment.basis) == (Status.MET, Basis.DOCUMENTED)
    assert (entry.phase, change.message) == (Phase.CLOSED_ON_TIME, "local/100/9")
    assert tracking.show(desk.context(after(400)), 1).commitment.status is Status.MET


def test_the_clock_alone_changes_the_phase_and_never_the_status(desk: Office) -> None:
    track_letter(desk.context())
    phases = [tracking.show(desk.context(after(days)), 1).phase for days in (0, 70, 94, 95, 125, 200)]
    assert phases == [
        Phase.UPCOMING,
        Phase.DUE_SOON,
        Phase.DUE_TODAY,
        Phase.IN_GRACE,
        Phase.OVERDUE,
        Phase.LONG_OVERDUE,
    ]
    assert tracking.show(desk.context(after(200)), 1).commitment.status is Status.OPEN


def test_a_refused_change_leaves_nothing_behind(desk: Office) -> None:
    track_letter(desk.context())
    with pytest.raises(NeedsEvidence):
        tracking.change_status(desk.context(), 1, Status.MET)
    with pytest.raises(TransitionNotAllowed):
        tracking.change_status(desk.context(), 1, Status.STALLED, words="停工")
    entry, changes = tracking.history(desk.context(), 1)
    assert (entry.commitment.status, len(changes)) == (Status.OPEN, 1)


def test_the_grace_of_the_workspace_decides(desk: Office) -> None:
    track_letter(desk.context())
    strict = replace(desk.context(after(95)), workspace=replace(desk.workspace, grace_days=0))
    assert tracking.show(strict, 1).phase is Phase.OVERDUE
    assert tracking.change_status(strict, 1, Status.NOT_MET)[0].commitment.status is Status.NOT_MET


def test_what_was_on_file_is_asked_about_once_it_is_tracked(desk: Office) -> None:
    track_letter(desk.context(), Choice.ALL)
    tracking.change_status(desk.context(), 2, Status.ON_FILE)
    entry, _ = tracking.change_status(desk.context(after(100)), 2, Status.OPEN)
    assert entry.commitment.follow_up_on == date(2019, 4, 6)


def test_progress_and_notes_go_into_the_history_in_their_order(desk: Office) -> None:
    track_letter(desk.context())
    tracking.make(desk.context(after(1)), 1, tracking.progressing(quantity(2), words="电话 李科长"))
    tracking.make(desk.context(after(2)), 1, tracking.noting("下周再问", link="https://a.example"))
    entry, changes = tracking.history(desk.context(after(3)), 1)
    assert [str(change.kind) for change in changes] == ["reviewed", "progress", "note"]
    assert (entry.commitment.status, entry.commitment.reached) == (Status.IN_PROGRESS, quantity(2))
    assert changes[-1].link == "https://a.example"


def numbers(found: Listing) -> list[int | None]:
    return [entry.commitment.number for entry in found.page.items]


def test_a_list_keeps_what_is_asked_for_the_most_urgent_first(desk: Office) -> None:
    track_dated(desk.context(), date(2019, 3, 1), date(2018, 11, 1), date(2018, 12, 1))
    tracking.change_status(desk.context(), 3, Status.MET, words="电话")
    assert numbers(look(desk.context(), NOT_CLOSED, 1, 7)) == [2, 1]
    overdue = Filter(phases=frozenset({Phase.OVERDUE}))
    assert numbers(look(desk.context(after(50)), overdue, 1, 7)) == [2]


def test_an_unknown_number_is_said_to_be_unknown(desk: Office) -> None:
    track_letter(desk.context())
    for ask in (tracking.show, tracking.history):
        with pytest.raises(NotFound) as refused:
            ask(desk.context(), 4)
        assert refused.value.facts["number"] == 4


def test_the_register_holds_every_line_as_of_its_moment(desk: Office) -> None:
    track_letter(desk.context())
    tracking.make(desk.context(after(1)), 1, tracking.progressing(None, words="已招标"))
    early = tracking.register(desk.uow, desk.workspace, date(2018, 9, 28), after(0.5))
    late = tracking.register(desk.uow, desk.workspace, date(2018, 9, 30), after(2))
    assert [e.commitment.number for e in late.entries] == [1, 2, 3]
    row = late.entries[0].commitment.id
    assert (len(early.changes[row]), len(late.changes[row])) == (1, 2)


def test_a_workspace_sees_nothing_of_another(desk: Office) -> None:
    track_letter(desk.context())
    other = desk.uow.workspaces.create("另一处")
    elsewhere = replace(desk.context(), workspace=other)
    assert registered(elsewhere) == []
    with pytest.raises(NotFound):
        tracking.show(elsewhere, 1)


CHANGES: list[Callable[[Context], object]] = [
    lambda ctx: tracking.change_status(ctx, 1, Status.IN_PROGRESS),
    lambda ctx: tracking.make(ctx, 1, tracking.progressing(None, words="已招标")),
    lambda ctx: tracking.make(ctx, 1, tracking.noting("记一笔")),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_viewer_may_look_and_not_change(desk: Office, change: Callable[[Context], object]) -> None:
    track_letter(desk.context())
    viewer = desk.context(role=Role.VIEWER)
    with pytest.raises(NotAllowed):
        change(viewer)
    assert tracking.show(viewer, 1).commitment.status is Status.OPEN
    assert len(tracking.history(viewer, 1)[1]) == 1
