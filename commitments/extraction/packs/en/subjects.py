"""Who is to act in an English clause: owns subjects, and whether they can be held to anything; must not know verbs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from commitments.extraction.packs.en import bodies, relatives, signals
from commitments.extraction.packs.en.words import members, one_of

_REACH = 300
"""How far before a marker its subject is looked for: keeps the time linear."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words before a marker. `frame` is where the sentence's opening (a time, a condition) starts.

    `body` is the named body, "" for the author. `empty`: it, this, which refers to something said before. `others`:
    those whom the promise serves. `relative`: which, who, that. `elided`: that of the marker before. `only_said`: in a
    clause that is hoped or ensured, or in a condition. `aim`: the aim of something, no office; `own_aim`: that of the
    author (our target is to).
    """

    frame: int
    start: int
    words: str
    body: str = ""
    can_act: bool = False
    empty: bool = False
    others: bool = False
    relative: bool = False
    elided: bool = False
    only_said: bool = False
    aim: bool = False
    own_aim: bool = False


@cache
def _break() -> re.Pattern[str]:
    opens = rf"(?=(?:(?i:{one_of('signals', 'openings')})\b|[A-Z0-9]))"
    return re.compile(
        rf"(?:[,;]\s+{signals.AFTER_WHICH}\s+|[,;:(]\s+(?!(?:19|20)\d\d\b)(?:and\s+|but\s+)?|\s-\s"
        r"|\b(?:but|while|whilst|whereas|so|because|since|although|though|that|confirm|as)"
        rf"\s+(?:that\s+)?)[\"“]?{opens}"
    )


@cache
def _and() -> re.Pattern[str]:
    return re.compile(rf"\band\s+(?:that\s+(?=[a-z])|(?=(?:(?i:{one_of('signals', 'openings')})\b|[A-Z0-9])))")


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('signals', 'aims')})\b(?:\s+(?:of|for|behind|to)\b.*)?$", re.IGNORECASE)


_AND_WE = re.compile(
    r"\b(?:and|that|when|if|where|advised|confirmed|indicated|assured us|told us)\s+(?=(?:we|I|it|they|you|this)\b)"
)
_INNER = re.compile(r"(?<=[a-z).\"”] )(?=(?:We|I|The [a-z]\w*(?: [a-z]\w*)?)\s*$)")
_NEW_CONDITION = re.compile(r"\s*,?\s*and\s+(?=(?:if|once|unless|subject to)\b)(?!.*,)", re.IGNORECASE)
_UNFINISHED = re.compile(r"\bbeing\s|,\s+and\s+$")
_SHORT = 60
"""A clause before the promise of the same subject that is no longer stays with it."""
_LEADING = re.compile(r"(?:and|or|but)\s+", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:it|this|that|these|those|such|nothing|none|(?:all|both) of (?:this|these))(?:\s\w+ly)?$|there\b|such\b",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"(?:\b(?:and|but|then|or)|,)\s*(?:(?:then|also|now|subsequently)\s*)?$", re.IGNORECASE)
_TOLD = re.compile(r"\s*(?P<who>[^,;]{2,120}?)\s(?:has|have|is|are|was|were)\s", re.IGNORECASE)
"""The Board has met and will report: its subject stands before the first verb."""
_BESIDE = re.compile(
    r"\b(?:the|a|an|our|its|all|any|these|this)\s[^,;.]{2,60},\s"
    r"(?:such as|including|like|especially|notably|particularly|led by|chaired by|supported by|for example|for instance"
    r"|based|drawn|made up)\s[^,;.]{2,80},\s*$",
    re.IGNORECASE,
)
"""The noisiest jobs, such as breaking stone, will: the last comma closes what stands beside the subject."""
_THOSE_THINGS = re.compile(r"[Tt]hose\s(?:[a-z]+ing|of)\s")
"""Those handling 100 calls: some of the things before, not those who are served."""
_THIS = re.compile(r"(?:[Tt]h(?:is|at|[eo]se)|[Ss]uch)\s(?=[a-z])")
"""This transition is under way and will: what was said before, and nobody who acts; "This Group" may be an office."""
_DRAFTED = re.compile(r"(?:a|an|the)\s(?:draft|new|revised|updated|final)\s", re.IGNORECASE)
"""A draft vision: a paper, and no aim of something."""
_TIMED = re.compile(
    r"\s*(?:by|in|from|during|over|within|before|after|for|until|on|at)\b[^,;]{2,60}?"
    r"(?=\b(?:we|I|it|they)\s*$|(?<=\d )(?:the|our|a|an|all|officers|ministers"
    r"|(?-i:(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z])))",
    re.IGNORECASE,
)


@cache
def _own_aim() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:and|but)\s+)?(?:our|my|the|[\w ]{{2,60}}'s?)\s(?:\w+\s){{0,3}}(?:{one_of('signals', 'own_aims')})$",
        re.IGNORECASE,
    )


_OFFICE_TOLD = re.compile(
    r"\b(?P<who>(?:the|her|his|its|our|my)\s(?:[\w'&-]+\s){0,5}?[\w'&-]+)(?:,\swho)?\s(?:has|have|is|are|was|were|says?|said|(?!need)[a-z]+[^e]ed)\b",
    re.IGNORECASE,
)


def office_before(shown: str, at: int) -> str:
    """The office that "they" at `at` refers to: "her Ministry recognised it, and they will"; "" for none."""
    for found in _OFFICE_TOLD.finditer(shown, max(0, at - _REACH), at):
        name = bodies.actor_of(re.sub(r"^(?:her|his|its|our|my)\s", "", found["who"], flags=re.IGNORECASE))
        if name:
            return name
    return ""


_TOPIC = re.compile(
    r"(?P<who>(?:The\s)?[A-Z][\w&'-]*(?:\s(?:(?:of|for|and|&)\s(?:the\s)?)?[A-Z][\w&'-]*){0,6})\s(?:[a-z]+ly\s|also\s|has\s|have\s|is\s)?[a-z]"
)


_BEHIND_HEAD = re.compile(r"\s(?:of|for|on|in|to|with|from|at|by|that|which)\s")


def is_document(words: str) -> bool:
    """Whether a subject is a document, which says something and does nothing: "Guidelines for anglers"."""
    return _head(words).removesuffix("s") in members("outputs", "documents")


def is_thing(words: str) -> bool:
    """Whether a subject is about a thing that exists or does not, and nobody: "The new service for anglers"."""
    head = _head(words)
    named = head in members("outputs", "nouns") or head.removesuffix("s") in members("outputs", "nouns")
    return named or is_document(words)


def _head(words: str) -> str:
    """The noun that a phrase is about: an advice note for applicants → note."""
    head = _BEHIND_HEAD.split(words.lower(), maxsplit=1)[0].split()
    return head[-1] if head else ""


def topic(shown: str) -> str:
    """The office that a sentence opens with as its subject, "" for none: "The Bureau already collects"."""
    found = _TOPIC.match(shown)
    return bodies.name_of(found["who"]) if found and not bodies.is_plain(found["who"]) else ""


def before(shown: str, at: int, free: int, first: bool) -> Subject:
    """The subject of the marker at `at`; the words from `free` on are open to it."""
    region = shown[max(free, at - _REACH) : at]
    free = at - len(region)
    # "we'll" has no space before its marker.
    spaced = region if region.endswith(" ") else f"{region} "
    joined = _ELIDED.search(spaced) is not None and not (not first and _BESIDE.search(region))
    if relatives.embedded(spaced) or (not joined and (relatives.contact(spaced, first) or relatives.describes(spaced))):
        return Subject(free, at, "", relative=True)
    if joined and (not first or " and" in region[-6:]) and len(region.split()) > 1:
        told = _TOLD.match(region) if first else None
        who = told["who"].strip() if told else ""
        said = _THIS.match(who) is not None
        # "The lift is being built and should be open by May": what is said of it first may belong to the quote.
        near = told is not None and not said and at - free - told.start("who") <= _SHORT
        start = free + told.start("who") if told and near and _UNFINISHED.search(region) else at
        return Subject(
            free,
            start,
            who,
            body=bodies.actor_of(who),
            elided=True,
            can_act=not said and not is_document(who),
            empty=said,
        )
    condition = None if first else _NEW_CONDITION.match(region)
    if condition:
        # "… will be surveyed and if works are needed a bid will be made"
        return Subject(free, free + condition.end(), "")
    found = _start(region, first)
    if not first and not found and not region.startswith((",", ";")):
        # "the activities that the Council will deliver", with or without its "that".
        return Subject(free, at, "", relative=True)
    start = free + found
    words = shown[start:at]
    lead = re.match(r"\s*(?:(?:and|but)\s+)?", words, re.IGNORECASE)
    start += lead.end() if lead else 0
    start += signals.connective(shown[start:at])
    words = _BEFORE_MARKER.sub("", shown[start:at].strip(" ,"))
    if not words and not first:
        return Subject(free, at, "", relative=True)
    known = _known(free, start, words)
    opening = _LEADING.sub("", region.lstrip())
    inside_condition = (
        first
        and signals.opens_condition(opening)
        and "," not in region
        and not _AFTER_CONDITION.match(shown[free:start])
    )
    if signals.only_said(shown[max(0, start - 60) : start]) or inside_condition:
        return replace(known, only_said=True)
    return known


_BEFORE_MARKER = re.compile(r"\s+(?:(?:has|have|had|also|now|therefore|still|currently|then|further)(?:\s+|$))+$")
"""The Quay Board also | intends: between a subject and its marker."""


@cache
def _last_office() -> re.Pattern[str]:
    people = one_of("signals", "people")
    return re.compile(rf"\s(?:\w+\s+){{2}}(?P<who>we|I|they|(?:the\s+(?:\w+\s+)?)?(?:{people}))\s*$", re.IGNORECASE)


_SEVERAL_FIELDS = re.compile(
    r"\b(?:Department|Ministry|Minister|Secretary|Committee|Directorate|Commissioner|Director|Head|Bureau|Office)\s(?:of|for|on)\s"
    r"(?:the\s)?[A-Z][\w'&-]*(?:,\s[A-Z][\w'&-]*|\s(?:and|&|of|for)\s[A-Z][\w'&-]*|\s[A-Z][\w'&-]*)*"
)
"""The Ministry of Transport, Works and Water Resources: its commas end no clause."""


_AFTER_CONDITION = re.compile(r"\s*(?:\w+\s+){3,}(?<!when )(?<!where )(?<!if )(?<!that )$", re.IGNORECASE)
"""As soon as I have a date | I will: a condition with its own verb stands before the subject."""


_TOGETHER = re.compile(r"(?:^|\bthat\s|,\s)(?P<who>(?:my|our)\s[\w']+\s+and\s+(?:I|we))\s*$", re.IGNORECASE)
"""My colleagues and I."""


def _start(region: str, first: bool) -> int:
    together = _TOGETHER.search(region)
    if together:
        return together.start("who")
    inner = _INNER.search(region)
    if inner:
        return inner.start()
    final = _last_office().search(region)
    if final and signals.opens_condition(region):
        # "Once we have reached a decision we will": the office right before the marker.
        return final.start("who")
    opening = _TIMED.match(region)
    best = opening.end() if opening else 0
    for mark in _AND_WE.finditer(region):
        best = max(best, mark.end())
    names = [name.span() for name in _SEVERAL_FIELDS.finditer(region)]
    for mark in _break().finditer(region):
        if any(low < mark.start() < high for low, high in names):
            continue
        rest = region[mark.end() :]
        # "The Council, working with its partners, will": what stands between commas is no subject.
        if rest.strip() and "," not in rest:
            best = max(best, mark.end())
    for mark in _and().finditer(region):
        # "The draft is published and the council will ask": a sentence before, an office behind.
        if first and not _new_clause(region[: mark.start()], region[mark.end() :].strip()):
            continue
        best = max(best, mark.end())
        break
    bare = _BARE.search(region) if not best else None
    if bare and first and not PAST.search(region, 0, bare.start()):
        bare = None
    return bare.start("who") if bare and not signals.finite(bare["who"]) else best


_BARE = re.compile(
    r",\sand\s(?P<who>(?!\w+ly\b|then\b|also\b|so\b|that\b|which\b)[a-z][\w-]+(?:\s(?!and\b)[\w'-]+){0,9}\s)$"
)
"""And guidance will follow: a second marker has a subject of its own."""


PAST = re.compile(r"\s[a-z]+[^e]ed\s(?:in|on|at|by|to|from|last|this|the|an?|its|their)\b")
"""Bids closed in July, and …: a sentence of what was."""
_THING = re.compile(r"(?:the|an?|this|these|our|its|further|new)\s", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|where|when|if)\b", re.IGNORECASE)


def _new_clause(before: str, behind: str) -> bool:
    """Whether "and" joins two sentences: "The draft is being cleared and a consultation will be run"."""
    if not signals.finite(before):
        return False
    return bool(bodies.actor_of(behind)) or (_THING.match(behind) is not None and not _RELATIVE.search(before))


def _known(frame: int, start: int, words: str) -> Subject:
    each = words.lower().split()
    others = members("subjects", "others")
    if len(each) > 1 and each[0] in ("we", "i") and _aim().search(words):
        # "We know that the best way to save water": what it is about, not who acts.
        return Subject(frame, start, words, aim=True)
    if len(each) > 1 and each[0] in ("we", "i") and each[1] in members("verbs", "mental") - {"agree", "accept"}:
        # "We know trust will take time": what is known, with or without its "that".
        return Subject(frame, start, words, only_said=True)
    if each and (each[0] in ("we", "i") or _TOGETHER.match(words) or words.lower() in members("subjects", "author")):
        # What the office calls itself; "the Council" is named all the same.
        pronoun = each[0] in ("we", "i") or each[-1] in ("we", "i")
        return Subject(frame, start, words, body="" if pronoun else bodies.actor_of(words), can_act=True)
    if words.lower() in ("he", "she"):
        return Subject(frame, start, words, can_act=True)
    if _EMPTY.match(words):
        return Subject(frame, start, words, empty=True)
    if each and (each[0] in others or _head(words) in others) and not _THOSE_THINGS.match(words):
        return Subject(frame, start, words, others=True)
    if _aim().search(words) and not _DRAFTED.match(words):
        return Subject(frame, start, words, aim=True, own_aim=bool(_own_aim().match(words)))
    name = bodies.actor_of(words)
    # "The consultant, Quay Surveys," goes by its name.
    words = name if name and words.endswith(name) else words
    return Subject(frame, start, words, body=name, can_act=bool(name) or not words or bodies.can_act(words))
