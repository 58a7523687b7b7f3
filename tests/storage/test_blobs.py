"""Files: kept once by content, given back byte by byte."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from commitments.errors import NotFound
from commitments.files import Evidence
from commitments.messaging import OutboxKind
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, candidate, dialogue, outgoing, status_change
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_person, keep_workspace


@pytest.mark.parametrize("content", [b"", b"\x00\xff letter", bytes(300_000)])
def test_a_file_comes_back_byte_by_byte(database: SqlDatabase, content: bytes) -> None:
    blob_id = database.write(lambda uow: uow.blobs.add(content))
    assert database.read(lambda uow: uow.blobs.get(blob_id)) == content


def test_the_same_bytes_are_kept_once(database: SqlDatabase) -> None:
    first, other, again = database.write(lambda uow: [uow.blobs.add(each) for each in (b"a", b"b", b"a")])
    assert first == again != other


def test_a_blob_that_is_not_there_is_not_found(database: SqlDatabase) -> None:
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.blobs.get(1))


def test_a_file_that_was_made_for_an_answer_goes_with_it_and_what_is_kept_stays(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> dict[str, int]:
        blobs = {name: uow.blobs.add(name.encode()) for name in ("export", "letter", "evidence", "asked", "unsent")}
        workspace, person = keep_workspace(uow), keep_person(uow)
        chat = keep_chat(uow, workspace.id)
        letter = keep_document(uow, workspace.id, blob_id=blobs["letter"])
        [kept] = keep_commitments(uow, letter, [candidate()])
        photo = Evidence(name="a", sha256=digest("evidence"), size=8, blob_id=blobs["evidence"], file_id="1")
        uow.history.append(status_change(commitment_id=kept.id, evidence=photo))
        asked = replace(photo, sha256=digest("asked"), blob_id=blobs["asked"])
        uow.dialogues.open(dialogue(chat_id=chat.id, person_id=person.id, arguments={"files": [asdict(asked)]}))
        for blob_id in blobs.values():  # all of them were sent, too: the same bytes are kept once
            uow.outbox.enqueue(outgoing(kind=OutboxKind.DOCUMENT, blob_id=blob_id), MONDAY)
        for _ in range(4):
            [item] = uow.outbox.claim("local", MONDAY, MONDAY, 1)
            uow.outbox.sent(item.id, 1, MONDAY)
        return blobs

    blobs = database.write(work)
    database.write(lambda uow: uow.outbox.prune("local", MONDAY + timedelta(days=7)))
    for name in ("letter", "evidence", "asked", "unsent"):
        assert database.read(lambda uow, name=name: uow.blobs.get(blobs[name])) == name.encode()  # type: ignore[misc]
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.blobs.get(blobs["export"]))


def digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
