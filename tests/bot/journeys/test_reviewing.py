"""A reviewer who stops in the middle and comes back after a restart."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_a_review_goes_on_after_a_restart(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}")
        first = await talk(":press 分组挑选")
        assert first.startswith("[2*] 挑选 1/2")
        assert "◻ 1 " in await talk(":press 1")
        assert "✖ 1 " in await talk(":press 1")
        assert "挑选 2/2" in await talk(":press 下一组 ›")
    async with talking(database, at="2018-12-18T10:00") as talk:
        again = await talk("挑选")
        assert "挑选 2/2" in again
        assert "不是承诺1条" in again
        assert "本组只有" in await talk("留 1-9")
        assert "◻ 1 " in await talk("留 无")
        assert "请写留下哪几条" in await talk("留")
        done = await talk("挑选", ":press 5")
        assert "已跟踪3条" in done
        assert "记为“不是承诺”" in done
        assert "没有要挑选的信" in await talk("挑选")
        assert "已经选过了" in await talk(f":press {again[1 : again.index(']')]}.1")
        listed = await talk("清单 不是承诺")
        assert "不是承诺1条" in listed


async def test_an_english_review_by_typing(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}")
        sheet = await talk("/review 1")
        assert "Choose 1/" in sheet
        kept = await talk("/keep 1 not 2")
        assert "✅ 1 " in kept
        assert "✖ 2 " in kept
        assert "Which shall I keep" in await talk("/keep")
        assert "There is no letter number 7" in await talk("/review 7")
