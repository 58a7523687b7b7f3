"""Links between promises: which is a duplicate of which, which was superseded by which, and the history of that."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "relation",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "number"],
            ["commitment.workspace_id", "commitment.number"],
            name="fk_relation_number_commitment",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "other"],
            ["commitment.workspace_id", "commitment.number"],
            name="fk_relation_other_commitment",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "number", "kind", "other", name="pk_relation"),
    )
    op.create_index("ix_relation_other", "relation", ["workspace_id", "other"])
    op.add_column("status_change", sa.Column("relation", sa.String(), nullable=True))
    op.add_column("status_change", sa.Column("other", sa.Integer(), nullable=True))
