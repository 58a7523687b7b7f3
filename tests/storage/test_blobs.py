"""Files: kept once by content, given back byte by byte."""

from __future__ import annotations

import pytest

from commitments.errors import NotFound
from storage.unit_of_work import SqlDatabase


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
