"""`nextsteps run` as a whole, on the in-memory Bot API instead of the network: claimed by its code, trusted by its owner."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot import bootstrap
from bot.config import ChatSettings, ConfigError, DatabaseSettings, Settings, TelegramSettings
from bot.delivery import DeliveryError
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.events import Left, Sent
from bot.local_telegram.records import Chat, Person
from bot.local_telegram.request import LocalRequest
from bot.telegram_chat import TelegramChat
from tests.conformance import assert_conforms

PATIENCE = 20
"""Seconds until something that should happen is said not to have happened."""


@dataclass
class Running:
    """A bot that serves, the server that it talks to, and what it said on its terminal."""

    telegram: LocalTelegram
    announced: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return next(match[0] for words in self.announced if (match := re.search(r"[0-9a-f]{32}", words)))

    async def until(self, happened: Callable[[], bool]) -> None:
        """Wait until it has happened, looking whenever the bot has done something."""
        async with asyncio.timeout(PATIENCE):
            while not happened():
                await self.telegram.events.wait(len(self.telegram.events))

    def sent_to(self, chat: Chat) -> list[str]:
        return [e.message.text for e in self.telegram.events.since(0) if isinstance(e, Sent) and e.message.chat is chat]

    async def ask(self, chat: Chat, person: Person, text: str) -> str:
        """Say something and wait for the answer."""
        before = len(self.sent_to(chat))
        self.telegram.send_text(chat, person, text)
        await self.until(lambda: len(self.sent_to(chat)) > before)
        return self.sent_to(chat)[-1]


def settings_for(database: Path, token: str | None) -> Settings:
    return Settings(
        telegram=TelegramSettings(token=token),  # type: ignore[arg-type]
        database=DatabaseSettings(url=str(database)),
        chat=ChatSettings(language="zh"),
    )


@asynccontextmanager
async def running(database: Path, telegram: LocalTelegram | None = None) -> AsyncIterator[Running]:
    """The bot from its start until it is told to stop as a person at the terminal would."""
    telegram = telegram or LocalTelegram(bootstrap.system_now)
    bot = Running(telegram)
    ready = asyncio.Event()

    def announce(words: str) -> None:
        bot.announced.append(words)
        if telegram.bot.name in words and not re.search(r"[0-9a-f]{32}", words):
            ready.set()

    def connect(token: str, **_: object) -> TelegramChat:
        return TelegramChat(token, request=LocalRequest(telegram), updates_request=LocalRequest(telegram))

    serving = asyncio.create_task(bootstrap.run_telegram(settings_for(database, telegram.token), announce, connect))
    try:
        waiting = asyncio.create_task(ready.wait())
        await asyncio.wait({waiting, serving}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        assert not serving.done() or serving.result() is None
        yield bot
    finally:
        if not serving.done():
            signal.raise_signal(signal.SIGINT)
        await asyncio.wait_for(serving, PATIENCE)
    assert telegram.violations == []
    assert_conforms(telegram.calls)


async def test_a_new_bot_is_claimed_with_its_code_and_hears_nobody_else(database: Path, reply_zh: Path) -> None:
    async with running(database) as bot:
        assert len(bot.code) * 4 == 128
        eve, owner = bot.telegram.person("eve"), bot.telegram.person("张敏")
        hers, his = bot.telegram.private_chat(eve), bot.telegram.private_chat(owner)
        bot.telegram.send_text(hers, eve, "/start")
        bot.telegram.send_text(hers, eve, "/start 00000000000000000000000000000000")
        assert await bot.ask(his, owner, f"/start {bot.code}")
        bot.telegram.send_text(hers, eve, f"/start {bot.code}")
        assert "没有" in await bot.ask(his, owner, "清单")
        bot.telegram.send_file(his, owner, "reply.txt", content_of(reply_zh))
        await bot.until(lambda: any("第312号建议" in text for text in bot.sent_to(his)))
        assert bot.sent_to(hers) == []


def content_of(path: Path) -> bytes:
    return path.read_bytes()


async def test_a_strangers_group_is_left_and_the_owners_is_bound(database: Path) -> None:
    async with running(database) as bot:
        eve, owner = bot.telegram.person("eve"), bot.telegram.person("张敏")
        await bot.ask(bot.telegram.private_chat(owner), owner, f"/start {bot.code}")
        strange, ours = bot.telegram.group("陌生群", eve), bot.telegram.group("督查群", owner)
        bot.telegram.add_bot_to(strange, eve)
        await bot.until(lambda: any(isinstance(e, Left) for e in bot.telegram.events.since(0)))
        assert bot.sent_to(strange) == []
        bot.telegram.add_bot_to(ours, owner)
        await bot.until(lambda: bool(bot.sent_to(ours)))


async def test_a_bot_with_an_owner_shows_no_code_and_goes_on_where_it_was(database: Path) -> None:
    async with running(database) as bot:
        owner = bot.telegram.person("张敏")
        await bot.ask(bot.telegram.private_chat(owner), owner, f"/start {bot.code}")
        telegram = bot.telegram
    his = telegram.private_chat(owner)
    telegram.send_text(his, owner, "清单")  # while nobody serves
    before = len([e for e in telegram.events.since(0) if isinstance(e, Sent)])
    async with running(database, telegram) as bot:
        assert not any(re.search(r"[0-9a-f]{32}", words) for words in bot.announced)
        await bot.until(lambda: len([e for e in telegram.events.since(0) if isinstance(e, Sent)]) > before)
        assert "没有" in bot.sent_to(his)[-1]


async def test_the_menu_is_set_in_both_languages(database: Path) -> None:
    async with running(database) as bot:
        menus = [call.parameters for call in bot.telegram.calls if call.method == "setMyCommands"]
    assert [menu.get("language_code") for menu in menus] == [None, "zh"]
    assert all(len(menu["commands"]) > 10 for menu in menus)


async def test_without_a_token_it_says_where_to_put_one(database: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        await bootstrap.run_telegram(settings_for(database, None), print)
    assert "config.toml" in str(refused.value)
    assert "NEXTSTEPS_TELEGRAM__TOKEN" in str(refused.value)


async def test_a_refused_token_is_said_without_showing_it(database: Path) -> None:
    telegram = LocalTelegram(bootstrap.system_now)
    token = "123456789:AAabcdefghijklmnopqrstuvwxyz-_01234"

    def connect(given: str, **_: object) -> TelegramChat:
        return TelegramChat(given, request=LocalRequest(telegram), updates_request=LocalRequest(telegram))

    with pytest.raises(DeliveryError) as refused:
        await bootstrap.run_telegram(settings_for(database, token), print, connect)
    assert token.split(":")[1] not in f"{refused.value!r} {refused.value}"
