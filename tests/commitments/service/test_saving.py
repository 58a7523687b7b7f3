"""Filters under a name: one a name in a workspace, few enough for a screen, and only by those who may edit."""

from __future__ import annotations

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.people import Role
from commitments.saving import LONGEST_NAME, LONGEST_WORDS, MOST
from commitments.service.saving import drop, save, saved
from tests.commitments.service.settling import FRIDAY, Office


def test_a_name_has_the_words_that_were_saved_last(desk: Office) -> None:
    save(desk.context(), "住建逾期", "逾期 住建局")
    save(desk.context(), "Housing", "overdue housing")
    save(desk.context(name="李强"), " housing ", "overdue")
    found = {each.name: each for each in saved(desk.context())}
    assert set(found) == {"住建逾期", "housing"}
    assert (found["housing"].words, found["housing"].saved_by) == ("overdue", "李强")
    assert found["住建逾期"].saved_at == FRIDAY


def test_a_name_is_forgotten_whatever_its_case_and_only_in_its_workspace(desk: Office) -> None:
    save(desk.context(), "Housing", "overdue")
    other = desk.uow.workspaces.create("别处")
    assert desk.uow.saved_filters.all(other.id) == []
    assert drop(desk.context(), "HOUSING").words == "overdue"
    assert saved(desk.context()) == []
    with pytest.raises(NotFound):
        drop(desk.context(), "housing")


@pytest.mark.parametrize("name", ["", " ", "12", "a/b", "#急", "@张敏", "“引”", "x" * (LONGEST_NAME + 1)])
def test_what_is_no_name_is_refused(desk: Office, name: str) -> None:
    with pytest.raises(Misunderstood) as caught:
        save(desk.context(), name, "逾期")
    assert caught.value.key == "error.no_filter_name"


def test_there_are_bounds_and_rights(desk: Office) -> None:
    with pytest.raises(Misunderstood):
        save(desk.context(), "长", "逾" * (LONGEST_WORDS + 1))
    for n in range(MOST):
        save(desk.context(), f"清单{n}", "逾期")
    save(desk.context(), "清单0", "推进中")
    with pytest.raises(Misunderstood) as caught:
        save(desk.context(), "再来一个", "逾期")
    assert caught.value.key == "error.too_many_filters"
    viewer = desk.context(role=Role.VIEWER)
    with pytest.raises(NotAllowed):
        save(viewer, "清单1", "逾期")
    with pytest.raises(NotAllowed):
        drop(viewer, "清单1")
