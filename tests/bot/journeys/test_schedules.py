"""A year of digests in the reader's zone, three weeks without the process, quiet hours, choices and the sent ledger."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.local_telegram.events import Sent
from tests.bot.journeys.talking import Talk, messages, talking


def came(talk: Talk, zone: str, after: int) -> list[datetime]:
    """The local moments of everything that the bot has sent since message `after`."""
    return [
        datetime.fromtimestamp(event.message.date, ZoneInfo(zone))
        for event in talk.telegram.events.since(0)
        if isinstance(event, Sent) and event.message.id > after
    ]


def clock(moment: datetime, hour: int, minute: int) -> str:
    """What the clock on the wall shows at that hour of the day: an hour that spring skips is an hour later."""
    wished = moment.replace(hour=hour, minute=minute, fold=0)
    return f"{wished.astimezone(ZoneInfo('UTC')).astimezone(moment.tzinfo):%H:%M}"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
async def test_a_year_has_fifty_two_weekly_digests_each_at_the_chats_hour(
    database: Path, reply_zh: Path, zone: str
) -> None:
    """One year for each hour, on Sundays, on which the clocks of Berlin and New York change."""
    saturday = datetime.fromisoformat("2018-12-01T10:00")
    async with talking(database, at=saturday.isoformat(), timezone=zone) as talk:
        await talk(f":file {reply_zh}", ":press 1", "/remind off")
        for hour, minute in ((9, 0), (0, 0), (1, 30), (2, 30)):
            await talk(f"/digest 每周 周日 {hour}:{minute:02}")
            before = talk.telegram.next_message_id - 1
            sundays = [saturday.date() + timedelta(days=1, weeks=n) for n in range(52)]
            saturday += timedelta(weeks=52)
            await talk(f":at {saturday.isoformat()}")
            moments = came(talk, zone, before)
            assert [moment.date() for moment in moments] == sundays
            assert all(f"{moment:%H:%M}" == clock(moment, hour, minute) for moment in moments)
            skipped = [moment for moment in moments if (moment.hour, moment.minute) != (hour, minute)]
            assert len(skipped) <= 1, "only in the hour that spring leaves out"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
async def test_three_weeks_without_the_process_make_one_late_summary_and_then_the_rhythm_goes_on(
    database: Path, reply_zh: Path, zone: str
) -> None:
    async with talking(database, at="2018-12-01T10:00", timezone=zone) as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest 每周 周一 1:30")
        await talk(":at 2019-03-05T12:00")
    async with talking(database, at="2019-03-28T12:00", timezone=zone) as talk:
        (late,) = messages(talk.out.getvalue())
        assert "晚到:3月11日起本该发的3期并成这一条" in late
        assert "周报" in late
        assert await talk(":at 2019-03-29T12:00") == ""
        before = talk.telegram.next_message_id - 1
        assert "本该" not in await talk("/remind off", ":at 2019-05-01T12:00")
        rhythm = came(talk, zone, before + 2)
    assert [moment.date() for moment in rhythm] == [date(2019, 4, 1) + timedelta(weeks=n) for n in range(5)]
    assert {f"{moment:%H:%M}" for moment in rhythm} == {"01:30"}


async def test_reminders_come_at_a_growing_interval_until_somebody_reports(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest 关闭")
        before = talk.telegram.next_message_id - 1
        said = await talk(":at 2019-03-01T10:00")
        days = [moment.date() for moment in came(talk, "Asia/Shanghai", before)]
        assert days == [date(2018, 12, 30), date(2019, 1, 1), date(2019, 1, 8), date(2019, 1, 22), date(2019, 2, 19)]
        assert "时限已过,该问结果了" in said
        assert re.search(r"2018年内\(至12月31日\),已过1天", said), "a year's end is never a bare day"
        for number in range(1, 5):
            await talk(f"{number} 进展 已在办")
        before = talk.telegram.next_message_id - 1
        await talk(":at 2019-04-05T10:00")
        days = [moment.date() for moment in came(talk, "Asia/Shanghai", before)]
        undated = [date(2019, 3, 28), date(2019, 4, 4)]  # three months after it was taken up
        assert days == sorted([*undated, date(2019, 3, 29), date(2019, 4, 5)])


async def test_a_reminder_is_put_off_by_button_and_by_words(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest off", "/remind 7", "5 备查")
        (reminder,) = messages(await talk(":at 2018-12-24T09:00"))
        assert "12月30日—1月1日放假" in reminder
        for label in ("明天再提醒", "12月29日再提醒", "节后1月2日再提醒", "下周一再提醒", "选个日子…"):
            assert label in reminder
        assert "12月29日(周六)再提醒这4条" in await talk(":press 12月29日再提醒")
        assert messages(await talk(":at 2018-12-29T08:59")) == []
        (again,) = messages(await talk(":at 2018-12-29T09:00"))
        assert "还剩2天" in again
        assert "哪天再提醒" in await talk(":press 选个日子…")
        assert "没看懂“随便”是哪天" in await talk("随便")
        assert "1月2日" in await talk("1月2日")
        assert messages(await talk(":at 2019-01-02T08:59")) == []
        assert "已过2天" in await talk(":at 2019-01-02T09:00")


async def test_one_promise_is_put_off_by_typing(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest off")
        assert "10月10日(周三)再提醒这1条" in await talk("改天 3 10月10日")
        assert "哪天再提醒" in await talk("/later 5")
        assert "10月10日" in await talk("10月10日")
        assert messages(await talk(":at 2018-10-10T08:59")) == []
        (told,) = messages(await talk(":at 2018-10-10T09:00"))
        assert "3 公布首批失信商户名单" in told
        assert "5 建立社区服务投诉快速处理机制" in told
        assert "没看懂“以后”是哪天" in await talk("/later 3 以后")
        assert "没有9号承诺" in await talk("/later 9 明天")
        await talk("3 已兑现 电话")
        assert "都已办结" in await talk("/later 3 明天")


async def test_quiet_hours_hold_back_what_comes_by_itself_and_settings_say_so(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1", "/digest 每天 23:00")
        assert "22:00—08:00" in await talk("静音 22-8")
        before = talk.telegram.next_message_id - 1
        await talk(":at 2018-12-24T12:00")
        moments = came(talk, "Asia/Shanghai", before)
        assert [f"{m:%d %H:%M}" for m in moments] == ["21 08:00", "22 08:00", "23 08:00", "24 08:00"]
        assert "静音时段内暂存" in await talk("/why")
        assert "没有设" in await talk("静音 关闭")
        assert "没看懂" in await talk("静音 夜里")


async def test_a_chat_chooses_between_silence_and_being_told_that_nothing_is_new(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        (quiet,) = messages(await talk(":at 2018-10-01T09:00"))
        assert "没有新变化" in quiet
        assert "其中5条还没人反馈" in quiet
        await talk("/digest", ":press 没变化就不发")
        assert await talk(":at 2018-10-15T10:00") == ""
        assert "没有新变化,按设置没有发" in await talk("/why")
        await talk("1 推进中")
        (news,) = messages(await talk(":at 2018-10-22T10:00"))
        assert "变动1" in news


async def test_a_digest_can_be_forwarded_as_plain_text(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        (digest,) = messages(await talk(":at 2018-12-24T09:00"))
        (plain,) = messages(await talk(":press 转发纯文字"))
        assert plain.partition("] ")[2].startswith("12月24日周报:")
        assert "(1)" not in plain
        assert "30天内到期4条" in digest
        assert "30天内到期4条" in plain


async def test_each_bureaus_chat_gets_its_own(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-12-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "没有“住建局”这个单位" in await talk("/digest 住建局")
        assert "只看:示范市市场监督管理局" in await talk("/digest 每天 9点 市场监督")
        assert "(示范市市场监督管理局)" in await talk(":at 2018-12-21T09:00")
        await talk("/digest 单位 住建局")
        assert await talk(":at 2018-12-26T09:00") == ""
        assert "只看" not in await talk("/digest 全部")
        assert "日报:" in await talk(":at 2018-12-27T09:00")


async def test_why_says_what_was_told_and_what_comes(database: Path, reply_zh: Path) -> None:
    async with talking(database, at="2018-11-20T10:00") as talk:
        await talk(f":file {reply_zh}", ":press 1")
        assert "还没有在这个聊天里提醒过" in await talk("/why 1")
        await talk(":at 2018-12-03T10:00")
        why = await talk("为什么 1")
        assert "汇总,定在2018年12月3日 09:00:快到期" in why
        assert "提醒,定在2018年12月1日 09:00:快到期" in why
        assert "2018年12月1日 09:00送达" in why
        assert "下次提醒:2018年12月24日" in why
        await talk("1 已兑现 https://gov.example/a")
        assert "不再提醒" in await talk("/why 1")
        assert "没有99号" in await talk("/why 99")


async def test_an_awaited_reply_is_reminded_of_and_closed_by_the_letter_that_comes(
    database: Path, reply_zh: Path
) -> None:
    async with talking(database, at="2018-06-25T10:00") as talk:
        assert "应于9月25日前答复" in await talk("/expect 第312号建议 示范市市场监管局 2018-06-25")
        assert "应于8月31日前答复" in await talk("/expect 第77号提案 示范市民政局 8月31日前")
        assert "在等2件答复" in await talk("等答复")
        assert "好,不等了" in await talk("等答复 撤销 2")
        said = await talk(":at 2018-09-19T10:00")
        assert "第312号建议" in said
        assert "应于9月25日前答复,还剩6天" in await talk("/expect")
        came_in = messages(await talk(f":file {reply_zh}"))
        assert "等的答复到了:第312号建议 · 示范市市场监管局(应于9月25日前)" in came_in[0]
        assert "找到承诺" in came_in[1]
        assert "没有在等的答复" in await talk("/expect")
        assert "请这样写" in await talk("/expect 你好")


async def test_the_same_in_english(database: Path, reply_en: Path) -> None:
    async with talking(database, at="2018-09-28T10:00", timezone="Europe/London", language="en") as talk:
        await talk(f":file {reply_en}", ":press 1")
        assert "every working day at 08:30" in await talk("/digest weekdays 8:30")
        assert "No digest when nothing is new" in await talk("/digest quarterly")
        assert "Quiet hours: 22:00 to 07:00" in await talk("/quiet 10pm-7am")
        assert "due by 20 Nov" in await talk("/expect HC 123 Example Department 2018-09-20")
        assert "Replies awaited: 1" in await talk("/expect")
        assert "Nothing has been sent yet" in await talk("/why")
        assert "every Monday at 01:30" in await talk("/digest weekly monday 1:30")
        (digest,) = messages(await talk(":at 2018-10-01T12:00"))
        assert "📊 Week of 1 Oct: nothing new" in digest


TYPED = {
    "周报 每周一9点半": "每周一09:30",
    "周报 每天8点": "每天08:00",
    "周报 每星期五 下午5点": "每周五17:00",
    "周报 周三1:30": "每周三01:30",
    "周报 0:00": "每周一00:00",
    "周报 工作日 8:30": "每个工作日08:30",
    "周报 每季度": "每季度第一天09:00",
    "周报 每月1日 8点": "每月1日08:00",
    "/digest monthly on the 1st 9am": "每月1日09:00",
    "月报 每月15日": "每月15日09:00",
    "周报 每月底 8点": "每月最后一天08:00",
    "周报 每月30号": "每月30日09:00,没有这一天的月份在最后一天",
    "周报 每季度 20日": "每季度首月20日09:00",
    "周报 每季度 季末": "季报在每季度第一个月里发",
    "/digest monthly on the 15th 9am": "每月15日09:00",
    "/digest monthly on the last day": "每月最后一天09:00",
    "周报 每月32日": "没看懂“32日”",
    "周报 每周 1日": "没看懂“每周 1日”",
    "提醒 30天 7天 当天": "提前30、7天和当天",
    "提醒 提前一个月、两周和1天": "提前30、14、1天",
    "/remind a month, 7 days and on the day": "提前30、7天和当天",
    "提醒 一会儿": "请写提前的天数",
    "设置": "每周一09:00",
    "/digest every working day 8:30": "每个工作日08:30",
    "/digest friday 5:30pm": "每周五17:30",
    "/digest every monday at 9": "每周一09:00",
    "/digest quarterly": "每季度第一天09:00",
    "/digest only news": "没有新变化时:不发",
    "周报 有变化才发": "没有新变化时:不发",
    "周报 单位 示范市教育局": "只看:示范市教育局",
    "周报 每周 周三 教育局": "没有“教育局”这个单位",
    "周报 随便": "没看懂“随便”",
    "周报 25点": "没有“25点”",
    "静音 晚上10点半到早上7点": "22:30—07:00",
    "/quiet 22:00—08:00": "22:00—08:00",
    "/quiet 12-14": "12:00—14:00",
    "静音 22-22": "没看懂",
    "/expect HC 45 Department for Example by 30 November 2018": "应于11月30日前",
    "/expect HC 46 Department for Example 1 September": "应于11月1日前",
    "等答复 第90号提案 市教育局 6个月": "应于2019年3月28日前",
    "等答复 第90号提案 市教育局 2018-10-30": "应于10月30日前",
    "等答复 第90号提案 市教育局 2018-08-30 2018-07-01前": "日子不对",
    "/expect HC 47 Department for Example 15 December 2018": "应于12月15日前",
    "/expect 第9号建议 示范市教育局 11月1日 12月25日前": "应于12月25日前",
    "/expect 2": "请这样写",
    "/expect drop 9": "没有9号",
}


async def test_settings_are_understood_as_they_are_typed(database: Path) -> None:
    async with talking(database, at="2018-09-28T10:00") as talk:
        for typed, said in TYPED.items():
            await talk("周报 每周 周一 9 全部", "周报 没变化也发")
            assert said in await talk(typed), typed
