"""Questions and buttons: asked for once, cancelled, expired, pressed twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.journeys.talking import messages, talking, text_of


async def test_what_a_verdict_needs_is_asked_for_one_by_one(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "依据" in await talk("2 已兑现")
        assert "32万" in await talk("电话 李科长")
        assert "未达到" in (short := await talk("3万")) or "部分" in short
        assert "已兑现" in await talk("32万")
        history = await talk("/history 2")
        assert "电话 李科长" in history
        assert "32万" in history


async def test_the_figure_may_stand_among_the_words_of_a_verdict(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "部分兑现 11.2万/32万家 35%" in await talk("2 部分兑现 完成11.2万家 电话 李科长")
        assert "“完成11.2万家 电话 李科长”" in await talk("历史 2")


@pytest.mark.parametrize(
    ("other", "answer"),
    [
        ("关联 2 重复 3", "与3号重复"),
        ("信件 1", "📄 1 第312号建议的答复"),
        ("导出", "整个台账"),
        ("下周三提醒我4", "再提醒这1条"),
        ("周报 每月1日 9点", "设好了"),
        ("延期 4 2019年6月底 资金没到位", "延期1次"),
    ],
)
async def test_a_question_for_a_figure_holds_nobody_back(
    database: Path, reply_zh: Path, other: str, answer: str
) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "完成了多少" in await talk("2 已兑现 电话 李科长")
        assert answer in await talk(other)
        assert "没看懂" in await talk("差不多了"), "the question is over"


async def test_the_figure_asked_for_may_be_all_a_part_or_wrong(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "2 已兑现 电话 李科长")
        assert "“差不多了”不是数" in await talk("差不多了")
        short = await talk("30万")
        assert "2号只到30万家,不到目标32万家" in short
        assert "(1) 部分兑现 (2) 取消" in short
        assert "已兑现 32万/32万家 100%(自述)" in await talk("全部")
        await talk("撤销", "2 已兑现 电话 李科长", "30万")
        assert "部分兑现 30万/32万家 93%(自述)" in await talk(":press 部分兑现")
        assert "“电话 李科长”" in await talk("历史 2")


async def test_what_comes_with_the_figure_is_kept(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "2 已兑现 电话 李科长", "32万家 统计年报")
        assert "“电话 李科长 统计年报”" in await talk("历史 2")


async def test_a_command_about_another_promise_is_no_reason(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "在哪里说过不办了" in await talk("3 未兑现")
        assert "延期1次" in await talk("延期 4 2019年6月底 资金没到位")
        assert "未反馈" in await talk("看 3")
        await talk("3 未兑现")
        assert "先改为“推进中”" in await talk("4 进展滞后")
        assert "没看懂" in await talk("后来的话"), "whoever moves on to another promise has left the question"
        await talk("1 备注", "延期 3个月")
        assert "“延期 3个月”" in await talk("历史 1"), "an amount is no number of a promise"


async def test_taking_back_a_question_drops_it(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 未兑现")
        assert "好,不问了" in await talk("撤销")
        assert "没有可撤销的" in await talk("撤销")


@pytest.mark.parametrize("way_out", ["取消", "/cancel", "算了", "cancel", ":press 取消"])
async def test_a_question_is_dropped_in_words_by_command_and_by_button(
    database: Path, reply_zh: Path, way_out: str
) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 已兑现")
        assert len(messages(await talk(way_out))) == 1
        assert "未反馈" in await talk("1")
        await talk("电话 李科长")
        assert "未反馈" in await talk("1")


@pytest.mark.parametrize("other", ["/show 3", "清单", "3 推进中"])
async def test_another_command_takes_the_place_of_a_question_or_is_its_answer(
    database: Path, reply_zh: Path, other: str
) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 备注")
        await talk(other, "后来的话")
        history = await talk("/history 1")
        assert "后来的话" not in history


@pytest.mark.parametrize("other", ["看 3", "历史 3", "清单", "帮助", "撤销", "help"])
async def test_words_that_want_to_see_something_are_no_evidence(database: Path, reply_zh: Path, other: str) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 已兑现")
        assert "已兑现(" not in await talk(other)
        assert "未反馈" in await talk("看 1")
        await talk("1 已兑现")
        assert "已兑现(自述)" in await talk("台账")


async def test_an_answer_to_another_card_is_no_answer_to_the_question(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        (card,) = messages(await talk("看 4"))
        number = card[1 : card.index("]")]
        await talk("1 已兑现")
        assert "收下了:4 " in await talk(f":reply {number} https://example.org/a")
        assert "未反馈" in await talk("看 1")


async def test_nobody_asks_twice_at_once(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 备注", "/note 2", "第二条的话")
        assert "第二条的话" in await talk("/history 2")
        assert "第二条的话" not in await talk("/history 1")


async def test_a_question_of_yesterday_is_not_answered_by_the_words_of_today(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 已兑现", ":at 2018-09-29T10:01", "好的")
        assert "未反馈" in await talk("1")


async def test_each_person_has_their_own_question(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":trust 李华 编辑", "/note 1", ":as 李华")
        await talk("这是别人的话")
        await talk(":as 张敏", "这是我的话")
        history = await talk("/history 1")
        assert "这是我的话" in history
        assert "别人的话" not in history


async def test_a_button_pressed_twice_does_its_work_once(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", f":file {reply_zh}")
        await talk(":press 4.1")
        printed = await talk("清单 全部")
        assert len(messages(await talk(":press 2.1"))) <= 1
        await talk(":press 2.2")
        again = await talk("清单 全部")
        assert messages(again)[0].split("]", 1)[1] == messages(printed)[0].split("]", 1)[1]


async def test_a_button_of_a_letter_that_was_removed_explains_itself(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "清单", "/remove 1", ":press 1")
        listed = next(event for event in range(1, 12) if f"[{event}] 📋" in talk.out.getvalue())
        await talk(f":press {listed}.1")
        assert "没有" in await talk("清单")


async def test_old_buttons_are_said_to_be_old(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", "/digest off", "/remind off", ":at 2019-02-01T10:00")
        await talk(":press 2.1")
        assert "服务规范" not in await talk("清单 全部")
        assert "第312号" in await talk("/letters")


async def test_a_long_letter_in_several_messages_is_one_letter(database: Path, tmp_path: Path, reply_zh: Path) -> None:
    filler = "\n".join(f"{n}.2017年已完成第{n}个社区的走访工作,群众反映良好。" for n in range(1, 400))
    text = text_of(reply_zh).replace("二、下一步", f"{filler}\n二、下一步", 1)
    (tmp_path / "long.txt").write_text(text, "utf-8")
    async with talking(database, at="2018-09-28T10:00") as talk:
        said = messages(await talk(f":paste {tmp_path / 'long.txt'}"))
        assert talk.telegram.next_message_id > 4
        assert len(said) == 1
        assert "第312号建议" in said[0]
        await talk(":press 1")
        assert "服务规范" in await talk("清单")
        assert "1封" in await talk("/letters")
        assert len(messages(await talk(f":file {tmp_path / 'long.txt'}"))) == 1
        assert "1封" in await talk("/letters")


async def test_a_file_that_comes_while_a_long_letter_is_collected_loses_neither(
    database: Path, tmp_path: Path, reply_zh: Path
) -> None:
    part = "二、下一步工作安排\n2018年底前建成九个社区食堂。\n" + "2017年已完成走访工作,群众反映良好。\n" * 200
    (tmp_path / "part.txt").write_text(part[:3900], "utf-8")
    async with talking(database, at="2018-09-28T10:00") as talk:
        assert await talk(f":paste {tmp_path / 'part.txt'}") == ""
        said = await talk(f":file {reply_zh}")
        assert "九个社区食堂" in said
        assert "第312号建议" in said
        assert "2封" in await talk("/letters")


async def test_the_last_part_of_a_letter_is_read_when_nothing_more_comes(database: Path, tmp_path: Path) -> None:
    part = "二、下一步工作安排\n2018年底前建成九个社区食堂。\n" + "2017年已完成走访工作,群众反映良好。\n" * 200
    (tmp_path / "part.txt").write_text(part[:3900], "utf-8")
    async with talking(database, at="2018-09-28T10:00") as talk:
        assert await talk(f":paste {tmp_path / 'part.txt'}") == ""
        assert "九个社区食堂" in await talk(":at 2018-09-28T10:01")


async def test_a_numbered_letter_is_read_and_declares_nothing(database: Path, reply_en: Path) -> None:
    letter = "1. Open three libraries by the end of 2019.\\n2. Complete the flood wall by 30 June 2019."
    async with talking(database, at="2018-09-28T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        await talk(letter)
        assert "No update yet" in await talk("/show 1")
        assert "No update yet" in await talk("/show 2")


async def test_the_day_that_a_verdict_names_is_the_day_of_completion(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2019-01-15T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        on_time = await talk("1 已兑现 2018年12月20日 https://gov.example/a")
        assert "已兑现(有材料)2018年12月20日\n" in on_time
        assert "超期" not in on_time
        assert "完成:2018年12月20日" in await talk("看 1")
        late = await talk("3 已兑现 https://gov.example/b")
        assert "已兑现(有材料)1月15日 · 超期兑现" in late
        assert "“3 已兑现 2018年12月31日 电话 李科长”" in late
        assert "完成:1月15日" in await talk("撤销", "3 已兑现 12月28日来电确认", "看 3"), "that is the call's day"


async def test_the_same_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2019-01-15T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "track all")
        assert "20 Dec 2018" in await talk("1 met on 20 December 2018 https://gov.example/a")
        await talk("2 met phone call, Ms Li")
        assert "Completed: 20 Dec 2018" in await talk("/show 1")


async def test_a_day_before_the_letter_is_no_day_of_completion(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-11-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 已兑现 12月28日,电话 李科长")
        assert "完成:11月20日" in await talk("看 3"), "the last 28 December was long before the letter"
