"""Chats, buttons, dialogues and marks as the database keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from commitments.errors import NotFound
from commitments.messaging import Button, Dialogue, Keyboard
from commitments.model import Language, Owner
from commitments.people import Chat, ChatKind, Frequency, QuietHours, Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, chat, dialogue, keyboard
from tests.keeping import keep_chat, keep_person, keep_workspace

HOUR = timedelta(hours=1)


def bound(database: SqlDatabase, *, telegram_id: int = 100, **rest: object) -> Chat:
    workspace = database.read(lambda uow: uow.workspaces.first()) or database.write(keep_workspace)
    return database.write(lambda uow: keep_chat(uow, workspace.id, telegram_id=telegram_id, **rest))


def test_a_chat_comes_back_as_it_was_saved(database: SqlDatabase) -> None:
    kept = bound(database)
    assert kept == chat(id=kept.id, workspace_id=kept.workspace_id)
    changed = replace(
        kept,
        telegram_id=-1001234567890,
        kind=ChatKind.SUPERGROUP,
        title="办理工作群",
        language=Language.EN,
        timezone="Europe/Berlin",
        subscription=Subscription(
            frequency=Frequency.QUARTERLY,
            weekday=4,
            hour=7,
            minute=30,
            reminder_leads=(),
            say_quiet=False,
            quiet=QuietHours(time(22, 30), time(8)),
            body="示范市民政局",
            owner=Owner("张敏", 7),
            tag="黑名单",
            month_day=15,
        ),
        next_push_at=MONDAY,
        last_push_on=date(2018, 12, 23),
        digests_until=date(2018, 12, 17),
        last_digest_at=MONDAY - HOUR,
    )
    database.write(lambda uow: uow.chats.save(changed))
    assert database.read(lambda uow: uow.chats.get(kept.id)) == changed
    assert database.read(lambda uow: uow.chats.find("local", changed.telegram_id)) == changed
    assert database.read(lambda uow: uow.chats.find("local", 100)) is None


def test_an_unbound_chat_is_nowhere(database: SqlDatabase) -> None:
    assert database.read(lambda uow: uow.chats.find("local", 100)) is None
    with pytest.raises(NotFound):
        database.read(lambda uow: uow.chats.get(1))
    assert not database.read(lambda uow: uow.chats.transports())
    assert database.read(lambda uow: uow.chats.next_push_at("local")) is None


def test_chats_are_due_by_transport_the_longest_waiting_first(database: SqlDatabase) -> None:
    wanted = {1: MONDAY, 2: MONDAY - HOUR, 3: MONDAY + timedelta(microseconds=1), 4: None}
    for telegram_id, moment in wanted.items():
        bound(database, telegram_id=telegram_id, next_push_at=moment)
    bound(database, telegram_id=5, transport="telegram:1", next_push_at=MONDAY - 2 * HOUR)
    due = database.read(lambda uow: uow.chats.due("local", MONDAY))
    assert [each.telegram_id for each in due] == [2, 1]
    assert database.read(lambda uow: uow.chats.next_push_at("local")) == MONDAY - HOUR
    assert set(database.read(lambda uow: uow.chats.transports())) == {"local", "telegram:1"}


def test_the_chats_of_a_transport_are_listed(database: SqlDatabase) -> None:
    ours = [bound(database, telegram_id=telegram_id) for telegram_id in (2, 1)]
    theirs = bound(database, telegram_id=1, transport="telegram:1")
    assert database.read(lambda uow: uow.chats.of_transport("local")) == ours
    assert database.read(lambda uow: uow.chats.of_transport("telegram:1")) == [theirs]


def test_buttons_mean_what_they_were_given(database: SqlDatabase) -> None:
    chat_id = bound(database).id
    buttons = {0: Button("status", {"number": 12, "to": "met"}, "已兑现"), 2: Button("list", {})}
    kept = Keyboard(key="k1", chat_id=chat_id, buttons=buttons, expires_at=MONDAY)
    lasting = keyboard(key="k2", chat_id=chat_id)

    def add(uow: UnitOfWork) -> None:
        uow.keyboards.add(kept)
        uow.keyboards.add(lasting)

    database.write(add)

    def found() -> list[Keyboard | None]:
        return database.read(lambda uow: [uow.keyboards.find(key) for key in ("k1", "k2", "k3")])

    assert found() == [kept, lasting, None]
    database.write(lambda uow: uow.keyboards.prune(MONDAY - HOUR))
    assert found() == [kept, lasting, None]
    database.write(lambda uow: uow.keyboards.prune(MONDAY))
    assert found() == [None, lasting, None]


def test_the_last_keyboards_of_a_chat_are_found_the_newest_first(database: SqlDatabase) -> None:
    chat_id, other = bound(database).id, bound(database, telegram_id=101).id
    shown = {"k3": MONDAY, "k1": MONDAY, "k4": MONDAY + HOUR, "k0": MONDAY - HOUR, "k2": MONDAY + HOUR}

    def add(uow: UnitOfWork) -> None:
        for key, expires_at in shown.items():
            uow.keyboards.add(keyboard(key=key, chat_id=chat_id, expires_at=expires_at))
            uow.keyboards.add(keyboard(key=f"{key}x", chat_id=other, expires_at=expires_at))

    database.write(add)

    def latest(expiring_after: datetime, most: int) -> list[str]:
        found = database.read(lambda uow: uow.keyboards.latest(chat_id, expiring_after, most))
        assert {each.chat_id for each in found} <= {chat_id}
        return [each.key for each in found]

    assert latest(MONDAY - 2 * HOUR, 9) == ["k2", "k4", "k1", "k3", "k0"]
    assert latest(MONDAY - 2 * HOUR, 3) == ["k2", "k4", "k1"]
    assert latest(MONDAY, 3) == ["k2", "k4"]
    assert latest(MONDAY + HOUR, 3) == []


def test_a_new_question_takes_the_place_of_the_old_one(database: SqlDatabase) -> None:
    chat_id, person_id = bound(database).id, database.write(keep_person).id
    old = dialogue(chat_id=chat_id, person_id=person_id, due_at=MONDAY, arguments={"parts": ["一"]})
    new = dialogue(chat_id=chat_id, person_id=person_id, name="figure", expires_at=MONDAY + HOUR)

    def ask(uow: UnitOfWork) -> list[Dialogue | None]:
        seen = [uow.dialogues.find(chat_id, person_id)]
        for each in (old, new):
            uow.dialogues.open(each)
            seen.append(uow.dialogues.find(chat_id, person_id))
        uow.dialogues.close(chat_id, person_id)
        return [*seen, uow.dialogues.find(chat_id, person_id)]

    assert database.write(ask) == [None, old, new, None], "within one transaction, too"


def test_dialogues_are_due_by_transport(database: SqlDatabase) -> None:
    person_id = database.write(keep_person).id

    def opened(telegram_id: int, due_at: datetime | None, transport: str = "local") -> Dialogue:
        chat_id = bound(database, telegram_id=telegram_id, transport=transport).id
        made = dialogue(chat_id=chat_id, person_id=person_id, due_at=due_at)
        database.write(lambda uow: uow.dialogues.open(made))
        return made

    late, early = opened(1, MONDAY), opened(2, MONDAY - HOUR)
    opened(3, MONDAY + HOUR)
    opened(4, None)
    opened(5, MONDAY - 2 * HOUR, "telegram:1")
    assert database.read(lambda uow: uow.dialogues.due("local", MONDAY)) == [early, late]
    assert database.read(lambda uow: uow.dialogues.next_due_at("local")) == MONDAY - HOUR
    assert database.read(lambda uow: uow.dialogues.next_due_at("elsewhere")) is None


def test_a_mark_is_what_it_was_set_to_last(database: SqlDatabase) -> None:
    def set_twice(uow: UnitOfWork) -> list[str | None]:
        seen = [uow.marks.get("clock")]
        for value in ("1", "2"):
            uow.marks.set("clock", value)
            seen.append(uow.marks.get("clock"))
        return seen

    assert database.write(set_twice) == [None, "1", "2"]
    assert database.read(lambda uow: uow.marks.get("clock")) == "2"
    assert database.read(lambda uow: uow.marks.get("other")) is None
