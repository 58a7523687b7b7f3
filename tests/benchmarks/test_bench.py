"""The page of the benchmarks says what was measured, beside what is wanted."""

from __future__ import annotations

from benchmarks.bench import page
from benchmarks.reading import Reading
from benchmarks.register import Answer
from benchmarks.starting import Starts
from benchmarks.throughput import Rates, Throughput
from benchmarks.year import QUEUES, Moment


def written(of_jionlp: float | None = 0.4) -> str:
    return page(
        Throughput(over_http=Rates(ours=180.0, echo=250.0), in_memory=Rates(ours=400.0, echo=800.0), commits=1.2),
        Starts(bare=0.02, help=0.13, extract=0.52),
        Reading(letter="letter.txt", characters=900, milliseconds=12.4, of_jionlp=of_jionlp, of_dateparser=0.1),
        [Answer("a filter", ours=0.05, bare=0.02)],
        [Moment(day=day, memory=100 + day / 36.4, rows=dict.fromkeys(QUEUES, 7), file=1.0) for day in (28, 196, 364)],
    )


def test_ratios_stand_beside_what_is_wanted() -> None:
    rows = [line for line in written().splitlines() if "| ≥" in line or "| ≤" in line]
    assert [row.split(" | ")[1:] for row in rows] == [
        ["0.72", "≥ 0.60 |"],
        ["0.50", "≥ 0.60 |"],
        ["6.0", "≥ 5 |"],
        ["1.09", "≤ 1.10 |"],
        ["0.13", "≤ 0.30 |"],
        ["0.52", "≤ 0.60 |"],
        ["0.40", "≤ 0.50 |"],
        ["0.10", "≤ 0.15 |"],
        ["0.25", "≤ 1.00 |"],
    ]


def test_what_is_not_installed_is_not_measured() -> None:
    assert "| not installed |" in written(of_jionlp=None)
