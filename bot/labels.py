"""Typed words that say what a button says: owns when they mean it; must not know which are shown, nor what one does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.i18n.vocabulary import fold
from commitments.messaging import Button, Keyboard

LONGEST = 40
"""Characters of a line that may say what a button says; no label has more but by a long name."""
_BEGINNING = 4
"""How much of a label must be typed where not all of it is: two Chinese characters, or four letters."""

_FIGURE = re.compile(r"(\d+(?:[.,:/-]\d+)*)\s*[条條项項个個件封家号號]?")
"""A figure with its measure word, which says no more than the figure: 跟踪全部4条."""
_WORD = re.compile(r"[a-z]+|[^\W\d_]")
_ALL = re.compile(r"全部|都|\b(?:them all|all of (?:them|it)|everything|all)\b\s*")
"""All, however it is said: 都跟踪 is 全部跟踪, "track everything" is "Track all"."""
_ASKED = re.compile(r"^(?:请|点击|点|按|选|please|press|tap|click)\s*|\s*(?:吧|please)$")
"""What asks for a press: 请跟踪全部, "tap Track all"."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A text by its words, a Chinese character being one, and its figures; emoji and punctuation say nothing."""

    words: Sequence[str]
    figures: Sequence[str]

    def whole(self, label: _Said) -> bool:
        """Whether it is all that the label says; figures may be left out."""
        return self.words == label.words

    def in_another_order(self, label: _Said) -> bool:
        """Whether it is the label's words in another order: 全部跟踪 for 跟踪全部."""
        return sorted(self.words) == sorted(label.words)

    def beginning(self, label: _Said) -> bool:
        """Whether the label begins with it, and it is more than a chance word."""
        much = sum(len(word) if word.isascii() else 2 for word in self.words)
        return much >= _BEGINNING and self.words == label.words[: len(self.words)]


_Fits = Callable[[_Said, _Said], bool]
_WAYS: Sequence[_Fits] = (_Said.whole, _Said.in_another_order, _Said.beginning)


def button_meant(text: str, keyboards: Iterable[Keyboard], *, whole: bool = False) -> Button | None:
    """The one button that a line means, of the keyboards with the newest first; None where none or several fit.

    `whole` leaves out what says only a part of the label or turns it round. The first keyboard with a button that fits
    decides: an older one is no way out where two of a newer one fit.
    """
    line = fold(text).casefold().strip()
    if len(line) > LONGEST or "\n" in line:
        return None
    spoken = [_said(each) for each in dict.fromkeys((line, _ASKED.sub("", line)))]
    for keyboard in keyboards:
        labels = [(button, _said(fold(button.label).casefold())) for button in keyboard.buttons.values()]
        for said in spoken:
            for fits in _WAYS[:1] if whole else _WAYS:
                found = [button for button, label in labels if _same_figures(said, label) and fits(said, label)]
                if found:
                    return found[0] if all(each == found[0] for each in found) else None
    return None


def number_meant(text: str, keyboard: Keyboard) -> Button | None:
    """The button whose whole label is the number that a line is: the sheets on which one taps numbers (点编号)."""
    line = fold(text).strip()
    found = [button for button in keyboard.buttons.values() if button.label == line] if line.isdecimal() else []
    return found[0] if len(found) == 1 else None


def _said(line: str) -> _Said:
    words = _ALL.sub("all " if line.isascii() else "全", _FIGURE.sub(" ", line))
    return _Said(_WORD.findall(words), _FIGURE.findall(line))


def _same_figures(said: _Said, label: _Said) -> bool:
    """Whether there are words at all, a number alone being a promise's, and no figure that the label does not say."""
    return bool(said.words) and (not said.figures or said.figures == label.figures)
