"""A local Telegram with one private chat, under a real python-telegram-bot Bot; ends without violations."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from telegram import Bot
from telegram.ext import Application

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.records import Chat, Person
from bot.local_telegram.request import LocalRequest
from tests.bot.local_telegram.helpers import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def telegram(clock: Clock) -> Iterator[LocalTelegram]:
    """A server; a test that breaks rules on purpose clears `violations` after it has looked at them."""
    local = LocalTelegram(clock)
    yield local
    assert local.violations == []


@pytest.fixture
def alice(telegram: LocalTelegram) -> Person:
    return telegram.person("alice")


@pytest.fixture
def chat(telegram: LocalTelegram, alice: Person) -> Chat:
    """Alice's private chat, in which she has written `hello` (message 1, update 1)."""
    private = telegram.private_chat(alice)
    telegram.send_text(private, alice, "hello")
    return private


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    """python-telegram-bot's own Bot, as an Application builds it."""
    application = (
        Application.builder()
        .token(telegram.token)
        .request(LocalRequest(telegram))
        .get_updates_request(LocalRequest(telegram))
        .updater(None)
        .build()
    )
    async with application:
        yield application.bot
