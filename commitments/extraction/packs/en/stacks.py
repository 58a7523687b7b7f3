"""Tables whose cells stand one below the other: owns finding their rows; must not know how a row is laid out."""

from __future__ import annotations

from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, row_lines
from commitments.extraction.packs.en.columns import Column
from commitments.extraction.packs.en.row_lines import Row

_APART = 2
"""A row may be so many lines longer than twice its columns."""


def table(lines: Sequence[Line], at: int, owner: Line | None) -> tuple[list[Line], int] | None:
    """Such a table from the heads of its columns on; `owner` of the form above acts where a row names nobody."""
    size = 0
    while at + size < len(lines) and size < columns.MOST and columns.column_of(lines[at + size].flat) is not None:
        size += 1
    heads = columns.columns_of([line.flat for line in lines[at : at + size]]) if size > 1 else None
    return _stack(lines, at + size, heads, owner) if heads is not None and Column.DUE in heads else None


def _stack(
    lines: Sequence[Line], at: int, heads: Sequence[Column], owner: Line | None
) -> tuple[list[Line], int] | None:
    out: list[Line] = []
    count = len(heads)
    spread = at + 1 < len(lines) and lines[at + 1].gap
    numbered = at < len(lines) and row_lines.opens_row(lines[at].flat)
    found = False
    while at < len(lines) and (not numbered or row_lines.opens_row(lines[at].flat)):
        end = at + count if spread else _row_end(lines, at, count, numbered)
        row = _row(lines[at:end], heads) if end <= len(lines) else None
        if row is None:
            break
        row.owner = row.owner or owner
        out += row_lines.laid(row)
        found, at = True, end
    return (out, at) if found else None


def _row_end(lines: Sequence[Line], at: int, count: int, numbered: bool) -> int:
    """Where a row ends whose cells follow one another: before the next gap or number, else after its cells."""
    for end in range(at + 1, min(at + 2 * count + _APART, len(lines))):
        if lines[end].gap or (numbered and end >= at + 2 and row_lines.opens_row(lines[end].flat)):
            return end if numbered or end - at <= count or not _whole(lines[at:end], count) else at + count
    return min(at + count, len(lines))


def _whole(part: Sequence[Line], count: int) -> bool:
    """Whether lines without a gap are several rows one after the other."""
    return len(part) % count == 0


def _row(part: Sequence[Line], heads: Sequence[Column]) -> Row | None:
    """The row of these lines; what is too many belongs to the cell of acts, which may hold several."""
    more = len(part) - len(heads)
    if more < 0:
        return None
    first = heads.index(Column.ACT)
    cells = [[line] for line in part[:first]]
    cells.append(list(part[first : first + more + 1]))
    cells += [[line] for line in part[first + more + 1 :]]
    row = row_lines.row_of(cells, heads)
    told = row.due is not None and columns.is_time(row.due.flat)
    return row if told and (row_lines.plausible(row) or row.over) else None
