"""What `extract` promises of any text, and what it makes of a whole letter."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.extraction import detect_language, extract
from commitments.model import Candidate, DueSource, HeadSource, Kind, Language

LETTER = """青河县水务局关于县第九届人大三次会议第12号建议的答复
青水函〔2024〕7号
办理结果:B
陈小燕代表:
您提出的《关于改善北片饮水条件的建议》收悉,现答复如下:
一、办理情况
2023年,我局投入资金260万元,完成了老旧水表更换。目前,北片管网正在排查。
二、下一步工作
2024年,我局将重点做好以下工作:
1.补齐设施短板。新建加压泵站2座,更换老旧管网12公里,提高供水保障水平。
2.健全管护机制。6月底前印发《农村供水管护办法》,并公布管护责任名单。
3.加强水质监测。由县疾控中心牵头,定期公开水质检测结果。
感谢您对水务工作的关心和支持!
青河县水务局
2024年3月5日
(联系人:王宁 电话:0000-1234567)
"""

WORDS = (
    "我局 将 拟 计划 力争 预计 下一步 今后 , 。 ; : 、 ( ) 《 》 “ ” 一、 (一) 1. 一是 二是 年底前 2024年 6月底前 45万家 98% 以上 新建 完成 "
    "推进 加强 建设 印发 并 同时 待 后 以 为 对 在 中 已 了 正在 目前 不 的 县教育局 督促 牵头单位: \n 　 | 感谢您 现答复如下: 答复 "
    "ab 9 ① \u200b 發布 將 機制"
).split(" ")

texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=80).map("".join),
    st.lists(st.sampled_from(LETTER.split("\n")), max_size=12).map("\n".join),
)


def facts(candidate: Candidate) -> tuple[object, ...]:
    """A candidate without its place in the text."""
    due = candidate.deadline.due_on if candidate.deadline else None
    return ("".join(candidate.quote.exact.split()), candidate.kind, due, candidate.quantities)


@cache
def _halved() -> dict[int, str]:
    return {0xFF0C: ",", 0xFF1A: ":", 0xFF1B: ";", 0xFF08: "(", 0xFF09: ")", 0xFF01: "!", 0xFF1F: "?", 0xFF05: "%"}


def full_width(text: str) -> str:
    wide = {half: chr(code) for code, half in _halved().items()}
    return "".join(wide.get(letter, letter) for letter in text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error_and_its_quotes_are_exact(text: str) -> None:
    extraction = extract(text, language=Language.ZH)
    for candidate in extraction.candidates:
        quote = candidate.quote
        assert quote.exact == text[quote.start : quote.end]
        assert quote.exact.strip()
        assert candidate.title
        assert len(candidate.title) <= 30


@given(texts)
@settings(max_examples=100, deadline=None)
def test_the_same_text_is_always_read_alike(text: str) -> None:
    assert extract(text, language=Language.ZH) == extract(text, language=Language.ZH)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_quotes_stand_in_the_order_of_the_text(text: str) -> None:
    starts = [candidate.quote.start for candidate in extract(text, language=Language.ZH).candidates]
    assert starts == sorted(starts)


def test_full_width_punctuation_reads_like_half_width() -> None:
    half, full = extract(LETTER), extract(full_width(LETTER))
    narrow = str.maketrans(_halved())
    assert [facts(candidate) for candidate in half.candidates] == [
        (str(quote).translate(narrow), *rest) for quote, *rest in map(facts, full.candidates)
    ]
    assert half.head.date == full.head.date


def test_traditional_characters_read_like_simplified_ones() -> None:
    from opencc import OpenCC

    simple = extract(LETTER)
    # Character by character, so that both texts have the same offsets.
    converter = OpenCC("s2t")
    traditional = "".join(wide if len(wide := converter.convert(letter)) == 1 else letter for letter in LETTER)
    other = extract(traditional)
    assert traditional != LETTER
    assert [(c.quote.start, c.quote.end, c.kind, c.deadline and c.deadline.due_on) for c in other.candidates] == [
        (c.quote.start, c.quote.end, c.kind, c.deadline and c.deadline.due_on) for c in simple.candidates
    ]
    assert all(c.quote.exact == traditional[c.quote.start : c.quote.end] for c in other.candidates)


@pytest.mark.parametrize("width", [24, 28, 34])
def test_lines_broken_in_mid_sentence_change_nothing(width: int) -> None:
    broken = "\n".join(
        "\n".join(re.findall(f".{{1,{width}}}", line)) if len(line) > width else line for line in LETTER.split("\n")
    )
    assert broken != LETTER
    assert [facts(candidate) for candidate in extract(broken).candidates] == [
        facts(candidate) for candidate in extract(LETTER).candidates
    ]


@pytest.mark.parametrize(
    "phrase",
    ["一是", "(", "“", "我局将,", "将", "1", "2018年", "加强", "建设、", "建设并", "下一步。", "待后", "如果", "一建成", "对的", "以为", "一、\n", "年底前", "《将》", "不低于5", "由从", "牵头单位:", "的", "\n"],
)  # fmt: skip
def test_hostile_repetition_takes_linear_time(phrase: str) -> None:
    def spent(size: int) -> float:
        text = "现答复如下:" + phrase * (size // len(phrase))
        began = process_time()
        extract(text, language=Language.ZH)
        return process_time() - began

    def the_least(size: int) -> float:
        # Once in a while the garbage of all the tests before is collected in the midst of it.
        return min(spent(size) for _ in range(3))

    # Eight times the length may take eight times as long, with room for noise; quadratic time would take 64 times.
    assert the_least(16_000) < 30 * max(the_least(2_000), 0.004)


def test_a_letter_yields_its_promises_with_dates_numbers_and_bodies() -> None:
    found = extract(LETTER).candidates
    assert [candidate.quote.exact for candidate in found] == [
        "新建加压泵站2座",
        "更换老旧管网12公里",
        "6月底前印发《农村供水管护办法》",
        "公布管护责任名单",
        "由县疾控中心牵头,定期公开水质检测结果",
    ]
    assert [candidate.deadline.due_on.isoformat() if candidate.deadline else None for candidate in found] == [
        "2024-12-31",
        "2024-12-31",
        "2024-06-30",
        "2024-06-30",
        "2024-12-31",
    ]
    assert [candidate.deadline.source for candidate in found if candidate.deadline] == [
        DueSource.INHERITED,
        DueSource.INHERITED,
        DueSource.OWN,
        DueSource.OWN,
        DueSource.INHERITED,
    ]
    assert found[0].kind is Kind.MEASURABLE
    assert found[1].quantities[0].unit == "公里"
    assert found[4].bodies[0].name == "县疾控中心"
    assert found[0].section == ("二、下一步工作",)


def test_every_field_of_a_candidate_is_traced_to_words_of_the_text() -> None:
    for candidate in extract(LETTER).candidates:
        fields = {step.field for step in candidate.trace}
        assert {"place", "kind"} <= fields
        assert ("due" in fields) == (candidate.deadline is not None)
        assert ("quantities" in fields) == bool(candidate.quantities)


def test_a_persons_date_replaces_that_of_the_letter() -> None:
    extraction = extract(LETTER, issued_on=date(2025, 1, 10))
    assert extraction.head.issued_on is not None
    assert extraction.head.issued_on.source is HeadSource.PERSON
    assert ("issued_on", "2024-03-05") in [(name, reading.value) for name, reading in extraction.head.other_readings]
    dues = [candidate.deadline.due_on.year for candidate in extraction.candidates if candidate.deadline]
    assert 2025 in dues


def test_without_any_date_only_absolute_dates_are_given() -> None:
    text = "现答复如下:\n下一步,我局将于年底前完成河道清淤,2026年6月底前建成防汛仓库。"
    dues = [
        candidate.deadline.due_on.isoformat() if candidate.deadline else None for candidate in extract(text).candidates
    ]
    assert dues == [None, "2026-06-30"]


def test_the_head_of_a_letter_is_read() -> None:
    head = extract(LETTER).head
    assert head.title == "青河县水务局关于县第九届人大三次会议第12号建议的答复"
    assert head.number is not None
    assert head.number.value == "青水函〔2024〕7号"
    assert head.addressee is not None
    assert head.addressee.value == "陈小燕代表"
    assert head.issuing_body is not None
    assert head.issuing_body.value == "青河县水务局"
    assert head.date == date(2024, 3, 5)
    assert head.reply_class == "B"


def test_the_addressee_is_the_line_with_the_colon_not_the_office_above_the_title() -> None:
    head = extract(
        "东湖区教育局\n对区十七届人大三次会议第1号建议的答复\n\n王代表:\n您提出的建议收悉,现答复如下:\n将修缮校舍。\n"
    ).head
    assert head.addressee is not None
    assert head.addressee.value == "王代表"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        ("二〇二二年八月三十日", date(2022, 8, 30)),
        ("2023年10月9日", date(2023, 10, 9)),
        ("2022-08-30", date(2022, 8, 30)),
        ("20221213", date(2022, 12, 13)),
        ("2023628", date(2023, 6, 28)),
    ],
)
def test_a_signatures_date_is_read_in_any_form(signature: str, expected: date) -> None:
    assert (
        extract(f"张平代表:\n您的建议收悉,现答复如下:\n我局将修复路面。\n青河县交通局\n{signature}\n").head.date
        == expected
    )


def test_two_numbers_in_one_head_are_both_kept() -> None:
    text = "青水函〔2024〕7号\n" + LETTER.replace("〔2024〕7号", "〔2024〕8号")
    head = extract(text).head
    assert head.number is not None
    assert {head.number.value, *(reading.value for name, reading in head.other_readings if name == "number")} == {
        "青水函〔2024〕7号",
        "青水函〔2024〕8号",
    }


def test_a_plan_is_next_steps_throughout() -> None:
    text = "青河县节水行动方案\n为做好节水工作,制定本方案。\n一、重点任务\n(一)推进农业节水。新建高效节水灌溉面积2万亩。\n(二)抓好宣传。举办节水宣传周。\n"
    assert [candidate.quote.exact for candidate in extract(text).candidates] == [
        "新建高效节水灌溉面积2万亩",
        "举办节水宣传周",
    ]


@pytest.mark.parametrize("text", ["", " \n\n", "。", "青河县水务局", "2024年3月5日"])
def test_a_text_without_promises_yields_none(text: str) -> None:
    assert extract(text).candidates == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我局将修复路面。", Language.ZH),
        ("We will publish the strategy by March.", Language.EN),
        ("按照ISO 9001标准完成认证", Language.ZH),
        ("", Language.ZH),
    ],
)
def test_the_language_of_a_text_is_recognised(text: str, language: Language) -> None:
    assert detect_language(text) is language
