"""A bot's token stands in no log line, error, traceback or repr."""

from __future__ import annotations

import io
import logging
import traceback
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import logs
from bot.config import Settings, TelegramSettings
from bot.delivery import DeliveryError
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.request import LocalRequest
from bot.telegram_chat import TelegramChat
from tests.bot.local_telegram.helpers import Clock

TOKEN = "123456789:AAabcdefghijklmnopqrstuvwxyz-_01234"
SECRET = TOKEN.split(":")[1]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What goes to standard error once logging is set up; the loggers are put back afterwards."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs._NOISY}
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    logs.set_up(logging.INFO)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


def test_a_token_in_a_message_or_its_arguments_is_taken_out(written: io.StringIO) -> None:
    log = logging.getLogger("bot.test")
    log.info("https://api.telegram.org/bot%s/getMe", TOKEN)
    log.warning(f"token {TOKEN}")  # noqa: G004 - that is what is tried
    assert SECRET not in written.getvalue()
    assert written.getvalue().count("123456789:***") == 2


def test_a_token_in_a_traceback_is_taken_out(written: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")

    try:
        fail()
    except ValueError:
        logging.getLogger("bot.test").exception("failed")
    assert "Traceback" in written.getvalue()
    assert "ValueError" in written.getvalue()
    assert SECRET not in written.getvalue()


def test_libraries_that_log_addresses_are_quiet(written: io.StringIO) -> None:
    for name in ("httpx", "httpcore.connection", "telegram.ext", "apscheduler.executors"):
        logging.getLogger(name).info("a line")
    assert written.getvalue() == ""
    logging.getLogger("telegram").warning("a warning")
    assert "a warning" in written.getvalue()


@given(
    st.integers(min_value=10_000, max_value=10**11),
    st.from_regex(r"[A-Za-z0-9_-]{35}", fullmatch=True),
    st.sampled_from([" ", "/bot", '"', "(", "令牌", "='", "\n"]),
)
def test_every_token_is_found_wherever_it_stands(number: int, secret: str, before: str) -> None:
    assert secret not in logs.redact(f"x{before}{number}:{secret}/sendMessage")


def test_text_without_a_token_stays_as_it_is() -> None:
    text = "12:30 办结, 2018-12-24T09:00:00, key 12345:abc"
    assert logs.redact(text) == text


def test_no_repr_shows_the_token() -> None:
    settings = Settings(telegram=TelegramSettings(token=TOKEN))  # type: ignore[arg-type]
    for shown in (repr(settings), str(settings), repr(settings.telegram), settings.model_dump_json()):
        assert SECRET not in shown
    assert settings.token() == TOKEN
    local = LocalTelegram(Clock())
    chat = TelegramChat(TOKEN, request=LocalRequest(local), updates_request=LocalRequest(local))
    assert SECRET not in repr(chat)


async def test_a_refused_token_is_not_in_the_error() -> None:
    local = LocalTelegram(Clock())
    chat = TelegramChat(TOKEN, request=LocalRequest(local), updates_request=LocalRequest(local))
    with pytest.raises(DeliveryError) as refused:
        await chat.start()
    assert SECRET not in f"{refused.value!r} {refused.value}"
    assert SECRET not in "".join(traceback.format_exception(refused.value))
    await chat.stop()
