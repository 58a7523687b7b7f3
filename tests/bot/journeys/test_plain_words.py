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


async def test_nothing_is_a_dead_end_while_a_letter_waits(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        assert "把答复的文字发过来" in await talk("清单")
        await talk(f":file {reply_zh}")
        assert "还没有入账的承诺。\n👉 下一步:1号答复件还没挑选,发“挑选 1”。" in await talk("清单")
        assert "有信没挑选,发“挑选”" in await talk("导出")
        assert "还没有跟踪的承诺" in await talk("周报 现在")
        assert "👉 下一步:1号答复件" in await talk("下一步做什么")
        assert "发“查找 电梯”" in await talk("电梯")
        assert "发“查找" not in await talk("👍")


async def test_a_state_is_refused_with_the_way_to_it(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", "都跟踪")
        assert "先改为“推进中”,才能改为“进展滞后”" in await talk("3 滞后 下雨")
        await talk("3 推进中")
        assert "3号已经是“推进中”。要补一句,发:3 备注 …" in await talk("3 推进中")
        assert "进展滞后" in await talk("3 滞后 下雨")


async def test_what_was_tracked_is_listed_without_what_was_not(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        listed = await talk("看清单")
        assert "第312号建议5条" in listed
        assert "备查" not in listed


async def test_a_digest_says_when_we_ask_next(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "下次过问 3 2018-11-15")
        assert "📆 3 公布首批失信商户名单:下次过问:11月15日(周四)" in await talk("周报 现在")


async def test_nothing_is_a_dead_end_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", language="en") as talk:
        await talk(f":file {reply_en}")
        assert "Nothing is tracked yet" in await talk("/list")
        assert "tracked" in await talk("track everything")
        assert "/find street lights" in await talk("street lights")
        assert "Set it to “In progress” first, then to “Stalled”" in await talk("1 stalled bad weather")
        assert "Next" in await talk("what next")
        assert "📊" in await talk("anything new?")


async def test_yes_and_no_answer_a_question_with_buttons(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", "都跟踪")
        assert "好,什么都没改" in await talk("删除 1", "不")
        assert "记下了:7 公布第二批名单" in await talk("记一条 年底前公布第二批名单 [住建局]", "是")
        assert "好,没有记" in await talk("记一条 年底前公布第三批名单 [住建局]", "不要")
        assert "没看懂" in await talk("清单", "不")


async def test_a_long_english_line_with_a_commands_word_is_the_command(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "track all")
        line = "new the office told us by phone that it will publish a second list by December 2018 [Example Office]"
        assert "This is how I understand it" in await talk(line)
        assert "6 " in await talk("yes")
        assert "Awaited: HC 483" in await talk("expect HC 483 Department for Rivers, Wetlands and Land Use 2018-09-01")
        sentence = "New homes will be built on the old site by June 2019, and the council will publish a plan."
        assert "2 promises found" in await talk(sentence)


async def test_a_field_is_put_right_by_its_name_behind_the_number(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "更正标题" in await talk("3 标题 公布首批名单")
        assert "更正单位" in await talk("3号 单位 示范市商务局")
        assert "更正" not in await talk("3. 标题 公布")
        assert "公布首批名单" in await talk("看 3", "卡片")
        assert "未反馈5条" in await talk("哪些单位还没反馈")


async def test_small_words_between_are_understood(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "track all")
        assert "owner: Piet" in await talk("assign 2 to Piet")
        assert "in all, tracked or kept" in await talk("show all")
        assert "moved once" in await talk("3 move to 30 June 2019, no money yet")
        assert "/find" not in await talk("/list", "yes")
