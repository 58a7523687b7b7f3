"""Owners and tags through the whole bot: typed, asked for, shown on card and history, exported, taken back."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import saved_table, talking


async def test_owner_and_tags_are_given_shown_and_taken_back(database: Path, tmp_path: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "跟进人:张敏" in await talk("3 跟进人 我")
        assert "3号的跟进人已经是张敏了" in await talk("/owner 3 @张敏")
        assert "谁来跟进" in await talk("跟进人 2")
        assert "跟进人:李科长" in await talk("李科长")
        assert "标签:#黑名单 #认证" in await talk("3 标签 黑名单、#认证")
        assert "标签:#认证 #hc123" in await talk("/tag 3 -黑名单 HC123")
        assert "没有这些标签" in await talk("/tag 3 -没有")
        card = await talk("看 3")
        assert "跟进人:张敏" in card
        assert "标签:#认证 #hc123" in card
        assert "标签:+hc123 -黑名单" in await talk("历史 3")
        await talk("撤销", "导出", f":save {tmp_path}")
        row = saved_table(tmp_path)[2]
        assert (row["owner"], row["tags"]) == ("张敏", "黑名单 认证")
        assert "跟进人:没有" in await talk("3 跟进人 无")
        assert "标签:没有" in await talk("3 标签 无")
        assert "不能作标签" in await talk("/tag 3 a<b")


async def test_an_english_office_does_the_same(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en", owner="Anna") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "Who follows it up" in await talk("/owner 2")
        assert "owner: Anna" in await talk(":press Anna")
        assert "Anna owns number 2 already" in await talk("2 owner me")
        assert "Tags: #budget" in await talk("2 tag Budget")
        assert "owner: Anna" not in await talk("/owner 2 none")
