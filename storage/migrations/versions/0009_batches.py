"""Batches: a last change may be of several commitments. What could be taken back for ten minutes more is dropped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("last_change")
    op.create_table(
        "last_change",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_last_change_chat_id_chat"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_last_change_person_id_person"),
        sa.PrimaryKeyConstraint("chat_id", "person_id", name="pk_last_change"),
    )
