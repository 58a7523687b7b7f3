"""A date is moved, and a day for asking is set, through the whole bot in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import Talk, talking


async def _street_lights(talk: Talk, letter: Path) -> str:
    """The number under which the letter's promise about street lights is kept."""
    printed = await talk(f":file {letter}", ":press 1", "/list")
    return next(line.split()[0] for line in printed.splitlines() if "street lights" in line and line[0].isdigit())


async def test_an_extension_is_typed_asked_for_and_taken_back(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "延期1次,共181天" in await talk("延期 3 2019年6月底 资金没到位")
        card = await talk("看 3")
        assert "“2019年6月底”(至2019年6月30日)" in card
        assert "原时限:2018年内(至12月31日)(延期1次,共181天)" in card
        assert "延期1次,共181天" in await talk("清单")
        assert "延期 至12月31日 → 至2019年6月30日" in await talk("历史 3")
        assert "延期要写原因" in await talk("3 延期 2019年9月30日")
        assert "没看懂“资金”" in await talk("延期 3 资金")
        assert "延到什么时候" in await talk("延期 1")
        assert "共60天" in await talk("到2019年3月1日,领导出差")
        undone = await talk("撤销")
        assert "已撤销" in undone
        assert "延期" not in undone.splitlines()[1]
        assert "下次过问:2019年3月1日" in await talk("下次过问 2 3月1日")
        week = await talk(":at 2018-12-24T09:01")
        assert "延期 至12月31日 → 至2019年6月30日" in week


async def test_an_english_extension(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        number = await _street_lights(talk, reply_en)
        assert "moved once" in await talk(f"/extend {number} end of June 2019, no money yet")
        assert "First due" in await talk(f"/show {number}")
        assert "Next check: Fri 1 Mar 2019" in await talk(f"/ask {number} 1 March 2019")
        assert "did not understand “perhaps”" in await talk(f"/ask {number} perhaps")


async def test_a_request_waits_in_silence_until_it_is_decided(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "申请延到2019年6月30日,待定" in await talk("3 申请延期 2019年6月底 资金没到位")
        card = await talk("看 3")
        assert "同意延期" in card
        assert "资金没到位" in card
        week = await talk(":at 2019-02-11T09:01")
        assert "申请延期待定1条" in week
        assert "定下之前不催" in await talk("为什么 3")
        assert "为什么不同意" in await talk("3 不同意")
        assert "不同意延期" in await talk("理由不足")
        assert "没有待定的延期申请" in await talk("同意延期 3")
        await talk("申请延期 3", "2019年6月底,资金没到位")
        assert "延期1次,共181天" in await talk("3 同意延期")


async def test_an_english_request(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        number = await _street_lights(talk, reply_en)
        assert "asks for 30 Jun 2019, not decided" in await talk(f"/request {number} end of June 2019, no money yet")
        assert "refused to move the date to 30 Jun 2019" in await talk(f"/refuse {number} no good reason")
        assert "no request that waits" in await talk(f"/agree {number}")
