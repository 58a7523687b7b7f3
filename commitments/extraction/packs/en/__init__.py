"""The English pack: puts its modules together as `PACK`; must not know the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from commitments.extraction.packs import Line, Marker, Page, Piece, PieceReading, Role, Situation
from commitments.extraction.packs.en import bodies, head, layout, lists, rules, sentences, tables, titles
from commitments.folding import folded
from commitments.model import Language


class EnglishPack:
    """Responses, action plans, minutes and next steps of ministries, councils and auditors."""

    language = Language.EN
    spaced = True
    plans = frozenset(("will", "shall"))

    def fold(self, text: str) -> str:
        """Half-width, plain apostrophes, and a bar for the gap between two cells of a row."""
        return folded(layout.barred(text)).replace("’", "'").replace("‘", "'")

    def cut_line(self, line: str) -> list[tuple[int, int]]:
        """A row of a table stays one line: its date belongs to its act."""
        return [(0, len(line))]

    def rows(self, lines: list[Line]) -> list[Line]:
        """Each act of a table with its owner and date, each item of a list apart."""
        return tables.rows(lists.parted(lines))

    def joins(self, before: str, after: str, gap: bool) -> bool:
        """Whether a broken sentence, or a row of a table, goes on."""
        return layout.joins(before, after, gap)

    def page(self, lines: Sequence[Line], issued_on: date | None) -> Page:
        """Head and extent of the letter."""
        return head.page(lines, issued_on)

    def marker(self, block: str) -> Marker | None:
        """1. 1.1 (a) (i) •"""
        return layout.marker(block)

    def heading(self, block: str, marker: Marker | None) -> int:
        """Length of a heading."""
        return layout.heading(block, marker)

    def heading_role(self, heading: str, year: int | None) -> Role:
        """Next steps → FORWARD …"""
        return layout.heading_role(heading, year)

    def pieces(self, block: str) -> list[Piece]:
        """Sentences and items."""
        return sentences.pieces(block)

    def read(self, piece: str, situation: Situation) -> PieceReading:
        """Clauses and their parts."""
        return rules.read(piece, situation)

    def done(self, piece: str) -> bool:
        """Has been, was …"""
        return rules.done(piece)

    def title(self, quote: str, subject: str) -> str:
        """Verb and object, short."""
        return titles.title(self.fold(quote), subject)

    def body_of(self, heading: str) -> str:
        """Ministry of Fisheries: a heading that is nothing but the name of a body."""
        named = bodies.NAMES.fullmatch(heading) and (bodies.is_organisation(heading) or bodies.is_office(heading))
        return heading if named else ""

    def bare_day(self, words: str) -> bool:
        """None: English tells the past by its verbs."""
        return False

    def is_author(self, issuer: str, name: str) -> bool:
        """The full name, or what the office calls itself: "the council" in a letter of Eastlake Council."""
        return bodies.is_author(issuer, name)

    def vague(self, text: str) -> bool:
        """Whether a heading with a date speaks of the past."""
        return layout.heading_role(text, None) is Role.REPORT


PACK = EnglishPack()
