"""Bodies: the log of what was declared about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "body_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["body_event.id"], name="fk_body_event_undoes_body_event"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_body_event_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_body_event"),
    )
    op.create_index("ix_body_event_workspace_id", "body_event", ["workspace_id"])
