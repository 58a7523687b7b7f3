"""Conversations through a pipe and at a terminal, with a small bot of python-telegram-bot's at the other end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Literal

import pytest
from telegram import Bot, ForceReply, Message

from bot.local_telegram.core import LocalTelegram
from bot.local_telegram.errors import Refused
from bot.local_telegram.records import Person
from bot.local_telegram.session import ChatSession
from bot.local_telegram.stdin import Console
from tests.bot.local_telegram.helpers import Clock, buttons


class Parrot:
    """A bot that repeats, asks, edits, sends files and writes to other chats as its users tell it."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.invited: list[tuple[str, str]] = []
        self.heard: list[str] = []
        self._offset = 0

    async def settle(self) -> None:
        while updates := await self.bot.get_updates(offset=self._offset, timeout=0):
            for update in updates:
                self._offset = update.update_id + 1
                if update.callback_query is not None:
                    await update.callback_query.answer(f"pressed {update.callback_query.data}")
                    assert isinstance(update.callback_query.message, Message)
                    await update.callback_query.message.edit_text(f"chosen {update.callback_query.data}")
                elif update.effective_message is not None:
                    await self._react(update.effective_message)

    async def travel(self, moment: datetime, chat_id: int) -> None:
        moment = moment if moment.tzinfo else moment.replace(tzinfo=self.clock.moment.tzinfo)
        if moment < self.clock.moment:
            raise Refused("The clock goes forward only.")
        self.clock.moment = moment
        await self.bot.send_message(chat_id, f"digest of {moment:%Y-%m-%d}")

    async def trust(self, person: Person, role: str) -> None:
        if role == "king":
            raise Refused("There is no role king.")
        self.invited.append((person.name, role))

    async def _react(self, message: Message) -> None:
        words = message.text or message.caption or ""
        self.heard.append(words)
        if message.new_chat_members:
            await message.reply_text("hello, group")
        elif words == "/choose":
            await message.reply_text("which?", reply_markup=buttons("yes", "no"))  # type: ignore[arg-type]
        elif words == "/ask":
            await message.reply_text("date?", reply_markup=ForceReply())
        elif words == "/export":
            await message.reply_document("日期".encode(), filename="承诺.csv", caption="here")
        elif words.startswith("/tell "):
            await self.bot.send_message(int(words.split()[1]), "told")
        elif message.document is not None:
            await message.reply_text(f"file {message.document.file_name}: {words}")
        elif message.reply_to_message is not None:
            await message.reply_text(f"“{words}” to “{message.reply_to_message.text}”")
        elif message.edit_date is not None:
            await message.reply_text(f"now “{words}”")
        elif message.text:
            name = message.from_user.first_name if message.from_user else ""
            await message.reply_text(f"{name}: {words[:60]} ({len(words)})")


@pytest.fixture
def parrot(bot: Bot, clock: Clock) -> Parrot:
    return Parrot(bot, clock)


def session(
    telegram: LocalTelegram, parrot: Parrot, out: StringIO, err: StringIO, chat: Literal["private", "group"] = "private"
) -> ChatSession:
    return ChatSession(
        telegram, owner="alice", chat=chat, settle=parrot.settle, travel=parrot.travel, trust=parrot.trust, out=out, err=err
    )  # fmt: skip


async def pipe(
    telegram: LocalTelegram, parrot: Parrot, *lines: str, chat: Literal["private", "group"] = "private"
) -> tuple[int, str, str]:
    async def source() -> AsyncIterator[str]:
        for line in lines:
            yield line

    out, err = StringIO(), StringIO()
    code = await session(telegram, parrot, out, err, chat).run(source())
    return code, out.getvalue(), err.getvalue()


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


async def test_each_line_is_a_message_and_its_answer_follows(telegram: LocalTelegram, parrot: Parrot) -> None:
    assert await pipe(telegram, parrot, "one", "two\\nlines", "::)") == (
        0,
        "[2] alice: one (3)\n[4] alice: two\nlines (9)\n[6] alice: :) (2)\n",
        "",
    )


async def test_buttons_are_pressed_by_number_label_and_message(telegram: LocalTelegram, parrot: Parrot) -> None:
    lines = (
        "/choose",
        ":press 2",
        "/choose",
        ":press Yes",
        "/choose",
        "/choose",
        ":press 6.1",
        ":press 1",
        ":press 6.1",
    )
    code, out, err = await pipe(telegram, parrot, *lines)
    assert out.splitlines() == [
        *("[2] which?", "(1) yes (2) no", "(answer: pressed no)", "[2*] chosen no"),
        *("[4] which?", "(1) yes (2) no", "(answer: pressed yes)", "[4*] chosen yes"),
        *("[6] which?", "(1) yes (2) no", "[8] which?", "(1) yes (2) no"),
        *("(answer: pressed yes)", "[6*] chosen yes"),
        *("(answer: pressed yes)", "[8*] chosen yes"),
    ]
    assert (code, err) == (2, "Message 6 has no buttons; there is no button 1.\n")


async def test_files_pastes_replies_and_edits(telegram: LocalTelegram, parrot: Parrot, tmp_path: Path) -> None:
    letter, long = tmp_path / "my letter.txt", tmp_path / "long.txt"
    letter.write_text("x")
    long.write_bytes(("字" * 5000).encode("gb18030"))
    lines = (f':file "{letter}" read\\nthis', f":paste {long}", ":reply 2 yes", ":edit 3 other words")
    code, out, err = await pipe(telegram, parrot, *lines)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "[2] file my letter.txt: read",
        "this",
        f"[5] alice: {'字' * 60} (4096)",
        f"[6] alice: {'字' * 60} (904)",
        "[8] “yes” to “file my letter.txt: read",
        "this”",
        "[9] now “other words”",
    ]


async def test_received_files_are_saved_once_and_never_over_others(
    telegram: LocalTelegram, parrot: Parrot, tmp_path: Path
) -> None:
    (tmp_path / "承诺.csv").write_text("mine")
    code, out, _ = await pipe(telegram, parrot, "/export", f":save {tmp_path}", "/export", f":save {tmp_path}")
    assert (code, out) == (0, "[2 file 承诺.csv] here\n[4 file 承诺.csv] here\n")
    assert contents(tmp_path) == {
        "承诺.csv": "mine",
        "承诺 (2).csv": "日期",
        "承诺 (3).csv": "日期",
    }


async def test_a_failing_line_is_a_sentence_and_the_run_goes_on(
    telegram: LocalTelegram, parrot: Parrot, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    lines = (
        ":fly",
        f":file {tmp_path}/none.txt",
        f":file {tmp_path}/empty.txt",
        ":press 1",
        ":reply 77 x",
        ":trust bob king",
        ":at 2018-01-01",
        ":at soon",
        ":topic budget",
        "still here",
    )
    code, out, err = await pipe(telegram, parrot, *lines)
    assert (code, out) == (2, "[2] alice: still here (10)\n")
    assert [line.split()[0:3] for line in err.splitlines()] == [
        ["There", "is", "no"],
        ["There", "is", "no"],
        ["The", "file", "empty.txt"],
        ["There", "are", "no"],
        ["There", "is", "no"],
        ["There", "is", "no"],
        ["The", "clock", "goes"],
        ["“soon”", "is", "no"],
        ["Topics", "are", "in"],
    ]


async def test_an_empty_line_is_said_to_be_empty_but_fails_nothing(telegram: LocalTelegram, parrot: Parrot) -> None:
    code, out, err = await pipe(telegram, parrot, "", "\\n")
    assert (code, out) == (0, "")
    assert err == "An empty message cannot be sent.\n" * 2


async def test_quit_ends_the_run(telegram: LocalTelegram, parrot: Parrot) -> None:
    assert await pipe(telegram, parrot, ":quit", "never sent") == (0, "", "")


async def test_the_clock_moves_and_people_are_invited(telegram: LocalTelegram, parrot: Parrot) -> None:
    code, out, err = await pipe(telegram, parrot, "hello", ":at 2018-12-24T09:00", ":trust 李科长 editor")
    assert (code, err) == (0, "")
    assert out.endswith("[3] digest of 2018-12-24\n")
    assert parrot.invited == [("李科长", "editor")]


async def test_each_person_has_a_chat_and_other_chats_are_named(telegram: LocalTelegram, parrot: Parrot) -> None:
    alice = telegram.person("alice")
    code, out, err = await pipe(
        telegram, parrot, "mine", ":as bob", "his", f"/tell {alice.id}", "again", ":as alice", "back"
    )
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "[2] alice: mine (4)",
        "[4] bob: his (3)",
        "=== alice",
        "[6] told",
        "=== bob",
        "[8] bob: again (5)",
        "[10] alice: back (4)",
    ]


async def test_groups_and_topics(telegram: LocalTelegram, parrot: Parrot) -> None:
    lines = ("chatter", "more", ":topic budget", "/list", ":topic General", "/list", ":chat private", "hello")
    code, out, err = await pipe(telegram, parrot, *lines, chat="group")
    assert code == 0
    assert [line.partition("] ")[2] for line in out.splitlines()] == [
        "hello, group",
        "alice: /list (5)",
        "alice: /list (5)",
        "alice: hello (5)",
    ]
    assert err.count("The bot does not see this") == 1
    assert "chatter" not in parrot.heard


async def test_a_question_that_asks_for_a_reply_gets_the_next_message_as_one(
    telegram: LocalTelegram, parrot: Parrot
) -> None:
    _, out, err = await pipe(telegram, parrot, "/ask", "2018-12-31", "/list", chat="group")
    assert err == ""
    assert out.splitlines()[-2:] == ["[6] “2018-12-31” to “date?”", "[8] alice: /list (5)"]


class Typist(Console):
    """A person who types given lines; what is shown is kept."""

    def __init__(self, *lines: str) -> None:
        super().__init__(StringIO())
        self.lines = list(lines)
        self.seen: list[str] = []

    async def ask(self, prompt: str) -> str | None:
        self.seen.append(prompt)
        await asyncio.sleep(0)
        return self.lines.pop(0) if self.lines else None

    def show(self, text: str) -> None:
        self.seen.append(text)


async def test_at_a_terminal_start_is_pressed_and_buttons_are_explained_once(
    telegram: LocalTelegram, parrot: Parrot
) -> None:
    typist = Typist("/choose", "1", "", ":press 1")
    assert await session(telegram, parrot, StringIO(), StringIO()).converse(typist) == 0
    assert typist.seen == [
        "[2] alice: /start (6)",
        "alice [1]> ",
        "(the number in the prompt is your last message; :edit 3 TEXT corrects it)",
        "[4] which?\n(1) yes (2) no",
        "(press a button with :press 1 or its label; a number alone is a message)",
        "alice [3]> ",
        "[6] alice: 1 (1)",
        "alice [5]> ",
        "alice [5]> ",
        "(answer: pressed yes)",
        "[4*] chosen yes",
        "alice [5]> ",
    ]


async def test_a_file_dropped_into_the_window_is_sent(telegram: LocalTelegram, parrot: Parrot, tmp_path: Path) -> None:
    letter = tmp_path / "my letter.txt"
    letter.write_text("x")
    typist = Typist(f"'{letter}' ")
    await session(telegram, parrot, StringIO(), StringIO()).converse(typist)
    assert "[4] file my letter.txt:" in typist.seen
    _, out, _ = await pipe(telegram, parrot, f"'{letter}'")
    assert "alice: '" in out


async def test_what_the_bot_says_after_the_last_line_is_printed(telegram: LocalTelegram, parrot: Parrot) -> None:
    async def at_end() -> None:
        await parrot.bot.send_message(telegram.person("alice").id, "one more thing")

    async def source() -> AsyncIterator[str]:
        yield "hello"

    out = StringIO()
    await session(telegram, parrot, out, StringIO()).run(source(), at_end=at_end)
    assert out.getvalue() == "[2] alice: hello (5)\n[3] one more thing\n"


async def test_at_a_terminal_the_bot_may_write_at_any_time(telegram: LocalTelegram, parrot: Parrot, bot: Bot) -> None:
    alice = telegram.person("alice")
    shown = asyncio.Event()

    class Waiting(Typist):
        async def ask(self, prompt: str) -> str | None:
            await bot.send_message(alice.id, "a reminder")
            await shown.wait()
            return None

        def show(self, text: str) -> None:
            super().show(text)
            if "reminder" in text:
                shown.set()

    typist = Waiting()
    await session(telegram, parrot, StringIO(), StringIO()).converse(typist)
    assert typist.seen[-1] == "[3] a reminder"
