"""The whole way of a letter, in both languages: from the file to the table, with weeks in between."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.bot.journeys.talking import messages, number_of, saved_table, talking, text_of, whole_list


async def test_a_chinese_letter_is_read_tracked_asked_about_and_exported(
    database: Path, tmp_path: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        preview = await talk(f":file {reply_zh}")
        assert "第312号建议" in preview
        assert "2018年9月20日" in preview
        assert "2017" not in preview
        tracked = await talk(":press 1")
        assert tracked.startswith("[2*]")
        printed = await talk("清单")
        list_number, shops, standards = (
            number_of(printed, words) for words in ("失信商户名单", "32万家商户", "服务规范")
        )
        assert "还剩14天" in printed

        card = await talk(str(shops))
        assert "完成32万家商户的信用信息归集工作" in card
        assert "时限来自上文" in card
        assert "2018年内(至12月31日)" in card

        done = await talk(f"{list_number} 已兑现 https://gov.example/list")
        assert "已兑现(有材料)" in done
        figure = await talk(f"/progress {shops} 20.8万 电话李科长")
        assert "20.8万/32万家 65%" in figure

        weeks = messages(await talk(":at 2018-12-24T09:01"))
        assert "12月24日" in weeks[-1]
        assert "7天内到期3" in weeks[-1]
        assert "发布《示范市社区服务规范》" in weeks[-1]
        assert "失信商户名单:已兑现(有材料)" in weeks[-1]
        assert "20.8万/32万家" in weeks[-1]
        assert sum("12月24日" in week.splitlines()[0] for week in weeks) == 1

        assert "没有符合" in await talk("清单 逾期")
        await talk(":at 2019-02-15T10:00")
        overdue = await talk("清单 逾期")
        assert {number_of(overdue, words) for words in ("32万家", "服务规范", "检测站")} == {shops, standards, 4}
        assert "失信商户名单" not in overdue

        assert "file" in await talk("/export")
        await talk(f":save {tmp_path / 'saved'}")
        assert talk.complaints() == ""

    rows = {int(row["number"]): row for row in saved_table(tmp_path / "saved")}
    assert sorted(rows) == [1, 2, 3, 4, 5, 6]
    met, measured = rows[list_number], rows[shops]
    assert (met["status"], met["basis"], met["phase"], met["due_source"]) == (
        "met",
        "documented",
        "closed_on_time",
        "own",
    )
    assert met["evidence_link"] == "https://gov.example/list"
    assert met["completed_on"] == "2018-12-17"
    assert (measured["status"], measured["phase"], measured["due_source"]) == ("in_progress", "overdue", "inherited")
    assert (measured["target_value"], measured["target_unit"], measured["reached_value"]) == ("320000", "家", "208000")
    assert (measured["due"], measured["due_original"], measured["due_text"]) == ("2018-12-31", "2018-12-31", "2018年")
    assert {row["status"] for row in rows.values()} == {"met", "in_progress", "open", "on_file"}
    letter = text_of(reply_zh)
    for row in rows.values():
        assert letter[int(row["quote_start"]) : int(row["quote_end"])] == row["quote"]
        assert row["letter_number"] == "示市监函〔2018〕46号"
        assert row["as_of"] == "2019-02-15"

    async with talking(database, at="2019-02-15T11:00") as talk:
        again = await talk("清单 全部")
        assert number_of(again, "失信商户名单") == list_number
        assert "已兑现" in await talk(str(list_number))
        assert "20.8万" in await talk(str(shops))
        history = await talk(f"/history {shops}")
        assert "电话李科长" in history


async def test_an_english_letter_goes_the_same_way(database: Path, tmp_path: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        preview = await talk(f":file {reply_en}")
        assert "promises found" in preview
        assert "25 Sep 2018" in preview
        assert "bus shelters" not in preview
        await talk(":press 1")
        printed = await talk("/list")
        lights, contractors = number_of(printed, "street lights"), number_of(printed, "late contractors")
        assert "14 days left" in printed
        assert "Met" in await talk(f"{contractors} done https://council.example/list")
        assert "8,700 of 12,500" in await talk(f"/progress {lights} 8,700 phone call, Ms Li")
        assert "8,700 of 12,500" in await talk(f"/show {lights}")

        weeks = messages(await talk(":at 2018-12-24T09:01"))
        assert "24 Dec" in weeks[-1].splitlines()[0]
        assert "2 due in 7 days" in weeks[-1]
        await talk(":at 2019-02-15T10:00")
        overdue = await talk("/list overdue")
        assert number_of(overdue, "street lights") == lights
        assert "late contractors" not in overdue
        await talk("/export", f":save {tmp_path / 'saved'}")

    rows = {int(row["number"]): row for row in saved_table(tmp_path / "saved")}
    assert (rows[contractors]["status"], rows[contractors]["evidence_link"]) == ("met", "https://council.example/list")
    assert (rows[lights]["reached_value"], rows[lights]["target_value"]) == ("8700", "12500")
    assert (rows[lights]["phase"], rows[lights]["due"]) == ("overdue", "2018-12-31")

    async with talking(database, at="2019-02-15T11:00", language="en") as talk:
        assert number_of(await talk("/list all"), "late contractors") == contractors


async def test_pasted_it_is_the_same_letter_as_its_file(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        before = await talk("清单 全部")
        again = await talk(f":paste {reply_zh}")
        assert "没有重复" in again or "已经" in again
        assert messages(await talk("清单 全部"))[0].split("]", 1)[1] == messages(before)[0].split("]", 1)[1]
        assert len(messages(await talk(f":file {reply_zh}"))) == 1
        letters = await talk("/letters")
        assert "1封" in letters


@pytest.fixture
def real_letter() -> Path:
    """The reply to proposal 5844 of 2018, where the corpus is there."""
    corpus = os.environ.get("NEXTSTEPS_CORPUS")
    letter = Path(corpus or "", "dev", "seed_5844.txt")
    if corpus is None or not letter.is_file():
        pytest.skip("the real letter is not here: NEXTSTEPS_CORPUS names no folder with dev/seed_5844.txt")
    return letter


async def test_the_real_letter_goes_its_way(database: Path, tmp_path: Path, real_letter: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        preview = await talk(f":file {real_letter}")
        assert "5844" in preview
        assert "2018年内(至12月31日)" in preview
        await talk(":press 1")
        printed = await whole_list(talk, "清单")
        blacklist, certificates = number_of(printed, "黑名单"), number_of(printed, "45万家")
        assert "已兑现(有材料)" in await talk(f"{blacklist} 已兑现 https://gov.example/blacklist")
        assert "31.2万/45万家 69%" in await talk(f"/progress {certificates} 312,000")

        weeks = messages(await talk(":at 2018-12-24T09:01"))
        assert "12月24日" in weeks[-1].splitlines()[0]
        assert "黑名单" in weeks[-1]
        await talk(":at 2019-02-15T10:00")
        overdue = await whole_list(talk, "清单 逾期")
        assert number_of(overdue, "45万家") == certificates
        assert "黑名单" not in overdue
        await talk("/export", f":save {tmp_path / 'saved'}")
        assert "没有重复" in (again := await talk(f":file {real_letter}")) or "已经" in again

    rows = {int(row["number"]): row for row in saved_table(tmp_path / "saved")}
    assert (rows[blacklist]["status"], rows[blacklist]["due"], rows[blacklist]["due_source"]) == (
        "met",
        "2018-12-31",
        "own",
    )
    measured = rows[certificates]
    assert (measured["target_value"], measured["reached_value"], measured["due_source"]) == (
        "450000",
        "312000",
        "inherited",
    )
    assert (measured["phase"], measured["status"]) == ("overdue", "in_progress")
    async with talking(database, at="2019-02-15T11:00") as talk:
        assert "31.2万" in await talk(str(certificates))


async def test_the_help_names_the_next_sensible_step(database: Path, reply_zh: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        assert "下一步:把一封答复的文字发过来" in await talk("帮助")
        await talk(f":file {reply_zh}")
        assert "下一步:1号答复件还没挑选" in await talk("帮助")
        await talk(f":file {reply_en}", ":press 1")
        assert "1号答复件还没挑选" in await talk("帮助")
        await talk(f":file {reply_zh}", ":press 1")
        assert "下一步:未办结" in await talk("帮助")
        await talk(":at 2018-12-20T10:00")
        assert "发“快到期”看是哪些" in await talk("帮助")
        await talk(":at 2019-02-15T10:00", "/language english")
        assert "overdue; /overdue shows them" in await talk("/help")
