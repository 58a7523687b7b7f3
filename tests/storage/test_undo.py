"""Each person's last change, as the database keeps it."""

from __future__ import annotations

from commitments.ports import UnitOfWork
from commitments.undo import LastChange
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY
from tests.keeping import keep_chat, keep_person, keep_workspace


def test_only_the_transaction_that_makes_a_change_has_its_token_and_every_later_one_finds_it(
    database: SqlDatabase,
) -> None:
    def work(uow: UnitOfWork) -> LastChange:
        workspace, person = keep_workspace(uow), keep_person(uow)
        change = LastChange(chat_id=keep_chat(uow, workspace.id).id, person_id=person.id, at=MONDAY, body_event=7)
        assert uow.last_changes.token(change.chat_id, change.person_id) is None
        uow.last_changes.put(change)
        assert uow.last_changes.token(change.chat_id, change.person_id) == change.token
        assert uow.last_changes.token(change.chat_id, change.person_id + 1) is None
        return change

    change = database.write(work)
    assert database.read(lambda uow: uow.last_changes.token(change.chat_id, change.person_id)) is None
    assert database.read(lambda uow: uow.last_changes.find(change.chat_id, change.person_id)) == change


def test_a_change_that_is_dropped_has_no_token(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        workspace, person = keep_workspace(uow), keep_person(uow)
        chat = keep_chat(uow, workspace.id)
        uow.last_changes.put(LastChange(chat_id=chat.id, person_id=person.id, at=MONDAY, body_event=7))
        uow.last_changes.drop(chat.id, person.id)
        assert uow.last_changes.token(chat.id, person.id) is None

    database.write(work)
