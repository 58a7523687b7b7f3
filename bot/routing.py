"""What a typed line asks for: owns the reading of commands, Chinese command words and short forms like "12 已兑现 …".

Pure; must not know what the commands do. Full-width characters are read as their half-width twins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.i18n.vocabulary import command_of, fold, phase_of, status_of

LETTER_LENGTH = 60
"""A plain text of at least so many characters, or of several lines, is taken for a letter rather than for a slip."""

_COMMAND = re.compile(r"/(?P<name>[^\s@]+)(?:@\w+)?\s*")
_NUMBER = re.compile(
    r"(?:#|第|no\.?)?\s*(?P<number>\d{1,6})\s*(?:号|條|条|、|\.|:|,)?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_NUMBERED = frozenset({"show", "status", "progress", "note", "history"})


@dataclass(frozen=True, slots=True)
class Route:
    """A command by name and the words after it, as typed."""

    command: str
    arguments: str = ""


def split_first(text: str) -> tuple[str, str]:
    """The first word and the rest, both without outer white space."""
    parts = text.split(None, 1)
    return (parts[0] if parts else "", parts[1].strip() if len(parts) > 1 else "")


def route_command(text: str) -> Route | None:
    """The command of a line that begins with a slash, full-width or not; an unknown name is kept as it is.

    "/list 逾期" and "／清单 逾期" are the same; "/add@the_bot …" names the bot in a group.
    """
    text = text.strip()
    if not text.startswith(("/", "／")):
        return None
    match = _COMMAND.match("/" + text[1:])
    if match is None:
        return Route("", "")
    name = fold(match["name"]).casefold()
    return Route(command_of(name) or name, text[match.end() :].strip())


def route_short_form(text: str) -> Route | None:
    """A short form without a slash, or None.

    "12" shows; "12 已兑现 https://…", "12号 办结 电话李科长" and "#12已兑现" set a status; "7 进展 31.2万", "7 备注 …",
    "7 历史" do as they say. A word of the calendar ("12 逾期") goes to `status`, which explains it.
    """
    first, rest = split_first(text)
    match = _NUMBER.fullmatch(fold(first))
    if match is None:
        return None
    number, glued = match["number"], match["rest"]
    word, words = (glued, rest) if glued else split_first(rest)
    if not word:
        return Route("show", number)
    folded = fold(word).casefold()
    if status_of(folded) is not None or phase_of(folded) is not None:
        return Route("status", f"{number} {word} {words}".strip())
    command = command_of(folded)
    if command in _NUMBERED:
        return Route(command, f"{number} {words}".strip())
    return None


def route_word(text: str) -> Route | None:
    """A line that begins with a command's Chinese or English word: "清单 逾期", "帮助"; or None."""
    first, rest = split_first(text)
    command = command_of(fold(first).casefold())
    return Route(command, rest) if command else None


def looks_like_letter(text: str) -> bool:
    """Whether a text that is no command may be a letter, or a part of one."""
    return len(text.strip()) >= LETTER_LENGTH or "\n" in text.strip()
