"""Evidence: what it does to the basis of a promise, and which of it stands."""

from __future__ import annotations

import pytest

from commitments.errors import NeedsEvidence, NeedsFigure
from commitments.evidence import add_evidence, evidence_in, just_documented
from commitments.lifecycle import change_status, record_progress
from commitments.model import Basis, Commitment, EventKind, Status
from tests.builders import MONDAY, candidate, commitment, evidence, status_change

NOW = {"at": MONDAY, "today": MONDAY.date(), "actor": "小王"}


def plain(**rest: object) -> Commitment:
    return commitment(terms=candidate(quantities=()), **rest)  # type: ignore[arg-type]


def test_a_file_documents_and_leaves_the_status() -> None:
    changed, line = add_evidence(plain(status=Status.MET, basis=Basis.CLAIMED), evidence(), at=MONDAY, actor="小王")
    assert (changed.status, changed.basis) == (Status.MET, Basis.DOCUMENTED)
    assert (line.kind, line.evidence, line.to_status) == (EventKind.EVIDENCE, evidence(), Status.MET)


def test_what_a_second_person_has_verified_stays_verified() -> None:
    changed, _ = add_evidence(plain(status=Status.MET, basis=Basis.VERIFIED), evidence(), at=MONDAY, actor="小王")
    assert changed.basis is Basis.VERIFIED


@pytest.mark.parametrize("to", [Status.MET, Status.PARTLY_MET, Status.NOT_MET, Status.DROPPED, Status.SUPERSEDED])
def test_a_file_is_all_that_closing_needs(to: Status) -> None:
    changed, line = change_status(plain(), to, evidence=evidence(), **NOW)  # type: ignore[arg-type]
    assert (changed.status, changed.basis, line.evidence) == (to, Basis.DOCUMENTED, evidence())


def test_a_file_takes_no_figures_place() -> None:
    with pytest.raises(NeedsFigure):
        change_status(commitment(), Status.MET, evidence=evidence(), **NOW)  # type: ignore[arg-type]


def test_evidence_that_came_just_before_is_the_evidence() -> None:
    documented = plain(basis=Basis.DOCUMENTED)
    changed, _ = change_status(documented, Status.MET, words="办完了", documented=True, **NOW)  # type: ignore[arg-type]
    assert changed.basis is Basis.DOCUMENTED
    with pytest.raises(NeedsEvidence):
        change_status(documented, Status.MET, **NOW)  # type: ignore[arg-type]


def test_progress_with_a_file_is_documented() -> None:
    changed, line = record_progress(plain(), None, at=MONDAY, actor="小王", evidence=evidence())
    assert (changed.status, changed.basis, line.evidence) == (Status.IN_PROGRESS, Basis.DOCUMENTED, evidence())


def test_evidence_stands_until_it_is_taken_back() -> None:
    first = status_change(kind=EventKind.EVIDENCE, evidence=evidence("一.jpg"))
    linked = status_change(link="https://example.org/a")
    last = status_change(kind=EventKind.EVIDENCE, evidence=evidence("二.jpg"))
    undone = status_change(kind=EventKind.UNDONE)
    note = status_change(kind=EventKind.NOTE, words="电话")
    assert evidence_in([first, note, linked, last]) == [first, linked, last]
    assert evidence_in([first, linked, last, undone, note]) == [first, linked]
    assert evidence_in([first, note, undone]) == [first]
    assert just_documented([note, first])
    assert just_documented([first, note, undone])
    assert not just_documented([first, undone])
    assert not just_documented([first, note])
    assert not just_documented([])
