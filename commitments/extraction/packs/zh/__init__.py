"""The Chinese pack: puts its modules together as `PACK`; must not know the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from commitments.extraction import script
from commitments.extraction.packs import Line, Marker, Page, Piece, PieceReading, Role, Situation
from commitments.extraction.packs.zh import head, layout, rows, rules, tables, titles
from commitments.extraction.packs.zh.patterns import opens
from commitments.extraction.packs.zh.words import members
from commitments.folding import folded
from commitments.model import Language


class ChinesePack:
    """Official letters, plans and work reports in Chinese, either script."""

    language = Language.ZH
    spaced = False
    plans = members("markers", "plan")

    def fold(self, text: str) -> str:
        """Half-width, simplified, character by character."""
        return layout.chinese_marks(script.simplified(folded(text)))

    def cut_line(self, line: str) -> list[tuple[int, int]]:
        """Table cells and headings that run in."""
        return layout.cut_line(line)

    def rows(self, lines: list[Line]) -> list[Line]:
        """Tables with a cell a line."""
        return tables.rows(lines)

    def joins(self, before: str, after: str, gap: bool) -> bool:
        """Whether a broken sentence goes on."""
        return layout.joins(before, after, gap)

    def page(self, lines: Sequence[Line], issued_on: date | None) -> Page:
        """Head and extent of the letter."""
        return head.page(lines, issued_on)

    def marker(self, block: str) -> Marker | None:
        """一、 (一) 1. (1) 一是 …"""
        return layout.marker(block)

    def heading(self, block: str, marker: Marker | None) -> int:
        """Length of a heading."""
        return layout.heading(block, marker)

    def heading_role(self, heading: str, year: int | None) -> Role:
        """下一步工作 → FORWARD …"""
        return layout.heading_role(heading, year)

    def pieces(self, block: str) -> list[Piece]:
        """Sentences and items."""
        return layout.pieces(block)

    def read(self, piece: str, situation: Situation) -> PieceReading:
        """Clauses and their parts."""
        return rules.read(piece, situation)

    def done(self, piece: str) -> bool:
        """已, 了, 正在 …"""
        return rules.done(piece)

    def title(self, quote: str, subject: str) -> str:
        """Verb and object, at most 30 characters."""
        return titles.title(quote, self.fold(quote))

    def body_of(self, heading: str) -> str:
        """县教育局: a section that is headed by nothing but the name of an office."""
        return heading if "、" not in heading and rows.is_bodies(heading) else ""

    def bare_day(self, words: str) -> bool:
        """5月, 5月3日, 5月份, 5月上旬, 5月3日起, 二季度, 上半年; not 5月底, 5月3日前."""
        return words.removesuffix("开始").removesuffix("起").endswith(("月", "日", "份", "旬", "季度", "上半年"))

    def is_author(self, issuer: str, name: str) -> bool:
        """The full name, or the name without its place (县水务局)."""
        return issuer.endswith(name)

    def vague(self, text: str) -> bool:
        """情况, 回顾 … in a heading with a date, or the words of a request: 关于“2024年新建……”的建议."""
        return layout.heading_role(text, None) is Role.REPORT or bool(opens("cited_request", text))


PACK = ChinesePack()
