"""Duplicates and successors through the whole bot, typed and by button, in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import talking


async def test_what_repeats_and_what_replaces_is_seen_on_both_cards(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        linked = await talk("4 与 2 号重复 同一件事")
        assert "与2号重复" in linked
        assert "备查" in linked
        assert "与2号重复:" in await talk("看 4")
        assert "4号与本条重复:" in await talk("看 2")
        assert "关联:与2号重复\n\u3000“同一件事”" in await talk("历史 4")
        assert "已经这样关联了" in await talk("/关联 4 重复 2")
        assert "不能绕成圈" in await talk("2 重复 4")
        assert "被新答复替代" in await talk("1 被 3 替代")
        assert "替代了1号:" in await talk("看 3")
        assert "未反馈 → 被新答复替代 · 由3号替代" in await talk("历史 1")
        assert "已撤销刚才的改动:1 " in await talk("撤销")
        assert "替代" not in await talk("看 3")
        assert "已取消:与2号重复" in await talk("关联 2 取消 4")
        assert "重复" not in await talk("看 2")


async def test_a_status_that_needs_its_successor_takes_the_number(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "由3号替代" in await talk("1 被新答复替代 3")
        assert "被哪条替代" in await talk("/状态 2 被新答复替代")
        assert "没有99号承诺" in await talk("99")
        assert "由3号替代" in await talk("3")
        assert "由" not in await talk("4 被新答复替代 2026年的新答复")
        assert "“2026年的新答复”" in await talk("历史 4")


async def test_numbers_alone_are_asked_about_in_english_with_buttons(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        asked = await talk("/link 1 2")
        assert "What are these two to each other?" in asked
        assert "(1) 1 is a duplicate of 2" in asked
        assert "Replaced by 1" not in await talk(":press 2 is replaced by 1")
        assert "Replaced by 1: " in await talk("/show 2")
        assert "Replaces 2: " in await talk("/show 1")
        assert "Which promise is it linked to" in await talk("/link 1")
        assert "not linked" in await talk("/link 1 remove 3")
        exported = await talk("/export")
        assert "file" in exported
