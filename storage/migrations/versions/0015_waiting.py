"""Waiting: updates that a process has died at, and messages that wait for the end of quiet hours."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("inbox", sa.Column("deaths", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_outbox_quiet", "outbox", ["transport", "ready_at"], sqlite_where=sa.text("state = 'quiet'"))
