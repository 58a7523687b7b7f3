"""Lines from pipes, and a prompt that stays below what the bot says."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from bot.local_telegram.stdin import Console, piped_lines

ROOT = Path(__file__).parents[3]


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


_ASKS = """
import asyncio, sys
from bot.local_telegram.stdin import Console
try:
    asyncio.run(Console(sys.stdout).ask("name> "))
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(os.name != "posix", reason="terminals of this kind are POSIX")
def test_ctrl_c_leaves_the_terminal_as_it_was() -> None:
    import pty
    import termios

    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    process = subprocess.Popen([sys.executable, "-c", _ASKS], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT)
    try:
        seen = b""
        while b"name> " not in seen:
            seen += os.read(ours, 1000)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert termios.tcgetattr(theirs) == before
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)
