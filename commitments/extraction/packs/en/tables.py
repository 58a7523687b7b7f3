"""Tables of actions: owns finding their rows, however the page brings them, and laying each act out as one line.

A table comes as lines with bars or tabs, as one cell a line, with its columns run together, or as a form: the name of a
column in a line of its own and its cell below. Each act becomes a line "act | Lead: owner | Due: date", so that what
only numbers it, what others asked for and how far it has come stay outside. Must not know what a clause is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, flat_rows, layout, row_lines
from commitments.extraction.packs.en.columns import Column
from commitments.extraction.packs.en.row_lines import Row

_MOST_COLUMNS = 12
_APART = 2
"""So many lines without a bar may stand between the rows of one table: the name of a section."""


def rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those of its tables of actions laid out as one line for each act."""
    out: list[Line] = []
    at = 0
    owner: Line | None = None
    while at < len(lines):
        found = _barred(lines, at) or _stacked(lines, at, owner) or flat_rows.table(lines, at)
        if found is None:
            form = _form(lines, at)
            if form is not None:
                laid, at, owner = form
                out += laid
                continue
            if _NUMBERED.match(lines[at].flat):
                owner = None
            out.append(lines[at])
            at += 1
            continue
        laid, at = found
        out += laid
    return out


_NUMBERED = re.compile(r"(?:[A-Z][a-z]+\s)?\d{1,3}\s?[.:)]")
"""Commitment 4: …, 5. …: what the form before said holds no longer."""


# -- rows with bars


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


def _barred(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    head = lines[at].flat
    if not 0 < head.count("|") <= _MOST_COLUMNS:
        return None
    heads = columns.columns_of([cell.flat for cell in _cells(lines[at])])
    if heads is None:
        return None
    out: list[Line] = []
    at += 1
    while at < len(lines):
        line = lines[at]
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
        at += 1
    return out, at


_RULE = re.compile(r"[\s|:=-]*")
"""The rule between the head of a table and its rows."""


def _fitted(cells: list[Line], heads: Sequence[Column]) -> Row | None:
    """The row of these cells, None where it cannot be told which stands in which column."""
    filled = [cell for cell in cells if cell.flat]
    if len(cells) == len(heads):
        return row_lines.row_of([[cell] for cell in cells], heads)
    if len(filled) == len(heads):
        return row_lines.row_of([[cell] for cell in filled], heads)
    numbered = heads[0] is Column.NUMBER and _ROW_NUMBER.match(cells[0].flat) is not None
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


# -- one cell a line


def _stacked(lines: Sequence[Line], at: int, owner: Line | None) -> tuple[list[Line], int] | None:
    """A table whose cells stand one below the other, the heads of its columns first."""
    size = 0
    while at + size < len(lines) and size < _MOST_COLUMNS and columns.column_of(lines[at + size].flat) is not None:
        size += 1
    heads = columns.columns_of([line.flat for line in lines[at : at + size]]) if size > 1 else None
    return _stack(lines, at + size, heads, owner) if heads is not None and Column.DUE in heads else None


_ROW_NUMBER = re.compile(r"(?:[A-Z]{1,5}[ -]?)?\d{1,3}(?:\.\d{1,3}){0,2}[.):a-z]?(?:\s|$)")
_OF_DATE = re.compile(rf"(?:\d{{1,2}}\s+{layout.MONTHS}|[QH][1-4]|FY\s?\d+)(?:[\s/]|$)", re.IGNORECASE)


def _opens_row(flat: str) -> bool:
    """Whether a line opens with the number of a row: 1.2, AFI 3, and not 31 March or Q2."""
    return _ROW_NUMBER.match(flat) is not None and not _OF_DATE.match(flat)


def _stack(
    lines: Sequence[Line], at: int, heads: Sequence[Column], owner: Line | None
) -> tuple[list[Line], int] | None:
    out: list[Line] = []
    count = len(heads)
    spread = at + 1 < len(lines) and lines[at + 1].gap
    numbered = at < len(lines) and _opens_row(lines[at].flat)
    found = False
    while at < len(lines) and (not numbered or _opens_row(lines[at].flat)):
        end = at + count if spread else _row_end(lines, at, count, numbered)
        row = _stacked_row(lines[at:end], heads) if end <= len(lines) else None
        if row is None:
            break
        row.owner = row.owner or owner
        out += row_lines.laid(row)
        found, at = True, end
    return (out, at) if found else None


def _row_end(lines: Sequence[Line], at: int, count: int, numbered: bool) -> int:
    """Where a row ends whose cells follow one another: before the next gap or number, else after its cells."""
    for end in range(at + 1, min(at + 2 * count + _APART, len(lines))):
        if lines[end].gap or (numbered and end >= at + 2 and _opens_row(lines[end].flat)):
            return end if numbered or end - at <= count or not _whole(lines[at:end], count) else at + count
    return min(at + count, len(lines))


def _whole(part: Sequence[Line], count: int) -> bool:
    """Whether lines without a gap are several rows one after the other."""
    return len(part) % count == 0


def _stacked_row(part: Sequence[Line], heads: Sequence[Column]) -> Row | None:
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


# -- forms


_LONGEST_VALUE = 8
"""A field of a form holds so many lines at most."""


def _form(lines: Sequence[Line], at: int) -> tuple[list[Line], int, Line | None] | None:
    """A form from here on: at least an act and who acts or by when, each below the name of its column."""
    row = Row()
    seen: set[str] = set()
    place = at
    while place < len(lines) and len(seen) < _MOST_COLUMNS:
        label = lines[place].flat
        head = _label(label)
        if head is None or label in seen or _stacked(lines, place, None) is not None:
            break
        seen.add(label)
        end = place + 1
        while end < len(lines) and not _ends(lines, end, place):
            end += 1
        value = lines[place + 1 : end]
        if not value:
            break
        if head is Column.OWNER and len(value) == 1 and columns.is_owner(value[0].flat):
            row.owner = value[0]
        elif head is Column.DUE and len(value) == 1 and columns.is_time(value[0].flat):
            row.due = value[0]
        elif head is Column.ACT:
            row.acts += value
        elif head in (Column.OWNER, Column.DUE, Column.STATUS):
            break
        place = end
    if not row.acts or not (row.owner or row.due):
        return None
    return row_lines.laid(row), place, row.owner


def _ends(lines: Sequence[Line], at: int, label: int) -> bool:
    """Whether a field ends before this line: the next label, a gap or heading behind its first line, too many lines."""
    flat = lines[at].flat
    if at - label > _LONGEST_VALUE or _label(flat) is not None:
        return True
    return at > label + 1 and (lines[at].gap or bool(layout.heading(flat, layout.marker(flat))))


def _label(line: str) -> Column | None:
    """What a field of a form holds by the line above it, None where the line names none."""
    if ":" in line[:-1]:
        return None
    found = columns.column_of(line)
    return None if found in (Column.NUMBER, Column.RESPONSE) else found
