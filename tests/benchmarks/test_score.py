"""The published score of the extraction holds: no figure falls more than a point below the best ever published."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from benchmarks import best as records
from benchmarks.extraction_page import NAMES, page
from benchmarks.labels import Count, Figures
from benchmarks.parts import (
    CHECK,
    DATES,
    DEV,
    ENGLISH,
    OWN,
    UNREAD,
    Measured,
    MeasuredDates,
    measure,
    measure_dates,
    parts,
    read_letters,
)
from benchmarks.score import PAGE, corpus_folder

REAL = (DEV, CHECK, UNREAD, ENGLISH)


@cache
def corpus() -> Path | None:
    return corpus_folder(os.environ)


def letters_of(part: str, corpus: Path | None) -> Measured:
    chosen = [each for each in parts(corpus) if each.name == part]
    if not chosen:
        pytest.skip(f"there is no letter in {part}")
    return measure(chosen[0], corpus)


def assert_holds(part: str, standing: records.Standing) -> None:
    assert [str(fall) for fall in records.falls(records.load(), {part: standing})] == []


def test_our_letters_are_read_as_well_as_was_ever_published() -> None:
    measured = letters_of(OWN, None)
    standing = records.standing(measured)
    assert records.load().parts[OWN].over == standing.over, "our letters or labels have changed: run `make score`"
    assert measured.figures.broken == 0
    assert_holds(OWN, standing)


@pytest.mark.parametrize("part", REAL)
def test_real_letters_are_read_as_well_as_was_ever_published(part: str) -> None:
    folder = corpus()
    if folder is None:
        pytest.skip("NEXTSTEPS_CORPUS is not set: no real letters here")
    measured = letters_of(part, folder)
    assert measured.figures.broken == 0
    standing = records.standing(measured)
    published = records.load().parts.get(part)
    if published is None or published.over != standing.over:
        pytest.skip(f"{part}: other letters or labels than those whose figures are published")
    assert_holds(part, standing)


def test_dates_are_understood_as_well_as_was_ever_published() -> None:
    folder = corpus()
    measured = measure_dates(folder) if folder else None
    if measured is None:
        pytest.skip("NEXTSTEPS_CORPUS is not set, or has no phrases with dates")
    standing = records.standing_of_dates(measured)
    published = records.load().parts.get(DATES)
    if published is None or published.over != standing.over:
        pytest.skip("other phrases than those whose figures are published")
    assert_holds(DATES, standing)


def test_a_worse_extractor_would_be_seen() -> None:
    measured = records.load().parts[OWN]
    worse = records.Standing(measured.over, {name: value - 0.011 for name, value in measured.figures.items()})
    assert len(records.falls(records.load(), {OWN: worse})) == len(measured.figures)


def test_the_page_publishes_every_part() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in NAMES.values() if f"\n| {name} | " not in text] in ([], [NAMES[UNREAD]])
    assert "\n## Dates\n" in text


def test_the_page_quotes_no_letter_and_names_none_that_is_unread() -> None:
    text = PAGE.read_text(encoding="utf-8")
    summary, _, rest = text.partition("\n## 摘要\n")[2].partition("\n## ")
    assert re.findall(r"[\u4e00-\u9fff]+", rest) == []
    assert len(summary) < 500
    folder = corpus()
    if folder is not None:
        unread = {path.stem for path in (folder / CHECK).glob("*.txt")} - read_letters()
        assert [name for name in unread if name in text] == []


def measured(name: str, **letters: Count) -> Measured:
    shares: dict[str, float | None] = dict.fromkeys(
        ("due", "kind", "quantity", "due_source", "body", "due_when_dated"), 0.5
    )
    every = sum(letters.values(), Count())
    figures = Figures(every, every, 0.5, shares, 0, letters)
    mistakes = Counter({"missed: whole passage": 1, "kind: measurable taken for directional": 2})
    return Measured(name, "mark", figures, every.found + every.missed, mistakes)


DATES_MEASURED = MeasuredDates(
    "mark",
    {"zh": 0.5, "en": 1.0, "false alarms": 0.0, "precision": 1.0},
    {"zh": (1, 2), "en": (1, 1), "false alarms": (0, 1), "precision": (2, 2), "season": (1, 2)},
)
ALL = {
    OWN: measured(OWN, ours=Count(1, 1, 0)),
    DEV: measured(DEV, tuned=Count(9, 1, 0)),
    CHECK: measured(CHECK, glanced=Count(1, 0, 1), secret=Count(0, 1, 1)),
    UNREAD: measured(UNREAD, secret=Count(0, 1, 1)),
    ENGLISH: measured(ENGLISH, english=Count(2, 0, 0)),
}


def test_a_page_names_letters_that_were_read_and_not_those_that_were_not() -> None:
    text = page(ALL, DATES_MEASURED, records.Best({}))
    assert "| tuned | 9 | 0 | 1 | 0.947 |" in text
    assert "| glanced | 1 | 1 | 0 | 0.667 |" in text
    assert "secret" not in text
    assert "| F1, all | 0.947 | 0.000 | +0.947 |" in text
    assert "season 1 of 2" in text


def test_without_real_letters_what_was_published_of_them_stays() -> None:
    before = page(ALL, DATES_MEASURED, records.Best({}))
    ours = {OWN: measured(OWN, ours=Count(2, 0, 0))}
    after = page(ours, None, records.Best({}), previous=before)
    assert "| ours | 1 | 0 | 1 | 0.667 |" in before
    assert after.replace(*own_section(after)) == before.replace(*own_section(before))
    assert "1 of 1 letters have every promise" not in before
    assert "No letter has a promise missed or falsely reported." in own_section(after)[0]


def own_section(text: str) -> tuple[str, str]:
    return "## Our own letters" + text.partition("## Our own letters")[2].partition("\n## ")[0], ""


def test_a_page_says_what_is_below_the_best_and_what_was_given_up() -> None:
    fall = records.Fall(DEV, "all", 0.9, 0.8)
    given_up = records.Best({}, (records.Lowered(fall, "the labels were wrong"),))
    text = page(ALL, None, given_up, [records.Fall(OWN, "core", 0.7, 0.6)])
    assert "- now below: own: core fell from 0.7000 to 0.6000" in text
    assert "| `dev/` | all | 0.900 | 0.800 | the labels were wrong |" in text


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    assert corpus_folder({}) is None
    with pytest.raises(SystemExit, match="no score.py"):
        corpus_folder({"NEXTSTEPS_CORPUS": str(tmp_path)})
