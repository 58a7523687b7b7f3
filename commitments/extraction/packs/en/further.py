"""Further verbs behind one forward marker: "will consult on A, and publish B"; must not know markers or subjects."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en import frames, signals
from commitments.extraction.packs.en.acts import LASTS, Promise
from commitments.extraction.packs.en.words import adverbs, gerunds, members, participles, verbs

_REACH = 400
"""How far behind a marker its further verbs are looked for: keeps the time linear."""


@cache
def _join() -> re.Pattern[str]:
    return re.compile(
        r"(?P<comma>[,;]\s+|\s+-\s+)?(?:\b(?P<and>and|then|but|or|as well as)\s+|(?<=[,;] ))"
        rf"(?:(?:then|also|to|both)\s+){{0,2}}{adverbs()}(?P<verb>[a-z][a-z-]+)\b(?P<next>\s+[\w£“\"'(]+)?",
        re.IGNORECASE,
    )


@cache
def _purpose() -> re.Pattern[str]:
    return re.compile(rf"\bto\s+{adverbs()}(?P<verb>[a-z][a-z-]+)\b", re.IGNORECASE)


_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|so that|in order to|how|by\s+\w+ing)\b", re.IGNORECASE)


_TO = re.compile(r"\bto\s", re.IGNORECASE)
_PREPOSITIONS = frozenset("in on with to for at from by via through as across within".split())
_PREPOSITION_END = re.compile(r"\b(?:in|on|with|to|for|at|from|of)\s*$", re.IGNORECASE)

_LONGEST_WAIT = 200
"""How far before a verb the condition is looked for that it waits for."""


def shared(shown: str, promise: Promise, end: int) -> list[Promise]:
    """Further verbs of one marker, each with an object of its own: "will consult on A, and publish B" → publish."""
    out: list[Promise] = []
    if promise.passive:
        gapped = _gapped(shown, promise, end)
        return [gapped] if gapped else out
    head_end = promise.end
    for match in _join().finditer(shown, promise.end, min(end, promise.end + _REACH)):
        between = shown[head_end : match.start()]
        if between.lstrip().startswith(","):
            # "To develop, with partners, and publish a strategy": both verbs share the object.
            between = between.lstrip()[1:].partition(",")[2]
        # "committed to making all of it recyclable and sourcing …"
        gerund = "commit" in promise.cue.lower() and shown[promise.verb_at : promise.end].lower().endswith("ing")
        named = match["verb"][0].isupper() and shown[promise.verb_at].islower()
        if between.split() and not named and _is_further(match, between, gerund):
            head_end = match.end("verb")
            word = match["verb"].lower()
            base = gerunds()[word] if gerund else word
            out.append(Promise(match.start(), match.start("verb"), head_end, base, promise.cue))
    return out


_AND_THING = re.compile(r"(?P<comma>,)?\sand\s(?P<thing>(?:the|a|an|its|their|our|any|all|these|certain)\s)")
_WORD = re.compile(r"\s(?P<verb>[a-z]+)(?=(?:\s(?P<next>[a-z]+))?\b)|[,.;:]")
_LONGEST_THING = 80
_WHERE_TO = frozenset("to at on every each again before as when once here monthly quarterly annually".split())
_HOW = _WHERE_TO | frozenset("by in from with for within after into through under until".split()) | {None}


def _gapped(shown: str, promise: Promise, end: int) -> Promise | None:
    """What is done to a second thing by the same "will be": "will be counted and the results reported to the Board".

    Without a comma only what tells where to or when: "the owners and the people invited by them" are two objects.
    """
    for found in _AND_THING.finditer(shown, promise.end, min(end, promise.end + _REACH)):
        follows = _HOW if found["comma"] else _WHERE_TO
        for word in _WORD.finditer(shown, found.end(), min(end, found.end() + _LONGEST_THING)):
            base = participles().get(word["verb"] or "", "")
            thing = shown[found.start("thing") : word.start()]
            if not word["verb"] or signals.finite(thing) or _RELATIVE.search(thing):
                break
            if base in verbs() and word["next"] in follows:
                return Promise(found.start("thing"), *word.span("verb"), base, promise.cue, passive=True)
    return None


_ARTICLE = re.compile(
    r"(?:\s(?:up|out|down|back|off|forward))?\s(?:the|a|an|our|its|their|any|each|every|this|these)\b"
)


def may_be_base(word: str) -> bool:
    """Whether a word that no list knows has the form of a bare verb: no adverb, no participle, no function word."""
    return not re.search(r"(?:ly|ing|[^e]ed)$", word) and word not in members("markers", "no_verbs")


def _before_article(match: re.Match[str]) -> bool:
    """Whether a word that no list knows is a verb because an article follows: "and reinvigorate the fund"."""
    word = match["verb"]
    return word.islower() and may_be_base(word) and _ARTICLE.match(match.string, match.end("verb")) is not None


def _is_further(match: re.Match[str], between: str, gerund: bool) -> bool:
    """Whether the word after "and" or a comma is a verb beside the head verb, and not part of a purpose or a name."""
    verb, after = match["verb"].lower(), (match["next"] or "").strip().lower()
    if gerund:
        verb = gerunds().get(verb, "")
    if verb not in verbs() and (gerund or not _before_article(match)):
        return False
    if match["verb"].lower() in members("markers", "no_verbs"):
        return False  # "including by talks"
    if verb in members("markers", "also_adjectives") and after not in members("markers", "determiners"):
        return False  # "and open government"
    if verb in members("verbs", "mental") or after in ("", "and", "or", "of"):
        return False
    if verb == "take" and LASTS.match(match.string, match.end("verb")):
        return False
    at = match.start("verb")
    joined = match["and"] or frames.waiting(match.string, max(0, at - _LONGEST_WAIT), at) < at
    if not (joined or match["comma"]) or (not joined and _TO.search(match.group())):
        # ", to replace the old one": what for; "and, if there is money, to replace it": a further act.
        return False
    if verb in members("markers", "also_nouns") and after not in members("markers", "determiners"):
        return False
    if verb in members("markers", "need_objects") and after in _PREPOSITIONS:
        # "training and support for parents"; "capture it and publish by May": no object of its own.
        return False
    purpose = any(inner["verb"].lower() in verbs() for inner in _purpose().finditer(between)) or ", to " in between
    if (purpose and _TO.search(match.group())) or _PREPOSITION_END.search(between):
        # "meet to scrutinise progress, and to monitor spending"; "take part in and reflect on the review".
        return False
    bound = purpose or _RELATIVE.search(between) is not None
    return not bound or bool(match["comma"] and match["and"])
