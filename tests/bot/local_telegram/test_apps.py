"""What the bot is told when people write, send, edit, press, found groups and block."""

from __future__ import annotations

import pytest
from telegram import Bot

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.errors import ClientError
from bot.local_telegram.records import Chat, Person
from tests.bot.local_telegram.helpers import Clock, buttons, updates_of


def texts(updates: list[object]) -> list[str | None]:
    return [update.effective_message.text for update in updates if update.effective_message]  # type: ignore[attr-defined]


async def test_a_message_brings_all_that_telegram_sends(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person, clock: Clock
) -> None:
    telegram.send_text(chat, alice, "  /list 逾期\t2018 https://example.org/a,b \n", reply_to=1)
    message = (await updates_of(bot))[-1].message
    assert message is not None
    assert message.to_dict() == {
        "message_id": 2,
        "date": int(clock.moment.timestamp()),
        "chat": {"id": alice.id, "type": "private", "first_name": "alice", "username": "alice"},
        "from": {"id": alice.id, "is_bot": False, "first_name": "alice", "username": "alice", "language_code": "en"},
        "text": "/list 逾期 2018 https://example.org/a,b",
        "entities": [
            {"type": "bot_command", "offset": 0, "length": 5},
            {"type": "url", "offset": 14, "length": 23},
        ],
        "reply_to_message": message.reply_to_message.to_dict() if message.reply_to_message else None,
        "channel_chat_created": False,
        "delete_chat_photo": False,
        "group_chat_created": False,
        "supergroup_chat_created": False,
    }
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "hello"


async def test_an_edit_is_told_with_its_moment(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person, clock: Clock
) -> None:
    clock.forward(minutes=1)
    telegram.edit_text(chat, alice, 1, "hello again")
    edited = (await updates_of(bot))[-1].edited_message
    assert edited is not None
    assert (edited.text, edited.message_id, edited.edit_date) == ("hello again", 1, clock.moment)


async def test_a_file_comes_with_its_caption_as_caption(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person
) -> None:
    telegram.send_file(chat, alice, "答复.txt", b"text", "/add now")
    message = (await updates_of(bot))[-1].message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.document.mime_type, message.document.file_size) == (
        "答复.txt",
        "text/plain",
        4,
    )
    assert (message.text, message.caption) == (None, "/add now")
    assert [entity.type for entity in message.caption_entities] == ["bot_command"]


async def test_the_same_chat_has_the_same_instance_in_every_press(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person
) -> None:
    sent = await bot.send_message(chat.id, "choose", reply_markup=buttons("a"))  # type: ignore[arg-type]
    for _ in range(2):
        telegram.press(chat, alice, sent.message_id, "A")
    first, second = [update.callback_query for update in (await updates_of(bot))[1:]]
    assert first is not None
    assert second is not None
    assert first.chat_instance == second.chat_instance
    assert first.id != second.id


async def test_names_keep_their_numbers_over_restarts(telegram: LocalTelegram, clock: Clock) -> None:
    again = LocalTelegram(clock)
    for name in ("alice", "王主任"):
        person = telegram.person(name)
        assert person == again.person(name)
        assert 0 < person.id < 2**31
        assert telegram.group(name, person).id == again.group(name, person).id < -1_000_000_000_000
        assert telegram.group(f"old {name}", person, basic=True).id < 0


async def test_after_a_restart_numbers_go_on_and_known_chats_are_there(clock: Clock) -> None:
    before = LocalTelegram(clock)
    alice = before.person("alice")
    group_id = before.group("office", alice).id
    after = LocalTelegram(clock, first_message_id=40, first_update_id=17)
    after.restore(alice.id, "alice")
    group = after.restore(group_id, "office")
    assert after.group("office", after.person("alice")) is group
    status, body = await after.serve(f"/bot{after.token}/sendMessage", {"chat_id": str(alice.id), "text": "x"}, {})
    assert (status, b'"message_id": 40' in body) == (200, True)
    topical = {"chat_id": str(group_id), "text": "x", "message_thread_id": "5"}
    assert (await after.serve(f"/bot{after.token}/sendMessage", topical, {}))[0] == 200
    after.send_text(after.private_chat(alice), alice, "hello")
    assert (after.next_message_id, after.next_update_id, after.violations) == (43, 18, [])


async def test_in_a_group_the_bot_sees_what_is_meant_for_it(telegram: LocalTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    question = await bot.send_message(group.id, "which letter?")
    await updates_of(bot)
    for text, reply in (
        ("just talk", None),
        ("/list", None),
        ("/list@nextsteps_bot", None),
        ("/list@another_bot", None),
        ("@nextsteps_bot 12 已兑现", None),
        ("12 已兑现", question.message_id),
    ):
        telegram.send_text(group, alice, text, reply_to=reply)
    telegram.send_file(group, alice, "a.txt", b"x")
    telegram.send_file(group, alice, "b.txt", b"x", "/add")
    assert texts([*await updates_of(bot)]) == [
        "/list",
        "/list@nextsteps_bot",
        "@nextsteps_bot 12 已兑现",
        "12 已兑现",
        None,
    ]


async def test_without_privacy_mode_it_sees_all(clock: Clock) -> None:
    telegram = LocalTelegram(clock, reads_all=True)
    alice = telegram.person("alice")
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    telegram.send_text(group, alice, "just talk")
    assert telegram.pending_updates == 3


async def test_coming_going_and_blocking_are_told(telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    telegram.remove_bot_from(group, alice)
    telegram.send_text(group, alice, "/list")
    telegram.block(alice)
    telegram.send_text(chat, alice, "sorry")
    updates = await updates_of(bot)
    changes = [update.my_chat_member for update in updates if update.my_chat_member]
    assert [(c.chat.id, c.old_chat_member.status, c.new_chat_member.status) for c in changes] == [
        (group.id, "left", "member"),
        (group.id, "member", "kicked"),
        (chat.id, "member", "kicked"),
        (chat.id, "kicked", "member"),
    ]
    joined = [update.message for update in updates if update.message and update.message.new_chat_members]
    assert [member.id for message in joined for member in message.new_chat_members] == [bot.id]


async def test_a_new_topic_is_told(telegram: LocalTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    topic = telegram.topic(group, "budget", alice)
    assert telegram.topic(group, "budget", alice) == topic
    telegram.send_text(group, alice, "/list", topic=topic)
    created, listed = [update.message for update in (await updates_of(bot))[-2:]]
    assert created is not None
    assert listed is not None
    assert created.forum_topic_created is not None
    assert created.forum_topic_created.name == "budget"
    assert (listed.message_thread_id, listed.is_topic_message, listed.chat.is_forum) == (topic, True, True)


async def test_what_no_app_offers_is_refused_in_a_sentence(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person
) -> None:
    bob = telegram.person("bob")
    sent = await bot.send_message(chat.id, "x")
    linked = await bot.send_message(
        chat.id,
        "y",
        reply_markup={"inline_keyboard": [[{"text": "site", "url": "https://example.org"}]]},  # type: ignore[arg-type]
    )
    await updates_of(bot)
    group = telegram.group("office", alice)
    for attempt, words in (
        (lambda: telegram.send_text(chat, alice, " \n"), "empty message"),
        (lambda: telegram.send_text(chat, alice, "x" * 4097), "at most 4096"),
        (lambda: telegram.send_text(chat, bob, "x"), "private chat of alice"),
        (lambda: telegram.send_text(chat, alice, "x", reply_to=99), "no message 99"),
        (lambda: telegram.send_file(chat, alice, "a", b""), "is empty"),
        (lambda: telegram.send_file(chat, alice, "a", b"x", "x" * 1025), "at most 1024"),
        (lambda: telegram.edit_text(chat, alice, sent.message_id, "x"), "not alice's"),
        (lambda: telegram.edit_text(chat, alice, 1, "hello"), "Nothing is changed"),
        (lambda: telegram.press(chat, alice, sent.message_id, 1), "has no buttons"),
        (lambda: telegram.press(chat, alice, linked.message_id, "site"), "opens the link https://example.org"),
        (lambda: telegram.press(chat, alice, linked.message_id, "other"), "no button “other”"),
        (lambda: telegram.topic(chat, "x", alice), "in groups only"),
        (lambda: telegram.add_bot_to(chat, alice), "groups only"),
        (lambda: telegram.remove_bot_from(group, alice), "not in this group"),
        (lambda: telegram.upgrade(group, alice), "no basic group"),
    ):
        with pytest.raises(ClientError, match=words):
            attempt()
    assert telegram.pending_updates == 0
