"""What sort of result an English act names: owns deliverable against directional; must not know subjects."""

from __future__ import annotations

import re
from dataclasses import replace

from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.nominals import nominals
from commitments.extraction.packs.en.words import members, participles
from commitments.model import Kind

_WITH = re.compile(r"(?:\s*,[^,]{0,80},)?\s+and\s+(?P<verb>[a-z-]+)\b", re.IGNORECASE)
"""A second verb with the same object: to develop, with others, and publish a strategy."""
_AND_DONE = re.compile(r"(?:\s+by\s[^,;]{2,60})?,?\s+and\s+(?P<verb>[a-z-]+)\b", re.IGNORECASE)
"""Will be considered by the Board, and updated: both are done to the same."""
_REGARD = re.compile(r"\s(?:[a-z]+\s)?(?:attention|consideration|preference|priority|thought|weight)\b")
"""Will be given priority: how things are weighed, and no thing."""
_AT_MEETING = re.compile(r"\bat\s(?:the|its|our|their)\s(?:[A-Za-z]+\s){1,4}meeting\b")
"""Will raise it at the next meeting: a step on an agenda."""
_SET_UP = re.compile(
    r"\s*(?:up|out|place|in place|on\s(?:the|our|its)\s(?:[\w-]+\s)?(?:agenda|list|programme|website)"
    r"|forward|available)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_STOP = re.compile(r"\b(?:to|by|with|for|on|in|of|that|which|who|as|at|from|through|into|and)\b", re.IGNORECASE)
_JOINED = re.compile(r"and\s(?:[\w-]+\s){0,3}(?P<head>[\w-]+)(?=\s(?:to|for|on|of|that|which|with|in|by)\b|[.,;]|$)")
"""A leadership and pay framework: the second head may be the thing."""
_PARTITIVE = re.compile(r"\s+(?:an?|the|our|its)\s(?:[\w-]+\s)?(?:set|series|suite|package|range)\sof\s")
"""A set of standards is standards."""
_NAMED = re.compile(r"\s+(?:the|a|an|our|its|[\w']+'s)?(?:\s[A-Z][\w'-]*){2,}")
"""The Quay Lighting Strategy: what has a name is one thing, to be done or not."""
_LONGEST_OBJECT = 200


def kind_of(after: str, promise: Promise, dated: bool) -> tuple[Kind, str]:
    """The kind and the rule: by the verb, and where the verb leaves it open by its object or its date."""
    base = promise.base
    if (
        promise.state
        or base in members("markers", "planned")
        or base == "be"
        or (dated and base == "have")
        or (dated and base in members("verbs", "happen"))
    ):
        return Kind.DELIVERABLE, "state"
    if promise.chain:
        return Kind.DIRECTIONAL, "verb:directional"
    if promise.base in ("give", "pay") and _REGARD.match(after):
        return Kind.DIRECTIONAL, "verb:directional"
    if promise.base in ("raise", "discuss") and _AT_MEETING.search(after[:_LONGEST_OBJECT]):
        return Kind.DELIVERABLE, "verb:deliverable"
    also = _AND_DONE.match(after) if promise.passive else None
    if also and participles().get(also["verb"].lower()) in members("verbs", "deliverable"):
        return Kind.DELIVERABLE, "verb:deliverable"
    second = None if promise.passive else _WITH.match(after)
    if second and second["verb"].lower() in members("verbs", "deliverable"):
        kind, rule = _by_verb(after[second.end() :], replace(promise, base=second["verb"].lower()), dated)
        if kind is Kind.DELIVERABLE:
            return kind, rule
    return _by_verb(after, promise, dated)


def _by_verb(after: str, promise: Promise, dated: bool) -> tuple[Kind, str]:
    base = promise.base
    hard, soft = base in members("verbs", "deliverable"), base in members("verbs", "directional")
    if base in members("verbs", "by_object"):
        done = promise.passive or dated or _SET_UP.match(after) is not None or ends_in_output(after)
        return (Kind.DELIVERABLE if done else Kind.DIRECTIONAL), "verb:by_object"
    if base in members("verbs", "by_date"):
        done = dated or promise.passive or (base == "implement" and _NAMED.match(after) is not None)
        return (Kind.DELIVERABLE if done else Kind.DIRECTIONAL), "verb:by_date"
    unknown = dated and not soft and base not in members("verbs", "stative")
    if unknown or (hard and (not soft or dated or promise.passive)):
        return Kind.DELIVERABLE, "verb:deliverable"
    return Kind.DIRECTIONAL, "verb:directional"


def ends_in_output(after: str) -> bool:
    """The head of the object is a thing that exists or does not: a new strategy, a full response."""
    part = _PARTITIVE.match(after)
    after = after[part.end() :] if part else after
    stop = _STOP.search(after)
    words = _WORD.findall(after[: min(stop.start() if stop else len(after), _LONGEST_OBJECT)])
    joined = _JOINED.match(after, stop.start()) if stop else None
    return any(_is_output(word) for word in [*words[-2:], *([joined["head"]] if joined else [])])


def _is_output(word: str) -> bool:
    lower = word.lower()
    single = lower.removesuffix("s")
    made = nominals().get(lower) or nominals().get(single, "")
    named = lower in members("outputs", "nouns") or single in members("outputs", "nouns")
    return named or (
        made not in ("", lower, single) and made in members("verbs", "deliverable") - members("verbs", "directional")
    )


def names_output(words: str) -> bool:
    """Whether a noun phrase names a thing that exists or does not, or the noun of an act: designation, recruitment."""
    return any(_is_output(word) or word.lower() in nominals() for word in _WORD.findall(words[:_LONGEST_OBJECT]))
