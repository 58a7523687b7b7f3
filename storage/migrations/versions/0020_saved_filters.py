"""Saved filters, by workspace and name; digests that are kept to one owner or tag."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_filter",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_saved_filter_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_saved_filter"),
    )
    op.add_column("chat", sa.Column("only_owner_name", sa.String(), nullable=True))
    op.add_column("chat", sa.Column("only_owner_person_id", sa.Integer(), nullable=True))
    op.add_column("chat", sa.Column("only_tag", sa.String(), nullable=True))
