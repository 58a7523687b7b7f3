"""Lists: a letter's text apart from it, and what lists are sorted, counted and filtered by in columns of its own."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from commitments.queries import lead_body
from storage.encoding import decode_candidate, decode_head

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

URGENCY = """
UPDATE commitment SET urgency = coalesce(due_on, '9999-12-31') || printf(':%010d:', document_id)
|| CASE WHEN status IN ('in_progress', 'stalled') THEN '0' WHEN status = 'open' THEN '1'
WHEN status = 'on_file' THEN '3' ELSE '2' END || printf(':%07d', number)
WHERE number IS NOT NULL AND status <> 'candidate'
"""
LISTED_BY = [
    *("workspace_id", "urgency", "status", "due_on", "names_day", "completed_on", "updated_at", "kind", "document_id"),
    *("number", "body", "owner_name", "owner_person_id", "tags"),
]


def upgrade() -> None:
    op.create_table(
        "document_text",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_document_text_document_id_document"),
        sa.PrimaryKeyConstraint("document_id", name="pk_document_text"),
    )
    op.execute("INSERT INTO document_text (document_id, text) SELECT id, text FROM document")
    with op.batch_alter_table("document") as document:
        document.drop_column("text")
    op.create_index("ix_document_workspace_id_state", "document", ["workspace_id", "state"])

    op.add_column("commitment", sa.Column("names_day", sa.Boolean(), nullable=True))
    op.add_column("commitment", sa.Column("body", sa.String(), nullable=False, server_default=""))
    op.add_column("commitment", sa.Column("urgency", sa.String(), nullable=True))
    op.execute("UPDATE commitment SET names_day = json_extract(terms, '$.deadline.names_day')")
    op.execute(URGENCY)
    connection = op.get_bind()
    heads = {
        row.id: decode_head(json.loads(row.head))
        for row in connection.execute(sa.text("SELECT id, head FROM document"))
    }
    for row in connection.execute(sa.text("SELECT id, document_id, terms FROM commitment")).all():
        body = lead_body(decode_candidate(json.loads(row.terms)), heads[row.document_id])
        connection.execute(sa.text("UPDATE commitment SET body = :body WHERE id = :id"), {"id": row.id, "body": body})
    op.create_index("ix_commitment_list", "commitment", LISTED_BY)
