"""Letters, commitments and their history as the database keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta, timezone
from functools import partial

import pytest

from commitments.errors import NotFound
from commitments.model import Basis, Commitment, DocumentState, Status, StatusChange
from commitments.ports import UnitOfWork
from commitments.queries import AsOf, Filter
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, candidate, deadline, document_head, quantity, status_change
from tests.keeping import keep_commitments, keep_document, keep_workspace


def save(commitment: Commitment, uow: UnitOfWork) -> None:
    uow.commitments.save(commitment)


def append(lines: Sequence[StatusChange], uow: UnitOfWork) -> None:
    for line in lines:
        uow.history.append(line)


def get(workspace_id: int, number: int, uow: UnitOfWork) -> Commitment:
    return uow.commitments.get(workspace_id, number)


def test_a_letter_comes_back_as_it_was(database: SqlDatabase) -> None:
    head = document_head(other_readings=(("number", document_head().number),))
    kept = database.write(
        lambda uow: keep_document(
            uow, keep_workspace(uow).id, head=head, blob_id=uow.blobs.add(b"letter"), source_url="https://example.org/1"
        )
    )
    assert database.read(lambda uow: uow.documents.get(kept.workspace_id, kept.id)) == kept
    assert kept.head == head


def test_letters_are_numbered_from_one_in_each_workspace(database: SqlDatabase) -> None:
    def add(workspace: int, fingerprint: str) -> int:
        return database.write(lambda uow: keep_document(uow, workspace, fingerprint=fingerprint)).ordinal

    ours = database.write(keep_workspace).id
    theirs = database.write(keep_workspace).id
    assert [add(ours, "a"), add(ours, "b"), add(theirs, "a")] == [1, 2, 1]


def test_a_removed_letter_keeps_its_ordinal_and_is_found_by_its_words(database: SqlDatabase) -> None:
    workspace = database.write(keep_workspace).id
    removed = database.write(lambda uow: keep_document(uow, workspace, state=DocumentState.REMOVED))
    assert database.write(lambda uow: keep_document(uow, workspace, fingerprint="b")).ordinal == 2
    assert database.read(lambda uow: uow.documents.find_by_fingerprint(workspace, removed.fingerprint)) == removed
    assert database.read(lambda uow: uow.documents.find_by_ordinal(workspace, 1)) == removed


def test_letters_are_listed_by_state_in_the_order_of_their_ordinals(database: SqlDatabase) -> None:
    workspace = database.write(keep_workspace).id
    states = [DocumentState.PENDING, DocumentState.TRACKED, DocumentState.REMOVED, DocumentState.TRACKED]

    def fill(uow: UnitOfWork) -> None:
        for number, state in enumerate(states):
            keep_document(uow, workspace, fingerprint=str(number), state=state)

    database.write(fill)
    wanted = (DocumentState.TRACKED, DocumentState.PENDING)
    listed = database.read(lambda uow: uow.documents.all(workspace, wanted))
    assert [letter.ordinal for letter in listed] == [1, 2, 4]


def test_saving_a_letter_keeps_head_and_state_and_never_touches_the_text(database: SqlDatabase) -> None:
    kept = database.write(lambda uow: keep_document(uow, keep_workspace(uow).id))
    changed = replace(kept, head=document_head(issued_on=date(2018, 9, 26)), state=DocumentState.REMOVED)
    database.write(lambda uow: uow.documents.save(changed))
    assert database.read(lambda uow: uow.documents.get(kept.workspace_id, kept.id)) == changed
    assert database.read(lambda uow: uow.documents.text(kept.workspace_id, kept.id)) == "年底前建成三个社区食堂。"


def test_another_workspaces_letter_is_not_found(database: SqlDatabase) -> None:
    kept = database.write(lambda uow: keep_document(uow, keep_workspace(uow).id))
    other = database.write(keep_workspace).id
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.documents.get(other, kept.id))
    assert database.read(lambda uow: uow.documents.find_by_ordinal(other, kept.ordinal)) is None
    assert database.read(lambda uow: uow.documents.find_by_fingerprint(other, kept.fingerprint)) is None
    assert database.read(lambda uow: uow.documents.all(other, tuple(DocumentState))) == []
    with pytest.raises(NotFound):
        database.write(lambda uow: uow.documents.save(replace(kept, workspace_id=other, state=DocumentState.REMOVED)))
    assert database.read(lambda uow: uow.documents.get(kept.workspace_id, kept.id)) == kept


def test_candidates_get_their_positions_and_their_first_reading(database: SqlDatabase) -> None:
    terms = [candidate(title="食堂"), candidate(title="电梯", deadline=None)]

    def add(uow: UnitOfWork) -> Sequence[Commitment]:
        return uow.commitments.add_candidates(keep_document(uow, keep_workspace(uow).id), terms)

    kept = database.write(add)
    assert [each.position for each in kept] == [0, 1]
    assert [each.terms for each in kept] == terms
    assert [each.original_deadline for each in kept] == [terms[0].deadline, None]
    assert {(each.status, each.number, each.basis) for each in kept} == {(Status.CANDIDATE, None, Basis.NONE_FOUND)}
    assert database.read(lambda uow: uow.commitments.of_document(kept[0].document_id)) == kept


def test_a_letter_without_candidates_keeps_none(database: SqlDatabase) -> None:
    assert not database.write(
        lambda uow: uow.commitments.add_candidates(keep_document(uow, keep_workspace(uow).id), [])
    )


def test_a_commitment_comes_back_as_it_was_saved(database: SqlDatabase) -> None:
    [kept] = database.write(
        lambda uow: keep_commitments(uow, keep_document(uow, keep_workspace(uow).id), [candidate()])
    )
    changed = replace(
        kept,
        terms=candidate(title="两个食堂", deadline=deadline(date(2019, 6, 30)), quantities=(quantity("2.50", "万"),)),
        status=Status.PARTLY_MET,
        basis=Basis.DOCUMENTED,
        reached=quantity("1.20", "万"),
        completed_on=date(2019, 1, 15),
        follow_up_on=date(2019, 3, 1),
        updated_at=MONDAY.astimezone(timezone(timedelta(hours=8))),
    )
    database.write(lambda uow: uow.commitments.save(changed))
    back = database.read(lambda uow: uow.commitments.get(kept.workspace_id, 1))
    assert back == changed
    assert back.original_deadline == kept.deadline, "the first reading is not overwritten"
    assert back.updated_at is not None
    assert back.updated_at.utcoffset() == timedelta(0)


def test_numbers_run_through_the_letters_of_a_workspace_and_are_never_used_twice(database: SqlDatabase) -> None:
    ours, theirs = database.write(keep_workspace).id, database.write(keep_workspace).id
    letter = database.write(lambda uow: keep_document(uow, ours))
    database.write(lambda uow: keep_commitments(uow, letter, [candidate(), candidate()]))
    assert database.read(lambda uow: uow.commitments.next_number(ours)) == 3
    assert database.read(lambda uow: uow.commitments.next_number(theirs)) == 1
    database.write(lambda uow: uow.documents.save(replace(letter, state=DocumentState.REMOVED)))
    assert database.read(lambda uow: uow.commitments.next_number(ours)) == 3


def test_a_number_once_given_is_not_taken_away(database: SqlDatabase) -> None:
    [kept] = database.write(
        lambda uow: keep_commitments(uow, keep_document(uow, keep_workspace(uow).id), [candidate()])
    )
    for changed in (replace(kept, number=None), replace(kept, number=7)):
        with pytest.raises(ValueError, match="commitment"):
            database.write(partial(save, changed))
    assert database.read(lambda uow: uow.commitments.get(kept.workspace_id, 1)) == kept


def test_only_numbered_commitments_of_tracked_letters_are_listed(database: SqlDatabase) -> None:
    workspace = database.write(keep_workspace).id

    def fill(uow: UnitOfWork) -> None:
        for state in DocumentState:
            letter = keep_document(uow, workspace, fingerprint=state, state=state)
            keep_commitments(uow, letter, [candidate(title=state.value)])
        unnumbered = keep_document(uow, workspace, fingerprint="unnumbered")
        uow.commitments.add_candidates(unnumbered, [candidate(title="unnumbered")])

    database.write(fill)
    [listed] = database.read(
        lambda uow: [e.commitment for e in uow.commitments.select(workspace, Filter(), AsOf(MONDAY.date()))]
    )
    assert listed.title == DocumentState.TRACKED
    assert database.read(lambda uow: uow.commitments.get(workspace, listed.number or 0)) == listed
    for number in (1, 3, 4, 99):
        with pytest.raises(NotFound) as caught:
            database.read(partial(get, workspace, number))
        assert (caught.value.key, caught.value.facts) == ("error.no_such_commitment", {"number": number})


def test_two_workspaces_do_not_see_one_anothers_commitments(database: SqlDatabase) -> None:
    ours, theirs = database.write(keep_workspace).id, database.write(keep_workspace).id
    [kept] = database.write(lambda uow: keep_commitments(uow, keep_document(uow, ours), [candidate()]))
    database.write(lambda uow: uow.history.append(status_change(commitment_id=kept.id)))
    assert database.read(lambda uow: uow.commitments.select(theirs, Filter(), AsOf(MONDAY.date()))) == []
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.commitments.get(theirs, 1))
    with pytest.raises(ValueError, match="commitment"):
        database.write(lambda uow: uow.commitments.save(replace(kept, workspace_id=theirs)))
    span = (MONDAY - timedelta(days=1), MONDAY)
    assert database.read(lambda uow: uow.history.between(theirs, *span)) == []
    assert len(database.read(lambda uow: uow.history.between(ours, *span))) == 1


def test_history_comes_back_whole_and_oldest_first(database: SqlDatabase) -> None:
    [kept] = database.write(
        lambda uow: keep_commitments(uow, keep_document(uow, keep_workspace(uow).id), [candidate()])
    )
    lines = [
        status_change(commitment_id=kept.id),
        status_change(
            commitment_id=kept.id,
            at=MONDAY + timedelta(hours=1),
            reached=quantity("1.5", "万家"),
            words="电话 李科长",
            link="https://example.org/2",
            due_before=date(2018, 12, 31),
            due_after=date(2019, 6, 30),
            message="12",
        ),
    ]
    database.write(partial(append, lines))
    assert database.read(lambda uow: uow.history.of_commitment(kept.id)) == lines


def test_what_happened_between_two_moments_excludes_the_first_and_includes_the_last(database: SqlDatabase) -> None:
    workspace = database.write(keep_workspace).id
    [kept] = database.write(lambda uow: keep_commitments(uow, keep_document(uow, workspace), [candidate()]))
    moments = [MONDAY + timedelta(microseconds=n) for n in range(4)]
    lines = [status_change(commitment_id=kept.id, at=moment) for moment in reversed(moments)]
    database.write(partial(append, lines))
    found = database.read(lambda uow: uow.history.between(workspace, moments[0], moments[2]))
    assert [line.at for line in found] == moments[1:3]
