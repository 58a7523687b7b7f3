"""What one English act states: owns its kind, numbers, bodies and strength; must not know where it was found."""

from __future__ import annotations

import re

from commitments.extraction.packs import ClauseReading, Measure, Part, Situation
from commitments.extraction.packs.en import bodies, kinds, nominals, signals, subjects
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.measures import measures, written
from commitments.extraction.packs.en.words import members, verbs
from commitments.model import BodyRole, Kind, ResponsibleBody, Strength

_TOLD = re.compile(r"\s(?P<who>(?:the\s)?[A-Z][\w'&-]*(?:\s(?:[A-Z][\w'&-]*|of|for|and|the|&)){0,7})\sto\s[a-z]")
"""Request the Chief Executive to report: a decision tells somebody else to act."""
_ASKED = re.compile(r"(?:\s[^,.;]{2,40})?\sto\s[a-z]")
_DOWN = re.compile(r"\s(?:[\w'-]+\s){0,6}?(?:up|down|back)\s(?:again\s)?to\s")
"""Bring the wait down to ten days."""
_WHOLE = re.compile(r"\((?P<share>\d{1,3}\s?(?:%|per ?cent))\)", re.IGNORECASE)
_PLACES = re.compile(
    rf"(?:\s(?:out|up))?\s(?:in|at|across)\s(?:at\sleast\s|all\s)?(?=(?P<count>\d|(?:{written()})\b))", re.IGNORECASE
)
COUNTS = re.compile(
    r"(?:the\s(?:remaining|other|outstanding|further)\s)?"
    r"(?:(?:at least|a further|another|an additional|over|more than|up to)\s+)?"
    rf"(?:[£$€]?\d|(?:{written()})\b)",
    re.IGNORECASE,
)


def act(
    piece: str,
    shown: str,
    promise: Promise,
    subject: subjects.Subject | None,
    start: int,
    end: int,
    situation: Situation,
    dated: bool = False,
    owners: tuple[ResponsibleBody, ...] = (),
) -> ClauseReading:
    """The reading of one act; `subject` None where it is carried over; `dated` by another cell, with `owners`."""
    dated = dated or situation.dated or any(start <= at < end for at, _, ahead in situation.times if ahead is not False)
    kind, rule = kinds.kind_of(shown[promise.end : end], promise, dated)
    to_what = promise.base in members("verbs", "scaled") or _DOWN.match(shown, promise.end, end) is not None
    attained = promise.base in members("verbs", "attained")
    numbers: tuple[Measure, ...] = ()
    if not promise.passive or to_what or attained:
        numbers = measures(piece, promise.end, end, situation.times, to_what)
    if attained and promise.passive and not numbers:
        # Compliance of 90% to be reached: the subject is what is attained.
        numbers = measures(piece, start, promise.at, situation.times)[:1]
    if not numbers and promise.cue.lower() in ("expect", "anticipate"):
        # "We expect 95% of sites to have a plan": who is expected to have done it.
        numbers = measures(piece, promise.at, promise.verb_at, situation.times)[:1]
    if subject and not numbers and (promise.base in ("be", "have") or COUNTS.match(shown, subject.start)):
        # "At least 40 homes will be built": the subject is what is counted.
        numbers = measures(piece, subject.start, promise.at, situation.times)[:1]
    if subject and not numbers and (whole := _WHOLE.search(piece, subject.start, promise.at)):
        # Of "All staff (100%) will have done it" the share stands in brackets.
        numbers = measures(piece, whole.start("share"), whole.end("share"), ())
    if not numbers and promise.passive and (places := _PLACES.match(shown, promise.end, end)):
        # Of surveys that will be carried out in 12 parishes these are counted.
        numbers = measures(piece, places.start("count"), end, situation.times)[:1]
    # The subject of a passive is what the act is done to.
    who = bodies.agent_of(shown, promise.end, end) if promise.passive else subject.body if subject else ""
    if subject and not who and not (promise.passive or promise.state):
        who = _doer(subject, promise)
    if subject and not who and promise.passive and _ASKED.match(shown, promise.end, end):
        # "The Pilots' Board will be asked to name a group": a body that is told to act.
        who = subject.body if promise.base in members("verbs", "telling") else ""
    if not who and promise.base in members("verbs", "telling") and not promise.passive:
        told = _TOLD.match(shown, promise.end, end)
        who = told["who"].removeprefix("the ") if told else who
    named = (ResponsibleBody(who, BodyRole.LEAD),) if who else ()
    strength = Strength.FIRM
    if promise.base in members("signals", "aspirational"):
        strength = Strength.ASPIRATIONAL
    elif promise.chain or signals.qualified(promise.cue):
        strength = Strength.QUALIFIED
    return ClauseReading(
        start,
        end,
        Part.ACT,
        kind=Kind.MEASURABLE if numbers else kind,
        strength=strength,
        rule="target_number" if numbers else rule,
        words=promise.base,
        cue=promise.cue,
        conditional=signals.conditional(shown[start:end]),
        subject=_spelt_out(piece, subject) if subject else "",
        bodies=tuple(dict.fromkeys((*named, *owners))),
        measures=numbers,
        verb_at=max(0, promise.verb_at - start),
    )


_PRONOUN = re.compile(
    r"(?:I|we|you|he|she|it|they|who|which|that|this|these|those|there|both|all|each|some|none)\b", re.IGNORECASE
)
_LONGEST_NAME = 60


def _doer(subject: subjects.Subject, promise: Promise) -> str:
    """Who does what only somebody does, though no name or office says so: the operators, Postwatch."""
    words = subject.words
    acts = promise.base in verbs() - members("verbs", "stative") - members("verbs", "happen")
    if not acts or not words or len(words) > _LONGEST_NAME or "\0" in words or _PRONOUN.match(words):
        return ""
    told = subject.empty or subject.aim or subject.relative or subject.others or bodies.is_own(words)
    return "" if told or subjects.is_thing(words) or signals.finite(words) or nominals.without(words) == "" else words


def _spelt_out(piece: str, subject: subjects.Subject) -> str:
    """The subject with what stands in its brackets, which the reading leaves out: "the cost of cameras (£18,500)"."""
    return piece[subject.start : subject.start + len(subject.words)] if "\0" in subject.words else subject.words


def beside(situation: Situation, start: int, end: int) -> list[ClauseReading]:
    """The date in another cell of the row, or behind a label: it sets the scene for the act, and is no part of it.

    An empty clause behind it keeps it out of the quote.
    """
    times = [time for time in situation.times if time[0] >= end or time[1] <= start]
    if not times:
        return []
    first, last = min(time[0] for time in times), max(time[1] for time in times)
    if first < start < last:
        first = min(time[0] for time in times if time[0] >= end)
    return [ClauseReading(first, last, Part.FRAME, rule="row"), ClauseReading(last, last, Part.NONE, rule="row")]
