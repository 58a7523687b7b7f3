"""`nextsteps corrections`: owns how decisions and figures are printed, in the corpus format and as JSON Lines.

The corpus format is that of the labelled letters: tab-separated, one promise a line, "-" for empty: tag (C, a promise),
kind, due, precision, source (own or inherited), quantity, actor, quote. Only letters that were looked through to the
end are printed in it, for a letter with candidates that nobody has seen is no gold. What the figures count, and what
cannot be known, is said in `commitments.measuring`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bot.extraction_output import as_json, number
from commitments.measuring import DecidedLetter, Decision, Figures, Score, figures
from commitments.model import BodyRole, Candidate, Deadline, DueSource, SourceDocument

EMPTY = "-"
_NAME = re.compile(r"[^\w\u3400-\u9fff]+")
_LONGEST_NAME = 40


def tsv(letters: Sequence[DecidedLetter]) -> str:
    """The figures as comments, then each letter that was looked through under a comment with its name."""
    lines = [f"# {line}" for line in summary(figures(letters))]
    for letter in _gold(letters):
        lines += ["", f"# {name_of(letter.document)}", *_rows(letter)]
    return "\n".join(lines) + "\n"


def jsonl(letters: Sequence[DecidedLetter]) -> str:
    """One object a decision, of all letters, then one with the figures."""
    shown = [_decision(letter, each) for letter in letters for each in letter.decisions]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in [*shown, _figures(figures(letters))])


def write_folder(letters: Sequence[DecidedLetter], folder: Path) -> list[Path]:
    """A folder of the corpus: NAME.txt and NAME.tsv for each letter that was looked through. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for letter in _gold(letters):
        target = folder / f"{name_of(letter.document)}.txt"
        target.write_bytes(letter.text.encode("utf-8", "surrogatepass"))
        rows = "".join(f"{row}\n" for row in _rows(letter))
        target.with_suffix(".tsv").write_bytes(rows.encode("utf-8", "surrogatepass"))
        written.append(target)
    return written


def summary(found: Figures) -> list[str]:
    """The figures in lines: how many letters count, then precision and recall of promises and of each field."""
    verdicts = ", ".join(f"{verdict.value} {count}" for verdict, count in sorted(found.verdicts.items()))
    lines = [f"letters reviewed to the end: {found.letters} ({verdicts or 'nothing decided'})"]
    scores = [("promise", found.promises), *((field.value, score) for field, score in found.fields.items())]
    for name, score in scores:
        counts = f"({score.right} right, {score.said} said, {score.wanted} wanted)"
        lines.append(f"{name:9}precision {share(score.precision)}  recall {share(score.recall)}  {counts}")
    return [*lines, "Recall of promises is an upper bound: what nobody missed is not counted."]


def share(value: float | None) -> str:
    """A share as it is printed: 0.833, or - where there is nothing to share."""
    return EMPTY if value is None else f"{value:.3f}"


def name_of(document: SourceDocument) -> str:
    """The letter's name in a folder: its number in the workspace and the name of its file, number or title."""
    head = document.head
    stem = Path(document.file_name).stem if document.file_name else ""
    words = stem or (head.number.value if head.number else "") or head.title
    return f"{document.ordinal:03d}_{_NAME.sub('-', words).strip('-')[:_LONGEST_NAME] or 'letter'}"


def _gold(letters: Iterable[DecidedLetter]) -> Iterator[DecidedLetter]:
    return (letter for letter in letters if letter.to_the_end)


def _rows(letter: DecidedLetter) -> list[str]:
    return ["\t".join(_cells(each.decided)) for each in letter.decisions if each.decided is not None]


def _cells(terms: Candidate) -> tuple[str, ...]:
    deadline = terms.deadline
    actor = next((body.name for body in terms.bodies if body.role is not BodyRole.CO), EMPTY)
    return (
        "C",
        terms.kind.value,
        deadline.due_on.isoformat() if deadline else EMPTY,
        deadline.grain.value if deadline else EMPTY,
        _source(deadline, terms) if deadline else EMPTY,
        ";".join(f"{number(each.value)}{each.unit}" for each in terms.quantities) or EMPTY,
        _cell(actor),
        _cell(terms.quote.exact),
    )


def _source(deadline: Deadline, terms: Candidate) -> str:
    """Own or inherited; a date that a person typed is the quote's own where its words stand in it."""
    if deadline.source is not DueSource.PERSON:
        return deadline.source.value
    return DueSource.OWN.value if deadline.words in terms.quote.exact else DueSource.INHERITED.value


def _cell(words: str) -> str:
    return " ".join(words.split()) or EMPTY


def _decision(letter: DecidedLetter, decision: Decision) -> dict[str, Any]:
    return {
        "letter": letter.document.ordinal,
        "name": name_of(letter.document),
        "reviewed_to_the_end": letter.to_the_end,
        "verdict": decision.verdict.value,
        "wrong": [field.value for field in decision.wrong],
        "extracted": as_json(decision.extracted, why=False) if decision.extracted else None,
        "decided": as_json(decision.decided, why=False) if decision.decided else None,
    }


def _figures(found: Figures) -> dict[str, Any]:
    scores = {"promise": found.promises, **{field.value: score for field, score in found.fields.items()}}
    return {"letters": found.letters, "figures": {name: _score(score) for name, score in scores.items()}}


def _score(score: Score) -> dict[str, Any]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "right": score.right,
        "said": score.said,
        "wanted": score.wanted,
    }
