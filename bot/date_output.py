"""`nextsteps date`: owns the reading of its lines and what it prints of how a phrase is understood."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from commitments.extraction import detect_language
from commitments.extraction.dates import understand
from commitments.model import Language

_NO_ANCHOR = "no date to count from; give one with --on"


def run(phrase: str, anchor: date | None, language: Language | None, output: str) -> None:
    """Print how the phrase is understood; with `-`, one object for every line of standard input, in order.

    A line may begin with its own "DATE<TAB>LANGUAGE<TAB>", which replace the options.
    """
    if phrase == "-":
        for line in _lines():
            _print(_of_line(line, anchor, language), output)
    else:
        _print(as_json(phrase, anchor, language), output)


def as_json(phrase: str, anchor: date | None, language: Language | None) -> dict[str, Any]:
    """Due date, precision and rule of a phrase; a due of null with no rule means that it states no deadline."""
    understood = understand(phrase, anchor, language or detect_language(phrase))
    if understood is None:
        unanchored = anchor is None and _needs_anchor(phrase, language)
        return {"due": None, "precision": None, "rule": None, **({"error": _NO_ANCHOR} if unanchored else {})}
    return {
        "due": understood.due_on.isoformat(),
        "precision": understood.grain.value,
        "rule": understood.rule,
        "words": understood.words,
    }


def _needs_anchor(phrase: str, language: Language | None) -> bool:
    """Whether the phrase is a deadline as soon as there is a day to count from, whichever."""
    return understand(phrase, date(2018, 1, 1), language or detect_language(phrase)) is not None


def _of_line(line: str, anchor: date | None, language: Language | None) -> dict[str, Any]:
    parts = line.split("\t", 2)
    if len(parts) == 3 and parts[1] in tuple(Language):
        try:
            return as_json(parts[2], date.fromisoformat(parts[0]), Language(parts[1]))
        except ValueError:
            return {"due": None, "precision": None, "rule": None, "error": f"{parts[0]!r} is no date"}
    return as_json(line, anchor, language)


def _lines() -> Iterator[str]:
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _print(shown: dict[str, Any], output: str) -> None:
    if output == "text":
        due = shown["due"] or "no deadline"
        facts = [shown[name] for name in ("precision", "rule") if shown[name]]
        words = f"{due} ({', '.join(facts)})" if facts else shown.get("error", due)
        sys.stdout.write(f"{words}\n")
    else:
        sys.stdout.write(json.dumps(shown, ensure_ascii=False) + "\n")
