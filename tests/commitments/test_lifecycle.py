"""The life of a commitment: the table of transitions, what each needs and what it writes down."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.correcting import correct_deadline
from commitments.errors import (
    Misunderstood,
    Needs,
    NeedsEvidence,
    NeedsFigure,
    NeedsReason,
    TransitionNotAllowed,
)
from commitments.lifecycle import TRANSITIONS, add_note, allowed_from, change_status, record_progress, share_reached
from commitments.model import Basis, Bound, Commitment, EventKind, Status, StatusChange
from commitments.phases import ACTIVE
from tests.builders import candidate, commitment, deadline, quantity

DUE = date(2018, 12, 31)
TODAY = date(2018, 12, 20)
AT = datetime(2018, 12, 20, 2, 0, tzinfo=UTC)

# DESIGN.md §3, "from → to | needs", line by line. What is not here is not allowed.
NOTHING, REASON, EVIDENCE, SUCCESSOR, GRACE = "nothing", "reason", "evidence", "successor", "after grace or refusal"
WRITTEN = """
candidate      -> open on_file rejected not_checkable          : nothing
on_file        -> open                                         : nothing
open           -> on_file                                      : nothing
rejected       -> candidate                                    : nothing
open           -> in_progress                                  : nothing
in_progress    -> open stalled                                 : reason
stalled        -> in_progress                                  : reason
open           -> met partly_met                               : evidence
in_progress    -> met partly_met                               : evidence
stalled        -> met partly_met                               : evidence
open           -> not_met                                      : after grace or refusal
in_progress    -> not_met                                      : after grace or refusal
stalled        -> not_met                                      : after grace or refusal
open           -> dropped not_checkable                        : reason
in_progress    -> dropped not_checkable                        : reason
stalled        -> dropped not_checkable                        : reason
open           -> superseded                                   : successor
in_progress    -> superseded                                   : successor
stalled        -> superseded                                   : successor
met            -> in_progress open                             : reason
partly_met     -> in_progress open                             : reason
not_met        -> in_progress open                             : reason
dropped        -> in_progress open                             : reason
superseded     -> in_progress open                             : reason
not_checkable  -> in_progress open                             : reason
"""


def written_table() -> dict[tuple[Status, Status], str]:
    table = {}
    for line in WRITTEN.strip().splitlines():
        moves, need = line.split(":")
        current, targets = moves.split("->")
        for target in targets.split():
            table[Status(current.strip()), Status(target)] = need.strip()
    return table


TABLE = written_table()
PAIRS = [(current, to) for current in Status for to in Status]


def one(status: Status = Status.OPEN, *, target: bool = False, **rest: Any) -> Commitment:
    """A commitment of the status, due on 31 December 2018; with a target only where it is asked for."""
    quantities = (quantity(45, "家"),) if target else ()
    return commitment(status=status, terms=candidate(quantities=quantities), **rest)


def change(given: Commitment, to: Status, **rest: Any) -> tuple[Commitment, StatusChange]:
    return change_status(given, to, **{"at": AT, "today": TODAY, "actor": "张敏", **rest})


@pytest.mark.parametrize(("current", "to"), PAIRS, ids=lambda status: str(status))
def test_a_move_is_allowed_exactly_where_the_design_says_so(current: Status, to: Status) -> None:
    assert ((current, to) in TRANSITIONS) == ((current, to) in TABLE)
    assert (to in allowed_from(current)) == ((current, to) in TABLE)


@pytest.mark.parametrize(
    ("current", "to"), [pair for pair in PAIRS if pair not in TABLE], ids=lambda status: str(status)
)
def test_a_move_that_is_not_in_the_table_is_refused_with_what_is_allowed(current: Status, to: Status) -> None:
    with pytest.raises(TransitionNotAllowed) as refused:
        change(one(current), to, words="一个理由", link="https://a.example", today=date(2030, 1, 1))
    assert refused.value.facts["current"] is current
    assert refused.value.facts["allowed"] == allowed_from(current)


@pytest.mark.parametrize(("current", "to"), list(TABLE), ids=lambda status: str(status))
def test_a_move_gets_through_with_what_it_needs_and_not_without(current: Status, to: Status) -> None:
    need = TABLE[current, to]
    asks: dict[str, tuple[type[Needs], str]] = {
        REASON: (NeedsReason, "error.needs_reason"),
        EVIDENCE: (NeedsEvidence, "error.needs_evidence"),
        SUCCESSOR: (NeedsReason, "error.needs_successor"),
        GRACE: (NeedsReason, "error.needs_refusal"),
    }
    if need == NOTHING:
        assert change(one(current), to)[0].status is to
        return
    error, key = asks[need]
    with pytest.raises(error) as refused:
        change(one(current), to)
    assert refused.value.key == key
    assert change(one(current), to, words="电话 李科长")[0].status is to
    assert change(one(current), to, link="https://a.example")[0].status is to


@pytest.mark.parametrize("current", sorted(ACTIVE))
def test_not_met_needs_no_refusal_once_the_grace_is_over(current: Status) -> None:
    last_day_of_grace = DUE + timedelta(days=30)
    with pytest.raises(NeedsReason):
        change(one(current), Status.NOT_MET, today=last_day_of_grace)
    assert change(one(current), Status.NOT_MET, today=last_day_of_grace + timedelta(days=1))[0].status is Status.NOT_MET


def test_not_met_follows_the_workspaces_grace() -> None:
    changed, _ = change(one(), Status.NOT_MET, today=DUE + timedelta(days=1), grace_days=0)
    assert changed.status is Status.NOT_MET


def test_an_undated_one_is_not_met_only_with_a_refusal() -> None:
    undated = commitment(terms=candidate(deadline=None, quantities=()))
    with pytest.raises(NeedsReason):
        change(undated, Status.NOT_MET, today=date(2040, 1, 1))


# Figures


def test_met_with_a_target_asks_for_the_figure_after_the_evidence() -> None:
    measured = one(target=True)
    with pytest.raises(NeedsEvidence):
        change(measured, Status.MET)
    with pytest.raises(NeedsFigure) as asked:
        change(measured, Status.MET, words="电话")
    assert asked.value.facts["target"] == quantity(45, "家")
    changed, event = change(measured, Status.MET, words="电话", reached=quantity(45, "家"))
    assert (changed.status, changed.reached, event.reached) == (Status.MET, quantity(45, "家"), quantity(45, "家"))


def test_a_figure_that_was_recorded_before_is_not_asked_for_again() -> None:
    changed, event = change(one(target=True, reached=quantity(50, "家")), Status.MET, words="电话")
    assert changed.reached == quantity(50, "家")
    assert event.reached is None


def test_more_than_at_most_is_not_met_either() -> None:
    capped = commitment(terms=candidate(quantities=(quantity(45, "家", Bound.MAX),)))
    with pytest.raises(Misunderstood) as refused:
        change(capped, Status.MET, words="电话", reached=quantity(46, "家"))
    assert refused.value.key == "error.above_target"
    for kept in (45, 10):
        assert change(capped, Status.MET, words="电话", reached=quantity(kept, "家"))[0].status is Status.MET
    assert change(capped, Status.PARTLY_MET, words="电话", reached=quantity(46, "家"))[0].status is Status.PARTLY_MET


def test_less_than_the_target_is_not_met_but_may_be_partly_met() -> None:
    with pytest.raises(Misunderstood) as refused:
        change(one(target=True), Status.MET, words="电话", reached=quantity(44, "家"))
    assert refused.value.key == "error.below_target"
    changed, _ = change(one(target=True), Status.PARTLY_MET, words="电话", reached=quantity(44, "家"))
    assert changed.status is Status.PARTLY_MET


def test_a_figure_that_reached_all_is_asked_for_anew_where_only_a_part_is_met() -> None:
    reopened = one(target=True, reached=quantity(45, "家"))
    with pytest.raises(NeedsFigure):
        change(reopened, Status.PARTLY_MET, words="验收没过")
    changed, event = change(reopened, Status.PARTLY_MET, words="验收没过", reached=quantity(20, "家"))
    assert changed.reached == event.reached == quantity(20, "家")
    part = one(target=True, reached=quantity(20, "家"))
    assert change(part, Status.PARTLY_MET, words="电话")[0].reached == quantity(20, "家")


def test_at_most_is_not_missed_by_less() -> None:
    at_most = commitment(terms=candidate(quantities=(quantity(5, "%", Bound.MAX),)))
    assert change(at_most, Status.MET, words="电话", reached=quantity(3, "%"))[0].status is Status.MET


def test_a_figure_in_another_unit_is_not_compared() -> None:
    assert change(one(target=True), Status.MET, words="电话", reached=quantity(3, "万元"))[0].status is Status.MET


def test_the_share_of_the_target_is_a_fraction() -> None:
    assert share_reached(quantity(312_000, "家"), quantity(450_000, "家")) == pytest.approx(0.6933, abs=1e-4)
    assert share_reached(quantity(0, "件"), quantity(0, "件")) == 1.0


# What else a change leaves behind


def test_the_completion_date_is_that_of_the_verdict_and_goes_with_it() -> None:
    met, _ = change(one(), Status.MET, words="电话")
    assert met.completed_on == TODAY
    again, _ = change(met, Status.IN_PROGRESS, words="未验收")
    assert again.completed_on is None


def test_a_link_documents_words_claim_and_reopening_starts_from_nothing() -> None:
    assert change(one(), Status.MET, words="电话")[0].basis is Basis.CLAIMED
    assert change(one(), Status.MET, link="https://a.example")[0].basis is Basis.DOCUMENTED
    assert change(one(), Status.IN_PROGRESS)[0].basis is Basis.NONE_FOUND
    met, _ = change(one(), Status.MET, link="https://a.example")
    assert change(met, Status.OPEN, words="未验收")[0].basis is Basis.NONE_FOUND


def test_the_history_says_who_when_from_what_to_what_and_why() -> None:
    _, event = change(one(id=7), Status.DROPPED, words="政策调整", message="local/100/5")
    assert event == StatusChange(
        commitment_id=7,
        kind=EventKind.STATUS,
        at=AT,
        actor="张敏",
        from_status=Status.OPEN,
        to_status=Status.DROPPED,
        basis=Basis.NONE_FOUND,
        words="政策调整",
        message="local/100/5",
    )


def test_what_is_decided_about_a_candidate_is_a_review() -> None:
    assert change(one(Status.CANDIDATE), Status.OPEN)[1].kind is EventKind.REVIEWED
    assert change(one(Status.REJECTED), Status.CANDIDATE)[1].kind is EventKind.REVIEWED
    assert change(one(Status.ON_FILE), Status.OPEN)[1].kind is EventKind.STATUS


@pytest.mark.parametrize("status", list(Status))
def test_progress_is_recorded_of_active_ones_only(status: Status) -> None:
    if status not in ACTIVE:
        with pytest.raises(TransitionNotAllowed):
            record_progress(one(status), quantity(3, "家"), at=AT, actor="张敏")
        return
    changed, event = record_progress(one(status), quantity(3, "家"), at=AT, actor="张敏")
    assert changed.status is (Status.IN_PROGRESS if status is Status.OPEN else status)
    assert (changed.reached, changed.basis) == (quantity(3, "家"), Basis.CLAIMED)
    assert (event.kind, event.from_status, event.to_status) == (EventKind.PROGRESS, status, changed.status)


def test_progress_in_words_keeps_the_figure_and_a_link_documents_it() -> None:
    changed, event = record_progress(
        one(target=True, reached=quantity(3, "家")), None, at=AT, actor="张敏", words="已招标", link="https://a.example"
    )
    assert (changed.reached, changed.basis, event.reached) == (quantity(3, "家"), Basis.DOCUMENTED, None)


@pytest.mark.parametrize("status", list(Status))
def test_a_note_changes_nothing_but_the_history(status: Status) -> None:
    given = one(status)
    changed, event = add_note(given, "已电话联系", at=AT, actor="张敏")
    assert (changed.status, changed.basis, changed.reached, changed.updated_at) == (status, given.basis, None, AT)
    assert (event.kind, event.from_status, event.to_status, event.words) == (
        EventKind.NOTE,
        status,
        status,
        "已电话联系",
    )


def test_a_corrected_date_keeps_the_first_reading() -> None:
    anew = deadline(date(2019, 6, 30))
    changed, event = correct_deadline(one(), anew, at=AT, actor="张敏", reason="落款")
    assert changed.deadline == anew
    assert changed.original_deadline == deadline()
    assert (event.kind, event.due_before, event.due_after) == (EventKind.DATE_CORRECTED, DUE, date(2019, 6, 30))


def test_a_date_can_be_corrected_away() -> None:
    changed, event = correct_deadline(one(), None, at=AT, actor="张敏", reason="落款")
    assert (changed.deadline, event.due_after) == (None, None)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(Status),
        st.sampled_from(["", "电话 李科长"]),
        st.sampled_from([None, "https://a.example"]),
        st.none() | st.integers(min_value=0, max_value=60).map(lambda n: quantity(n, "家")),
        st.integers(min_value=0, max_value=200),
    ),
    max_size=12,
)


@given(EVENTS, st.booleans())
def test_the_history_tells_the_whole_life(events: list[Any], target: bool) -> None:
    """Whatever is asked of it: each line begins where the last ended, refusals change nothing, dates stay."""
    current, today = one(Status.CANDIDATE, target=target), TODAY
    history = []
    for to, words, link, reached, days in events:
        today += timedelta(days=days)
        try:
            changed, event = change(current, to, words=words, link=link, reached=reached, today=today)
        except (Needs, TransitionNotAllowed, Misunderstood):
            continue
        history.append(event)
        current = changed
    statuses = [Status.CANDIDATE, *(event.to_status for event in history)]
    assert [event.from_status for event in history] == statuses[:-1]
    assert current.status is statuses[-1]
    assert all((event.from_status, event.to_status) in TABLE for event in history)
    assert current.original_deadline == current.deadline == deadline()
    assert (current.completed_on is not None) == (current.status in (Status.MET, Status.PARTLY_MET))
    if current.status is Status.MET and target:
        assert current.reached is not None
        assert current.reached.value >= Decimal(45)
