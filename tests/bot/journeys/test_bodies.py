"""One body under several names, through the whole bot, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.journeys.talking import saved_table, talking

ZH = """示范市人民政府办公室关于市十五届人大三次会议第77号建议的答复
示政办函〔2018〕9号

王代表:
您提出的建议收悉,现答复如下:

下一步工作安排
由市住建局牵头,2018年11月底前印发《停车管理办法》。
由示范市住房城乡建设局牵头,2019年3月底前公布停车场名单。
由示范市质监局牵头,2019年3月底前公布检查结果。

示范市人民政府办公室
2018年9月25日
"""
EN = """Response to the Committee's report HC 77
25 September 2018

Next steps

The Department for Levelling Up will publish the first list of empty homes by the end of 2018.
DLU will publish the second list of empty homes by March 2019.

Yours sincerely,
DLU
"""


@pytest.fixture
def letter_zh(tmp_path: Path) -> Path:
    path = tmp_path / "reply.txt"
    path.write_text(ZH, "utf-8")
    return path


async def test_two_names_are_proposed_as_one_and_a_person_decides(database: Path, letter_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {letter_zh}", ":press 1")
        listed = await talk("单位")
        assert "承办单位3家" in listed
        assert "可能是同一家:市住建局,示范市住房城乡建设局?" in listed
        told = await talk(":press 是同一家")
        assert "市住建局就是示范市住房城乡建设局,合在一起算" in told
        assert "示范市住房城乡建设局:承诺2条,未办结2条" in told
        assert "承办单位2家" in await talk("/bodies")
        assert "未办结、示范市住房城乡建设局:2条" in await talk("清单 市住建局")
        assert "承办单位3家" in await talk("撤销", "单位")


async def test_a_list_by_an_undeclared_name_asks_first(database: Path, letter_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {letter_zh}", ":press 1")
        asked = await talk("清单 住房和城乡建设局")
        assert "没有叫“住房和城乡建设局”的单位" in asked
        assert "(1) 是市住建局" in asked
        await talk(":press 2")
        assert "未办结、示范市住房城乡建设局:1条" in await talk("清单 住房和城乡建设局")
        assert "没看懂“体育局”" in await talk("清单 体育局")


async def test_a_body_that_took_another_ones_place_answers_for_it(
    database: Path, letter_zh: Path, tmp_path: Path
) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {letter_zh}", ":press 1")
        asked = await talk("单位 示范市质监局 → 示范市市场监管局")
        assert "从哪天起接替" in asked
        assert "2018年3月21日起,示范市质监局承诺的事由示范市市场监管局负责" in (await talk("2018-03-21")).replace(
            "✅ 记下了:3月21日", "✅ 记下了:2018年3月21日"
        )
        card = await talk("单位 市场监管局")
        assert "2018年3月21日起接替示范市质监局" in card
        assert "承办:示范市市场监管局" in await talk("3")
        await talk("导出", f":save {tmp_path / 'out'}")
        rows = saved_table(tmp_path / "out")
        assert [(row["lead_bodies"], row["body"]) for row in rows][2] == ("示范市质监局", "示范市市场监管局")
        assert "不能反过来" in await talk("单位 示范市市场监管局 → 示范市质监局 2018-06-01")
        assert "单独算了" in await talk("单位 拆开 示范市质监局")
        assert "承办:示范市质监局" in await talk("3")


async def test_departments_are_renamed_in_english(database: Path, tmp_path: Path) -> None:
    letter = tmp_path / "reply.txt"
    letter.write_text(EN, "utf-8")
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {letter}", ":press 1")
        assert "1 department" in await talk("/body merge DLU, Department for Levelling Up", "/bodies")
        told = await talk("/body Department for Levelling Up -> Ministry of Homes since 9 July 2018")
        assert "Ministry of Homes answers for what Department for Levelling Up promised" in told
        assert "Ministry of Homes" in await talk("/show 1")
        assert "Took over from Department for Levelling Up on 9 Jul 2018" in await talk("/body ministry of homes")
        assert "is another name" not in await talk("/undo")
        assert "cannot" not in await talk("/body separate DLU")
        assert "nothing is noted" in await talk("/body separate DLU")
        assert "what I did not understand" not in await talk("/body a != b")
        assert "two names" in await talk("/body merge a")
        assert "no department" in await talk("/body Ministry of Silly Walks")
