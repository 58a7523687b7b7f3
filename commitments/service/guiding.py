"""What a workspace needs next: owns which step is the most sensible one; must not know how it is worded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from commitments.model import DocumentState
from commitments.phases import ACTIVE, OVERDUE_PHASES, SOON_PHASES
from commitments.queries import Filter
from commitments.service.context import Context


class NextStep(StrEnum):
    """A step, the most pressing first."""

    FIRST_LETTER = "first_letter"
    CHOOSE = "choose"
    OVERDUE = "overdue"
    DUE = "due"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A step, and how many letters or promises wait for it; for a letter to be chosen from its number."""

    step: NextStep
    count: int


def suggestion(ctx: Context) -> Suggestion:
    """A letter that waits to be chosen from, else what is overdue, else what falls due, else the list; without any
    letter the first one.
    """
    workspace, register = ctx.workspace.id, ctx.uow.commitments
    pending = [letter.ordinal for letter in ctx.uow.documents.all(workspace, (DocumentState.PENDING,))]
    if pending:
        return Suggestion(NextStep.CHOOSE, pending[-1])
    asked = (
        (NextStep.OVERDUE, Filter(phases=frozenset(OVERDUE_PHASES))),
        (NextStep.DUE, Filter(phases=frozenset(SOON_PHASES))),
        (NextStep.LIST, Filter(statuses=ACTIVE)),
    )
    for step, wanted in asked:
        if count := register.total(workspace, wanted, ctx.as_of):
            return Suggestion(step, count)
    return Suggestion(NextStep.FIRST_LETTER, 0)
