"""Looking for words through the whole bot, in both languages."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import messages, talking


async def test_two_characters_find_promises_and_the_letters_own_text(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        found = await talk("查找 名单")
        assert "🔎 “名单”:承诺1条" in found
        assert "“" in found.splitlines()[4]  # the quote stands under number and state
        assert "转发纯文字" in found
        plain = await talk(":press 转发纯文字")
        assert "🔎" not in plain
        assert "名单" in plain
        assert (
            messages(await talk("他们关于名单说过什么?"))[0].split("]", 1)[1].split("(1)")[0]
            == (messages(await talk("/find 名单"))[0].split("]", 1)[1].split("(1)")[0])
        )
        assert "没找到“海底隧道”" in await talk("/find 海底隧道")
        assert "要查什么" in await talk("查找 ?!")


async def test_what_is_removed_is_not_found_until_it_comes_back(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}")
        assert "承诺0条" in (pending := await talk("/find 名单"))  # not decided yet: the letter's text speaks for it
        assert "📖" in pending
        await talk(":press 2.1")
        await talk("删除 1", ":press 删除")
        assert "没找到" in await talk("/find 名单")
        await talk(f":file {reply_zh}")
        assert "承诺1条" in await talk("/find 名单")


async def test_plain_questions_are_answered(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-12-17T10:00", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "due soon" in await talk("what is due soon?")
        await talk(":at 2019-03-01T10:00")
        assert "overdue" in messages(await talk("What is overdue?"))[0]
        found = await talk("What did they say about street lights?")
        assert found.splitlines()[0].endswith("text")
        assert "street lights" in found
        assert "Plain text" in found
        assert "did not understand" in await talk("what is the weather?")
