"""Where a letter comes from, through the whole bot: asked in passing, never in the way."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import saved_table, talking

LINK = "https://example.org/312.html"


async def test_a_link_after_a_pasted_letter_is_its_source(database: Path, reply_zh: Path, tmp_path: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        assert "来源没记" in await talk(f":paste {reply_zh}")
        assert "来源没记" in await talk(":press 跟踪具体的5条")  # still open, and said so
        assert "来源记下了" in await talk(f"{LINK} 2018年10月8日")
        shown = await talk(":press 看这封信")
        assert f"来源:{LINK}(10月8日取得)" in shown
        assert "示范市市场监督管理局 → 李明华代表" in shown
        await talk("导出", f":save {tmp_path / 'out'}")
        row = saved_table(tmp_path / "out")[0]
        assert (row["source_url"], row["obtained_on"]) == (LINK, "2018-10-08")


async def test_the_question_blocks_nothing(database: Path, reply_zh: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":paste {reply_zh}")
        assert "没看懂" in await talk("今天天气不错")
        assert "找到承诺5条" in await talk(f":paste {reply_en}")  # another letter is a letter
        assert "来源没记" not in await talk(":press 不记来源")
        assert "没看懂" in await talk(LINK)  # nobody asks any more
        await talk("信件 2")
        assert "来源:没记链接" in await talk("信件 1")


async def test_a_file_is_not_asked_about_and_the_source_is_set_later(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        assert "not noted" not in await talk(f":file {reply_en}")
        assert "Where does" in await talk("/source 1")
        assert "did not understand “somewhere”" in await talk("somewhere")
        assert f"Source: {LINK} (obtained 8 Oct)" in await talk(f"/source 1 {LINK} 8 October 2018")
        assert "still to come" in await talk("/source 1 2019-01-31")
        assert "no link noted (obtained 8 Oct)" in await talk("/source 1 none")
        assert "no letter number 3" in await talk("/source 3 x")
        assert "File: reply_en.txt" in await talk("/letters 1")


async def test_obtained_today_is_said_by_a_button(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":paste {reply_zh}", ":at 2018-12-18T10:00")
        assert "来源没记" not in await talk(":press 今天取得的")
        assert "(12月18日取得)" in await talk("/letters 1")
