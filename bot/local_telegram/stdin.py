"""Lines from standard input, read beside the event loop; must not know what they mean.

Reading blocks and cannot be cancelled, so it happens on daemon threads, which die with the process.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import locale
import os
import sys
import threading
from collections.abc import AsyncIterator, Callable
from types import ModuleType
from typing import BinaryIO, TextIO, TypeVar

T = TypeVar("T")


async def piped_lines(stream: BinaryIO) -> AsyncIterator[str]:
    """The lines of a pipe without their ends: UTF-8 with or without a mark, else the system's encoding."""
    first = True
    while line := await _beside(stream.readline):
        if first:
            line = line.removeprefix(b"\xef\xbb\xbf")
            first = False
        yield _decoded(line).rstrip("\r\n")


class Console:
    """A person at a terminal: a prompt to answer, and lines that may appear above it at any time."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._prompt = ""
        self._readline: ModuleType | None = None
        # Where it exists, importing it gives input() editing and a history.
        with contextlib.suppress(ImportError):
            self._readline = importlib.import_module("readline")

    async def ask(self, prompt: str) -> str | None:
        """The next line; None at the end of input."""
        self._prompt = prompt
        restore = _terminal_keeper()
        try:
            return await _beside(lambda: input(prompt))
        except EOFError:
            return None
        except asyncio.CancelledError:
            # Ctrl-C: the thread stays in input(), which has switched the terminal's echo off.
            restore()
            raise
        finally:
            self._prompt = ""

    def show(self, text: str) -> None:
        """Print lines; while a prompt is open they go above it and what is typed so far stands again below."""
        if self._prompt:
            typed = self._readline.get_line_buffer() if self._readline else ""
            self._out.write(f"\r\x1b[K{text}\n{self._prompt}{typed}")
        else:
            self._out.write(f"{text}\n")
        self._out.flush()


def _terminal_keeper() -> Callable[[], None]:
    """A function that brings the terminal back to how it is now; where there is none, it does nothing."""
    if os.name != "posix" or not sys.stdin.isatty():
        return lambda: None
    termios = importlib.import_module("termios")
    state = termios.tcgetattr(sys.stdin)
    return lambda: termios.tcsetattr(sys.stdin, termios.TCSADRAIN, state)


def _decoded(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(locale.getpreferredencoding(False), "replace")


async def _beside(read: Callable[[], T]) -> T:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def hand_over(deliver: Callable[[], None]) -> None:
        # The loop is closed when the program ends while a line is awaited.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: None if future.done() else deliver())

    def work() -> None:
        try:
            result = read()
        except BaseException as error:
            raised = error
            hand_over(lambda: future.set_exception(raised))
        else:
            hand_over(lambda: future.set_result(result))

    threading.Thread(target=work, name="standard input", daemon=True).start()
    return await future
