"""What a decision leaves to be done: owns "that a review be conducted", "that officers report"; must not know rows."""

from __future__ import annotations

import re

from commitments.extraction.packs import ClauseReading, Situation
from commitments.extraction.packs.en import bodies, signals
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.measures import measures
from commitments.extraction.packs.en.statement import COUNTS, act
from commitments.extraction.packs.en.words import members, participles, verbs
from commitments.model import BodyRole, Kind, ResponsibleBody

_TO_BE = re.compile(r"(?P<np>[^.;]{2,160}?)\s+(?P<be>(?:to\s+|should\s+)?be)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_FURTHER = re.compile(r"(?:,|;|\band)\s(?P<that>that)\s(?=[^,.;]{2,120}?\sbe\s[a-z])", re.IGNORECASE)
"""And that all routes be explored."""
_AND_TO_BE = re.compile(r"\sand\s(?!to\b|that\b)(?=[a-z][^,.;|]{2,80}?\sto\sbe\s[a-z])")
"""A count to be introduced and gaps to be reported: two acts."""
_AND_DONE = re.compile(r"\s+and\s+(?P<verb>[a-z]+)\b")
_WILL = re.compile(r"\b(?:will|shall)\b")
_THAT = re.compile(r"(?:(?:it was )?(?:resolved|agreed|decided|requested|asked)\s+)?that\s+", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_LONGEST_OFFICE = 90
_TOLD_OF = re.compile(
    r"\b(?:would|could|might|may|can|must|cannot|not|was|were|is|are|has|had|have|[a-z]+[^e]ed\s(?:the|a|an|that|its|their|how))\b",
    re.IGNORECASE,
)


def leaves_open(text: str) -> bool:
    """Whether a cell says what is to be done to something: "peer review to be commissioned"."""
    return _TO_BE.match(text) is not None and not _TOLD_OF.search(text)


def decided(
    piece: str, shown: str, begin: int, future: bool, forward: bool, situation: Situation
) -> list[ClauseReading]:
    """That a review be conducted …, and that a notice be published; an update to be submitted."""
    wording = signals.decided(shown[begin:])
    starts = [begin, *(found.start("that") for found in _FURTHER.finditer(shown, begin) if wording)]
    starts += [found.end() for found in _AND_TO_BE.finditer(shown, begin) if _TO_BE.match(shown, begin, found.start())]
    starts.sort()
    edges = [*starts[1:], len(shown)]
    return [
        clause
        for start, end in zip(starts, edges, strict=True)
        if (clause := _decided(piece, shown, start, end, future, forward, situation))
    ]


def _decided(
    piece: str, shown: str, begin: int, end: int, future: bool, forward: bool, situation: Situation
) -> ClauseReading | None:
    """One part of a decision; None where it is settled by being decided (noted, approved)."""
    to_be = _TO_BE.match(shown, begin, end)
    that = _THAT.match(shown, begin, end)
    thing = that.end() if that else begin
    if to_be is None or _WILL.search(to_be["np"]) or _TOLD_OF.search(shown, thing, to_be.end("np")):
        return None
    wording = signals.decided(shown[begin:end])
    # "would be shared" is told of; "an update to be submitted" and "that an update be submitted" are decided.
    told = to_be["be"].lower()
    if not (wording or (forward and not told.startswith("should")) or (future and told.startswith("to"))):
        return None
    base = participles().get(to_be["verb"].lower(), "")
    start, at, verb = begin, to_be.start("be"), to_be.span("verb")
    if base in members("signals", "settled") and (more := _AND_DONE.match(shown, to_be.end(), end)):
        # "that the tariff be approved and put into effect in June": the second is still to be done.
        base = participles().get(more["verb"].lower(), "")
        start, at, verb = more.start("verb"), more.start("verb"), more.span("verb")
    pending = base in members("signals", "pending") and not (future or wording)
    if base not in verbs() - members("signals", "settled") or (pending and not shown[verb[1] : end].strip(" .")):
        return None
    promise = Promise(at, *verb, base, to_be["be"], passive=True)
    made = act(piece, shown, promise, None, start, signals.trimmed(shown, start, end), situation)
    if not made.measures and COUNTS.match(shown, thing) and (numbers := measures(piece, thing, at, situation.times)):
        # "That the remaining 40 tests be completed": what is counted.
        made = made._replace(kind=Kind.MEASURABLE, rule="target_number", measures=numbers[:1])
    if base in members("verbs", "telling") and (who := bodies.actor_of(shown[thing:at].strip())):
        # "That the Clerk be instructed to write": who is told to act.
        made = made._replace(bodies=(ResponsibleBody(who, BodyRole.LEAD),))
    return made


def told_to_act(shown: str, begin: int) -> tuple[Promise, str] | None:
    """Who is told to act, and what: that officers report back; RESOLVED that heads of service provide an update."""
    that = _THAT.match(shown, begin)
    for word in _WORD.finditer(shown, that.end(), that.end() + _LONGEST_OFFICE) if that else ():
        if word.group() not in verbs() - members("signals", "settled"):
            continue
        who = shown[that.end() : word.start()].strip() if that else ""
        last = who.split()[-1] if who else ""
        if (bodies.can_act(last) or bodies.is_body(last)) and last and not signals.finite(who):
            return Promise(word.start(), word.start(), word.end(), word.group(), "that"), who
    return None
