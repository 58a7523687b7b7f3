"""Owners and tags: who follows a commitment up, and what it is tagged with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("commitment", sa.Column("owner_name", sa.String(), nullable=True))
    op.add_column("commitment", sa.Column("owner_person_id", sa.Integer(), nullable=True))
    op.add_column("commitment", sa.Column("tags", sa.String(), nullable=False, server_default=""))
