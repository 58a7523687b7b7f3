"""The table of the links between promises; both ends are numbers, which a promise keeps for ever."""

from __future__ import annotations

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from storage.tables.base import TableRow


class RelationRow(TableRow, table=True):
    """Promise `number` is a duplicate of, or superseded by, promise `other`."""

    __tablename__ = "relation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "number"],
            ["commitment.workspace_id", "commitment.number"],
            name="fk_relation_number_commitment",
        ),
        ForeignKeyConstraint(
            ["workspace_id", "other"],
            ["commitment.workspace_id", "commitment.number"],
            name="fk_relation_other_commitment",
        ),
        Index("ix_relation_other", "workspace_id", "other"),
    )

    workspace_id: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    other: int = Field(primary_key=True)
