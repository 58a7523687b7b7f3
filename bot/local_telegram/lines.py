"""What a typed line means: a message or one of the `:` commands; must not know who carries it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.local_telegram.errors import ClientError


@dataclass(frozen=True)
class Say:
    """A message."""

    text: str


@dataclass(frozen=True)
class SendFile:
    """`:file PATH [caption]`: a file as a document; after `:reply ID`, in reply to a message."""

    path: str
    caption: str = ""
    reply_to: int | None = None


@dataclass(frozen=True)
class Paste:
    """`:paste PATH`: a file's content as messages, split as apps split."""

    path: str


@dataclass(frozen=True)
class Reply:
    """`:reply ID TEXT`: a message in reply to another."""

    message_id: int
    text: str


@dataclass(frozen=True)
class Edit:
    """`:edit ID TEXT`: other words for one's own message."""

    message_id: int
    text: str


@dataclass(frozen=True)
class Press:
    """`:press N|LABEL`, a button of the newest message with buttons (no id), or `:press ID.N`."""

    button: int | str
    message_id: int | None = None


@dataclass(frozen=True)
class As:
    """`:as NAME`: go on as another person."""

    name: str


@dataclass(frozen=True)
class Trust:
    """`:trust NAME ROLE`: the bot's owner lets somebody in."""

    name: str
    role: str


@dataclass(frozen=True)
class OpenChat:
    """`:chat NAME`: go to a group, or with `private` to one's own chat with the bot."""

    name: str


@dataclass(frozen=True)
class Topic:
    """`:topic NAME`: go to a topic of the group."""

    name: str


@dataclass(frozen=True)
class At:
    """`:at MOMENT`: move the clock forward. Without a zone the moment is naive."""

    moment: datetime


@dataclass(frozen=True)
class Save:
    """`:save FOLDER`: write the files received so far."""

    folder: str


@dataclass(frozen=True)
class Quit:
    """`:quit`: end the conversation."""


Line = Say | SendFile | Paste | Reply | Edit | Press | As | Trust | OpenChat | Topic | At | Save | Quit

_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_BUTTON_OF = re.compile(r"(\d{1,18})\.(\d{1,3})")


def parse(line: str) -> Line:
    r"""The meaning of a line without its line end; ClientError with a sentence where a command is wrong.

    `\n` in what is said is a line break (not in a path), `::` at the start of a line is a colon.
    """
    if line.startswith("::"):
        return Say(_broken(line[1:]))
    if not line.startswith(":"):
        return Say(_broken(line))
    word, _, rest = line[1:].partition(" ")
    command = _COMMANDS.get(word.lower())
    if command is None:
        known = ", ".join(f":{name}" for name in _COMMANDS)
        raise ClientError(f"There is no command :{word}. There are {known}; :: begins a message with a colon.")
    usage, read = command
    try:
        return read(rest.strip())
    except ValueError:
        raise ClientError(f"Write {usage}.") from None


def moment(text: str) -> datetime:
    """A moment in ISO 8601, naive without a zone; ClientError for anything else."""
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        raise ClientError(
            f"“{text}” is no moment; write 2018-12-24, 2018-12-24T09:00 or 2018-12-24T09:00+08:00."
        ) from None


def _broken(text: str) -> str:
    return text.replace("\\n", "\n")


def _first(rest: str) -> tuple[str, str]:
    """The first word, or what stands in quotes, and what follows; ValueError if there is none."""
    quoted = _QUOTED.match(rest)
    first = (quoted.group(1) or quoted.group(2) or "") if quoted else rest.partition(" ")[0]
    if not first:
        raise ValueError(rest)
    return first, rest[quoted.end() if quoted else len(first) :].strip()


def _only(rest: str) -> str:
    """The whole rest, with or without quotes around it."""
    quoted = _QUOTED.fullmatch(rest)
    found = (quoted.group(1) or quoted.group(2) or "") if quoted else rest
    if not found.strip():
        raise ValueError(rest)
    return found


def _read_file(rest: str) -> SendFile:
    path, caption = _first(rest)
    return SendFile(path, _broken(caption))


def _read_edit(rest: str) -> Edit:
    number, text = _first(rest)
    if not text:
        raise ValueError(rest)
    return Edit(int(number), _broken(text))


def _read_reply(rest: str) -> Reply | SendFile:
    """Words, or a file as `:file` sends it; `::` begins words that begin with a colon."""
    number, text = _first(rest)
    if not text:
        raise ValueError(rest)
    word, _, after = text.partition(" ")
    if word.lower() == ":file":
        return replace(_read_file(after.strip()), reply_to=int(number))
    return Reply(int(number), _broken(text.removeprefix(":") if text.startswith("::") else text))


def _read_press(rest: str) -> Press:
    if found := _BUTTON_OF.fullmatch(rest):
        return Press(int(found.group(2)), int(found.group(1)))
    return Press(int(rest)) if re.fullmatch(r"\d{1,3}", rest) else Press(_only(rest))


def _read_trust(rest: str) -> Trust:
    name, _, role = rest.rpartition(" ")
    if not role:
        raise ValueError(rest)
    return Trust(_only(name.strip()), role)


def _read_quit(rest: str) -> Quit:
    if rest:
        raise ValueError(rest)
    return Quit()


_COMMANDS: dict[str, tuple[str, Callable[[str], Line]]] = {
    "file": (":file PATH [caption], with quotes around a path with blanks", _read_file),
    "paste": (":paste PATH", lambda rest: Paste(_only(rest))),
    "reply": (":reply ID TEXT or :reply ID :file PATH [caption]", _read_reply),
    "edit": (":edit ID TEXT", _read_edit),
    "press": (":press N, :press LABEL or :press ID.N", _read_press),
    "as": (":as NAME", lambda rest: As(_only(rest))),
    "trust": (":trust NAME ROLE", _read_trust),
    "chat": (":chat NAME", lambda rest: OpenChat(_only(rest))),
    "topic": (":topic NAME", lambda rest: Topic(_only(rest))),
    "at": (":at MOMENT", lambda rest: At(moment(_only(rest)))),
    "save": (":save FOLDER", lambda rest: Save(_only(rest))),
    "quit": (":quit alone", _read_quit),
}
