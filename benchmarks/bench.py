"""`make bench`: measures speed and writes docs/benchmarks.md; owns the page, must not know how anything is measured.

Everything is a ratio between two things measured in turns in the same run, because machines differ; the plain figures
beside them are this machine's.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence

from benchmarks import reading, register, starting, throughput, year
from benchmarks.crowd import CHATS, UPDATES
from benchmarks.parts import ROOT
from benchmarks.reading import Reading
from benchmarks.register import Answer
from benchmarks.starting import Starts
from benchmarks.throughput import Throughput
from benchmarks.year import Moment

PAGE = ROOT / "docs" / "benchmarks.md"
TELEGRAM = 30
"""Messages a second that Telegram lets a bot send."""


def page(stack: Throughput, starts: Starts, read: Reading, answers: Sequence[Answer], passed: Sequence[Moment]) -> str:
    """The whole page."""
    rows = [
        ("updates a second over HTTP, of an echo bot's", f"{stack.over_http.share:.2f}", "≥ 0.60"),
        ("the same without HTTP, in one process", f"{stack.in_memory.share:.2f}", "≥ 0.60"),
        ("updates a second over HTTP, of Telegram's 30 messages", f"{stack.over_http.ours / TELEGRAM:.1f}", "≥ 5"),
        ("memory after a year of a busy group, of that after a month", f"{_grown(passed):.2f}", "≤ 1.10"),
        ("`nextsteps --help`, of importing python-telegram-bot and SQLModel", f"{starts.help:.2f}", "≤ 0.30"),
        ("`nextsteps extract LETTER`, of the same", f"{starts.extract:.2f}", "≤ 0.60"),
        (
            "extracting a letter, of jionlp finding its times",
            "not installed" if read.of_jionlp is None else f"{read.of_jionlp:.2f}",
            "≤ 0.50",
        ),
        ("extracting a letter, of dateparser finding its dates", f"{read.of_dateparser:.2f}", "≤ 0.15"),
    ]
    lists = f"{register.SIZE:,} promises, of {register.WANTED_SECONDS} s"
    rows += [(f"{each.question}, {lists}", f"{each.share:.2f}", "≤ 1.00") for each in answers]
    table = "\n".join(f"| {what} | {figure} | {wanted} |" for what, figure, wanted in rows)
    return f"""# Speed

Written by `make bench`; not by hand. Python {platform.python_version()} on {platform.system()} {platform.machine()}.

| measured | ratio | wanted |
|---|---|---|
{table}

**Updates.** {UPDATES} waiting updates of {CHATS} private chats (lists, cards, notes, changes of status) go through the
whole stack, from the poll to the sent answer, {stack.commits:.1f} commits an update. The echo bot stores each update
and each answer with the same durability in as many commits and sends back what it was told. Over HTTP, on the local Bot
API in a process of its own, as a bot in service reaches Telegram: {stack.over_http.ours:.0f} a second, the echo bot
{stack.over_http.echo:.0f}. On the one in their own process, where only their own work counts:
{stack.in_memory.ours:.0f} and {stack.in_memory.echo:.0f}. Telegram's limits are off; with them on, the bot sends what
they allow (`make long` measures that).

**A year.** {year.DAYS} simulated days of one group, {len(year.DAILY)} messages a day, once a week {len(year.WEEKLY)}
more, an export among them, and a digest. What is forgotten after seven days, and buttons after 120, stay as few:

| day | memory of the process | updates | messages | keyboards | files | database |
|---|---|---|---|---|---|---|
{_days(passed)}

**Starts.** Medians of {starting.RUNS} runs each; an interpreter that does nothing takes {starts.bare:.2f} of the unit.

**Lists.** A workspace of {register.SIZE:,} promises, {register.OF_A_LETTER} a letter, from a command's words to its
screen, medians of {register.RUNS}; and how many times what sqlite3 alone takes for the same rows: {_beside(answers)}.

**Reading.** `{read.letter}`, {read.characters} characters: {read.milliseconds:.0f} ms, warm, median of {reading.RUNS}.
"""


def _beside(answers: Sequence[Answer]) -> str:
    return "; ".join(f"{each.question} {1000 * each.ours:.0f} ms, {each.of_bare:.1f} times" for each in answers)


def _grown(passed: Sequence[Moment]) -> float:
    return passed[-1].memory / passed[0].memory


def _days(passed: Sequence[Moment]) -> str:
    return "\n".join(
        f"| {each.day} | {each.memory:.0f} MB | "
        + " | ".join(str(each.rows[name]) for name in year.QUEUES)
        + f" | {each.file:.1f} MB |"
        for each in passed
    )


def main() -> None:
    """Measure all and write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    written = page(throughput.measure(), starting.measure(), reading.measure(), register.measure(), year.measure())
    PAGE.write_text(written, "utf-8")
    print(written)


if __name__ == "__main__":
    main()
