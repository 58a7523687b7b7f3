"""Tables of actions: owns finding them, however the page brings them; must not know what a clause is.

A table comes as lines with bars or tabs, as one cell a line, with its columns run together, or as a form: a name with
its cell below or beside it. Each act becomes a line "act | Lead: owner | Due: date", so that what only numbers it, what
others asked for and how far it has come stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line
from commitments.extraction.packs.en import bars, flat_rows, forms, stacks
from commitments.extraction.packs.en.columns import Column


def rows(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those of its tables of actions laid out as one line for each act."""
    out: list[Line] = []
    at = 0
    owner: Line | None = None
    heads: tuple[Column, ...] = ()
    while at < len(lines):
        barred = bars.table(lines, at, heads)
        if barred is not None:
            laid, at, heads = barred
        elif (found := stacks.table(lines, at, owner) or flat_rows.table(lines, at)) is not None:
            laid, at = found
        elif (noted := forms.item(lines, at)) is not None:
            laid, at = noted
        elif (form := forms.form(lines, at)) is not None:
            laid, at, owner = form
        else:
            if _NUMBERED.match(lines[at].flat):
                owner = None
            laid = [lines[at]]
            at += 1
        out += laid
    return out


_NUMBERED = re.compile(r"(?:[A-Z][a-z]+\s)?\d{1,3}\s?[.:)]")
"""Commitment 4: …, 5. …: what the form before said holds no longer."""
