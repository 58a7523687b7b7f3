"""One pass over a text for the tokens of a language: owns how alternatives are tried; must not know any of them.

Trying thirty alternatives at each character is slow, so each is filed under the characters it can begin with: a text
is searched for those characters, and at each only the alternatives that can begin there are tried, in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """A pattern whose outermost group names the kind of token, and the characters that it can begin with.

    `opening` is a pattern without groups that must match where the alternative begins: a cheap look before a dear one.
    """

    first: str
    pattern: str
    opening: str = ""


class Scanner:
    """Finds tokens from left to right; where two alternatives match, the earlier in the list wins."""

    def __init__(self, alternatives: Iterable[Alternative], flags: int = 0, boundary: str = "") -> None:
        known = list(alternatives)
        letters = "".join(sorted(set("".join(alternative.first for alternative in known))))
        self._first = re.compile(f"{boundary}[{re.escape(letters)}]")
        self._pattern = re.compile(_joined(known), flags)

    def tokens(self, text: str) -> Iterator[re.Match[str]]:
        """The tokens of a text, none overlapping; `lastgroup` is a token's kind."""
        end = 0
        match = self._pattern.match
        for found in self._first.finditer(text):
            start = found.start()
            if start >= end and (token := match(text, start)):
                end = token.end()
                yield token


def _joined(alternatives: list[Alternative]) -> str:
    """One pattern, in which each alternative is guarded by its first characters and its opening."""
    return "|".join(
        f"(?=[{re.escape(''.join(sorted(set(one.first))))}])"
        + (f"(?={one.opening})" if one.opening else "")
        + f"(?:{one.pattern})"
        for one in alternatives
    )
