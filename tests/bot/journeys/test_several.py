"""Several at once through the whole bot: the list and a yes first, one note for all, undone together."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_the_list_is_shown_and_nothing_happens_without_a_yes(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        asked = await talk("1、3-5 推进中")
        assert "把这4条一起改吗?\n状态:推进中\n" in asked
        assert "\n3 公布首批失信商户名单\n　未反馈\n" in asked
        assert "[6*] ✅" not in asked
        assert "未反馈" in await talk("看 3")  # a look is no answer, and drops the typed yes
        assert "没看懂" in await talk("是")
        again = await talk("1、3-5 推进中")
        assert "4条" in again
        done = await talk("是。")
        assert "✅ 已改4条:1、3-5" in done
        assert "没看懂" in await talk("是")  # once
        assert "推进中" in await talk("看 3")
        back = await talk("撤销")
        assert "已撤销刚才对4条的改动:1、3-5" in back
        assert "未反馈" in await talk("看 3")


async def test_what_is_missing_is_asked_for_once_and_the_others_are_named(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "用于这5条" in await talk("/status 1-6,99 已兑现")
        asked = await talk("电话 李科长")
        assert "说明:电话 李科长" in asked
        assert "把这3条一起改吗" in asked
        assert "2号有目标数32万家" in asked
        assert "6号现在是“备查”" in asked
        done = await talk(":press 改这3条")
        assert "✅ 已改3条:1、3、5" in done
        assert "已兑现 · 承办单位说" in await talk("看 5")
        assert "未反馈" in await talk("看 2")
        assert "没有一条能这样改" in await talk("/status 1,3 已兑现 电话")


async def test_a_button_pressed_after_a_change_shows_the_list_again(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        asked = await talk("/note 1-2 已发函")
        message = asked.split("]")[0].strip("[* ")
        await talk("1 推进中")
        again = await talk(f":press {message}.1")
        assert "问过之后又有改动" in again
        assert "✅" not in again
        assert "✅ 已改2条:1-2" in await talk(f":press {message}.1")
        assert "✅" not in await talk(f":press {message}.1")  # pressed twice


async def test_nobody_else_presses_it(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", reads_all=True) as talk:
        await talk(f":file {reply_zh}", ":press 1", ":trust 李强 editor", ":chat 督查群")
        assert "把这2条一起改吗" in await talk("1,3 推进中")
        assert await talk("好") == ""  # said among people
        await talk(":as 李强")
        assert "这个问题问的是别人" in await talk(":press 改这2条")
        await talk(":as 张敏")
        assert "✅ 已改2条" in await talk(":press 改这2条")


async def test_dates_notes_owners_and_tags_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "Why? One sentence serves all 3" in await talk("/extend 1-3 end of June 2019")
        assert "Change these 3 together?" in await talk("no money yet")
        assert "✅ 3 changed: 1-3" in await talk("Yes")
        assert "moved once" in await talk("/show 2")
        assert "✅ 2 changed: 1-2" in await talk("1 and 2 owner Ms Hill", "ok")
        assert "✅ 2 changed: 1-2" in await talk("/tag 1,2 budget", ":press 1")
        assert "Next check: Fri 1 Mar 2019" in await talk("/ask 1-2 1 March 2019", "yes")
        assert "Note: they wrote" in await talk("/note 1-2 they wrote", "yes")
        card = await talk("/show 1")
        assert "Owner: Ms Hill" in card
        assert "Tags: #budget" in card
        assert "Which status for all 2? There are: open" in await talk("/status 1,2")
        assert "Status: In progress" in (await talk("in progress")).replace("in progress", "In progress")
        assert "At most 500" in await talk("/status 1-900 met")


async def test_those_that_conditions_ask_for_are_shown_first(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "✅ 已改5条:1-5" in await talk("/owner 具体 张敏", "是")
        assert "✅ 已改5条:1-5" in await talk("/status 跟进人:张敏 推进中", "是")
        asked = await talk("/status 推进中 量化 进展滞后 资金没到位")  # the first status is a condition
        assert "把这2条一起改吗?\n状态:进展滞后\n说明:资金没到位" in asked
        assert "✅ 已改2条:2、4" in await talk("是")
        assert "备注:住建局已电话，没回" in await talk("/note 进展滞后: 住建局已电话，没回")
        assert "✅ 已改2条:2、4" in await talk("/tag 进展滞后 #黑名单", "是")
        assert "时限延到:“2019年6月底”" in await talk("/extend #黑名单 2019年6月底 资金没到位")
        assert "✅ 已改2条:2、4" in await talk("是")
        assert "✅ 已改5条:1-5" in await talk("/owner 跟进人:张敏 李强", "是")
        assert "没有符合这些条件的承诺" in await talk("/status 逾期 已撤销 不办了")
        assert "请写编号" in await talk("/status 已兑现")
        assert "没有312号承诺" in await talk("/note 312号 已发函")
        assert "把这5条一起改吗" in await talk("/note 第312号建议 已发函")
        assert "已撤销刚才对5条的改动" in await talk("/undo")
