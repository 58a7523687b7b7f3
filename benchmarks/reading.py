"""How long reading a letter takes beside what other libraries need for a part of it: owns the runs, in one process.

jionlp and dateparser only find time expressions; jionlp is measured where it is installed (`pip install jionlp`; it is
not among the project's requirements, for nothing of it is used).
"""

from __future__ import annotations

import os
import re
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from dateparser.search import search_dates

from benchmarks.parts import ROOT
from commitments.extraction import extract

RUNS = 7
CORPUS = "NEXTSTEPS_CORPUS"
_REAL = Path("dev", "seed_5844.txt")
_OURS = ROOT / "examples" / "zh-reply-long.txt"


@dataclass(frozen=True)
class Reading:
    """The letter's name and length, the milliseconds of the extraction, and its share of the other libraries' time."""

    letter: str
    characters: int
    milliseconds: float
    of_jionlp: float | None
    of_dateparser: float


def measure() -> Reading:
    """The medians of some runs, in turns. The letter is the corpus's where there is one, else one of the examples."""
    corpus = os.environ.get(CORPUS)
    path = Path(corpus) / _REAL if corpus else _OURS
    text = path.read_text("utf-8")
    works: dict[str, Callable[[], object]] = {
        "extract": lambda: extract(text),
        "dateparser": lambda: search_dates(text, languages=["zh"]),
    }
    if find_spec("jionlp") is not None:
        find = import_module("jionlp").ner.TimeExtractor()
        # It finds in a sentence, so it is given one at a time, as its documentation shows.
        sentences = re.split(r"(?<=[。;!?\n])", text)
        works["jionlp"] = lambda: [find(sentence) for sentence in sentences]
    taken: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(RUNS + 1):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            if turn:  # the first is for warming up
                taken[name].append(time.perf_counter() - begun)
    median = {name: statistics.median(times) for name, times in taken.items()}
    return Reading(
        letter=path.name,
        characters=len(text),
        milliseconds=1000 * median["extract"],
        of_jionlp=median["extract"] / median["jionlp"] if "jionlp" in median else None,
        of_dateparser=median["extract"] / median["dateparser"],
    )


if __name__ == "__main__":
    print(measure())
