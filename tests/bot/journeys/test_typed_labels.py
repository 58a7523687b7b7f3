"""People type what they read: words that say what a button says do what its press does, through the whole bot."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import pytest

from tests.bot.journeys.talking import Talk, messages, talking

NOT_UNDERSTOOD = "没看懂。要录答复件"


@pytest.mark.parametrize("typed", ["跟踪全部6条", "全部跟踪", "请跟踪全部吧"])
async def test_a_previews_buttons_are_pressed_in_words(database: Path, reply_zh: Path, typed: str) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}")
        assert "已跟踪6条" in await talk(typed)
        assert "第312号建议6条" in await talk("看清单")


@pytest.mark.parametrize("typed", ["Track all 5", "track all!", "please track all"])
async def test_the_same_in_english(database: Path, reply_en: Path, typed: str) -> None:
    async with talking(database, at="2018-10-08T10:00", language="en") as talk:
        await talk(f":file {reply_en}")
        assert "5 tracked" in await talk(typed)
        assert "5 Northbridge Borough Council" in await talk("show the list")


async def test_a_number_typed_under_a_sheet_of_numbers_is_a_press_and_under_anything_else_a_promise(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}")
        first = await talk("分组挑选")
        assert "✅ 1 " in first
        assert "◻ 1 " in await talk("1")
        assert "✖ 1 " in await talk("１")
        assert "没有9号承诺" in await talk("9")
        assert "已跟踪" in await talk("完成")
        assert (await talk("1")).partition("]")[2] == (await talk("看 1")).partition("]")[2]


async def test_what_has_been_decided_is_not_decided_again_by_words_either(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}")
        assert "没有入账" in await talk("都不要")
        for again in ("全部跟踪", "跟踪全部6条"):
            assert "已经选过了" in await talk(again)


async def test_words_that_two_buttons_begin_with_are_no_press(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}")
        for typed in ("跟踪", "跟踪全部5条", "跟踪全部6条和别的"):
            assert NOT_UNDERSTOOD in await talk(typed), typed
        assert "还没有" in await talk("清单")


async def test_a_cards_buttons_are_pressed_in_words_of_its_promise(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        (first, second) = messages(await talk("看 2", "看 3"))
        assert "3 公布首批失信商户名单" in await talk("历史")
        assert "✅ 3 " in await talk("推进中")
        assert "已撤销" in await talk("撤销")
        assert "✅ 2 " in await talk(f":reply {first[1 : first.index(']')]} 推进中")
        assert "要记什么" in await talk(f":reply {second[1 : second.index(']')]} 备注")


def words_of(answer: str) -> str:
    """An answer without the number of its message."""
    return answer.partition("]")[2].strip()


@pytest.mark.parametrize("typed", ["为何 2", "为什么 2", "why 2", "2 为何", "2号 为什么", "/why 2", "2号为什么没提醒"])
async def test_why_is_one_sheet_typed_or_pressed(database: Path, reply_zh: Path, typed: str) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        pressed = messages(await talk("看 2", ":press 为何"))[-1]
        assert "🔎 为何这样读:2 " in pressed
        assert "📨 本聊天的提醒和汇总" in pressed
        assert words_of(await talk(typed)) == words_of(pressed)


async def test_why_without_a_number_is_of_the_card_in_sight_and_else_of_the_chat(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "发“为什么 7”" in await talk("为何"), "no card is in sight"
        (card,) = messages(await talk("看 2"))
        for typed in ("为何", "为什么", "为啥?", "why", "Why?"):
            assert "🔎 为何这样读:2 " in await talk("看 2", typed), typed
        assert "本聊天最近发的汇总和提醒" in await talk("看 2", "/why")
        await talk("看 3", "清单", "清单", "清单")
        assert "发“为什么 7”" in await talk("为什么"), "the card stands too far up"
        assert "🔎 为何这样读:2 " in await talk(f":reply {card[1 : card.index(']')]} 为什么")
        assert "没有99号承诺" in await talk("为何 99")
        assert "请写编号" in await talk("为何 这样")


async def test_why_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-10-08T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "track all")
        pressed = messages(await talk("/show 1", ":press Why?"))[-1]
        assert "Why it is read so: 1 " in pressed
        for typed in ("why 1", "Why 1?", "1 why", "/why 1", "why was I not reminded of 1?", "为何 1"):
            assert words_of(await talk(typed)) == words_of(pressed), typed
        assert "Why it is read so: 1 " in await talk("/show 1", "why?")
        assert "no promise number 99" in await talk("why 99")


async def test_a_commands_word_presses_the_one_button_that_calls_it(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "2 推进中")
        assert "2 " in (await talk("查看")).partition("]")[2], "the one card that is offered"
        assert "请写编号" in await talk("清单", "查看"), "each of a list's numbers calls it"


async def test_what_is_asked_with_two_buttons_is_answered_in_their_words(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", "跟踪全部", "删除 1")
        assert "好,什么都没改。" in await talk("不删")
        assert "已删除1号答复件" in await talk("删除 1", "删除")
        assert "请写编号" in await talk(":at 2018-10-16T10:00", "删除"), "it stands too far up by now"


async def test_words_for_an_open_question_are_its_answer(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 备注", "看原文")
        assert "看原文" in await talk("历史 3")


async def test_a_group_that_says_a_label_to_itself_presses_nothing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00", reads_all=True) as talk:
        await talk("/start", ":chat 督查群")
        preview = messages(await talk("/help", f":file {reply_zh} /add"))[-1]
        assert "跟踪全部6条" in preview
        assert await talk("跟踪全部6条") == ""
        assert await talk("都不要") == ""
        assert "已跟踪6条" in await talk(f":reply {preview[1 : preview.index(']')]} 跟踪全部")


async def test_who_may_not_press_may_not_say_it(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":trust 李华 只读", ":as 李华", "看 3")
        assert "你的角色是只读成员,不能改" in await talk("推进中")
        assert "⚪ 未反馈" in await talk("看 3")


async def test_a_button_out_of_sight_works_only_by_a_press(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk("/digest off", "/remind off", f":file {reply_zh}", ":at 2018-10-16T10:00")
        assert NOT_UNDERSTOOD in await talk("跟踪全部")
        assert "已跟踪6条" in await talk(":press 跟踪全部6条")


SCREENS: dict[Literal["zh", "en"], list[tuple[str, ...]]] = {
    "zh": [("看 2", ":press 更多…"), ("周报",), ("3 局里说签了",), ("1-3 推进中",)],
    "en": [("/show 1",), ("/digest",), ("/list", ":press Filter")],
}
BY_THEMSELVES = {"取消", "Cancel", "导出", "Export", "快到期", "Due soon"}
"""Labels that ask for something by themselves: what they say without a button has gone before it, but in an answer."""


def answered(talk: Talk, since: int) -> list[tuple[str, list[str]]]:
    """What was answered: each text with its buttons' labels, whether sent or put in place of another."""
    calls = [call.parameters for call in talk.telegram.calls[since:] if "text" in call.parameters]
    return [(each["text"], labels_of(each)) for each in calls if "callback_query_id" not in each]


def labels_of(message: Any) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_typing_a_label_does_what_pressing_it_does(
    tmp_path: Path, reply_zh: Path, reply_en: Path, language: Literal["zh", "en"]
) -> None:
    compared = 0
    letter = reply_zh if language == "zh" else reply_en

    async def said(talk: Talk, *lines: str) -> list[tuple[str, list[str]]]:
        since = len(talk.telegram.calls)
        await talk(*lines)
        return answered(talk, since)

    async with (
        talking(tmp_path / "pressed.db", at="2018-10-08T10:00", language=language) as pressed,
        talking(tmp_path / "typed.db", at="2018-10-08T10:00", language=language) as typed,
    ):
        for talk in (pressed, typed):
            await talk(f":file {letter}", ":press 1")
        for screen in SCREENS[language]:
            labels = (await said(pressed, *screen, "/cancel"))[-2][1]
            for label in labels:
                if label.isdecimal() or label in BY_THEMSELVES or labels.count(label) > 1:
                    continue
                await said(typed, "/cancel", *screen)
                if label not in (await said(pressed, "/cancel", *screen))[-1][1]:
                    continue  # what was done meanwhile has taken it away
                assert await said(typed, label) == await said(pressed, f":press {label}"), (screen, label)
                compared += 1
    assert compared > 20
