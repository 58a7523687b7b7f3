"""Who is meant by a typed name, and that owners and tags are kept, told apart by workspace, and taken back."""

from __future__ import annotations

import pytest

from commitments.errors import Misunderstood, NotAllowed
from commitments.model import Owner
from commitments.people import Role
from commitments.queries import Entry
from commitments.service.owning import giving, me, members, owner_named, tagging
from commitments.service.tracking import make
from commitments.service.undoing import undo
from tests.builders import candidate
from tests.commitments.service.settling import Office, after, track_letter
from tests.keeping import keep_commitments, keep_document


def join(desk: Office, telegram_id: int, name: str, transport: str = "local") -> int:
    person = desk.uow.workspaces.person(transport, telegram_id, name)
    desk.uow.workspaces.set_role(desk.workspace.id, person.id, Role.EDITOR)
    return person.id


def test_a_member_is_meant_by_name_whatever_the_case(desk: Office) -> None:
    anna = join(desk, 200, "Anna Lee")
    assert owner_named(desk.context(), " @anna  lee ") == Owner("Anna Lee", anna)
    assert members(desk.context()) == [Owner("Anna Lee", anna)]
    assert owner_named(desk.context(), "李科长") == Owner("李科长")


def test_two_members_of_one_name_are_nobody_in_particular(desk: Office) -> None:
    join(desk, 200, "张敏")
    join(desk, 201, "张敏")
    join(desk, 202, "李强", "telegram:1")
    assert owner_named(desk.context(), "张敏") == Owner("张敏")
    assert owner_named(desk.context(), "李强") == Owner("李强")


def test_a_name_in_use_is_found_again(desk: Office) -> None:
    track_letter(desk.context())
    make(desk.context(), 1, giving(Owner("Mr Hill")))
    assert owner_named(desk.context(), "mr hill") == Owner("Mr Hill")
    with pytest.raises(Misunderstood):
        owner_named(desk.context(), "@")


def test_another_workspaces_owners_are_unknown(desk: Office) -> None:
    other = desk.uow.workspaces.create("别处")
    document = keep_document(desk.uow, other.id)
    (kept,) = keep_commitments(desk.uow, document, [candidate()])
    desk.uow.commitments.save(giving(Owner("李强"))(desk.context(), Entry(kept, document, None))[0])
    assert desk.uow.commitments.owners(desk.workspace.id) == []
    assert desk.uow.commitments.owners(other.id) == [Owner("李强")]


def test_owner_and_tags_are_kept_and_taken_back(desk: Office) -> None:
    track_letter(desk.context())
    make(desk.context(), 1, giving(me(desk.context())))
    entry, _ = make(desk.context(), 1, tagging(["黑名单", "认证"]))
    assert entry.commitment.owner == me(desk.context())
    assert desk.uow.commitments.get(desk.workspace.id, 1) == entry.commitment
    make(desk.context(after(minutes=1)), 1, tagging((), None))
    assert undo(desk.context(after(minutes=2))).entries[0].commitment.tags == ("黑名单", "认证")


def test_a_viewer_assigns_nothing(desk: Office) -> None:
    track_letter(desk.context())
    with pytest.raises(NotAllowed):
        make(desk.context(role=Role.VIEWER), 1, giving(None))


def test_owner_and_tag_do_not_answer_what_we_ask(desk: Office) -> None:
    track_letter(desk.context())
    asked = desk.uow.commitments.get(desk.workspace.id, 2).follow_up_on
    assert asked is not None
    later = desk.context(after(days=200))
    assert make(later, 2, tagging(["急"]))[0].commitment.follow_up_on == asked
