"""Every method of the local Bot API, driven by python-telegram-bot itself."""

from __future__ import annotations

import asyncio
import struct

import pytest
from telegram import (
    Bot,
    BotCommand,
    ChatMemberOwner,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.events import Answered, Deleted, Edited, Left, Sent
from bot.local_telegram.records import Chat, Person
from bot.local_telegram.request import LocalRequest
from bot.local_telegram.updates import UpdateQueue
from tests.bot.local_telegram.helpers import Clock, buttons, updates_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 640, 400) + b"\0" * 20


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)] for label in labels])


async def test_a_bot_knows_who_it_is(bot: Bot) -> None:
    me = await bot.get_me()
    assert (me.is_bot, me.username, me.can_read_all_group_messages) == (True, "nextsteps_bot", False)


async def test_a_sent_message_comes_back_whole(bot: Bot, chat: Chat, clock: Clock) -> None:
    sent = await bot.send_message(
        chat.id,
        "<b>年底前</b> 完成 &lt;1&gt;",
        parse_mode="HTML",
        reply_markup=keyboard("yes", "no"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(1),
    )
    assert sent.text == "年底前 完成 <1>"
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 3)]
    assert sent.date == clock.moment
    assert sent.from_user is not None
    assert sent.from_user.id == bot.id
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "hello"
    assert sent.reply_markup == keyboard("yes", "no")


async def test_numbers_of_messages_name_one_message_in_all_chats(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    bob = telegram.person("bob")
    telegram.send_text(telegram.private_chat(bob), bob, "hi")
    assert [(await bot.send_message(one, "x")).message_id for one in (chat.id, bob.id)] == [3, 4]


@pytest.mark.parametrize(
    ("text", "mode", "words"),
    [
        ("", None, "Message text is empty"),
        (" \n\u200b", None, "Message text is empty"),
        ("<b></b>", "HTML", "Message text is empty"),
        ("字" * 4097, None, "Message is too long"),
        ("𠮷" * 2049, None, "Message is too long"),
        ("<b>open", "HTML", "Can't parse entities: can't find end tag corresponding to start tag \"b\""),
        ("shut</b>", "HTML", "Can't parse entities: unexpected end tag at byte offset 4"),
        ("<p>x</p>", "HTML", 'Can\'t parse entities: unsupported start tag "p" at byte offset 0'),
        (
            "<b>年</i>",
            "HTML",
            'Can\'t parse entities: unmatched end tag at byte offset 6, expected "</b>", found "</i>"',
        ),
        ("a < b", "HTML", "Can't parse entities: unclosed start tag at byte offset 2"),
        ("x", "Strange", "Unsupported parse_mode"),
    ],
)
async def test_a_broken_text_is_refused_in_telegrams_words(
    telegram: LocalTelegram, bot: Bot, chat: Chat, text: str, mode: str | None, words: str
) -> None:
    with pytest.raises(BadRequest) as refusal:
        await bot.send_message(chat.id, text, parse_mode=mode)
    assert refusal.value.message.lower() == words.lower()
    assert len(telegram.violations) == 1
    telegram.violations.clear()
    assert telegram.events.since(0) == []


async def test_limits_count_utf16_units_after_the_tags_are_gone(bot: Bot, chat: Chat) -> None:
    assert (await bot.send_message(chat.id, "<b>" + "𠮷" * 2048 + "</b>", parse_mode="HTML")).text == "𠮷" * 2048


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (keyboard("x" * 65), "Button_data_invalid"),
        (keyboard("年" * 22), "Button_data_invalid"),
        (keyboard(*"x" * 101), "Reply_markup_too_long"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")] * 9]), "Reply_markup_too_long"),
        (InlineKeyboardMarkup([[InlineKeyboardButton(" ", callback_data="x")]]), "Button_text_invalid"),
        (InlineKeyboardMarkup([[InlineKeyboardButton("x", url="nowhere")]]), "Button_url_invalid"),
    ],
)
async def test_a_broken_keyboard_is_refused(
    telegram: LocalTelegram, bot: Bot, chat: Chat, markup: InlineKeyboardMarkup, words: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i)^{words}$"):
        await bot.send_message(chat.id, "x", reply_markup=markup)
    assert len(telegram.violations) == 1
    telegram.violations.clear()


async def test_what_the_method_does_not_know_is_noted(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "x", api_kwargs={"colour": "red"})
    with pytest.raises(BadRequest):
        await bot.send_message(chat.id, "x", message_thread_id="seven")  # type: ignore[arg-type]
    path = f"/bot{telegram.token}"
    assert (await telegram.serve(f"{path}/sendMessage", {"chat_id": "1", "text": "x", "reply_markup": "{"}, {}))[
        0
    ] == 400
    assert (await telegram.serve(f"{path}/getChat", {}, {}))[0] == 400
    assert (await telegram.serve(f"{path}/sendRocket", {}, {}))[0] == 404
    assert [violation.partition(":")[0] for violation in telegram.violations] == [
        "sendMessage",
        "sendMessage",
        "sendMessage",
        "getChat",
        "sendRocket",
    ]
    telegram.violations.clear()


async def test_a_wrong_token_opens_nothing(telegram: LocalTelegram) -> None:
    stranger = Bot("1:other", request=LocalRequest(telegram), get_updates_request=LocalRequest(telegram))
    with pytest.raises(InvalidToken):
        await stranger.get_me()
    status, _ = await telegram.serve("/file/bot1:other/documents/file_1.txt", {}, {})
    assert status == 401


async def test_an_error_of_the_server_is_a_violation_with_its_traceback(
    telegram: LocalTelegram, bot: Bot, chat: Chat, clock: Clock
) -> None:
    clock.moment = None  # type: ignore[assignment]
    with pytest.raises(NetworkError):
        await bot.send_message(chat.id, "x")
    assert "AttributeError" in telegram.violations.pop()


async def test_an_edit_replaces_text_and_buttons(telegram: LocalTelegram, bot: Bot, chat: Chat, clock: Clock) -> None:
    sent = await bot.send_message(chat.id, "one", reply_markup=keyboard("a"))
    clock.forward(seconds=5)
    edited = await bot.edit_message_text("two", chat.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert (edited.text, edited.reply_markup, edited.edit_date) == ("two", None, clock.moment)
    with pytest.raises(BadRequest, match="is not modified"):
        await bot.edit_message_text("two", chat.id, sent.message_id)
    await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=keyboard("b"))
    events = telegram.events.since(1)
    assert [event.text_changed for event in events if isinstance(event, Edited)] == [True, False]


async def test_only_own_messages_that_are_there_can_be_edited(bot: Bot, chat: Chat) -> None:
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", chat.id, 1)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", chat.id, 77)


async def test_deleting_ends_after_two_days(telegram: LocalTelegram, bot: Bot, chat: Chat, clock: Clock) -> None:
    first, second = [await bot.send_message(chat.id, "x") for _ in range(2)]
    assert await bot.delete_message(chat.id, first.message_id)
    assert isinstance(telegram.events.since(2)[0], Deleted)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(chat.id, first.message_id)
    clock.forward(hours=49)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await bot.delete_message(chat.id, second.message_id)


async def test_a_document_goes_up_and_comes_down(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_document(chat.id, InputFile("承诺,日期".encode(), "承诺.csv"), caption="一览")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type, sent.caption) == ("承诺.csv", "text/csv", "一览")
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == "承诺,日期".encode()
    again = await bot.send_document(chat.id, sent.document.file_id)
    assert again.document == sent.document
    event = telegram.events.since(0)[0]
    assert isinstance(event, Sent)
    assert event.message.file is not None
    assert event.message.file.content == "承诺,日期".encode()


async def test_a_picture_goes_up_with_its_size(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    sent = await bot.send_photo(chat.id, PNG, filename="chart.png", reply_markup=keyboard("more"))
    assert [(photo.width, photo.height) for photo in sent.photo] == [(640, 400)]
    with pytest.raises(BadRequest, match="(?i)image_process_failed"):
        await bot.send_photo(chat.id, b"no picture")
    telegram.violations.clear()


async def test_files_have_limits(telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(chat.id, b"x" * (50 * 2**20 + 1))
    with pytest.raises(BadRequest, match="non-empty"):
        await bot.send_document(chat.id, b"")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(chat.id, b"x", caption="x" * 1025)
    telegram.violations.clear()
    telegram.send_file(chat, alice, "big.txt", b"x" * (20 * 2**20 + 1))
    update = (await updates_of(bot))[-1]
    assert update.message is not None
    assert update.message.document is not None
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(update.message.document.file_id)
    with pytest.raises(BadRequest, match="(?i)wrong file_id"):
        await bot.get_file("unknown")


async def test_a_press_is_answered_once_and_in_time(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person, clock: Clock
) -> None:
    sent = await bot.send_message(chat.id, "choose", reply_markup=keyboard("a", "b"))
    telegram.press(chat, alice, sent.message_id, "b")
    query = (await updates_of(bot))[-1].callback_query
    assert query is not None
    assert (query.data, query.from_user.id, query.message) == ("b", alice.id, sent)
    assert await query.answer("noted", show_alert=True)
    assert [event for event in telegram.events.since(0) if isinstance(event, Answered)] == [
        Answered(telegram.events.since(0)[0].message, alice.id, "noted", alert=True)  # type: ignore[union-attr]
    ]
    with pytest.raises(BadRequest, match="Query is too old"):
        await query.answer()
    late = telegram.press(chat, alice, sent.message_id, 1)
    clock.forward(seconds=16)
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(late)


async def test_get_updates_waits_for_the_first_and_honours_the_offset(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person
) -> None:
    (first,) = await bot.get_updates(timeout=0)
    waiting = asyncio.create_task(bot.get_updates(offset=first.update_id + 1, timeout=60))
    await asyncio.sleep(0)
    assert not waiting.done()
    telegram.send_text(chat, alice, "second")
    (second,) = await waiting
    assert second.message is not None
    assert second.message.text == "second"
    assert await bot.get_updates(timeout=0) == (second,)
    telegram.send_text(chat, alice, "third")
    assert len(await bot.get_updates(limit=1, timeout=0)) == 1
    assert [update.update_id for update in await bot.get_updates(offset=-1, timeout=0)] == [3]
    assert await bot.get_updates(offset=4, timeout=0) == ()
    assert telegram.pending_updates == 0


async def test_waiting_ends_empty_after_its_time() -> None:
    assert await UpdateQueue(1).get(None, 100, 0.001, None) == []


async def test_a_second_poller_ends_the_first(bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=60))
    await asyncio.sleep(0)
    assert await bot.get_updates(timeout=0) == ()
    with pytest.raises(Conflict):
        await first


async def test_only_wanted_kinds_arrive(telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person) -> None:
    await bot.get_updates(offset=2, timeout=0, allowed_updates=["edited_message"])
    telegram.send_text(chat, alice, "unseen")
    telegram.edit_text(chat, alice, 1, "seen")
    assert [update.edited_message is not None for update in await updates_of(bot)] == [True]


async def test_dropping_pending_updates(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("", 1)
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert telegram.pending_updates == 0


async def test_where_the_bot_may_not_write_it_is_forbidden(telegram: LocalTelegram, bot: Bot, alice: Person) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(4711, "x")
    private = telegram.private_chat(alice)
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(private.id, "x")
    telegram.send_text(private, alice, "hello")
    telegram.block(alice)
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(private.id, "x")
    telegram.send_text(private, alice, "back again")
    await bot.send_message(private.id, "x")

    group = telegram.group("office", alice)
    with pytest.raises(Forbidden, match="not a member of the supergroup"):
        await bot.send_message(group.id, "x")
    telegram.add_bot_to(group, alice)
    await bot.send_message(group.id, "x")
    telegram.remove_bot_from(group, alice)
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.send_message(group.id, "x")


async def test_a_group_that_became_a_supergroup_says_its_new_number(
    telegram: LocalTelegram, bot: Bot, alice: Person
) -> None:
    group = telegram.group("office", alice, basic=True)
    telegram.add_bot_to(group, alice)
    new = telegram.upgrade(group, alice)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == new.id
    await bot.send_message(new.id, "x")
    told = [update.message for update in await updates_of(bot) if update.message]
    assert [(m.migrate_to_chat_id, m.migrate_from_chat_id) for m in told[1:]] == [(new.id, None), (None, group.id)]


async def test_a_bot_can_leave_a_group_but_no_person(
    telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person
) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    assert await bot.leave_chat(group.id)
    assert telegram.events.since(0) == [Left(group)]
    with pytest.raises(BadRequest, match="private chats"):
        await bot.leave_chat(chat.id)
    telegram.violations.clear()


async def test_topics_are_threads(telegram: LocalTelegram, bot: Bot, alice: Person) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    topic = telegram.topic(group, "budget", alice)
    sent = await bot.send_message(group.id, "x", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message, sent.chat.is_forum) == (topic, True, True)
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(group.id, "x", message_thread_id=topic + 1)


async def test_chats_and_members_can_be_asked_for(telegram: LocalTelegram, bot: Bot, chat: Chat, alice: Person) -> None:
    group = telegram.group("office", alice)
    telegram.add_bot_to(group, alice)
    assert (await bot.get_chat(group.id)).title == "office"
    assert (await bot.get_chat(chat.id)).first_name == "alice"
    assert isinstance(await bot.get_chat_member(group.id, alice.id), ChatMemberOwner)
    assert (await bot.get_chat_member(group.id, telegram.person("bob").id)).status == "left"
    assert (await bot.get_chat_member(group.id, bot.id)).status == "member"
    with pytest.raises(BadRequest, match="(?i)invalid user_id"):
        await bot.get_chat_member(group.id, 12)


async def test_the_menu_is_kept_by_scope_and_language(telegram: LocalTelegram, bot: Bot) -> None:
    commands = [BotCommand("list", "what is open")]
    assert await bot.set_my_commands(commands, language_code="en")
    assert await bot.get_my_commands(language_code="en") == tuple(commands)
    assert await bot.get_my_commands() == ()
    with pytest.raises(BadRequest, match="(?i)bot_command_invalid"):
        await bot.set_my_commands([BotCommand("列表", "x")])
    telegram.violations.clear()


async def test_descriptions_and_chat_actions_are_accepted(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    assert await bot.set_my_description("It keeps promises.")
    assert await bot.set_my_short_description("Promises.")
    assert await bot.send_chat_action(chat.id, "typing")
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)
    with pytest.raises(BadRequest):
        await bot.send_chat_action(chat.id, "dancing")
    assert len(telegram.violations) == 2
    telegram.violations.clear()


async def test_a_reply_may_be_asked_for(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "the date?", reply_markup=ForceReply(input_field_placeholder="2018-12-31"))
    event = telegram.events.since(0)[0]
    assert isinstance(event, Sent)
    assert event.message.force_reply


async def test_a_message_to_reply_to_must_be_there(bot: Bot, chat: Chat) -> None:
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(chat.id, "x", reply_parameters=ReplyParameters(99))
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert (await bot.send_message(chat.id, "x", reply_parameters=lenient)).reply_to_message is None


async def test_calls_are_kept_as_they_were_understood(telegram: LocalTelegram, bot: Bot, chat: Chat) -> None:
    await bot.send_message(chat.id, "x", reply_markup=keyboard("a"))
    call = telegram.calls[-1]
    assert (call.method, call.status) == ("sendMessage", 200)
    assert call.parameters == {"chat_id": chat.id, "text": "x", "reply_markup": buttons("a")}
