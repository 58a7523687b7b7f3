"""Forms: owns the names of fields with their values below or beside them, and the notes below an item; must not know
other tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, layout, row_lines, stacks
from commitments.extraction.packs.en.columns import Column
from commitments.extraction.packs.en.row_lines import Row

_LONGEST_VALUE = 8
"""A field of a form holds so many lines at most."""


def form(lines: Sequence[Line], at: int) -> tuple[list[Line], int, Line | None] | None:
    """A form from here on: at least an act and who acts or by when, each below the name of its column."""
    row = Row()
    seen: set[str] = set()
    place = at
    while place < len(lines) and len(seen) < columns.MOST:
        label = lines[place].flat
        head = _label(label)
        if head is None or label in seen or stacks.table(lines, place, None) is not None:
            break
        seen.add(label)
        end = place + 1
        while end < len(lines) and not _ends(lines, end, place):
            end += 1
        value = lines[place + 1 : end]
        if not value:
            break
        if head is Column.ACT:
            row.acts += value
        elif not (len(value) == 1 and _take(row, head, value[0])) and head in _TELLING:
            break
        place = end
    if not row.acts or not (row.owner or row.due):
        return None
    return row_lines.laid(row), place, row.owner


_TELLING = (Column.OWNER, Column.DUE, Column.STATUS)


def _take(row: Row, head: Column | None, value: Line) -> bool:
    """Note the owner or date of a row; False where the value is neither."""
    if head is Column.OWNER and columns.is_owner(value.flat):
        row.owner = row.owner or value
    elif head is Column.DUE and columns.is_time(value.flat):
        row.due = value
    else:
        return False
    return True


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


_FIELD = re.compile(r"(?P<label>[A-Z][A-Za-z /&'()-]{1,50}):\s+(?P<value>\S.*)")
_ASKED = (Column.RESPONSE, Column.ASKED)


def item(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """A numbered item with its notes in the lines below it: "3. Try the tool", "April 2027", "Lead: Quay Office"."""
    mark = layout.marker(lines[at].flat) if at + 1 < len(lines) and not lines[at + 1].gap else None
    if mark is None:
        return None
    row = Row(acts=[row_lines.part(lines[at], mark.length, len(lines[at].flat))])
    end = at + 1
    while end < len(lines) and not lines[end].gap and layout.marker(lines[end].flat) is None:
        line = lines[end]
        field = _FIELD.fullmatch(line.flat)
        head = columns.column_of(field["label"]) if field else Column.DUE
        value = row_lines.part(line, field.start("value"), len(line.flat)) if field else line
        if head in _ASKED or not (_take(row, head, value) or field):
            return None
        row.over = row.over or (head is Column.STATUS and columns.finished(value.flat))
        end += 1
    return (row_lines.laid(row), end) if row.owner is not None else None
