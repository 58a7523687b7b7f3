"""Lines from pipes, and a prompt that stays below what the bot says."""

from __future__ import annotations

import asyncio
import threading
from io import BytesIO, StringIO

import pytest

from bot.local_telegram.stdin import Console, piped_lines


async def test_a_pipe_gives_its_lines_whatever_their_ends() -> None:
    stream = BytesIO("\ufeff一\r\n二 \n\n三".encode())
    assert [line async for line in piped_lines(stream)] == ["一", "二 ", "", "三"]


async def test_bytes_that_are_no_utf8_do_not_end_the_run() -> None:
    assert len([line async for line in piped_lines(BytesIO(b"\xff\xfe\nx\n"))]) == 2


async def test_the_loop_goes_on_while_a_line_is_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = threading.Event()

    def slow_input(prompt: str) -> str:
        typed.wait(10)
        return f"answer to {prompt}"

    monkeypatch.setattr("builtins.input", slow_input)
    out = StringIO()
    console = Console(out)
    asking = asyncio.create_task(console.ask("alice> "))
    await asyncio.sleep(0)
    console.show("[2] hello")
    typed.set()
    assert await asking == "answer to alice> "
    assert out.getvalue() == "\r\x1b[K[2] hello\nalice> "
    console.show("[3] done")
    assert out.getvalue().endswith("alice> [3] done\n")


async def test_the_end_of_input_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    assert await Console(StringIO()).ask("> ") is None
