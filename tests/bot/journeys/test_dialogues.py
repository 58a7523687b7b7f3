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
