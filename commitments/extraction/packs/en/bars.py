"""Tables whose cells stand between bars: owns finding their rows, though the page broke them or prose parts them; must
not know how a row is laid out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, row_lines
from commitments.extraction.packs.en.columns import Column
from commitments.extraction.packs.en.row_lines import Row

_APART = 2
"""So many lines without a bar may stand between the rows of one table: the name of a section."""
_BROKEN_OVER = 5
"""The page breaks a row into so many lines at most …"""
_LAST_CELL = 60
"""… and what it puts behind the last bar is no longer than this."""

Table = tuple[list[Line], int, tuple[Column, ...]]
"""The acts of a table, where it ends, and its columns."""


def table(lines: Sequence[Line], at: int, known: tuple[Column, ...]) -> Table | None:
    """A table from its head on; or, where prose parted it, further rows under the columns `known` from above."""
    if not 0 < lines[at].flat.count("|") <= columns.MOST:
        return None
    heads = columns.columns_of([cell.flat for cell in _cells(lines[at])])
    if heads is not None:
        return *_rows(lines, at + 1, heads), heads
    return (*_rows(lines, at, known), known) if _goes_on(lines, at, known) else None


def _goes_on(lines: Sequence[Line], at: int, heads: Sequence[Column]) -> bool:
    """Whether a row of as many cells stands here, with a time where the dates stood."""
    if Column.DUE not in heads:
        return False
    cells = _cells(_whole(lines, at, len(heads))[0], len(heads))
    row = row_lines.row_of([[cell] for cell in cells], heads) if len(cells) == len(heads) else Row()
    return row.due is not None and columns.is_time(row.due.flat) and row_lines.plausible(row)


def _rows(lines: Sequence[Line], at: int, heads: Sequence[Column]) -> tuple[list[Line], int]:
    out: list[Line] = []
    while at < len(lines):
        line, end = _whole(lines, at, len(heads)) if "|" in lines[at].flat else (lines[at], at + 1)
        cells = _cells(line, len(heads)) if "|" in line.flat else []
        if cells and columns.columns_of([cell.flat for cell in cells]) is not None:
            break
        if cells and not _RULE.fullmatch(line.flat):
            row = _fitted(cells, heads)
            out += row_lines.laid(row) if row else [line._replace(row=True)]
        elif cells or any("|" in after.flat for after in lines[at + 1 : at + 1 + _APART]):
            out += [] if cells else [line]
        else:
            break
        at = end
    return out, at


def _whole(lines: Sequence[Line], at: int, count: int) -> tuple[Line, int]:
    """The row at `at` with what the page broke off it: a cell behind its last bar, or all up to the next number."""
    line, end = lines[at], at + 1
    numbered = row_lines.opens_row(line.flat)
    while end < min(len(lines), at + _BROKEN_OVER) and not line.flat.startswith("|"):
        after = lines[end]
        bars, more = line.flat.count("|"), after.flat.count("|")
        open_ = line.flat.endswith("|") and (more > 0 or len(after.flat) <= _LAST_CELL)
        broken = open_ or (numbered and bars < count - 1)
        if not broken or after.gap or bars + more >= count or row_lines.opens_row(after.flat):
            break
        line = Line(f"{line.flat} {after.flat}", [*line.offsets, line.offsets[-1], *after.offsets], line.gap)
        end += 1
    return line, end


def _cells(line: Line, count: int = 0) -> list[Line]:
    """The cells of a row with bars; one at either end of it parts nothing, unless it takes them to make `count`."""
    flat = line.flat
    start, end = (1 if flat.startswith("|") else 0), (len(flat) - 1 if flat.endswith("|") else len(flat))
    if count and flat.count("|") == count - 1:
        start, end = 0, len(flat)
    found: list[Line] = []
    for cell in flat[start:end].split("|"):
        found.append(row_lines.part(line, start, start + len(cell)))
        start += len(cell) + 1
    return found


_RULE = re.compile(r"[\s|:=-]*")
"""The rule between the head of a table and its rows."""


def _fitted(cells: list[Line], heads: Sequence[Column]) -> Row | None:
    """The row of these cells, None where it cannot be told which stands in which column."""
    filled = [cell for cell in cells if cell.flat]
    if len(cells) == len(heads):
        return row_lines.row_of([[cell] for cell in cells], heads)
    if len(filled) == len(heads):
        return row_lines.row_of([[cell] for cell in filled], heads)
    numbered = heads[0] is Column.NUMBER and row_lines.ROW_NUMBER.match(cells[0].flat) is not None
    if numbered and len(cells) == len(heads) - 1:
        # The gap behind a number parts no cells.
        row = row_lines.row_of([[], *([cell] for cell in cells)], heads)
        if row_lines.plausible(row):
            return row
    if 1 < len(cells) < len(heads):
        # Empty cells at the end of a row leave no trace.
        row = row_lines.row_of([[cell] for cell in cells] + [[]] * (len(heads) - len(cells)), heads)
        if (row.owner or row.due) and row_lines.plausible(row):
            return row
    return None
