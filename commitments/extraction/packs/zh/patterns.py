"""The phrases of patterns.toml, compiled when first asked for: owns that file's form; must not know what uses them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _alternatives() -> dict[str, str]:
    raw = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))
    fragments = raw.pop("fragments")
    joined = {name: "|".join(entry["any"]) for name, entry in raw.items()}
    for short, long in fragments.items():
        joined = {name: text.replace(f"<{short}>", long) for name, text in joined.items()}
    return joined


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern by its name."""
    return re.compile(_alternatives()[name])


def says(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase stands anywhere in the text."""
    return pattern(name).search(text)


def opens(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase stands at the head of the text."""
    return pattern(name).match(text)
