"""Signs in English pieces that are more than one word: owns their patterns; must not know clauses."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en.words import one_of

_LAST = 200
"""How many characters at the end of a piece are looked at for what it ends in: keeps the time linear."""


@cache
def _sign(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def closing(shown: str) -> bool:
    """Thank you, look forward …"""
    return bool(_sign(rf"\b(?:{one_of('signals', 'closing')})\b").search(shown))


def lead_in(shown: str) -> str:
    """The words that introduce a list of next steps: "we will", "will do this by"; "" for none."""
    if _been_doing(shown):
        return ""
    after_will = rf"\b(?:will|shall)\b[^.;]{{0,80}}\b(?:{one_of('signals', 'leads_after_will')})"
    leads = rf"{one_of('signals', 'leads')}|(?:{one_of('markers', 'intents')})\s+to"
    found = _sign(rf"(?:(?<![\w])(?:{leads})(?: the following)?|{after_will})$").search(shown[-_LAST:])
    return found.group() if found else _following(shown) or _timetable(shown) or _things(shown)


_THINGS = re.compile(
    r"\b(?:will|shall|to)\s(?:[a-z]+ly\s|now\s)?(?:do|take|pursue)\s(?:[\w-]+\s){1,3}(?:actions?|measures|steps|things)$",
    re.IGNORECASE,
)


def _things(shown: str) -> str:
    """We will do three things: the list says which."""
    found = _THINGS.search(shown[-_LAST:])
    return found.group() if found else ""


def _following(shown: str) -> str:
    """The following activities will be undertaken after the event: the list below says which."""
    tail = shown[-_LAST:]
    found = _FOLLOWING.search(tail)
    return (
        found.group() if found and (_ABOUT_TO.search(found.group()) or _ABOUT_TO.search(tail[: found.start()])) else ""
    )


_BEEN_DOING = re.compile(r"\b(?:has|have)\s(?:\w+ly\s)?been\s(?:\w+ly\s)?[a-z]+ing\b", re.IGNORECASE)
"""The Board has been working on the areas as follows."""


def _been_doing(shown: str) -> bool:
    return bool(_BEEN_DOING.search(shown[-_LAST:])) and not _ABOUT_TO.search(shown)


_ABOUT_TO = re.compile(
    r"\b(?:will|shall|to be|(?:agree[ds]?|undertakes?|undertook|intends?|plans?|proposes?) to)\b", re.IGNORECASE
)
_FOLLOWING = re.compile(
    r"\bfollowing\s(?:\w+\s)?(?:actions?|activities|changes|commitments|improvements|initiatives|measures|milestones"
    r"|priorities|steps|tasks|works?)\b[^.;:]{0,80}$",
    re.IGNORECASE,
)


def _timetable(shown: str) -> str:
    """The revised timescale is …, key dates are as follows: the rows below say what will be."""
    found = _TIMETABLE.search(shown[-_LAST:])
    return found.group() if found else ""


_TIMETABLE = re.compile(
    r"\b(?:timetable|timescales?|timeline|schedule|milestones|key dates|key stages|(?:plan|programme) of work"
    r"|work programme)\b[^.;:]{0,60}"
    r"\s(?:is|are|as follows|below)$",
    re.IGNORECASE,
)


_ASKS = re.compile(
    r"(?:[A-Z][\w'-]*\s){0,3}(?i:(?:recommendation|request|question|conclusion|finding|rec\.?(?=s?\s*\d))s?\s*(?:\d[\d.]*(?:(?:,|-|\s(?:and|to|&))\s?\d[\d.]*){0,9}|[ivx]+|[a-z])?\s*$)"
)


_RECOMMENDATION = re.compile(r"rec(?:ommendation|\.)?\s+\d", re.IGNORECASE)
_QUESTION = re.compile(
    r"(?:\d+\.\s+)?(?:To ask (?:the|Her|His)\b|(?:Deputy|Mr|Mrs|Ms|Dr|Lord|Baroness)\s[^.]{2,60}\sasked\b)"
)
"""To ask the Secretary of State when …: a question in parliament."""


def asks(shown: str) -> bool:
    """Recommendation 3, Rec 3: what follows is what somebody else wants."""
    return any(sign.match(shown) for sign in (_ASKS, _RECOMMENDATION, _QUESTION))


def response(shown: str) -> tuple[str, str] | None:
    """How a recommendation is answered: "Accepted in principle", "We do not accept this recommendation"."""
    words = re.sub(r"^(?:\w+\s+){0,2}response\s*[:-]?\s*", "", shown[:_LAST], flags=re.IGNORECASE).strip()
    short = len(words.split()) <= 5
    asked = _sign(rf"\b(?:{one_of('signals', 'asked')})\b").search(words)
    for kind in ("rejected", "partly", "accepted", "noted"):
        found = _sign(rf"\b(?:{one_of('signals', kind)})\b").search(words)
        if not found or not (short or (asked and found.start() < 60)):
            continue
        if kind == "partly" and not _sign(rf"\b(?:{one_of('signals', 'accepted')})\b").search(words):
            continue
        return kind, words
    return None


def lists(shown: str) -> bool:
    """Whether the piece introduces a list of whatever kind."""
    return bool(_sign(rf"\b(?:{one_of('signals', 'lists')})$").search(shown[-_LAST:]))


_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}?(?:been|\w+ed|begun|taken|made|held|set|put|built)\b|\b(?:was|were)\s+\w+ed\b"
    r"|\b(?:completed|achieved|launched|published)\s+(?:in|on)\b",
    re.IGNORECASE,
)


def done(shown: str) -> bool:
    """Has been published, was completed …"""
    return bool(_DONE.search(shown))


def under_way(shown: str) -> bool:
    """… show that we are: the list below says what is being done."""
    return _been_doing(shown) or bool(
        _sign(r"\b(?:we|I|they)\s(?:are|am|have been)(?:\s(?:currently|already|now))?$").search(shown[-_LAST:])
    )


def decided(shown: str) -> bool:
    """Whether the piece opens as the wording of a decision: "agreed …", "that …", "to …"."""
    return bool(_sign(rf"(?:{one_of('signals', 'decided')})\b").match(shown))


def connective(words: str) -> int:
    """How long the word is that joins a sentence to the one before: "However, "."""
    found = _sign(rf"(?:{one_of('signals', 'connectives')}),?\s+").match(words)
    return found.end() if found else 0


def conditional(words: str) -> bool:
    """Whether an act waits for something: "If …, we will", "… subject to funding"."""
    return bool(
        opens_condition(words) or _sign(rf"\b(?:{one_of('signals', 'condition_after')})\b").search(words[-_LAST:])
    )


def opens_condition(words: str) -> bool:
    """Whether the opening of a sentence states a condition."""
    return bool(_sign(rf"(?:{one_of('signals', 'condition')})\b").match(words, connective(words)))


def qualified(cue: str) -> bool:
    """Intends to, hopes to … bind less than will."""
    return bool(_sign(rf"\b(?:{one_of('signals', 'qualified')})\b").search(cue))


def finished_row(shown: str) -> bool:
    """A row of a table whose act is done: "| Completed"."""
    return bool(_sign(rf"(?:\||:)\s*(?:{one_of('signals', 'finished')})\b").search(shown))


def finite(words: str) -> bool:
    """Whether words hold a verb that makes them a sentence."""
    # "Consultation: May to June" holds the month.
    return bool(_sign(rf"\b(?!(?-i:May)\b)(?:{one_of('signals', 'finite')})\b(?!\s+\d)").search(words))


def listing(shown: str, start: int, end: int) -> int:
    """Where the things begin that a sentence lists ("included an update in December"), -1 if it lists none."""
    last = -1
    for found in _sign(rf"\b(?:{one_of('signals', 'listing')})\b:?\s+").finditer(shown, start, end):
        last = found.end()
    return last


def notes_at(shown: str, start: int) -> int:
    """Where a label such as "Owner:" or "Target date:" begins behind an act; the end of the text if none does."""
    labels = "|".join(one_of("notes", name) for name in ("owner", "due", "status"))
    found = _sign(rf"\s(?:{labels})\s*:").search(shown, start)
    return found.start() if found else len(shown)


def only_said(words: str) -> bool:
    """Whether what comes next is not promised but hoped, ensured, given notice of: "to ensure that the Council …"."""
    return bool(_sign(rf"\b(?:{one_of('signals', 'said')})\s+that\s*$").search(words[-60:]))


def objective(shown: str) -> bool:
    """Objective: to improve …: what the acts are for, no act."""
    return bool(_sign(rf"(?:{one_of('signals', 'aims')}|outcomes?|rationale|benefits?)\s*:").match(shown))


def furniture(shown: str) -> bool:
    """Last updated …, Published …: a line of the page."""
    return bool(_sign(rf"(?:{one_of('furniture', 'labels')})\b").match(shown))


AFTER_WHICH = r"(?:after|following|upon|at)\swhich(?:\stime|\spoint)?"
"""It opens a sentence of its own: ", following which the bridge shall be tendered"."""
_LEADS_ON = r"(?:and|but|or|then)(?:\s(?:also|then))?(?:\sto)?"
_TAIL = re.compile(
    rf"[\s,]+(?:{AFTER_WHICH}|{_LEADS_ON}|while|whilst|so|as well as|which|that)$",
    re.IGNORECASE,
)


def trimmed(shown: str, start: int, end: int) -> int:
    """Where a clause ends that reaches to `end`, without punctuation and a conjunction that leads on."""
    text = shown[start:end].rstrip(" ,;.")
    while tail := _TAIL.search(text[-20:]):
        text = text[: len(text) - len(tail.group())].rstrip(" ,;.")
    return start + len(text)
