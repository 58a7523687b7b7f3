"""Who is heard: members, strangers, groups, and the one-time code that claims a new bot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.membership import CLAIM_TRIES, CLAIM_VALID, ChatDefaults, Claim, Membership
from bot.requests import Request
from commitments.model import Language
from commitments.people import ChatKind, Role
from commitments.ports import UnitOfWork
from commitments.service import membership
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY

CODE = "0123456789abcdef0123456789abcdef"
TRANSPORT = "telegram:1"
DEFAULTS = ChatDefaults(language=None, timezone="Asia/Shanghai")


def request(
    text: str = "你好", *, person: int = 100, chat: int | None = None, now: datetime = MONDAY, added: bool = False
) -> Request:
    """A private message; with `chat` one in that group."""
    return Request(
        transport=TRANSPORT,
        inbox_id=None,
        now=now,
        chat_id=person if chat is None else chat,
        chat_kind=ChatKind.PRIVATE if chat is None else ChatKind.GROUP,
        chat_title="督查群",
        person_id=person,
        person_name=f"人{person}",
        text=text,
        added_to_chat=added,
    )


def hear(database: SqlDatabase, gate: Membership, asked: Request) -> Role | None:
    """The role under which a request is heard; None for silence."""

    def work(uow: UnitOfWork) -> Role | None:
        standing = gate.standing(uow, asked)
        return standing.role if standing else None

    return database.write(work)


def own(database: SqlDatabase, person: int = 100) -> None:
    database.write(lambda uow: membership.become_owner(uow, uow.workspaces.person(TRANSPORT, person, f"人{person}")))


def trust(database: SqlDatabase, person: int, role: Role) -> None:
    database.write(
        lambda uow: uow.workspaces.set_role(
            membership.workspace(uow).id, uow.workspaces.person(TRANSPORT, person, f"人{person}").id, role
        )
    )


# The code


def test_the_right_code_in_time_makes_the_owner(database: SqlDatabase) -> None:
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    assert hear(database, gate, request()) is None
    assert hear(database, gate, request(f"/start {CODE}")) is Role.OWNER
    assert hear(database, gate, request()) is Role.OWNER


def test_the_code_works_once(database: SqlDatabase) -> None:
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    hear(database, gate, request(f"/start {CODE}"))
    assert hear(database, gate, request(f"/start {CODE}", person=200)) is None


@pytest.mark.parametrize(
    "words", ["/start", "/start x", CODE, f"/add {CODE}", f"/start {CODE[:-1]}", f"/start {CODE}0", "/start 零"]
)
def test_other_words_claim_nothing(database: SqlDatabase, words: str) -> None:
    assert hear(database, Membership(DEFAULTS, Claim(CODE, MONDAY)), request(words)) is None


def test_a_code_shown_in_a_group_claims_nothing(database: SqlDatabase) -> None:
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    assert hear(database, gate, request(f"/start {CODE}", chat=-500)) is None
    assert hear(database, gate, request(f"/start {CODE}")) is Role.OWNER


@pytest.mark.parametrize(("late", "role"), [(timedelta(), Role.OWNER), (timedelta(seconds=1), None)])
def test_the_code_is_valid_for_fifteen_minutes(database: SqlDatabase, late: timedelta, role: Role | None) -> None:
    assert timedelta(minutes=15) == CLAIM_VALID
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    assert hear(database, gate, request(f"/start {CODE}", now=MONDAY + CLAIM_VALID + late)) is role


@pytest.mark.parametrize(("wrong", "role"), [(CLAIM_TRIES - 1, Role.OWNER), (CLAIM_TRIES, None)])
def test_five_wrong_tries_close_it_whoever_made_them(database: SqlDatabase, wrong: int, role: Role | None) -> None:
    assert CLAIM_TRIES == 5
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    for n in range(wrong):
        assert hear(database, gate, request("/start wrong", person=300 + n)) is None
    assert hear(database, gate, request(f"/start {CODE}")) is role


def test_a_bare_start_of_a_stranger_is_no_try(database: SqlDatabase) -> None:
    gate = Membership(DEFAULTS, Claim(CODE, MONDAY))
    for _ in range(10):
        hear(database, gate, request("/start", person=300))
    assert hear(database, gate, request(f"/start {CODE}")) is Role.OWNER


def test_with_an_owner_no_code_makes_another(database: SqlDatabase) -> None:
    own(database)
    assert hear(database, Membership(DEFAULTS, Claim(CODE, MONDAY)), request(f"/start {CODE}", person=200)) is None
    assert hear(database, Membership(DEFAULTS, None), request(f"/start {CODE}", person=200)) is None


def test_the_code_stands_in_no_repr() -> None:
    claim = Claim(CODE, MONDAY)
    gate = Membership(DEFAULTS, claim)
    assert CODE not in f"{claim!r} {claim} {gate!r} {gate}"


# Members and strangers


def test_a_stranger_is_not_heard_and_leaves_no_row(database: SqlDatabase) -> None:
    own(database)
    assert hear(database, Membership(DEFAULTS), request(person=200)) is None
    assert database.read(lambda uow: uow.workspaces.find_person(TRANSPORT, 200)) is None
    assert database.read(lambda uow: uow.chats.find(TRANSPORT, 200)) is None


def test_the_same_number_on_another_transport_is_a_stranger(database: SqlDatabase) -> None:
    own(database)
    assert hear(database, Membership(DEFAULTS), replace(request(), transport="telegram:2")) is None


@pytest.mark.parametrize("role", [Role.ADMIN, Role.EDITOR, Role.VIEWER])
def test_a_members_private_chat_is_trusted_with_the_member(database: SqlDatabase, role: Role) -> None:
    own(database)
    trust(database, 200, role)
    assert hear(database, Membership(DEFAULTS), request(person=200)) is role


@pytest.mark.parametrize(
    ("code", "fallback", "language"),
    [
        ("en", None, Language.EN),
        ("en-GB", None, Language.EN),
        ("zh-hans", None, Language.ZH),
        ("fr", None, Language.ZH),
        (None, None, Language.ZH),
        ("en", Language.ZH, Language.ZH),
    ],
)
def test_a_new_chat_speaks_the_persons_language_unless_the_settings_say_otherwise(
    database: SqlDatabase, code: str | None, fallback: Language | None, language: Language
) -> None:
    own(database)
    gate = Membership(ChatDefaults(language=fallback, timezone="Europe/London"))
    hear(database, gate, replace(request(), language_code=code))
    chat = database.read(lambda uow: uow.chats.find(TRANSPORT, 100))
    assert chat is not None
    assert (chat.language, chat.timezone) == (language, "Europe/London")


# Groups


@pytest.mark.parametrize(("role", "bound"), [(Role.ADMIN, True), (Role.EDITOR, False), (Role.VIEWER, False)])
def test_a_group_is_bound_by_whoever_may_invite(database: SqlDatabase, role: Role, bound: bool) -> None:
    own(database)
    trust(database, 200, role)
    heard = hear(database, Membership(DEFAULTS), request(person=200, chat=-500, added=True))
    assert (heard is not None) is bound
    assert (database.read(lambda uow: uow.chats.find(TRANSPORT, -500)) is not None) is bound


def test_in_a_bound_group_members_are_heard_and_strangers_are_not(database: SqlDatabase) -> None:
    own(database)
    trust(database, 200, Role.VIEWER)
    gate = Membership(DEFAULTS)
    hear(database, gate, request(chat=-500, added=True))
    assert hear(database, gate, request(person=200, chat=-500)) is Role.VIEWER
    assert hear(database, gate, request(person=300, chat=-500)) is None


def test_a_group_of_another_workspace_hears_only_its_own_members(database: SqlDatabase) -> None:
    own(database)

    def elsewhere(uow: UnitOfWork) -> None:
        other = uow.workspaces.create("另一处")
        stranger = uow.workspaces.person(TRANSPORT, 200, "人200")
        uow.workspaces.set_role(other.id, stranger.id, Role.OWNER)

    database.write(elsewhere)
    gate = Membership(DEFAULTS)
    assert hear(database, gate, request(person=200, chat=-500, added=True)) is Role.OWNER
    assert hear(database, gate, request(chat=-500)) is None
