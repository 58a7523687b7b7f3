"""Who owns a bot, who is trusted, and how a chat is bound."""

from __future__ import annotations

import pytest

from commitments.errors import NotAllowed
from commitments.model import Language
from commitments.people import ChatKind, Role, Subscription
from commitments.service import membership
from storage.unit_of_work import SqlUnitOfWork
from tests.commitments.service.settling import FRIDAY, Office


def test_the_first_to_come_owns_the_first_workspace_and_nobody_after(uow: SqlUnitOfWork) -> None:
    first = uow.workspaces.person("telegram:1", 100, "张敏")
    second = uow.workspaces.person("telegram:1", 101, "李华")
    workspace = membership.become_owner(uow, first)
    assert uow.workspaces.role_of(workspace.id, first.id) is Role.OWNER
    with pytest.raises(NotAllowed) as refused:
        membership.become_owner(uow, second)
    assert refused.value.key == "error.has_owner"
    assert uow.workspaces.role_of(workspace.id, second.id) is None


def test_each_transport_has_an_owner_of_its_own_in_the_same_workspace(uow: SqlUnitOfWork) -> None:
    here = membership.become_owner(uow, uow.workspaces.person("local", 100, "张敏"))
    there = membership.become_owner(uow, uow.workspaces.person("telegram:1", 100, "张敏"))
    assert here == there


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADMIN])
def test_owners_and_admins_may_trust(desk: Office, role: Role) -> None:
    person = desk.uow.workspaces.person("local", 200, "李华")
    membership.trust(desk.context(role=role), person, Role.EDITOR)
    assert desk.uow.workspaces.role_of(desk.workspace.id, person.id) is Role.EDITOR


@pytest.mark.parametrize("role", [Role.EDITOR, Role.VIEWER])
def test_others_may_not(desk: Office, role: Role) -> None:
    person = desk.uow.workspaces.person("local", 200, "李华")
    with pytest.raises(NotAllowed):
        membership.trust(desk.context(role=role), person, Role.VIEWER)
    assert desk.uow.workspaces.role_of(desk.workspace.id, person.id) is None


def test_nobody_is_made_an_owner_and_no_owner_is_unmade(desk: Office) -> None:
    ctx = desk.context(role=Role.ADMIN)
    other = desk.uow.workspaces.person("local", 200, "李华")
    desk.uow.workspaces.set_role(desk.workspace.id, ctx.person.id, Role.OWNER)
    for person, role in ((other, Role.OWNER), (ctx.person, Role.VIEWER)):
        with pytest.raises(NotAllowed) as refused:
            membership.trust(ctx, person, role)
        assert refused.value.key == "error.owner_is_claimed"


def test_a_chat_is_bound_once_and_keeps_its_settings(desk: Office) -> None:
    facts = {
        "workspace_id": desk.workspace.id,
        "transport": "local",
        "telegram_id": -500,
        "kind": ChatKind.GROUP,
        "title": "督查群",
        "now": FRIDAY,
    }
    chat = membership.bind_chat(desk.uow, language=Language.EN, timezone="Europe/London", **facts)  # type: ignore[arg-type]
    again = membership.bind_chat(desk.uow, language=Language.ZH, timezone="Asia/Shanghai", **facts)  # type: ignore[arg-type]
    assert again == chat
    assert (chat.language, chat.timezone, chat.subscription) == (Language.EN, "Europe/London", Subscription())
    assert chat.next_push_at is not None
