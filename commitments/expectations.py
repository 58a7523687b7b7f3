"""Replies that are awaited: owns what a question is known by, until when its answer is due, and whether a letter is it.

Pure. Must not know how an expectation is typed, kept or shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commitments.model import DocumentHead
from commitments.periods import add_months

STATUTORY_MONTHS = 3
"""A 建议 or 提案 is answered within three months, within six where it is complex (代表法, 提案工作条例)."""
COMMITTEE_MONTHS = 2
"""A select committee's report is answered within two months (Erskine May 40.41)."""

_PROPOSAL = re.compile(r"(?:第\s*)?(?P<number>\d{1,6})\s*号?\s*(?:代表|委员)?(?P<sort>建议|提案|议案)")
_NUMBERED = re.compile(r"第?\s*(?P<number>\d{1,6})\s*号")
_PAPER = re.compile(r"\b(?P<series>HC|HL|CP)\s*(?:Paper\s*)?(?P<number>\d{1,5})\b", re.IGNORECASE)
_COMMITTEE = re.compile(r"\breport\b|\binquiry\b|\bcommittee\b", re.IGNORECASE)
_HEAD = 600
"""Characters at the beginning of a letter in which it names what it answers."""


class ExpectationState(StrEnum):
    """Whether the answer is still awaited."""

    WAITING = "waiting"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A question that was put to a body, and the last day on which its answer would be in time.

    `ordinal` is its number in the workspace's list; `reference` what it is known by ("第312号建议", "HC 123").
    """

    id: int
    workspace_id: int
    ordinal: int
    reference: str
    body: str
    asked_on: date
    due_on: date
    added_by: str
    state: ExpectationState = ExpectationState.WAITING
    answered_on: date | None = None
    document_id: int | None = None


def normal(reference: str) -> str:
    """A reference in the one form in which it is compared: 第 312 号代表建议 and 312号建议 are both "312建议"."""
    if match := _PROPOSAL.search(reference):
        return f"{int(match['number'])}{match['sort']}"
    if match := _PAPER.search(reference):
        return f"{match['series'].upper()}{int(match['number'])}"
    if match := _NUMBERED.fullmatch(reference.strip()):
        return str(int(match["number"]))
    return "".join(reference.casefold().split())


def question_of(head: DocumentHead, text: str) -> str | None:
    """What a letter says in its title, its number or at its beginning that it answers, in the form that is compared:
    312建议, HC123.
    """
    for words in (head.title, head.number.value if head.number else "", text[:_HEAD]):
        for form in (_PROPOSAL, _PAPER):
            if match := form.search(words):
                return normal(match[0])
    return None


def due_by_rule(reference: str, asked_on: date) -> date:
    """The last day for an answer where none is given: two months for a select committee's report, else three."""
    committee = _PAPER.search(reference) or _COMMITTEE.search(reference)
    return add_months(asked_on, COMMITTEE_MONTHS if committee else STATUTORY_MONTHS)


def may_answer(head: DocumentHead, expectation: Expectation) -> bool:
    """Whether a letter with that head was not written before the question was asked, when it would answer another
    year's of that number.
    """
    return head.date is None or head.date >= expectation.asked_on


def answers(head: DocumentHead, text: str, expectation: Expectation) -> bool:
    """Whether a letter is the awaited one: its title, its number or its beginning names the reference, and it may.

    A reference of a bare number ("312号") is met by a proposal of that number, of whatever sort.
    """
    if not may_answer(head, expectation):
        return False
    named = "\n".join([head.title, head.number.value if head.number else "", text[:_HEAD]])
    wanted = normal(expectation.reference)
    proposals = {(str(int(match["number"])), match["sort"]) for match in _PROPOSAL.finditer(named)}
    if any(wanted in (number, number + sort) for number, sort in proposals):
        return True
    if any(wanted == f"{match['series'].upper()}{int(match['number'])}" for match in _PAPER.finditer(named)):
        return True
    return not wanted.isdecimal() and len(wanted) > 3 and wanted in "".join(named.casefold().split())
