"""A reading is put right by typing, by buttons and in short dialogues, in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_a_reading_is_put_right_and_taken_back(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        said = await talk("更正 3 时限 2019年6月底")
        assert "更正时限 至12月31日 → “2019年6月底”(至2019年6月30日)" in said
        card = await talk("看 3")
        assert "原先读作:2018年内(至12月31日)(我们读错,已更正)" in card
        assert "延期" not in card
        assert "更正时限 至12月31日 → 至2019年6月30日" in await talk("历史 3")
        assert "2018年内(至12月31日)" in await talk("撤销", "看 3")
        assert "更正标题 “公布首批失信商户名单” → “公布名单”" in await talk("3 更正 标题 公布名单")
        assert "更正数量 32万家 → 至少30万家" in await talk("更正 2 数量 至少30万家")
        assert "更正单位 没有 → 住建局、财政局(会办)" in await talk("更正 2 单位 住建局 牵头、财政局 配合")
        assert "更正类型 量化 → 具体" in await talk("更正 2 具体")
        assert "信里没有" in await talk("更正 2 原文 没有的话")
        assert "现在就是这样" in await talk("更正 2 类型 具体")
        assert "没看懂“随便”" in await talk("更正 2 随便")


async def test_the_dialogue_shows_the_sentence_and_asks_which_day(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2019-08-05T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        screen = await talk("看 3", ":press 更多…", ":press 更正")
        assert "▶ 2018年将公布首批失信商户名单。" in screen
        assert "时限写在本句:2018年" in screen
        assert "时限应该是什么?" in await talk(":press 时限")
        assert "没看懂“什么时候”" in await talk("什么时候")
        asked = await talk("年底前")
        assert "“年底前”有几种读法" in asked
        assert "(1) 2018年12月31日\n(2) 2019年12月31日" in asked
        assert "至2019年12月31日" in await talk(":press 2")
        assert "这一天吗" in await talk("更正 3 2016年5月")
        assert "具体" in await talk("更正 3", ":press 类型", ":press 量化", "更正 3 类型 具体")
        assert "没写时限" in await talk("更正 3", ":press 时限", ":press 没写时限")


async def test_an_english_correction(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        asked = await talk("/correct 1 date 06/07/2019")
        assert "“06/07/2019” can be read in several ways" in asked
        assert "(1) 6 Jul 2019\n(2) 7 Jun 2019" in asked
        assert "date corrected: to 31 Dec → 7 Jun 2019" in await talk(":press 2")
        assert "number corrected: none → at least 1,200 street lights" in await talk(
            "1 correct number at least 1,200 street lights"
        )
        assert "I did not understand “sometimes”" in await talk("/correct 1 sometimes")
        digest = await talk(":at 2018-12-24T09:01")
        assert "date corrected" in digest
        assert "number corrected" not in digest
