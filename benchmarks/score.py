"""`make score`: owns the order of measuring, keeping the best and writing docs/extraction.md; must not count."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import best as records
from benchmarks.extraction_page import NAMES, page
from benchmarks.parts import DATES, ROOT, Measured, MeasuredDates, measure, measure_dates, parts

PAGE = ROOT / "docs" / "extraction.md"
FELL = 1


def corpus_folder(environment: Mapping[str, str]) -> Path | None:
    """Where the real letters are, if NEXTSTEPS_CORPUS says so; SystemExit with a sentence if it is no corpus."""
    named = environment.get("NEXTSTEPS_CORPUS")
    if not named:
        return None
    folder = Path(named).resolve()
    if not (folder / "score.py").exists():
        raise SystemExit(f"NEXTSTEPS_CORPUS names {named}, and there is no score.py in it.")
    return folder


def standings(measured: Mapping[str, Measured], dates: MeasuredDates | None) -> dict[str, records.Standing]:
    """The figures that are held against the best ever, by part."""
    now = {name: records.standing(one) for name, one in measured.items()}
    return now | ({DATES: records.standing_of_dates(dates)} if dates is not None else {})


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the page and the best figures; 1 if a figure stands more than a point below its best."""
    parser = argparse.ArgumentParser(prog="make score", description="How well letters are read.")
    parser.add_argument("--lower", metavar="WHY", help="give up the best figures that are not reached, for this reason")
    options = parser.parse_args(arguments)
    corpus = corpus_folder(os.environ)
    measured = {part.name: measure(part, corpus) for part in parts(corpus)}
    dates = measure_dates(corpus) if corpus else None
    now = standings(measured, dates)
    best = records.load()
    anew = records.begun_anew(best, now)
    fallen = records.falls(best, now)
    best = records.raised(records.lowered(best, now, options.lower) if options.lower else best, now)
    records.save(best)
    previous = PAGE.read_text(encoding="utf-8") if PAGE.exists() else None
    PAGE.write_text(page(measured, dates, best, records.falls(best, now), previous), encoding="utf-8")

    for name, one in measured.items():
        figures = one.figures
        print(
            f"{NAMES[name].replace('`', ''):16} {len(figures.each):4} letters   F1 {figures.everything.f1:.3f}   "
            f"core {figures.core.f1:.3f}   letters {figures.letters:.3f}"
        )
    if dates is not None:
        print(
            f"{'dates':16} " + "   ".join(f"{name} {dates.shares[name]:.3f}" for name in ("zh", "en", "false alarms"))
        )
    if corpus is None:
        print("NEXTSTEPS_CORPUS is not set: what is published of the real letters stays as it was.")
    for part in anew:
        print(f"{part}: other letters or labels than before; its best figures begin anew.")
    for fall in fallen:
        print(f"{fall}{' (given up)' if options.lower else ''}", file=sys.stderr)
    if fallen and not options.lower:
        print("""If that is meant: make score ARGS='--lower "why"'""", file=sys.stderr)
        return FELL
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
