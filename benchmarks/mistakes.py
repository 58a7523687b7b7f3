"""What kinds of mistake were made: owns their names and how each is told mechanically; must not know any language.

Only counts leave this module: no word of a letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.labels import (
    Comparison,
    Finding,
    Label,
    Letter,
    Span,
    body_is_right,
    quantities_found,
    quantities_wanted,
    shared,
)

# Two labels belong to one passage if at most one line break and this many characters stand between them.
PASSAGE_GAP = 200

MISSED = {
    "missed: whole passage": "nothing was found in the passage where it stands",
    "missed: single clause": "others of its passage were touched, this one was not",
    "missed: clause edge": "a reported clause overlaps it, and too little to match",
    "missed: run together": "it was swallowed by a clause that matched another promise",
}
FALSE = {
    "false: clause edge": "overlaps a promise that was missed",
    "false: further piece": "overlaps a promise that another clause matched",
    "false: inside a passage": "stands among promises",
    "false: outside any passage": "stands elsewhere in a letter that promises something",
    "false: letter without promises": "stands in a letter that promises nothing",
}


def kinds(comparisons: Sequence[Comparison]) -> Counter[str]:
    """How often each kind of mistake was made over some letters; mixed-up kinds are named `kind: X taken for Y`."""
    return Counter(kind for comparison in comparisons for kind in _of(comparison))


def _of(comparison: Comparison) -> Iterator[str]:
    passages = _passages(comparison.letter)
    for label in comparison.missed:
        yield "missed: " + _how_missed(label, comparison, passages)
    for finding in comparison.false:
        yield "false: " + _how_false(finding, comparison, passages)
    for label, finding in comparison.pairs:
        yield from _wrong_fields(label, finding)


def _passages(letter: Letter) -> list[list[Label]]:
    labels = sorted((label for label in letter.labels if label.tag in "CO"), key=lambda label: label.span)
    passages: list[list[Label]] = []
    for label in labels:
        if passages and _near(letter, passages[-1][-1].span, label.span):
            passages[-1].append(label)
        else:
            passages.append([label])
    return passages


def _near(letter: Letter, earlier: Span, later: Span) -> bool:
    """Whether two spans, in this order, stand in one line or in two that follow one another."""
    if later[0] <= earlier[1]:
        return True
    between = letter.text[letter.offsets[earlier[1] - 1] : letter.offsets[later[0]]]
    lines = [line for line in between.split("\n")[1:-1] if line.strip()]
    return not lines and later[0] - earlier[1] <= PASSAGE_GAP


def _how_missed(label: Label, comparison: Comparison, passages: Sequence[Sequence[Label]]) -> str:
    if any(shared(label.span, finding.span) for finding in (*comparison.false, *comparison.spared)):
        return "clause edge"
    matched = [finding for _, finding in comparison.pairs]
    if any(shared(label.span, finding.span) for finding in matched):
        return "run together"
    reported = (*matched, *comparison.false, *comparison.spared)
    passage = next(passage for passage in passages if label in passage)
    touched = any(shared(other.span, finding.span) for other in passage for finding in reported)
    return "single clause" if touched else "whole passage"


def _how_false(finding: Finding, comparison: Comparison, passages: Sequence[Sequence[Label]]) -> str:
    if any(shared(label.span, finding.span) for label in comparison.missed):
        return "clause edge"
    if any(shared(label.span, finding.span) for label, _ in comparison.pairs):
        return "further piece"
    wanted = [passage for passage in passages if any(label.tag == "C" for label in passage)]
    if not wanted:
        return "letter without promises"
    return (
        "inside a passage"
        if any(_inside(comparison.letter, p, finding.span) for p in wanted)
        else "outside any passage"
    )


def _inside(letter: Letter, passage: Sequence[Label], span: Span) -> bool:
    first, last = passage[0].span, max((label.span for label in passage), key=lambda each: each[1])
    if span[0] < first[0]:
        return _near(letter, span, first)
    return span[0] <= last[1] or _near(letter, last, span)


def _wrong_fields(label: Label, finding: Finding) -> Iterator[str]:
    if finding.due != label.due:
        yield f"due: {_compared(label.due, finding.due) if not (label.due and finding.due) else 'another day'}"
    elif label.due and finding.shown["due_source"] != label.source:
        yield "source: another"
    if finding.kind != label.kind:
        yield f"kind: {label.kind} taken for {finding.kind}"
    wanted, found = quantities_wanted(label), quantities_found(finding)
    if wanted != found:
        yield f"quantity: {_compared(wanted, found)}"
    if label.actor is not None and not body_is_right(label, finding):
        yield f"body: {_compared(label.actor, finding.shown['bodies'])}"


def _compared(wanted: object, found: object) -> str:
    if not found:
        return "not seen"
    return "another" if wanted else "not there"
