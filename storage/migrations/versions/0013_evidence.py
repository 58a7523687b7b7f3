"""Evidence: the file behind a line of history."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("status_change", sa.Column("evidence", sa.JSON(none_as_null=True), nullable=True))
