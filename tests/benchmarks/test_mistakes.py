"""Each kind of mistake is told from the others by where things stand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.labels import compare, read
from benchmarks.mistakes import kinds

TEXT = """\
去年我局植树三千株，群众普遍满意。

下一步，我局将修建水渠5公里，疏通南河河道，加固北河堤防。

乡镇道路由县里负责。

再下一步，我局将维修全部水闸。
"""
CANAL = "C\tmeasurable\t-\t-\t-\t5公里\t-\t修建水渠5公里"
RIVER = "C\tdirectional\t-\t-\t-\t-\t县水务局\t疏通南河河道"
DYKE = "O\tdirectional\t-\t-\t-\t-\t-\t加固北河堤防"
SLUICES = "C\tdeliverable\t2030-12-31\tyear\town\t-\t-\t维修全部水闸"


def reported(quote: str, **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": "directional", "due": None, "due_source": None, "quantities": [], "bodies": []}
    return {**found, "quote": quote, "start": TEXT.index(quote), **fields}


def mistakes(folder: Path, rows: list[str], *shown: dict[str, Any]) -> dict[str, int]:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.tsv").write_text("".join(row + "\n" for row in rows), encoding="utf-8")
    return dict(kinds([compare(read(folder / "a.txt"), shown)]))


canal = reported("修建水渠5公里", kind="measurable", quantities=[{"value": 5, "unit": "公里"}])


@pytest.mark.parametrize(
    ("rows", "shown", "expected"),
    [
        ([CANAL, SLUICES], [canal], {"missed: whole passage": 1}),
        ([CANAL, RIVER], [canal], {"missed: single clause": 1}),
        ([CANAL, RIVER], [canal, reported("疏通")], {"missed: clause edge": 1, "false: clause edge": 1}),
        ([CANAL, RIVER], [canal | {"quote": "修建水渠5公里，疏通南河"}], {"missed: run together": 1}),
        ([CANAL, DYKE], [canal, reported("疏通南河河道")], {"false: inside a passage": 1}),
        ([CANAL], [canal, reported("5公里")], {"false: further piece": 1}),
        ([CANAL], [canal, reported("维修全部水闸")], {"false: outside any passage": 1}),
        ([DYKE], [reported("植树三千株")], {"false: letter without promises": 1}),
        ([DYKE], [reported("加固北河堤防")], {}),
    ],
)
def test_what_is_missed_and_what_is_false_is_told_by_its_place(
    tmp_path: Path, rows: list[str], shown: list[dict[str, Any]], expected: dict[str, int]
) -> None:
    assert mistakes(tmp_path, rows, *shown) == expected


@pytest.mark.parametrize(
    ("row", "fields", "expected"),
    [
        (CANAL, {"quantities": []}, {"quantity: not seen": 1}),
        (CANAL, {"quantities": [{"value": 6, "unit": "公里"}]}, {"quantity: another": 1}),
        (CANAL, {"due": "2030-12-31", "due_source": "own"}, {"due: not there": 1}),
        (CANAL, {"kind": "deliverable"}, {"kind: measurable taken for deliverable": 1}),
    ],
)
def test_wrong_fields_of_what_was_found_are_told_apart(
    tmp_path: Path, row: str, fields: dict[str, Any], expected: dict[str, int]
) -> None:
    assert mistakes(tmp_path, [row], canal | fields) == expected


def test_dates_and_bodies_that_were_not_seen_are_told_from_wrong_ones(tmp_path: Path) -> None:
    sluices = reported("维修全部水闸", kind="deliverable")
    assert mistakes(tmp_path, [SLUICES], sluices) == {"due: not seen": 1}
    assert mistakes(tmp_path, [SLUICES], sluices | {"due": "2031-12-31"}) == {"due: another day": 1}
    inherited = sluices | {"due": "2030-12-31", "due_source": "inherited"}
    assert mistakes(tmp_path, [SLUICES], inherited) == {"source: another": 1}
    river = reported("疏通南河河道")
    assert mistakes(tmp_path, [RIVER], river) == {"body: not seen": 1}
    assert mistakes(tmp_path, [RIVER], river | {"bodies": [{"name": "县林业局"}]}) == {"body: another": 1}
