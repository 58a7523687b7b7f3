"""The sentences by which letters are found that may be one: owns how they are written; must not know who looks."""

from __future__ import annotations

from sqlalchemy import Connection, text

from commitments.likeness import sketch

_PUT = text("INSERT INTO sentence (document_id, hash) VALUES (:document_id, :hash)")


def put_sentences(connection: Connection, document_id: int, words: str) -> None:
    """Make a letter findable by what it has in common with another."""
    rows = [{"document_id": document_id, "hash": each} for each in sketch(words)]
    if rows:
        connection.execute(_PUT, rows)
