"""What cannot be done gets one clear sentence and changes nothing; a stranger gets silence."""

from __future__ import annotations

from pathlib import Path

from bot.reading.text import MAX_BYTES
from tests.bot.journeys.talking import Talk, messages, talking

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


async def state_of(talk: Talk) -> str:
    """Everything that a person can see of the register, without the numbers of messages."""
    printed = await talk("清单 全部", "/letters", "/history 1")
    return "\n".join(message.split("]", 1)[1] for message in messages(printed))


REFUSED = [
    ("/show 99", "没有99号"),
    ("99", "没有99号"),
    ("99 已兑现 电话", "没有99号"),
    ("/status 1 天气", "天气"),
    ("/status 1", ""),
    ("1 逾期", "1 未完成"),
    ("1 进展滞后 停工", ""),
    ("/progress 99 3", "没有99号"),
    ("/remove 9", "9"),
    ("/fix 1 日期 2018-02-30", "2018-02-30"),
    ("/fix 1 日期 2018年13月1日", "2018年13月1日"),
    ("/fix 1 颜色 红", "颜色"),
    ("/fix 9 日期 2018-09-20", "9"),
    ("/list 天气", "天气"),
    ("/digest 每周 25点", "25"),
    ("/digest 天气", "天气"),
    ("/remind 天气", ""),
    ("/remind 9999", ""),
    ("/timezone 火星", "火星"),
    ("/language 火星文", "火星文"),
    ("/export xml", "xml"),
    ("/trust 天气", ""),
    ("/trust 99999999999999999999 只读", ""),
    ("/frobnicate", "frobnicate"),
    ("/", ""),
    ("你好", ""),
    ("/add 今天天气很好,我们去公园散步。", ""),
]
"""What is typed, and what the sentence about it names."""


async def test_what_cannot_be_done_gets_one_sentence_and_changes_nothing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        before = await state_of(talk)
        listed = before.splitlines()[:12]
        for line, words in REFUSED:
            said = messages(await talk(line))
            assert len(said) == 1, line
            assert words in said[0], line
            (again,) = messages(await talk("取消", "清单 全部"))[1:]
            assert again.split("]", 1)[1].splitlines()[:12] == listed, line
        assert await state_of(talk) == before
        assert talk.complaints() == ""


async def test_files_that_are_no_letter_are_refused_in_a_sentence(database: Path, tmp_path: Path) -> None:
    files = {
        "照片.txt": PNG,
        "大.txt": b"a" * (MAX_BYTES + 1),
        "空白.txt": b" \n\t\n",
        "散步.txt": "今天天气很好,我们去公园散步。去年已建成三个食堂。".encode(),
    }
    async with talking(database, at="2018-09-28T10:00") as talk:
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
            said = messages(await talk(f":file {tmp_path / name}"))
            assert len(said) == 1, name
        sentences = {message.split("]", 1)[1] for message in messages(talk.out.getvalue())}
        assert len(sentences) == len(files)
        assert "没有" in await talk("/letters")


async def test_an_empty_message_and_an_empty_file_do_not_even_leave_the_app(database: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    async with talking(database, at="2018-09-28T10:00") as talk:
        assert await talk("   ", f":file {tmp_path / 'empty.txt'}") == ""
        assert talk.complaints().count("empty") >= 2
    assert talk.exit_code == 2


async def test_the_clock_does_not_go_back(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert await talk(":at 2018-09-01") == ""
        assert talk.complaints().count("\n") == 1
        await talk(":at 2018-10-01T09:30")
    assert talk.exit_code == 2
    async with talking(database, at="2018-09-01") as talk:
        assert talk.complaints().count("\n") == 1
        assert "还剩91天" in await talk("清单")


async def test_an_edited_message_gets_a_clear_answer_and_changes_nothing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 已兑现 电话 李科长")
        mine = talk.telegram.next_message_id - 2
        (said,) = messages(await talk(f":edit {mine} 2 已兑现 电话 李科长"))
        assert "修改" in said or "改" in said
        assert "未反馈" in await talk("2")


async def test_a_stranger_gets_silence_and_is_counted(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        before = await state_of(talk)
        assert (
            await talk(":as eve", "/start", "清单", f":file {reply_zh}", "1 已兑现 电话", "/start 0123456789abcdef")
            == ""
        )
        assert talk.complaints() == ""
        await talk(":as 张敏")
        assert await state_of(talk) == before


async def test_a_viewer_may_look_and_not_change(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":trust 李华 只读", ":as 李华")
        assert "服务规范" in await talk("清单")
        assert "服务规范" in await talk("1")
        assert "file" in await talk("/export")
        refused = messages(
            await talk(
                "1 推进中",
                "/progress 1 已招标",
                "/note 1 记一笔",
                "/remove 1",
                f":file {reply_zh}",
                "/digest off",
                "/add",
            )
        )
        assert len(refused) == 7
        assert len({message.split("]", 1)[1] for message in refused}) == 1
        await talk(":as 张敏")
        assert "未反馈" in await talk("1")
        assert "记一笔" not in await talk("/history 1")


async def test_a_strangers_group_is_left_and_the_owners_is_served(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":as eve")
        left = await talk(":chat 陌生群")
        assert messages(left) == []
        assert "left" in left or "离开" in left
        await talk(":as 张敏")
        assert messages(await talk(":chat 督查群"))
        assert "服务规范" in await talk("/list")
        assert await talk(":as eve", "/list") == ""
        assert await talk(":as 张敏", "大家好") == ""
