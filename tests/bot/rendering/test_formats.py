"""How dates, figures, letters and long texts read in a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.catalogue import catalogue
from bot.i18n.plain import clean, columns, line
from bot.rendering.formats import (
    bar,
    due_and_left,
    letter_name,
    letter_title,
    period_words,
    progress_words,
    screen,
    section_numbers,
    section_words,
)
from bot.replies import MAX_TEXT_UNITS, units
from commitments.model import Bound, DueSource, Language, Quantity
from commitments.periods import Grain
from tests.builders import deadline, document, document_head

ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)
TODAY = date(2018, 12, 24)


@pytest.mark.parametrize(
    ("due_on", "grain", "words", "zh", "en"),
    [
        (date(2018, 12, 31), Grain.YEAR, "年内", "2018年内(至12月31日)", "in 2018 (to 31 Dec)"),
        (date(2019, 6, 30), Grain.HALF, "上半年", "2019年上半年(至6月30日)", "first half of 2019 (to 30 Jun)"),
        (
            date(2019, 9, 30),
            Grain.QUARTER,
            "第三季度",
            "2019年第三季度(至9月30日)",
            "third quarter of 2019 (to 30 Sep)",
        ),
        (date(2020, 2, 29), Grain.MONTH, "2月底前", "2020年2月(至2月29日)", "in Feb 2020 (to 29 Feb)"),
        (date(2020, 12, 31), Grain.PLAN, "规划期内", "“规划期内”(至2020年12月31日)", "“规划期内” (to 31 Dec 2020)"),
        (
            date(2020, 12, 31),
            Grain.PLAN,
            "“十三五”末",
            "“‘十三五’末”(至2020年12月31日)",
            "“‘十三五’末” (to 31 Dec 2020)",
        ),
        (date(2018, 12, 25), Grain.MONTH, "三个月内", "“三个月内”(至2018年12月25日)", "“三个月内” (to 25 Dec 2018)"),
        (date(2019, 3, 31), Grain.YEAR, "2018-19", "“2018-19”(至2019年3月31日)", "“2018-19” (to 31 Mar 2019)"),
        (date(2018, 12, 31), Grain.DAY, "年底", "“年底”(至2018年12月31日)", "“年底” (to 31 Dec 2018)"),
    ],
)
def test_a_coarse_date_is_never_a_bare_day(due_on: date, grain: Grain, words: str, zh: str, en: str) -> None:
    stated = deadline(due_on, grain=grain, words=words)
    assert period_words(stated, TODAY, ZH) == zh
    assert period_words(stated, TODAY, EN) == en


def test_a_day_that_their_own_sentence_names_is_shown_bare() -> None:
    stated = deadline(date(2019, 3, 15), grain=Grain.DAY, names_day=True)
    assert due_and_left(stated, TODAY, ZH) == "2019年3月15日,还剩81天"


def test_a_named_day_from_the_line_above_is_marked() -> None:
    stated = deadline(date(2019, 3, 15), grain=Grain.DAY, names_day=True, source=DueSource.INHERITED)
    assert period_words(stated, TODAY, ZH) == "2019年3月15日(承上文)"
    assert period_words(stated, TODAY, EN) == "15 Mar 2019 (from the line above)"


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(Grain),
    st.sampled_from(DueSource),
    st.booleans(),
    st.sampled_from(Language),
)
def test_only_an_own_named_day_stands_without_brackets(
    due_on: date, grain: Grain, source: DueSource, names_day: bool, language: Language
) -> None:
    words = period_words(deadline(due_on, grain=grain, source=source, names_day=names_day), TODAY, catalogue(language))
    assert ("(" in words) != (names_day and source is not DueSource.INHERITED)


@pytest.mark.parametrize(("day", "zh", "en"), [(30, "还剩1天", "1 day left"), (31, "今天到期", "due today")])
def test_days_left_are_counted_to_the_last_day(day: int, zh: str, en: str) -> None:
    assert due_and_left(deadline(), date(2018, 12, day), ZH).endswith(zh)
    assert due_and_left(deadline(), date(2018, 12, day), EN).endswith(en)


def test_an_undated_promise_says_so() -> None:
    assert due_and_left(None, TODAY, ZH) == "没写时限"


def number(value: str, unit: str = "家", bound: Bound = Bound.EXACT) -> Quantity:
    return Quantity(Decimal(value), unit, bound)


@pytest.mark.parametrize(
    ("reached", "target", "zh", "en"),
    [
        (number("312000"), number("450000"), "31.2万/45万家 69%", "312,000 of 450,000 · 69%"),
        (number("449999"), number("450000"), "44.9999万/45万家 99%", "449,999 of 450,000 · 99%"),
        (number("68", "%"), number("98", "%", Bound.MIN), "68%(目标至少98%)", "68% (target at least 98%)"),
        (number("5", "户"), number("450000"), "5户(目标45万家)", "5 households (target 450,000)"),
        (number("5"), None, "5家", "5"),
        (number("5"), number("0"), "5家", "5"),
        (None, number("450000"), "", ""),
    ],
)
def test_progress_is_compared_where_it_can_be(
    reached: Quantity | None, target: Quantity | None, zh: str, en: str
) -> None:
    assert progress_words(reached, target, ZH) == zh
    assert progress_words(reached, target, EN) == en


@pytest.mark.parametrize(
    ("value", "cells"), [("0", 0), ("312000", 7), ("449999", 9), ("450000", 10), ("900000", 10), ("-5", 0)]
)
def test_the_bar_is_full_only_when_the_target_is_reached(value: str, cells: int) -> None:
    assert bar(number(value), number("450000")) == "▓" * cells + "░" * (10 - cells)


def test_control_characters_of_a_letter_do_not_reach_the_screen() -> None:
    assert clean("a\x1b[2Jb\u202ec\u2066d\x00e\u200bf\r\ng\th\u2028i\ud800") == "a[2Jbcdef\ng h i"


@given(st.text(), st.integers(2, 80))
def test_a_line_is_one_line_and_fits(text: str, width: int) -> None:
    words = line(text, width)
    assert columns(words) <= width
    assert len(words.splitlines()) <= 1
    assert line(words, width) == words


def test_a_clipped_line_says_that_it_goes_on() -> None:
    assert line("建成三个社区食堂", 9) == "建成三个…"
    assert line("建成三个社区食堂", 16) == "建成三个社区食堂"


@given(st.lists(st.text(), max_size=6), st.integers(0, 5000))
def test_a_screen_never_passes_telegrams_limit(blocks: list[str], more: int) -> None:
    assert units(screen([*blocks, "😀" * more]).text) <= MAX_TEXT_UNITS


def test_empty_blocks_and_rows_leave_no_gap() -> None:
    drawn = screen(["a", "", ["", "b", ""], []], [[], []])
    assert drawn.text == "a\n\nb"
    assert drawn.buttons == ()


@pytest.mark.parametrize(
    ("title", "number", "zh_short", "zh_long", "en_long"),
    [
        (
            "对市十届人大三次会议第1203号建议的答复",
            None,
            "第1203号建议",
            "第1203号建议的答复",
            "reply to proposal 1203",
        ),
        (
            "关于政协第 88 号提案的复函",
            "示民函〔2018〕3号",
            "第88号提案",
            "第88号提案的答复",
            "reply to CPPCC proposal 88",
        ),
        ("关于代表建议第106号的答复", "〔202258", "第106号建议", "第106号建议的答复", "reply to proposal 106"),
        ("", "第1203号建议", "第1203号建议", "第1203号建议的答复", "reply to proposal 1203"),
        ("城市更新行动计划", "示政发〔2018〕9号", "示政发〔2018〕9号", "城市更新行动计划", "城市更新行动计划"),
        ("", None, "reply.txt", "reply.txt", "reply.txt"),
    ],
)
def test_a_letter_is_called_by_what_people_know_it_by(
    title: str, number: str | None, zh_short: str, zh_long: str, en_long: str
) -> None:
    letter = document(head=document_head(title=title, number=number))
    assert letter_name(letter, ZH) == zh_short
    assert letter_title(letter, ZH) == zh_long
    assert letter_title(letter, EN) == en_long


def test_a_letter_without_any_name_is_called_by_its_place() -> None:
    nameless = document(ordinal=4, file_name=None, head=document_head(title="", number=None))
    assert letter_name(nameless, ZH) == "4号答复件"
    assert letter_title(nameless, EN, opens=True) == "Letter 4"


def test_only_our_own_words_get_a_capital_at_the_beginning_of_a_line() -> None:
    letter = document(head=document_head(title="", number=None))
    assert letter_title(letter, EN, opens=True) == "reply.txt"
    proposal = document(head=document_head(title="第7号建议的答复"))
    assert letter_title(proposal, EN, opens=True) == "Reply to proposal 7"


@pytest.mark.parametrize(
    ("section", "numbers"),
    [
        (("三、下一步工作", "(一)规范秩序", "2.提升能力"), "三(一)2"),
        (("三、下一步工作", "（十二）规范秩序"), "三(十二)"),
        (("二、打算", "保障措施"), ""),
        ((), ""),
    ],
)
def test_a_place_in_a_letter_is_named_by_the_numbers_of_its_headings(section: tuple[str, ...], numbers: str) -> None:
    assert section_numbers(section) == numbers


def test_where_headings_have_no_numbers_the_last_two_name_the_place() -> None:
    assert section_words(("下一步打算", "保障措施", "资金")) == "保障措施 › 资金"


def test_a_head_field_is_shown_on_one_line() -> None:
    broken = document(head=document_head(title="", number="示民函\n〔2018〕\x1b12号"))
    assert letter_name(broken, ZH) == "示民函 〔2018〕12号"
