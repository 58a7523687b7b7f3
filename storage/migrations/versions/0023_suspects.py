"""Updates that a process has died at are found without looking at all that wait."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_inbox_suspect", "inbox", ["transport", "id"], sqlite_where=sa.text("state = 'pending' AND deaths > 0")
    )
