"""Which kept letter a new one may be, or may replace."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from commitments.extraction import extract
from commitments.model import Commitment, DocumentState
from commitments.recognising import Letter, differences, pairs, resemblance
from tests.builders import candidate, commitment, deadline, document, quantity, quote
from tests.twice import (
    ENGLISH,
    ENGLISH_ON_ANOTHER_SITE,
    ENGLISH_SECOND,
    FIRST,
    ON_ANOTHER_SITE,
    SECOND,
    TO_ANOTHER_QUESTION,
)


def letter(text: str, id: int = 1, **rest: Any) -> Letter:
    found = extract(text)
    return Letter(document(id=id, ordinal=id, head=found.head, language=found.language, **rest), text)


def promises(letter_: Letter) -> list[Commitment]:
    found = extract(letter_.text).candidates
    return [
        commitment(
            id=100 * letter_.document.id + n, document_id=letter_.document.id, position=n, number=n + 1, terms=each
        )
        for n, each in enumerate(found)
    ]


@pytest.mark.parametrize(("first", "again"), [(FIRST, ON_ANOTHER_SITE), (ENGLISH, ENGLISH_ON_ANOTHER_SITE)])
def test_a_copy_is_the_same_letter(first: str, again: str) -> None:
    found = resemblance(letter(again, 2), [letter(first)])
    assert found is not None
    assert (found.known.id, found.newer) == (1, False)


@pytest.mark.parametrize(("first", "later"), [(FIRST, SECOND), (ENGLISH, ENGLISH_SECOND)])
def test_a_later_reply_to_the_same_question_is_newer(first: str, later: str) -> None:
    found = resemblance(letter(later, 2), [letter(first)])
    assert found is not None
    assert found.newer


def test_an_older_reply_that_comes_late_replaces_nothing() -> None:
    assert resemblance(letter(FIRST, 2), [letter(SECOND)]) is None


def test_one_answer_to_two_questions_is_two_letters() -> None:
    assert resemblance(letter(FIRST.replace("312", "313"), 2), [letter(FIRST)]) is None
    assert resemblance(letter(TO_ANOTHER_QUESTION, 2), [letter(FIRST)]) is None


def test_another_session_or_another_issuer_is_another_letter() -> None:
    assert resemblance(letter(FIRST.replace("三次会议", "四次会议"), 2), [letter(FIRST)]) is None
    assert resemblance(letter(FIRST.replace("市场监督管理局", "商务局"), 2), [letter(FIRST)]) is None


def test_the_tracked_letter_comes_before_one_that_waits() -> None:
    waiting = letter(ON_ANOTHER_SITE, 2, state=DocumentState.PENDING)
    found = resemblance(letter(SECOND, 3), [waiting, letter(FIRST)])
    assert found is not None
    assert found.known.id == 1


def test_promises_are_paired_by_likeness_and_none_twice() -> None:
    old, new = promises(letter(FIRST)), promises(letter(SECOND, 2))
    found = {pair.old.title: pair for pair in pairs(old, new)}
    assert found["建成5个社区检测站"].new is not None
    assert found["建成5个社区检测站"].new.title == "建成8个社区检测站"
    assert found["公布首批失信商户名单"].unchanged
    assert not found["发布《示范市社区服务规范》"].unchanged  # by another day
    assert found["建立社区服务投诉快速处理机制"].new is None
    partners = [pair.new.id for pair in found.values() if pair.new is not None]
    assert len(partners) == len(set(partners)) == len(new)


def test_another_figure_is_no_unchanged_promise() -> None:
    old = commitment(terms=candidate(quantities=(quantity(3),)))
    new = commitment(id=2, terms=candidate(quantities=(quantity(4),)))
    assert not pairs([old], [new])[0].unchanged
    assert pairs([old], [old])[0].unchanged


def test_what_differs_is_named() -> None:
    old, new = letter(FIRST), letter(SECOND, 2)
    found = differences(old, promises(old), new, promises(new))
    assert [name for name, _, _ in found.head] == ["issued_on", "number"]
    assert [each.title for each in found.missing] == ["建立社区服务投诉快速处理机制"]
    assert not found.added
    assert {pair.old.title for pair in found.changed} >= {"建成5个社区检测站", "发布《示范市社区服务规范》"}
    same = differences(old, promises(old), old, promises(old))
    assert (same.head, same.added, same.missing, same.changed, same.reworded_in_all) == ((), (), (), (), 0)


def test_nothing_is_like_nothing() -> None:
    assert resemblance(letter(FIRST), []) is None
    empty = commitment(terms=candidate(title="", quote=quote(""), deadline=deadline(date(2018, 1, 1))))
    assert pairs([empty], [empty])[0].new is None
