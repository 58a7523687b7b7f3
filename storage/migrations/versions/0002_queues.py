"""Queues by chat: updates with a lease and a moment, messages with a rank, chats that are paused or have moved."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Where an update names its chat; the ones that wait while the program is changed keep their order, too.
CHAT = """
UPDATE inbox SET chat_id = coalesce(
    json_extract(payload, '$.message.chat.id'),
    json_extract(payload, '$.edited_message.chat.id'),
    json_extract(payload, '$.callback_query.message.chat.id'),
    json_extract(payload, '$.my_chat_member.chat.id'),
    0)
WHERE state = 'pending'
"""


def upgrade() -> None:
    op.add_column("inbox", sa.Column("chat_id", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("inbox", sa.Column("ready_at", sa.DateTime(), nullable=True))
    op.add_column("inbox", sa.Column("leased_until", sa.DateTime(), nullable=True))
    op.execute(CHAT)
    op.create_index(
        "ix_inbox_pending_chat", "inbox", ["transport", "chat_id", "id"], sqlite_where=sa.text("state = 'pending'")
    )

    op.add_column("outbox", sa.Column("rank", sa.Integer(), nullable=False, server_default="1"))
    op.execute("UPDATE outbox SET rank = CASE WHEN kind = 'answer' THEN 0 WHEN dedup_key IS NOT NULL THEN 3 ELSE 1 END")
    op.create_index(
        "ix_outbox_pending_rank", "outbox", ["transport", "rank", "id"], sqlite_where=sa.text("state = 'pending'")
    )
    op.create_index(
        "ix_outbox_pending_expiry",
        "outbox",
        ["transport", "expires_at"],
        sqlite_where=sa.text("state = 'pending' AND expires_at IS NOT NULL"),
    )

    op.add_column("chat", sa.Column("paused_at", sa.DateTime(), nullable=True))
    op.add_column("chat", sa.Column("moved_from", sa.BigInteger(), nullable=True))
    op.create_index("ix_chat_transport_moved_from", "chat", ["transport", "moved_from"])
