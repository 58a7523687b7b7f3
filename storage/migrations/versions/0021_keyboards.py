"""Buttons: one row for all those under a message."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.encoding import to_text

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keyboard",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("chat_id", sa.Integer(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["chat_id"], ["chat.id"], name="fk_keyboard_chat_id_chat"),
        sa.PrimaryKeyConstraint("key", name="pk_keyboard"),
    )
    op.create_index("ix_keyboard_expires_at", "keyboard", ["expires_at"])
    connection = op.get_bind()
    # The buttons of one keyboard have keys "k7f.0", "k7f.1"; still older ones have a key of their own, without a dot.
    rows = connection.execute(
        sa.text(
            "SELECT key, chat_id, action, arguments, expires_at FROM button"
            " WHERE person_id IS NULL AND expires_at IS NOT NULL ORDER BY rowid"
        )
    )
    keyboards: dict[str, dict[str, Any]] = {}
    for row in rows.all():
        key, _, place = row.key.partition(".")
        new = {"key": key, "chat_id": row.chat_id, "buttons": {}, "expires_at": row.expires_at}
        keyboards.setdefault(key, new)["buttons"][place or "0"] = [row.action, json.loads(row.arguments)]
    for kept in keyboards.values():
        connection.execute(
            sa.text("INSERT INTO keyboard VALUES (:key, :chat_id, :buttons, :expires_at)"),
            {**kept, "buttons": to_text(kept["buttons"])},
        )
    op.drop_table("button")
