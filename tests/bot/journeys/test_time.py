"""The clock and the schedule: late once, once a morning, each zone's own, corrected dates, another language."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import bootstrap
from bot.config import Settings
from bot.local_telegram.events import Sent
from commitments.model import Language
from tests.bot.journeys.talking import Talk, messages, number_of, talking


def sent_days(talk: Talk, zone: str, after: int) -> list[date]:
    """The local dates of everything that the bot has sent since message `after`."""
    return [
        datetime.fromtimestamp(event.message.date, ZoneInfo(zone)).date()
        for event in talk.telegram.events.since(0)
        if isinstance(event, Sent) and event.message.id > after
    ]


async def test_a_digest_that_was_due_while_the_process_was_down_comes_once_and_says_so(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
    async with talking(database, at="2018-12-24T15:00") as talk:
        (late,) = messages(talk.out.getvalue())
        assert "12月24日" in late
        assert "7天内到期4" in late
        assert re.search("本该|本应|迟", late)
        assert await talk(":at 2018-12-24T20:00") == ""
    async with talking(database, at="2018-12-24T20:01") as talk:
        assert talk.out.getvalue() == ""


async def test_a_clock_that_was_moved_comes_home_with_a_word_and_never_goes_back(database: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(":at 2018-12-24T09:00")
    async with talking(database, at=None) as talk:
        assert "--at 2018-12-24T09:00" in talk.complaints()
    async with talking(database, at=None) as talk:
        assert talk.complaints() == ""
        await talk(":at 2090-01-01T09:00")
    async with talking(database, at=None) as talk:
        assert "1 Jan 2090" in talk.complaints()


async def test_an_export_judges_by_the_clock_that_was_moved_ahead_or_by_the_day_that_it_is_told(database: Path) -> None:
    async with talking(database, at="2089-10-24T10:00") as talk:
        await talk("/add 下一步,我局将在2089年底前建成三个社区食堂。", ":press 1", ":at 2090-03-01T09:00")
    exported = partial(bootstrap.export, Settings(), str(database), None, Language.EN)
    name, content = exported(None)
    assert ("2090-03-01" in name, b",overdue," in content) == (True, True)
    name, content = exported(date(2089, 12, 1))
    assert ("2089-12-01" in name, b",due_soon," in content) == (True, True)


async def test_a_digest_in_time_says_nothing_of_being_late(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        (digest,) = messages(await talk(":at 2018-12-24T09:00"))
        assert not re.search("本该|本应|迟", digest)


async def test_what_is_asked_for_is_what_comes(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-17T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "周五" in await talk("/remind off", "/digest 每周 周五 17点")
        assert messages(await talk(":at 2018-12-21T16:59")) == []
        (digest,) = messages(await talk(":at 2018-12-21T17:00"))
        assert "周报" in digest
        await talk("/digest off")
        assert await talk(":at 2019-03-01T09:00") == ""
        await talk("/remind 7 1")
        assert await talk(":at 2019-03-05T09:00") == ""


async def test_digest_now_takes_nothing_from_the_next_one(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "3 已兑现 https://gov.example/list")
        assert "失信商户名单" in await talk("/digest now")
        (digest,) = messages(await talk(":at 2018-12-24T09:00"))
        assert "失信商户名单" in digest


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/London", "America/Los_Angeles"])
async def test_in_a_quarter_no_morning_has_two_pushes_and_none_comes_at_another_hour(
    database: Path, reply_zh: Path, zone: str
) -> None:
    await at_most_one_push_a_morning(database, reply_zh, zone, "2019-01-20")


@pytest.mark.long
@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/London", "America/Los_Angeles"])
async def test_in_a_year_no_morning_has_two_pushes_and_none_comes_at_another_hour(
    database: Path, reply_zh: Path, zone: str
) -> None:
    await at_most_one_push_a_morning(database, reply_zh, zone, "2019-10-20")


async def at_most_one_push_a_morning(database: Path, letter: Path, zone: str, until: str) -> None:
    async with talking(database, at="2018-10-20T10:00", timezone=zone) as talk:
        await talk(f":file {letter}", ":press 1")
        before = talk.telegram.next_message_id - 1
        await talk(f":at {until}T10:00")
        days = sent_days(talk, zone, before)
        assert len(days) == len(set(days)) > 8
        hours = {
            datetime.fromtimestamp(event.message.date, ZoneInfo(zone)).strftime("%H:%M")
            for event in talk.telegram.events.since(0)
            if isinstance(event, Sent) and event.message.id > before
        }
        assert hours == {"09:00"}
        mondays = [day for day in days if day.weekday() == 0]
        assert mondays == [mondays[0] + timedelta(weeks=n) for n in range(len(mondays))]
        assert mondays[-1] >= date.fromisoformat(until) - timedelta(days=6)


async def test_moving_to_another_zone_does_not_repeat_a_morning(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest daily")
        assert len(messages(await talk(":at 2018-12-24T09:30+08:00"))) == 4
        await talk("/timezone America/Los_Angeles")
        assert "12月24日" not in await talk(":at 2018-12-24T23:00-08:00")
        assert len(messages(await talk(":at 2018-12-25T09:00-08:00"))) == 1


async def test_a_corrected_date_of_the_letter_moves_its_promises_and_shows_the_differences(
    database: Path, tmp_path: Path, reply_zh: Path
) -> None:
    letter = tmp_path / "reply.txt"
    write(
        letter,
        "关于社区食堂建议的答复\n\n张代表:\n下一步,我局将在年底前建成3个社区食堂。\n\n示范市民政局\n2018年9月20日\n",
    )
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {letter}", ":press 1")
        number = number_of(await talk("清单"), "社区食堂")
        changed = await talk("/fix 1 日期 2017-09-20")
        assert "2018" in changed
        assert "2017" in changed
        card = await talk(str(number))
        assert "2017" in card
        assert "更正" in await talk(f"/history {number}")
        assert "社区食堂" in await talk("清单 逾期")
        assert "2017年9月20日" in await talk("/letters")
    async with talking(database, at="2018-09-28T11:00") as talk:
        assert "社区食堂" in await talk("清单 逾期")


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


async def test_a_head_is_corrected_in_a_dialogue_too(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 改信息")
        await talk("文号:示市监函〔2018〕64号")
        assert "〔2018〕64号" in await talk(f":file {reply_zh}")


async def test_the_language_is_changed_for_everything_that_comes_after(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "English" in await talk("/language en")
        assert "not closed" in await talk("/list")
        assert "not closed" in await talk("清单")
        (digest,) = messages(await talk(":at 2018-12-24T09:00"))
        assert "24 Dec" in digest
        assert "中文" in await talk("/language 中文")
        assert "未办结" in await talk("/list")


async def test_two_people_in_one_office_each_get_their_own_morning(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", ":trust 李华 编辑", ":as 李华", "清单", "/language en", ":as 张敏")
        pushes = messages(await talk(":at 2018-12-24T09:00"))
        assert len(pushes) == 2
        assert sum("24 Dec" in push for push in pushes) == 1
        assert sum("12月24日" in push for push in pushes) == 1
