"""Evidence as the use cases keep it: bytes once, and only for those who may change anything."""

from __future__ import annotations

import hashlib

import pytest

from commitments.errors import NotAllowed, NotFound, ReadingError
from commitments.model import Basis, Status
from commitments.people import Role
from commitments.service import evidence, tracking
from commitments.service.evidence import LARGEST, SentFile
from commitments.service.undoing import undo
from tests.commitments.service.settling import FRIDAY, Office, after, track_letter


def sent(content: bytes = b"a receipt", name: str = "收据.jpg", album: str | None = None) -> SentFile:
    return SentFile(name=name, content=content, file_id="telegram-1", album=album)


def test_the_bytes_are_kept_once_with_who_when_and_from_where(desk: Office) -> None:
    track_letter(desk.context())
    ctx = desk.context(message="local/100/7")
    first, again = evidence.keep_file(ctx, sent()), evidence.keep_file(ctx, sent(name="副本.jpg"))
    assert first.blob_id == again.blob_id
    assert desk.uow.blobs.get(first.blob_id) == b"a receipt"
    evidence.attach(ctx, 1, first, words="窗口拍的")
    entry, (line,) = evidence.of_commitment(ctx, 1)
    assert entry.commitment.basis is Basis.DOCUMENTED
    assert (line.actor, line.at, line.message, line.words) == ("张敏", FRIDAY, "local/100/7", "窗口拍的")
    assert line.evidence is not None
    assert (line.evidence.file_id, line.evidence.size) == ("telegram-1", 9)
    assert line.evidence.sha256 == hashlib.sha256(b"a receipt").hexdigest()


def test_undo_takes_the_evidence_and_the_basis_back(desk: Office) -> None:
    track_letter(desk.context())
    evidence.attach(desk.context(), 1, evidence.keep_file(desk.context(), sent()))
    (entry,) = undo(desk.context()).entries
    assert entry.commitment.basis is Basis.NONE_FOUND
    assert evidence.of_commitment(desk.context(), 1)[1] == []


def test_what_was_taken_back_is_no_evidence_for_the_next_status(desk: Office) -> None:
    track_letter(desk.context())
    evidence.attach(desk.context(), 1, evidence.keep_file(desk.context(), sent()))
    entry, _ = tracking.change_status(desk.context(), 1, Status.MET)
    assert entry.commitment.basis is Basis.DOCUMENTED


def test_a_set_of_photos_goes_where_its_first_one_went(desk: Office) -> None:
    track_letter(desk.context())
    assert evidence.of_album(desk.context(), "7") is None
    evidence.attach(desk.context(), 2, evidence.keep_file(desk.context(), sent(album="7")))
    assert evidence.of_album(desk.context(), "7") == 2
    assert evidence.of_album(desk.context(), "8") is None
    tracking.make(desk.context(), 1, tracking.noting("别的事"))
    assert evidence.of_album(desk.context(), "7") is None
    assert evidence.of_album(desk.context(after(minutes=11)), "7") is None


def test_an_empty_file_and_one_over_the_limit_are_not_kept(desk: Office) -> None:
    for content in (b"", bytes(LARGEST + 1)):
        with pytest.raises(ReadingError):
            evidence.keep_file(desk.context(), sent(content))


def test_a_viewer_keeps_nothing_and_sees_all(desk: Office) -> None:
    track_letter(desk.context())
    evidence.attach(desk.context(), 1, None, link="https://example.org/a")
    viewer = desk.context(role=Role.VIEWER)
    for attempt in (
        lambda: evidence.keep_file(viewer, sent()),
        lambda: evidence.attach(viewer, 1, None, link="https://a"),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert len(evidence.of_commitment(viewer, 1)[1]) == 1
    with pytest.raises(NotFound):
        evidence.attach(desk.context(), 9, None, link="https://a")
