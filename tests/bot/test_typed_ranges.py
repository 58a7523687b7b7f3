"""Ranges of days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.vocabulary import fold
from bot.typed_ranges import DayRange, range_at_start

TODAY = date(2018, 12, 24)


def day(words: str) -> date | None:
    return None if words == "…" else date.fromisoformat(words)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("本季度", "2018-10-01", "2018-12-31"),
        ("下季度", "2019-01-01", "2019-03-31"),
        ("一季度", "2019-01-01", "2019-03-31"),
        ("下个月", "2019-01-01", "2019-01-31"),
        ("上个月", "2018-11-01", "2018-11-30"),
        ("本周", "2018-12-24", "2018-12-30"),
        ("上周", "2018-12-17", "2018-12-23"),
        ("明年", "2019-01-01", "2019-12-31"),
        ("2019年上半年", "2019-01-01", "2019-06-30"),
        ("2018年10月到12月", "2018-10-01", "2018-12-31"),
        ("10月1日至12月31日", "2018-10-01", "2018-12-31"),
        ("12月31日", "2018-12-31", "2018-12-31"),
        ("2018-12-31", "2018-12-31", "2018-12-31"),
        ("明天", "2018-12-25", "2018-12-25"),
        ("30天内", "2018-12-24", "2019-01-23"),
        ("未来两周", "2018-12-24", "2019-01-07"),
        ("2018年底前", "…", "2018-12-31"),
        ("2019年6月前", "…", "2019-06-30"),
        ("2019年6月以后", "2019-06-01", "…"),
        ("next month", "2019-01-01", "2019-01-31"),
        ("last month", "2018-11-01", "2018-11-30"),
        ("last week", "2018-12-17", "2018-12-23"),
        ("last quarter", "2018-07-01", "2018-09-30"),
        ("next 30 days", "2018-12-24", "2019-01-23"),
        ("May to July 2019", "2019-05-01", "2019-07-31"),
        ("between 1 May and 1 June 2019", "2019-05-01", "2019-06-01"),
        ("before June 2019", "…", "2019-05-31"),
        ("by the end of the year", "…", "2018-12-31"),
        ("due before 1 May", "…", "2019-05-01"),
        ("after 1 May 2019", "2019-05-01", "…"),
    ],
)
def test_a_range_is_read_in_both_languages(words: str, first: str, last: str) -> None:
    assert range_at_start(words, TODAY) == (DayRange(day(first), day(last)), "")


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("下个月 住建局 量化", "住建局 量化"),
        ("下个月住建局", "住建局"),
        ("本季度到期 量化", "量化"),
        ("due next month transport", "transport"),
    ],
)
def test_what_follows_a_range_is_left(words: str, rest: str) -> None:
    found = range_at_start(words, TODAY)
    assert found is not None
    assert found[1] == rest


@pytest.mark.parametrize("words", ["推进中", "住建局", "12", "12个社区", "", "overdue"])
def test_other_words_are_no_range(words: str) -> None:
    assert range_at_start(words, TODAY) is None


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from("上 下 本 年 月 日 周 到 至 前 后 1 12 2019 底 季度 last next to by".split())).map(
        "".join
    )
)
def test_whatever_is_typed_a_range_never_ends_before_it_begins(words: str) -> None:
    found = range_at_start(fold(words), TODAY)
    if found is not None and found[0].first is not None and found[0].last is not None:
        assert found[0].first <= found[0].last
