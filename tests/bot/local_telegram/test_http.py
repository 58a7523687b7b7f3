"""The local Bot API over HTTP, met by the client that the bot uses on the network."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TimedOut
from telegram.ext import Application

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.faults import Fault, Faults, Serves, Wire
from bot.local_telegram.http import served
from bot.local_telegram.records import Chat, Person


@asynccontextmanager
async def connected(telegram: Serves, token: str) -> AsyncIterator[Bot]:
    async with served(telegram) as address:
        builder = Application.builder().token(token).updater(None)
        app = builder.base_url(f"{address}/bot").base_file_url(f"{address}/file/bot").build()
        async with app:
            yield app.bot


async def test_a_bot_on_the_network_sends_files_and_gets_them(
    telegram: LocalTelegram, chat: Chat, alice: Person
) -> None:
    async with connected(telegram, telegram.token) as bot:
        sent = await bot.send_message(
            chat.id,
            "你好 & <b>",
            reply_markup=InlineKeyboardMarkup.from_button(InlineKeyboardButton("x", callback_data="k")),
        )
        assert (sent.text, sent.chat.id) == ("你好 & <b>", chat.id)
        posted = await bot.send_document(chat.id, b"\x00\xff csv", filename="台账.csv")
        assert posted.document is not None
        file = await bot.get_file(posted.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"\x00\xff csv"
        assert [update.update_id for update in await bot.get_updates(timeout=0)] == [1]


async def test_waiting_for_updates_ends_when_one_comes(telegram: LocalTelegram, chat: Chat, alice: Person) -> None:
    async with connected(telegram, telegram.token) as bot:
        [first] = await bot.get_updates(timeout=0)
        telegram.send_text(chat, alice, "again")
        [second] = await bot.get_updates(offset=first.update_id + 1, timeout=20)
        assert second.message is not None
        assert second.message.text == "again"


async def test_a_wrong_token_is_refused(telegram: LocalTelegram) -> None:
    async with served(telegram) as address, httpx.AsyncClient() as client:
        assert (await client.get(f"{address}/bot1:wrong/getMe")).status_code == 401


async def test_parameters_may_come_as_json_or_in_the_address(telegram: LocalTelegram, chat: Chat) -> None:
    async with served(telegram) as address, httpx.AsyncClient() as client:
        path = f"{address}/bot{telegram.token}/sendMessage"
        as_json = await client.post(path, json={"chat_id": chat.id, "text": "1", "reply_parameters": {"message_id": 1}})
        in_address = await client.get(path, params={"chat_id": chat.id, "text": "2"})
    assert [as_json.json()["ok"], in_address.json()["ok"]] == [True, True]
    assert as_json.json()["result"]["reply_to_message"]["message_id"] == 1


@pytest.mark.parametrize("fault", [Fault.CUT, Fault.RESET])
async def test_a_connection_breaks_in_the_middle_of_an_answer(
    telegram: LocalTelegram, chat: Chat, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    async with served(Wire(telegram, faults=Faults(1, {fault: 1.0}))) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(address).port)
        writer.write(f"GET /bot{telegram.token}/getMe HTTP/1.1\r\nHost: local\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        writer.close()
        await writer.wait_closed()
    assert b"content-length: 100" in head
    assert len(body) < 100


async def test_an_answer_that_never_comes_is_waited_for_until_the_bot_has_had_enough(
    telegram: LocalTelegram, chat: Chat
) -> None:
    faults = Faults(1, {})
    async with connected(Wire(telegram, faults=faults), telegram.token) as bot:
        faults.chances[Fault.SILENCE] = 1.0
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "x", read_timeout=0.2)
        faults.chances[Fault.SILENCE] = 0.0
        assert (await bot.send_message(chat.id, "y")).text == "y"
