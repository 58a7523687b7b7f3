"""A filter as a query: owns how the tables are asked for it; what a filter and a phase mean is said in the core.

A query walks the index that holds all that lists are filtered by. Where a condition would tempt SQLite to look up rows
by their ids instead, of which there may be half of all, a + before the id, or + 0 behind it, says that it must not;
and so it does where a letter is asked for, whose few rows are better found by the letter.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, case, false, func, literal, or_, select, text

from commitments.model import DocumentState, Owner, Status
from commitments.phases import Stretch, stretches
from commitments.queries import AsOf, Filter
from commitments.searching import terms_of
from storage.search import query_of
from storage.tables import METADATA

_C = METADATA.tables["commitment"].c
_D = METADATA.tables["document"].c

_FOUND = text("+commitment.id IN (SELECT rowid FROM commitment_search WHERE words MATCH :words)")


_WORKSPACE: BindParameter[int] = bindparam("of_workspace")
_OTHERS = select(_D.id).where(_D.workspace_id == _WORKSPACE, _D.state != DocumentState.TRACKED.value)
_TRACKED = and_(_C.urgency.is_not(None), _C.document_id.not_in(_OTHERS))
IN_REGISTER = and_(_C.workspace_id == _WORKSPACE, _TRACKED)
"""The register of a workspace: of few letters, those that are not tracked, is looked up that it is of none of them."""
_OF_LETTER = and_(_C.document_id == bindparam("of_letter"), _C.workspace_id + 0 == _WORKSPACE, _TRACKED)

_SOME_DAY = date.max


def sort_of(wanted: Filter) -> Filter:
    """All filters that are asked for by the same words, and differ only in facts, as one: what is in every heading of a
    list, its letter and its day, must not make a statement of its own.
    """
    return replace(
        wanted,
        document_id=wanted.document_id and 1,
        due_after=wanted.due_after and _SOME_DAY,
        due_before=wanted.due_before and _SOME_DAY,
    )


def facts_of(workspace_id: int, wanted: Filter) -> Mapping[str, Any]:
    """The facts that the condition of such filters asks for."""
    return {
        "of_workspace": workspace_id,
        "of_letter": wanted.document_id,
        "due_after": wanted.due_after,
        "due_before": wanted.due_before,
    }


def kept_by(wanted: Filter, as_of: AsOf) -> ColumnElement[bool]:
    """What of the register filters of this sort keep: `queries.keeps` as a condition."""
    terms = terms_of(wanted.text) if wanted.text is not None else ()
    conditions = [
        IN_REGISTER if wanted.document_id is None else _OF_LETTER,
        *([_one_of(_C.status, wanted.statuses)] if wanted.statuses else ()),
        *([_in_phases(wanted, as_of)] if wanted.phases else ()),
        *([_one_of(_C.kind, wanted.kinds)] if wanted.kinds else ()),
        *([_one_of(_C.number, wanted.numbers)] if wanted.numbers else ()),
        *([_C.due_on.is_(None)] if wanted.undated else ()),
        *([_C.due_on >= bindparam("due_after")] if wanted.due_after is not None else ()),
        *([_C.due_on <= bindparam("due_before")] if wanted.due_before is not None else ()),
        *([_C.updated_at > wanted.changed_since] if wanted.changed_since is not None else ()),
        *([_FOUND.bindparams(words=query_of(terms))] if terms else ()),
        *([_one_of(_C.body, wanted.body_names)] if wanted.body is not None else ()),
        *([_owned_by(wanted.owner)] if wanted.owner is not None else ()),
        *([_C.owner_name.is_(None)] if wanted.unowned else ()),
        *(_C.tags.contains(f" {tag} ", autoescape=True) for tag in sorted(wanted.tags)),
    ]
    return and_(*conditions)


def _one_of(column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """The column is one of the values, each of which is a parameter of its own."""
    return column.in_([literal(value, column.type) for value in sorted(values)]) if values else false()


def _owned_by(owner: Owner) -> ColumnElement[bool]:
    """`assigning.is_same_owner` as a condition."""
    named = _C.owner_name == owner.name
    if owner.person_id is None:
        return named
    return or_(_C.owner_person_id == owner.person_id, and_(_C.owner_person_id.is_(None), named))


def _in_phases(wanted: Filter, as_of: AsOf) -> ColumnElement[bool]:
    """One of the stretches of the phases. What all of them ask is asked first: most rows fail there, and are cheap."""
    meanings = stretches(as_of.today, as_of.grace_days)
    parts = [part for phase in sorted(wanted.phases) for part in meanings[phase]]
    lasts = [part.due_until for part in parts if part.due_until is not None]
    return and_(
        _one_of(_C.status, frozenset[Status]().union(*(part.statuses for part in parts))),
        *([_C.due_on <= max(lasts)] if len(lasts) == len(parts) else ()),
        or_(*map(_in_stretch, parts)),
    )


def phase_column(as_of: AsOf) -> ColumnElement[str | None]:
    """The phase of each row, or nothing: `phases.phase` as an expression."""
    meanings = stretches(as_of.today, as_of.grace_days)
    return case(
        *((or_(*map(_in_stretch, parts)), literal(phase.value)) for phase, parts in meanings.items()), else_=None
    )


def _in_stretch(part: Stretch) -> ColumnElement[bool]:
    """`Stretch.holds` as a condition."""
    late = func.coalesce(_C.completed_on > _C.due_on, false())
    return and_(
        _one_of(_C.status, part.statuses),
        *([_C.due_on.is_(None)] if part.undated else ()),
        *([_C.due_on >= part.due_from] if part.due_from is not None else ()),
        *([_C.due_on <= part.due_until] if part.due_until is not None else ()),
        *([_C.names_day.is_(part.names_day)] if part.names_day is not None else ()),
        *([late.is_(part.late)] if part.late is not None else ()),
    )
