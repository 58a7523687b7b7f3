"""The rules of the house that neither ruff nor import-linter can check; must not know what the program does."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("commitments", "storage", "bot")
LONGEST_MODULE = 400

# Small pure-text libraries that the core may use, beside the standard library: each in one module.
LIBRARIES_OF_THE_CORE = {"dateparser", "dateutil", "holidays", "opencc", "jieba", "cn2an"}

# In pieces, for this file is read as well.
INDEX_HOSTS = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("pypi", "python")))
INDEX_OPTIONS = tuple("--" + name for name in ("index-url", "extra-index-url", "find-links", "trusted-host"))


def modules_of(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def as_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def files_of_the_project() -> Iterator[Path]:
    """Every file that is kept: without virtual environments, caches, and what builds leave behind."""
    for folder, subfolders, names in os.walk(ROOT):
        subfolders[:] = [
            name
            for name in subfolders
            if name in {".ci", ".github"} or not (name.startswith((".", "__")) or name in {"build", "dist"})
        ]
        yield from (Path(folder, name) for name in names)


def libraries_imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found - sys.stdlib_module_names - set(LAYERS)


def test_every_module_says_what_it_owns() -> None:
    paths = modules_of(*LAYERS, "tests", "benchmarks")
    assert len(paths) > len(LAYERS)
    silent = [as_name(path) for path in paths if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_no_module_is_longer_than_one_subject() -> None:
    lengths = {as_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules_of(*LAYERS)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_the_core_stands_on_the_standard_library_and_a_few_text_libraries_in_one_module_each() -> None:
    users = defaultdict(list)
    for path in modules_of("commitments"):
        for library in libraries_imported_by(path):
            users[library].append(as_name(path))
    assert set(users) <= LIBRARIES_OF_THE_CORE
    assert {library: names for library, names in users.items() if len(names) > 1} == {}


def test_what_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in project["dependencies"]}
    distributions = packages_distributions()
    undeclared = {
        f"{as_name(path)} imports {library}"
        for path in modules_of(*LAYERS)
        for library in libraries_imported_by(path)
        if not {re.sub(r"[._]", "-", name).lower() for name in distributions.get(library, [])} & declared
    }
    assert undeclared == set()


def effects_of_importing(root: Path, names: list[str]) -> list[str]:
    watched = subprocess.run(
        [sys.executable, "-B", str(Path(__file__).with_name("import_and_watch.py")), str(root), *names],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert watched.returncode == 0, watched.stderr
    return watched.stdout.split("\n")[:-1] if watched.stdout.strip() else []


def test_importing_a_module_has_no_effect() -> None:
    # Migrations are scripts that Alembic runs, and __main__ is one that Python runs: none is ever imported.
    names = [
        as_name(path)
        for path in modules_of(*LAYERS)
        if path.name != "__main__.py" and "migrations" not in path.relative_to(ROOT).parts
    ]
    assert effects_of_importing(ROOT, names) == []


@pytest.mark.parametrize(
    ("source", "effects"),
    [
        ("import os\nHOME = os.environ['HOME']", ["reads the environment (HOME)"]),
        ("import os\nHOME = os.getenv('HOME')", ["reads the environment (HOME)"]),
        ("import sqlite3\nsqlite3.connect(':memory:')", ["sqlite3.connect"]),
        ("import threading\nthreading.Thread(target=int).start()", ["starts a thread"]),
        ("open('left_behind', 'w').close()", ["writes left_behind"]),
        ("import os\nHERE = os.sep", []),
    ],
)
def test_an_effect_of_an_import_would_be_seen(tmp_path: Path, source: str, effects: list[str]) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").touch()
    (tmp_path / "bot" / "sinner.py").write_text(source, encoding="utf-8")
    assert effects_of_importing(tmp_path, ["bot.sinner"]) == [f"bot.sinner: {effect}" for effect in effects]


def test_the_changelog_and_the_package_agree_on_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    sections = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    released, dev, _ = version.partition(".dev")
    if sections[0] == "Unreleased":
        assert dev, "while there are unreleased changes, the version is a .dev one"
        assert released not in sections
    else:
        assert sections[0] == version


def test_nothing_names_a_package_index() -> None:
    naming = [
        str(path.relative_to(ROOT))
        for path in files_of_the_project()
        if any(host in path.read_bytes().decode("utf-8", "replace") for host in INDEX_HOSTS)
    ]
    assert naming == []


def test_the_locks_carry_hashes_and_no_addresses() -> None:
    for lock in sorted((ROOT / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
        assert pinned
        assert [entry.split()[0] for entry in pinned if "==" not in entry or "--hash=sha256:" not in entry] == []
        assert "://" not in text
        assert not any(option in text for option in INDEX_OPTIONS)


def test_the_locks_hold_what_the_package_stands_on() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    runtime = settings["project"]["dependencies"]
    for lock, wanted in (("build", groups["build"]), ("runtime", runtime), ("dev", runtime + groups["dev"])):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
        assert {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in wanted} - pinned == set()
