"""A letter comes in, is decided about, corrected, removed, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import (
    Deadline,
    DocumentState,
    DueSource,
    EventKind,
    HeadField,
    HeadSource,
    Status,
)
from commitments.people import Role
from commitments.service import letters, tracking
from commitments.service.letters import Choice, Receipt
from tests.builders import deadline
from tests.commitments.service.settling import Office, after, promises, reading, track_letter
from tests.registers import registered


def test_a_new_letter_is_kept_pending_and_nothing_is_tracked(desk: Office) -> None:
    received = letters.receive(desk.context(), reading())
    assert received.receipt is Receipt.NEW
    assert (received.document.ordinal, received.document.state) == (1, DocumentState.PENDING)
    assert (received.document.obtained_on, received.document.added_by) == (date(2018, 9, 28), "张敏")
    assert [(c.status, c.number) for c in received.commitments] == [(Status.CANDIDATE, None)] * 3
    assert registered(desk.context()) == []


def test_the_letter_is_kept_as_it_was_obtained(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    assert document.blob_id is not None
    assert desk.uow.blobs.get(document.blob_id) == reading().content


def test_a_letter_that_promises_nothing_is_not_kept(desk: Office) -> None:
    with pytest.raises(NotFound) as refused:
        letters.receive(desk.context(), reading(candidates=[]))
    assert refused.value.key == "error.no_commitments"
    assert letters.kept(desk.context()) == []


def test_a_pasted_letter_is_recognised_as_the_file_that_came_before(desk: Office) -> None:
    first = letters.receive(desk.context(), reading())
    spaced = reading("年底前建成三个社区食堂。\n\n 我局将出台管理办法。\t不断提高满意度。\n", file_name=None)
    again = letters.receive(desk.context(), spaced)
    assert (again.receipt, again.document.id) == (Receipt.STILL_PENDING, first.document.id)
    assert [c.id for c in again.commitments] == [c.id for c in first.commitments]
    assert len(letters.kept(desk.context())) == 1


def test_a_tracked_letter_is_recognised_and_keeps_its_numbers(desk: Office) -> None:
    track_letter(desk.context())
    again = letters.receive(desk.context(after(1)), reading())
    assert again.receipt is Receipt.ALREADY_TRACKED
    assert [c.number for c in again.commitments] == [1, 2, 3]
    assert len(registered(desk.context())) == 3


def test_tracking_the_specific_ones_keeps_the_others_on_file_behind_them(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    outcome = letters.track(desk.context(), document.id, Choice.SPECIFIC)
    assert [(c.number, c.title, c.status) for c in outcome.tracked] == [
        (1, "建成三个社区食堂", Status.OPEN),
        (2, "出台管理办法", Status.OPEN),
    ]
    assert [(c.number, c.title, c.status) for c in outcome.on_file] == [(3, "不断提高满意度", Status.ON_FILE)]
    assert outcome.document.state is DocumentState.TRACKED


def test_undated_ones_are_asked_about_three_months_after_the_letter(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    tracked = letters.track(desk.context(), document.id, Choice.ALL).tracked
    assert [c.follow_up_on for c in tracked] == [None, date(2018, 12, 25), None]


def test_each_decision_is_in_the_history(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    tracked = letters.track(desk.context(message="local/100/3"), document.id, Choice.ALL).tracked
    (event,) = desk.uow.history.of_commitment(tracked[0].id)
    assert (event.kind, event.from_status, event.to_status) == (EventKind.REVIEWED, Status.CANDIDATE, Status.OPEN)
    assert (event.actor, event.message) == ("张敏", "local/100/3")


def test_numbers_go_on_with_the_next_letter(desk: Office) -> None:
    track_letter(desk.context())
    second = letters.receive(desk.context(), reading("另一封信。")).document
    assert second.ordinal == 2
    assert [c.number for c in letters.track(desk.context(), second.id, Choice.ALL).tracked] == [4, 5, 6]


def test_a_letter_is_decided_about_once(desk: Office) -> None:
    document = track_letter(desk.context())
    for decide in (
        lambda: letters.track(desk.context(), document.id, Choice.ALL),
        lambda: letters.discard(desk.context(), document.id),
    ):
        with pytest.raises(Misunderstood) as refused:
            decide()
        assert refused.value.key == "error.letter_already_decided"


def test_a_discarded_letter_is_gone_from_the_list_and_previewed_again_when_it_comes_again(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    assert letters.discard(desk.context(), document.id).state is DocumentState.DISCARDED
    assert letters.kept(desk.context()) == []
    again = letters.receive(desk.context(), reading())
    assert (again.receipt, again.document.state) == (Receipt.STILL_PENDING, DocumentState.PENDING)


def test_a_removed_letter_takes_its_promises_out_of_everything_and_brings_them_back_as_they_were(desk: Office) -> None:
    document = track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.MET, words="电话")
    letters.remove(desk.context(), document.id)
    assert registered(desk.context()) == []
    assert tracking.register(desk.uow, desk.workspace, date(2018, 9, 28), after()).entries == []
    with pytest.raises(NotFound):
        tracking.show(desk.context(), 1)
    with pytest.raises(NotFound):
        letters.find(desk.context(), 1)
    with pytest.raises(NotFound):
        letters.remove(desk.context(), document.id)
    again = letters.receive(desk.context(), reading())
    assert again.receipt is Receipt.RESTORED
    assert tracking.show(desk.context(), 1).commitment.status is Status.MET


def test_a_letter_that_was_removed_before_it_was_decided_about_comes_back_pending(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    letters.remove(desk.context(), document.id)
    again = letters.receive(desk.context(), reading())
    assert (again.receipt, again.document.state) == (Receipt.RESTORED, DocumentState.PENDING)


def test_a_letter_is_found_by_its_number(desk: Office) -> None:
    document = track_letter(desk.context())
    assert letters.find(desk.context(), 1).id == document.id
    with pytest.raises(NotFound) as refused:
        letters.find(desk.context(), 2)
    assert refused.value.facts["ordinal"] == 2


# The head


def corrected(desk: Office, document_id: int, *deadlines: Deadline | None) -> letters.HeadCorrected:
    """The head's date becomes 1 December 2017, and the text extracted anew has these deadlines."""
    document = desk.uow.documents.get(desk.workspace.id, document_id)
    head = replace(document.head, issued_on=HeadField("2017-12-01", HeadSource.PERSON))
    anew = [replace(c, deadline=d) for c, d in zip(promises(), deadlines, strict=True)]
    return letters.correct_head(desk.context(after(1)), document_id, head, reading(candidates=anew).extraction)


def test_a_corrected_date_moves_what_counts_from_it_and_says_so(desk: Office) -> None:
    document = track_letter(desk.context())
    moved = deadline(date(2017, 12, 31))
    result = corrected(desk, document.id, moved, None, moved)
    assert result.document.head.date == date(2017, 12, 1)
    assert [(c.commitment.number, c.after and c.after.due_on) for c in result.changes] == [
        (1, date(2017, 12, 31)),
        (3, date(2017, 12, 31)),
    ]
    entry, changes = tracking.history(desk.context(), 1)
    assert entry.commitment.deadline == moved
    assert entry.commitment.original_deadline == deadline()
    assert (changes[-1].kind, changes[-1].due_before, changes[-1].due_after) == (
        EventKind.DATE_CORRECTED,
        date(2018, 12, 31),
        date(2017, 12, 31),
    )


def test_what_has_not_been_decided_about_is_read_anew_as_if_for_the_first_time(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    moved = deadline(date(2017, 12, 31))
    result = corrected(desk, document.id, moved, None, moved)
    assert len(result.changes) == 2
    first = desk.uow.commitments.of_document(document.id)[0]
    assert (first.deadline, first.original_deadline) == (moved, moved)
    assert desk.uow.history.of_commitment(first.id) == []


def test_what_gets_a_date_by_the_correction_is_no_longer_asked_about_and_the_other_way_round(desk: Office) -> None:
    document = track_letter(desk.context())
    result = corrected(desk, document.id, None, deadline(date(2017, 12, 31)), deadline())
    assert [(c.before is None, c.after is None) for c in result.changes] == [(False, True), (True, False)]
    assert tracking.show(desk.context(), 1).commitment.follow_up_on == date(2018, 12, 29)
    assert tracking.show(desk.context(), 2).commitment.follow_up_on is None


def test_a_verdict_is_judged_by_the_corrected_date(desk: Office) -> None:
    document = track_letter(desk.context())
    tracking.change_status(desk.context(), 1, Status.MET, words="电话")
    corrected(desk, document.id, deadline(date(2017, 12, 31)), None, deadline())
    assert str(tracking.show(desk.context(), 1).phase) == "closed_late"


def test_the_same_dates_change_nothing(desk: Office) -> None:
    document = track_letter(desk.context())
    result = corrected(desk, document.id, deadline(source=DueSource.OWN), None, deadline())
    assert result.changes == []


@pytest.mark.parametrize("what", ["receive", "track", "discard", "remove", "correct_head"])
def test_a_viewer_may_look_and_not_change(desk: Office, what: str) -> None:
    document = letters.receive(desk.context(), reading()).document
    viewer = desk.context(role=Role.VIEWER)
    acts: dict[str, Callable[[], object]] = {
        "receive": lambda: letters.receive(viewer, reading("另一封。")),
        "track": lambda: letters.track(viewer, document.id, Choice.ALL),
        "discard": lambda: letters.discard(viewer, document.id),
        "remove": lambda: letters.remove(viewer, document.id),
        "correct_head": lambda: letters.correct_head(viewer, document.id, document.head, reading().extraction),
    }
    with pytest.raises(NotAllowed):
        acts[what]()
    assert [d.id for d, _ in letters.kept(viewer)] == [document.id]
