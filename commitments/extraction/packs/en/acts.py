"""Where an English sentence promises: owns forward markers and the verbs behind them; must not know subjects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commitments.extraction.packs.en import expectations
from commitments.extraction.packs.en.words import adverbs, gerunds, members, one_of, participles, verbs


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

    @property
    def begins(self) -> int:
        """Where a further act of one marker begins: at its verb, "and the results reported" at what is reported."""
        return self.at if self.passive else self.verb_at


@cache
def _modal() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<cue>will|shall)|(?<=[a-z])(?P<short>'ll))(?:,\s[^,.;]{{2,90}},)?\s+{adverbs()}(?P<not>not\s+)?{adverbs()}"
        rf"(?:(?P<have>have\s+(?:been\s+)?)|(?P<be>be\s+))?(?P<not2>not\s+)?{adverbs()}(?P<verb>[a-z][a-z-]*)\b",
        re.IGNORECASE,
    )


@cache
def _intents() -> tuple[re.Pattern[str], ...]:
    to_verb = rf"(?:,\s[^,.;]{{2,60}},)?\s+{adverbs()}(?:(?P<have>have\s+(?:been\s+)?)|(?P<be>be\s+))?{adverbs()}"
    to_verb += r"(?P<verb>[a-z][a-z-]*)\b"
    return (
        re.compile(
            rf"\b(?P<cue>it\s(?:was|has\sbeen)\s(?:also\s|further\s|then\s)?(?:agreed|decided|resolved))\s+to{to_verb}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<cue>{one_of('markers', 'intents')})\s+(?:(?:itself|ourselves|themselves)\s+)?to{to_verb}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<cue>(?:\b(?:is|are|am|remains?(?=\s+committed))|(?<=[a-z])'(?:re|m))\s+{adverbs()}"
            rf"(?:{one_of('markers', 'is_to')}|(?:my|our)\s(?:aim|ambition|goal|intention|plan)\s+to)){to_verb}",
            re.IGNORECASE,
        ),
    )


@cache
def _planned() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<cue>(?:is|are)\s+(?:(?:also|now|currently|being)\s+)?(?P<verb>{one_of('markers', 'planned')}))"
        r"\s+(?:for|in|by|at|to\s+(?:take\s+place|start|begin|commence|be\s+in\s+place))\b"
        rf"|\b(?P<anew>(?:has|have|had)\s+(?:now\s+)?been\s+(?P<verb2>{one_of('markers', 'replanned')}))"
        r"\s+(?:for|to|until|till)\b",
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
_MOVES = re.compile(r"\s+(?:(?:back|forward|out|on|next)\s+)?(?:to|into|before|live|ahead|out)\b", re.IGNORECASE)
"""What makes "go" and "come" a step: to Cabinet, before the Board, live."""
_NOUN_BEFORE = re.compile(
    r"\b(?:a|an|the|our|its|their|his|her|this|that|these|those|any|no|new|of|on|about|for|from|under|with|rescue|action|delivery|improvement|recovery|detailed"
    r"|clear|strategic|annual|business|development|implementation|ambitious|overall|main|key)\s+$",
    re.IGNORECASE,
)
_SINGULAR_BEFORE = re.compile(r"\b(?:a|an|the|this|its|our)\s+[\w-]+\s+$", re.IGNORECASE)
"""Before "plan to" a sign that the word is a noun: a rescue plan to …"""
_PERFECT = re.compile(r"\b(?:has|have|'ve|had)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not|no|never|n't|remains?|should|must|may|might|could)\s+(?:currently\s+|now\s+|therefore\s+|[a-z]+ly\s+)?$",
    re.IGNORECASE,
)


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
        if match["have"] and match["verb"].lower() not in participles():
            yield _active(shown, "have", at, match.start("have"), cue, denied)
        elif match["have"] or match["be"]:
            perfect = bool(match["have"]) and "been" not in match["have"]
            yield _passive(shown, match["verb"], at, match.start("verb"), cue, denied, perfect)
        else:
            yield _active(shown, match["verb"], at, match.start("verb"), cue, denied)
    for pattern in _intents():
        for match in pattern.finditer(shown):
            if not _is_noun(shown, match):
                yield from _intended(shown, match)
    for match in _planned().finditer(shown):
        cue, verb = ("cue", "verb") if match["cue"] else ("anew", "verb2")
        base = match["verb"] or "planned"
        yield Promise(match.start(), match.start(verb), match.end(verb), base.lower(), match[cue], passive=True)
    yield from _expected(shown)
    for match in _EFFECT.finditer(shown):
        yield Promise(match.start(), match.start("verb"), match.end(), "commence", match.group(), state=True)


def _expected(shown: str) -> Iterator[Promise]:
    """What is to come by what somebody said, wished or expects; the word that must be there is looked for first."""
    for match in expectations.AIMED.finditer(shown) if " is that " in shown else ():
        base = participles().get(match["verb"], match["verb"]) if match["be"] else match["verb"]
        yield Promise(match.start("cue"), match.start("verb"), match.end(), base, match["cue"], state=True)
    for match in expectations.PLANNED.finditer(shown) if any(map(shown.__contains__, expectations.PLANS)) else ():
        base = match["verb"] or gerunds().get(match["doing"].lower(), "")
        at, verb_at = match.start(), match.start("verb" if match["verb"] else "doing")
        if base in verbs():
            yield Promise(at, verb_at, match.end(), base, match["cue"] or match["of"], state=True)
    for match in expectations.TOLD_TO.finditer(shown) if "ed " in shown and " to " in shown else ():
        if match["verb"] in verbs():
            yield Promise(match.start("cue"), match.start("verb"), match.end(), match["verb"], match["cue"])
    # What opens a piece is the wording of a decision.
    for match in expectations.WISHED.finditer(shown, 1) if " that " in shown else ():
        base = participles().get(match["verb"].lower(), "")
        if base in verbs():
            yield Promise(match.start(), match.start("verb"), match.end(), base, match["cue"], passive=True)
    for match in expectations.reported().finditer(shown) if "would" in shown else ():
        word = match["verb"].lower()
        base = participles().get(word, "") if match["be"] else word
        if base in members("verbs", "deliverable") or (match["be"] and base in verbs()):
            yield Promise(
                match.start("cue"), match.start("verb"), match.end(), base, "would", passive=bool(match["be"])
            )
    for match in expectations.EXPECTED.finditer(shown) if " to " in shown else ():
        for to in expectations.TO_VERB.finditer(shown, match.end(), match.end() + expectations.EXPECTED_REACH):
            base = participles().get(to["verb"], "") if to["be"] or to["have"] else to["verb"]
            if base in verbs() or base in ("get", "finish"):
                yield Promise(match.start("cue"), to.start("verb"), to.end(), base, match["cue"], state=True)
                break
    for match in expectations.soon().finditer(shown) if "should" in shown else ():
        yield Promise(match.start("cue"), match.start("state"), match.end(), "be", match["cue"], state=True)


def _is_noun(shown: str, match: re.Match[str]) -> bool:
    cue, at = match["cue"].lower(), match.start()
    if " " in cue:
        return False
    if cue in ("plans", "aims", "hopes", "promises", "pledges", "commits") and not shown[max(0, at - 40) : at].strip():
        return True  # "Plans to widen the quay will be published"
    one = cue in ("plan", "aim", "promise", "pledge", "hope", "resolve") and _SINGULAR_BEFORE.search(
        shown, max(0, at - 40), at
    )
    return bool(one or _NOUN_BEFORE.search(shown, max(0, at - 40), at))


def _intended(shown: str, match: re.Match[str]) -> Iterator[Promise]:
    word, at, verb_at, cue = match["verb"].lower(), match.start(), match.start("verb"), match["cue"]
    if cue.lower() == "undertaken" and not _PERFECT.search(shown, max(0, at - 20), at):
        return  # "work has been undertaken to find": done, not promised
    if match["have"] and word not in participles():
        word, verb_at = "have", match.start("have")
    if _DENIED.search(shown, max(0, at - 20), at):
        yield Promise(at, verb_at, match.end(), word, cue, denied=True)
    elif match["have"] and word != "have":
        yield _passive(shown, word, at, verb_at, cue, denied=False, perfect="been" not in match["have"])
    elif match["be"]:
        yield _passive(shown, word, at, verb_at, cue, denied=False)
    elif word.endswith("ing") and "commit" in cue.lower():
        yield _active(shown, gerunds().get(word, word), at, verb_at, cue, denied=False, size=len(word))
    elif (
        word in verbs()
        or word in members("verbs", "stative")
        or word == "do"
        or cue.lower() in members("markers", "before_verbs")
    ):
        # "agreed to further updates": what follows "to" is no verb.
        yield _active(shown, word, at, verb_at, cue, denied=False)


_IN_PLACE = re.compile(r"\s(?:[\w-]+\s){0,6}?in\s(?:place|force|operation)\b")
"""Will have a plan in place."""
_GOING_ON = re.compile(r"\son\s(?P<verb>[a-z]+ing)\b")
"""Will go on checking."""
_BOUND = re.compile(r"\s+to\s+(?P<verb>[a-z]+ing)\b")
"""Will commit to funding it."""
_PLACE = re.compile(r"\s+place\b")
_TIME_TO = re.compile(
    r"\s(?:the\s)?(?:[\w-]+\s){0,3}(?:time|days|weeks|months)\sto\s(?:not\sonly\s)?(?P<verb>[a-z-]+)\b", re.IGNORECASE
)
"""Will take the next weeks to review: what the time is for."""
LASTS = re.compile(
    r"\s(?:in the region of\s|about\s|around\s|approximately\s|some\s|up to\s|at least\s|over\s|between\s|only\s)?"
    r"(?:[\w-]+\s){1,4}?(?:days|weeks|months|years)(?!\sto\b)\b",
    re.IGNORECASE,
)
"""Will take in the region of two years: how long it lasts, and no act."""
_THERE = re.compile(r"\s(?:here\b|(?:on|in)\s(?:this|our|the|a|its)\s)", re.IGNORECASE)
"""Will appear on this page."""
_TOUCH = re.compile(r"in\s(?:touch|contact)\b", re.IGNORECASE)
_ALONE = re.compile(
    r"\s*(?:$|[.,;(]|(?:in|on|by|at|from|within|after|before|during|later|next|shortly|soon|as soon|this\s(?:\w+))\b)",
    re.IGNORECASE,
)
"""A report will follow in May: nothing stands behind it that it follows."""
_SO = re.compile(r"\s+(?:so|this|it|that)\b", re.IGNORECASE)
"""Agreed to do so: what was asked."""
_TALKS = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:discussions?|meetings?|talks|conversations?)\b", re.IGNORECASE)
"""Will have close discussions: what the noun says."""
_OVERSIGHT = re.compile(r"\s+(?:[\w-]+\s+){0,2}(?:oversight|responsibility|charge|ownership)\b", re.IGNORECASE)
_DONE_TO = re.compile(r"\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)\b", re.IGNORECASE)
_HAVE_DONE = re.compile(
    r"\s+(?:the|a|an|this|these|all|most|our|it|them)\s+(?:[\w-]+\s+){0,5}?(?P<verb>[a-z]+(?:ed|en|lt|done))\b",
    re.IGNORECASE,
)
"""Hope to have the works finished."""


def _active(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, size: int = 0) -> Promise:
    base, end = word.lower(), verb_at + (size or len(word))
    if base == "take" and _PLACE.match(shown, end):
        return Promise(at, verb_at, shown.index("place", end) + 5, "hold", cue, passive=True, denied=denied)
    if base == "take" and (spent := _TIME_TO.match(shown, end)):
        return Promise(at, verb_at, spent.end(), spent["verb"].lower(), cue, denied=denied)
    if base == "take" and LASTS.match(shown, end):
        return Promise(at, verb_at, end, "last", cue, denied=denied)
    if base == "appear" and _THERE.match(shown, end):
        return Promise(at, verb_at, end, "publish", cue, passive=True, denied=denied)
    if base in ("take", "come", "go", "enter") and (effect := _EFFECT.match(shown, verb_at)):
        return Promise(at, verb_at, effect.end(), "commence", cue, denied=denied)
    if base == "become" and (state := _state().match(shown, end + 1)):
        return Promise(at, verb_at, state.end(), "be", cue, state=True, denied=denied)
    if base == "have" and _IN_PLACE.match(shown, end):
        return Promise(at, verb_at, end, "establish", cue, denied=denied)
    if base == "go" and (going := _GOING_ON.match(shown, end)) and going["verb"].lower() in gerunds():
        return Promise(at, verb_at, going.end(), gerunds()[going["verb"].lower()], cue, chain=True, denied=denied)
    if base == "follow" and _ALONE.match(shown, end):
        return Promise(at, verb_at, end, "publish", cue, passive=True, denied=denied)
    if base == "do" and _SO.match(shown, end):
        base = "carry"
    if base == "have" and _TALKS.match(shown, end):
        base = "discuss"
    if base in ("have", "take", "keep") and _OVERSIGHT.match(shown, end):
        base = "oversee"
    if base == "commit" and (bound := _BOUND.match(shown, end)) and bound["verb"].lower() in gerunds():
        return Promise(at, bound.start("verb"), bound.end(), gerunds()[bound["verb"].lower()], cue, denied=denied)
    if base in ("go", "come") and not _MOVES.match(shown, end):
        base = "be"
    caused = _HAVE_DONE.match(shown, end) if base == "have" else None
    if caused and caused["verb"].lower() in participles():
        return Promise(at, verb_at, caused.end(), participles()[caused["verb"].lower()], cue, denied=denied)
    chained = _chain().match(shown, end) if base in members("markers", "chained") else None
    if chained is None:
        return Promise(at, verb_at, end, base, cue, denied=denied)
    inner = chained["verb"].lower()
    cue = "need to" if base == "need" else cue
    if inner == "be":
        # "will continue to be monitored" is an act, "will continue to be a priority" is none.
        done = _DONE_TO.match(shown, chained.end())
        inner = participles().get(done["verb"].lower(), "be") if done else "be"
        return Promise(at, verb_at, chained.end(), inner, cue, passive=True, chain=base != "need", denied=denied)
    # To begin to develop is to develop; to seek to develop is less.
    softer = base not in ("begin", "start", "proceed", "need")
    return Promise(at, verb_at, chained.end(), inner, cue, chain=softer, denied=denied)


_DONE_BY_FORM = re.compile(r"[a-z]{2,}[^e]ed")
"""Will be coded: a participle by its form; what no list knows keeps it as its base."""


def _passive(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, perfect: bool = False) -> Promise:
    lower, end = word.lower(), verb_at + len(word)
    if lower in gerunds() and not perfect:
        return _active(shown, gerunds()[lower], at, verb_at, cue, denied, len(word))
    if lower in participles():
        return Promise(at, verb_at, end, participles()[lower], cue, passive=not perfect, denied=denied)
    if lower.endswith("ing") and lower not in members("markers", "adjectives"):
        return _active(shown, lower, at, verb_at, cue, denied, len(word))
    if _TOUCH.match(shown, verb_at):
        return _active(shown, "contact", at, verb_at, cue, denied, len(word))
    state = _state().match(shown, verb_at)
    if state:
        return Promise(at, verb_at, state.end(), "be", cue, passive=True, state=True, denied=denied)
    base = lower if _DONE_BY_FORM.fullmatch(lower) and lower not in members("markers", "adjectives") else "be"
    return Promise(at, verb_at, end, base, cue, passive=True, denied=denied)
