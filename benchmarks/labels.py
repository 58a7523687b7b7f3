"""A labelled letter and how what was found is held against it: owns the corpus format and the rule of matching.

The rule and the counts are those of the corpus of real letters (its ANNOTATION.md, "The score"), written anew so that
our own letters can be scored without it; a test holds both equal. Must not know the extractor or what is published.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]

CORE = frozenset({"measurable", "deliverable"})
CELLS = 8
ELLIPSIS = " … "
NOWHERE: Span = (-1, -1)

_FOLDED = str.maketrans("，：；（）！？．％０１２３４５６７８９", ",:;()!?.%0123456789")
_UNSEEN = "\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Label:
    """One line of the gold; `span` counts in the flat text of its letter. Empty cells are None."""

    tag: str
    kind: str
    due: str | None
    source: str | None
    quantity: str | None
    actor: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One commitment that the extractor reported: its JSON object, and where it stands in the flat text."""

    shown: Mapping[str, Any]
    span: Span

    @property
    def kind(self) -> str:
        """measurable, deliverable or directional."""
        return str(self.shown["kind"])

    @property
    def due(self) -> str | None:
        """The due date in ISO form."""
        due = self.shown["due"]
        return due if isinstance(due, str) else None


@dataclass(frozen=True, slots=True)
class Letter:
    """A text with its labels. `flat` is the text without white space and in half width; all spans count in it."""

    name: str
    text: str
    flat: str
    offsets: Sequence[int]
    """Of each character of `flat` in `text`."""
    labels: Sequence[Label]

    def place(self, shown: Mapping[str, Any]) -> Finding:
        """Where a reported commitment stands, or NOWHERE if its quote is not what stands at its offset."""
        quote = flatten(str(shown["quote"]))[0]
        at = bisect.bisect_left(self.offsets, int(shown["start"]))
        right = bool(quote) and self.flat.startswith(quote, at)
        return Finding(shown, (at, at + len(quote)) if right else NOWHERE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found in a letter, held against its labels."""

    letter: Letter
    pairs: Sequence[tuple[Label, Finding]]
    missed: Sequence[Label]
    spared: Sequence[Finding]
    """Found, and optional."""
    false: Sequence[Finding]

    @property
    def broken(self) -> int:
        """Quotes that do not stand where they claim to."""
        return sum(finding.span == NOWHERE for finding in self.false)


@dataclass(frozen=True, slots=True)
class Count:
    """Found, falsely reported and missed."""

    found: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.found + other.found, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was reported that is right; 0 where nothing was reported."""
        return round(self.found / (self.found + self.false), 4) if self.found + self.false else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found; 0 where there is nothing."""
        return round(self.found / (self.found + self.missed), 4) if self.found + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        wrong = self.false + self.missed
        return round(2 * self.found / (2 * self.found + wrong), 4) if self.found else 0.0

    @property
    def of_letter(self) -> float:
        """F1 of one letter: nothing to find and nothing found is right."""
        return self.f1 if self.found + self.false + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All that is counted over a folder of letters. A share is None where there is nothing to be right about."""

    everything: Count
    core: Count
    letters: float
    """The mean F1 of the letters, so that a long one does not decide."""
    fields: Mapping[str, float | None]
    """Over matched pairs: the share that is right, by field, and `due_when_dated`."""
    broken: int
    each: Mapping[str, Count] = field(default_factory=dict)


def flatten(text: str) -> tuple[str, list[int]]:
    """The text without white space and in half width, with each kept character's offset."""
    kept = [at for at, char in enumerate(text) if not (char.isspace() or char in _UNSEEN)]
    return "".join(text[at] for at in kept).translate(_FOLDED), kept


def read(path: Path) -> Letter:
    """The letter `path` (NAME.txt) with the labels beside it (NAME.tsv); ValueError where a label has no place."""
    text = path.read_text(encoding="utf-8")
    flat, offsets = flatten(text)
    labels: list[Label] = []
    cursor = 0
    for number, line in enumerate(path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != CELLS:
            raise ValueError(f"{path.stem}:{number}: {len(cells)} cells, {CELLS} wanted")
        span = _find(flat, cells[-1], cursor) or _find(flat, cells[-1], 0)
        if span is None:
            raise ValueError(f"{path.stem}:{number}: its quote is not in the text")
        tag, kind, due, _precision, source, quantity, actor = (None if cell == "-" else cell for cell in cells[:-1])
        if tag != "I":
            cursor = span[0]
        labels.append(Label(tag or "", kind or "", due, source, quantity, actor, span))
    return Letter(path.stem, text, flat, offsets, labels)


def _find(flat: str, quote: str, cursor: int) -> Span | None:
    first, _, last = (flatten(part)[0] for part in quote.partition(ELLIPSIS))
    start = flat.find(first, cursor)
    if start < 0:
        return None
    end = start + len(first)
    if ELLIPSIS in quote:
        end = flat.find(last, end) + len(last)
        if end < len(last):
            return None
    return start, end


def shared(a: Span, b: Span) -> int:
    """How many characters two spans have in common."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _match(labels: Sequence[Label], findings: Sequence[Finding]) -> list[tuple[Label, Finding]]:
    """One to one, best overlap first.

    70 % of the label must be covered, and 40 % of the finding be shared, or the finding be no longer than 30.
    """
    possible = []
    for label in labels:
        for finding in findings:
            common, length = shared(label.span, finding.span), _length(finding.span)
            if common >= 0.7 * _length(label.span) and (common >= 0.4 * length or length <= 30):
                possible.append((common / (_length(label.span) + length - common), label, finding))
    possible.sort(key=lambda candidate: -candidate[0])
    taken: set[int] = set()
    pairs = []
    for _, label, finding in possible:
        if not {id(label), id(finding)} & taken:
            taken |= {id(label), id(finding)}
            pairs.append((label, finding))
    return pairs


def compare(letter: Letter, shown: Sequence[Mapping[str, Any]]) -> Comparison:
    """Hold what was reported of a letter against its labels; what stands in an ignored span is dropped first."""
    ignored = [label.span for label in letter.labels if label.tag == "I"]
    findings = [
        finding
        for finding in map(letter.place, shown)
        if not any(shared(finding.span, span) > 0.5 * _length(finding.span) for span in ignored)
    ]
    wanted = [label for label in letter.labels if label.tag == "C"]
    pairs = _match(wanted, findings)
    matched = {id(part) for pair in pairs for part in pair}
    left = [finding for finding in findings if id(finding) not in matched]
    spared = [finding for _, finding in _match([label for label in letter.labels if label.tag == "O"], left)]
    kept = {id(finding) for finding in spared}
    return Comparison(
        letter,
        pairs,
        missed=[label for label in wanted if id(label) not in matched],
        spared=spared,
        false=[finding for finding in left if id(finding) not in kept],
    )


def quantities_found(finding: Finding) -> set[tuple[float, str]]:
    """Value and unit of each quantity reported."""
    return {(float(each["value"]), str(each["unit"] or "")) for each in finding.shown["quantities"]}


def quantities_wanted(label: Label) -> set[tuple[float, str]]:
    """Value and unit of each quantity of a label: `1所;2所`."""
    parts = (re.fullmatch(r"\s*([\d.]+)(.*?)\s*", part) for part in (label.quantity or "").split(";"))
    return {(float(part[1]), part[2]) for part in parts if part}


def body_is_right(label: Label, finding: Finding) -> bool:
    """Whether one of the bodies reported is the one that the label names, or a part of its name."""
    wanted = flatten(label.actor or "")[0]
    named = [flatten(str(body["name"]))[0] for body in finding.shown["bodies"]]
    return any(name and (name in wanted or wanted in name) for name in named)


_Judge = Callable[[Label, Finding], bool]
# Which pairs a field is judged on, and when it is right.
_JUDGED: Mapping[str, tuple[_Judge, _Judge]] = {
    "due": (lambda _label, _finding: True, lambda label, finding: finding.due == label.due),
    "kind": (lambda _label, _finding: True, lambda label, finding: finding.kind == label.kind),
    "quantity": (
        lambda label, finding: bool(label.quantity or quantities_found(finding)),
        lambda label, finding: quantities_found(finding) == quantities_wanted(label),
    ),
    "due_source": (
        lambda label, finding: bool(label.due) and finding.due == label.due,
        lambda label, finding: finding.shown["due_source"] == label.source,
    ),
    "body": (lambda label, _finding: label.actor is not None, body_is_right),
    "due_when_dated": (lambda label, _finding: bool(label.due), lambda label, finding: finding.due == label.due),
}


def count(comparisons: Sequence[Comparison]) -> Figures:
    """All figures over some letters, at least one."""
    each = {c.letter.name: Count(len(c.pairs), len(c.false), len(c.missed)) for c in comparisons}
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    shares: dict[str, float | None] = {}
    for name, (concerns, right) in _JUDGED.items():
        verdicts = [right(*pair) for pair in pairs if concerns(*pair)]
        shares[name] = round(sum(verdicts) / len(verdicts), 4) if verdicts else None
    return Figures(
        everything=sum(each.values(), Count()),
        core=sum(map(_core, comparisons), Count()),
        letters=round(sum(one.of_letter for one in each.values()) / len(each), 4),
        fields=shares,
        broken=sum(comparison.broken for comparison in comparisons),
        each=each,
    )


def _core(comparison: Comparison) -> Count:
    kinds = [(label.kind in CORE, finding.kind in CORE) for label, finding in comparison.pairs]
    return Count(
        found=kinds.count((True, True)),
        false=kinds.count((False, True)) + sum(finding.kind in CORE for finding in comparison.false),
        missed=kinds.count((True, False)) + sum(label.kind in CORE for label in comparison.missed),
    )
