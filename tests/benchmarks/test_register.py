"""The large register answers what is asked of it, also a small one."""

from __future__ import annotations

from benchmarks.register import QUESTIONS, measure


def test_every_question_has_an_answer_and_both_are_timed() -> None:
    answers = measure(size=200)
    assert [answer.question for answer in answers] == [question.name for question in QUESTIONS]
    assert all(answer.ours > 0 and answer.bare > 0 for answer in answers)
