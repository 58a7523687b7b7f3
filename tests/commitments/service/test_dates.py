"""Their date and ours: an extension is slippage, a correction and 下次过问 are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.correcting import correct_deadline
from commitments.errors import Misunderstood, NeedsReason, NotAllowed, TransitionNotAllowed
from commitments.model import Commitment, EventKind, Status
from commitments.people import Role
from commitments.service import dates, tracking
from commitments.service.undoing import undo
from tests.builders import deadline
from tests.commitments.service.settling import FRIDAY, Office, after, track_dated, track_letter

DUE = date(2018, 12, 31)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(["extend", "ask", "undo"]), st.integers(1, 90)), max_size=8))
def test_slippage_is_the_sum_of_what_was_moved_and_not_taken_back(desk: Office, steps: list[tuple[str, int]]) -> None:
    (tracked,) = track_dated(desk.context(), DUE, text=f"第{desk.uow.commitments.next_number(1)}封")
    number, last = tracked.number or 0, ""
    moves: list[int] = []
    for step, days in steps:
        ctx, due = desk.context(), DUE + timedelta(days=sum(moves))
        if step == "extend":
            dates.extend(ctx, number, deadline(due + timedelta(days=days)), "资金没到位")
            moves.append(days)
        elif step == "ask":
            dates.ask_on(ctx, number, ctx.today + timedelta(days=days))
        elif last in ("extend", "ask"):
            undo(ctx)
            moves = moves[:-1] if last == "extend" else moves
        last = step
        kept = tracking.show(ctx, number).commitment
        assert (kept.moved_times, kept.moved_days) == (len(moves), sum(moves))
        assert kept.deadline is not None
        assert kept.deadline.due_on == DUE + timedelta(days=sum(moves))
        assert kept.original_deadline == tracked.original_deadline


def test_a_correction_of_our_reading_is_no_slippage(desk: Office) -> None:
    (tracked,) = track_dated(desk.context(), DUE)
    corrected, _ = correct_deadline(tracked, deadline(date(2019, 6, 30)), at=FRIDAY, actor="张敏", reason="看错")
    assert (corrected.moved_times, corrected.moved_days) == (0, 0)


def test_an_extension_needs_a_date_a_later_one_and_a_reason(desk: Office) -> None:
    track_letter(desk.context())
    ctx = desk.context()
    with pytest.raises(Misunderstood) as undated:
        dates.extend(ctx, 2, deadline(date(2019, 6, 30)), "没钱")
    with pytest.raises(Misunderstood) as earlier:
        dates.extend(ctx, 1, deadline(DUE), "没钱")
    assert (undated.value.key, earlier.value.key) == ("error.no_date_to_extend", "error.not_later")
    with pytest.raises(NeedsReason):
        dates.extend(ctx, 1, deadline(date(2019, 6, 30)), "")
    with pytest.raises(NotAllowed):
        dates.extend(desk.context(role=Role.VIEWER), 1, deadline(date(2019, 6, 30)), "没钱")
    tracking.change_status(ctx, 1, Status.DROPPED, words="不办了")
    with pytest.raises(TransitionNotAllowed):
        dates.extend(ctx, 1, deadline(date(2019, 6, 30)), "没钱")


def test_when_we_ask_is_ours_alone(desk: Office) -> None:
    track_letter(desk.context())
    ctx = desk.context(after(days=1))
    entry, change = dates.ask_on(ctx, 2, date(2019, 3, 1))
    assert (entry.commitment.follow_up_on, entry.commitment.deadline) == (date(2019, 3, 1), None)
    assert change.kind is EventKind.ASK_ON
    for day in (ctx.today, date(2040, 1, 1)):
        with pytest.raises(Misunderstood):
            dates.ask_on(ctx, 2, day)


LATER = date(2019, 6, 30)


def ask_for_later(desk: Office) -> Commitment:
    track_dated(desk.context(), DUE)
    entry, _ = tracking.make(desk.context(), 1, dates.requesting(deadline(LATER), "资金没到位"))
    return entry.commitment


def test_a_request_moves_nothing_until_somebody_agrees(desk: Office) -> None:
    asked = ask_for_later(desk)
    assert asked.deadline is not None
    assert (asked.deadline.due_on, asked.moved_times) == (DUE, 0)
    agreed, change = tracking.make(desk.context(), 1, dates.agreeing("下不为例"))
    assert agreed.commitment.deadline == deadline(LATER)
    assert (agreed.commitment.moved_times, agreed.commitment.moved_days) == (1, (LATER - DUE).days)
    assert agreed.commitment.requested is None
    assert (change.kind, change.words) == (EventKind.EXTENDED, "资金没到位 · 下不为例")


def test_a_refusal_needs_a_reason_and_leaves_the_date(desk: Office) -> None:
    ask_for_later(desk)
    with pytest.raises(NeedsReason):
        tracking.make(desk.context(), 1, dates.refusing(""))
    refused, change = tracking.make(desk.context(), 1, dates.refusing("理由不足"))
    assert refused.commitment.requested is None
    assert refused.commitment.deadline is not None
    assert refused.commitment.deadline.due_on == DUE
    assert (change.kind, change.due_after) == (EventKind.REFUSED, LATER)


def test_a_decision_without_a_request_is_refused_and_a_request_for_an_earlier_date_too(desk: Office) -> None:
    track_dated(desk.context(), DUE)
    for decide in (dates.agreeing(), dates.refusing("不行")):
        with pytest.raises(Misunderstood) as nothing:
            tracking.make(desk.context(), 1, decide)
        assert nothing.value.key == "error.nothing_requested"
    with pytest.raises(Misunderstood) as earlier:
        tracking.make(desk.context(), 1, dates.requesting(deadline(DUE), "没钱"))
    assert earlier.value.key == "error.not_later"


def test_a_request_a_decision_and_a_closing_are_taken_back_whole(desk: Office) -> None:
    asked = ask_for_later(desk)
    for decide in (dates.agreeing(), dates.refusing("理由不足")):
        tracking.make(desk.context(), 1, decide)
        undo(desk.context())
        assert tracking.show(desk.context(), 1).commitment.requested == asked.requested
    closed, _ = tracking.change_status(desk.context(), 1, Status.MET, words="电话 李科长")
    assert closed.commitment.requested is None
    undo(desk.context())
    assert tracking.show(desk.context(), 1).commitment.requested == asked.requested
