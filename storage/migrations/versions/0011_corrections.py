"""Corrections: what the extractor said, who found a promise, and which field a line of history put right."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commitment", sa.Column("origin", sa.String(), nullable=False, server_default="extracted"))
    op.add_column("commitment", sa.Column("extracted", sa.JSON(), nullable=True))
    op.add_column("status_change", sa.Column("corrected", sa.JSON(), nullable=True))
