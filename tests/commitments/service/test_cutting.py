"""A candidate is cut in two, two are joined, and both are taken back; no word of the letter is lost on the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.extraction import extract
from commitments.model import Commitment, DocumentState, DueSource, EventKind, Kind, Origin, Status
from commitments.people import Role
from commitments.service import cutting, letters, reviewing
from commitments.service.correcting import Which
from commitments.service.letters import Reading
from commitments.service.undoing import undo
from tests.commitments.service.settling import Office
from tests.registers import registered

TEXT = (
    "下一步工作\n2019年底前,我局将印发《社区食堂管理办法》,并建成三个社区食堂。"
    "安装路灯200盏,公布首批名单。继续加强队伍建设。\n示范市民政局\n2018年9月25日\n"
)


def received(desk: Office, text: str = TEXT) -> int:
    reading = Reading(text=text, content=text.encode(), file_name=None, extraction=extract(text))
    return letters.receive(desk.context(), reading).document.id


def candidates(desk: Office, letter: int) -> list[Commitment]:
    return [c for g in reviewing.look(desk.context(), letter).groups for c in g.items]


def at(commitment: Commitment) -> Which:
    return Which(document_id=commitment.document_id, position=commitment.position)


def test_a_joined_candidate_has_the_words_numbers_and_date_of_both_and_can_be_cut_again(desk: Office) -> None:
    letter = received(desk)
    titles = [c.title for c in candidates(desk, letter)]
    first, second, *_ = candidates(desk, letter)
    joined = cutting.merge(desk.context(), at(first))
    assert joined.terms.quote.exact.startswith(first.terms.quote.exact)
    assert joined.terms.quote.exact.endswith(second.terms.quote.exact)
    assert joined.terms.kind is Kind.MEASURABLE
    assert joined.terms.quantities == second.terms.quantities
    assert joined.deadline == first.deadline
    assert joined.extracted == first.terms
    assert len(candidates(desk, letter)) == len(titles) - 1
    kept, cut_off = cutting.split(desk.context(), at(joined), "并建成三个")
    assert (kept.terms.quantities, cut_off.terms.quantities) == ((), second.terms.quantities)
    assert (kept.terms.kind, cut_off.terms.kind) == (Kind.DELIVERABLE, Kind.MEASURABLE)
    assert (kept.origin, cut_off.origin) == (Origin.EXTRACTED, Origin.PERSON)
    assert kept.deadline == first.deadline
    assert cut_off.deadline is not None
    assert (cut_off.deadline.due_on, cut_off.deadline.source) == (date(2019, 12, 31), DueSource.INHERITED)
    assert [c.title for c in candidates(desk, letter)] == titles


def test_the_history_says_what_was_cut_and_joined(desk: Office) -> None:
    letter = received(desk)
    first, second, *_ = candidates(desk, letter)
    cutting.merge(desk.context(), at(first))
    _, cut_off = cutting.split(desk.context(), at(first), "并建成三个")
    kinds = {each: [line.kind for line in desk.uow.history.of_commitment(each.id)] for each in (first, second, cut_off)}
    assert list(kinds.values()) == [[EventKind.CORRECTED] * 2, [EventKind.MERGED], [EventKind.SPLIT]]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["split", "merge"]), st.integers(0, 9)), max_size=6), data=st.data())
def test_what_was_done_last_can_be_taken_back_and_every_number_is_given_once(
    desk: Office, steps: list[tuple[str, int]], data: st.DataObject
) -> None:
    letter = received(desk, f"{TEXT}{len(desk.uow.documents.all(1, list(DocumentState)))}")
    before = [c.terms for c in candidates(desk, letter)]
    for step, which in steps:
        found = candidates(desk, letter)
        before = [c.terms for c in found]
        chosen = found[which % len(found)]
        if step == "merge" and chosen is not found[-1]:
            cutting.merge(desk.context(), at(chosen))
        elif step == "split" and (parts := cutting.places(desk.context(), at(chosen))):
            cutting.split(desk.context(), at(chosen), data.draw(st.sampled_from(parts)))
        else:
            continue
        now = candidates(desk, letter)
        assert [c.terms.quote.start for c in now] == sorted(c.terms.quote.start for c in now)
        assert all(TEXT[c.terms.quote.start : c.terms.quote.end] == c.terms.quote.exact for c in now)
        if which % 2:
            undo(desk.context())
            assert [c.terms for c in candidates(desk, letter)] == before
    wanted = [c.id for c in candidates(desk, letter)]
    numbers = {e.commitment.id for e in registered(desk.context())}
    letters.track(desk.context(), letter, letters.Choice.ALL)
    tracked = [e.commitment for e in registered(desk.context()) if e.commitment.id not in numbers]
    assert [c.id for c in tracked] == wanted
    assert all(c.status is Status.OPEN for c in tracked)


def test_what_cannot_be_cut_or_joined_is_refused(desk: Office) -> None:
    letter = received(desk)
    first, *_, last = candidates(desk, letter)
    for words in ("没有的话", first.terms.quote.exact[:4], ""):
        with pytest.raises(Misunderstood) as refused:
            cutting.split(desk.context(), at(first), words)
        assert refused.value.key == "error.not_in_quote"
    with pytest.raises(Misunderstood) as refused:
        cutting.merge(desk.context(), at(last))
    assert refused.value.key == "error.nothing_to_merge"
    with pytest.raises(NotAllowed):
        cutting.merge(desk.context(role=Role.VIEWER), at(first))


def test_candidates_far_apart_are_no_one_promise(desk: Office) -> None:
    letter = received(desk, "下一步工作\n我局将印发管理办法。" + "市民意见很多。" * 99 + "我局将公布首批名单。")
    first, *_ = candidates(desk, letter)
    with pytest.raises(Misunderstood) as refused:
        cutting.merge(desk.context(), at(first))
    assert refused.value.key == "error.too_far_apart"


def test_joining_again_after_taking_back_is_the_same(desk: Office) -> None:
    letter = received(desk)
    first, *_ = candidates(desk, letter)
    joined = cutting.merge(desk.context(), at(first))
    undo(desk.context())
    assert cutting.merge(desk.context(), at(first)) == joined
    reviewing.finish(desk.context(), letter)
    with pytest.raises(NotFound) as refused:
        undo(desk.context())
    assert refused.value.key == "error.no_longer_undone"
