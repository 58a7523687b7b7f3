"""The outline of an official text: owns lines, blocks and the tree of sections; must not know any word.

A *line* is a line of the page (or a cell of a flattened table), trimmed. A *block* is a paragraph: the lines that one
sentence was broken over are joined again. A block may open with a section number; if it is a heading, or opens with
one, what follows stands under it until a number of the same or an outer level comes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from commitments.extraction.packs import Line, Marker, Pack, Page, Role


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading, the span of it in the text, and what stands under it. `label` is it with its number."""

    words: str
    label: str
    role: Role
    marker: Marker | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its folded characters, their offsets in the text, and the headings that it stands under.

    `heading` is how many of its characters (from `begin`) are its own heading; `begin` is where it starts after its
    number. `path` holds the headings above it, outermost first, its own included.
    """

    flat: str
    offsets: Sequence[int]
    marker: Marker | None
    begin: int
    heading: int
    path: tuple[Heading, ...]
    row: bool = False
    """It is an act of a table of actions."""


def lines(text: str, pack: Pack) -> list[Line]:
    """The text's lines and table cells, folded and trimmed, without the empty ones."""
    found: list[Line] = []
    gap = False
    at = 0
    for raw in pack.fold(text).split("\n"):
        spans = pack.cut_line(raw) if raw and not raw.isspace() else []
        for start, end in spans:
            line = _line(raw, start, end, at, gap, pack.spaced)
            if line is not None:
                found.append(line)
                gap = False
        if not spans:
            gap = True
        at += len(raw) + 1
    return found


_WORD = re.compile(r"\S+")
_SPACE = re.compile(r"\s")


def _line(raw: str, start: int, end: int, at: int, gap: bool, spaced: bool) -> Line | None:
    part = raw[start:end]
    if not spaced and not _SPACE.search(part):
        return Line(part, range(at + start, at + end), gap) if part else None
    if not spaced:
        words: list[str] = []
        places: list[int] = []
        for word in _WORD.finditer(part):
            words.append(word.group())
            places.extend(range(at + start + word.start(), at + start + word.end()))
        return Line("".join(words), places, gap) if words else None
    letters: list[str] = []
    offsets: list[int] = []
    for index, letter in enumerate(part):
        if letter.isspace():
            if not letters or letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(at + start + index)
    if letters and letters[-1] == " ":
        letters.pop()
        offsets.pop()
    return Line("".join(letters), offsets, gap) if letters else None


def outline(text: str, pack: Pack, issued_on: date | None) -> tuple[Page, list[Block]]:
    """The head of the text and the blocks of its body, each under its headings."""
    all_lines = pack.rows(lines(text, pack))
    page = pack.page(all_lines, issued_on)
    stated = page.head.date
    year = stated.year if stated else None
    blocks: list[Block] = []
    sections = _Sections()
    for line in _joined(all_lines[page.first : page.end], page.skip, pack):
        marker = None if line.row else pack.marker(line.flat)
        begin = marker.length if marker else 0
        size = 0 if line.row else pack.heading(line.flat, marker)
        heading = None
        if size:
            words = line.flat[begin : begin + size]
            offsets = line.offsets[begin : begin + size]
            label = written(text, line.flat, line.offsets, 0, begin + size)
            heading = Heading(words, label, pack.heading_role(words, year), marker, offsets[0], offsets[-1] + 1)
        path = sections.enter(marker, heading)
        blocks.append(Block(line.flat, line.offsets, marker, begin, size, path, line.row))
    return page, blocks


def written(text: str, flat: str, offsets: Sequence[int], start: int, end: int) -> str:
    """The words of `flat[start:end]` in the characters of the text, line breaks as they are in `flat`."""
    return "".join(" " if flat[at] == " " else text[offsets[at]] for at in range(start, end))


_LONGEST_PARAGRAPH = 4000
"""Lines are joined up to so many characters: nobody writes more without a stop, and time must stay linear."""


def _joined(body: Sequence[Line], skip: int, pack: Pack) -> list[Line]:
    out: list[Line] = []
    for index, line in enumerate(body):
        if index == 0 and skip:
            line = Line(line.flat[skip:], line.offsets[skip:], line.gap)
            if not line.flat:
                continue
        short = bool(out) and len(out[-1].flat) < _LONGEST_PARAGRAPH and not (line.row or out[-1].row)
        if short and pack.joins(out[-1].flat, line.flat, line.gap):
            space = " " if pack.spaced and not out[-1].flat.endswith("-") else ""
            before = out.pop()
            offsets = [*before.offsets, *([before.offsets[-1]] if space else []), *line.offsets]
            line = Line(before.flat + space + line.flat, offsets, before.gap)
        out.append(line)
    return out


_INSIDE = "+"
"""Marks the style of a count inside another of the same style."""


class _Sections:
    """The stack of open sections. Which style stands inside which is learned from the text itself."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int, int, Heading | None]] = []
        self._seen: dict[str, tuple[int, int]] = {}

    def enter(self, marker: Marker | None, heading: Heading | None) -> tuple[Heading, ...]:
        """The path of a block with this marker and heading; opens and closes sections as they call for."""
        if marker is None and heading is None:
            return self._path()
        if marker is None:
            # A heading without a number stands outside all numbered ones, until their count goes on.
            self._open.clear()
            self._open.append(("", 0, -1, heading))
            return self._path()
        marker = self._nested(marker)
        styles = [style for style, _, _, _ in self._open]
        if marker.style in styles:
            del self._open[styles.index(marker.style) :]
        else:
            seen = self._seen.get(marker.style)
            goes_on = seen is not None and seen[0] + 1 == marker.ordinal and marker.ordinal > 1
            while self._open and (
                self._open[-1][2] > marker.rank or (goes_on and seen is not None and self._open[-1][0] == "")
            ):
                self._open.pop()
        self._seen[marker.style] = (marker.ordinal, len(self._open))
        self._open.append((marker.style, marker.ordinal, marker.rank, heading))
        return self._path()

    def _nested(self, marker: Marker) -> Marker:
        """三、下一步工作, and below it 一、 again: a count that begins anew under next steps stands inside them."""
        inner = marker.style + _INSIDE
        for style, ordinal, _, heading in reversed(self._open):
            begins = style == marker.style and marker.ordinal == 1 < ordinal
            if begins and heading is not None and heading.role is Role.FORWARD:
                return marker._replace(style=inner)
            if style == inner and marker.ordinal == ordinal + 1:
                return marker._replace(style=inner)
        return marker

    def _path(self) -> tuple[Heading, ...]:
        return tuple(heading for _, _, _, heading in self._open if heading is not None)
