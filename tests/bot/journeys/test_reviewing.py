"""A reviewer who stops in the middle and comes back after a restart."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking, text_of


def saved_text(folder: Path) -> str:
    (path,) = folder.glob("*.tsv")
    return path.read_text("utf-8")


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
        done = await talk("挑选", ":press 完成(3条)")
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


async def test_a_candidate_is_opened_put_right_cut_and_joined_while_choosing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 分组挑选")
        opened = await talk(":press 改…", ":press 2")
        assert "本组第2条" in opened
        assert "▶ 发布《示范市社区服务规范》,完成32万家商户的信用信息归集工作。" in opened
        assert "时限来自上文:2018年,我局将重点做好以下工作" in opened
        assert "数量应该" not in opened
        assert "目标数应该是多少?" in await talk(":press 数量")
        changed = await talk("30万家")
        assert "✅ 已改数量" in changed
        assert "数量:30万家" in changed
        assert "本组第3条" in await talk(":press ✅ 跟踪")
        joined = await talk("合并 1 2")
        assert "“发布《示范市社区服务规范》,完成32万家商户的信用信息归集工作”" in joined
        assert "已撤销刚才的改动:发布《示范市社区服务规范》" in await talk("撤销")
        await talk("合并 1")
    async with talking(database, at="2018-12-18T10:00") as talk:
        asked = await talk("拆 1")
        assert "第二条从哪里开始?" in asked
        assert "1 “完成32万家商户的信用信息归集工作”" in asked
        assert "✅ 2 完成32万家商户的信用信息归集工作" in await talk(":press 1")
        assert "没看懂“随便”" in await talk("改 1 随便")
        assert "标题:公布规范" in await talk("改 1 标题 公布规范")
        assert "只能合并相邻的两条" in await talk("合并 1 3")
        done = await talk("挑选", ":press 完成(5条)")
        assert "已跟踪5条" in done
        history = await talk("历史 1")
        assert "更正标题 “发布《示范市社区服务规范》” → “公布规范”" in history
        assert "待确认 → 未反馈" in history
        assert "从另一条拆出" in await talk("历史 2")


async def test_an_english_candidate_is_cut_and_joined(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "/review 1")
        assert "Put right: Date" in await talk("/edit 1 date 30 June 2019")
        assert "30 Jun 2019" in await talk("/edit 1")
        assert "Where does the second one begin?" in await talk("/split 1")
        assert "nothing before them" in await talk("We will publish")
        cut = await talk("by the end")
        assert "✅ 1 Publish the first neighbourhood standards" in cut
        joined = await talk("/merge 1 2")
        assert "Taken back" in await talk("/undo")
        assert "neighbours" in await talk("/merge 1 5")
        assert "2 by the end" in cut or "2 By the end" in cut
        assert "We will publish the first neighbourhood standards by the end of 2018" in joined


async def test_single_candidates_are_typed_and_the_rest_stays(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 分组挑选")
        told = await talk("不是 2")
        assert "✅ 1 " in told
        assert "✖ 2 " in told
        told = await talk("备查 1")
        assert "◻ 1 " in told
        assert "✖ 2 " in told
        told = await talk("留 2 不是 1 备查 3")
        assert "✖ 1 " in told
        assert "✅ 2 " in told
        assert "本组只有1到" in await talk("不是 99")


async def test_a_letter_of_a_group_is_reviewed_in_private_and_the_group_is_told_once(
    database: Path, reply_zh: Path
) -> None:
    letter = text_of(reply_zh).replace("\n", "\\n")
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk("清单", ":chat 督查群", f"/add {letter}")
        offered = await talk(":press 分组挑选")
        assert "承诺6条,分2组挑选" in offered
        assert "✅ 1 " not in offered
        sent = await talk(":press 去私聊审")
        assert "✅ 1 " in sent
        assert "张敏在私聊里挑选第312号建议的承诺" in sent
        assert "本组全要" in await talk("/review", ":press 就在群里选")
    async with talking(database, at="2018-12-18T10:00") as talk:
        await talk(":chat 督查群")
        assert "去私聊审" in await talk("/review")
        await talk(":press 去私聊审", ":chat private", "不是 1")
        done = await talk(":press 完成(4条)")
        private, group = done.split("=== 督查群")
        assert "已跟踪4条" in private
        assert "张敏选完了:\n✅ 已跟踪4条" in group
        assert done.count("已跟踪4条") == 2


async def test_who_has_no_private_chat_with_the_bot_gets_a_link_into_it(database: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", kind="group", language="en") as talk:
        await talk("/add Next steps. We will publish the list by May 2019. We will open two advice centres.")
        assert "choose in private" in await talk("/review")
        linked = await talk(":press Choose in private")
        assert "<https://t.me/nextsteps_bot?start=review-1>" in linked
        opened = await talk(":chat private", "/start review-1")
        assert "Choose 1/1" in opened
        assert "owner has chosen" not in opened
        assert "张敏 has chosen" in await talk(":press Done (2)")
        assert "decided" in await talk("/start review-1") or "chosen" in await talk("/start review-1")
        assert "no letter number 9" in await talk("/start review-9")


async def test_what_was_decided_is_exported_with_its_figures(database: Path, reply_zh: Path, tmp_path: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        assert "逐组选完一封" in await talk("导出 更正")
        await talk(f":file {reply_zh}", ":press 分组挑选", "不是 1", "改 2 数量 30万家", "/review", ":press 下一组 ›")
        await talk(":press 完成(4条)")
        sent = await talk("/export corrections", f":save {tmp_path}")
        assert "corrections_2018-12-17.tsv" in sent
        assert "挑选过的信1封:承诺准确率0.833,召回率最多1.000" in sent
    written = saved_text(tmp_path)
    assert "quantity precision 0.500" in written
    assert "C\tmeasurable\t2018-12-31\tyear\tinherited\t300000家\t-\t完成32万家商户的信用信息归集工作" in written
