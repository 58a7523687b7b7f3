"""Topics: the forum topic to which a chat's digests and reminders go."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("chat", sa.Column("topic_id", sa.BigInteger(), nullable=True))
