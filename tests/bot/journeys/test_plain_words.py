"""What people say in passing is understood, or is asked about without being lost, through the whole bot."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_what_is_said_of_a_promise_in_other_words_is_asked_about_and_kept_as_the_person_chooses(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        asked = await talk("3 局里说合同签了")
        assert "没看懂“局里说合同签了”。记成什么?" in asked
        assert "局里说合同签了" not in await talk("历史 3")
        await talk("3 局里说合同签了")
        assert "推进中" in await talk(":press 推进中")
        assert "局里说合同签了" in await talk("历史 3")
        await talk("3 下周要开协调会")
        assert "下周要开协调会" in await talk(":press 备注", "历史 3")
        assert "没看懂。" in await talk("99 局里说快了")


async def test_a_figure_in_such_words_can_be_kept_as_the_figure_reached(database: Path) -> None:
    async with talking(database, at="2026-12-17T10:00") as talk:
        await talk(":file examples/zh-reply-long.txt", ":press 1")
        assert "已达3万户" in await talk("1 局里说完成3万户了")
        assert "3万/12万户 25%" in await talk(":press 已达3万户")


async def test_questions_and_wishes_are_said_in_passing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "12月31日" in await talk("今年到期的有哪些?")
        assert "12月26日(周三)再提醒" in await talk("下周三提醒我3")
        assert "1月2日(周三)再提醒" in await talk("改天 3 节后")
        assert "到期提醒:关闭" in await talk("别再提醒了")
        assert "不客气" in await talk("谢谢!")
        assert "发一封答复过来" in await talk("你好")
        assert "下一次汇总" in await talk("下次周报是什么时候?")
        assert "3 " in await talk("3号怎么样了?")


async def test_the_same_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "What shall I keep it as?" in await talk("1 the contract has been signed")
        assert "In progress" in await talk(":press In progress")
        assert "the contract has been signed" in await talk("/history 1")
        assert "Mon 24 Dec" in await talk("remind me about 1 on Monday")
        assert "off" in await talk("stop reminding me")
        assert "You are welcome" in await talk("Thanks.")
