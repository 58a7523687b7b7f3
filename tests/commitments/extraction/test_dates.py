"""Deadlines in words: every example of the packs, and what must hold for any text whatever."""

from __future__ import annotations

import re
import time
import tomllib
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from commitments.extraction import dates
from commitments.extraction.dates import Role
from commitments.extraction.packs.zh.date_tokens import alternatives
from commitments.model import Language
from commitments.periods import Grain

ANCHOR = date(2018, 9, 25)


def examples(language: Language) -> dict[str, Any]:
    source = files("commitments.extraction") / "packs" / language.value / "dates_examples.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


PHRASES = [
    pytest.param(phrase, date.fromisoformat(anchor), due, language, id=f"{phrase} ({anchor})")
    for language in Language
    for phrase, anchor, due in examples(language)["examples"]
]
MOMENTS = [
    pytest.param(words, day, language, id=words)
    for language in Language
    for words, day in examples(language)["moments"]
]


@pytest.mark.parametrize(("phrase", "anchor", "due", "language"), PHRASES)
def test_a_phrase_means_its_last_day(phrase: str, anchor: date, due: str, language: Language) -> None:
    resolution = dates.understand(phrase, anchor, language)
    assert (resolution.due_on.isoformat() if resolution else "none") == due


def test_every_time_word_is_filed_under_what_it_begins_with() -> None:
    """A pattern is only tried where one of its beginnings stands: were one missing, its words would never be found."""
    texts = [phrase for phrase, *_ in examples(Language.ZH)["examples"]]
    lost = [
        (found.group(), one.first)
        for one in alternatives()
        for text in texts
        for found in re.finditer(one.pattern, text)
        if not text.startswith(tuple(one.first), found.start())
    ]
    assert lost == []


@pytest.mark.parametrize(("words", "day", "language"), MOMENTS)
def test_words_typed_in_chat_mean_a_day(words: str, day: str, language: Language) -> None:
    moment = dates.understand_moment(words, datetime(2018, 9, 25, 9, tzinfo=UTC), language)
    assert (moment.isoformat() if moment else "none") == day


@pytest.mark.parametrize(
    ("phrase", "grain", "names_day", "rule"),
    [
        ("2018年底前", Grain.DAY, False, "year_end"),
        ("2018年", Grain.YEAR, False, "year"),
        ("到2020年", Grain.YEAR, False, "year"),
        ("2018—2020年", Grain.PLAN, False, "years"),
        ("“十三五”期间", Grain.PLAN, False, "five_year_plan"),
        ("2018年12月15日前", Grain.DAY, True, "day"),
        ("10月底前", Grain.DAY, False, "month_end"),
        ("2019年6月前", Grain.MONTH, False, "month"),
        ("四季度", Grain.QUARTER, False, "quarter"),
        ("下半年", Grain.HALF, False, "half"),
        ("三个月内", Grain.DAY, False, "duration_months"),
        ("30日内", Grain.DAY, True, "duration_days"),
        ("10个工作日内", Grain.DAY, True, "duration_working_days"),
        ("一年内", Grain.YEAR, False, "duration_years"),
        ("三年内", Grain.PLAN, False, "duration_years"),
        ("春节前", Grain.DAY, True, "festival"),
        ("汛期前", Grain.DAY, False, "occasion"),
    ],
)
def test_precision_and_rule_are_kept(phrase: str, grain: Grain, names_day: bool, rule: str) -> None:
    resolution = dates.understand(phrase, ANCHOR, Language.ZH)
    assert resolution is not None
    assert (resolution.grain, resolution.names_day, resolution.rule) == (grain, names_day, rule)


def test_without_an_anchor_only_absolute_dates_resolve() -> None:
    assert dates.understand("年底前完成", None, Language.ZH) is None
    assert dates.understand("三个月内完成", None, Language.ZH) is None
    absolute = dates.understand("2020年6月底前完成", None, Language.ZH)
    assert absolute is not None
    assert absolute.due_on == date(2020, 6, 30)


def test_an_expression_stands_at_its_offsets_whatever_the_spacing() -> None:
    text = "我局将于 2018 年 12 月\n31 日前完成，2019年一季度公布。"
    found = dates.find(text, Language.ZH)
    assert [text[time.start : time.end] for time in found] == ["2018 年 12 月\n31 日前", "2019年一季度"]
    assert [time.words for time in found] == ["2018 年 12 月\n31 日前", "2019年一季度"]


def test_a_governing_year_lends_itself_to_a_bare_month() -> None:
    (found,) = dates.find("6月底前完成", Language.ZH)
    resolution = dates.resolve(found, date(2018, 5, 1), 2019)
    assert resolution is not None
    assert resolution.due_on == date(2019, 6, 30)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("每年6月底前", Role.RECURRING),
        ("今年以来", Role.DONE),
        ("验收合格后30日内", Role.UNKNOWN_START),
        ("2020年后", Role.AFTER),
        ("近期", Role.VAGUE),
        ("2022年冬奥会", Role.NAME),
    ],
)
def test_what_is_no_deadline_says_why(text: str, role: Role) -> None:
    (found,) = dates.find(text, Language.ZH)
    assert found.role is role
    assert dates.resolve(found, ANCHOR) is None


PIECES = st.lists(
    st.sampled_from(
        [
            *"一二三四五六七八九十年月日前内底末初中至到-—~、和的(),。0123456789 ",
            *(
                "2018年",
                "今年",
                "明年",
                "季度",
                "上半年",
                "“十三五”",
                "期间",
                "个月",
                "工作日",
                "春节",
                "下周",
                "每",
                "自",
                "起",
                "《",
                "》",
                "民國",
                "民国",
            ),
            *(
                "by ",
                "the end of ",
                "March ",
                "2026",
                "Q3 ",
                "within ",
                "six ",
                "months ",
                "next ",
                "year ",
                "31 ",
                "/",
                "-",
            ),
        ]
    ),
    max_size=30,
).map("".join)


@given(text=st.one_of(PIECES, st.text(max_size=80)), language=st.sampled_from(Language))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_an_error_and_always_alike(text: str, language: Language) -> None:
    found = dates.find(text, language)
    assert found == dates.find(text, language)
    assert all(text[time.start : time.end] == time.words and time.words for time in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    for expression in found:
        resolution = dates.resolve(expression, ANCHOR)
        if resolution:
            assert date(1949, 1, 1) <= resolution.due_on <= date(2100, 12, 31)
            assert resolution.due_on >= ANCHOR


@given(
    anchor=st.dates(date(2004, 1, 1), date(2026, 12, 31)),
    phrase=st.sampled_from(["年底前", "6月底前", "四季度", "上半年", "冬季前", "春节前", "15日前", "周五前"]),
)
@settings(deadline=None)
def test_a_period_without_a_year_is_the_next_one(anchor: date, phrase: str) -> None:
    resolution = dates.understand(f"将于{phrase}完成", anchor, Language.ZH)
    assert resolution is not None
    assert 0 <= (resolution.due_on - anchor).days <= 400


@given(text=PIECES)
@settings(deadline=None)
def test_full_width_reads_like_half_width(text: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}).replace(" ", "　")
    plain, broad = dates.find(text, Language.ZH), dates.find(wide, Language.ZH)
    assert [(time.start, time.end, time.meaning, time.role) for time in plain] == [
        (time.start, time.end, time.meaning, time.role) for time in broad
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "2018年",
        "一",
        "每",
        "《",
        "“十三五”",
        "1、",
        "至",
        "the ",
        "2026 ",
        "end of the ",
        "1 ",
        "十",
        "今年已",
        "(",
        "March ",
        "within six ",
    ],
)
@pytest.mark.parametrize("language", Language)
def test_time_grows_linearly_with_hostile_repetition(piece: str, language: Language) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        best = float("inf")
        for _ in range(3):
            began = time.process_time()
            dates.find(text, language)
            best = min(best, time.process_time() - began)
        return best

    dates.find(piece, language)
    small, large = seconds(500), seconds(4000)
    assert large < 40 * max(small, 0.002)


@cache
def to_traditional() -> OpenCC:
    return OpenCC("s2t")


CHINESE = [case for case in PHRASES if case.values[3] is Language.ZH]


@pytest.mark.parametrize(("phrase", "anchor", "due", "language"), CHINESE)
def test_traditional_characters_read_like_simplified_ones(
    phrase: str, anchor: date, due: str, language: Language
) -> None:
    resolution = dates.understand(to_traditional().convert(phrase), anchor, language)
    assert (resolution.due_on.isoformat() if resolution else "none") == due
