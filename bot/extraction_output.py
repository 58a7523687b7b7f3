"""`nextsteps extract`: owns the reading of its inputs and the stable JSON, CSV and table that it prints."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from bot.reading.text import MAX_BYTES, decode
from commitments.errors import ReadingError
from commitments.extraction import extract
from commitments.model import Candidate, DocumentHead, Extraction, Language

UNREADABLE = 3

_REASONS = {
    "error.unreadable_binary": "is no text file",
    "error.unreadable_empty": "is empty",
    "error.too_large": f"is larger than {MAX_BYTES >> 20} MB",
}

_FIELDS = (
    "quote", "start", "end", "title", "kind", "due", "precision", "due_source", "due_text", "quantities", "bodies",
    "condition", "strength", "section", "cue",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What one input yields: its objects, or the sentence that says why not."""

    name: str
    extraction: Extraction | None
    problem: str = ""


def run(
    inputs: Sequence[str],
    output: str,
    issued_on: date | None,
    language: Language | None,
    *,
    why: bool,
    jobs: int,
) -> int:
    """Print the commitments of every input in order and return the exit code.

    What cannot be read gives a line on standard error and code 3 at the end; the others go on.
    """
    names = list(_expand(inputs))
    several = len(names) > 1
    outcomes: list[_Outcome] = []
    code = 0
    for outcome in _outcomes(names, issued_on, language, jobs):
        if outcome.extraction is None:
            sys.stderr.write(f"{outcome.name} {outcome.problem}.\n")
            code = UNREADABLE
            continue
        if not outcome.extraction.candidates:
            sys.stderr.write(f"No commitment was found in {outcome.name}.\n")
        outcomes.append(outcome)
        if output == "jsonl":  # as they come, so that a long run can be watched and piped
            for candidate in outcome.extraction.candidates:
                shown = ({"input": outcome.name} if several else {}) | as_json(candidate, why=why)
                sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
    if output == "json":
        documents = [
            ({"input": o.name} if several else {}) | document_as_json(o.extraction, why=why)
            for o in outcomes
            if o.extraction is not None
        ]
        shown_json: Any = documents if several else next(iter(documents), None)
        if shown_json is not None:
            sys.stdout.write(json.dumps(shown_json, ensure_ascii=False, indent=2) + "\n")
    elif output == "csv":
        sys.stdout.write(_csv(outcomes, several=several))
    elif output == "table":
        _table(outcomes, several=several, why=why)
    return code


def _expand(inputs: Sequence[str]) -> Iterator[str]:
    """Folders become their text files, in the order of their names."""
    for name in inputs:
        path = Path(name)
        if name != "-" and path.is_dir():
            yield from (str(file) for file in sorted(path.rglob("*.txt")) if file.is_file())
        else:
            yield name


def _outcomes(names: Sequence[str], issued_on: date | None, language: Language | None, jobs: int) -> Iterator[_Outcome]:
    work = partial(_extract_one, issued_on=issued_on, language=language)
    if jobs == 1 or len(names) < 2:
        yield from map(work, names)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(work, names)


def _extract_one(name: str, issued_on: date | None, language: Language | None) -> _Outcome:
    if name.casefold().startswith(("http://", "https://")):
        return _Outcome(name, None, "is a link; save the page as text and give the file")
    try:
        content = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _bytes(Path(name))
        text = decode(content)
    except ReadingError as error:
        return _Outcome(_shown(name), None, _REASONS[error.key])
    except OSError as error:
        return _Outcome(_shown(name), None, f"cannot be read: {error.strerror}")
    return _Outcome(_shown(name), extract(text, language=language, issued_on=issued_on))


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _shown(name: str) -> str:
    return "standard input" if name == "-" else name


def number(value: Decimal) -> int | float:
    """A JSON number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def as_json(candidate: Candidate, *, why: bool) -> dict[str, Any]:
    """One commitment as the command line's contract has it."""
    deadline = candidate.deadline
    shown: dict[str, Any] = {
        "quote": candidate.quote.exact,
        "start": candidate.quote.start,
        "end": candidate.quote.end,
        "title": candidate.title,
        "kind": candidate.kind.value,
        "due": deadline.due_on.isoformat() if deadline else None,
        "precision": deadline.grain.value if deadline else None,
        "due_source": deadline.source.value if deadline else None,
        "due_text": deadline.words if deadline else None,
        "quantities": [
            {"value": number(q.value), "unit": q.unit, "bound": q.bound.value} for q in candidate.quantities
        ],
        "bodies": [{"name": body.name, "role": body.role.value} for body in candidate.bodies],
        "condition": candidate.condition,
        "strength": candidate.strength.value,
        "section": list(candidate.section),
        "cue": candidate.cue,
    }
    if why:
        shown["trace"] = [{"field": s.field, "rule": s.rule, "words": s.words} for s in candidate.trace]
    return shown


def document_as_json(extraction: Extraction, *, why: bool) -> dict[str, Any]:
    """A letter's head with its commitments."""
    return {
        "document": {"language": extraction.language.value, **_head(extraction.head)},
        "commitments": [as_json(candidate, why=why) for candidate in extraction.candidates],
    }


def _head(head: DocumentHead) -> dict[str, Any]:
    fields = {
        "number": head.number,
        "issuing_body": head.issuing_body,
        "addressee": head.addressee,
        "issued_on": head.issued_on,
    }
    return {
        "title": head.title,
        **{name: field.value if field else None for name, field in fields.items()},
        "reply_class": head.reply_class,
        "read_from": {name: field.source.value for name, field in fields.items() if field},
        "other_readings": [
            {"field": name, "value": field.value, "source": field.source.value} for name, field in head.other_readings
        ],
    }


def _csv(outcomes: Sequence[_Outcome], *, several: bool) -> str:
    """Cells are neutralised as in the register, because they will be opened in the same program."""
    from bot.rendering.csv import cell

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*(["input"] if several else []), *_FIELDS])
    for outcome in outcomes:
        for candidate in outcome.extraction.candidates if outcome.extraction else ():
            shown = as_json(candidate, why=False)
            shown["quantities"] = "; ".join(f"{q['value']}{q['unit']}" for q in shown["quantities"])
            shown["bodies"] = "; ".join(body["name"] for body in shown["bodies"])
            shown["section"] = " / ".join(shown["section"])
            writer.writerow([*([cell(outcome.name)] if several else []), *(cell(shown[name]) for name in _FIELDS)])
    return stream.getvalue()


def _table(outcomes: Sequence[_Outcome], *, several: bool, why: bool) -> None:
    """For a person at a terminal: one commitment a paragraph, because quotes are too long for columns."""
    for outcome in outcomes:
        extraction = outcome.extraction
        if extraction is None or not extraction.candidates:
            continue
        if several:
            sys.stdout.write(f"== {outcome.name}\n")
        for place, candidate in enumerate(extraction.candidates, 1):
            sys.stdout.write(_paragraph(place, candidate))
            if why:
                sys.stdout.writelines(f"      {sentence}\n" for sentence in _reasons(candidate, extraction))


def _reasons(candidate: Candidate, extraction: Extraction) -> list[str]:
    """Why each field is as it is, in the letter's language, as the card's button says it."""
    from bot.i18n.catalogue import catalogue
    from bot.rendering.reasons import reason_lines

    issuer = extraction.head.issuing_body.value if extraction.head.issuing_body else ""
    return reason_lines(candidate, issuer, date.min, catalogue(extraction.language))


def _paragraph(place: int, candidate: Candidate) -> str:
    from bot.i18n.plain import clean

    deadline = candidate.deadline
    due = f"{deadline.due_on} ({deadline.source.value}: {deadline.words})" if deadline else "no date"
    facts = [candidate.kind.value, due, *(f"{number(q.value)}{q.unit}" for q in candidate.quantities)]
    facts += [f"{body.name} ({body.role.value})" for body in candidate.bodies]
    lines = [
        f"{place:3} {clean(candidate.title)}",
        f"    {' · '.join(facts)}",
        f"    “{' '.join(clean(candidate.quote.exact).split())}”",
    ]
    return "\n".join(lines) + "\n"
