"""Promises entered by hand: the words stand where their quotes say, and nothing but what was kept is seen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NotAllowed
from commitments.extraction.alone import read_alone
from commitments.model import Origin, Status
from commitments.people import Role
from commitments.queries import Entry
from commitments.service import byhand, letters, tracking
from commitments.service.correcting import Which
from commitments.service.undoing import undo
from tests.commitments.service.settling import Office, track_letter
from tests.registers import registered

TODAY = date(2018, 9, 28)


def place(entry: Entry) -> Which:
    return Which(document_id=entry.document.id, position=entry.commitment.position)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(min_size=1, max_size=60).filter(lambda words: bool(words.strip())))
def test_every_quote_is_where_it_says_whatever_was_typed(desk: Office, words: str) -> None:
    entry = byhand.propose(desk.context(), read_alone(words, TODAY))
    text = tracking.text_of(desk.context(), entry)
    for each in desk.uow.commitments.of_document(entry.document.id):
        quote = each.terms.quote
        assert text[quote.start : quote.end] == quote.exact
    assert entry.commitment.terms.quote.exact == words


def test_it_is_no_letter_and_its_numbers_go_on_after_those_of_letters(desk: Office) -> None:
    track_letter(desk.context())
    entry = byhand.propose(desk.context(), read_alone("年底前公布第二批名单", TODAY))
    assert len(registered(desk.context())) == 3
    kept, change = byhand.accept(desk.context(), place(entry))
    assert (kept.commitment.number, kept.commitment.status, change.from_status) == (4, Status.OPEN, Status.CANDIDATE)
    assert kept.commitment.origin is Origin.PERSON
    assert [d.ordinal for d, _ in letters.kept(desk.context())] == [1]
    assert desk.uow.search.letters(desk.workspace.id, ["名单"], limit=5) == []


def test_what_bears_no_date_is_asked_about_in_three_months(desk: Office) -> None:
    entry = byhand.propose(desk.context(), read_alone("修好东门的路灯", TODAY))
    kept, _ = byhand.accept(desk.context(), place(entry))
    assert kept.commitment.follow_up_on == date(2018, 12, 28)


def test_taken_back_it_is_a_candidate_again_and_can_be_kept_under_its_number(desk: Office) -> None:
    which = place(byhand.propose(desk.context(), read_alone("年底前公布名单", TODAY)))
    byhand.accept(desk.context(), which)
    (entry,) = undo(desk.context()).entries
    assert (entry.commitment.number, entry.commitment.status) == (1, Status.CANDIDATE)
    assert tracking.register(desk.uow, desk.workspace, TODAY, desk.context().now).entries == []
    again, _ = byhand.accept(desk.context(), which)
    assert (again.commitment.number, again.commitment.status) == (1, Status.OPEN)


def test_it_is_kept_or_dropped_once(desk: Office) -> None:
    kept = place(byhand.propose(desk.context(), read_alone("年底前公布名单", TODAY)))
    dropped = place(byhand.propose(desk.context(), read_alone("年底前修好路灯", TODAY)))
    byhand.accept(desk.context(), kept)
    byhand.drop(desk.context(), dropped)
    for which in (kept, dropped):
        for again in (byhand.accept, byhand.drop):
            with pytest.raises(Misunderstood):
                again(desk.context(), which)


def test_a_viewer_and_too_many_words_enter_nothing(desk: Office) -> None:
    with pytest.raises(NotAllowed):
        byhand.propose(desk.context(role=Role.VIEWER), read_alone("年底前公布名单", TODAY))
    with pytest.raises(Misunderstood):
        byhand.propose(desk.context(), read_alone("名" * 601, TODAY))


def test_two_workspaces_have_a_document_each(desk: Office) -> None:
    first = byhand.propose(desk.context(), read_alone("年底前公布名单", TODAY))
    other = desk.uow.workspaces.create("另一个")
    theirs = desk.uow.documents.by_hand(other.id, language=first.document.language, obtained_on=TODAY, added_by="李")
    assert theirs.id != first.document.id
    assert desk.uow.documents.text(other.id, theirs.id) == ""
