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


async def test_lists_are_filtered_by_owner_and_tag_and_saved_for_the_office(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", reads_all=True) as talk:
        await talk(f":file {reply_zh}", ":press 1", "1 跟进人 我", "2-3 跟进人 李强", "是", "3,4 标签 黑名单", "是")
        assert "跟进人张敏:1条" in await talk("我的")
        assert "没有符合“逾期、跟进人张敏”" in await talk("/mine 逾期")
        assert "跟进人李强、#黑名单:1条" in await talk("清单 @李强 #黑名单")
        assert "没有跟进人:2条" in await talk("清单 跟进人:无")
        assert "现在1条" in await talk("清单 #黑名单 跟进人:李强 存为 李强要事")
        await talk(":chat 督查群")
        assert "\n3 公布首批失信商户名单" in await talk("/list 李强要事")
        assert "李强要事:#黑名单 跟进人:李强(张敏)" in await talk("/常用清单")
        assert "\n3 公布首批失信商户名单" in await talk(":press 李强要事")
        assert "已存为“李强要事推进”" in await talk("/清单 李强要事 推进中 存为 李强要事推进")
        assert "本身就是条件" in await talk("/清单 量化 存为 逾期")
        assert "请先写条件" in await talk("/清单 存为 逾期的")
        assert "不存了" in await talk("/常用清单 删除 李强要事")
        assert "没有符合" in await talk("/清单 李强要事推进")  # keeps its words though the name in them is gone


async def test_a_chat_gets_the_digest_of_one_owner(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "2-3 跟进人 李强", "是")
        assert "只看:跟进人李强" in await talk("周报 跟进人 李强")
        digest = await talk(":at 2018-12-24T09:01")
        assert "12月24日周报(跟进人李强)" in digest
        assert "\n• 2 " in digest
        assert "发布《示范市社区服务规范》" not in digest
        assert "2条" in await talk(":press 到期的2条")
        assert "只看:跟进人李强、#黑名单" in await talk("周报 #黑名单")
        assert "只看" not in await talk("周报 全部")


async def test_english_filters_and_saved_lists(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en", owner="Anna") as talk:
        await talk(f":file {reply_en}", ":press 1", "1 owner Ms Hill", "2 tag budget")
        assert "owner Ms Hill: 1" in await talk("/list owner: Ms Hill")
        assert "#budget: 1" in await talk("/list tag:budget")
        assert "From now on, in any chat: /list Hill" in await talk("/list owner Ms Hill in grace save as Hill")
        assert "owner Ms Hill" in await talk("/list hill")
        assert "One saved list" in await talk("/filters")
        assert "no longer saved" in await talk("/filters delete HILL")
        assert "Only: owner Ms Hill" in await talk("/digest owner Ms Hill")


async def test_all_of_one_persons_open_items_are_handed_over_at_once(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/owner 1-4 张敏", "是")
        await talk("3 已兑现 电话李科长")
        asked = await talk("交接 张敏 给 李强")
        assert "交接:张敏 → 李强" in asked
        assert "30天内到期的3条" in asked
        assert "已改3条:1-2、4" in await talk("是")
        assert "跟进人:李强" in await talk("看 1")
        assert "跟进人:张敏" in await talk("看 3")
        assert "没有符合这些条件" in await talk("/handover 张敏 李强")
        await talk("撤销")
        assert "跟进人:张敏" in await talk("看 1")
        assert "谁交给谁" in await talk("交接 张敏")


async def test_an_english_handover(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en", owner="Anna") as talk:
        await talk(f":file {reply_en}", ":press 1", "/owner 1-2 me", "yes")
        assert "Handover: Anna → Ben Hill" in await talk("/handover Anna to Ben Hill")
        assert "2 changed" in await talk("yes")
        assert "Owner: Ben Hill" in await talk("/show 1")
