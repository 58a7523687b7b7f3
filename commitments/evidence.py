"""What supports a promise: owns what a file or link does to its basis, and which evidence stands; no bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from commitments.files import Evidence
from commitments.lifecycle import happened
from commitments.model import Basis, Commitment, EventKind, StatusChange


def add_evidence(
    commitment: Commitment,
    evidence: Evidence | None,
    *,
    at: datetime,
    actor: str,
    words: str = "",
    link: str | None = None,
    message: str | None = None,
) -> tuple[Commitment, StatusChange]:
    """The commitment with a file or a link that supports what is said of it; the status stays, the basis is a document,
    unless a second person has verified it already.
    """
    basis = commitment.basis if commitment.basis is Basis.VERIFIED else Basis.DOCUMENTED
    line = happened(commitment, EventKind.EVIDENCE, at=at, actor=actor, words=words, link=link, message=message)
    return replace(commitment, basis=basis, updated_at=at), replace(line, basis=basis, evidence=evidence)


def standing(changes: Sequence[StatusChange]) -> list[StatusChange]:
    """The lines of a history, oldest first, that have not been taken back, without those that take back."""
    lines: list[StatusChange] = []
    for change in changes:
        if change.kind is not EventKind.UNDONE:
            lines.append(change)
        elif lines:
            lines.pop()
    return lines


def evidence_in(changes: Sequence[StatusChange]) -> list[StatusChange]:
    """The lines of a history, oldest first, that brought a file or a link and have not been taken back."""
    return [line for line in standing(changes) if line.evidence is not None or line.link]


def just_documented(changes: Sequence[StatusChange]) -> bool:
    """Whether the last thing that happened was evidence: it supports the status that is declared next."""
    lines = standing(changes)
    return bool(lines) and lines[-1].kind is EventKind.EVIDENCE
