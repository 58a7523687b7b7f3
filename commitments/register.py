"""What is kept of letters and promises: owns the protocols of both, their history, links and search; no implementation.

Queries take a workspace, so that no workspace sees another's rows. Methods named `find_*` return None, `get_*` raise
NotFound.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from commitments.model import (
    Candidate,
    Commitment,
    DocumentHead,
    DocumentState,
    Language,
    Origin,
    Owner,
    SourceDocument,
    StatusChange,
)
from commitments.queries import AsOf, Counts, Entry, Filter, Page
from commitments.relations import Link, Relation
from commitments.replacements import Replacement
from commitments.reviews import Review
from commitments.searching import Term


class Documents(Protocol):
    """Letters, by number in their workspace."""

    def add(
        self,
        *,
        workspace_id: int,
        head: DocumentHead,
        language: Language,
        text: str,
        fingerprint: str,
        sha256: str,
        file_name: str | None,
        blob_id: int | None,
        source_url: str | None,
        obtained_on: date,
        added_by: str,
    ) -> SourceDocument:
        """Keep a pending letter under the next free ordinal."""
        ...

    def by_hand(self, workspace_id: int, *, language: Language, obtained_on: date, added_by: str) -> SourceDocument:
        """The document of what is entered by hand, made when it is first asked for: tracked, of ordinal 0, no letter
        that is listed or searched.
        """
        ...

    def grow(self, document: SourceDocument, words: str) -> int:
        """Put one more line at the end of the document of what is entered by hand; where it begins."""
        ...

    def find_by_fingerprint(self, workspace_id: int, fingerprint: str) -> SourceDocument | None: ...
    def get(self, workspace_id: int, document_id: int) -> SourceDocument: ...
    def text(self, workspace_id: int, document_id: int) -> str:
        """What the letter says. Raises NotFound."""
        ...

    def find_by_ordinal(self, workspace_id: int, ordinal: int) -> SourceDocument | None: ...
    def all(self, workspace_id: int, states: Collection[DocumentState]) -> Sequence[SourceDocument]:
        """In the order of their ordinals."""
        ...

    def resembling(
        self, document: SourceDocument, states: Collection[DocumentState], limit: int
    ) -> Sequence[SourceDocument]:
        """Other letters that share sentences with this one, at most so many, those with the most first."""
        ...

    def save(self, document: SourceDocument) -> None:
        """Keep head, state, source and what it is a copy of as they are now; a letter's text never changes."""
        ...


class Commitments(Protocol):
    """Commitments and candidates, in the order of document and position unless said otherwise."""

    def add_candidates(
        self, document: SourceDocument, candidates: Sequence[Candidate], origin: Origin = Origin.EXTRACTED
    ) -> Sequence[Commitment]:
        """Keep further candidates of a letter, and return these: status candidate, no number, positions from the next
        free one, 0 in a new letter.
        """
        ...

    def next_number(self, workspace_id: int) -> int:
        """One more than the highest number ever given in the workspace; numbers are never used twice."""
        ...

    def get(self, workspace_id: int, number: int) -> Commitment:
        """By number, if its letter is tracked. Raises NotFound ("error.no_such_commitment", number)."""
        ...

    def of_document(self, document_id: int) -> Sequence[Commitment]:
        """All of a letter in the order of its text, without those that a person has joined with another."""
        ...

    def ever_of_document(self, document_id: int) -> Sequence[Commitment]:
        """All that were ever kept of a letter, also what was joined with another or is taken back."""
        ...

    def page(self, workspace_id: int, wanted: Filter, as_of: AsOf, number: int, size: int) -> Page[Entry]:
        """Page `number`, held to the pages that there are, of what the filter keeps of the register, most urgent first.

        The register is what has a number in a tracked letter and is no candidate.
        """
        ...

    def select(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> Sequence[Entry]:
        """All that the filter keeps of the register, by number."""
        ...

    def total(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> int:
        """How much the filter keeps of the register."""
        ...

    def counts(self, workspace_id: int, wanted: Filter, as_of: AsOf) -> Counts:
        """How much of each status and phase the filter keeps of the register."""
        ...

    def counts_by_body(self, workspace_id: int, as_of: AsOf) -> Mapping[str, Counts]:
        """How much of each status and phase every body answers for, by the name that letters print (`printed_body`)."""
        ...

    def printed_bodies(self, workspace_id: int) -> Sequence[str]:
        """The names that letters print for those who answer for something in the register."""
        ...

    def owners(self, workspace_id: int) -> Sequence[Owner]:
        """Everybody who follows something up, each once."""
        ...

    def save(self, commitment: Commitment) -> None: ...


class History(Protocol):
    """The append-only log."""

    def append(self, change: StatusChange) -> None: ...
    def of_commitment(self, commitment_id: int) -> Sequence[StatusChange]:
        """Oldest first."""
        ...

    def lines(self, commitment_ids: Collection[int]) -> Mapping[int, int]:
        """How many lines each of these commitments has."""
        ...

    def between(self, workspace_id: int, after: datetime, until: datetime) -> Sequence[StatusChange]:
        """What happened to the workspace's commitments later than `after` and not later than `until`, oldest first."""
        ...


class Search(Protocol):
    """What is found by its words; the terms are those of `commitments.searching`, at least one, or forms of one."""

    def commitments(
        self, workspace_id: int, terms: Sequence[Term], *, offset: int, limit: int
    ) -> tuple[Sequence[Commitment], int]:
        """A stretch of the numbered promises of tracked letters that hold all the terms in title, quote or body, and
        how many there are. What is on file comes last, rejected ones are left out.
        """
        ...

    def letters(self, workspace_id: int, terms: Sequence[Term], *, limit: int) -> Sequence[int]:
        """The ids of pending and tracked letters whose text holds all the terms, the latest first, at most so many."""
        ...


class Relations(Protocol):
    """Which promise is a duplicate of, or superseded by, which; a removed letter's keep theirs, unseen."""

    def add(self, workspace_id: int, relation: Relation) -> None: ...
    def drop(self, workspace_id: int, relation: Relation) -> None: ...
    def of_commitment(self, workspace_id: int, number: int) -> Sequence[Link]:
        """Those that are stated of the promise or name it, with the other end, by its number."""
        ...

    def all(self, workspace_id: int) -> Sequence[Relation]:
        """By the number of the promise that they are stated of."""
        ...


class Reviews(Protocol):
    """Reviews of letters that are under way, at most one a letter."""

    def find(self, document_id: int) -> Review | None: ...
    def save(self, review: Review) -> None: ...
    def drop(self, document_id: int) -> None: ...


class Replacements(Protocol):
    """Replacements of a letter by a newer one that are under way, at most one a new letter."""

    def find(self, document_id: int) -> Replacement | None: ...
    def all(self, workspace_id: int) -> Sequence[Replacement]:
        """Those of the workspace's letters, the last touched first."""
        ...

    def save(self, replacement: Replacement) -> None: ...
    def drop(self, document_id: int) -> None: ...
