"""The date words of a language: owns reading `packs/<language>/dates.toml`; must not know what is in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(language: str) -> dict[str, Any]:
    """The tables of a pack's dates.toml, read once."""
    source = Path(__file__).parents[1] / "packs" / language / "dates.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def either(choices: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))
