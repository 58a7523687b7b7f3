"""What stands between quotation marks: owns telling the author's own speech from titles; must not know clauses.

A letter to the press lets its chief executive promise: “We will open two wards.” Such speech is read as text. A title,
a quoted rule and what somebody else asked for or wrote stay closed.
"""

from __future__ import annotations

import re

from commitments.extraction.clauses import LONGEST, hidden

_PLACE = r"(?:^|(?<=[:,.!?]\s)|(?<=\bsaid\s))"
_QUOTED = re.compile(rf"{_PLACE}(?:“(?P<curly>[^“”]{{2,1200}})(?:”|$)|\"(?P<plain>[^\"]{{2,1200}})\"(?=[\s.,;]|$))")
"""Speech opens a paragraph or stands behind a stop, a colon or a comma; a title stands inside its clause."""
_OWN = re.compile(r"\b(?:[Ww]e|I|[Mm]y|[Oo]ur)\b")
_SENTENCE = re.compile(r"[A-Z0-9]\S*\s\S+\s\S")
_OF_OTHERS = re.compile(
    r"\b(?:you|your|petition\w*|committee|panel|auditors?|inspectors?|recommend\w*|recommendation|request\w*|asks?|asked|urge[ds]?|calls?"
    r"|called|demand\w*|manifesto|motion|resident\w*|respondents?|campaigners?|slogan|entitled|titled)\b",
    re.IGNORECASE,
)
_REACH = 160
"""How far before a quotation the words that say whose it is are looked for."""


def spans(text: str) -> list[tuple[int, int]]:
    """Where speech of the author's own people stands, its marks included; a paragraph may leave its mark open.

    Only whole sentences, in the first person if they are short, and none that the words before them give to others.
    """
    found: list[tuple[int, int]] = []
    for quoted in _QUOTED.finditer(text):
        words = quoted["curly"] or quoted["plain"]
        if not _SENTENCE.match(words) or not (_OWN.search(words) or len(words) >= LONGEST):
            continue
        if not _OF_OTHERS.search(text, max(0, quoted.start() - _REACH), quoted.start()):
            found.append(quoted.span())
    return found


def shown(text: str) -> str:
    """The text with brackets, titles and others' words blanked out, of the same length; speech stays, without marks."""
    speech = spans(text)
    if not speech:
        return hidden(text)
    letters = list(text)
    for start, end in speech:
        letters[start] = " "
        if letters[end - 1] in '”"':
            letters[end - 1] = " "
    return hidden("".join(letters))
