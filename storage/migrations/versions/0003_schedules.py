"""Schedules: minutes, quiet hours, a chat's own body; a ledger of what was told; snoozes; awaited replies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# The old ledger had one row a morning, also where nothing was told, and did not say what.
LEDGER = """
INSERT INTO push (chat_id, kind, local_date, planned_at, at, outcome, late, held, told)
SELECT chat_id, kind, local_date, at, at, 'sent', 0, 0, '{}' FROM push_before WHERE kind <> 'nothing'
"""


def upgrade() -> None:
    op.add_column("chat", sa.Column("minute", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("chat", sa.Column("say_quiet", sa.Boolean(), nullable=False, server_default="1"))
    op.add_column("chat", sa.Column("quiet_start", sa.String(), nullable=True))
    op.add_column("chat", sa.Column("quiet_end", sa.String(), nullable=True))
    op.add_column("chat", sa.Column("only_body", sa.String(), nullable=True))
    op.add_column("chat", sa.Column("digests_until", sa.Date(), nullable=True))

    op.rename_table("push", "push_before")
    op.create_table(
        "push",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("planned_at", sa.DateTime(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_push_chat_id_chat"),
        sa.PrimaryKeyConstraint("chat_id", "kind", "local_date", name="pk_push"),
    )
    op.execute(LEDGER)
    op.drop_table("push_before")
    op.create_index("ix_push_chat_id_at", "push", ["chat_id", "at"])

    op.create_table(
        "snooze",
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_snooze_chat_id_chat"),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name="fk_snooze_commitment_id_commitment"),
        sa.PrimaryKeyConstraint("chat_id", "commitment_id", name="pk_snooze"),
    )
    op.create_index("ix_snooze_commitment_id", "snooze", ["commitment_id"])

    op.create_table(
        "expectation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_expectation_document_id_document"),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_expectation_workspace_id_workspace"),
        sa.PrimaryKeyConstraint("id", name="pk_expectation"),
        sa.UniqueConstraint("workspace_id", "ordinal", name="uq_expectation_workspace_id_ordinal"),
    )
