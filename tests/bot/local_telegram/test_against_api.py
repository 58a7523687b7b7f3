"""The local Bot API held against the documentation of the real one."""

from __future__ import annotations

import json
import struct
from typing import Any

import pytest

from bot.local_telegram.core import Call, LocalTelegram
from bot.local_telegram.records import Upload
from bot.local_telegram.validation import METHODS, SHAPES
from tests.bot.local_telegram.helpers import Clock, buttons
from tests.conformance import Documentation, documentation_or_skip

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + struct.pack(">II", 64, 40) + b"\0" * 20


@pytest.fixture
def api() -> Documentation:
    return documentation_or_skip()


@pytest.mark.parametrize("method", METHODS)
def test_a_method_is_as_documented(api: Documentation, method: str) -> None:
    assert method in api.methods
    assert differences(METHODS[method], api.parameters(method)) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_an_object_in_a_call_is_as_documented(api: Documentation, shape: str) -> None:
    assert differences(SHAPES[shape], api.fields(shape)) == []


def differences(offered: Any, documented: dict[str, Any]) -> list[str]:
    found = []
    for name, kinds in offered.items():
        required, name = name.endswith("!"), name.rstrip("!")
        if name not in documented:
            found.append(f"{name} is not documented")
            continue
        found += [f"{name} is no {kind}" for kind in kinds.split("|") if kind not in documented[name]["types"]]
        if required != documented[name]["required"]:
            found.append(f"{name}: required is {documented[name]['required']}")
    required_names = {name for name, field in documented.items() if field["required"]}
    return found + [f"{name} is missing" for name in sorted(required_names - {name.rstrip("!") for name in offered})]


@pytest.mark.parametrize(
    ("method", "parameter", "limit"),
    [
        ("sendMessage", "text", "1-4096 characters after entities parsing"),
        ("editMessageText", "text", "1-4096 characters after entity parsing"),
        ("sendDocument", "caption", "0-1024 characters after entities parsing"),
        ("sendPhoto", "caption", "0-1024 characters after entities parsing"),
        ("answerCallbackQuery", "text", "0-200 characters"),
        ("getUpdates", "limit", "1-100"),
        ("setMyDescription", "description", "0-512 characters"),
        ("setMyShortDescription", "short_description", "0-120 characters"),
        ("setMyCommands", "commands", "At most 100 commands"),
    ],
)
def test_the_limits_that_are_kept_are_still_the_documented_ones(
    api: Documentation, method: str, parameter: str, limit: str
) -> None:
    assert limit in api.parameters(method)[parameter]["description"]


def test_callback_data_still_has_64_bytes(api: Documentation) -> None:
    assert "1-64 bytes" in api.fields("InlineKeyboardButton")["callback_data"]["description"]


async def test_every_answer_and_every_update_is_as_documented(api: Documentation, clock: Clock) -> None:
    telegram = LocalTelegram(clock)
    checked: set[str] = set()

    async def call(method: str, upload: Upload | None = None, **parameters: Any) -> Any:
        raw = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        files = {"document" if method == "sendDocument" else "photo": upload} if upload else {}
        status, body = await telegram.serve(f"/bot{telegram.token}/{method}", raw, files)
        assert status == 200, body
        result = json.loads(body)["result"]
        assert api.complaints(result, api.methods[method]["returns"], method) == []
        checked.add(method)
        return result

    alice = telegram.person("alice")
    chat = telegram.private_chat(alice)
    telegram.send_text(chat, alice, "/start")
    telegram.send_file(chat, alice, "a.txt", b"x", "@nextsteps_bot")
    telegram.edit_text(chat, alice, 1, "/start again")
    sent = await call(
        "sendMessage",
        chat_id=chat.id,
        text="<b>x</b>",
        parse_mode="HTML",
        reply_markup=buttons("a"),
        reply_parameters={"message_id": 1},
    )
    telegram.press(chat, alice, sent["message_id"], 1)
    document = await call("sendDocument", Upload("b.csv", b"x"), chat_id=chat.id, caption="y")
    await call("sendPhoto", Upload("c.png", PNG), chat_id=chat.id)
    await call("sendChatAction", chat_id=chat.id, action="typing")
    await call("editMessageText", chat_id=chat.id, message_id=sent["message_id"], text="y")
    await call("editMessageReplyMarkup", chat_id=chat.id, message_id=sent["message_id"], reply_markup=buttons("b"))
    await call("getFile", file_id=document["document"]["file_id"])
    await call("deleteMessage", chat_id=chat.id, message_id=sent["message_id"])
    group = telegram.group("office", alice, basic=True)
    telegram.add_bot_to(group, alice)
    supergroup = telegram.upgrade(group, alice)
    topic = telegram.topic(supergroup, "budget", alice)
    await call("sendMessage", chat_id=supergroup.id, text="x", message_thread_id=topic)
    await call("getChat", chat_id=supergroup.id)
    await call("getChat", chat_id=chat.id)
    for user_id in (alice.id, telegram.person("bob").id, telegram.bot.id):
        await call("getChatMember", chat_id=supergroup.id, user_id=user_id)
    await call("leaveChat", chat_id=supergroup.id)
    telegram.remove_bot_from(other := telegram.restore(-3, "other"), alice)
    assert other.bot_status == "kicked"
    telegram.block(alice)
    for method in ("getMe", "getWebhookInfo", "getMyCommands", "setMyDescription", "setMyShortDescription"):
        await call(method)
    await call("setMyCommands", commands=[{"command": "list", "description": "x"}], scope={"type": "default"})
    await call("getMyCommands")
    updates = await call("getUpdates")
    pressed = next(update["callback_query"] for update in updates if "callback_query" in update)
    await call("answerCallbackQuery", callback_query_id=pressed["id"], text="noted")
    await call("deleteWebhook", drop_pending_updates=True)

    kinds = {kind for update in updates for kind in update}
    assert kinds == {"update_id", "message", "edited_message", "callback_query", "my_chat_member"}
    assert checked == set(METHODS)
    assert telegram.violations == []
    assert api.call_complaints(telegram.calls) == []


def test_a_call_that_is_wrong_is_found(api: Documentation) -> None:
    wrong = [
        Call("sendRocket", {}, 404),
        Call("sendMessage", {"chat_id": True, "text": "x", "colour": 1}, 200),
        Call("deleteMessage", {"chat_id": 1}, 200),
    ]
    assert len(api.call_complaints(wrong)) == 4
