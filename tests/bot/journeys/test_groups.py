"""In groups: what is meant for the bot is answered, what people say to one another is left alone."""

from __future__ import annotations

from pathlib import Path

from tests.bot.journeys.talking import messages, talking


async def test_what_people_say_to_one_another_is_left_alone(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", reads_all=True) as talk:
        await talk(f":file {reply_zh}", ":press 1", ":chat 督查群")
        talk_of_the_group = ("大家好", "12", "文件 今天交", "清单", "1.", "年底前" * 30, f":file {reply_zh}")
        for line in talk_of_the_group:
            assert await talk(line) == "", line
        last = talk.telegram.next_message_id - 1
        assert await talk(f":edit {last - 1} 改了一下") == ""


async def test_commands_short_forms_and_answers_to_the_bot_work(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", reads_all=True) as talk:
        await talk(f":file {reply_zh}", ":press 1", ":chat 督查群")
        assert "服务规范" in await talk("/list")
        assert "服务规范" in await talk("/清单")
        assert "推进中" in await talk("1 推进中")
        listed = talk.telegram.next_message_id - 1
        assert "服务规范" in await talk(f":reply {listed} 清单")
        assert messages(await talk("/list@nextsteps_bot"))


async def test_an_edited_command_in_a_group_gets_its_answer(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":chat 督查群", "/list")
        mine = talk.telegram.next_message_id - 2
        assert len(messages(await talk(f":edit {mine} /list 逾期"))) == 1


async def test_the_digest_comes_into_the_group_too(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":chat 督查群")
        assert len(messages(await talk(":at 2018-12-24T09:00"))) == 2


async def test_in_a_forum_what_comes_by_itself_goes_to_the_topic_in_which_it_was_set_up(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest off", "/remind off", ":chat 督查群", ":topic 督办")
        assert "发在设置时所在的话题" in await talk("/digest 每周一 9:00")
        await talk(":topic 闲聊", "/list", "/quiet 22-7")
        printed = await talk(":at 2018-12-24T09:00")
        assert "=== 督查群 / 督办" in printed
        assert "逾期" in printed or "到期" in printed
        await talk(":topic General", "/digest 每周一 9:00")
        printed = await talk(":at 2018-12-31T09:00")
        assert messages(printed)
        assert "===" not in printed  # it comes where we are


async def test_a_letter_sent_in_answer_to_the_bot_or_by_command_is_taken(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", kind="group") as talk:
        printed = await talk("/add 下一步,我局将在2018年底前建成三个社区食堂。")
        assert "三个社区食堂" in printed
        assert "跟踪" in printed
