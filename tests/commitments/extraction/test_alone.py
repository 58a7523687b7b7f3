"""One promise as a person writes it down."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.extraction.alone import read_alone
from commitments.model import Kind, Quote

TODAY = date(2018, 12, 17)


@pytest.mark.parametrize(
    ("words", "title", "due", "body"),
    [
        ("年底前公布第二批名单", "公布第二批名单", date(2018, 12, 31), None),
        ("市住建局三个月内出台办法", None, date(2019, 3, 17), "市住建局"),
        ("公布第二批名单", "公布第二批名单", None, None),
        ("Publish the second list by the end of June", "Publish the second list", date(2019, 6, 30), None),
    ],
)
def test_its_date_counts_from_the_day_of_writing(
    words: str, title: str | None, due: date | None, body: str | None
) -> None:
    found = read_alone(words, TODAY)
    assert found.quote == Quote(words, 0, len(words))
    assert title is None or found.title == title
    assert (found.deadline.due_on if found.deadline else None) == due
    assert [each.name for each in found.bodies] == ([body] if body else [])


def test_several_acts_are_one_promise_with_all_their_figures() -> None:
    found = read_alone("2019年6月底前完成30个小区改造,新建停车位不少于500个", TODAY)
    assert [int(quantity.value) for quantity in found.quantities] == [30, 500]
    assert found.kind is Kind.MEASURABLE


def test_words_without_an_act_are_a_promise_because_a_person_says_so() -> None:
    assert read_alone("第二批名单,下周五前", TODAY).deadline is not None
    assert read_alone("名单", TODAY).title == "名单"


@given(st.text(min_size=1, max_size=80))
def test_no_words_whatever_raise_and_the_quote_is_all_of_them(words: str) -> None:
    assert read_alone(words, TODAY).quote.exact == words
