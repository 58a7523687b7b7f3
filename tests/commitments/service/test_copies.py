"""The same letter again: recognised, folded into the kept one by a person, and taken out again."""

from __future__ import annotations

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.extraction import extract
from commitments.model import DocumentState
from commitments.people import Role
from commitments.service.copies import compare, copies, fold, unfold
from commitments.service.letters import Choice, Reading, Receipt, Received, receive, track
from commitments.service.sources import set_source
from tests.commitments.service.settling import FRIDAY, Office, office
from tests.twice import FIRST, ON_ANOTHER_SITE, SECOND, TO_ANOTHER_QUESTION


def take_in(desk: Office, text: str) -> Received:
    reading = Reading(text=text, content=text.encode(), file_name=None, extraction=extract(text))
    return receive(desk.context(FRIDAY), reading)


def test_a_new_letter_names_the_one_that_it_resembles(desk: Office) -> None:
    first = take_in(desk, FIRST)
    assert first.resembles is None
    track(desk.context(), first.document.id, Choice.ALL)
    assert take_in(desk, TO_ANOTHER_QUESTION).resembles is None
    again, later = take_in(desk, ON_ANOTHER_SITE).resembles, take_in(desk, SECOND).resembles
    assert again is not None
    assert (again.known.id, again.newer) == (first.document.id, False)
    assert later is not None
    assert (later.known.id, later.newer) == (first.document.id, True)


def test_another_workspaces_letter_is_not_seen(desk: Office) -> None:
    take_in(office(desk.uow, telegram_id=7), FIRST)
    assert take_in(desk, ON_ANOTHER_SITE).resembles is None


def test_a_copy_is_folded_keeps_its_source_and_is_recognised_when_it_comes_again(desk: Office) -> None:
    first, again = take_in(desk, FIRST), take_in(desk, ON_ANOTHER_SITE)
    track(desk.context(), first.document.id, Choice.ALL)
    assert len(compare(desk.context(), again.document.id, first.document.id).changed) == 1
    set_source(desk.context(), again.document.id, url="https://example.org/2")
    document, into = fold(desk.context(), again.document.id, first.document.id)
    assert (document.state, document.same_as, into.id) == (DocumentState.FOLDED, first.document.id, first.document.id)
    (kept,) = copies(desk.uow, desk.workspace.id)[first.document.id]
    assert kept.source_url == "https://example.org/2"
    once_more = take_in(desk, ON_ANOTHER_SITE)
    assert (once_more.receipt, once_more.document.id) == (Receipt.ALREADY_TRACKED, first.document.id)


def test_what_was_folded_comes_out_again(desk: Office) -> None:
    first, again = take_in(desk, FIRST), take_in(desk, ON_ANOTHER_SITE)
    fold(desk.context(), again.document.id, first.document.id)
    assert unfold(desk.context(), again.document.id).state is DocumentState.PENDING
    assert not copies(desk.uow, desk.workspace.id)
    with pytest.raises(Misunderstood):
        unfold(desk.context(), again.document.id)


def test_only_a_pending_letter_is_folded_and_only_into_a_kept_one(desk: Office) -> None:
    first, again = take_in(desk, FIRST), take_in(desk, ON_ANOTHER_SITE)
    with pytest.raises(NotAllowed):
        fold(desk.context(role=Role.VIEWER), again.document.id, first.document.id)
    with pytest.raises(NotFound):
        fold(desk.context(), again.document.id, again.document.id)
    other = take_in(office(desk.uow, telegram_id=7), FIRST)
    with pytest.raises(NotFound):
        fold(desk.context(), again.document.id, other.document.id)
    track(desk.context(), again.document.id, Choice.ALL)
    with pytest.raises(Misunderstood):
        fold(desk.context(), again.document.id, first.document.id)
