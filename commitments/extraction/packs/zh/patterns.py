"""The phrases of patterns.toml, compiled when first asked for: owns that file's form; must not know what uses them."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_CHOICE = re.compile(r"\(\?:(?P<words>\^?[^][()?*+{}.\\^$]*)\)(?![?*+{])(?P<rest>(?:[^(]|\(\?(?!P))*)")
"""A phrase that begins with a choice of plain words, (?:市|县)长, and gives no part of it a number or a name."""


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """For every name its phrases; each begins with a letter or `^` where that can be, because Python's engine skips
    to a letter, but tries a group at every place.
    """
    raw = tomllib.loads(files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8"))
    fragments = raw.pop("fragments")
    return {
        name: tuple(each for phrase in entry["any"] for each in _opened(phrase, fragments))
        for name, entry in raw.items()
    }


def _opened(phrase: str, fragments: dict[str, str]) -> list[str]:
    """(?:市|县)长 → 市长, 县长."""
    for short, long in fragments.items():
        phrase = phrase.replace(f"<{short}>", long)
    choice = _CHOICE.fullmatch(phrase)
    return [word + choice["rest"] for word in choice["words"].split("|")] if choice else [phrase]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern by its name."""
    return re.compile("|".join(_phrases()[name]))


@cache
def _by_place(name: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What only the head of a text can say, and what can stand anywhere: the one need not be tried everywhere."""
    heads = [phrase for phrase in _phrases()[name] if phrase.startswith("^")]
    anywhere = [phrase for phrase in _phrases()[name] if not phrase.startswith("^")]
    return (re.compile("|".join(heads)) if heads else None, re.compile("|".join(anywhere)) if anywhere else None)


def says(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase stands anywhere in the text."""
    heads, anywhere = _by_place(name)
    found = heads.match(text) if heads else None
    return found or (anywhere.search(text) if anywhere else None)


def opens(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase stands at the head of the text."""
    return pattern(name).match(text)
