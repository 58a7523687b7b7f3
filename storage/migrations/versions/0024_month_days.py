"""Monthly and quarterly digests come on any day of the month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chat", sa.Column("month_day", sa.Integer(), nullable=False, server_default="1"))
