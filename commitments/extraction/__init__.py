"""What a text promises: owns the order of the stages, text → outline → clauses → candidates; must not know any word.

fold (script, width) → document (lines, blocks, sections, head) → grammar (passages, acts, dates) → candidates
"""

from __future__ import annotations

from datetime import date

from commitments.extraction import document, grammar
from commitments.extraction.language import detect_language
from commitments.extraction.packs import load
from commitments.model import Extraction, Language

__all__ = ["detect_language", "extract"]


def extract(text: str, *, language: Language | None = None, issued_on: date | None = None) -> Extraction:
    """The head of an official text and its commitments in order. Never raises on any string; deterministic.

    `language` None: detected. `issued_on` replaces the letter's own date as that from which 年底, 今年, 三个月内 count;
    without either only absolute dates are given. Offsets of quotes are code points of `text`.
    """
    chosen = language or detect_language(text)
    pack = load(chosen)
    page, blocks = document.outline(text, pack, issued_on)
    return Extraction(language=chosen, head=page.head, candidates=grammar.candidates(text, page, blocks, pack))
