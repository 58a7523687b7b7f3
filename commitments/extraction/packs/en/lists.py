"""Lists whose bullets the page lost: owns telling their items from a sentence that was broken; must not know acts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs import Line

_ITEM = re.compile(r"[a-z][^|]*[^\s.,;:|-]")
"""As an item stands: no capital, no stop."""
_LEAST = 3
_RAGGED = 20
"""A line that is so much shorter than another before the end was not broken by the page's width."""


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, each item apart that stands below "They include:" with neither bullet nor capital."""
    out = list(lines)
    for at, line in enumerate(lines):
        if not line.flat.endswith(":"):
            continue
        end = at + 1
        while end < len(lines) and _ITEM.fullmatch(lines[end].flat) and (end == at + 1 or not lines[end].gap):
            end += 1
        sizes = [len(item.flat) for item in lines[at + 1 : end]]
        if len(sizes) >= _LEAST and min(sizes[:-1]) + _RAGGED < max(sizes):
            out[at + 1 : end] = [item._replace(gap=True) for item in lines[at + 1 : end]]
    return out
