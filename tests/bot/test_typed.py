"""Numbers, links, figures, hours and days that people type."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.vocabulary import phase_of, status_of
from bot.typed import (
    day_done,
    figure_at_start,
    figure_in,
    last_day_of,
    leading_expression,
    letter_day,
    number_and_rest,
    split_link,
    time_of,
)
from commitments.errors import Misunderstood
from commitments.model import Quantity, Status
from commitments.phases import Phase
from tests.builders import quantity

MERCHANTS = quantity(450_000, "家")
TODAY = date(2018, 12, 20)


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("12", 12, ""),
        ("#12", 12, ""),
        ("12号", 12, ""),
        ("第12条 办结", 12, "办结"),
        ("第 3 封", 3, ""),
        ("No. 12 done", 12, "done"),
        ("12、已兑现 电话", 12, "已兑现 电话"),
        ("１２:办结", 12, "办结"),
        ("007", 7, ""),
        ("7 31.2万", 7, "31.2万"),
        ("1 日期 2018-09-25", 1, "日期 2018-09-25"),
    ],
)
def test_a_number_comes_first_and_the_words_stay_as_typed(typed: str, number: int, rest: str) -> None:
    assert number_and_rest(typed) == (number, rest)


@pytest.mark.parametrize("typed", ["", "办结", "十二", "-1", "1234567", "12345678 办结"])
def test_without_a_number_or_with_one_that_is_too_long_it_asks_for_one(typed: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        number_and_rest(typed)
    assert refused.value.key == "error.needs_number"


@pytest.mark.parametrize(
    ("typed", "words", "link"),
    [
        ("电话 李科长", "电话 李科长", None),
        ("https://gov.example/a", "", "https://gov.example/a"),
        ("见 https://gov.example/a。", "见", "https://gov.example/a"),
        ("(https://gov.example/a)", "", "https://gov.example/a"),
        ("HTTPS://GOV.EXAMPLE/A 见附件", "见附件", "HTTPS://GOV.EXAMPLE/A"),
        ("https://gov.example/a\uff0c附件另送", "附件另送", "https://gov.example/a"),
        ("http://a.example http://b.example", "http://b.example", "http://a.example"),
        ("ftp://a.example", "ftp://a.example", None),
    ],
)
def test_the_first_link_is_taken_out_of_the_words(typed: str, words: str, link: str | None) -> None:
    assert split_link(typed) == (words, link)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("31.2万", "312000"),
        ("31.2 万", "312000"),
        ("３１．２万", "312000"),
        ("312,000", "312000"),
        ("312\uff0c000", "312000"),
        ("312000家", "312000"),
        ("31.2万家", "312000"),
        ("31.2万家企业", "312000"),
        ("0.312百万", "312000"),
        ("312k", "312000"),
        ("0.312 million", "312000"),
        ("0.00312亿", "312000"),
        ("69%", "310500"),
        ("69\uff05", "310500"),
        ("100%", "450000"),
        ("0", "0"),
        ("450000", "450000"),
    ],
)
def test_a_figure_counts_what_the_target_counts(typed: str, value: str) -> None:
    found = figure_at_start(typed, MERCHANTS)
    assert found is not None
    assert (found[0].value, found[0].unit) == (Decimal(value), "家")


@pytest.mark.parametrize(
    "typed", ["31.2万 电话李科长", "31.2万家 电话李科长", "31.2万,电话李科长", "31.2万家\uff0c电话李科长"]
)
def test_the_words_after_a_figure_are_kept(typed: str) -> None:
    assert figure_at_start(typed, MERCHANTS) == (Quantity(Decimal(312000), "家"), "电话李科长")


@pytest.mark.parametrize(
    ("typed", "value", "rest"),
    [
        ("三十一万二", 312_000, ""),
        ("三十一万二千", 312_000, ""),
        ("三十一万二千家 电话李科长", 312_000, "电话李科长"),
        ("三点六五万,面商", 36_500, "面商"),
        ("三万零五", 30_005, ""),
        ("两千三", 2_300, ""),
        ("百分之九十 电话", 405_000, "电话"),
        ("八成五", 382_500, ""),
        ("一半", 225_000, ""),
    ],
)
def test_a_figure_may_be_spoken(typed: str, value: int, rest: str) -> None:
    assert figure_at_start(typed, MERCHANTS) == (Quantity(Decimal(value), "家"), rest)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "电话李科长",
        "一家也没完成",
        "一季度完成了",
        "一切顺利",
        "十分顺利",
        "千方百计推进",
        "2018年底前完成",
        "2018-12-20 电话",
        "12月20日 面商",
        "3个部门已会签",
        "9:30 开会",
        "1,23",
        "31,2万",
        "1.2.3",
        "-3",
        "12/20 来电",
    ],
)
def test_dates_and_other_units_are_no_figure(typed: str) -> None:
    assert figure_at_start(typed, MERCHANTS) is None


@pytest.mark.parametrize(
    ("words", "target", "value"),
    [
        ("完成11.2万户 电话 李科长", quantity(200_000, "户"), "112000"),
        ("李科长说,完成了31万家", MERCHANTS, "310000"),
        ("已建成3个检测站", quantity(5, "个"), "3"),
        ("达到98.5%", quantity(98, "%"), "98.5"),
        ("installed 12 crossings, Mr Hart", quantity(15, "new zebra crossings"), "12"),
        ("已完成31万家,目标45万家", MERCHANTS, None),
        ("3个部门已会签", quantity(5, "个"), None),
        ("第3个 已开工", quantity(5, "个"), None),
        ("12 crossingsx", quantity(15, "crossings"), None),
        ("完成11.2万户", MERCHANTS, None),
        ("完成11.2万户", None, None),
    ],
)
def test_a_figure_in_the_words_counts_by_its_unit(words: str, target: Quantity | None, value: str | None) -> None:
    found = figure_in(words, target)
    assert (found.value if found else None) == (Decimal(value) if value else None)
    assert found is None or target is None or found.unit == target.unit


def test_a_percentage_of_a_percentage_is_itself() -> None:
    assert figure_at_start("95.5%", quantity(98, "%")) == (Quantity(Decimal("95.5"), "%"), "")


def test_a_bare_figure_for_a_target_of_per_cent_is_one() -> None:
    assert figure_at_start("95", quantity(98, "%")) == (Quantity(Decimal(95), "%"), "")


def test_words_with_an_m_are_no_millions() -> None:
    assert figure_at_start("3 meetings held", quantity(5, "")) == (Quantity(Decimal(3), ""), "meetings held")
    assert figure_at_start("3 centres opened", quantity(5, "centres")) == (Quantity(Decimal(3), "centres"), "opened")


def test_without_a_target_a_figure_stands_alone() -> None:
    assert figure_at_start("5", None) == (Quantity(Decimal(5), ""), "")
    assert figure_at_start("2018年底前完成", None) is None


@given(st.integers(min_value=0, max_value=10**12))
def test_a_figure_with_separators_is_the_figure_without(value: int) -> None:
    assert figure_at_start(f"{value:,}", MERCHANTS) == figure_at_start(str(value), MERCHANTS)
    assert figure_at_start(str(value), MERCHANTS) == (Quantity(Decimal(value), "家"), "")


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_figures(text: str) -> None:
    found = figure_at_start(text, MERCHANTS)
    assert found is None or found[0].value >= 0


@pytest.mark.parametrize(
    ("words", "status", "rest"),
    [
        ("已兑现 https://a.example", Status.MET, "https://a.example"),
        ("已兑现", Status.MET, ""),
        ("办结,电话李科长", Status.MET, "电话李科长"),
        ("办结\uff0c电话李科长", Status.MET, "电话李科长"),
        ("办结:面商", Status.MET, "面商"),
        ("已兑现https://a.example/x", Status.MET, "https://a.example/x"),
        ("partly met phone call", Status.PARTLY_MET, "phone call"),
        ("not met, they refused", Status.NOT_MET, "they refused"),
        ("In Progress", Status.IN_PROGRESS, ""),
    ],
)
def test_a_status_comes_first_and_the_rest_is_what_is_said_about_it(words: str, status: Status, rest: str) -> None:
    assert leading_expression("status", words, status_of) == (status, rest)


def test_the_longest_expression_wins() -> None:
    assert leading_expression("phase", "due soon please", phase_of) == (Phase.DUE_SOON, "please")
    assert leading_expression("phase", "date passed, checking", phase_of) == (Phase.IN_GRACE, "")


def test_words_that_are_no_expression_are_none() -> None:
    assert leading_expression("status", "也许", status_of) is None
    assert leading_expression("status", "", status_of) is None


@pytest.mark.parametrize(
    ("word", "hour"),
    [
        ("9", 9),
        ("9点", 9),
        ("９点", 9),
        ("09:00", 9),
        ("9:00", 9),
        ("下午3点", 15),
        ("晚上8点", 20),
        ("早上8点", 8),
        ("上午10时", 10),
        ("17:00", 17),
        ("3pm", 15),
        ("3PM", 15),
        ("12pm", 12),
        ("12am", 0),
        ("0", 0),
        ("23", 23),
    ],
)
def test_an_hour_is_read_as_it_is_said(word: str, hour: int) -> None:
    assert time_of(word) == time(hour)


@pytest.mark.parametrize(
    ("word", "at"),
    [
        ("9:30", time(9, 30)),
        ("１：３０", time(1, 30)),
        ("0:00", time(0)),
        ("凌晨1点半", time(1, 30)),
        ("下午3点15分", time(15, 15)),
        ("8点整", time(8)),
        ("晚上10点半", time(22, 30)),
        ("中午12点", time(12)),
        ("5:30pm", time(17, 30)),
        ("12:30am", time(0, 30)),
    ],
)
def test_minutes_are_read_too(word: str, at: time) -> None:
    assert time_of(word) == at


@pytest.mark.parametrize("word", ["", "周五", "9:", "九点", "123", "noon", "2018-12-31", "30 7 1"])
def test_other_words_are_no_hour(word: str) -> None:
    assert time_of(word) is None


@pytest.mark.parametrize("word", ["24", "25点", "99", "下午24点", "9:60", "24:00"])
def test_an_hour_that_no_day_has_is_refused(word: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        time_of(word)
    assert refused.value.key == "error.impossible_hour"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12月31日", date(2018, 12, 31)),
        ("2018年", date(2018, 12, 31)),
        ("2018-09-25", date(2018, 9, 25)),
        ("2018年9月25日", date(2018, 9, 25)),
        ("1 May 2019", date(2019, 5, 1)),
        ("明天再说", None),
        ("11月1日 12月25日", None),
        ("没有日期", None),
        ("", None),
    ],
)
def test_the_last_day_of_a_time_is_found_in_either_language(words: str, day: date | None) -> None:
    assert last_day_of(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2018-09-25", date(2018, 9, 25)),
        ("2018年9月25日", date(2018, 9, 25)),
        ("25 September 2018", date(2018, 9, 25)),
        ("9月25日", date(2018, 9, 25)),
        ("12月25日", date(2017, 12, 25)),
        ("2018年", None),
        ("2018年9月", None),
        ("2018-02-30", None),
        ("2018年13月1日", None),
        ("3018-01-01", None),
        ("胡说", None),
    ],
)
def test_a_letters_day_is_a_day_that_exists_and_nothing_else(words: str, day: date | None) -> None:
    assert letter_day(words, TODAY) == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("6月28日 电话李科长", date(2026, 6, 28)),
        ("2026年6月28日", date(2026, 6, 28)),
        ("12月28日,有照片", date(2025, 12, 28)),
        ("6月28日建成通车", date(2026, 6, 28)),
        ("6月28日https://gov.example/a", date(2026, 6, 28)),
        ("on 28 June https://gov.example/a", date(2026, 6, 28)),
        ("于6月28日正式上线", date(2026, 6, 28)),
        ("6月28日来电确认", None),
        ("电话 6月28日", None),
        ("2027年6月28日", None),
        ("6月底", date(2026, 6, 30)),
        ("", None),
    ],
)
def test_a_verdict_may_begin_with_the_day_on_which_it_was_done(words: str, day: date | None) -> None:
    assert day_done(words, date(2026, 7, 2)) == day
