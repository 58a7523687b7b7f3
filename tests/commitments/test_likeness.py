"""How alike two texts are, and why the threshold stands where it stands."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.likeness import SAME, alike, bigrams, marked, reworded, runs, share, sketch
from tests.twice import (
    ENGLISH,
    ENGLISH_ON_ANOTHER_SITE,
    ENGLISH_SECOND,
    FIRST,
    ON_ANOTHER_SITE,
    SECOND,
    TO_ANOTHER_QUESTION,
)

AGAIN = [(FIRST, ON_ANOTHER_SITE), (ENGLISH, ENGLISH_ON_ANOTHER_SITE), (FIRST, FIRST[: len(FIRST) * 2 // 3])]
OTHERS = [*combinations((FIRST, SECOND, TO_ANOTHER_QUESTION), 2), (ENGLISH, ENGLISH_SECOND), (FIRST, ENGLISH)]


@pytest.mark.parametrize(("one", "other"), AGAIN)
def test_the_same_letter_from_another_site_is_far_above_the_threshold(one: str, other: str) -> None:
    assert share(runs(one), runs(other)) >= SAME + 0.1


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_letters_of_one_office_and_newer_replies_are_below_it(one: str, other: str) -> None:
    assert share(runs(one), runs(other)) <= SAME - 0.1


@pytest.mark.parametrize(("one", "other"), AGAIN)
def test_copies_are_found_by_the_sentences_that_they_share(one: str, other: str) -> None:
    assert set(sketch(one)) & set(sketch(other))


@given(st.text(max_size=300), st.text(max_size=300))
def test_a_share_is_a_share_and_does_not_depend_on_who_comes_first(one: str, other: str) -> None:
    a, b = runs(one), runs(other)
    assert 0 <= share(a, b) == share(b, a) <= 1
    assert share(a, a) == (1 if a else 0)
    assert 0 <= alike(bigrams(one), bigrams(other)) <= 1
    assert all(0 <= each < 2**60 for each in sketch(one))


def test_what_was_reworded_is_named_and_menus_are_not() -> None:
    assert reworded(FIRST, ON_ANOTHER_SITE, 5) == (
        [("我局将建立社区服务投诉快速处理机制", "我局将建立社区服务投诉快速处置机制")],
        1,
    )
    assert reworded(FIRST, FIRST, 5) == ([], 0)
    named, count = reworded(FIRST, SECOND, 2)
    assert len(named) == 2 < count
    assert marked("示市监函〔2018〕46号", "示市监函〔2018〕88号") == "示市监函〔2018〕[46→88]号"
    assert marked("We will repair 12,500 lights.", "We will mend 14,000 lights.") == (
        "We will [repair→mend] [12,500→14,000] lights."
    )
    assert ("25 September 2018", "14 December 2018") in reworded(ENGLISH, ENGLISH_SECOND, 9)[0]


@given(st.text(max_size=60), st.text(max_size=60))
def test_marks_never_lose_a_new_word(old: str, new: str) -> None:
    assert marked(new, new) == new
    assert all(character in marked(old, new) for character in new)
