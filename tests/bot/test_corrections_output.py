"""`nextsteps corrections`: what is printed can be read by what scores the extractor, and the figures are those decided."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import labels
from bot.cli import app
from bot.corrections_output import jsonl, name_of, summary, tsv, write_folder
from commitments.measuring import DecidedLetter, Decision, Verdict, figures
from commitments.model import BodyRole, DueSource, ResponsibleBody
from storage.unit_of_work import open_database
from tests.builders import candidate, deadline, document, quote

TEXT = "年底前建成三个社区食堂。2019年印发\n办法。"
CANTEENS = candidate(quote=quote("年底前建成三个社区食堂"))
RULES = candidate(
    quote=quote("2019年印发\n办法", 12),
    title="印发办法",
    quantities=(),
    deadline=deadline(date(2019, 12, 31), source=DueSource.PERSON, words="2019年"),
    bodies=(ResponsibleBody("财政局", BodyRole.CO), ResponsibleBody("住建局")),
)


def letters(*, reviewed_on: date | None = date(2018, 10, 9)) -> list[DecidedLetter]:
    decisions = [
        Decision(Verdict.FOUND, CANTEENS, CANTEENS),
        Decision(Verdict.MISSED, None, RULES),
        Decision(Verdict.REJECTED, candidate(title="不是"), None),
    ]
    letter = document(file_name="答复 (终).txt", reviewed_on=reviewed_on)
    return [DecidedLetter(letter, TEXT, decisions)]


def test_the_corpus_format_has_a_line_for_every_promise_and_none_for_what_is_no_promise() -> None:
    lines = [line for line in tsv(letters()).splitlines() if line and not line.startswith("#")]
    assert lines == [
        "C\tmeasurable\t2018-12-31\tyear\town\t3个\t-\t年底前建成三个社区食堂",
        "C\tmeasurable\t2019-12-31\tyear\town\t-\t住建局\t2019年印发 办法",
    ]


def test_a_folder_of_them_is_read_by_what_scores_the_extractor(tmp_path: Path) -> None:
    (path,) = write_folder(letters(), tmp_path / "gold")
    assert path.name == "001_答复-终.txt"
    read = labels.read(path)
    assert [(label.tag, label.due) for label in read.labels] == [("C", "2018-12-31"), ("C", "2019-12-31")]


def test_letters_that_nobody_looked_through_are_no_gold_but_their_decisions_are_told(tmp_path: Path) -> None:
    unseen = letters(reviewed_on=None)
    assert write_folder(unseen, tmp_path) == []
    assert all(line.startswith("#") for line in tsv(unseen).splitlines() if line)
    *decisions, last = map(json.loads, jsonl(unseen).splitlines())
    assert [each["verdict"] for each in decisions] == ["found", "missed", "rejected"]
    assert not any(each["reviewed_to_the_end"] for each in decisions)
    assert last["letters"] == 0


def test_the_figures_stand_in_lines_and_in_json() -> None:
    lines = summary(figures(letters()))
    assert lines[0] == "letters reviewed to the end: 1 (found 1, missed 1, rejected 1)"
    assert lines[1] == "promise  precision 0.500  recall 0.500  (1 right, 2 said, 2 wanted)"
    *_, last = map(json.loads, jsonl(letters()).splitlines())
    assert last["figures"]["promise"] == {"precision": 0.5, "recall": 0.5, "right": 1, "said": 2, "wanted": 2}


@pytest.mark.parametrize("file_name", [None, "../../x.txt", "///", "a" * 99, "💥.txt"])
def test_a_letters_name_is_a_harmless_one(file_name: str | None) -> None:
    name = name_of(document(file_name=file_name))
    assert name.startswith("001_")
    assert len(name) <= 44
    assert Path(name).name == name


def test_the_command_says_where_nothing_has_been_decided(tmp_path: Path) -> None:
    database = tmp_path / "empty.db"
    open_database(str(database)).close()
    told = CliRunner().invoke(app, ["corrections", "--database", str(database)])
    assert told.exit_code == 4
    told = CliRunner().invoke(app, ["corrections", "--database", str(tmp_path / "none.db")])
    assert told.exit_code == 4
    assert not (tmp_path / "none.db").exists()
