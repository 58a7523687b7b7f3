"""Cutting at punctuation without ever cutting a bracket: owns bracket matching; must not know any word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

PAIRS = {
    "(": ")",
    "《": "》",
    "“": "”",
    "[": "]",
    "〔": "〕",
    "【": "】",
    "「": "」",
    "『": "』",
    "‘": "’",
    "<": ">",
    "﹝": "﹞",
}
"""Opening to closing marks, as they stand after folding."""
LONGEST = 160
"""A bracket that does not close within this many characters is taken for a slip of the pen and binds nothing."""
HIDDEN = "\x00"
_MARKS = re.compile("[" + re.escape("".join((*PAIRS, *PAIRS.values()))) + "]")


def enclosed(text: str) -> list[tuple[int, int]]:
    """Outermost bracketed spans, marks included: "按《办法》(试行)" → [(1, 5), (5, 9)].

    Unbalanced marks bind nothing.
    """
    spans: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for found in _MARKS.finditer(text):
        mark = found.group()
        if mark in PAIRS:
            stack.append((PAIRS[mark], found.start()))
            continue
        for depth in range(len(stack) - 1, max(-1, len(stack) - 6), -1):
            closing, start = stack[depth]
            if closing == mark:
                if found.start() - start <= LONGEST:
                    while spans and spans[-1][0] > start:
                        spans.pop()  # inside this one
                    spans.append((start, found.end()))
                del stack[depth:]
                break
    return spans


def hidden(text: str) -> str:
    """The text with what stands inside brackets and quotation marks blanked out, same length."""
    spans = enclosed(text) if _MARKS.search(text) else []
    if not spans:
        return text
    out: list[str] = []
    last = 0
    for start, end in spans:
        out.append(text[last : start + 1])
        out.append(HIDDEN * (end - start - 2))
        out.append(text[end - 1 : end])
        last = end
    out.append(text[last:])
    return "".join(out)


def cut(shown: str, marks: str) -> list[tuple[int, int]]:
    """Spans between any of `marks`, in a text whose brackets are hidden; empty ones are left out."""
    return [stretch.span() for stretch in _between(marks).finditer(shown)]


def apart(cuts: Iterable[re.Match[str]], start: int, end: int) -> list[tuple[int, int]]:
    """What lies between `start` and `end` before, between and behind the cuts, which come in their order."""
    edges = [start, *(place for cut in cuts for place in cut.span()), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


@cache
def _between(marks: str) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(marks)}]+")
