"""What an English time expression does in its sentence: owns the signs around it; must not know its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from commitments.extraction.dates.records import Meaning, Role
from commitments.extraction.dates.words import either, words
from commitments.extraction.packs.en import layout

_REACH = 160
"""How many characters of the sentence are looked at on either side: keeps the time linear."""

_NEAR = 40
"""How many stand directly before it, where a preposition or a name may be."""
_STOP = re.compile(r"[.;!?](?=\s)|\n|\|")
_AFTER = re.compile(
    r"\b(?:(?:after|following|beyond|post)[\s-]*|not\s+(?:before|until|till|earlier\sthan)\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_AGAIN_FROM = re.compile(
    r"\b(?:(?:every|each)\s\w+|annually|yearly|monthly|quarterly)\s(?:from|starting\s(?:in|from)|beginning\sin)\s+$",
    re.IGNORECASE,
)
"""Every year from 2027: when it begins to recur."""
_EACH_YEAR = re.compile(
    r"\s(?:of\s)?(?:each|every)\s(?:\w+\s)?year\b|\s(?:each|every)\syear\b|\sannually\b", re.IGNORECASE
)
"""In April and October of each year."""
_FOR_YEAR = re.compile(r"(?P<planned>\b(?:\w+ed|due|set|ready|available)\s)?for\s(?:the\s)?$")
"""The allocations for 2027-28: what they cover, unless something is planned for it."""
_OF_WEEKDAY = re.compile(
    r"\s(?!(?:and|or|to|at|in|on|by|from|of|next|this|morning|afternoon|evening|night|when|where|with|as|after|before|until|is|was|will)\b)"
    r"[a-z]{3,}"
)
"""The Sunday service."""
_MET = re.compile(r"\b(?:meeting|session|hearing|sitting)\s(?:(?:held\s)?on\s|of\s)(?:the\s)?(?:[A-Z][a-z]+day,?\s)?$")
_SETTLED = re.compile(
    r"[^.;]{0,80}\b(?:resolved|agreed|decided|approved|adopted|considered|noted|heard|received|discussed|accepted|endorsed|confirmed)\b"
)
"""At its meeting of 26 May the Council resolved: when it met."""
_OPEN_DAYS = re.compile(r"day\s(?:to|through|until|and|-)\s+$", re.IGNORECASE)
_TO_DAY = re.compile(r"\s?(?:to|through|until|-)\s?(?:tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
"""Monday to Friday: the days of every week."""
_PAST = re.compile(
    r"\b(?:since|for (?:the )?(?:last|past)|as of|as at"
    r"|(?:began|ran|took place|came into force|met)(?:\s(?:in|on|from))?"
    r"|(?<!be )(?<!being )(?:held|dated|undertaken|conducted|announced|commissioned)(?: on| in)?)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"\b(?:letters?|reports?|decisions?|statements?|e-?mails?|repl(?:y|ies)|responses?|requests?|answers?|notices?|judgments?|orders?)"
    r"\s(?:of|dated|from)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Your letter of 28 December: which one."""
_THING_OF = re.compile(
    r"\s(?!(?:[a-z]+\s){0,2}(?:years?|sessions?|terms?)\b)"
    r"(?!(?:and|or|to|in|at|on|for|with|by|of|from|as|when|which|that|but|is|are|was|were|will|has|have)\b)[a-z]{3,}"
)

_TRIGGER = re.compile(
    r"\s*,?\s*(?:of|after|from|following|once|starting from)\s+(?:the\s+)?(?P<event>[\w\s'’]{0,40})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An expression in its text. `edged`: it opens with "end of", "early" or the like."""

    text: str
    start: int
    end: int
    kind: str
    meaning: Meaning
    edged: bool
    chat: bool


def role_of(around: Surroundings) -> Role:
    """What the expression does, by the first sign that speaks."""
    if around.chat:
        return Role.DEADLINE
    if around.kind in ("year", "years", "fiscal") and not around.edged and _closes_row(around):
        return Role.DEADLINE
    if around.text.startswith("'s ", around.end):
        return Role.NAME  # next year's budget, this week's meeting
    before = _STOP.split(around.text[max(0, around.start - _REACH) : around.start])[-1]
    after = _STOP.split(around.text[around.end : around.end + _REACH], maxsplit=1)[0]
    if _AFTER.search(before[-_NEAR:]):
        return Role.AFTER
    if _PAST.search(before[-_NEAR:]):
        return Role.DONE
    open_days = around.kind == "weekday" and (_OPEN_DAYS.search(before[-_NEAR:]) or _TO_DAY.match(after))
    if open_days or _AGAIN_FROM.search(before[-_NEAR:]) or _EACH_YEAR.match(after):
        return Role.RECURRING
    if _MET.search(before[-_NEAR:]) and _SETTLED.match(after) and not re.search(r"\bwill\b", before):
        return Role.DONE
    if around.kind in ("daymonth", "monthday") and _REFERRED.search(before[-_NEAR:]):
        return Role.NAME
    return (
        _by_name(around, before, after)
        or _by_trigger(around, after)
        or _by_support(around, before)
        or _by_deed(around, before, after)
        or Role.DEADLINE
    )


_ROW = re.compile(
    r"\d{1,3}\s[A-Z][^.;:|]{3,150}?[\s|]+|(?:[A-Z]|- )[^.;:|]{12,400}?[a-z]\s\((?:[A-Z][\w &-]{2,40},\s)?"
)
_ROW_END = re.compile(r"\)?[\s.;]*(?:onwards?)?$")
_OWNED = re.compile(r"[A-Z][^.;:|]{8,300}?\s[A-Z][\w&'-]*\s")
_ACT_OF = re.compile(r"\b(?:Act|Regulations|Order|Rules|Bill|Scheme|Directive|Survey|Census)\s\($")


def _closes_row(around: Surroundings) -> bool:
    """A year alone at the end of a numbered row ("7 Skills plan 2027") or in brackets at the end of an item."""
    if around.start > _LONGEST_ROW or not _ROW_END.match(around.text, around.end):
        return False
    before = around.text[: around.start]
    if _ROW.fullmatch(before):
        return not _ACT_OF.search(before)
    # "Mend the path Quay Team 2028": an act whose owner and date stand behind it, and no report of 2028.
    return bool(_OWNED.fullmatch(before)) and layout.opens(before) and not _name_before().search(before)


_LONGEST_ROW = 420


@cache
def _preposition(kind: str) -> re.Pattern[str]:
    """What must stand before a bare year, or before another bare period: "in", "by", "due" …"""
    choices = either(words("en")["prepositions"][kind])
    mark = "" if kind == "year" else r"|[-(:|,]\s*$"
    return re.compile(rf"\b(?:{choices})[\s:(]*${mark}", re.IGNORECASE)


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(words('en')['names']['before'])})(?:\s+(?:of|for|in))?\s+\(?$")


@cache
def _name_after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[A-Z][\w-]+\s+){{0,3}}(?:{either(words('en')['names']['after'])})\b")


@cache
def _season_name() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(words('en')['names']['seasons'])})", re.IGNORECASE)


def _by_name(around: Surroundings, before: str, after: str) -> Role | None:
    if around.kind in ("year", "years", "fiscal", "season", "relyear") and not around.edged:
        if _name_after().match(after) and around.kind != "relyear":
            return Role.NAME
        span = _FOR_YEAR.search(before[-_NEAR:])
        if around.kind != "season" and span and not span["planned"] and not layout.is_dated_heading(around.text):
            return Role.NAME
        if around.kind in ("year", "years") and _name_before().search(before[-_NEAR:]):
            return Role.NAME
    if (
        around.kind in ("years", "fiscal")
        and before.endswith(("the ", "our ", "its ", "their ", "this "))
        and _THING_OF.match(after)
    ):
        return Role.NAME  # the 2025-26 budget
    if around.kind == "weekday" and before.endswith(("the ", "a ", "our ")) and _OF_WEEKDAY.match(after):
        return Role.NAME
    if around.kind == "season" and _season_name().match(after):
        return Role.NAME
    return None


def _by_trigger(around: Surroundings, after: str) -> Role | None:
    if around.kind not in ("within", "fromnow"):
        return None
    trigger = _TRIGGER.match(after)
    if not trigger:
        return None
    event = trigger["event"].lower()
    return None if event.startswith(tuple(words("en")["triggers"]["document"])) else Role.UNKNOWN_START


def _by_support(around: Surroundings, before: str) -> Role | None:
    """A bare year, month, season or weekday is a time only behind a preposition or the like."""
    inside = around.text[around.start : around.end]
    if around.edged:
        return None
    if around.kind == "relyear" and re.fullmatch(r"(?:the\s+)?(?:calendar\s+)?year", inside, re.IGNORECASE):
        return (
            None if re.search(r"\b(?:within|during|before|in the course of)\s+$", before, re.IGNORECASE) else Role.NAME
        )
    if around.kind == "weekday" and not inside.lower().endswith("day"):
        return Role.NAME
    if around.kind == "century":
        return Role.NAME
    if around.kind == "year":
        return None if _preposition("year").search(before[-_NEAR:]) or not before.strip() else Role.NAME
    if around.kind == "month" and inside[:3].lower() in ("may", "mar") and len(inside) <= 5 and inside[0].islower():
        return Role.NAME
    bare = around.meaning.year is None and around.meaning.shift is None
    if (
        around.kind in ("month", "season", "weekday", "week")
        and bare
        and not re.match(r"this|next|coming|following|w", inside, re.IGNORECASE)
    ):
        alone = inside == around.text.strip(" .") and inside[0].isupper()
        return None if alone or _preposition("period").search(before[-_NEAR:]) else Role.NAME
    if around.kind == "half" and bare:
        return Role.NAME if not re.search(r"year|H[12]", inside) else None
    if around.kind == "quarter" and bare and not re.match(r"Q|this|next|current|coming", inside, re.IGNORECASE):
        if inside.lower().endswith("year"):
            return None
        return None if re.search(r"\b(?:in|by|during|of) (?:the )?$", before, re.IGNORECASE) else Role.NAME
    return None


@cache
def _perfect() -> re.Pattern[str]:
    done = words("en")["done"]
    return re.compile(
        rf"\b(?:has|have|had|was|were|'ve)\s+(?:(?:{either(done['adverbs'])})\s+)?(?:been\s+)?(?:(?:{either(done['adverbs'])})\s+)?(?:{either(done['verbs'])})\b",
        re.IGNORECASE,
    )


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{either(words('en')['forward']['markers'])})\b", re.IGNORECASE)


_PERFECT_FORM = re.compile(r"\b(?:has|have|'ve)\s(?:\w+\s){0,2}?(?:been\s)?[a-z]+(?:[^e]ed|en|lt|nt)\b", re.IGNORECASE)
"""Have already allocated: the perfect by its form, of whatever verb."""


def _by_deed(around: Surroundings, before: str, after: str) -> Role | None:
    """This year we have published …: done, unless the sentence also looks forward."""
    sentence = f"{before} {after}"
    now = around.kind == "relyear" and around.meaning.shift == 0
    if (_perfect().search(sentence) or (now and _PERFECT_FORM.search(sentence))) and not _forward().search(sentence):
        return Role.DONE
    return None
