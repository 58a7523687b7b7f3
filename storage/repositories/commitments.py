"""Commitments and their history; must not know what may happen to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, literal, select, update

from commitments.errors import NotFound
from commitments.model import Candidate, Commitment, DocumentState, Origin, Owner, SourceDocument, Status, StatusChange
from commitments.phases import Phase
from commitments.queries import AsOf, Counts, Entry, Filter, Page, pages_of
from commitments.reviews import in_text
from storage.prepared import Facts, Prepared
from storage.repositories.letters import letters_by_id
from storage.search import change_commitment, put_commitments
from storage.selecting import IN_REGISTER, facts_of, kept_by, phase_column, sort_of
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.letters import change_from, change_values, commitment_from, commitment_values
from storage.tables.shapes import remembered

_COMMITMENTS = METADATA.tables["commitment"]
_C = _COMMITMENTS.c
_DOCUMENTS = METADATA.tables["document"]
_IN_WORKSPACE = _C.workspace_id == bindparam("of_workspace")
_SHOWN = (
    _COMMITMENTS.select()
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _C.document_id)
    .where(_IN_WORKSPACE, _DOCUMENTS.c.state == DocumentState.TRACKED.value)
)
_commitment_of = remembered(_C, commitment_from)
_BY_NUMBER = Prepared(_SHOWN.where(_C.number == bindparam("wanted")), _commitment_of)
_OF_DOCUMENT = Prepared(
    _COMMITMENTS.select().where(_C.document_id == bindparam("of_document")).order_by(_C.position), _commitment_of
)
_OWNERS = Prepared(
    select(_C.owner_name, _C.owner_person_id)
    .distinct()
    .where(_IN_WORKSPACE, _C.owner_name.is_not(None))
    .order_by(_C.owner_name, _C.owner_person_id)
)
_BODIES = Prepared(select(_C.body).distinct().where(IN_REGISTER, _C.body != ""))
_LAST_POSITION = Prepared(select(func.max(_C.position)).where(_C.document_id == bindparam("of_document")))
_HIGHEST = Prepared(select(func.max(_C.number)).where(_IN_WORKSPACE))
_ADD = Prepared(insert(_COMMITMENTS))
_STATED = Prepared(
    select(_C.terms, _DOCUMENTS.c.head)
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _C.document_id)
    .where(_C.id == bindparam("of_commitment"), _IN_WORKSPACE)
)
_SAVE = Prepared(
    update(_COMMITMENTS).where(
        _C.id == bindparam("saved_id"), _IN_WORKSPACE, _C.number.is_(None) | (_C.number == bindparam("under"))
    )
)
_WORKSPACE_OF = select(_C.workspace_id).where(_C.id == bindparam("of_commitment"))
_CHANGES = METADATA.tables["status_change"]
_APPEND = Prepared(insert(_CHANGES).values(workspace_id=_WORKSPACE_OF.scalar_subquery()))
_change_of = remembered(_CHANGES.c, change_from)
_OF_COMMITMENT = Prepared(
    _CHANGES.select().where(_CHANGES.c.commitment_id == bindparam("of_commitment")).order_by(_CHANGES.c.id), _change_of
)
_LINES = Prepared(select(func.count()).where(_CHANGES.c.commitment_id == bindparam("of_commitment")))
_BETWEEN = Prepared(
    _CHANGES.select()
    .where(
        _CHANGES.c.workspace_id == bindparam("of_workspace"),
        _CHANGES.c.at > bindparam("after", type_=Moment()),
        _CHANGES.c.at <= bindparam("until", type_=Moment()),
    )
    .order_by(_CHANGES.c.at, _CHANGES.c.id),
    _change_of,
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the tables for filters of one sort."""

    total: Prepared[Any]
    page: Prepared[Commitment]
    select: Prepared[Commitment]
    counts: Prepared[Any]
    counts_by_body: Prepared[Any]


@lru_cache(maxsize=32)  # composing and compiling a statement takes longer than SQLite takes to answer it
def _asked(sort: Filter, as_of: AsOf) -> _Asked:
    kept = kept_by(sort, as_of)
    rows = _COMMITMENTS.select().where(kept)

    def counts(by: ColumnElement[str]) -> Prepared[Any]:
        columns = (by.label("name"), _C.status, phase_column(as_of).label("phase"))
        return Prepared(select(*columns, func.count().label("found")).where(kept).group_by(*columns))

    return _Asked(
        total=Prepared(select(func.count()).select_from(_COMMITMENTS).where(kept)),
        page=Prepared(rows.order_by(_C.urgency).limit(bindparam("size")).offset(bindparam("before")), _commitment_of),
        select=Prepared(rows.order_by(_C.number), _commitment_of),
        counts=counts(literal("")),
        counts_by_body=counts(_C.body),
    )


class SqlCommitments:
    """See `commitments.register.Commitments`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_candidates(
        self, document: SourceDocument, candidates: Sequence[Candidate], origin: Origin = Origin.EXTRACTED
    ) -> Sequence[Commitment]:
        """Keep further candidates of a letter: status candidate, no number, positions from the next free one."""
        if not candidates:
            return []
        last = _LAST_POSITION.scalar(self._connection, {"of_document": document.id})
        first = 0 if last is None else last + 1
        fresh = [
            Commitment(
                id=0,
                workspace_id=document.workspace_id,
                document_id=document.id,
                position=position,
                number=None,
                terms=candidate,
                original_deadline=candidate.deadline,
                origin=origin,
            )
            for position, candidate in enumerate(candidates, first)
        ]
        _ADD.run_many(
            self._connection,
            [
                {
                    "workspace_id": each.workspace_id,
                    "document_id": each.document_id,
                    "position": each.position,
                    **commitment_values(each, document.head),
                }
                for each in fresh
            ],
        )
        kept = [each for each in self.ever_of_document(document.id) if each.position >= first]
        put_commitments(self._connection, kept)
        return kept

    def next_number(self, workspace_id: int) -> int:
        """One more than the highest number ever given, in whatever letter: rows stay when their letter is removed, and
        `save` takes no number away.
        """
        highest = _HIGHEST.scalar(self._connection, {"of_workspace": workspace_id})
        return (highest or 0) + 1

    def get(self, workspace_id: int, number: int) -> Commitment:
        """By number, if its letter is tracked. Raises NotFound ("error.no_such_commitment", number)."""
        commitment = _BY_NUMBER.first(self._connection, {"of_workspace": workspace_id, "wanted": number})
        if commitment is None:
            raise NotFound("error.no_such_commitment", number=number)
        return commitment

    def of_document(self, document_id: int) -> Sequence[Commitment]:
        """All of a letter, whatever its state, in the order of its text, without those joined with another: these have
        no number though they are decided about.
        """
        found = self.ever_of_document(document_id)
        return sorted((c for c in found if c.number is not None or c.status is not Status.REJECTED), key=in_text)

    def ever_of_document(self, document_id: int) -> Sequence[Commitment]:
        """All that were ever kept of a letter, by position."""
        return _OF_DOCUMENT.all(self._connection, {"of_document": document_id})

    def page(self, workspace_id: int, wanted: Filter, as_of: AsOf, number: int, size: int) -> Page[Entry]:
        """Page `number`, held to the pages that there are, of what the filter keeps, most urgent first."""
        asked, facts = _asked(sort_of(wanted), as_of), facts_of(workspace_id, wanted)
        total = int(asked.total.scalar(self._connection, facts) or 0)
        number, pages = pages_of(total, number, size)
        found = asked.page.all(self._connection, {**facts, "size": size, "before": (number - 1) * size})
        return Page(self._entries(workspace_id, found, as_of), number, pages, total)

    def select(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> Sequence[Entry]:
        """All that the filter keeps of the register, by number."""
        found = _asked(sort_of(wanted), as_of).select.all(self._connection, facts_of(workspace_id, wanted))
        return self._entries(workspace_id, found, as_of)

    def total(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> int:
        """How much the filter keeps of the register."""
        facts = facts_of(workspace_id, wanted)
        return int(_asked(sort_of(wanted), as_of).total.scalar(self._connection, facts) or 0)

    def counts(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> Counts:
        """How much of each status and phase the filter keeps of the register."""
        counted = _asked(sort_of(wanted), as_of).counts
        return self._counts(counted, facts_of(workspace_id, wanted)).get("", Counts())

    def counts_by_body(self, workspace_id: int, as_of: AsOf) -> Mapping[str, Counts]:
        """How much of each status and phase every body answers for, by the name that letters print."""
        return self._counts(_asked(Filter(), as_of).counts_by_body, facts_of(workspace_id, Filter()))

    def _counts(self, counted: Prepared[Any], facts: Facts) -> dict[str, Counts]:
        found: dict[str, tuple[Counter[Status], Counter[Phase]]] = {}
        for row in counted.all(self._connection, facts):
            by_status, by_phase = found.setdefault(row.name, (Counter(), Counter()))
            by_status[Status(row.status)] += row.found
            if row.phase is not None:
                by_phase[Phase(row.phase)] += row.found
        return {name: Counts(*counters) for name, counters in found.items()}

    def printed_bodies(self, workspace_id: int) -> Sequence[str]:
        """The names that letters print for those who answer for something in the register."""
        return sorted(row.body for row in _BODIES.all(self._connection, {"of_workspace": workspace_id}))

    def _entries(self, workspace_id: int, found: Sequence[Commitment], as_of: AsOf) -> list[Entry]:
        letters = letters_by_id(self._connection, workspace_id, {each.document_id for each in found})
        return [Entry.of(each, letters[each.document_id], as_of) for each in found]

    def owners(self, workspace_id: int) -> Sequence[Owner]:
        """Everybody who follows something up, each once, by name."""
        rows = _OWNERS.all(self._connection, {"of_workspace": workspace_id})
        return [Owner(name, person_id) for name, person_id in rows]

    def save(self, commitment: Commitment) -> None:
        """Keep it as it is now. A number once given stays: one that is taken away or changed is a ValueError."""
        facts = {"of_commitment": commitment.id, "of_workspace": commitment.workspace_id}
        stated = _STATED.first(self._connection, facts)
        if stated is None:
            raise ValueError(f"commitment {commitment.id} is not in workspace {commitment.workspace_id}")
        values = commitment_values(commitment, stated.head)
        saved = _SAVE.run(
            self._connection,
            {
                "saved_id": commitment.id,
                "of_workspace": commitment.workspace_id,
                "under": commitment.number,
                **values,
            },
        )
        if saved != 1:
            raise ValueError(f"commitment {commitment.id} is not there to be saved under number {commitment.number}")
        if stated.terms != values["terms"]:
            change_commitment(self._connection, commitment)


class SqlHistory:
    """See `commitments.register.History`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def append(self, change: StatusChange) -> None:
        """Write one line at the end."""
        _APPEND.run(self._connection, {"of_commitment": change.commitment_id, **change_values(change)})

    def of_commitment(self, commitment_id: int) -> Sequence[StatusChange]:
        """Oldest first."""
        return _OF_COMMITMENT.all(self._connection, {"of_commitment": commitment_id})

    def lines(self, commitment_ids: Collection[int]) -> Mapping[int, int]:
        """How many lines each of these commitments has."""
        return {each: int(_LINES.scalar(self._connection, {"of_commitment": each}) or 0) for each in commitment_ids}

    def between(self, workspace_id: int, after: datetime, until: datetime) -> Sequence[StatusChange]:
        """What happened to the workspace's commitments later than `after` and not later than `until`, oldest first."""
        return _BETWEEN.all(self._connection, {"of_workspace": workspace_id, "after": after, "until": until})
