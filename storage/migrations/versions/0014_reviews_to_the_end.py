"""Reviews to the end: which candidates were on a screen, when a letter was decided, and which group is told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document", sa.Column("reviewed_on", sa.Date(), nullable=True))
    with op.batch_alter_table("review") as review:
        review.add_column(sa.Column("seen", sa.JSON(), nullable=False, server_default="[]"))
        review.add_column(sa.Column("told_chat_id", sa.Integer(), nullable=True))
        review.add_column(sa.Column("told_topic_id", sa.Integer(), nullable=True))
        review.create_foreign_key("fk_review_told_chat_id_chat", "chat", ["told_chat_id"], ["id"])
