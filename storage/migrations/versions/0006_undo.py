"""Undo: each person's last change in each chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "last_change",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_last_change_chat_id_chat"),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name="fk_last_change_commitment_id_commitment"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_last_change_person_id_person"),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_last_change"),
    )
