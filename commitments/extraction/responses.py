"""How a recommendation was answered: owns which answer governs which promise; must not know any word."""

from __future__ import annotations

from commitments.extraction.packs import PieceReading
from commitments.model import TraceStep


class Responses:
    """Follows "Recommendation 3 … Accepted in part …" through a text."""

    def __init__(self) -> None:
        self._asked = False
        self._answer: TraceStep | None = None

    @property
    def answer(self) -> TraceStep | None:
        """How the recommendation before was answered, as a step of the trace; None where none was."""
        return self._answer

    def note(self, reading: PieceReading, heading: bool = False) -> None:
        """Take in a piece, or a heading: an answer holds until the next recommendation or heading."""
        if reading.asks or heading:
            self._asked, self._answer = self._asked or reading.asks, None
        if reading.response and self._asked:
            kind, words = reading.response
            self._answer = TraceStep("response", kind, words)
