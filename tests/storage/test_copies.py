"""Letters that share sentences, copies, and replacements under way, as the database keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from commitments.model import DocumentState, SourceDocument
from commitments.ports import UnitOfWork
from commitments.replacements import Choice, Fate, Replacement
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY
from tests.keeping import keep_document, keep_workspace
from tests.twice import FIRST, ON_ANOTHER_SITE, SECOND, TO_ANOTHER_QUESTION

BOTH = (DocumentState.PENDING, DocumentState.TRACKED)


def letters(database: SqlDatabase, *texts: str) -> list[SourceDocument]:
    def keep(uow: UnitOfWork) -> list[SourceDocument]:
        workspace = keep_workspace(uow)
        return [keep_document(uow, workspace.id, text=text, fingerprint=str(n)) for n, text in enumerate(texts)]

    return database.write(keep)


def resembling(database: SqlDatabase, letter: SourceDocument, limit: int = 9) -> list[int]:
    return [d.id for d in database.read(lambda uow: uow.documents.resembling(letter, BOTH, limit))]


def test_the_letter_that_shares_most_sentences_comes_first(database: SqlDatabase) -> None:
    other, later, first, again, _ = letters(database, TO_ANOTHER_QUESTION, SECOND, FIRST, ON_ANOTHER_SITE, "别的信。")
    assert resembling(database, again)[0] == first.id
    assert set(resembling(database, again)) == {first.id, later.id, other.id}
    assert resembling(database, again, limit=1) == [first.id]


def test_removed_letters_and_those_of_other_workspaces_are_not_found(database: SqlDatabase) -> None:
    first, again = letters(database, FIRST, ON_ANOTHER_SITE)
    letters(database, FIRST)
    assert resembling(database, again) == [first.id]
    database.write(lambda uow: uow.documents.save(replace(first, state=DocumentState.REMOVED)))
    assert resembling(database, again) == []


def test_a_copy_says_of_what(database: SqlDatabase) -> None:
    first, again = letters(database, FIRST, ON_ANOTHER_SITE)
    folded = replace(again, state=DocumentState.FOLDED, same_as=first.id)
    database.write(lambda uow: uow.documents.save(folded))
    assert database.read(lambda uow: uow.documents.all(first.workspace_id, (DocumentState.FOLDED,))) == [folded]


def test_a_replacement_comes_back_as_it_was_and_the_last_touched_comes_first(database: SqlDatabase) -> None:
    first, second, third = letters(database, FIRST, SECOND, "第三封。")
    one = Replacement(
        document_id=second.id,
        of_document_id=first.id,
        choices={4: Choice(Fate.REPLACED, 2), 5: Choice(Fate.STANDS)},
        touched_at=MONDAY,
    )
    two = Replacement(document_id=third.id, of_document_id=first.id, touched_at=MONDAY + timedelta(hours=1))

    def keep(uow: UnitOfWork) -> None:
        uow.replacements.save(replace(one, choices={}))
        uow.replacements.save(one)
        uow.replacements.save(two)

    database.write(keep)
    assert database.read(lambda uow: uow.replacements.find(second.id)) == one
    assert database.read(lambda uow: uow.replacements.all(first.workspace_id)) == [two, one]
    other = database.write(keep_workspace).id
    assert database.read(lambda uow: uow.replacements.all(other)) == []
    database.write(lambda uow: uow.replacements.drop(second.id))
    assert database.read(lambda uow: uow.replacements.find(second.id)) is None
