"""Links between promises as the database keeps them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from commitments.model import DocumentState, EventKind, RelationKind
from commitments.ports import UnitOfWork
from commitments.relations import Relation
from storage.unit_of_work import SqlDatabase
from tests.builders import candidate, evidence, quote, status_change
from tests.keeping import keep_commitments, keep_document, keep_workspace


def three(uow: UnitOfWork, fingerprint: str = "a") -> int:
    """A workspace with the promises 1, 2 and 3, each in a letter of its own."""
    workspace = keep_workspace(uow).id
    for place in range(3):
        letter = keep_document(uow, workspace, fingerprint=f"{fingerprint}{place}")
        keep_commitments(uow, letter, [candidate(quote=quote(start=10 * place))])
    return workspace


def test_a_link_is_seen_from_both_its_ends_and_from_no_other_workspace(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours, theirs = three(uow), three(uow)
        uow.relations.add(ours, Relation(1, RelationKind.DUPLICATE, 2))
        uow.relations.add(ours, Relation(3, RelationKind.SUPERSEDED, 2))
        assert [(link.kind, link.other.number, link.backwards) for link in uow.relations.of_commitment(ours, 1)] == [
            (RelationKind.DUPLICATE, 2, False)
        ]
        assert [(link.kind, link.other.number, link.backwards) for link in uow.relations.of_commitment(ours, 2)] == [
            (RelationKind.DUPLICATE, 1, True),
            (RelationKind.SUPERSEDED, 3, True),
        ]
        assert all(link.other.workspace_id == ours for link in uow.relations.of_commitment(ours, 2))
        assert len(uow.relations.all(ours)) == 2
        assert [*uow.relations.of_commitment(theirs, 1), *uow.relations.all(theirs)] == []

    database.write(work)


def test_a_link_to_a_removed_letter_is_unseen_until_the_letter_comes_back(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours = three(uow)
        uow.relations.add(ours, Relation(1, RelationKind.DUPLICATE, 2))
        letter = uow.documents.find_by_ordinal(ours, 2)
        assert letter is not None
        uow.documents.save(replace(letter, state=DocumentState.REMOVED))
        assert uow.relations.of_commitment(ours, 1) == []
        uow.documents.save(letter)
        assert len(uow.relations.of_commitment(ours, 1)) == 1

    database.write(work)


def test_a_dropped_link_is_gone_and_the_others_stay(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours = three(uow)
        for kind in RelationKind:
            uow.relations.add(ours, Relation(1, kind, 2))
        uow.relations.drop(ours, Relation(1, RelationKind.DUPLICATE, 2))
        assert uow.relations.all(ours) == [Relation(1, RelationKind.SUPERSEDED, 2)]

    database.write(work)


def test_what_is_no_promise_cannot_be_linked_to(database: SqlDatabase) -> None:
    ours = database.write(three)
    with pytest.raises(sqlite3.IntegrityError):
        database.write(lambda uow: uow.relations.add(ours, Relation(1, RelationKind.DUPLICATE, 9)))


def test_the_history_names_the_file_behind_a_line(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        promise = uow.commitments.get(three(uow), 1)
        line = status_change(
            commitment_id=promise.id, kind=EventKind.EVIDENCE, evidence=evidence("验收单.jpg", album="7")
        )
        uow.history.append(line)
        assert uow.history.of_commitment(promise.id) == [line]

    database.write(work)


def test_the_history_says_what_was_linked(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        promise = uow.commitments.get(three(uow), 1)
        line = status_change(commitment_id=promise.id, kind=EventKind.LINKED, relation=RelationKind.DUPLICATE, other=2)
        uow.history.append(line)
        assert uow.history.of_commitment(promise.id) == [line]

    database.write(work)
