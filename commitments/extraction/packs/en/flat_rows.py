"""Rows of a table whose columns the page ran together: owns finding their cells; must not know how a row is laid out.

"Ref Finding Priority Agreed action Responsible officer Target date" heads such a table, and a grade parts what was
found from what is to be done: "1 Lamps not counted High Lamps to be counted weekly. Harbour Master May 2026".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import columns, layout, row_lines
from commitments.extraction.packs.en.row_lines import Row

_HEAD = re.compile(
    r"[^|.:;]{3,60}\b(?:priority|rating|grade|risk)\s(?:(?:agreed|management|planned|proposed|recommended)\s)?actions?\s"
    r"(?:responsible(?:\s(?:officer|person|manager))?|responsibility|owner|lead(?:\sofficer)?|action\sowner)\s"
    r"(?:(?:target|due|completion|implementation)\sdate|date|deadline|timescale|by\swhen|when)",
    re.IGNORECASE,
)
_ROW = re.compile(
    r"(?:[A-Z]{1,3})?\d{1,3}(?:\.\d{1,2})?\s[^|]{3,200}?\s(?:Critical|High|Medium|Moderate|Low|Advisory)\s(?P<act>[A-Z])"
)
_DUE = re.compile(
    rf"\s(?P<due>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{layout.MONTHS}\s(?:19|20)\d\d"
    r"|Q[1-4]\s[\d/-]{4,9}|n/a|none|closed|completed?|implemented|ongoing|immediate(?:ly)?)$",
    re.IGNORECASE,
)
_LONGEST_DUE = 30
_LONGEST_OWNER = 90
_OWNER = re.compile(r"\.\s(?P<owner>[A-Z][\w&'()/, -]{2,90}|n/a)$")


def table(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """The acts of such a table from its head on, and where it ends; None where no row follows."""
    if _HEAD.fullmatch(lines[at].flat) is None:
        return None
    out: list[Line] = []
    end = at + 1
    while end < len(lines) and (row := _row(lines[end])) is not None:
        out += row_lines.laid(row)
        end += 1
    return (out, end) if end > at + 1 else None


def _row(line: Line) -> Row | None:
    """The cells of a row, None where owner and date cannot be told."""
    flat = line.flat
    opened = _ROW.match(flat)
    due = _DUE.search(flat, max(0, len(flat) - _LONGEST_DUE))
    if opened is None or due is None:
        return None
    start = opened.start("act")
    owner = _OWNER.search(flat, max(start, due.start() - _LONGEST_OWNER - 3), due.start())
    stop = owner.start("owner") if owner else due.start()
    row = Row(acts=[row_lines.part(line, start, stop)], due=row_lines.part(line, due.start("due"), len(flat)))
    if owner and columns.is_owner(owner["owner"]) and not columns.says_nothing(owner["owner"]):
        row.owner = row_lines.part(line, *owner.span("owner"))
    row.over = columns.finished(due["due"]) or columns.refused(flat[start:stop].partition(".")[0])
    return row
