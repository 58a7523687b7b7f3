"""The language of typed lines."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local_telegram.errors import ClientError
from bot.local_telegram.lines import (
    As,
    At,
    Edit,
    Line,
    OpenChat,
    Paste,
    Press,
    Quit,
    Reply,
    Save,
    Say,
    SendFile,
    Topic,
    Trust,
    parse,
)


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("12 已兑现 https://example.org", Say("12 已兑现 https://example.org")),
        ("一\\n二", Say("一\n二")),
        ("::) nice", Say(":) nice")),
        ("：全角", Say("：全角")),
        (" :quit", Say(" :quit")),
        ("", Say("")),
        (":file letter.txt", SendFile("letter.txt")),
        (":file C:\\new\\a.txt /add\\nnow", SendFile("C:\\new\\a.txt", "/add\nnow")),
        (':file "my letter.txt" here it is', SendFile("my letter.txt", "here it is")),
        (":file 'a b.txt'", SendFile("a b.txt")),
        (":paste a long name.txt", Paste("a long name.txt")),
        (":paste 'a.txt'", Paste("a.txt")),
        (":reply 12 推进中\\n两句", Reply(12, "推进中\n两句")),
        (":reply 12 :file 'a b.jpg' 验收单", SendFile("a b.jpg", "验收单", 12)),
        (":reply 12 ::file", Reply(12, ":file")),
        (":edit 3 no", Edit(3, "no")),
        (":press 2", Press(2)),
        (":press 12.3", Press(3, 12)),
        (":press 都跟踪", Press("都跟踪")),
        (":press Track all 62", Press("Track all 62")),
        (":as 王主任", As("王主任")),
        (":trust 李 科长 editor", Trust("李 科长", "editor")),
        (":trust '李 科长' editor", Trust("李 科长", "editor")),
        (":chat 督查室", OpenChat("督查室")),
        (":topic budget 2019", Topic("budget 2019")),
        (":at 2018-12-24", At(datetime(2018, 12, 24))),  # noqa: DTZ001 — naive on purpose: the chat's zone
        (":at 2018-12-24T09:00+08:00", At(datetime(2018, 12, 24, 9, tzinfo=timezone(timedelta(hours=8))))),
        (":save out put", Save("out put")),
        (":QUIT ", Quit()),
    ],
)
def test_a_line_means_what_the_manual_says(line: str, meaning: Line) -> None:
    assert parse(line) == meaning


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (":fly", "no command :fly"),
        (":", "no command :"),
        (":file", "Write :file PATH"),
        (":reply x y", "Write :reply ID TEXT"),
        (":reply 12", "Write :reply ID TEXT"),
        (":press", "Write :press N"),
        (":trust alice", "Write :trust NAME ROLE"),
        (":as  ", "Write :as NAME"),
        (":at tomorrow", "no moment"),
        (":quit now", "Write :quit alone"),
    ],
)
def test_a_wrong_command_is_answered_with_the_right_one(line: str, words: str) -> None:
    with pytest.raises(ClientError, match=words):
        parse(line)


@given(st.text())
def test_every_line_has_a_meaning_or_a_sentence(line: str) -> None:
    try:
        parse(line)
    except ClientError as error:
        sentence = str(error)
    else:
        return
    assert sentence.endswith(".")


@given(st.text())
def test_any_text_can_be_said_literally(text: str) -> None:
    said = parse(f":{text}" if text.startswith(":") else text)
    assert said == Say(text.replace("\\n", "\n"))
