"""Names that are likely one body: owns common shortenings and initials; only proposes, and must not know who decides.

A place before the name may be missing (民政局, 示范市民政局), an office may be called by its short form (住建局), an
English department by its initials (DLUHC). Bodies of two places are never proposed as one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from commitments.bodies import BodyNames, key

_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST_INITIALS = 3


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("shortenings.toml").read_text("utf-8"))


@cache
def _long_forms() -> Sequence[tuple[str, str]]:
    pairs = [(long, short) for short, longs in _data()["short"].items() for long in longs]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def _place() -> re.Pattern[str]:
    ends = sorted(_data()["place"]["ends"], key=len, reverse=True)
    country = "|".join(_data()["place"]["country"])
    return re.compile(f"(?:{country})|(?:[\u4e00-\u9fff]{{0,6}}?(?:{'|'.join(ends)}))(?=..)")


def _parts(name: str) -> tuple[str, str]:
    """The place before the name, and the rest in its shortest form: 示范市住房和城乡建设局 → 示范市, 住建局."""
    rest, place = key(name), ""
    for long, short in _long_forms():
        rest = rest.replace(long, short)
    shorts = tuple(_data()["short"])
    while not rest.startswith(shorts) and (match := _place().match(rest)):  # 市监局 does not begin with a city
        place, rest = place + match[0], rest[match.end() :]
    return place, rest


def _initials(name: str) -> str:
    """The initials of an English name of several words; empty for others. DLUHC of itself is itself."""
    words = _WORD.findall(name)
    if len(words) == 1:
        return words[0].casefold() if words[0].isupper() and len(words[0]) >= _SHORTEST_INITIALS else ""
    initials = "".join(word[0] for word in words if word.casefold() not in _data()["initials"]["skipped"])
    return initials.casefold() if len(initials) >= _SHORTEST_INITIALS else ""


def likely_same(a: str, b: str) -> bool:
    """Whether two names that are written differently are likely one body, by the common shortenings."""
    if key(a) == key(b):
        return False
    (place_a, rest_a), (place_b, rest_b) = _parts(a), _parts(b)
    if rest_a == rest_b and (place_a == place_b or place_a.endswith(place_b) or place_b.endswith(place_a)):
        return True
    short, long = sorted((a, b), key=len)
    return " " not in short.strip() and bool(_initials(short)) and _initials(short) == _initials(long)


def proposals(names: BodyNames, printed: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs among the bodies that are likely one, the short name first; without those that a person has told apart or
    declared to be successor and predecessor.
    """
    bodies = sorted({names.register.called(name) for name in printed if name}, key=lambda name: (len(name), name))
    return [
        (short, long)
        for place, short in enumerate(bodies)
        for long in bodies[place + 1 :]
        if likely_same(short, long)
        and names.present(short) != names.present(long)
        and not names.register.told_apart(short, long)
    ]


def alike(words: str, printed: Iterable[str]) -> list[str]:
    """The printed names that are likely what the words mean, where none of them holds the words."""
    return sorted({name for name in printed if name and likely_same(words, name)})
