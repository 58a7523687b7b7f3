"""What a question is known by, when its answer is due, and which letter is it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.expectations import Expectation, answers, due_by_rule, normal
from tests.builders import document_head

ASKED = date(2018, 3, 20)


def awaited(reference: str, asked_on: date = ASKED) -> Expectation:
    return Expectation(
        id=1,
        workspace_id=1,
        ordinal=1,
        reference=reference,
        body="示范市民政局",
        asked_on=asked_on,
        due_on=date(2018, 6, 20),
        added_by="小王",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("第312号建议", "312号建议"),
        ("第 312 号代表建议", "312建议"),
        ("第0312号提案", "312号提案"),
        ("HC 123", "hc123"),
        ("第312号", "312号"),
    ],
)
def test_a_reference_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_a_proposal_and_a_motion_of_one_number_are_two() -> None:
    assert normal("第312号建议") != normal("第312号提案")


@pytest.mark.parametrize(
    ("reference", "due"),
    [
        ("第312号建议", date(2018, 6, 20)),
        ("第312号提案", date(2018, 6, 20)),
        ("HC 123", date(2018, 5, 20)),
        ("第3号", date(2018, 6, 20)),
    ],
)
def test_a_proposal_is_answered_in_three_months_a_committees_report_in_two(reference: str, due: date) -> None:
    assert due_by_rule(reference, ASKED) == due


@pytest.mark.parametrize(
    ("reference", "title", "text", "is_it"),
    [
        ("第312号建议", "关于市十五届人大三次会议第312号建议的答复", "", True),
        ("312号", "对第312号建议的答复", "", True),
        ("第312号提案", "对第312号建议的答复", "", False),
        ("第31号建议", "对第312号建议的答复", "", False),
        ("第312号建议", "关于养老服务的答复", "您提出的第312号建议收悉,现答复如下。", True),
        ("第312号建议", "关于养老服务的答复", "现答复如下。" * 200 + "另见第312号建议。", False),
        ("HC 123", "Government response to the Committee's report (HC 123)", "", True),
        ("HC 12", "Government response to the Committee's report (HC 123)", "", False),
        ("示民函〔2018〕7号", "关于示民函〔2018〕7号的复函", "", True),
    ],
)
def test_a_letter_answers_what_it_names_at_its_head(reference: str, title: str, text: str, is_it: bool) -> None:
    assert answers(document_head(title=title, number=None), text, awaited(reference)) is is_it


def test_a_letter_from_before_the_question_answers_another_years() -> None:
    head = document_head(title="对第312号建议的答复", issued_on=date(2017, 9, 1))
    assert not answers(head, "", awaited("第312号建议"))
    undated = document_head(title="对第312号建议的答复", issued_on=None)
    assert answers(undated, "", awaited("第312号建议"))


@given(st.integers(min_value=1, max_value=99999), st.sampled_from(["建议", "提案", "议案"]))
def test_every_proposal_is_found_by_its_own_number_and_by_no_longer_one(number: int, sort: str) -> None:
    head = document_head(title=f"对第{number}号{sort}的答复", number=None)
    assert answers(head, "", awaited(f"第{number}号{sort}"))
    assert not answers(head, "", awaited(f"第{number}1号{sort}"))
