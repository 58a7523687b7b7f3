"""What sort of result an English act names: owns deliverable against directional; must not know subjects."""

from __future__ import annotations

import re
from dataclasses import replace

from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.words import members
from commitments.model import Kind

_WITH = re.compile(r"(?:\s*,[^,]{0,80},)?\s+and\s+(?P<verb>[a-z-]+)\b", re.IGNORECASE)
"""A second verb with the same object: to develop, with others, and publish a strategy."""
_PHRASES_DELIVERABLE = re.compile(
    r"^(?:\s+(?:set up|set out))?\s*(?:up|out|in place|forward\s+(?:legislation|proposals|plans|a|the)|available)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"[a-z]+", re.IGNORECASE)
_STOP = re.compile(r"\b(?:to|by|with|for|on|in|of|that|which|who|as|at|from|through|into|and)\b", re.IGNORECASE)


def kind_of(after: str, promise: Promise, dated: bool) -> tuple[Kind, str]:
    """The kind and the rule: by the verb, and where the verb leaves it open by its object or its date."""
    base = promise.base
    if promise.state or base in ("planned", "scheduled", "due", "expected", "proposed", "anticipated"):
        return Kind.DELIVERABLE, "state"
    second = _WITH.match(after)
    if (
        second
        and not promise.chain
        and not promise.passive
        and second["verb"].lower() in members("verbs", "deliverable")
    ):
        first, rule = kind_of(after[second.end() :], replace(promise, base=second["verb"].lower()), dated)
        if first is Kind.DELIVERABLE:
            return first, rule
    if promise.chain:
        return Kind.DIRECTIONAL, "verb:directional"
    hard = base in members("verbs", "deliverable")
    soft = base in members("verbs", "directional")
    if base in members("verbs", "by_object"):
        if promise.passive or dated or _PHRASES_DELIVERABLE.match(after) or _named_output(after):
            return Kind.DELIVERABLE, "verb:by_object"
        return Kind.DIRECTIONAL, "verb:by_object"
    if hard and (not soft or dated or promise.passive):
        return Kind.DELIVERABLE, "verb:deliverable"
    if soft and not hard:
        return Kind.DIRECTIONAL, "verb:directional"
    return (
        Kind.DELIVERABLE if hard and not soft else Kind.DIRECTIONAL
    ), "verb:directional" if soft else "verb:deliverable"


def _named_output(after: str) -> bool:
    """The head of the object is a thing that exists or does not: a new strategy, a full response."""
    stop = _STOP.search(after)
    words = [word.lower() for word in _OBJECT.findall(after[: stop.start() if stop else None])]
    outputs = members("outputs", "nouns")
    return any(word in outputs or word.removesuffix("s") in outputs for word in words[-2:])


def nominal(verb: str) -> tuple[str, ...]:
    """Nouns of an act: designation, recruitment, launch, opening."""
    stem = verb.removesuffix("e")
    return (
        f"{stem}ation",
        f"{stem}ion",
        f"{verb}ment",
        f"{stem}ing",
        verb,
        f"{stem}al",
        "publication",
        "completion",
        "adoption",
        "decision",
    )
