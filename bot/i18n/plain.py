"""Foreign words made fit for a screen: owns cleaning and clipping; must not know any screen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_WINDOW = 8
"""Characters looked at for each half-width that may be shown."""
_LINES = 1024
"""So many lines are remembered: the same titles and names stand on one screen after another."""


def clean(text: str) -> str:
    """The text without characters that control a terminal, the direction of writing or the encoding; newlines stay.

    A letter is foreign text: an escape sequence or a right-to-left override in it must not reach a screen.
    """
    if text.isprintable():  # nearly always
        return text
    return "".join(
        " " if character == "\t" or unicodedata.category(character) in ("Zl", "Zp") else character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )


def line(text: str, width: int) -> str:
    """Foreign text as one line of at most `width` half-widths, clipped with an ellipsis."""
    looked_at = text[: _WINDOW * width]  # a sentence may be a whole letter long
    return _line(looked_at, width, len(looked_at) < len(text))


@lru_cache(_LINES)
def _line(text: str, width: int, goes_on: bool) -> str:
    words = " ".join(clean(text).split())
    if columns(words) <= width and not goes_on:
        return words
    kept, used = [], 1
    for character in words:
        used += columns(character)
        if used > width:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def columns(text: str) -> int:
    """Half-widths that the text takes: 2 for a Han character, 1 for a Latin one."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
