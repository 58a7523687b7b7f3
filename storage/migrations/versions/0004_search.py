"""Search: full-text tables for promises and letters, filled from what is there."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from storage.search import indexed

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TOKENS = "tokenize = 'unicode61 remove_diacritics 0'"


def upgrade() -> None:
    connection = op.get_bind()
    op.execute(f"CREATE VIRTUAL TABLE commitment_search USING fts5 (words, {TOKENS})")
    op.execute(f"CREATE VIRTUAL TABLE document_search USING fts5 (words, {TOKENS})")
    for row_id, stored in connection.execute(sa.text("SELECT id, terms FROM commitment")).all():
        terms = json.loads(stored)
        bodies = " ".join(body["name"] for body in terms.get("bodies", ()))
        words = indexed(f"{terms['title']}\n{terms['quote']['exact']}\n{bodies}")
        connection.execute(
            sa.text("INSERT INTO commitment_search (rowid, words) VALUES (:id, :words)"), {"id": row_id, "words": words}
        )
    for row_id, letter in connection.execute(sa.text("SELECT id, text FROM document")).all():
        connection.execute(
            sa.text("INSERT INTO document_search (rowid, words) VALUES (:id, :words)"),
            {"id": row_id, "words": indexed(letter)},
        )
