"""A conversation at the terminal or through a pipe: typed lines become acts in apps; must not know the bot's insides.

What it needs of the bot it is given: `settle`, `travel` and `trust`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterable, Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Literal, TextIO

from bot.local_telegram import lines, terminal
from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.errors import ClientError, Refused
from bot.local_telegram.events import Left, Sent
from bot.local_telegram.records import Chat, Message, Person
from bot.local_telegram.saving import save
from bot.local_telegram.stdin import Console
from bot.local_telegram.text import split_as_apps_do

# Apps send files of up to 2,000 MB.
_LARGEST_FILE = 2000 * 2**20
_PRIVATE = "private"
# The topic that every forum has; its messages bear no thread id.
_GENERAL = "general"
_UNSEEN = "The bot does not see this: in a group it reads commands, replies to it and mentions of it (@{name})."
_BUTTONS_HINT = "(press a button with :press 1 or its label; a number alone is a message)"
_NUMBER_HINT = "(the number in the prompt is your last message; :edit {number} TEXT corrects it)"


class ChatSession:
    """Who is typing, in which chat, and what of the transcript is printed.

    `settle()` returns when the bot has done all that is due; it is awaited after each line, before the answers print.
    `travel(moment, chat_id)` moves the clock forward and does what falls due on the way; a naive moment is in the
    chat's zone. `trust(person, role)` invites somebody. Both raise Refused with a sentence where they will not.
    """

    def __init__(
        self,
        telegram: LocalTelegram,
        *,
        owner: str,
        chat: Literal["private", "group"] = "private",
        settle: Callable[[], Awaitable[None]],
        travel: Callable[[datetime, int], Awaitable[None]],
        trust: Callable[[Person, str], Awaitable[None]],
        out: TextIO,
        err: TextIO,
    ) -> None:
        self._telegram = telegram
        self._settle = settle
        self._travel = travel
        self._trust = trust
        self._out = out
        self._err = err
        self._console: Console | None = None
        self._person = telegram.person(owner)
        self._chat = telegram.private_chat(self._person)
        self._topic: int | None = None
        self._opening = chat
        self._failed = False
        self._hinted: set[str] = set()
        self._cursor = len(telegram.events)
        self._printed_place: tuple[Chat, int | None] = (self._chat, None)
        self._last_own: int | None = None
        # An app answers a message that asks for it (ForceReply) with the next one typed in that chat.
        self._asked: dict[tuple[int, int | None], int] = {}
        self._received: list[Message] = []
        self._saved: set[tuple[Path, int]] = set()

    async def run(self, source: AsyncIterable[str], at_end: Callable[[], Awaitable[None]] | None = None) -> int:
        """Carry out every line of a pipe, then `at_end`; the exit code: 0, or 2 if a command failed."""
        await self._open()
        async for line in source:
            if not await self._take(line):
                break
        if at_end is not None:
            await at_end()
            self._print_new()
        return 2 if self._failed else 0

    async def converse(self, console: Console) -> int:
        """The same with a person at a terminal, whom the bot may write to at any time; presses START first."""
        self._console = console
        watcher = asyncio.create_task(self._watch())
        try:
            await self._open()
            if self._chat.person is not None:
                await self._take("/start")
            while (line := await console.ask(self._prompt())) is not None:
                if line.strip() and not await self._take(line):
                    break
        finally:
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher
        return 2 if self._failed else 0

    async def _open(self) -> None:
        await self._settle()
        self._print_new()
        if self._opening != _PRIVATE:
            self._open_chat(self._opening)
            await self._settle()
            self._print_new()

    async def _take(self, line: str) -> bool:
        """Carry out a line and print what it led to; False after `:quit`."""
        try:
            command = (self._console and _dropped(line)) or lines.parse(line)
            if isinstance(command, lines.Quit):
                return False
            await self._carry_out(command)
        except Refused as refusal:
            # An empty line is no command that failed; it is only said, so that a script's author sees it.
            self._failed = self._failed or line.startswith(":")
            self._complain(str(refusal))
        await self._settle()
        self._print_new()
        return True

    async def _carry_out(self, command: lines.Line) -> None:
        match command:
            case lines.Say(text):
                self._say(text, None)
            case lines.Reply(message_id, text):
                self._say(text, message_id)
            case lines.Paste(path):
                self._say(_text_of(path), None)
            case lines.SendFile(path, caption, reply_to):
                name, content = _read(path)
                asked = self._asked.pop((self._chat.id, self._topic), None)
                target = reply_to if reply_to is not None else asked
                self._sent(
                    self._telegram.send_file(
                        self._chat, self._person, name, content, caption, reply_to=target, topic=self._topic
                    )
                )
            case lines.Edit(message_id, text):
                self._telegram.edit_text(self._chat, self._person, message_id, text)
            case lines.Press(button, message_id):
                self._press(button, message_id)
            case lines.As(name):
                self._become(self._telegram.person(name))
            case lines.OpenChat(name):
                self._open_chat(name)
            case lines.Topic(name):
                general = name.casefold() == _GENERAL
                self._topic = None if general else self._telegram.topic(self._chat, name, self._person)
                self._printed_place = (self._chat, self._topic)
            case lines.Trust(name, role):
                await self._trust(self._telegram.person(name), role)
            case lines.At(moment):
                await self._travel(moment, self._chat.id)
            case lines.Save(folder):
                self._save(folder)

    def _say(self, text: str, reply_to: int | None) -> None:
        pieces = split_as_apps_do(text)
        if not pieces:
            raise ClientError("An empty message cannot be sent.")
        asked = self._asked.pop((self._chat.id, self._topic), None)
        for piece in pieces:
            target = reply_to if reply_to is not None else asked
            self._sent(self._telegram.send_text(self._chat, self._person, piece, reply_to=target, topic=self._topic))

    def _sent(self, message: Message) -> None:
        self._last_own = message.id
        if self._chat.bot_status != "member":
            self._complain("The bot is not in this group.")
        elif not self._telegram.bot_sees(message):
            self._hint(_UNSEEN.format(name=self._telegram.bot.name), self._complain)
        elif self._console is not None and not message.text.startswith("/start"):
            self._hint(_NUMBER_HINT, self._show, number=message.id)

    def _press(self, button: int | str, message_id: int | None) -> None:
        if message_id is None:
            newest = self._telegram.buttons_message(self._chat)
            if newest is None:
                raise ClientError("There are no buttons in this chat.")
            message_id = newest.id
        self._telegram.press(self._chat, self._person, message_id, button)

    def _become(self, person: Person) -> None:
        was_private = self._chat.person is not None
        self._person = person
        self._last_own = None
        if was_private:
            self._go_to(self._telegram.private_chat(person))

    def _open_chat(self, name: str) -> None:
        if name == _PRIVATE:
            self._go_to(self._telegram.private_chat(self._person))
            return
        group = self._telegram.group(name, self._person)
        self._go_to(group)
        if group.bot_status == "left":
            self._telegram.add_bot_to(group, self._person)

    def _go_to(self, chat: Chat) -> None:
        self._chat = chat
        self._topic = None
        self._printed_place = (chat, None)

    def _save(self, name: str) -> None:
        folder = Path(name).expanduser()
        for message in self._received:
            if message.file is None or (folder, message.id) in self._saved:
                continue
            target = save(folder, message.file.name, message.file.content)
            self._saved.add((folder, message.id))
            if self._console is not None:
                self._show(f"(saved {terminal.one_line(str(target))})")

    # Printing

    async def _watch(self) -> None:
        while True:
            await self._telegram.events.wait(self._cursor)
            self._print_new()

    def _print_new(self) -> None:
        for event in self._telegram.events.since(self._cursor):
            self._cursor += 1
            place = (event.chat, None) if isinstance(event, Left) else (event.message.chat, event.message.topic_id)
            if isinstance(event, Sent):
                self._remember(event.message)
            if place != self._printed_place:
                self._show(terminal.heading(*place))
                self._printed_place = place
            self._show(terminal.printed(event))
            if self._console is not None and isinstance(event, Sent) and event.message.keyboard:
                self._hint(_BUTTONS_HINT, self._show)

    def _remember(self, message: Message) -> None:
        if message.file is not None:
            self._received.append(message)
        if message.force_reply:
            self._asked[message.chat.id, message.topic_id] = message.id

    def _prompt(self) -> str:
        where = "" if self._chat.person is not None else f" @ {terminal.place(self._chat, self._topic)}"
        number = f" [{self._last_own}]" if self._last_own is not None else ""
        return f"{terminal.one_line(self._person.name)}{where}{number}> "

    def _hint(self, words: str, print_: Callable[[str], None], **facts: object) -> None:
        if words not in self._hinted:
            self._hinted.add(words)
            print_(words.format(**facts))

    def _show(self, text: str) -> None:
        if self._console is not None:
            self._console.show(text)
        else:
            self._out.write(text + "\n")
            self._out.flush()

    def _complain(self, sentence: str) -> None:
        self._err.write(terminal.neutral(sentence) + "\n")
        self._err.flush()


def _dropped(line: str) -> lines.SendFile | None:
    """A file that was dropped into the terminal's window: nothing but the path, as terminals write it."""
    text = line.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    elif os.name == "posix":
        text = text.replace("\\ ", " ")
    try:
        return lines.SendFile(text) if Path(text).is_absolute() and Path(text).is_file() else None
    except (OSError, ValueError):
        return None


def _read(path: str) -> tuple[str, bytes]:
    file = Path(path).expanduser()
    try:
        if not file.is_file():
            raise ClientError(f"There is no file {path}.")
        if file.stat().st_size > _LARGEST_FILE:
            raise ClientError(f"{path} is larger than 2,000 MB and cannot be sent.")
        return file.name, file.read_bytes()
    except (OSError, ValueError) as error:
        raise ClientError(f"{path} cannot be read: {error}.") from None


def _text_of(path: str) -> str:
    _, content = _read(path)
    for encoding in ("utf-8-sig", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise ClientError(f"{path} holds no text that could be pasted.")
