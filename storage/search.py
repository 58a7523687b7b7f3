"""The words of promises and letters, kept so that they are found by any part of them; must not know who looks.

FTS5 cuts at spaces and would take a whole Chinese clause for one word. So Chinese is kept as overlapping pairs with the
last character by itself (黑名单 → 黑名 名单 单), and looked for as a phrase whose last word may go on: any substring of
two characters or more is found, one character too, and English words by their beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, text

from commitments.model import Commitment, DocumentState, Status
from commitments.searching import Term, forms, pieces, pieces_of_term, promise_words
from storage.tables import METADATA
from storage.tables.letters import commitment_from

_PUT_COMMITMENT = text("INSERT INTO commitment_search (rowid, words) VALUES (:id, :words)")
_CHANGE_COMMITMENT = text("UPDATE commitment_search SET words = :words WHERE rowid = :id AND words <> :words")
_PUT_LETTER = text("INSERT INTO document_search (rowid, words) VALUES (:id, :words)")

_HIDDEN = tuple(str(status) for status in (Status.CANDIDATE, Status.REJECTED))
# CROSS JOIN: the words come first. SQLite would rather ask the index once for each commitment of the workspace.
_FOUND = """
FROM commitment_search AS s CROSS JOIN commitment AS c ON c.id = s.rowid
CROSS JOIN document AS d ON d.id = c.document_id
WHERE s.words MATCH :query AND c.workspace_id = :workspace AND c.number IS NOT NULL AND c.status NOT IN :hidden
AND d.state = :tracked
"""
# What is on file comes last; among the others the latest letter's first, for that is mostly the one that is meant.
_COMMITMENTS = text(
    f"SELECT c.id {_FOUND} ORDER BY c.status = 'on_file', c.document_id DESC, c.number LIMIT :limit OFFSET :offset"
).bindparams(bindparam("hidden", expanding=True))
_COUNT = text(f"SELECT count(*) {_FOUND}").bindparams(bindparam("hidden", expanding=True))
_COMMITMENT = METADATA.tables["commitment"]
_ROWS = _COMMITMENT.select().where(_COMMITMENT.c.id.in_(bindparam("ids", expanding=True)))
_LETTERS = text(
    "SELECT d.id FROM document_search AS s CROSS JOIN document AS d ON d.id = s.rowid WHERE s.words MATCH :query "
    "AND d.workspace_id = :workspace AND d.state IN ('tracked', 'pending') ORDER BY d.ordinal DESC LIMIT :limit"
)


def indexed(words: str) -> str:
    """Words as they are kept: 黑名单ABC → "黑名 名单 单 abc"."""
    return " ".join(pieces(words))


def query_of(terms: Iterable[Term]) -> str:
    """The terms as FTS5 understands them: each a phrase whose last word may go on, or several of which one will do, and
    all of them together.
    """
    return " AND ".join("(" + " OR ".join(map(_phrase, forms(term))) + ")" for term in terms)


def _phrase(form: str) -> str:
    return '"' + " ".join(pieces_of_term(form)) + '"*'


def put_commitments(connection: Connection, commitments: Sequence[Commitment]) -> None:
    """Make new ones findable."""
    for commitment in commitments:
        connection.execute(_PUT_COMMITMENT, {"id": commitment.id, "words": indexed(promise_words(commitment.terms))})


def change_commitment(connection: Connection, commitment: Commitment) -> None:
    """Follow a correction."""
    connection.execute(_CHANGE_COMMITMENT, {"id": commitment.id, "words": indexed(promise_words(commitment.terms))})


def put_letter(connection: Connection, document_id: int, words: str) -> None:
    """Make a letter's text findable."""
    connection.execute(_PUT_LETTER, {"id": document_id, "words": indexed(words)})


class SqlSearch:
    """See `commitments.register.Search`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def commitments(
        self, workspace_id: int, terms: Sequence[Term], *, offset: int, limit: int
    ) -> tuple[Sequence[Commitment], int]:
        """A stretch of the promises that hold all the terms, and how many there are."""
        facts = {
            "query": query_of(terms),
            "workspace": workspace_id,
            "hidden": _HIDDEN,
            "tracked": DocumentState.TRACKED.value,
        }
        total = int(self._connection.execute(_COUNT, facts).scalar() or 0)
        ids = [row.id for row in self._connection.execute(_COMMITMENTS, {**facts, "offset": offset, "limit": limit})]
        found = {row.id: commitment_from(row) for row in self._connection.execute(_ROWS, {"ids": ids or [0]})}
        return [found[each] for each in ids], total

    def letters(self, workspace_id: int, terms: Sequence[Term], *, limit: int) -> Sequence[int]:
        """The rows of kept letters whose text holds all the terms, the latest first, at most so many."""
        facts = {"query": query_of(terms), "workspace": workspace_id, "limit": limit}
        return [row.id for row in self._connection.execute(_LETTERS, facts)]
