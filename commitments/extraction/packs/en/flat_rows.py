"""Rows of a table whose columns the page ran together: owns finding their cells; must not know how a row is laid out.

"Ref Finding Priority Agreed action Responsible officer Target date" heads such a table. A grade parts what was found
from what is to be done ("1 Lamps not counted High Lamps to be counted weekly. Harbour Master May 2026"); elsewhere a
verb opens the act, and capitals or a stop part it from its owner.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import bodies, columns, layout, row_lines
from commitments.extraction.packs.en.columns import Column
from commitments.extraction.packs.en.row_lines import Row
from commitments.extraction.packs.en.words import verbs

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


_CAPITAL = re.compile(r"\s+(?=[A-Z#])")
_LONGEST_HEAD = 160
_MOST_LINES = 8
"""The page breaks a row into so many lines at most."""
_WHEN = (
    rf"(?:by\s)?(?:(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{layout.MONTHS}\s(?:\d{{1,2}},\s)?|Q[1-4]\s"
    r"|(?:spring|summer|autumn|winter|early|mid|late|end)[\s-])?(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_TIMES = re.compile(
    rf"\s(?P<due>{_WHEN}(?:\s?(?:-|to)\s?{_WHEN})?|n/a|none|ongoing|continuous|completed?|immediate(?:ly)?|-)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:[A-Z]{1,4}-?)?\d{1,3}(?:\.\d{1,2})?[.):]?\s+(?=[A-Z])")
_NAMES = re.compile(r"(?P<who>[A-Z][\w'&/.-]*(?:,?\s(?:[A-Z][\w'&/.-]*|of|for|and|the|on|&|/))*)$")
_ACT = re.compile(
    r"\s(?P<first>To\s[a-z]+|(?P<verb>[A-Z][a-z]+)|(?:We|The\s[A-Z][^.]{2,60}?)\s(?:will|shall|intends))\s(?=[a-z])"
)


def table(lines: Sequence[Line], at: int) -> tuple[list[Line], int] | None:
    """The acts of such a table from its head on, and where it ends; None where no row follows."""
    graded = _HEAD.fullmatch(lines[at].flat) is not None
    heads = None if graded else _columns(lines[at].flat)
    if not graded and heads is None:
        return None
    out: list[Line] = []
    place = at + 1
    while place < len(lines):
        line, end = (lines[place], place + 1) if heads is None else _whole(lines, place)
        row = _graded(line) if heads is None else _row(line, heads)
        if row is None and (graded or not out or not row_lines.opens_row(line.flat)):
            break
        out += [line] if row is None else row_lines.laid(row)
        place = end
    return (out, place) if place > at + 1 else None


def _columns(flat: str) -> Sequence[Column] | None:
    """The columns of a head that is nothing but their names, acts and owners among them, None for any other line."""
    if len(flat) > _LONGEST_HEAD or "|" in flat or flat[-1:] in ".:;,?" or flat[:1].islower():
        return None
    if not columns.mentions(flat, Column.OWNER):
        return None
    names = _CAPITAL.split(flat)
    if not 3 <= len(names) <= columns.MOST:
        return None
    found = columns.columns_of(names)
    return found if found and Column.OWNER in found and found.index(Column.ACT) < found.index(Column.OWNER) else None


def _whole(lines: Sequence[Line], at: int) -> tuple[Line, int]:
    """The row at `at`: its lines up to the next number, or up to one that ends in a time."""
    numbered = row_lines.opens_row(lines[at].flat)
    line, end = lines[at], at + 1
    while end < min(len(lines), at + _MOST_LINES) and not lines[end].gap:
        after = lines[end]
        if row_lines.opens_row(after.flat) if numbered else _TIMES.search(line.flat):
            break
        line = Line(f"{line.flat} {after.flat}", [*line.offsets, line.offsets[-1], *after.offsets], line.gap)
        end += 1
    return line, end


def _row(line: Line, heads: Sequence[Column]) -> Row | None:
    """The cells of a row: its number, a theme up to the first verb, the act, its owner and a time at its end."""
    flat = line.flat
    number = _NUMBER.match(flat)
    begin = number.end() if number else 0
    due = _TIMES.search(flat, max(begin, len(flat) - 2 * _LONGEST_DUE))
    stop = due.start() if due else len(flat)
    if any(head not in (Column.NUMBER, Column.ACT) for head in heads[: heads.index(Column.ACT)]):
        begin = _act_at(flat, begin, stop)
    at, end = _owner(flat, begin, stop)
    if at <= begin:
        return None
    row = Row(acts=[row_lines.part(line, begin, at)], owner=row_lines.part(line, at, end))
    if due is not None:
        row.due = row_lines.part(line, due.start("due"), len(flat))
        row.over = columns.finished(due["due"])
    return row


def _owner(flat: str, begin: int, stop: int) -> tuple[int, int]:
    """Where the owner stands behind an act: after its stop, or from its first capital on; (-1, -1) for nobody."""
    stopped = flat.rfind(". ", begin, stop) + 2
    found = None if stopped > 1 else _NAMES.search(flat, begin, stop)
    at = found.start() if found else stopped
    if at <= 1 or not flat[at : at + 1].isupper():
        return -1, -1
    first = bodies.first_name(flat, at, stop)
    if first > at:
        return at, first
    return (at, stop) if bodies.name_of(flat[at:stop]) else (-1, -1)


def _act_at(flat: str, begin: int, stop: int) -> int:
    """Where the act begins behind its theme: at the first verb, with the theme where none is to be seen."""
    for found in _ACT.finditer(flat, begin, stop):
        if found["verb"] is None or found["verb"].lower() in verbs():
            return found.start("first")
    return begin


def _graded(line: Line) -> Row | None:
    """The cells of a row whose grade stands before its act, None where owner and date cannot be told."""
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
