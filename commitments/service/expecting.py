"""Awaited replies: registered with the day on which they are due, closed by the letter that comes, or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commitments.errors import Misunderstood
from commitments.expectations import Expectation, ExpectationState, answers, due_by_rule, may_answer, normal
from commitments.model import DocumentHead, DocumentState, SourceDocument
from commitments.periods import add_months
from commitments.service.context import Context

MAX_MONTHS = 24


@dataclass(frozen=True, slots=True)
class Registered:
    """A question that is now awaited, or was so already; `answered_by` is a letter that has come before."""

    expectation: Expectation
    known: bool
    answered_by: SourceDocument | None = None


def expect(
    ctx: Context,
    reference: str,
    body: str,
    *,
    asked_on: date | None = None,
    due_on: date | None = None,
    months: int | None = None,
) -> Registered:
    """Await the answer to a question: until `due_on`, or so many months after it was asked, or as the rule has it.

    A question that is awaited already gets the new date. One that a kept letter answers is closed at once. Raises
    Misunderstood for a day of asking that is still to come, and for one due before it was asked.
    """
    ctx.require_edit()
    asked = asked_on or ctx.today
    if months is not None and not 0 < months <= MAX_MONTHS:
        raise Misunderstood("error.needs_expectation")
    due = due_on or (add_months(asked, months) if months else due_by_rule(reference, asked))
    if asked > ctx.today or due < asked:
        raise Misunderstood("error.impossible_expectation", asked=asked, due=due)
    same = [e for e in waiting(ctx) if normal(e.reference) == normal(reference) and (e.body == body or not body)]
    if same:
        known = replace(same[0], asked_on=asked, due_on=due)
        ctx.uow.expectations.save(known)
        return Registered(known, known=True)
    new = ctx.uow.expectations.add(
        workspace_id=ctx.workspace.id,
        reference=reference,
        body=body,
        asked_on=asked,
        due_on=due,
        added_by=ctx.actor,
    )
    kept = ctx.uow.documents.all(ctx.workspace.id, (DocumentState.PENDING, DocumentState.TRACKED))
    possible = (d for d in kept if may_answer(d.head, new))
    came = next((d for d in possible if answers(d.head, ctx.uow.documents.text(ctx.workspace.id, d.id), new)), None)
    if came is None:
        return Registered(new, known=False)
    return Registered(_close(ctx, new, came.head.date or ctx.today, came.id), known=False, answered_by=came)


def waiting(ctx: Context) -> Sequence[Expectation]:
    """What is still awaited in the workspace, the earliest due first."""
    return ctx.uow.expectations.waiting(ctx.workspace.id)


def arrived(ctx: Context, head: DocumentHead, text: str, document_id: int | None) -> list[Expectation]:
    """Close what a letter answers; what was closed. `document_id` is None for a letter that promises nothing and is not
    kept: it is an answer all the same.
    """
    answered = [e for e in waiting(ctx) if answers(head, text, e)]
    return [_close(ctx, e, head.date or ctx.today, document_id) for e in answered]


def _close(ctx: Context, expectation: Expectation, on: date, document_id: int | None) -> Expectation:
    closed = replace(
        expectation, state=ExpectationState.ANSWERED, answered_on=min(on, ctx.today), document_id=document_id
    )
    ctx.uow.expectations.save(closed)
    return closed


def drop(ctx: Context, ordinal: int) -> Expectation:
    """Await it no longer. Raises NotFound."""
    ctx.require_edit()
    dropped = replace(ctx.uow.expectations.get(ctx.workspace.id, ordinal), state=ExpectationState.DROPPED)
    ctx.uow.expectations.save(dropped)
    return dropped
