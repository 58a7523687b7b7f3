"""Lists by state, date and words, in both languages: typed, asked in plain words, forwarded."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import messages, talking

MORNING = "2018-12-24T10:00"


def body_of(printed: str) -> str:
    """The last message without its number."""
    return messages(printed)[-1].split("]", 1)[1]


async def test_what_falls_due_soon_or_in_a_time_in_words(database: Path, reply_en: Path) -> None:
    async with talking(database, at=MORNING, language="zh") as talk:
        await talk(f":file {reply_en}", ":press 1")
        due = body_of(await talk("/due"))
        assert "12月24日至2019年1月23日到期:3条" in due
        assert body_of(await talk("到期")) == body_of(await talk("临期")) == due
        assert "12月24日至12月31日到期:3条" in await talk("到期 年底前")
        assert "没有符合“未办结、2019年1月1日至2019年1月31日到期”" in await talk("/due next month")
        assert "12月31日到期:3条" in await talk("/list 31 December 2018")


async def test_what_is_overdue_is_one_list_however_it_is_asked_for(database: Path, reply_en: Path) -> None:
    async with talking(database, at=MORNING, language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "Nothing" in await talk("/overdue") or "No " in await talk("/overdue")
        await talk(":at 2019-02-02T12:00")
        first, *others = [
            body_of(await talk(words))
            for words in ("/overdue", "逾期", "/list overdue", "哪些逾期了?", "what is overdue?")
        ]
        assert "3 overdue" in first
        assert all(each == first for each in others)


async def test_conditions_combine_and_a_wrong_word_is_named(database: Path, reply_en: Path) -> None:
    async with talking(database, at=MORNING, language="zh") as talk:
        await talk(f":file {reply_en}", ":press 1")
        found = await talk("/list 未反馈 具体 2018年底前 lights")
        assert "未反馈、具体、“lights”、12月31日前到期:1条" in found
        assert "street lights" in found
        assert "“天气”" in await talk("/list 具体 天气")


async def test_a_list_can_be_forwarded_as_plain_text(database: Path, reply_en: Path) -> None:
    async with talking(database, at=MORNING, language="zh") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "📋" in await talk("/due")
        plain = await talk(":press 转发纯文字")
        assert "📋" not in plain
        assert "1 Publish the first neighbourhood standards" in plain


async def test_a_list_is_narrowed_by_buttons_one_condition_of_a_sort(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "清单", "3 推进中")
        choices = await talk("清单", ":press 筛选")
        assert "现在看的是:未办结" in choices
        assert "推进中:1条" in (await talk(":press 推进中")).replace("推进中1条", "推进中:1条")
        assert "没有符合“推进中、量化”" in await talk(":press 筛选", ":press 量化")
        await talk("清单 量化", ":press 筛选")
        both = await talk(":press 未反馈")
        assert "未反馈、量化" in both
        assert "失信商户名单" not in both


async def test_the_passage_of_a_letter_is_a_folded_quotation(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-10-08T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "看 1")
        passage = await talk(":press 看原文")
        assert "▶ 发布《示范市社区服务规范》" in passage
        sent = [call for call in talk.telegram.calls if "entities" in call.parameters]
        assert [entity["type"] for entity in sent[-1].parameters["entities"]] == ["expandable_blockquote"]


async def test_what_a_list_keeps_is_exported_from_its_button_and_by_words(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 已兑现 电话李科长")
        await talk("清单 已兑现")
        assert "只含:已兑现" in await talk(":press 导出")
        assert "只含:已兑现" in await talk("导出 已兑现")
        assert "只含" not in await talk("导出")
        assert "只含" not in await talk("导出 全部")
        assert ".csv]" in await talk("/export CSV")
        assert "只含:已兑现" in await talk("/export CSV 已兑现")
        assert "没有导出" in await talk("导出 逾期")
        assert "没有“xlsx”这种格式" in await talk("导出 xlsx")


async def test_a_bare_export_below_a_list_of_a_part_is_the_whole_and_offers_the_part(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 已兑现 电话李科长")
        assert (await talk("导出")).strip().endswith("整个台账,6条,其中备查1条"), "nothing narrower is in sight"
        assert "只要刚才" not in await talk("清单", "导出"), "the plain list's own button exports the whole"
        (listed,) = messages(await talk("清单 已兑现"))
        said = await talk("导出")
        assert "整个台账,6条,其中备查1条\n只要刚才的清单(已兑现),按它的“导出”,或回复它发“导出”。" in said
        (answered, pressed) = (await talk(f":reply {listed[1 : listed.index(']')]} 导出"), await talk(":press 导出"))
        assert "只含:已兑现(1条)\n要整个台账,发“导出”。" in answered
        assert answered.partition("]")[2] == pressed.partition("]")[2]
        assert "只要刚才" not in await talk("清单 全部", "导出"), "what is listed is the whole"


async def test_the_same_export_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", "track all", "/show 1", "1 met phone call")
        assert "The whole register: 5 promises\nFor the last list alone (met) press" in await talk(
            "/list met", "export"
        )
        assert "Only: met (1)\nFor the whole register send /export." in await talk(":press Export")
