"""One row of a table of actions and the lines it is laid out in: owns both; must not know how the page brings rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commitments.extraction.clauses import apart
from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, layout, signals
from commitments.extraction.packs.en.columns import Column


@dataclass(slots=True)
class Row:
    """The cells of one row by their column, an act perhaps in several lines."""

    acts: list[Line] = field(default_factory=list)
    owner: Line | None = None
    due: Line | None = None
    over: bool = False
    """It is done, or what was asked for was refused."""


ROW_NUMBER = re.compile(r"(?:[A-Z]{1,5}[ -]?)?\d{1,3}(?:\.\d{1,3}){0,2}[.):a-z]?(?:\s|$)")
_OF_DATE = re.compile(rf"(?:\d{{1,2}}\s+{layout.MONTHS}|[QH][1-4]|FY\s?\d+)(?:[\s/]|$)", re.IGNORECASE)


def opens_row(flat: str) -> bool:
    """Whether a line opens with the number of a row: 1.2, AFI 3, and not 31 March or Q2."""
    return ROW_NUMBER.match(flat) is not None and not _OF_DATE.match(flat)


def row_of(cells: Sequence[Sequence[Line]], heads: Sequence[Column]) -> Row:
    """The row of these cells, each perhaps of several lines, under these heads."""
    row = Row()
    for cell, head in zip(cells, heads, strict=True):
        if head is Column.ACT:
            row.acts += [line for line in cell if not columns.says_nothing(line.flat)]
            continue
        said = cell[0] if cell else None
        if said is None or not said.flat:
            continue
        if head is Column.OWNER and row.owner is None and not columns.says_nothing(said.flat):
            row.owner = said
        elif head is Column.DUE:
            row.due = said
        row.over = row.over or (head in (Column.STATUS, Column.DUE) and columns.finished(said.flat))
        row.over = row.over or (head is Column.RESPONSE and columns.refused(said.flat))
    return row


def plausible(row: Row) -> bool:
    """Whether the cells of owner and date hold what their heads say."""
    owned = row.owner is None or columns.is_owner(row.owner.flat)
    return bool(row.acts) and owned and (row.due is None or columns.is_time(row.due.flat))


def part(line: Line, start: int, end: int) -> Line:
    """What stands between two places of a line, without the space around it."""
    while start < end and line.flat[start] == " ":
        start += 1
    while end > start and line.flat[end - 1] == " ":
        end -= 1
    return Line(line.flat[start:end], line.offsets[start:end], line.gap)


_STEPS = re.compile(r";\s+(?:and\s+)?|(?<=[a-z)]{2})\.\s+(?=[A-Z])|\s+(?=[•▪◦●■]\s)")
_FIRST = re.compile(r"(?:(?:[A-Z]{1,4}-?)?\d{1,3}(?:\.\d{1,3})*[.):]?\s+(?=[A-Z])|[•▪◦●■*-]\s+)")
"""The number or bullet of an act."""
_DATES = re.compile(r"\s*(?:/|;|\band\b)\s*")


def laid(row: Row) -> list[Line]:
    """One line for each act of a row, with its owner and date behind bars; none where it is over."""
    if row.over:
        return []
    acts = [act for line in row.acts for act in _steps(line) if signals.response(act.flat) is None]
    dues = _shared(row.due, len(acts)) if row.due is not None else []
    out: list[Line] = []
    for number, act in enumerate(acts):
        due = dues[number] if number < len(dues) else None
        told = [(columns.LEAD, row.owner)] if row.owner is not None else []
        told += [(columns.DUE, due)] if due is not None and due.flat else []
        flat, offsets = act.flat, list(act.offsets)
        for label, cell in told:
            flat += label + cell.flat
            offsets += [offsets[-1]] * len(label) + list(cell.offsets)
        out.append(Line(flat, offsets, True, row=True))
    return out


def _steps(line: Line) -> Iterator[Line]:
    """The acts of a cell: each of its sentences, and what semicolons or bullets part."""
    for start, end in apart(_STEPS.finditer(line.flat), 0, len(line.flat)):
        first = _FIRST.match(line.flat, start, end)
        step = part(line, first.end() if first else start, end - line.flat.endswith(".", start, end))
        if step.flat:
            yield step


def _shared(due: Line, count: int) -> list[Line]:
    """The date of each of `count` acts: "May 2026 / June 2026" for two has one for each."""
    parts = [part(due, *span) for span in apart(_DATES.finditer(due.flat), 0, len(due.flat))]
    if count > 1 and len(parts) == count and all(columns.is_time(each.flat) and each.flat for each in parts):
        return parts
    return [due] * count
