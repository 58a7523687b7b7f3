"""Their date and ours: an extension is slippage, a correction and 下次过问 are not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.correcting import correct_deadline
from commitments.errors import Misunderstood, NeedsReason, NotAllowed, TransitionNotAllowed
from commitments.model import EventKind, Status
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
