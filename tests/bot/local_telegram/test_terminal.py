"""The transcript, and files on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local_telegram.errors import ClientError
from bot.local_telegram.events import Answered, Deleted, Edited, Event, Left, Sent
from bot.local_telegram.records import Button, Chat, Json, Keyboard, Message, Person, StoredFile
from bot.local_telegram.saving import harmless, save
from bot.local_telegram.terminal import heading, neutral, printed

BOT = Person(1, "nextsteps_bot", is_bot=True)
CHAT = Chat(-5, "supergroup", "督查室", topics={7: "预算"})
ROWS: Keyboard = ((Button("全部", "a"), Button("具体", "b")), (Button("site", url="https://example.org"),))


def message(
    text: str = "好的", *, keyboard: Keyboard = (), file: str | None = None, entities: tuple[Json, ...] = ()
) -> Message:
    document = StoredFile("id", "unique", file, b"x", "documents/1") if file else None
    return Message(12, CHAT, BOT, 0, text, entities, document, keyboard=keyboard)


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (Sent(message("一\n二")), "[12] 一\n二"),
        (Sent(message(keyboard=ROWS)), "[12] 好的\n(1) 全部 (2) 具体\n(3) site <https://example.org>"),
        (Edited(message(), text_changed=True), "[12*] 好的"),
        (Edited(message(keyboard=ROWS[:1]), text_changed=False), "[12*]\n(1) 全部 (2) 具体"),
        (Edited(message(), text_changed=False), "[12*] (no buttons)"),
        (Sent(message("", file="a.csv")), "[12 file a.csv]"),
        (Sent(message("一览", file="a.csv")), "[12 file a.csv] 一览"),
        (Deleted(message()), "[12 deleted]"),
        (Answered(message(), 3, "已记下", alert=False), "(answer: 已记下)"),
        (Answered(message(), 3, "不行", alert=True), "(alert: 不行)"),
        (Left(CHAT), "(the bot left 督查室)"),
        (Sent(message("\x1b[2J\x07\x9b31m\u202eabc")), "[12] ␛[2J␇�31m�abc"),
        (Sent(message("", file="\x1b]0;x\n.csv")), "[12 file ␛]0;x .csv]"),
    ],
)
def test_events_print_as_the_manual_says(event: Event, text: str) -> None:
    assert printed(event) == text


def test_a_link_behind_words_is_written_out() -> None:
    entities = (
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "text_link", "offset": 0, "length": 2, "url": "https://example.org/1"},
        {"type": "text_link", "offset": 3, "length": 1, "url": "https://example.org/2"},
    )
    assert (
        printed(Sent(message("𠮷 b", entities=entities))) == "[12] 𠮷 <https://example.org/1> b <https://example.org/2>"
    )


def test_another_chat_is_named() -> None:
    assert (heading(CHAT, None), heading(CHAT, 7)) == ("=== 督查室", "=== 督查室 / 预算")


@given(st.text())
def test_nothing_printed_steers_the_terminal(text: str) -> None:
    assert all(character == "\n" or character.isprintable() or ord(character) > 0x9F for character in neutral(text))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("承诺.csv", "承诺.csv"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\a.txt", "C__a.txt"),
        ("..", "file"),
        ("con.txt", "_con.txt"),
        ("a\x1b.csv", "a_.csv"),
        (".bashrc", "bashrc"),
        ("字" * 200 + ".csv", "字" * 66 + ".csv"),
    ],
)
def test_names_lose_what_could_harm(name: str, safe: str) -> None:
    assert harmless(name) == safe


@given(st.text())
def test_a_harmless_name_stays_in_its_folder(name: str) -> None:
    safe = harmless(name)
    assert safe not in ("", ".", "..")
    assert not set(safe) & set("/\\\0:")
    assert len(safe.encode()) < 255


def test_nothing_is_overwritten_and_no_link_is_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "out" / "put", tmp_path / "elsewhere"
    save(folder, "a.csv", b"1")
    (folder / "a (2).csv").symlink_to(elsewhere)
    assert save(folder, "a.csv", b"2").name == "a (3).csv"
    assert (folder / "a.csv").read_bytes() == b"1"
    assert not elsewhere.exists()


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ClientError, match="cannot be saved"):
        save(tmp_path / "file", "a.csv", b"1")
