"""How long the command line takes to start, beside importing two libraries that it must not import: owns the runs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parts import ROOT

RUNS = 7
LETTER = ROOT / "examples" / "zh-reply-long.txt"
_CLI = "from bot.cli import main; main()"


@dataclass(frozen=True)
class Starts:
    """As shares of the time that importing python-telegram-bot and SQLModel takes."""

    bare: float
    help: float
    extract: float


def measure(letter: Path = LETTER) -> Starts:
    """The medians of some runs, in turns, so that a busy machine is busy for all."""
    programs = {
        "bare": ["-c", "pass"],
        "libraries": ["-c", "import telegram.ext, sqlmodel"],
        "help": ["-c", _CLI, "--help"],
        "extract": ["-c", _CLI, "extract", str(letter)],
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(RUNS):
        for name, arguments in programs.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
            taken[name].append(time.perf_counter() - begun)
    median = {name: statistics.median(times) for name, times in taken.items()}
    libraries = median["libraries"]
    return Starts(
        bare=median["bare"] / libraries, help=median["help"] / libraries, extract=median["extract"] / libraries
    )


if __name__ == "__main__":
    print(measure())
