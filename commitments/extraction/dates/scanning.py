"""One pass over a text for the tokens of a language: owns how alternatives are tried; must not know any of them.

Trying thirty alternatives at each character is slow, so each is filed under the characters it can begin with: a text
is searched for those characters, and only where an alternative may begin are they tried, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """A pattern whose outermost group names the kind of token, and the one or two characters that it can begin with.

    `opening` is a pattern without groups that must match where the alternative begins: a cheap look before a dear one.
    """

    first: Sequence[str]
    pattern: str
    opening: str = ""


class Scanner:
    """Finds tokens from left to right; where two alternatives match, the earlier in the list wins."""

    def __init__(self, alternatives: Iterable[Alternative], flags: int = 0, boundary: str = "") -> None:
        known = list(alternatives)
        begins = {begin for one in known for begin in one.first}
        guarded = [one for one in known if one.opening]
        self._pairs = {begin for begin in begins if len(begin) == 2}
        self._alone = {begin for one in known if not one.opening for begin in one.first if len(begin) == 1}
        self._opening = re.compile("|".join(dict.fromkeys(one.opening for one in guarded)) or "(?!)", flags).match
        # A set of characters at its front lets the engine skip to them; all that is known of the next one follows.
        single, second = {begin for begin in begins if len(begin) == 1}, {pair[1] for pair in self._pairs}
        self._first = re.compile(
            f"{boundary}{_one_of(begin[0] for begin in begins)}(?:(?<={_one_of(single)})|(?={_one_of(second)}))"
        )
        self._pattern = re.compile(_joined(known), flags)

    def tokens(self, text: str) -> Iterator[re.Match[str]]:
        """The tokens of a text, none overlapping; `lastgroup` is a token's kind."""
        end = 0
        alone, pairs, opening, match = self._alone, self._pairs, self._opening, self._pattern.match
        for found in self._first.finditer(text):
            start = found.start()
            if start < end:
                continue
            may_begin = found.group() in alone or text[start : start + 2] in pairs or opening(text, start)
            if may_begin and (token := match(text, start)):
                end = token.end()
                yield token


def _one_of(characters: Iterable[str]) -> str:
    """A pattern for any of the characters, which none is where there are none."""
    known = "".join(sorted(set(characters)))
    return f"[{re.escape(known)}]" if known else "(?!)"


def _joined(alternatives: list[Alternative]) -> str:
    """One pattern, in which each alternative is guarded by its first characters and its opening."""
    return "|".join(
        f"(?={_one_of(begin[0] for begin in one.first)})"
        + (f"(?={one.opening})" if one.opening else "")
        + f"(?:{one.pattern})"
        for one in alternatives
    )
