"""The parts of README.md and its like that are made from the program: owns how each is made and where it goes.

`make readme` (python -m tests.documents) puts them in place, tests hold the files against them. In a file a part stands
between `<!-- begin NAME: made by "make readme" -->` and `<!-- end NAME -->`.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from bot.commands import COMMANDS
from bot.extraction_output import as_json
from bot.i18n.catalogue import catalogue
from bot.i18n.vocabulary import command_words
from bot.reading.text import decode
from commitments.extraction import extract
from commitments.model import Language
from tests.transcripts import ROOT, transcript

LAYERS = ("commitments", "storage", "bot")
README_SCRIPTS = ROOT / "tests" / "bot" / "readme"
JOURNEYS = ROOT / "tests" / "bot" / "journeys" / "scripts"


def conversation(script: Path) -> str:
    """What a script types and what the bot answers."""
    return _fenced("text", transcript(script))


def commands(language: Language) -> str:
    """Every command of the one list, in its order, with the words of `/help`."""
    words = catalogue(language)
    heads = {Language.EN: ("command", "in Chinese", "what it does"), Language.ZH: ("命令", "中文", "做什么")}[language]
    rows = [
        (f"`/{command.name}`", f"`{command_words(command.name)[0]}`", words.text(f"command.{command.name}"))
        for command in COMMANDS
    ]
    return _table(heads, rows)


def first_commitment() -> str:
    """What `nextsteps extract --format jsonl` prints of the first commitment of an example, one field a line."""
    text = decode((ROOT / "examples" / "zh-reply-short.txt").read_bytes())
    shown = as_json(extract(text).candidates[0], why=False)
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in shown.items())
    return _fenced("json", "{" + ",\n ".join(lines) + "}")


def module_map() -> str:
    """Every module with the first sentence of its docstring, folder by folder."""
    parts = []
    for layer in LAYERS:
        for folder in sorted({path.parent for path in modules(layer)}, key=lambda found: found.parts):
            paths = sorted(folder.glob("*.py"), key=lambda path: (path.name != "__init__.py", path.name))
            rows = [(f"`{_shown_name(path)}`", _first_sentence(path)) for path in paths]
            parts.append(f"**{folder.relative_to(ROOT).as_posix()}/**\n\n{_table(('file', 'what it owns'), rows)}")
    return "\n\n".join(parts)


def modules(layer: str) -> list[Path]:
    """The Python files of a layer."""
    return sorted((ROOT / layer).rglob("*.py"))


def _shown_name(path: Path) -> str:
    return f"{path.parent.name}/" if path.name == "__init__.py" else path.name


def _first_sentence(path: Path) -> str:
    """The first paragraph of the docstring: one sentence by the rules of the house."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; a bar in a cell would end it."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def _fenced(kind: str, text: str) -> str:
    return f"```{kind}\n{text}\n```"


PARTS: Mapping[str, Mapping[str, Callable[[], str]]] = {
    "README.md": {
        "conversation": lambda: conversation(README_SCRIPTS / "en.txt"),
        "commands": lambda: commands(Language.EN),
        "extract": first_commitment,
        "对话": lambda: conversation(README_SCRIPTS / "zh.txt"),
        "命令": lambda: commands(Language.ZH),
    },
    "ARCHITECTURE.md": {"map": module_map},
    **{
        page: {
            name: partial(conversation, JOURNEYS / f"{name}.{language.value}.txt")
            for name in ("assistant", "reviewer", "newsroom")
        }
        for page, language in (("docs/journeys.md", Language.EN), ("docs/journeys.zh.md", Language.ZH))
    },
}


def part_in(document: str, name: str) -> str:
    """What stands between the marks of a part. Raises ValueError where they don't stand there exactly once."""
    return _marked(document, name)[1].strip("\n")


def with_part(document: str, name: str, part: str) -> str:
    """The document with the part between its marks. Raises ValueError where they don't stand there exactly once."""
    before, _, after = _marked(document, name)
    return f"{before}\n\n{part}\n\n{after}"


def _marked(document: str, name: str) -> tuple[str, str, str]:
    """The document up to and with the mark that begins a part, the part, and the rest from the mark that ends it."""
    begin, end = f'<!-- begin {name}: made by "make readme" -->', f"<!-- end {name} -->"
    times = document.count(begin), document.count(end)
    if times != (1, 1):
        raise ValueError(f"the marks of the part {name!r} stand there {times[0]} and {times[1]} times")
    before, _, rest = document.partition(begin)
    part, _, after = rest.partition(end)
    return before + begin, part, end + after


def remade(name: str) -> str:
    """The document with all of its made parts made anew."""
    document = (ROOT / name).read_text("utf-8")
    for part, make in PARTS[name].items():
        document = with_part(document, part, make())
    return document


if __name__ == "__main__":
    for name in PARTS:
        (ROOT / name).write_text(remade(name), "utf-8")
