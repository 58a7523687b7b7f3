"""The same letter again and a newer reply, through the whole bot, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.journeys.talking import saved_table, talking
from tests.twice import ENGLISH, ENGLISH_ON_ANOTHER_SITE, ENGLISH_SECOND, FIRST, ON_ANOTHER_SITE, SECOND


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """The made-up letters as files."""
    texts = {"first": FIRST, "again": ON_ANOTHER_SITE, "second": SECOND}
    texts |= {"en": ENGLISH, "en_again": ENGLISH_ON_ANOTHER_SITE, "en_second": ENGLISH_SECOND}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return {name: tmp_path / f"{name}.txt" for name in texts}


async def test_a_copy_from_another_site_is_folded(database: Path, files: dict[str, Path], tmp_path: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {files['first']}", ":press 1")
        asked = await talk(f":paste {files['again']}")
        assert "像是收过的1号答复件" in asked
        assert "快速处[理→置]机制" in asked
        assert "并入1号答复件" in await talk(":press 同一封,并入1号")
        await talk("https://example.org/2.html")
        assert "另一处:https://example.org/2.html" in await talk("信件 1")
        assert "答复件1封" in await talk("信件")
        assert "已经收过了(1号" in await talk(f":paste {files['again']}")
        await talk("导出", f":save {tmp_path / 'out'}")
        assert saved_table(tmp_path / "out")[0]["other_sources"] == "https://example.org/2.html"


async def test_what_is_another_letter_after_all_gets_its_preview(database: Path, files: dict[str, Path]) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {files['first']}", ":press 1", f":file {files['again']}")
        assert "找到承诺" in await talk(":press 另一封信")
        await talk(f":file {files['first']}")
        assert "答复件2封" in await talk("信件")


async def test_a_newer_reply_takes_over_promise_by_promise(database: Path, files: dict[str, Path]) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {files['first']}", ":press 1")
        assert "之后的新答复" in await talk(f":file {files['second']}")
        sheet = await talk(":press 新答复,替代旧的")
        assert "⇒ 被替代:建成8个社区检测站" in sheet
        assert "仍然有效(新答复没提)" in sheet
        assert "建成5个社区检测站" in (card := await talk(":press 4"))
        assert "A 建成8个社区检测站" in card
        assert "· 仍然有效" in await talk(":press 仍然有效")
    async with talking(database, at="2018-12-18T10:00") as talk:  # the program was restarted
        assert "另有1条新承诺" in await talk("替代")
        await talk(":press 4", ":press A 替代它")
        done = await talk(":press 确认")
        assert "新答复接上了" in done
        assert "由" in await talk("历史 4")
        assert "被新答复替代" in await talk("4")
        assert "已撤销刚才对" in await talk("撤销")
        assert "未反馈" in await talk("4")
        assert "没有在替代的答复" in await talk("替代")


async def test_both_in_english(database: Path, files: dict[str, Path]) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {files['en']}", ":press 1")
        assert "This looks like letter 1 again" in await talk(f":file {files['en_again']}")
        assert "both sources are kept" in await talk(":press 1")
        assert "a newer reply after letter 1" in await talk(f":file {files['en_second']}")
        sheet = await talk("/replace 3 1")
        assert "takes the place of that of 25 Sep 2018" in sheet
        assert "replaced by: " in sheet
        assert "The new reply has taken over" in await talk(":press Confirm")
