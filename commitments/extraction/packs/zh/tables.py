"""Tables of which each cell stands on a line of its own: owns putting their rows together; must not know what they say.

    序号 / 项目名称 / 主要内容 / 责任单位 / 完成时限 / 1 / 农村饮水 / 新建供水工程6处 / 县水利局 / 11月底前 / 2 / …

Pages lose the rules of their tables and keep the cells. The names of the columns tell how many there are, the numbers
in the first one, or else the terms in another, where a row begins. A table that says what has been done stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from commitments.extraction.packs import Line
from commitments.extraction.packs.zh.rows import COLUMN, REPORTED, WHEN, is_bodies, is_term

_FIRST = ("序号", "编号")
_NAMED, _MOST = 3, 12
"""So many columns at least have names that plans have; none has more in all."""
_LONGEST_NAME = 14
_MISSING = 2
"""So many cells of a row may be empty, and leave no line behind."""
_LONGEST_ROW = 40
_SIGNED = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
"""With this a line stands below the last row."""
_GOES_ON = tuple(",、;。:")
"""A line that ends so may have more of its cell below it."""


def rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each row of such a table as one line, its cells between bars, and without the columns' names."""
    out: list[Line] = []
    at = 0
    while at < len(lines):
        names = _columns(lines, at)
        begin, number = at + len(names), 1
        end = _row_end(lines, begin, names, number) if names else begin
        if end == begin:
            out.append(lines[at])
            at += 1
            continue
        while end > begin:
            out.append(_row(lines[begin:end]))
            begin, number = end, number + 1
            end = _row_end(lines, begin, names, number)
        at = begin
    return out


def _columns(lines: Sequence[Line], at: int) -> list[str]:
    """The names of the columns of such a table that begins with line `at`, none where none does."""
    numbered = lines[at].flat in _FIRST
    if not numbered and not COLUMN.fullmatch(lines[at].flat):
        return []
    names: list[str] = []
    for line in lines[at : at + _MOST + 1]:
        known = bool(COLUMN.fullmatch(line.flat))
        if _counts(line, 1) if numbered else not known:
            break
        if len(line.flat) > _LONGEST_NAME:
            return []
        names.append(line.flat)
    plan = sum(bool(COLUMN.fullmatch(name)) for name in names) >= _NAMED
    told = numbered or any(WHEN.search(name) for name in names)
    return names if plan and told and not any(REPORTED.search(name) for name in names) else []


def _counts(line: Line, number: int) -> bool:
    """A cell that holds nothing but the number of a row."""
    return line.flat.rstrip(".、") == str(number)


def _row_end(lines: Sequence[Line], begin: int, names: Sequence[str], number: int) -> int:
    """The line after the row that begins there; `begin` where none does.

    A row of a table whose first column counts bears its number: a full row comes first, then one with empty cells or
    with several lines in a cell; the last one is taken for full. Elsewhere a row has its term where its column is.
    """
    full = begin + len(names)
    if names[0] not in _FIRST:
        times = [at for at, name in enumerate(names) if WHEN.search(name)]
        return full if full <= len(lines) and all(is_term(lines[begin + at].flat) for at in times) else begin
    if begin >= len(lines) or not _counts(lines[begin], number):
        return begin
    signed = (end for end in range(begin, min(len(lines), full)) if _SIGNED.search(lines[end].flat))
    full = next(signed, full)
    fewest, most = max(begin + 2, full - _MISSING), min(len(lines), begin + _LONGEST_ROW)
    ends = [end for end in range(fewest, most) if _counts(lines[end], number + 1)]
    return full if full in ends else next(iter(ends), min(full, len(lines)))


def _row(cells: Sequence[Line]) -> Line:
    """One line of several, with a bar at each joint of two cells, which stands where the first of them ends."""
    flat, offsets = cells[0].flat, [*cells[0].offsets]
    for before, cell in pairwise(cells):
        inside = before.flat.endswith(_GOES_ON) and not (is_term(cell.flat) or is_bodies(cell.flat))
        flat += cell.flat if inside else f"|{cell.flat}"
        offsets += [*([] if inside else before.offsets[-1:]), *cell.offsets]
    return Line(flat, offsets, cells[0].gap)
