"""Dates, figures and bodies as people type them to put a reading right."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.typed_fields import bodies_of, dates_meant, quantities_of
from commitments.errors import Misunderstood
from commitments.model import BodyRole, Bound, Quantity, ResponsibleBody
from tests.builders import quantity

ISSUED, TODAY = date(2018, 9, 25), date(2019, 8, 1)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2019年6月底", ["2019-06-30"]),
        ("2019-06-30", ["2019-06-30"]),
        ("到2019年6月底", ["2019-06-30"]),
        ("年底前", ["2018-12-31", "2019-12-31"]),
        ("6月30日", ["2019-06-30", "2020-06-30"]),
        ("30 June", ["2019-06-30", "2020-06-30"]),
        ("end of 2019", ["2019-12-31"]),
        ("06/07/2019", ["2019-07-06", "2019-06-07"]),
        ("13/07/2019", ["2019-07-13"]),
        ("没有", [None]),
        ("no date", [None]),
    ],
)
def test_the_days_that_words_may_mean(typed: str, days: list[str | None]) -> None:
    meant = dates_meant(typed, ISSUED, TODAY)
    assert meant is not None
    assert [each.due_on.isoformat() if each else None for each in meant[0]] == days


@pytest.mark.parametrize("typed", ["随便", "", "perhaps", "标题 2019年"])
def test_words_that_begin_with_no_date(typed: str) -> None:
    assert dates_meant(typed, ISSUED, TODAY) is None


def test_words_behind_the_date_are_left_over() -> None:
    meant = dates_meant("2019年6月底,看错了", ISSUED, TODAY)
    assert meant is not None
    assert meant[1] == "看错了"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("45万家", [quantity(450_000, "家")]),
        ("４５万家", [quantity(450_000, "家")]),
        ("至少98%", [quantity(98, "%", Bound.MIN)]),
        ("98%以上", [quantity(98, "%", Bound.MIN)]),
        ("不超过5个工作日", [quantity(5, "个工作日", Bound.MAX)]),
        ("约200户、3个", [quantity(200, "户", Bound.ABOUT), quantity(3, "个")]),
        ("12,500 street lights", [quantity(12_500, "street lights")]),
        ("at least 95 per cent", [quantity(95, "%", Bound.MIN)]),
        ("3 million", [quantity(3_000_000, "")]),
        ("没有", []),
        ("none", []),
    ],
)
def test_target_numbers(typed: str, found: list[Quantity]) -> None:
    assert list(quantities_of(typed)) == found


@pytest.mark.parametrize("typed", ["很多", "家", "1" * 70, "1;" * 20, ";"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Misunderstood) as refused:
        quantities_of(typed)
    assert refused.value.key == "error.needs_quantity"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("住建局", [("住建局", BodyRole.LEAD)]),
        ("住建局 牵头、财政局 配合", [("住建局", BodyRole.LEAD), ("财政局", BodyRole.CO)]),
        ("牵头:住建局;配合:财政局", [("住建局", BodyRole.LEAD), ("财政局", BodyRole.CO)]),
        ("住建局、财政局", [("住建局", BodyRole.LEAD), ("财政局", BodyRole.CO)]),
        ("财政局 会办", [("财政局", BodyRole.CO)]),
        ("Housing Office lead, Treasury supporting", [("Housing Office", BodyRole.LEAD), ("Treasury", BodyRole.CO)]),
        ("none", []),
    ],
)
def test_bodies_and_their_roles(typed: str, found: list[tuple[str, BodyRole]]) -> None:
    assert bodies_of(typed) == tuple(ResponsibleBody(*each) for each in found)


@given(st.text(max_size=80))
def test_no_words_break_the_reading(words: str) -> None:
    dates_meant(words, ISSUED, TODAY)
    for read in (quantities_of, bodies_of):
        with suppress(Misunderstood):
            read(words)
