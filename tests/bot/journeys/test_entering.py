"""Promises entered by hand through the whole bot, in both languages."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_a_promise_is_shown_as_understood_and_kept_on_a_yes(database: Path) -> None:
    async with talking(database, at="2018-06-18T10:00") as talk:
        shown = await talk("/new 年底前公布第二批名单 [住建局]")
        assert "还没入账" in shown
        assert "标题:公布第二批名单" in shown
        assert "时限:“年底前”(至12月31日)" in shown or "时限:“年底前”(至2018年12月31日)" in shown
        assert "几种读法" not in shown
        assert "单位:住建局" in shown
        assert "原文:年底前公布第二批名单" in shown
        assert "还没有承诺" in await talk("清单")
        kept = await talk(":press 2.1")
        assert "✅ 记下了:1 公布第二批名单" in kept
        listed = await talk("清单")
        assert "手工登记" in listed
        assert "承办:住建局" in await talk("看 1")
        assert "出处:手工登记" in await talk("看 1")
        assert "还没有答复件" in await talk("信件")
        found = await talk("查找 名单")
        assert "承诺1条,原文另有0处" in found
        assert "手工登记\n" in found


async def test_a_body_may_stand_behind_without_brackets(database: Path) -> None:
    async with talking(database, at="2018-06-18T10:00") as talk:
        for words in ("年底前公布第二批名单 住建局", "年底前公布第二批名单　【住建局 牵头】"):
            shown = await talk(f"/new {words}")
            assert "标题:公布第二批名单\n" in shown
            assert "单位:住建局\n" in shown
        assert "请写一句承诺" in await talk("/new [住建局]")


async def test_an_unclear_date_is_asked_about_with_its_likely_readings(database: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        asked = await talk("新增 年底前公布第二批名单")
        assert "“年底前”有几种读法,是哪一天?" in asked
        assert "(1) 2018年12月31日 (2) 2019年12月31日" in asked
        assert "时限:“年底前”(至2019年12月31日)" in await talk(":press 2")
        assert "记下了:1 " in await talk(":press 记下")
        assert "2019年12月31日" in await talk("看 1")
        assert "几种读法" not in await talk("新增 2019年6月底前修好东门的路灯")
        assert "几种读法" in await talk("新增 repair the lamps by 6/7/2019")


async def test_what_is_misunderstood_is_put_right_before_it_is_kept(database: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk("记一条")
        assert "数量:30个" in await talk("2019年6月底前完成30个小区改造")
        assert "目标数应该是多少" in await talk(":press 数量")
        assert "数量:40个" in await talk("40个")
        await talk(":press 时限")
        assert "时限:没有" in await talk("没有")
        assert "记下了:1 " in await talk(":press 记下")
        card = await talk("看 1")
        assert "目标:40个" in card
        assert "下次过问:2019年3月17日" in card
        history = await talk("历史 1")
        assert "待确认 → 未反馈" in history
        assert "历史3条" in history


async def test_it_is_dropped_or_taken_back_and_then_nowhere_to_be_seen(database: Path, tmp_path: Path) -> None:
    async with talking(database, at="2018-06-18T10:00") as talk:
        await talk("/new 年底前公布第二批名单")
        assert "没有记" in await talk(":press 不记了")
        await talk("/new 年底前公布第三批名单", ":press 记下")
        assert "已撤销刚才的改动:1 " in await talk(":press 撤销")
        await talk("/new 年底前公布第四批名单", ":press 记下")
        listed = await talk("清单 全部")
        assert "第四批" in listed
        assert "第三批" not in listed
        assert "承诺1条" in await talk("查找 名单")
        await talk("导出", f":save {tmp_path}")
        exported = (tmp_path / "台账_2018-06-18.csv").read_text("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(exported))
        assert (row["number"], row["letter"], row["quote"]) == ("2", "0", "年底前公布第四批名单")
        assert "没有0号答复件" in await talk("/remove 0")


async def test_the_first_screen_keeps_it_after_a_question_was_dropped(database: Path) -> None:
    async with talking(database, at="2018-06-18T10:00") as talk:
        await talk("/new 年底前公布第二批名单")
        first = await talk(":press 时限", "取消", ":press 2.1")
        assert "记下了:1 " in first
        assert "未办结1条" in await talk("清单")


async def test_in_english_too(database: Path) -> None:
    async with talking(database, at="2018-06-18T10:00", language="en") as talk:
        shown = await talk("/new publish the second list by 31 December 2018 [Housing Office]")
        assert "nothing is kept yet" in shown
        assert "Housing Office" in shown
        assert "✅ Kept: 1 Publish the second list" in await talk(":press Keep it")
        assert "Source: entered by hand" in await talk("/show 1")
        assert "What is promised?" in await talk("/new")
        assert "too long" in (await talk("x" * 700)).lower()
