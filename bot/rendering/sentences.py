"""Screens of one sentence: errors and short confirmations."""

from __future__ import annotations

from bot.i18n.catalogue import Catalogue
from bot.rendering.formats import line, screen
from bot.replies import Screen
from commitments.errors import NextstepsError

_WORDS_WIDTH = 60


def problem(error: NextstepsError, catalogue: Catalogue) -> Screen:
    """What went wrong and the way out. Words that a person typed are repeated clipped."""
    return sentence(error.key, catalogue, **error.facts)


def sentence(key: str, catalogue: Catalogue, **facts: object) -> Screen:
    """The sentence under a key of the catalogue ("info.cancelled", "error.expired_button")."""
    given = {name: line(fact, _WORDS_WIDTH) if type(fact) is str else fact for name, fact in facts.items()}
    return screen([catalogue.text(key, **given)])
