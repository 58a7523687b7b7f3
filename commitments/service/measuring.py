"""What people decided about what the extractor said, letter by letter; changes nothing."""

from __future__ import annotations

from commitments.measuring import DecidedLetter, decision
from commitments.model import DocumentState
from commitments.people import Workspace
from commitments.ports import UnitOfWork
from commitments.reviews import in_text


def decided_letters(uow: UnitOfWork, workspace: Workspace) -> list[DecidedLetter]:
    """Every tracked letter of the workspace with the decisions about its candidates, in the order of their numbers."""
    letters = []
    for document in uow.documents.all(workspace.id, (DocumentState.TRACKED,)):
        if document.by_hand:  # no letter that the extractor has read
            continue
        found = sorted(uow.commitments.ever_of_document(document.id), key=in_text)
        decisions = [each for each in map(decision, found) if each is not None]
        letters.append(DecidedLetter(document, uow.documents.text(workspace.id, document.id), decisions))
    return letters
