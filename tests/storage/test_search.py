"""What is looked for is found by any part of it, and only where it may be seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.model import Commitment, DocumentState, Status
from commitments.ports import UnitOfWork
from commitments.searching import searchable, terms_of
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import candidate, quote
from tests.keeping import keep_commitments, keep_document, keep_workspace
from tests.storage.old_files import old_file

LETTER = "我局将发布首批失信商户名单ABC。完成45万家企业的登记。县里会跟进。"


def kept(uow: UnitOfWork, *titles: str, text: str = LETTER) -> list[Commitment]:
    workspace = keep_workspace(uow)
    letter = keep_document(uow, workspace.id, text=text)
    found = [candidate(title=title, quote=quote(title, 100 * n), bodies=()) for n, title in enumerate(titles)]
    return list(keep_commitments(uow, letter, found))


def find(uow: UnitOfWork, words: str) -> list[str]:
    found, total = uow.search.commitments(1, terms_of(words), offset=0, limit=50)
    assert total == len(found)
    return [each.title for each in found]


def test_two_characters_are_enough_and_one_is_too(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        kept(uow, "发布首批失信商户名单", "完成45万家企业的登记", "办好Smart city论坛")
        assert find(uow, "名单") == find(uow, "单") == find(uow, "失信 商户") == ["发布首批失信商户名单"]
        assert find(uow, "45万") == find(uow, "４５万家") == find(uow, "企业 登记") == ["完成45万家企业的登记"]
        assert find(uow, "SMART") == find(uow, "cit") == ["办好Smart city论坛"]
        assert find(uow, "名册") == find(uow, "单名") == find(uow, "失信 登记") == []

    database.write(work)


def test_a_correction_is_found_by_its_new_words(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        (first,) = kept(uow, "发布名单")
        uow.commitments.save(replace(first, terms=replace(first.terms, title="公开目录", quote=quote("公开目录"))))
        assert (find(uow, "名单"), find(uow, "目录")) == ([], ["公开目录"])

    database.write(work)


def test_what_is_rejected_or_removed_is_not_found_and_comes_back(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        first, second = kept(uow, "发布名单", "更新名单")
        uow.commitments.save(replace(second, status=Status.ON_FILE))
        assert find(uow, "名单") == ["发布名单", "更新名单"]
        uow.commitments.save(replace(first, status=Status.REJECTED))
        assert find(uow, "名单") == ["更新名单"]
        letter = uow.documents.get(1, first.document_id)
        uow.documents.save(replace(letter, state=DocumentState.REMOVED))
        assert find(uow, "名单") == []
        assert uow.search.letters(1, ["名单"], limit=5) == []
        uow.documents.save(letter)
        assert find(uow, "名单") == ["更新名单"]
        assert uow.search.letters(1, ["名单"], limit=5) == [letter.id]
        assert uow.search.letters(2, ["名单"], limit=5) == []

    database.write(work)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_part_of_a_letter_finds_it(database: SqlDatabase, data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="名单发布45万家ab ,。", min_size=1, max_size=40))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    # A Latin word is found from its beginning; anything else from anywhere.
    while start > 0 and text[start].isascii() and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
        if not text[start].isascii():
            start += 1
            break
    terms = terms_of(text[start:end])

    def work(uow: UnitOfWork) -> None:
        workspace = uow.workspaces.first() or keep_workspace(uow)
        letter = keep_document(
            uow, workspace.id, text=text, fingerprint=f"{len(uow.documents.all(1, list(DocumentState)))}"
        )
        assert not terms or letter.id in uow.search.letters(workspace.id, terms, limit=10**6)
        assert all(term in searchable(text) for term in terms)

    database.write(work)


def test_a_file_of_an_earlier_version_becomes_searchable(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old_file(
        path,
        "0003",
        "INSERT INTO workspace (id, name) VALUES (1, '督查室')",
        "INSERT INTO document (id, workspace_id, ordinal, state, head, language, text, fingerprint, sha256, obtained_on,"
        " added_by) VALUES (1, 1, 1, 'tracked', '{}', 'zh', '旧信里的目录', 'f', 'a', '2018-10-08', '小王')",
        "INSERT INTO commitment (id, workspace_id, document_id, position, number, status, basis, kind, terms)"
        " VALUES (1, 1, 1, 0, 1, 'open', 'none_found', 'deliverable',"
        ' \'{"quote": {"exact": "发布名单。", "start": 0, "end": 5}, "title": "发布名单", "kind": "deliverable"}\')',
    )
    after = open_database(str(path))
    assert after.read(lambda uow: find(uow, "名单")) == ["发布名单"]
    assert after.read(lambda uow: len(uow.search.letters(1, ["目录"], limit=5))) == 1
    after.close()
