"""Copies: what a letter is another copy of, the sentences by which copies are found, and replacements under way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.sentences import put_sentences

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document", sa.Column("same_as", sa.Integer(), nullable=True))
    op.create_table(
        "sentence",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_sentence_document_id_document"),
        sa.PrimaryKeyConstraint("document_id", "hash", name="pk_sentence"),
    )
    op.create_index("ix_sentence_hash", "sentence", ["hash"])
    op.create_table(
        "replacement",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("of_document_id", sa.Integer(), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("touched_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_replacement_document_id_document"),
        sa.ForeignKeyConstraint(["of_document_id"], ["document.id"], name="fk_replacement_of_document_id_document"),
        sa.PrimaryKeyConstraint("document_id", name="pk_replacement"),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT document_id, text FROM document_text")).all():
        put_sentences(connection, row.document_id, row.text)
