"""The links between promises; must not know what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Integer, and_, bindparam, case, delete, insert, or_

from commitments.model import DocumentState, RelationKind
from commitments.relations import Link, Relation
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.letters import commitment_from

_RELATIONS = METADATA.tables["relation"]
_R = _RELATIONS.c
_COMMITMENTS = METADATA.tables["commitment"]
_C = _COMMITMENTS.c
_DOCUMENTS = METADATA.tables["document"]
_IN_WORKSPACE = _R.workspace_id == bindparam("of_workspace")
_THIS = bindparam("of_number", type_=Integer)
_ALL = Prepared(_RELATIONS.select().where(_IN_WORKSPACE).order_by(_R.number, _R.kind, _R.other))
_OTHER_END = case((_R.number == _THIS, _R.other), else_=_R.number)
_OF_COMMITMENT = Prepared(
    _COMMITMENTS.select()
    .add_columns(_R.kind.label("link_kind"), (_R.other == _THIS).label("backwards"))
    .join(_RELATIONS, and_(_R.workspace_id == _C.workspace_id, _C.number == _OTHER_END))
    .join(_DOCUMENTS, _DOCUMENTS.c.id == _C.document_id)
    .where(_IN_WORKSPACE, or_(_R.number == _THIS, _R.other == _THIS), _DOCUMENTS.c.state == DocumentState.TRACKED.value)
    .order_by(_R.kind, _C.number)
)
_ADD = Prepared(insert(_RELATIONS))
_DROP = Prepared(
    delete(_RELATIONS).where(
        _IN_WORKSPACE,
        _R.number == bindparam("of_number"),
        _R.kind == bindparam("of_kind"),
        _R.other == bindparam("of_other"),
    )
)


class SqlRelations:
    """See `commitments.register.Relations`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, workspace_id: int, relation: Relation) -> None:
        """Keep one that is not there yet."""
        _ADD.run(
            self._connection,
            {
                "workspace_id": workspace_id,
                "number": relation.number,
                "kind": relation.kind.value,
                "other": relation.other,
            },
        )

    def drop(self, workspace_id: int, relation: Relation) -> None:
        """Forget it."""
        _DROP.run(
            self._connection,
            {
                "of_workspace": workspace_id,
                "of_number": relation.number,
                "of_kind": relation.kind.value,
                "of_other": relation.other,
            },
        )

    def of_commitment(self, workspace_id: int, number: int) -> Sequence[Link]:
        """Those that are stated of the promise or name it, with the other end, by its number."""
        rows = _OF_COMMITMENT.all(self._connection, {"of_workspace": workspace_id, "of_number": number})
        return [Link(RelationKind(row.link_kind), commitment_from(row), bool(row.backwards)) for row in rows]

    def all(self, workspace_id: int) -> Sequence[Relation]:
        """By the number of the promise that they are stated of."""
        rows = _ALL.all(self._connection, {"of_workspace": workspace_id})
        return [Relation(row.number, RelationKind(row.kind), row.other) for row in rows]
