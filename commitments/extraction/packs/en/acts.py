"""Where an English sentence promises: owns forward markers and the verbs behind them; must not know subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commitments.extraction.packs.en.words import gerunds, members, one_of, participles, verbs

_REACH = 400
"""How far behind a marker its further verbs are looked for: keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A forward marker and its verb: `at` is where the marker starts, `verb_at` the verb, `end` where the verb ends.

    `base` is the verb's base form; `passive` for "will be published"; `chain` for "will continue to …";
    `state` for "will be in place". `cue` is the marker's words.
    """

    at: int
    verb_at: int
    end: int
    base: str
    cue: str
    passive: bool = False
    chain: bool = False
    state: bool = False
    denied: bool = False


@cache
def adverbs() -> str:
    """A pattern for up to three adverbs, each with the space behind it."""
    return rf"(?:(?:{one_of('markers', 'adverbs')}|\w+ly),?\s+){{0,3}}"


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<cue>will|shall)|(?<=[a-z])(?P<short>'ll))(?:,\s[^,.;]{{2,90}},)?\s+{adverbs()}(?P<not>not\s+)?{adverbs()}"
        rf"(?:(?P<have>have\s+(?:been\s+)?)|(?P<be>be\s+))?(?P<not2>not\s+)?{adverbs()}(?P<verb>[a-z][a-z-]*)\b",
        re.IGNORECASE,
    )


@cache
def _intents() -> tuple[re.Pattern[str], re.Pattern[str]]:
    to_verb = rf"\s+{adverbs()}(?P<be>be\s+)?{adverbs()}(?P<verb>[a-z][a-z-]*)\b"
    return (
        re.compile(
            rf"\b(?P<cue>{one_of('markers', 'intents')})\s+(?:(?:itself|ourselves|themselves)\s+)?to{to_verb}",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?P<cue>(?:is|are|am)\s+{adverbs()}(?:{one_of('markers', 'is_to')})){to_verb}", re.IGNORECASE),
    )


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<cue>(?:is|are)\s+(?:(?:also|now|currently)\s+)?(?P<verb>{one_of('markers', 'planned')}))"
        r"\s+(?:for|in|by|at|to\s+(?:take\s+place|start|begin|commence|be\s+in\s+place))\b",
        re.IGNORECASE,
    )


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('markers', 'states')})\b", re.IGNORECASE)


@cache
def _chain() -> re.Pattern[str]:
    return re.compile(rf"\s+to\s+{adverbs()}(?P<verb>[a-z][a-z-]*)\b", re.IGNORECASE)


_EFFECT = re.compile(
    r"\b(?P<verb>comes?|enters?|takes?|goes)\s+(?:into\s+(?:force|effect|operation)|effect|live)\b", re.IGNORECASE
)
_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|our|its|their|his|her|this|that|any|no|new|of|with|rescue|action|delivery|improvement|recovery|detailed"
    r"|clear|strategic|annual|business|development|implementation|ambitious|overall|main|key)\s+$",
    re.IGNORECASE,
)
_SINGULAR_BEFORE = re.compile(r"\b(?:a|an|the|this|its|our)\s+[\w-]+\s+$", re.IGNORECASE)
"""Before "plan to" a sign that the word is a noun: a rescue plan to …"""
_DENIED = re.compile(r"\b(?:not|no|never|n't|remains?)\s+(?:currently\s+|now\s+)?$", re.IGNORECASE)


def promises(shown: str) -> list[Promise]:
    """All forward markers of a sentence with their verbs, in order."""
    out: list[Promise] = []
    for one in sorted(_all(shown), key=lambda promise: promise.at):
        if not out or one.at >= out[-1].end:
            out.append(one)
    return out


def _all(shown: str) -> Iterator[Promise]:
    for match in _modal().finditer(shown):
        at, cue = match.start("cue" if match["cue"] else "short"), match["cue"] or "will"
        denied = bool(match["not"] or match["not2"])
        if match["have"] or match["be"]:
            perfect = bool(match["have"]) and "been" not in match["have"]
            yield _passive(shown, match["verb"], at, match.start("verb"), cue, denied, perfect)
        else:
            yield _active(shown, match["verb"], at, match.start("verb"), cue, denied)
    for pattern in _intents():
        for match in pattern.finditer(shown):
            if not _is_noun(shown, match):
                yield from _intended(shown, match)
    for match in _planned().finditer(shown):
        yield Promise(
            match.start(), match.start("verb"), match.end("verb"), match["verb"].lower(), match["cue"], passive=True
        )
    for match in _EFFECT.finditer(shown):
        yield Promise(match.start(), match.start("verb"), match.end(), "commence", match.group(), state=True)


def _is_noun(shown: str, match: re.Match[str]) -> bool:
    cue, at = match["cue"].lower(), match.start()
    if " " in cue:
        return False
    one = cue in ("plan", "aim", "promise", "pledge", "hope", "resolve") and _SINGULAR_BEFORE.search(
        shown, max(0, at - 40), at
    )
    return bool(one or _NOUN_BEFORE.search(shown, max(0, at - 40), at))


def _intended(shown: str, match: re.Match[str]) -> Iterator[Promise]:
    word, at, verb_at, cue = match["verb"].lower(), match.start(), match.start("verb"), match["cue"]
    if _DENIED.search(shown, max(0, at - 20), at):
        yield Promise(at, verb_at, match.end(), word, cue, denied=True)
    elif match["be"]:
        yield _passive(shown, word, at, verb_at, cue, denied=False)
    elif word in gerunds() and "committed" in cue.lower():
        yield _active(shown, gerunds()[word], at, verb_at, cue, denied=False, size=len(word))
    elif word in verbs() or word in members("verbs", "stative"):
        # "agreed to further updates": what follows "to" is no verb.
        yield _active(shown, word, at, verb_at, cue, denied=False)


def _active(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, size: int = 0) -> Promise:
    base, end = word.lower(), verb_at + (size or len(word))
    chained = _chain().match(shown, end) if base in members("markers", "chained") else None
    if chained is None:
        return Promise(at, verb_at, end, base, cue, denied=denied)
    inner = chained["verb"].lower()
    return Promise(at, verb_at, chained.end(), base if inner == "be" else inner, cue, chain=True, denied=denied)


def _passive(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, perfect: bool = False) -> Promise:
    lower, end = word.lower(), verb_at + len(word)
    if lower in gerunds() and not perfect:
        return _active(shown, gerunds()[lower], at, verb_at, cue, denied, len(word))
    if lower in participles():
        return Promise(at, verb_at, end, participles()[lower], cue, passive=not perfect, denied=denied)
    state = _state().match(shown, verb_at)
    if state:
        return Promise(at, verb_at, state.end(), "be", cue, passive=True, state=True, denied=denied)
    return Promise(at, verb_at, end, "be", cue, passive=True, denied=denied)


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


def shared(shown: str, promise: Promise, end: int) -> list[Promise]:
    """Further verbs of one marker, each with an object of its own: "will consult on A, and publish B" → publish."""
    out: list[Promise] = []
    if promise.passive:
        return out
    head_end = promise.end
    for match in _join().finditer(shown, promise.end, min(end, promise.end + _REACH)):
        between = shown[head_end : match.start()]
        if between.lstrip().startswith(","):
            # "To develop, with partners, and publish a strategy": both verbs share the object.
            between = between.lstrip()[1:].partition(",")[2]
        if between.split() and _is_further(match, between):
            head_end = match.end("verb")
            out.append(Promise(match.start(), match.start("verb"), head_end, match["verb"].lower(), promise.cue))
    return out


def _is_further(match: re.Match[str], between: str) -> bool:
    """Whether the word after "and" or a comma is a verb beside the head verb, and not part of a purpose or a name."""
    verb, after = match["verb"].lower(), (match["next"] or "").strip().lower()
    if verb not in verbs() or verb in members("verbs", "mental") or after in ("", "and", "or", "of"):
        return False
    if not (match["and"] or match["comma"]):
        return False
    if verb in members("markers", "also_nouns") and after not in members("markers", "determiners"):
        return False
    inner = _purpose().search(between)
    bound = (inner is not None and inner["verb"].lower() in verbs()) or _RELATIVE.search(between) is not None
    return not bound or bool(match["comma"] and match["and"])
