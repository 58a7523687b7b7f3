"""Extensions: how often a commitment's date was moved, and by how many days in all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commitment", sa.Column("moved_times", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("commitment", sa.Column("moved_days", sa.Integer(), nullable=False, server_default="0"))
