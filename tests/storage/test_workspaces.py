"""Workspaces, members and people as the database keeps them."""

from __future__ import annotations

from functools import partial

import pytest

from commitments.errors import NotFound
from commitments.people import Person, Role, Standing
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.keeping import keep_chat, keep_person, keep_workspace


def test_the_first_workspace_is_the_oldest(database: SqlDatabase) -> None:
    assert database.read(lambda uow: uow.workspaces.first()) is None
    made = database.write(lambda uow: [keep_workspace(uow, name) for name in ("督查室", "newsroom")])
    assert database.read(lambda uow: uow.workspaces.first()) == made[0]
    assert database.read(lambda uow: uow.workspaces.all()) == made
    assert database.read(lambda uow: uow.workspaces.get(made[1].id)) == made[1]
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.workspaces.get(99))


def test_a_person_is_made_once_and_renamed_with_the_transport(database: SqlDatabase) -> None:
    assert database.read(lambda uow: uow.workspaces.find_person("local", 100)) is None
    first = database.write(keep_person)
    again = database.write(lambda uow: keep_person(uow, name="王科长"))
    assert (again.id, again.name) == (first.id, "王科长")
    assert database.read(lambda uow: uow.workspaces.find_person("local", 100)) == again
    elsewhere = database.write(lambda uow: keep_person(uow, transport="telegram:1"))
    assert elsewhere.id != first.id


def test_telegrams_numbers_may_be_larger_than_32_bits(database: SqlDatabase) -> None:
    large = 2**52 - 1
    database.write(lambda uow: keep_person(uow, telegram_id=large))
    found = database.read(lambda uow: uow.workspaces.find_person("local", large))
    assert found is not None
    assert found.telegram_id == large


def test_a_role_can_be_given_and_changed(database: SqlDatabase) -> None:
    workspace, other = database.write(keep_workspace).id, database.write(keep_workspace).id
    person = database.write(keep_person).id
    assert database.read(lambda uow: uow.workspaces.role_of(workspace, person)) is None
    database.write(lambda uow: uow.workspaces.set_role(workspace, person, Role.VIEWER))
    assert database.read(lambda uow: uow.workspaces.role_of(workspace, person)) is Role.VIEWER
    database.write(lambda uow: uow.workspaces.set_role(workspace, person, Role.EDITOR))
    assert database.read(lambda uow: uow.workspaces.role_of(workspace, person)) is Role.EDITOR
    assert database.read(lambda uow: uow.workspaces.role_of(other, person)) is None


def test_a_member_belongs_to_the_workspace_joined_first(database: SqlDatabase) -> None:
    older, newer = database.write(keep_workspace), database.write(keep_workspace)
    person = database.write(keep_person).id
    assert database.read(lambda uow: uow.workspaces.workspace_of(person)) is None
    database.write(lambda uow: uow.workspaces.set_role(newer.id, person, Role.VIEWER))
    database.write(lambda uow: uow.workspaces.set_role(older.id, person, Role.OWNER))
    database.write(lambda uow: uow.workspaces.set_role(newer.id, person, Role.EDITOR))
    assert database.read(lambda uow: uow.workspaces.workspace_of(person)) == newer


def test_the_owners_of_a_workspace_are_known_on_whatever_transport(database: SqlDatabase) -> None:
    ours, theirs = database.write(keep_workspace).id, database.write(keep_workspace).id

    def join(uow: UnitOfWork) -> list[Person]:
        people = [keep_person(uow, transport=transport) for transport in ("telegram:1", "local", "telegram:2")]
        for person, role in zip(people, (Role.OWNER, Role.OWNER, Role.ADMIN), strict=True):
            uow.workspaces.set_role(ours, person.id, role)
        return people

    people = database.write(join)
    assert database.read(lambda uow: uow.workspaces.owners(ours)) == people[:2]
    assert database.read(lambda uow: uow.workspaces.owners(theirs)) == []


def test_an_owner_of_one_transport_is_none_of_another(database: SqlDatabase) -> None:
    workspace, person = database.write(keep_workspace).id, database.write(keep_person).id
    database.write(lambda uow: uow.workspaces.set_role(workspace, person, Role.ADMIN))
    assert not database.read(lambda uow: uow.workspaces.has_owner("local"))
    database.write(lambda uow: uow.workspaces.set_role(workspace, person, Role.OWNER))
    assert database.read(lambda uow: uow.workspaces.has_owner("local"))
    assert not database.read(lambda uow: uow.workspaces.has_owner("telegram:1"))


def test_who_asks_where_is_known_at_once(database: SqlDatabase) -> None:
    workspace, elsewhere = database.write(keep_workspace), database.write(keep_workspace)
    person = database.write(lambda uow: keep_person(uow, telegram_id=100))
    chat = database.write(lambda uow: keep_chat(uow, workspace.id, telegram_id=-7))
    database.write(lambda uow: keep_chat(uow, elsewhere.id, telegram_id=-8))

    def standing(transport: str, telegram_id: int, number: int) -> Standing | None:
        return database.read(lambda uow: uow.workspaces.standing(transport, telegram_id, number))

    assert standing("local", 100, -7) is None
    for role in (Role.VIEWER, Role.ADMIN):
        database.write(partial(admit, workspace_id=workspace.id, person_id=person.id, role=role))
        assert standing("local", 100, -7) == Standing(workspace=workspace, chat=chat, person=person, role=role)
    assert standing("local", 100, -8) is None
    assert standing("local", 101, -7) is None
    assert standing("telegram:1", 100, -7) is None


def admit(uow: UnitOfWork, *, workspace_id: int, person_id: int, role: Role) -> None:
    uow.workspaces.set_role(workspace_id, person_id, role)
