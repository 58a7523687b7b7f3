"""The lexicon in memory: owns reading lexicon.toml and cutting a clause into known words; must not know clauses."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Cat:
    """What a word can do, as bits; it may do several things. Plain integers: an enum's operators cost too much here."""

    DELIVERABLE = 1
    DIRECTIONAL = 2
    LIGHT = 4
    SOFT = 8
    CAUSATIVE = 16
    FRONTED = 32
    PLAN = 64
    ADVERB = 128
    CONJUNCTION = 256
    PREPOSITION = 512
    TIME = 1024
    VERB = 7


class Token(NamedTuple):
    """A word of a clause: where it starts, its letters, what it can do (0 for a single unknown letter)."""

    at: int
    word: str
    cat: int

    @property
    def end(self) -> int:
        """The place after its last letter."""
        return self.at + len(self.word)


def is_verb(token: Token) -> bool:
    """Whether it can act: a verb of two letters or more; those of one letter stand in nouns as often."""
    return bool(token.cat & Cat.VERB) and len(token.word) >= 2


TIME_LETTER = "\x01"
"""Stands for each letter of a time expression in a clause that is read."""
HANZI = r"[^\W\x00-\xff]"
"""A Chinese character, as a pattern: a letter beyond the Latin ones. Not as a range of code points, twenty thousand, of
which Python's compiler of patterns visits each, and again for every pattern in which the range stands."""


@cache
def lexicon() -> dict[str, dict[str, tuple[str, ...]]]:
    """The lists of lexicon.toml, section → name → words; a long list is written as groups of words."""
    raw = tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))
    return {
        section: {
            name: tuple(dict.fromkeys((" ".join(words) if isinstance(words, list) else str(words)).split()))
            for name, words in lists.items()
        }
        for section, lists in raw.items()
    }


@cache
def words(section: str, name: str) -> tuple[str, ...]:
    """One list of the lexicon, longest words first."""
    return tuple(sorted(lexicon()[section][name], key=lambda word: (-len(word), word)))


@cache
def members(section: str, name: str) -> frozenset[str]:
    """One list of the lexicon as a set."""
    return frozenset(lexicon()[section][name])


@cache
def starts_with(section: str, name: str) -> re.Pattern[str]:
    """A clause that opens with a word of the list, perhaps after a conjunction; the word is group `word`."""
    return re.compile(r"^(?:并且|并|且|同时|还|也|,)?(?P<word>" + "|".join(map(re.escape, words(section, name))) + ")")


@cache
def ends_in(section: str, name: str) -> re.Pattern[str]:
    """A text that ends in a word of the list."""
    return re.compile("(?:" + "|".join(map(re.escape, words(section, name))) + ")(?:等|工作)?[”)]?$")


_SOURCES = (
    ("verbs", "deliverable", Cat.DELIVERABLE),
    ("verbs", "resultative", Cat.DELIVERABLE),
    ("verbs", "directional", Cat.DIRECTIONAL),
    ("verbs", "light", Cat.LIGHT),
    ("verbs", "soft", Cat.SOFT),
    ("verbs", "causative", Cat.CAUSATIVE),
    ("verbs", "fronted", Cat.FRONTED),
    ("markers", "plan", Cat.PLAN),
    ("markers", "adverbs", Cat.ADVERB),
    ("markers", "conjunctions", Cat.CONJUNCTION),
    ("markers", "prepositions", Cat.PREPOSITION),
    ("nouns", "whole", 0),
)


@cache
def _table() -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """What each word can do, and how long the words are that begin with two letters, the longest first."""
    cats: dict[str, int] = {}
    for section, name, cat in _SOURCES:
        for word in lexicon()[section][name]:
            added = int(cat) | (
                int(Cat.DIRECTIONAL) if cat in (Cat.SOFT, Cat.CAUSATIVE) and not cats.get(word, 0) & 3 else 0
            )
            cats[word] = cats.get(word, 0) | added
    lengths: dict[str, set[int]] = {}
    for word in cats:
        if len(word) > 1:
            lengths.setdefault(word[:2], set()).add(len(word))
    return cats, {pair: tuple(sorted(known, reverse=True)) for pair, known in lengths.items()}


def tokens(clause: str) -> list[Token]:
    """The clause as known words (longest match from the left) and single unknown letters."""
    cats, lengths = _table()
    out: list[Token] = []
    # This loop runs for every letter of a text: tuple.__new__ makes a Token at half the cost, and asking for two
    # letters at once settles most of them.
    new, add = tuple.__new__, out.append
    at, size = 0, len(clause)
    while at < size:
        for length in lengths.get(clause[at : at + 2], ()):
            word = clause[at : at + length]
            if word in cats:
                add(new(Token, (at, word, cats[word])))
                at += length
                break
        else:
            letter = clause[at]
            if letter == TIME_LETTER:
                end = at + 1
                while end < size and clause[end] == TIME_LETTER:
                    end += 1
                add(new(Token, (at, clause[at:end], Cat.TIME)))
                at = end
            else:
                add(new(Token, (at, letter, cats.get(letter, 0))))
                at += 1
    return out
