"""Owners and tags of a commitment, apart from where names come from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.assigning import LONGEST_TAG, MOST_TAGS, assign, is_same_owner, retag, tag_of
from commitments.errors import Misunderstood
from commitments.model import EventKind, Owner
from tests.builders import MONDAY, commitment

ZHANG = Owner("张敏", 1)
TAGS = st.lists(st.text("abc黑名单", min_size=1, max_size=3).map(tag_of), max_size=8)


def test_a_new_owner_is_a_line_of_history_and_changes_nothing_else() -> None:
    before = commitment()
    after, change = assign(before, ZHANG, at=MONDAY, actor="小王")
    assert after.owner == ZHANG
    assert (change.kind, change.words) == (EventKind.OWNER, "张敏")
    assert (change.from_status, change.to_status) == (before.status, before.status)
    nobody, change = assign(after, None, at=MONDAY, actor="小王")
    assert nobody.owner is None
    assert change.words == ""


@pytest.mark.parametrize(
    ("owner", "wanted"), [(None, None), (ZHANG, Owner("Zhang Min", 1)), (Owner("李"), Owner("李"))]
)
def test_who_owns_it_already_is_not_made_the_owner_again(owner: Owner | None, wanted: Owner | None) -> None:
    with pytest.raises(Misunderstood):
        assign(commitment(owner=owner), wanted, at=MONDAY, actor="小王")


def test_a_member_keeps_what_was_given_to_the_mere_name_and_two_members_are_two() -> None:
    assert is_same_owner(Owner("张敏"), ZHANG)
    assert not is_same_owner(Owner("张敏", 2), ZHANG)
    assert not is_same_owner(None, ZHANG)


@pytest.mark.parametrize(("typed", "tag"), [("#黑名单", "黑名单"), (" HC123 ", "hc123"), ("##x", "x")])
def test_a_tag_is_one_word_in_lower_case(typed: str, tag: str) -> None:
    assert tag_of(typed) == tag


@pytest.mark.parametrize("typed", ["", "#", "two words", 'a"b', "a<b", "x" * (LONGEST_TAG + 1)])
def test_what_is_no_tag_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        tag_of(typed)
    assert caught.value.key == "error.no_tag"


@given(had=TAGS, add=TAGS, remove=TAGS)
def test_tags_are_a_set_in_order_and_history_says_the_difference(
    had: list[str], add: list[str], remove: list[str]
) -> None:
    before = commitment(tags=tuple(dict.fromkeys(had)))
    wanted = (set(before.tags) - set(remove)) | (set(add) - set(before.tags))
    if wanted == set(before.tags):
        with pytest.raises(Misunderstood):
            retag(before, add, remove, at=MONDAY, actor="小王")
        return
    after, change = retag(before, add, remove, at=MONDAY, actor="小王")
    assert set(after.tags) == wanted
    assert len(set(after.tags)) == len(after.tags)
    said = {word[1:]: word[0] for word in change.words.split()}
    assert {tag for tag, sign in said.items() if sign == "+"} == wanted - set(before.tags)
    assert {tag for tag, sign in said.items() if sign == "-"} == set(before.tags) - wanted


def test_there_is_an_end_to_tags() -> None:
    full = commitment(tags=tuple(f"t{n}" for n in range(MOST_TAGS)))
    with pytest.raises(Misunderstood) as caught:
        retag(full, ["one more"], (), at=MONDAY, actor="小王")
    assert caught.value.key == "error.too_many_tags"
    assert len(retag(full, ["other"], ["t0"], at=MONDAY, actor="小王")[0].tags) == MOST_TAGS
