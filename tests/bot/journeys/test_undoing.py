"""Taking back through the whole bot, by button and by typing, in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_a_slip_is_taken_back_by_its_button_or_by_a_word(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "撤销" in await talk("3 已兑现 电话 李科长")
        back = await talk(":press 撤销")
        assert "已撤销刚才的改动:3 " in back
        assert "未反馈" in back
        assert "没有可撤销的" in await talk("撤销")
        history = await talk("历史 3")
        assert "撤销刚才的改动:已兑现 → 未反馈" in history
        assert "已兑现" in history
        await talk("1 推进中")
        assert "已撤销刚才的改动:1 " in await talk("撤销")
        await talk("1 推进中", ":at 2018-12-17T10:11")
        assert "没有可撤销的" in await talk("/undo")
        assert "推进中" in await talk("看 1")


async def test_an_english_slip_too(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        await talk("1 met phone call, Ms Li", "2 in progress")
        assert "Taken back: 2 " in await talk("/undo")
        assert "nothing to take back" in await talk("/undo")
