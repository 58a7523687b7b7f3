"""Replacements of a letter by a newer one that are under way; must not know what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, delete, select

from commitments.replacements import Replacement
from storage.tables.letters import DocumentRow
from storage.tables.replacements import ReplacementRow, replacement_from, replacement_values


class SqlReplacements:
    """See `commitments.ports.Replacements`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, document_id: int) -> Replacement | None:
        """The replacement that a new letter makes."""
        row = self._session.exec(select(ReplacementRow).where(ReplacementRow.document_id == document_id)).first()
        return replacement_from(row) if row else None

    def all(self, workspace_id: int) -> Sequence[Replacement]:
        """Those of the workspace's letters, the last touched first."""
        rows = self._session.exec(
            select(ReplacementRow)
            .join(DocumentRow, col(DocumentRow.id) == col(ReplacementRow.document_id))
            .where(DocumentRow.workspace_id == workspace_id)
            .order_by(col(ReplacementRow.touched_at).desc())
        )
        return [replacement_from(row) for row in rows]

    def save(self, replacement: Replacement) -> None:
        """Keep it as it is now."""
        values = replacement_values(replacement)
        self._session.execute(
            insert(ReplacementRow).values(**values).on_conflict_do_update(index_elements=["document_id"], set_=values)
        )

    def drop(self, document_id: int) -> None:
        """It is over."""
        self._session.exec(delete(ReplacementRow).where(col(ReplacementRow.document_id) == document_id))
