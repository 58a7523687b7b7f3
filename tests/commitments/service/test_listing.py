"""A page of a list: its headings count what stands on other pages, too."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.errors import NotFound
from commitments.queries import NOT_CLOSED, Filter
from commitments.service.listing import look
from tests.commitments.service.settling import Office, track_dated
from tests.registers import listed, registered

DUES = [date(2018, 12, 31)] * 5 + [date(2019, 1, 31)] + [date(2019, 3, 31)] * 4


@pytest.mark.parametrize("size", [1, 2, 3, 7, 20])
def test_every_page_is_what_the_whole_list_says(desk: Office, size: int) -> None:
    track_dated(desk.context(), *DUES[:7])
    track_dated(desk.context(), *DUES[3:], text="另一封信。")
    every = registered(desk.context())
    for number in range(1, 16):
        page = look(desk.context(), NOT_CLOSED, number, size)
        expected = listed(every, number, size, NOT_CLOSED)
        assert (page.page, page.groups, page.one_letter) == (expected.page, expected.groups, expected.one_letter)


def test_an_empty_workspace_is_told_from_a_filter_that_keeps_nothing(desk: Office) -> None:
    assert look(desk.context(), NOT_CLOSED, 1, 7).empty
    track_dated(desk.context(), date(2018, 12, 31))
    nothing = look(desk.context(), Filter(numbers=frozenset({9})), 1, 7)
    assert (nothing.page.total, nothing.empty) == (0, False)


def test_another_workspaces_letter_is_not_listed(desk: Office) -> None:
    with pytest.raises(NotFound):
        look(desk.context(), Filter(document_id=99), 1, 7)
