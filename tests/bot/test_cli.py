"""The command line as other tools rely on it: what is printed, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import app

ROOT = Path(__file__).resolve().parents[2]
LETTER = """关于示例建议的答复
王代表:
下一步,我局将重点做好以下工作:
一、年底前新建停车场3座。
二、发布《示例办法》。
示例市城市管理局
2018年9月28日
"""


def ran(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letters" / "reply.txt"
    path.parent.mkdir()
    path.write_text(LETTER, "utf-8")
    return path


# --- extract ----------------------------------------------------------------------------------------------------------


def test_json_lines_are_one_object_a_commitment_and_quotes_stand_at_their_offsets(letter: Path) -> None:
    parking, rules = objects(ran("extract", str(letter), "--format", "jsonl"))
    assert [LETTER[found["start"] : found["end"]] for found in (parking, rules)] == [parking["quote"], rules["quote"]]
    assert (parking["kind"], parking["due"], parking["precision"], parking["due_source"], parking["due_text"]) == (
        "measurable", "2018-12-31", "day", "own", "年底前"
    )  # fmt: skip
    assert parking["quantities"] == [{"value": 3, "unit": "座", "bound": "exact"}]
    assert (rules["kind"], rules["due"], rules["precision"]) == ("deliverable", None, None)
    assert "input" not in parking
    assert "trace" not in parking


def test_standard_input_is_read_with_a_dash_and_counts_from_another_day(letter: Path) -> None:
    piped = objects(ran("extract", "-", "--format", "jsonl", "--on", "2020-03-01", given=letter.read_bytes()))
    assert piped[0]["due"] == "2020-12-31"


def test_json_wraps_the_commitments_with_the_letter(letter: Path) -> None:
    found = json.loads(ran("extract", str(letter), "--format", "json").stdout)
    assert found["document"]["language"] == "zh"
    assert found["document"]["issued_on"] == "2018-09-28"
    assert len(found["commitments"]) == 2


def test_csv_has_a_row_a_commitment(letter: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(ran("extract", str(letter), "--format", "csv").stdout)))
    assert [(row["quote"], row["due"], row["quantities"]) for row in rows] == [
        ("年底前新建停车场3座", "2018-12-31", "3座"),
        ("发布《示例办法》", "", ""),
    ]


def test_why_adds_the_trace_for_programs_and_sentences_for_people(letter: Path) -> None:
    traced = objects(ran("extract", str(letter), "--format", "jsonl", "--why"))[0]["trace"]
    assert {"field": "due", "rule": "own:year_end", "words": "年底前"} in traced
    table = ran("extract", str(letter), "--why").stdout
    assert "数量:3座。原文写着“3座”" in table
    assert "数量" not in ran("extract", str(letter)).stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_several_each_object_names_its_input_and_what_cannot_be_read_stops_nothing(letter: Path, jobs: str) -> None:
    (letter.parent / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (letter.parent / "second.txt").write_text(LETTER, "utf-8")
    result = ran("extract", str(letter.parent), "--format", "jsonl", "--jobs", jobs)
    assert result.exit_code == 3
    assert [Path(json.loads(line)["input"]).name for line in result.stdout.splitlines()] == [
        "reply.txt", "reply.txt", "second.txt", "second.txt"
    ]  # fmt: skip
    assert "broken.txt is no text file." in result.stderr


@pytest.mark.parametrize(
    ("argument", "said"),
    [("nowhere.txt", "cannot be read"), ("https://example.org/reply", "is a link; save the page as text")],
)
def test_what_is_not_there_gets_a_sentence_and_code_three(argument: str, said: str) -> None:
    result = ran("extract", argument)
    assert (result.exit_code, result.stdout) == (3, "")
    assert said in result.stderr


def test_a_letter_without_promises_is_no_failure() -> None:
    result = ran("extract", "-", "--format", "jsonl", given="来信收悉,谢谢。")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "No commitment was found in standard input." in result.stderr


@pytest.mark.parametrize(
    "arguments", [("extract",), ("extract", "-", "--on", "soon"), ("extract", "-", "--format", "xml")]
)
def test_wrong_use_is_code_two(arguments: tuple[str, ...]) -> None:
    assert ran(*arguments).exit_code == 2


WITH_ITS_LIBRARIES = """
import sys
before = set(sys.modules)
from bot.cli import main
try:
    main()
finally:
    print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))
"""


def test_extract_starts_fast_because_it_imports_no_library_but_the_command_lines(letter: Path) -> None:
    arguments = [sys.executable, "-c", WITH_ITS_LIBRARIES, "extract", str(letter)]
    ended = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert ended.stdout.splitlines()[-1].split() == ["bot", "click", "commitments"]


# --- date -------------------------------------------------------------------------------------------------------------


def test_a_phrase_is_shown_as_it_is_understood() -> None:
    (shown,) = objects(ran("date", "年底前", "--on", "2018-09-25", "--format", "json"))
    assert (shown["due"], shown["precision"], shown["words"]) == ("2018-12-31", "day", "年底前")


def test_each_line_of_standard_input_gives_one_object_in_its_order() -> None:
    lines = "6月底前\n2020-01-05\ten\tby the end of June\n近期\n\n19-1-1\tzh\t年底\n"
    shown = objects(ran("date", "-", "--on", "2018-09-25", "--format", "jsonl", given=lines))
    assert [each["due"] for each in shown] == ["2019-06-30", "2020-06-30", None, None, None]
    assert shown[4]["error"] == "'19-1-1' is no date"


def test_without_a_day_to_count_from_a_relative_phrase_says_so() -> None:
    relative, absolute = objects(ran("date", "-", "--format", "jsonl", given="三个月内\n2019年6月底\n"))
    assert relative == {
        "due": None,
        "precision": None,
        "rule": None,
        "error": "no date to count from; give one with --on",
    }
    assert absolute["due"] == "2019-06-30"


# --- chat and export --------------------------------------------------------------------------------------------------


def test_a_piped_conversation_ends_with_its_input_and_its_register_can_be_exported(
    letter: Path, tmp_path: Path
) -> None:
    database, target = str(tmp_path / "chat.db"), tmp_path / "register.csv"
    talked = ran(
        "chat",
        "--database",
        database,
        "--as",
        "张敏",
        "--at",
        "2018-10-08T09:00",
        given=f":file {letter}\n:press 1\n清单\n",
    )
    assert talked.exit_code == 0
    assert "新建停车场3座" in talked.stdout
    written = ran("export", "--database", database, "-o", str(target), "--on", "2019-03-01")
    assert (written.exit_code, written.stdout.strip()) == (0, str(target))
    rows = list(csv.reader(io.StringIO(target.read_text("utf-8-sig"))))
    assert any("逾期" in cell for row in rows for cell in row)


def test_an_unknown_line_of_the_chat_is_told_and_gives_code_two(tmp_path: Path) -> None:
    result = ran("chat", "--database", str(tmp_path / "chat.db"), "--at", "2018-10-08T09:00", given=":dance\n")
    assert result.exit_code == 2
    assert ":dance" in result.stderr


def test_nothing_to_export_is_code_four(tmp_path: Path) -> None:
    result = ran("export", "--database", str(tmp_path / "none.db"), "-o", str(tmp_path / "out.csv"))
    assert result.exit_code == 4
    assert not (tmp_path / "out.csv").exists()
