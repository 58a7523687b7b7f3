"""Sentences that have nothing but gaps: owns filling them without Fluent's resolver, which takes ten times as long.

Must not know what is said, nor what a fact looks like in words. A sentence that chooses between forms is not for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fluent.syntax import ast


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that a fact fills."""

    name: str


Parts = tuple[str | Gap, ...]


def parts_of(message: ast.Message) -> Parts | None:
    """The message as words and gaps; None where it has anything else in it, or no words at all."""
    if message.value is None:
        return None
    parts: list[str | Gap] = []
    for part in _flat(message.value):
        if part is None:
            return None
        parts.append(part)
    return tuple(parts)


def _flat(pattern: ast.Pattern) -> Iterator[str | Gap | None]:
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            yield element.value
        elif isinstance(element.expression, ast.StringLiteral):
            yield str(element.expression.parse()["value"])
        elif isinstance(element.expression, ast.VariableReference):
            yield Gap(element.expression.id.name)
        else:
            yield None


def filled(parts: Parts, facts: Mapping[str, object]) -> str:
    """The words with the facts in the gaps. Raises KeyError for a gap without a fact."""
    return "".join([part if isinstance(part, str) else str(facts[part.name]) for part in parts])
