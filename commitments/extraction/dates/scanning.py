"""One pass over a text for the tokens of a language: owns how alternatives are tried; must not know any of them.

Trying thirty alternatives at each character is slow, so each is filed under the characters it can begin with: a text
is searched for those characters, and at each only the alternatives that can begin there are tried, in their order.
None is compiled before a text first calls for it: compiling all takes longer than reading a letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

_Match = Callable[[str, int], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Alternative:
    """A pattern whose outermost group names the kind of token, and the one or two characters that it can begin with.

    `opening` is a pattern without groups that must match where the alternative begins: a cheap look before a dear one.
    """

    first: Sequence[str]
    pattern: str
    opening: str = ""


class _Filed:
    """An alternative as it is tried."""

    __slots__ = ("_flags", "_pattern", "match", "opening")

    def __init__(self, alternative: Alternative, flags: int) -> None:
        self._pattern, self._flags = alternative.pattern, flags
        self.opening = _opening(alternative.opening, flags) if alternative.opening else None
        self.match: _Match = self._first_match

    def _first_match(self, text: str, at: int) -> re.Match[str] | None:
        self.match = re.compile(self._pattern, self._flags).match
        return self.match(text, at)


@cache
def _opening(pattern: str, flags: int) -> _Match:
    return re.compile(pattern, flags).match


class Scanner:
    """Finds tokens from left to right; where two alternatives match, the earlier in the list wins."""

    def __init__(self, alternatives: Iterable[Alternative], flags: int = 0, boundary: str = "") -> None:
        known = [(alternative, _Filed(alternative, flags)) for alternative in alternatives]
        begins = {begin for one, _ in known for begin in one.first}
        self._tried = {
            begin: tuple(filed for one, filed in known if begin in one.first or begin[0] in one.first)
            for begin in sorted(begins)
        }
        # A set of characters at its front lets the engine skip to them; all that is known of the next one follows.
        single, second = {begin for begin in begins if len(begin) == 1}, {begin[1:] for begin in begins}
        self._first = re.compile(
            f"{boundary}{_one_of(begin[0] for begin in begins)}(?:(?<={_one_of(single)})|(?={_one_of(second)}))"
        )

    def tokens(self, text: str) -> Iterator[re.Match[str]]:
        """The tokens of a text, none overlapping; `lastgroup` is a token's kind."""
        end = 0
        tried = self._tried.get
        for found in self._first.finditer(text):
            start = found.start()
            if start < end:
                continue
            looked, opens = None, True
            for filed in tried(text[start : start + 2]) or tried(found.group()) or ():
                if filed.opening is not looked:  # neighbours in the list often share theirs
                    looked = filed.opening
                    opens = looked is None or looked(text, start) is not None
                if opens and (token := filed.match(text, start)):
                    end = token.end()
                    yield token
                    break


def _one_of(characters: Iterable[str]) -> str:
    """A pattern for any of the characters, which none is where there are none."""
    known = "".join(sorted(set(characters)))
    return f"[{re.escape(known)}]" if known else "(?!)"
