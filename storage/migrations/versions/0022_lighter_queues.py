"""Queues: only a message with a key of its own is in the index of these keys, and rows are numbered by the last one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")
INDEXES: dict[str, dict[str, tuple[list[str], sa.TextClause | None]]] = {
    "inbox": {
        "ix_inbox_transport_id": (["transport", "id"], None),
        "ix_inbox_pending": (["transport", "id"], PENDING),
        "ix_inbox_pending_chat": (["transport", "chat_id", "id"], PENDING),
    },
    "outbox": {
        "ix_outbox_pending": (["transport", "chat_id", "id"], PENDING),
        "ix_outbox_pending_rank": (["transport", "rank", "id"], PENDING),
        "ix_outbox_pending_expiry": (
            ["transport", "expires_at"],
            sa.text("state = 'pending' AND expires_at IS NOT NULL"),
        ),
        "ix_outbox_quiet": (["transport", "ready_at"], sa.text("state = 'quiet'")),
    },
}


def upgrade() -> None:
    # A table that is made anew without AUTOINCREMENT takes the number after the highest that is there. Older rows are
    # forgotten before newer ones, so the numbers still tell the order.
    for table, indexes in INDEXES.items():
        for name in indexes:
            op.drop_index(name, table)
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.create_primary_key(f"pk_{table}", ["id"])
            if table == "outbox":
                batch.drop_constraint("uq_outbox_transport_dedup_key", type_="unique")
        for name, (columns, where) in indexes.items():
            op.create_index(name, table, columns, sqlite_where=where)
    op.create_index(
        "ix_outbox_key",
        "outbox",
        ["transport", "dedup_key"],
        unique=True,
        sqlite_where=sa.text("dedup_key IS NOT NULL"),
    )
