"""The phrases of patterns.toml, compiled when first asked for: owns that file's form; must not know what uses them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from commitments.extraction.packs.zh.words import HANZI

_CHOICE = re.compile(r"\(\?:(?P<words>\^?[^][()*+{}.\\^$]*)\)(?![?*+{])(?P<rest>(?:[^(]|\(\?(?!P))*)")
"""A phrase that begins with a choice of plain words, (?:市|县)长, and gives no part of it a number or a name."""
_ONE_OF = re.compile(rf"\[(?P<letters>{HANZI}{{2,4}})\](?P<rest>(?![?*+{{]).*)")
"""A phrase that begins with one of a few letters: [月日]前. Of many the rest would be read too often."""
_NOT_BEHIND = re.compile(rf"\(\?<!(?P<before>[^()|]+)\)(?P<letter>{HANZI})(?P<rest>(?![?*+{{]).*)")
"""A phrase that must not stand behind something: (?<!项)目前."""


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """For every name its phrases; each begins with a letter or `^` where that can be, because Python's engine skips
    to a letter, but tries a group at every place.
    """
    raw = tomllib.loads(Path(__file__).with_name("patterns.toml").read_text(encoding="utf-8"))
    fragments = raw.pop("fragments") | {"hanzi": HANZI}
    return {
        name: tuple(each for phrase in entry["any"] for each in _opened(phrase, fragments))
        for name, entry in raw.items()
    }


def _opened(phrase: str, fragments: dict[str, str]) -> list[str]:
    """(?:市|县)长 → 市长, 县长; [月日]前 → 月前, 日前; (?<!项)目前 → 目(?<!项目)前."""
    for short, long in fragments.items():
        phrase = phrase.replace(f"<{short}>", long)
    if choice := _CHOICE.fullmatch(phrase):
        return [word + choice["rest"] for word in choice["words"].split("|")]
    if one_of := _ONE_OF.fullmatch(phrase):
        return [letter + one_of["rest"] for letter in one_of["letters"]]
    if alone := _NOT_BEHIND.fullmatch(phrase):
        return [f"{alone['letter']}(?<!{alone['before']}{alone['letter']}){alone['rest']}"]
    return [phrase]


def _of(names: str) -> list[str]:
    return [phrase for name in names.split("|") for phrase in _phrases()[name]]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern by its name."""
    return re.compile("|".join(_phrases()[name]))


Look = Callable[[str], re.Match[str] | None]


class _Anywhere(dict[str, Look]):
    """How each phrase is looked for anywhere in a text; asked thousands of times a letter, so with as little between
    as there can be.
    """

    def __missing__(self, name: str) -> Look:
        """What only the head of a text can say need not be tried everywhere."""
        heads = [phrase.removeprefix("^") for phrase in _of(name) if phrase.startswith("^")]
        anywhere = [phrase for phrase in _of(name) if not phrase.startswith("^")]
        at_head = re.compile("|".join(heads)).match if heads else None
        within = re.compile("|".join(anywhere)).search if anywhere else None
        if at_head is not None and within is not None:
            self[name] = lambda text: at_head(text) or within(text)
        else:
            self[name] = at_head or within or re.compile("(?!)").match
        return self[name]


class _AtHead(dict[str, Look]):
    """How each phrase is looked for at the head of a text."""

    def __missing__(self, name: str) -> Look:
        """Without their `^`, of which the engine makes more than it need."""
        self[name] = re.compile("|".join(phrase.removeprefix("^") for phrase in _of(name))).match
        return self[name]


_ANYWHERE = _Anywhere()
_AT_HEAD = _AtHead()


def says(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase, or one of some ("scene|while"), stands anywhere in the text."""
    return _ANYWHERE[name](text)


def opens(name: str, text: str) -> re.Match[str] | None:
    """Where the phrase, or one of some, stands at the head of the text."""
    return _AT_HEAD[name](text)
