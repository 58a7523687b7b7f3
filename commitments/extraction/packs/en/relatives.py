"""Whether a marker stands in a clause inside another: owns relative clauses; must not know who is their subject."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en import signals
from commitments.extraction.packs.en.words import members, one_of

_RELATIVE = re.compile(
    r"\b(?:which|who|that|what|whom)\s+(?:(?:\w+ly|also|in turn|then)\s+){0,2}$"
    r"|(?<!after )(?<!following )(?<!upon )(?<!at )\b(?:which|whom|whose)\s+(?:[a-z]+\s+){0,3}"
    r"(?:we|I|it|they|the\s+\w+)\s*$"
    r"|\S\s+(?:how(?:\s(?:soon|much|many|far|long|often|best))?|what|whether|why)\s+(?:[\w'-]+\s+){1,30}$"
    r"|\b(?:shows?|says?|explains?|lists?|tells?|states?|decides?|determines?|sets?\sout|on|about|of)\s+which\s+"
    r"(?:[\w'-]+\s+){1,30}$"
    r"|\w\swhere\s[^,.;]{2,80}$"
    r"|\b(?:know|knows|known|or|about|of|on|decide|decides|decided|says?|asks?|see|explains?|sure|clear)\s+when\s+(?:[\w'-]+\s+){1,30}$"
    r"|\b(?:dates?|times?|days?|places?|points?|stages?|cases?|areas?)\s(?:when|where|(?:by|on|at|in|for)\swhich)\s[^,.;]{2,80}$"
    r"|\b(?:we|I|they)\s+(?:hope|expect|believe|think|trust|anticipate|understand|know)\s+(?:(?:that\s+)?(?:you|they|it|the\s\w+))?\s*$",
    re.IGNORECASE,
)
_AND_I = re.compile(r",?\s(?:and|but)\s(?:I|we)\s*$", re.IGNORECASE)
_EMBEDS = re.compile(r"\b(?:how|what|whether|why|who|which|that)\s", re.IGNORECASE)


def embedded(region: str) -> bool:
    """Whether a marker stands in a clause inside another: "how we will", not "a report of how all was done will"."""
    found = _RELATIVE.search(region)
    if found is None:
        return False
    joined = _AND_I.search(found.group())
    if joined and signals.finite(found.group()[: joined.start()]):
        return False  # "I know what can be done and I will"
    opened = [mark.end() for mark in _EMBEDS.finditer(found.group())]
    return not (opened and _WHOLE.search(found.group(), opened[-1]))


_WHOLE = re.compile(r"\S\s(?:is|are|was|were|has|have|had)\s[a-z]+(?:ed|en|d|t)\s+$", re.IGNORECASE)
"""… were weighed: a clause that ends with its verb."""
_CONTACT = re.compile(
    r"\s*(?:the|these|those|any|some|all|what|how)\s(?P<thing>[\w' -]{3,60}?)\s(?:the|we|they|I|our)"
    r"(?:\s[\w'-]+){0,3}\s*$",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(
    "of in by for and with to that as at from on or but than into under over within between".split()
)


@cache
def _contact_late() -> re.Pattern[str]:
    office = rf"(?:the\s(?:\w+\s)?(?:{one_of('signals', 'people')}))"
    return re.compile(
        rf"(?:\b(?:the|these|those|any|all)\s(?:(?!and\b|or\b|but\b)[\w-]+\s){{1,3}}(?:we|they|I|{office})"
        rf"|(?<!\sdays)(?<!\sweeks)(?<!months)(?<!\syears)(?<=[a-z]s)\s{office})\s*$",
        re.IGNORECASE,
    )


_FRAME = re.compile(
    r"\s*(?:In|On|By|At|From|With|For|As|During|Over|Through|Under|Based|Alongside|Before|Given|To)\b", re.IGNORECASE
)


_SAID_BY = re.compile(r"\b(?:I|we|they|you)\s(?!and\b)[a-z]+", re.IGNORECASE)


def _tells(words: str) -> bool:
    """Whether words hold a verb: has, is, sets out."""
    third = (word.removesuffix("s") for word in words.lower().split() if word.endswith("s"))
    acts = signals.finite(words) or any(word in members("verbs", "stative") for word in third)
    return acts or _SAID_BY.search(words) is not None


def contact(region: str, first: bool) -> bool:
    """The measures the Government will take: a relative clause without its "that"."""
    late = _contact_late().search(region)
    clause = region.rpartition(",")[2].lstrip()
    before_late = region[: late.start()] if late else ""
    # "Once we have heard from the owners we will …" goes on with the main clause.
    whole = not signals.opens_condition(clause) and (not _FRAME.match(clause) or _SAID_BY.search(before_late))
    if late and (not first or (whole and _tells(before_late))):
        # "We have seen the data they will use"
        return True
    if not first:
        return False
    found = _CONTACT.match(region)
    return found is not None and found["thing"].split()[-1].lower() not in _PREPOSITIONS


_THAT_WE = re.compile(
    r"(?P<head>[A-Za-z]{3,})\s+that\s+(?:we|I|it|they)\s*$|\s(?P<things>[a-z]+s)\sthat\s[^,.;]{2,80}$"
)


def describes(region: str) -> bool:
    """The areas that we will look at, the gains that a merger will bring; "confirms that we will" announces."""
    found = _THAT_WE.search(region)
    if found is None or (found["things"] and signals.finite(found.group())):
        # "Objections to the orders that are in force will be …": the clause has its verb.
        return False
    head = (found["head"] or found["things"]).lower()
    return head.endswith("s") and head not in members("signals", "saying")
