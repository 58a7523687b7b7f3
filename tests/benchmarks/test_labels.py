"""Our own counting of the score: the format of the labels, what matches, and that it counts as the real corpus does."""

from __future__ import annotations

import os
import random
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.labels import Comparison, Count, Letter, compare, count, flatten, read
from benchmarks.parts import OUR_LETTERS, counted_by_program
from commitments.model import Kind

CORPUS = Path(os.environ.get("NEXTSTEPS_CORPUS", "/nowhere"))
OURS = sorted(OUR_LETTERS.glob("*.txt"))

TEXT = "一、下一步工作\n我局将修建水渠5公里，2030年底前完成；\n疏通河道。感谢关心。\n"
ROWS = (
    "C\tmeasurable\t2030-12-31\tday\town\t5公里\t-\t修建水渠5公里,2030年底前完成",
    "C\tdirectional\t-\t-\t-\t-\t-\t疏通河道",
)


def a_letter(folder: Path, *rows: str, text: str = TEXT) -> Letter:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.tsv").write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return read(folder / "a.txt")


def reported(quote: str, text: str = TEXT, **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": "directional", "due": None, "due_source": None, "quantities": [], "bodies": []}
    return {**found, "quote": quote, "start": text.index(quote), **fields}


def counts(comparison: Comparison) -> tuple[int, int, int]:
    return len(comparison.pairs), len(comparison.false), len(comparison.missed)


def test_a_quote_matches_whatever_its_width_and_the_lines_it_is_broken_over(tmp_path: Path) -> None:
    letter = a_letter(tmp_path, "C\tdeliverable\t-\t-\t-\t-\t-\t2030年底前完成;疏通河道")
    comparison = compare(letter, [reported("2030年底前完成；\n疏通河道")])
    assert counts(comparison) == (1, 0, 0)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("我局将修建水渠5公里，2030年底前完成", True),
        ("修建水渠5公里，2030年底前", True),  # 15 of 17 characters
        ("修建水渠5公里", False),  # 7 of 17
        ("感谢关心", False),
    ],
)
def test_seven_tenths_of_a_label_must_be_covered(tmp_path: Path, quote: str, found: bool) -> None:
    comparison = compare(a_letter(tmp_path, ROWS[0]), [reported(quote)])
    assert counts(comparison) == ((1, 0, 0) if found else (0, 1, 1))


def test_a_long_quote_does_not_match_a_short_label(tmp_path: Path) -> None:
    comparison = compare(a_letter(tmp_path, ROWS[1]), [reported(TEXT.split("\n", 1)[1].strip())])
    assert counts(comparison) == (0, 1, 1)


def test_one_report_matches_one_label(tmp_path: Path) -> None:
    twice = [reported("疏通河道"), reported("疏通河道")]
    assert counts(compare(a_letter(tmp_path, ROWS[1]), twice)) == (1, 1, 0)


def test_what_is_optional_counts_neither_way_and_what_is_ignored_is_dropped(tmp_path: Path) -> None:
    optional, ignored = "O" + ROWS[0][1:], "I\t-\t-\t-\t-\t-\t-\t疏通 … 关心"
    comparison = compare(
        a_letter(tmp_path, optional, ignored), [reported("修建水渠5公里，2030年底前完成"), reported("疏通河道")]
    )
    assert counts(comparison) == (0, 0, 0)
    assert len(comparison.spared) == 1


def test_a_quote_that_does_not_stand_at_its_offset_is_broken(tmp_path: Path) -> None:
    comparison = compare(a_letter(tmp_path, ROWS[1]), [reported("疏通河道") | {"start": 0}])
    assert comparison.broken == 1
    assert counts(comparison) == (0, 1, 1)


def test_fields_are_judged_on_what_was_found(tmp_path: Path) -> None:
    right = {"kind": "measurable", "due": "2030-12-31", "due_source": "inherited"}
    quantities = [{"value": 5, "unit": "公里"}]
    first = reported("修建水渠5公里，2030年底前完成", quantities=quantities, **right)
    figures = count([compare(a_letter(tmp_path, *ROWS), [first, reported("疏通河道", due="2029-12-31")])])
    assert figures.fields == {
        "due": 0.5,
        "kind": 1.0,
        "quantity": 1.0,
        "due_source": 0.0,
        "body": None,
        "due_when_dated": 1.0,
    }


def test_a_letter_without_promises_is_right_if_nothing_is_found(tmp_path: Path) -> None:
    figures = count([compare(a_letter(tmp_path), [])])
    assert figures.letters == 1.0
    assert figures.everything == Count()


@pytest.mark.parametrize("row", ["C\tmeasurable\t疏通河道", "C\tdirectional\t-\t-\t-\t-\t-\t疏通大海"])
def test_a_label_out_of_place_is_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(ValueError, match="a:1"):
        a_letter(tmp_path, row)


@pytest.mark.parametrize("path", OURS, ids=[path.stem for path in OURS])
def test_our_letters_are_labelled_in_the_format(path: Path) -> None:
    for label in read(path).labels:
        assert label.tag in tuple("COI")
        assert label.kind in tuple(Kind)
        assert label.source in ("own", "inherited", None)
        assert (label.due is None) == (label.source is None)
        assert label.due is None or date.fromisoformat(label.due).isoformat() == label.due
        assert (label.kind == "measurable") == (label.quantity is not None)


def somehow_reported(letter: Letter, chance: random.Random) -> list[dict[str, Any]]:
    """What an extractor of middling quality would report: labels with edges moved, dropped, and wrong in a field."""
    found = []
    for label in letter.labels:
        start, end = letter.offsets[label.span[0]], letter.offsets[label.span[1] - 1] + 1
        start = max(0, start + chance.choice((0, 0, 0, -12, 3, 6)))
        end = min(len(letter.text), end + chance.choice((0, 0, 0, -3, 5, 25)))
        if not letter.text[start:end].strip() or chance.random() < 0.2:
            continue
        wanted = [re.fullmatch(r"([\d.]+)(.*)", part) for part in (label.quantity or "").split(";")]
        quantities = [{"value": float(part[1]), "unit": part[2]} for part in wanted if part and chance.random() < 0.8]
        found.append(
            {
                "quote": letter.text[start:end],
                "start": start,
                "kind": chance.choice((label.kind, label.kind, label.kind, "directional", "measurable")),
                "due": chance.choice((label.due, label.due, label.due, None, "2018-12-31")),
                "due_source": chance.choice((label.source, "own")),
                "quantities": quantities,
                "bodies": [{"name": (label.actor or "我局")[: chance.choice((None, 3))]}]
                if chance.random() < 0.8
                else [],
            }
        )
    return found


@pytest.mark.parametrize("part", ["own", "dev", "check", "dev-en"])
def test_we_count_as_the_real_corpus_does(part: str) -> None:
    if not (CORPUS / "score.py").exists():
        pytest.skip("NEXTSTEPS_CORPUS names no folder with the score.py of the real corpus")
    chance = random.Random(part)
    paths = OURS if part == "own" else sorted((CORPUS / part).glob("*.txt"))
    letters = {path: read(path) for path in paths}
    shown = {path: somehow_reported(letter, chance) for path, letter in letters.items()}
    ours = count([compare(letter, shown[path]) for path, letter in letters.items()])
    assert 0 < ours.everything.f1 < 1
    assert ours == counted_by_program(CORPUS, shown)


def test_no_sentence_of_ours_is_one_of_a_real_letter() -> None:
    if not (CORPUS / "dev").exists():
        pytest.skip("NEXTSTEPS_CORPUS names no folder with real letters")
    real = "\n".join(flatten(path.read_text(encoding="utf-8"))[0] for path in CORPUS.rglob("*.txt"))
    sentences = [
        flatten(sentence)[0]
        for path in OURS
        for sentence in re.split(r"(?<=[。！？!?;；])|\n\s*\n|\.\s", path.read_text(encoding="utf-8"))
    ]
    long = [sentence for sentence in sentences if len(sentence) >= 20]
    assert len(long) > 100
    assert [sentence for sentence in long if sentence in real] == []
