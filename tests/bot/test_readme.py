"""README.md and ARCHITECTURE.md held against the program: transcripts, commands, fields, files; knows no wording."""

from __future__ import annotations

import re

import pytest

from bot import cli
from bot.commands import COMMANDS
from bot.extraction_output import as_json
from commitments.extraction import extract
from tests.documents import LAYERS, PARTS, part_in, with_part
from tests.transcripts import ROOT

README = (ROOT / "README.md").read_text("utf-8")
ENGLISH, CHINESE = README.split('<a id="中文"></a>')
LETTER = "一、下一步工作\n\n2027年6月底前新建停车场3座。\n"


@pytest.mark.parametrize(("document", "part"), [(document, part) for document in PARTS for part in PARTS[document]])
def test_what_a_document_takes_from_the_program_is_up_to_date(document: str, part: str) -> None:
    stands_there = part_in((ROOT / document).read_text("utf-8"), part)
    assert stands_there == PARTS[document][part](), "“make readme” puts it right"


def test_a_part_is_put_between_its_marks_and_nothing_else_is_touched() -> None:
    document = 'before\n<!-- begin x: made by "make readme" -->\nold\n<!-- end x -->\nafter\n'
    remade = with_part(document, "x", r"new \1")
    assert part_in(remade, "x") == r"new \1"
    assert remade.startswith("before\n")
    assert remade.endswith("\nafter\n")


def test_a_part_whose_marks_are_gone_is_an_error() -> None:
    with pytest.raises(ValueError, match="0 and 0 times"):
        with_part("nothing here", "x", "new")


@pytest.mark.parametrize("half", [ENGLISH, CHINESE])
def test_every_command_is_in_both_halves_and_no_other(half: str) -> None:
    of_botfather = {"newbot"}
    assert set(re.findall(r"`/([a-z]+)", half)) - of_botfather == {command.name for command in COMMANDS}


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    offered = set(cli.app.commands)
    assert set(re.findall(r"^\| `nextsteps ([a-z]+)", ENGLISH, re.MULTILINE)) == offered


def test_every_field_of_an_extracted_commitment_is_explained() -> None:
    fields = as_json(extract(LETTER).candidates[0], why=False)
    table = ENGLISH.partition("| field | meaning |")[2].partition("\n\n")[0]
    explained = {
        name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1] if row else "")
    }
    assert explained == set(fields)


def test_the_exit_codes_are_those_of_the_program() -> None:
    said = dict(re.findall(r"(\d) (the program failed|wrong use|an input|nothing)", ENGLISH))
    assert said == {
        str(cli.FAILED): "the program failed",
        str(cli.WRONG_USE): "wrong use",
        str(cli.UNREADABLE): "an input",
        str(cli.NOTHING): "nothing",
    }


def test_every_module_is_on_the_map_under_its_folder() -> None:
    shown = part_in((ROOT / "ARCHITECTURE.md").read_text("utf-8"), "map")
    folders = dict(re.findall(r"^\*\*(\S+)/\*\*\n\n(.*?)(?=\n\n|\Z)", shown, re.MULTILINE | re.DOTALL))
    for layer in LAYERS:
        for path in (ROOT / layer).rglob("*.py"):
            name = f"{path.parent.name}/" if path.name == "__init__.py" else path.name
            assert f"| `{name}` |" in folders[path.parent.relative_to(ROOT).as_posix()]


def test_every_path_that_the_documents_name_is_there() -> None:
    named = {
        path
        for document in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "examples/README.md")
        for path in re.findall(
            r"`((?:commitments|storage|bot|tests|examples|requirements)/[\w/.-]*)`",
            (ROOT / document).read_text("utf-8"),
        )
    }
    assert len(named) > len(LAYERS)
    assert {path for path in named if not (ROOT / path).exists()} == set()
