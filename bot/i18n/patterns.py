"""Sentences that have nothing but gaps: owns filling them without Fluent's resolver, which takes ten times as long.

Must not know what is said, nor what a fact looks like in words. A sentence that chooses between forms is not for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fluent.syntax import ast


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as one of Python's format strings: 第{number}号,{title}."""

    pattern: str
    has_gaps: bool

    def filled(self, facts: Mapping[str, object]) -> str:
        """The words with the facts in the gaps. Raises KeyError for a gap without a fact."""
        return self.pattern.format_map(facts)


def sentence_of(message: ast.Message) -> Sentence | None:
    """The message's sentence; None where it has anything but words and gaps, or no words at all."""
    if message.value is None:
        return None
    pattern, has_gaps = "", False
    for element in message.value.elements:
        if isinstance(element, ast.TextElement):
            pattern += _escaped(element.value)
        elif isinstance(element.expression, ast.StringLiteral):
            pattern += _escaped(str(element.expression.parse()["value"]))
        elif isinstance(element.expression, ast.VariableReference):
            pattern += f"{{{element.expression.id.name}}}"
            has_gaps = True
        else:
            return None
    return Sentence(pattern, has_gaps)


def _escaped(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
