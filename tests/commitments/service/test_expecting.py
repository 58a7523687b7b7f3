"""Awaited replies: registered, closed by the letter that comes, dropped."""

from __future__ import annotations

from datetime import date

import pytest

from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.expectations import ExpectationState
from commitments.people import Role
from commitments.service import expecting
from commitments.service.letters import receive
from tests.builders import document_head
from tests.commitments.service.settling import Office, after, reading

QUESTION = ("第312号建议", "示范市民政局")


def test_a_question_is_awaited_until_the_rule_or_a_day_or_some_months(desk: Office) -> None:
    ctx = desk.context()
    assert expecting.expect(ctx, *QUESTION).expectation.due_on == date(2018, 12, 28)
    assert expecting.expect(ctx, "第1号提案", "甲局", asked_on=date(2018, 9, 1)).expectation.due_on == date(2018, 12, 1)
    assert expecting.expect(ctx, "第2号提案", "甲局", due_on=date(2018, 10, 5)).expectation.due_on == date(2018, 10, 5)
    assert expecting.expect(ctx, "第3号提案", "甲局", months=6).expectation.due_on == date(2019, 3, 28)
    assert [e.ordinal for e in expecting.waiting(ctx)] == [3, 2, 1, 4]


def test_a_question_that_is_awaited_already_gets_the_new_day(desk: Office) -> None:
    ctx = desk.context()
    first = expecting.expect(ctx, *QUESTION)
    again = expecting.expect(ctx, "312号建议", "示范市民政局", due_on=date(2018, 11, 1))
    assert (first.known, again.known, again.expectation.ordinal) == (False, True, 1)
    assert [e.due_on for e in expecting.waiting(ctx)] == [date(2018, 11, 1)]


def test_the_letter_that_names_it_closes_it(desk: Office) -> None:
    ctx = desk.context()
    expecting.expect(ctx, *QUESTION, asked_on=date(2018, 6, 20))
    other = expecting.expect(ctx, "第313号建议", "示范市民政局", asked_on=date(2018, 6, 20))
    letter = receive(ctx, reading(head=document_head(title="对第312号建议的答复"))).document
    text = ctx.uow.documents.text(ctx.workspace.id, letter.id)
    (closed,) = expecting.arrived(ctx, letter.head, text, letter.id)
    assert (closed.state, closed.answered_on) == (ExpectationState.ANSWERED, date(2018, 9, 25))
    assert expecting.waiting(ctx) == [other.expectation]
    assert expecting.arrived(ctx, letter.head, text, letter.id) == []


def test_a_reply_that_is_here_already_is_said_to_be(desk: Office) -> None:
    ctx = desk.context()
    letter = receive(ctx, reading(head=document_head(title="对第312号建议的答复"))).document
    outcome = expecting.expect(ctx, *QUESTION, asked_on=date(2018, 6, 20))
    assert outcome.answered_by == letter
    assert expecting.waiting(ctx) == []


def test_what_is_dropped_is_awaited_no_longer(desk: Office) -> None:
    expecting.expect(desk.context(), *QUESTION)
    assert expecting.drop(desk.context(), 1).state is ExpectationState.DROPPED
    assert expecting.waiting(desk.context(after(days=1))) == []
    with pytest.raises(NotFound):
        expecting.drop(desk.context(), 2)


@pytest.mark.parametrize(
    "when", [{"asked_on": date(2018, 9, 29)}, {"due_on": date(2018, 9, 1)}, {"months": 0}, {"months": 25}]
)
def test_days_that_do_not_fit_are_refused(desk: Office, when: dict[str, object]) -> None:
    with pytest.raises(Misunderstood):
        expecting.expect(desk.context(), *QUESTION, **when)  # type: ignore[arg-type]


def test_a_viewer_registers_and_drops_nothing(desk: Office) -> None:
    expecting.expect(desk.context(), *QUESTION)
    with pytest.raises(NotAllowed):
        expecting.expect(desk.context(role=Role.VIEWER), "第1号提案", "甲局")
    with pytest.raises(NotAllowed):
        expecting.drop(desk.context(role=Role.VIEWER), 1)
