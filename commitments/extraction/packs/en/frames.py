"""What stands before the subject of an English clause: owns where its quote begins; must not know verbs."""

from __future__ import annotations

import re

from commitments.extraction.packs import Situation
from commitments.extraction.packs.en import signals, subjects


def thing_before(shown: str, begin: int, at: int) -> int:
    """Where the noun phrase before "which" begins; the "which" itself where no article tells."""
    articles = [found.start() for found in _ARTICLE.finditer(shown, max(begin, at - _THE_LONGEST_THING), at)]
    return articles[-1] if articles else at


_ARTICLE = re.compile(r"\b(?:the|a|an|our|its|their|this)\s", re.IGNORECASE)
_THE_LONGEST_THING = 80
_MANNER = re.compile(
    r"(?:^|\band\s|[,;]\s)(?P<how>(?:together|in partnership|in collaboration|in consultation|in conjunction|jointly"
    r"|along|alongside|working)\s[^,;.]{3,80},\s)$",
    re.IGNORECASE,
)
"""Together with the company, we will: how it is done belongs to the act."""


def with_manner(shown: str, free: int, subject: int) -> int:
    """Where the manner before a subject begins, the subject itself where there is none."""
    manner = _MANNER.search(shown, free, subject)
    return manner.start("how") if manner else subject


_CONDITION_BEFORE = re.compile(
    r"\b(?:and|but),?\s(?P<waits>(?:if|once|when|where|unless|subject to)\b[^.;]{3,120},\s*)(?:to\s+)?$"
)


def waiting(shown: str, begin: int, at: int) -> int:
    """Where a further act at `at` begins: "and, if there is money, paint it" and "will paint it" at its condition."""
    found = _CONDITION_BEFORE.search(shown, begin, at)
    return found.start("waits") if found else at


_SCENE = re.compile(
    r"(?:after|across|against|alongside|also|as|at|based|before|beyond|building|by|during|finally|first(?:ly)?|following|for"
    r"|from|further|given|going|having|in|last(?:ly)?|looking|moving|next|of|on|once|over|second(?:ly)?|subject"
    r"|third(?:ly)?|through|throughout|to|together|under|until|upon|using|via|when|where|wherever|while|with|within"
    r"|without|working)\b",
    re.IGNORECASE,
)
"""What opens a time, an aim, a manner or an order before the subject: "In light of the review, we will"."""
_LONGEST = 1.5
"""A frame so many times longer than its clause would bury it."""


def start(shown: str, subject: subjects.Subject, situation: Situation, after: int, end: int) -> int:
    """The subject of a clause that reaches to `end`, or what sets its scene before it: a time, a condition, an aim."""
    if subject.elided:
        return subject.start
    whole = signals.opens_condition(shown[after : subject.start].lstrip(" ,"))
    begin = after if whole else max(after, subject.frame)
    before = shown[begin : subject.start].strip(" ,")
    condition = signals.opens_condition(before)
    if before.endswith(" that") or ((signals.finite(before) or subjects.PAST.search(before)) and not condition):
        # "The Mayor confirmed today that the bridge will open": when it was said.
        return subject.start
    joined = _JOINED.match(shown, begin, subject.start)
    begin = joined.end() if joined else begin
    begin += signals.connective(shown[begin : subject.start])
    timed = any(begin <= at < subject.start for at, _, _ in situation.times)
    if timed or condition:
        return begin
    short = subject.start - begin <= _LONGEST * (end - subject.start)
    return begin if short and _SCENE.match(shown, begin, subject.start) else subject.start


_JOINED = re.compile(rf"[ ,;]*(?:(?:and|but|while|{signals.AFTER_WHICH})\s+)?", re.IGNORECASE)
