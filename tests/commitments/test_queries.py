"""Filters, order, pages and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.model import BodyRole, Kind, Owner, ResponsibleBody, Status
from commitments.phases import Phase
from commitments.queries import (
    NOT_CLOSED,
    AsOf,
    Entry,
    Filter,
    by_urgency,
    keeps,
    page,
)
from tests.builders import UNSET, candidate, commitment, deadline, document, document_head

TODAY = date(2018, 12, 20)
DUE = date(2018, 12, 31)
LETTER = document()


def entry(
    *,
    number: int = 1,
    due: date | None = DUE,
    status: Status = Status.OPEN,
    kind: Kind = Kind.DELIVERABLE,
    bodies: tuple[ResponsibleBody, ...] = (),
    letter: Any = LETTER,
    today: date = TODAY,
    phase: Any = UNSET,
) -> Entry:
    terms = candidate(deadline=deadline(due) if due else None, kind=kind, bodies=bodies, quantities=())
    given_ = commitment(id=number, number=number, terms=terms, status=status, document_id=letter.id)
    return Entry.of(given_, letter, AsOf(today)) if phase is UNSET else Entry(given_, letter, phase)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(owner=Owner("张敏", 1)), [1]),
        (Filter(owner=Owner("李强")), [2]),
        (Filter(unowned=True), [3]),
        (Filter(tags=frozenset({"急"})), [1, 2]),
        (Filter(tags=frozenset({"急", "黑名单"})), [1]),
        (Filter(tags=frozenset({"急"}), owner=Owner("李强", 9)), [2]),
    ],
)
def test_owner_and_all_of_the_tags_must_be_as_asked_for(wanted: Filter, kept: list[int]) -> None:
    owners = (Owner("Zhang Min", 1), Owner("李强"), None)
    tags = (("黑名单", "急"), ("急",), ())
    found = [
        Entry(replace(entry(number=n).commitment, owner=owner, tags=of), LETTER, None)
        for n, (owner, of) in enumerate(zip(owners, tags, strict=True), 1)
    ]
    assert [each.commitment.number for each in found if keeps(wanted, each)] == kept


def test_an_empty_filter_keeps_everything() -> None:
    for status in Status:
        assert keeps(Filter(), entry(status=status, due=None))


def test_what_is_not_closed_is_what_a_list_shows_unasked() -> None:
    kept = {status for status in Status if keeps(NOT_CLOSED, entry(status=status))}
    assert kept == {Status.OPEN, Status.IN_PROGRESS, Status.STALLED}


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (Filter(statuses=frozenset({Status.OPEN})), True),
        (Filter(statuses=frozenset({Status.MET})), False),
        (Filter(phases=frozenset({Phase.DUE_SOON})), True),
        (Filter(phases=frozenset({Phase.OVERDUE})), False),
        (Filter(kinds=frozenset({Kind.DELIVERABLE, Kind.MEASURABLE})), True),
        (Filter(kinds=frozenset({Kind.DIRECTIONAL})), False),
        (Filter(numbers=frozenset({1, 2})), True),
        (Filter(numbers=frozenset({2})), False),
        (Filter(document_id=1), True),
        (Filter(document_id=2), False),
        (Filter(due_before=DUE), True),
        (Filter(due_before=DUE - timedelta(days=1)), False),
        (Filter(due_after=DUE), True),
        (Filter(due_after=DUE + timedelta(days=1)), False),
        (Filter(body="民政局", body_names=frozenset({"示范市民政局"})), True),
        (Filter(body="示范市民政局"), False),
        (Filter(body="住建局", body_names=frozenset({"住建局"})), False),
        (Filter(statuses=frozenset({Status.OPEN}), kinds=frozenset({Kind.DIRECTIONAL})), False),
    ],
)
def test_each_condition_restricts_and_all_must_hold(wanted: Filter, kept: bool) -> None:
    assert keeps(wanted, entry()) is kept


def test_what_has_no_date_is_neither_before_nor_after_a_day() -> None:
    assert not keeps(Filter(due_before=date(2099, 1, 1)), entry(due=None))
    assert not keeps(Filter(due_after=date(1999, 1, 1)), entry(due=None))


def test_a_list_by_body_holds_what_it_answers_for_as_the_counts_do() -> None:
    made = entry(bodies=(ResponsibleBody("住建局"), ResponsibleBody("城管局", BodyRole.CO)))
    assert keeps(Filter(body="住建局", body_names=frozenset({"住建局"})), made)
    assert not keeps(Filter(body="城管局", body_names=frozenset({"城管局"})), made)


@pytest.mark.parametrize("own", ["我局", "本局", "我委", "our office"])
def test_the_office_itself_is_the_one_that_wrote(own: str) -> None:
    assert entry(bodies=(ResponsibleBody(own),)).body == "示范市民政局"
    nameless = document(head=document_head(issuing_body=None))
    assert entry(bodies=(ResponsibleBody(own),), letter=nameless).body == own


def test_the_lead_body_answers_else_the_one_that_wrote() -> None:
    helper = (ResponsibleBody("城管局", BodyRole.CO),)
    assert entry(bodies=(*helper, ResponsibleBody("住建局"))).body == "住建局"
    assert entry(bodies=helper).body == "示范市民政局"
    assert entry(letter=document(head=document_head(issuing_body=None))).body == ""


def test_a_letter_without_a_body_is_found_by_no_body() -> None:
    nameless = document(head=document_head(issuing_body=None))
    assert not keeps(Filter(body="民政局", body_names=frozenset({"民政局"})), entry(letter=nameless))


def test_the_most_urgent_comes_first() -> None:
    second = document(id=2, ordinal=2)
    undated = entry(number=1, due=None)
    late = entry(number=2, due=date(2019, 6, 30))
    other_letter = entry(number=3, letter=second)
    reported = entry(number=9, status=Status.IN_PROGRESS)
    first, next_ = entry(number=4), entry(number=5)
    made = sorted([undated, late, other_letter, next_, first, reported], key=by_urgency)
    assert made == [reported, first, next_, other_letter, late, undated]


ENTRIES = st.lists(
    st.builds(
        entry,
        number=st.integers(min_value=1, max_value=99),
        due=st.none() | st.dates(date(2018, 1, 1), date(2019, 12, 31)),
        status=st.sampled_from(Status),
        kind=st.sampled_from(Kind),
    ),
    max_size=30,
)


@given(ENTRIES)
def test_the_order_never_puts_a_later_date_first_nor_an_undated_one_before_a_dated(made: list[Entry]) -> None:
    dues = [e.commitment.deadline.due_on if e.commitment.deadline else date.max for e in sorted(made, key=by_urgency)]
    assert dues == sorted(dues)


@given(st.lists(st.integers(), max_size=50), st.integers(min_value=1, max_value=9))
def test_pages_together_are_the_whole_list(items: list[int], size: int) -> None:
    pages = page(items, 1, size).pages
    assert [item for number in range(1, pages + 1) for item in page(items, number, size).items] == items
    assert all(len(page(items, number, size).items) <= size for number in range(1, pages + 1))


@pytest.mark.parametrize(("asked", "given_"), [(-3, 1), (0, 1), (1, 1), (3, 3), (4, 3), (999, 3)])
def test_a_page_that_does_not_exist_is_the_nearest_that_does(asked: int, given_: int) -> None:
    assert page(range(7), asked, 3).number == given_


def test_an_empty_list_has_one_empty_page() -> None:
    empty = page(tuple[int, ...](), 5, 8)
    assert (list(empty.items), empty.number, empty.pages, empty.total) == ([], 1, 1, 0)
