"""Putting our reading right: owns what a correction changes and keeps; must not know who asks or how it was typed.

A correction says that the letter always said so: it is no slippage, whatever the date. What the extractor said is kept
beside it from the first change on, so that it can be measured by what people decided.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from commitments.errors import Misunderstood
from commitments.lifecycle import happened
from commitments.model import (
    Candidate,
    Commitment,
    Deadline,
    EventKind,
    Field,
    FieldChange,
    FieldValue,
    Kind,
    Quantity,
    Quote,
    ResponsibleBody,
    StatusChange,
    TraceStep,
)

TRACED = {Field.DATE: "due", Field.QUANTITY: "quantities", Field.BODY: "bodies", Field.KIND: "kind"}
"""The names under which the extractor says why a field is as it is."""
BY_PERSON = "person"
"""The rule of a field that a person has put right."""


def value_of(terms: Candidate, field: Field) -> FieldValue:
    """What a field holds."""
    match field:
        case Field.TITLE:
            return terms.title
        case Field.DATE:
            return terms.deadline
        case Field.QUANTITY:
            return terms.quantities
        case Field.BODY:
            return terms.bodies
        case Field.KIND:
            return terms.kind
        case Field.QUOTE:
            return terms.quote


def with_terms(commitment: Commitment, terms: Candidate) -> Commitment:
    """The commitment with other terms; what the extractor said is kept at the first change."""
    first = commitment.extracted or commitment.terms
    return replace(commitment, terms=terms, extracted=first)


def correct(
    commitment: Commitment,
    field: Field,
    value: FieldValue,
    *,
    at: datetime,
    actor: str,
    reason: str = "",
    message: str | None = None,
) -> tuple[Commitment, StatusChange]:
    """The commitment with a field as it should have been read, and the line of history that says so.

    A target number makes the kind measurable, and taking the last one away undoes that. Raises Misunderstood where
    nothing would change, and where a date that was moved since would not be moved any more.
    """
    before = value_of(commitment.terms, field)
    if before == value:
        raise Misunderstood("error.nothing_to_correct", number=commitment.number or 0)
    if field is Field.DATE:
        if value is not None and not isinstance(value, Deadline):
            raise TypeError(f"{value!r} is no deadline")
        redated, change = correct_deadline(commitment, value, at=at, actor=actor, reason=reason, message=message)
        return replace(redated, terms=replace(redated.terms, trace=_retraced(redated.terms, field))), change
    changed = replace(with_terms(commitment, _with_value(commitment.terms, field, value)), updated_at=at)
    change = happened(commitment, EventKind.CORRECTED, at=at, actor=actor, words=reason, message=message)
    return changed, replace(change, corrected=FieldChange(field, before, value))


def _with_value(terms: Candidate, field: Field, value: FieldValue) -> Candidate:
    trace = _retraced(terms, field)
    match field, value:
        case Field.TITLE, str():
            return replace(terms, title=value)
        case Field.KIND, Kind():
            return replace(terms, kind=value, trace=trace)
        case Field.QUOTE, Quote():
            return replace(terms, quote=value)
        case Field.QUANTITY, tuple():
            quantities = tuple(each for each in value if isinstance(each, Quantity))
            kind = Kind.MEASURABLE if quantities else Kind.DELIVERABLE if terms.kind is Kind.MEASURABLE else terms.kind
            return replace(terms, quantities=quantities, kind=kind, trace=trace)
        case Field.BODY, tuple():
            return replace(terms, bodies=tuple(b for b in value if isinstance(b, ResponsibleBody)), trace=trace)
        case _:
            raise TypeError(f"{value!r} is no {field}")


def _retraced(terms: Candidate, field: Field) -> tuple[TraceStep, ...]:
    name = TRACED.get(field)
    if name is None:
        return terms.trace
    return (*(step for step in terms.trace if step.field != name), TraceStep(name, BY_PERSON, ""))


def correct_deadline(
    commitment: Commitment,
    deadline: Deadline | None,
    *,
    at: datetime,
    actor: str,
    reason: str = "",
    message: str | None = None,
) -> tuple[Commitment, StatusChange]:
    """Their date as we should have read it: no slippage, and the original reading is kept.

    Of a date that they have moved since, the correction counts for where it was moved to: the slippage follows. Of a
    candidate nobody has seen another date yet: the original reading itself is put right. Raises Misunderstood where a
    moved date would not be later than the one that it was moved from.
    """
    before = commitment.deadline
    changed = replace(with_terms(commitment, replace(commitment.terms, deadline=deadline)), updated_at=at)
    if commitment.number is None:
        changed = replace(changed, original_deadline=deadline)
    stated = stated_due(commitment)
    if commitment.moved_times and stated is not None:
        if deadline is None or deadline.due_on <= stated:
            raise Misunderstood("error.moved_date", number=commitment.number, due=stated)
        changed = replace(changed, moved_days=(deadline.due_on - stated).days)
    return changed, replace(
        happened(commitment, EventKind.DATE_CORRECTED, at=at, actor=actor, words=reason, message=message),
        due_before=before.due_on if before else None,
        due_after=deadline.due_on if deadline else None,
    )


def dated_by_hand(commitment: Commitment) -> bool:
    """Whether the date is no longer the extractor's: a person has put it right, or they have moved it."""
    return bool(commitment.moved_times) or any(
        step.field == TRACED[Field.DATE] and step.rule == BY_PERSON for step in commitment.terms.trace
    )


def stated_due(commitment: Commitment) -> date | None:
    """The day that the letter itself states, as we read it today: their date without what it was moved by since."""
    deadline = commitment.deadline
    return deadline.due_on - timedelta(days=commitment.moved_days) if deadline else None
