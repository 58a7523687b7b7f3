"""The parts of the corpus: owns where they are, what the extractor says of them, and who counts.

Of the real corpus its own programs count; of our letters `labels` does where the real corpus is not at hand. Must not
know what is published of it.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import labels, mistakes
from bot.extraction_output import as_json
from commitments.extraction import extract

ROOT = Path(__file__).resolve().parent.parent
OUR_LETTERS = ROOT / "tests" / "corpus"
READING_LIST = ROOT / "docs" / "reading_list.md"

OWN, DEV, CHECK, UNREAD, ENGLISH, DATES = "own", "dev", "check", "check unread", "dev-en", "dates"

# The command `nextsteps date -`, run from the sources that are measured, whatever is installed.
_DATE_COMMAND = (sys.executable, "-c", "from bot.cli import main; main()", "date", "-", "--format", "jsonl")


@dataclass(frozen=True, slots=True)
class Part:
    """Labelled letters that are scored together."""

    name: str
    letters: Sequence[Path]

    @property
    def mark(self) -> str:
        """Tells one set of letters and labels from another: figures over different ones are not compared."""
        digest = hashlib.sha256()
        for path in self.letters:
            digest.update(path.stem.encode() + path.read_bytes() + path.with_suffix(".tsv").read_bytes())
        return digest.hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Measured:
    """What the measuring of one part yielded."""

    name: str
    mark: str
    figures: labels.Figures
    wanted: int
    """Labels that are commitments."""
    mistakes: Counter[str]


@dataclass(frozen=True, slots=True)
class MeasuredDates:
    """Deadlines in single phrases: the shares that are right, and (right, of) by category."""

    mark: str
    shares: Mapping[str, float]
    counts: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def parts(corpus: Path | None) -> list[Part]:
    """Our own letters, then each part of the real corpus that is there; `check unread` only while some are."""
    found = [Part(OWN, _letters(OUR_LETTERS))]
    if corpus is not None:
        found += [Part(name, _letters(corpus / name)) for name in (DEV, CHECK)]
        read = read_letters()
        found.append(Part(UNREAD, [path for path in _letters(corpus / CHECK) if path.stem not in read]))
        found.append(Part(ENGLISH, _letters(corpus / ENGLISH)))
    return [part for part in found if part.letters]


def read_letters() -> frozenset[str]:
    """The letters of `check/` that our reading list says were read."""
    return frozenset(re.findall(r"^- (\S+)$", READING_LIST.read_text(encoding="utf-8"), re.MULTILINE))


def _letters(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.txt") if path.with_suffix(".tsv").exists())


def measure(part: Part, corpus: Path | None) -> Measured:
    """Extract all letters of a part in this process and count; `corpus` has the program that counts, if not None."""
    reported = {path: found_in(path) for path in part.letters}
    comparisons = [labels.compare(labels.read(path), shown) for path, shown in reported.items()]
    own_count = labels.count(comparisons)
    return Measured(
        name=part.name,
        mark=part.mark,
        figures=own_count if corpus is None else counted_by_program(corpus, reported),
        wanted=own_count.everything.found + own_count.everything.missed,
        mistakes=mistakes.kinds(comparisons),
    )


def found_in(path: Path) -> list[dict[str, Any]]:
    """What `nextsteps extract --format jsonl` prints of a letter."""
    text = path.read_text(encoding="utf-8")
    return [as_json(candidate, why=False) for candidate in extract(text).candidates]


def counted_by_program(corpus: Path, reported: Mapping[Path, Sequence[Mapping[str, Any]]]) -> labels.Figures:
    """The figures that the corpus's own score.py counts over these letters (NAME.txt → what was reported of it)."""
    with tempfile.TemporaryDirectory(prefix="nextsteps-score-") as name:
        folder = Path(name)
        for path, shown in reported.items():
            for file in (path, path.with_suffix(".tsv")):
                (folder / file.name).write_bytes(file.read_bytes())
            lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in shown)
            (folder / f"{path.stem}.jsonl").write_text(lines, encoding="utf-8")
        answer = _run(str(corpus / "score.py"), name, "--predictions", name, "--json")
    return labels.Figures(
        everything=_count(answer["all"]),
        core=_count(answer["core"]),
        letters=answer["letters"],
        fields=answer["fields"],
        broken=answer["broken"],
        each={name: _count(one) for name, one in answer["per_document"].items()},
    )


def measure_dates(corpus: Path) -> MeasuredDates | None:
    """What the corpus's score_dates.py counts of `nextsteps date -`; None where the corpus has no phrases."""
    phrases = corpus / DATES / "dev.tsv"
    if not phrases.exists():
        return None
    answer = _run(str(corpus / DATES / "score_dates.py"), str(phrases), "--json", "--", *_DATE_COMMAND)
    return MeasuredDates(
        mark=hashlib.sha256(phrases.read_bytes()).hexdigest()[:12],
        shares=answer["share"],
        counts={name: (right, of) for name, (right, of) in answer["counts"].items()},
    )


def _run(*command: str) -> dict[str, Any]:
    """The JSON object on the last line that a Python program prints (before it may stand what is broken)."""
    run = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if run.returncode:
        raise RuntimeError(f"{command[0]} gave up ({run.returncode}): {(run.stderr or run.stdout).strip()[-300:]}")
    answer: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return answer


def _count(figures: Mapping[str, int]) -> labels.Count:
    return labels.Count(found=figures["tp"], false=figures["fp"], missed=figures["fn"])
