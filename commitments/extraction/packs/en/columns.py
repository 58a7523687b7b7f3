"""What the columns of a table of actions hold: owns reading its head and single cells; must not know lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from commitments.extraction.packs.en import bodies, layout, signals
from commitments.extraction.packs.en.words import members, one_of


class Column(StrEnum):
    """What a column holds."""

    ACT = "act"
    OWNER = "owner"
    DUE = "due"
    START = "start"
    STATUS = "status"
    ASKED = "asked"
    RESPONSE = "response"
    NUMBER = "number"
    OTHER = "other"


LEAD = " | Lead: "
DUE = " | Due: "
"""What stands in a row as it is laid out before its owner and before its date."""
_NOTES = re.compile(r"\s\|\s(?:Lead|Due): ")


def notes_at(row: str) -> int:
    """Where owner and date begin behind the act of a row, the end of the text where none do."""
    found = _NOTES.search(row)
    return found.start() if found else len(row)


def are_notes(piece: str) -> bool:
    """Whether a piece is nothing but owner and date of a row."""
    return _NOTES.match(f" {piece}") is not None


MOST = 12
"""A table has so many columns at most."""
_LONGEST_HEAD = 70
_BY_WORDS = (
    Column.OTHER, Column.ASKED, Column.START, Column.DUE, Column.OWNER, Column.STATUS, Column.ACT,
    Column.RESPONSE, Column.NUMBER,
)  # fmt: skip
"""In this order what stands first in a head decides it among those that begin at the same word."""
_SEVERAL = re.compile(r"\s*(?:/|&|\band\b)\s*")


@cache
def _words(column: Column) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{one_of('columns', column.value)})(?![\w-])", re.IGNORECASE)


def mentions(words: str, column: Column) -> bool:
    """Whether words hold one that heads such a column."""
    return _words(column).search(words) is not None


@cache
def _any() -> re.Pattern[str]:
    words = "|".join(one_of("columns", column.value) for column in _BY_WORDS)
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def column_of(head: str) -> Column | None:
    """What a column under this head holds, None where the words name no column.

    Of several words the one that the others describe decides: "Action owner" names owners, "Date of action" dates;
    "Action / timescale" holds the acts.
    """
    plain = head.strip(" .:?*")
    if not plain or len(plain) > _LONGEST_HEAD or head.rstrip().endswith((".", ",", ";")) or "|" in head:
        return None
    if any(letter.isdigit() for letter in plain):
        return None  # "3.1 Adopt a regulation": a cell
    if _WHY.match(plain):
        return Column.OTHER
    if _WHOLE.fullmatch(plain):
        return Column.ACT
    asks = head.rstrip().endswith("?")
    told = _OPEN.sub("", plain)
    if len(plain.split()) > (_MOST_ASKED if asks else _MOST_WORDS) or (layout.tells(told) and not asks):
        return None
    if _any().search(plain) is None:
        return None
    each = plain.split()
    if len(each) >= _TOGETHER and plain.istitle() and len({column_of(word) for word in each} - {None}) >= _TOGETHER:
        return None  # "Action Lead Date": columns that the page ran together
    found = {column for column in _BY_WORDS if _words(column).search(plain)}
    if Column.START in found and _words(Column.DUE).search(_BEGINS.sub("", plain)):
        return Column.DUE  # "Start and end date"
    if Column.ACT in found and found & {Column.DUE, Column.OWNER} and _SEVERAL.search(plain):
        return Column.ACT
    return next((column for column in _BY_WORDS if column in found), None)


_TOGETHER = 3
_MOST_WORDS, _MOST_ASKED = 8, 14
_OPEN = re.compile(r"\bagreed\b|^(?:by\s)?(?:when|whom?)\s(?:we\s|it\s)?(?:will|is|are)\b", re.IGNORECASE)
"""Agreed actions, When we will do it: no sentence."""
_BEGINS = re.compile(r"\bstart(?:ing)?(?:\sdates?)?\b|\bbegins\b", re.IGNORECASE)
_WHY = re.compile(r"(?:how|why|which)\s", re.IGNORECASE)
_WHOLE = re.compile(
    r"what\s(?:we|the\s\w+)\s(?:will|shall|are\sgoing\sto|is\sgoing\sto|intends?\sto|plans?\sto)\s(?:now\s)?do"
    r"|what\s(?:will|shall)\s(?:we|the\s\w+|be|happen)\s?(?:do|done|next)?|what\sis\sthe\scommitment"
    r"|(?:we|the\s\w+)\s(?:will|shall|are\sgoing\sto)|we'll|our\s(?:commitments?|actions?|response and actions?)",
    re.IGNORECASE,
)


def columns_of(heads: Sequence[str]) -> tuple[Column, ...] | None:
    """What each column of a table holds by the cells of its first row, None where it is no table of actions.

    Such a table has a column of acts, or of what is asked or answered, beside one of owners or of dates.
    """
    found = [column_of(head) or _alone(head) for head in heads]
    known = [column for column in found if column is not None]
    if len(known) < 2 or len(known) < 0.6 * len(found):
        return None
    if not any(column in known for column in (Column.OWNER, Column.DUE)):
        return None
    columns = [column or Column.OTHER for column in found]
    for instead in (Column.NUMBER, Column.RESPONSE, Column.ASKED):
        if Column.ACT in columns:
            break
        # "Item | Timescale", "Recommendation | Response | Owner": the acts stand in what comes nearest to them.
        at = columns.index(instead) if instead in columns else -1
        if at >= 0 and (instead is not Column.NUMBER or _ITEM.fullmatch(heads[at].strip(" .:"))):
            columns[at] = Column.ACT
    return tuple(columns) if Column.ACT in columns else None


_ITEM = re.compile(r"items?", re.IGNORECASE)


def _alone(head: str) -> Column | None:
    """What a head of one word means beside others: Year, Ministry."""
    plain = head.strip(" .:").lower()
    return next((column for column in (Column.DUE, Column.OWNER) if plain in members("alone", column.value)), None)


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('cells', 'nothing')})[\s.]*|\W*", re.IGNORECASE)


@cache
def _finished() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('cells', 'finished')})(?!\s(?:by|before|in\s20|for))\b", re.IGNORECASE)


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('cells', 'undated')})\b", re.IGNORECASE)


def says_nothing(cell: str) -> bool:
    """Whether a cell is empty, or as good as: n/a, no action."""
    return _nothing().fullmatch(cell.strip()) is not None


def finished(cell: str) -> bool:
    """Whether a cell says that its act has been done: Complete, Closed, Implemented in May."""
    return _finished().match(cell.strip()) is not None


def refused(cell: str) -> bool:
    """Whether a cell of answers refuses what was asked."""
    answer = signals.response(cell.strip())
    return answer is not None and answer[0] == "rejected"


_LONGEST_DATE = 70
_MAY = re.compile(r"\bMay\b")
_TIME = re.compile(
    rf"\b(?:{layout.MONTHS})|\b(?:19|20)\d\d\b|\bQ[1-4]\b|\b\d{{1,2}}[/.](?:\d{{1,2}}[/.])?\d{{2,4}}\b|\b(?:spring|summer|autumn|winter|easter|christmas)\b"
    r"|\b(?:days?|weeks?|months?|quarters?|years?)\b",
    re.IGNORECASE,
)


def is_time(cell: str) -> bool:
    """Whether a cell names a time and nothing else, be it none that sets a day (ongoing), or is empty."""
    short = len(cell) <= _LONGEST_DATE and not layout.tells(_MAY.sub("", cell))
    return (
        says_nothing(cell) or finished(cell) or (short and bool(_TIME.search(cell) or _undated().match(cell.strip())))
    )


_LONGEST_OWNER = 110


def is_owner(cell: str) -> bool:
    """Whether a cell may name who acts: no sentence, no order and no time."""
    if says_nothing(cell):
        return True
    plain = cell.strip()
    named = (plain[:1].isupper() or bodies.is_body(plain)) and not plain.endswith(".")
    return named and len(plain) <= _LONGEST_OWNER and not layout.tells(plain) and not _only_time(plain)


def _only_time(cell: str) -> bool:
    """Whether a cell holds no word but those of times."""
    return _undated().match(cell) is not None or not re.search(r"[a-z]{3}", _TIME.sub("", cell), re.IGNORECASE)
