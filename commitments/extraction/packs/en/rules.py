"""How English words compose into clauses: owns the reading of a piece; must not know where in the letter it stands.

A promise is a marker (will, shall, intends to, is to, agreed to …) with a verb of action and a subject that can be held
to it. What promises without a marker is read in items.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from commitments.extraction.clauses import hidden
from commitments.extraction.packs import ClauseReading, Part, PieceReading, Role, Situation
from commitments.extraction.packs.en import acts, bodies, columns, frames, further, layout, refusals, signals, subjects
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.items import items, labelled
from commitments.extraction.packs.en.statement import act, beside
from commitments.extraction.packs.en.words import members, verbs
from commitments.model import BodyRole, Kind, ResponsibleBody


def read(piece: str, situation: Situation) -> PieceReading:
    """What a piece says and the acts in it."""
    if columns.are_notes(piece):
        return PieceReading(term=True, bodies=bodies.labelled(piece))
    if layout.states_due(piece):
        return PieceReading(term=True, bodies=bodies.noted(piece))
    if bodies.names_owner(piece):
        return PieceReading(bodies=bodies.labelled(piece), whole=True, ahead=True)
    shown = hidden(piece)
    if situation.told and not _SUPPOSED.search(shown):
        # In minutes "would" is the "will" of those who met.
        shown = _WOULD.sub("shall", shown)
    if signals.asks(shown) or _names_request(shown):
        return PieceReading(asks=True)
    noted = bodies.noted(piece)
    answer = signals.response(shown)
    closing = signals.closing(shown)
    if closing and " will " not in shown:
        return PieceReading(closing=closing, bodies=noted)
    under_way = signals.under_way(shown)
    report = under_way or done(shown)
    if _QUESTION.match(shown) or _PETITION.search(shown):
        return PieceReading()
    lead_in = signals.lead_in(shown)
    names_things = lead_in.lower().endswith("including") and bool(_promised(piece, shown, situation))
    if lead_in and not names_things:
        # "By 2027, we will:" says until when for the list below it.
        who = _leader(shown, situation.actor)
        named = (ResponsibleBody(who, BodyRole.LEAD),) if who else ()
        frame = ClauseReading(0, len(shown), Part.FRAME, rule="lead_in", cue=lead_in, subject=who, bodies=named)
        return PieceReading((frame,), lead_in=lead_in, lists=True, report=report, bodies=noted)
    found = _promised(piece, shown, situation)
    if situation.role is not Role.REQUEST or labelled(shown):
        # What somebody else asks for opens with its verb, too; "we will" under it is the answer.
        found = found or items(piece, shown, situation)
    # A label behind the last act of a block speaks of those before it, too.
    behind = signals.notes_at(shown, 0) if ":" in shown else len(shown)
    return PieceReading(
        clauses=tuple(found),
        topic=subjects.topic(shown),
        # "will launch new schemes, including:" is an act; what follows names its things.
        lists=signals.lists(shown) and not names_things and not under_way,
        report=report,
        response=answer,
        bodies=noted if not found or behind < len(shown) else (),
        whole=bool(found) and behind < len(shown),
        term=_acted(found) and any(time[0] >= behind for time in situation.times),
    )


_WOULD = re.compile(r"\bwould\b(?!\s(?:like|prefer|welcome|wish|rather|have|need|depend|mean)\b)")
_SUPPOSED = re.compile(
    r"\b(?:if|whether|unless|could|might|felt|suggested|thought|preferred|hoped|wondered|queried|argued|feared|asked"
    r"|proposed that|which|who)\b",
    re.IGNORECASE,
)
"""What somebody only thinks of, or what only describes."""


_WILL_END = re.compile(
    r"\b(?:will|shall|agreed to|committed to|plans? to|intends? to)\b(?:\s(?:also|now|therefore))?$", re.IGNORECASE
)


def _leader(shown: str, actor: str) -> str:
    """The body that a lead-in says to act, "" where it names none: "The Harbour Office will:"."""
    heads = _heads(shown, actor)
    if heads:
        return heads[0][1].body
    ends = _WILL_END.search(shown)
    return subjects.before(shown, ends.start(), 0, first=True).body if ends else ""


_THE_LONGEST_NAME = 5


def _names_request(shown: str) -> bool:
    """Whether a piece is nothing but the name of what others asked for or what was not chosen: "Options considered"."""
    short = len(shown.split()) <= _THE_LONGEST_NAME
    names = short and layout.heading_role(shown, None) is Role.REQUEST
    return names and not acts.promises(shown) and signals.response(shown) is None


_QUESTION = re.compile(
    r"(?:(?:when|how(?:\s\w+)?|what|where|why|which\s\w+)\s)?(?:will|shall)\s(?:the|a|an|it|this|that|these|there|they|we|you|my|our|your|he|she|I)\b",
    re.IGNORECASE,
)
"""Will the road be closed? "Will publish" is an act whose subject stands elsewhere."""


_PETITION = re.compile(r"\bconsider(?:ed)?\s(?:this\s)?for\s(?:a\s)?debate\b", re.IGNORECASE)
"""What every page of a petition says of Parliament."""


def done(piece: str) -> bool:
    """Whether a piece reports something as done and promises nothing."""
    return signals.done(piece) and not acts.promises(piece)


def _promised(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """The acts behind forward markers, each from its subject to the next."""
    heads = _heads(shown, situation.actor)
    if not heads:
        return []
    last = signals.notes_at(shown, heads[-1][0].end)
    noted = beside(situation, 0, last) if last < len(shown) else []
    owners = bodies.labelled(piece) if ":" in piece or "|" in shown else ()
    out: list[ClauseReading] = list(noted)
    done_until = 0
    for number, (promise, subject) in enumerate(heads):
        limit = heads[number + 1][1].start if number + 1 < len(heads) else last
        limit = _told_besides(shown, promise.end, limit)
        begin = max(done_until, subject.frame)
        ahead = any(begin <= start < limit for start, _, lies in situation.times if lies is not False)
        ensured = subject.only_said and out and shown[out[-1].end : subject.start].strip() == "that"
        told = promise.cue.lower()
        planned = told.startswith(("is ", "are ")) and not told.endswith("going to")
        person = shown[: promise.at].endswith("who ")
        if subject.relative and ahead and planned and not person and not _acted(out):
            # "has approved the scheme, which is due to open in May": the only word of what is to come.
            start = frames.thing_before(shown, done_until, subject.start)
            out.append(
                act(piece, shown, promise, None, start, signals.trimmed(shown, start, limit), situation, bool(noted))
            )
            done_until = out[-1].end
            continue
        if subject.relative or ensured:
            # "a plan that will set out …", "ensure that all sites will be safe" belong to the act before.
            far = number and _FAR.fullmatch(shown, heads[number - 1][0].end, promise.at)
            if out and out[-1].part is Part.ACT and not far:
                whole = out[-1]._replace(end=max(out[-1].end, signals.trimmed(shown, out[-1].start, limit)))
                out[-1:] = _without_aside(shown, whole, situation)
            continue
        waits = signals.opens_condition(shown[begin : promise.at].lstrip(" ,"))
        if subject.only_said and waits and number + 1 < len(heads):
            # "If the Board agrees to pay, we will …": the condition's own verb.
            continue
        reason = (
            "told"
            if refusals.told_then(shown, promise, situation) or _foretold(promise, subject, situation)
            else refusals.refused(promise, subject, ahead, shown[promise.end : limit])
        )
        group = [promise, *([] if reason else further.shared(shown, promise, limit))]
        starts = [frames.waiting(shown, group[at - 1].end if at else 0, one.begins) for at, one in enumerate(group)]
        for at, one in enumerate(group):
            start = starts[at] if at else frames.start(shown, subject, situation, done_until, limit)
            end = signals.trimmed(shown, start, starts[at + 1] if at + 1 < len(group) else limit)
            if reason:
                out.append(ClauseReading(start, end, Part.NONE, rule=reason, cue=one.cue))
            else:
                done = act(piece, shown, one, None if at else subject, start, end, situation, bool(noted), owners)
                for clause in _without_aside(shown, done, situation):
                    out.extend(_steps(shown, clause, situation) if clause.part is Part.ACT else [clause])
            done_until = end
    return out


def _foretold(promise: Promise, subject: subjects.Subject, situation: Situation) -> bool:
    """Whether minutes tell what a thing would do, not what would be done: "The scheme would double the traffic"."""
    return situation.told and promise.cue == "shall" and not (promise.passive or promise.state or subject.can_act)


_BESIDES = re.compile(
    r",?\s(?:and|but)\s(?:has|have|had|is|are|was|were)\s(?:already\s|also\s|now\s|since\s|recently\s|currently\s)?"
    r"(?!to\b|due\b|expected\b|set\b|likely\b)[a-z]+(?:ed|en|ing|lt|nt|t)\b"
)
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whose|where|when|if|how|whether|why|because|as)\s")


def _told_besides(shown: str, begin: int, end: int) -> int:
    """Where a clause ends that goes on with what its subject has done or does: "and has already …"."""
    found = _BESIDES.search(shown, begin, end)
    return found.start() if found and not _SUBORDINATE.search(shown, begin, found.start()) else end


_FAR = re.compile(r"\s+(?:which|that)\s+")
"""A report will be prepared which will describe it: what describes the subject from behind the verb is no act."""
_WITH = re.compile(r",\s+(?=with\s)|\s+and\s+(?=(?:to|in|at|for|on|a|an|the|its|our)\s(?:[\w'-]+\s){2,})")
_OF_READERS = re.compile(
    r"with\s(?:\w+\s)?(?:applications|bids|comments|feedback|nominations|replies|responses|submissions|views)\b"
)
"""With submissions due in May: what readers are to do."""


def _steps(shown: str, done: ClauseReading, situation: Situation) -> list[ClauseReading]:
    """Work will start in May, with completion expected in July 2027; in Ayr from May and in Troon from June: each step
    that has a date of its own.
    """
    cuts = list(_WITH.finditer(shown, done.start, done.end))
    edges = [done.start, *(found.end() for found in cuts), done.end]
    if not cuts or not all(any(a <= t[0] and t[1] <= b for t in situation.times) for a, b in pairwise(edges)):
        return [done]
    steps = [done._replace(end=cuts[0].start(), measures=())]
    for begin, end in pairwise([*edges[1:-1], done.end]):
        if _OF_READERS.match(shown, begin):
            continue
        rest = done._replace(
            kind=Kind.DELIVERABLE, rule="dated_output", words=shown[begin:end][:40], subject="", verb_at=-1
        )
        steps.append(rest._replace(start=begin, end=signals.trimmed(shown, begin, end), measures=(), bodies=()))
    return steps


_WHICH = re.compile(r",\s(?:which|who)\s")
_WHEN = re.compile(r"\b(?:when|once|if|after)\s")


def _without_aside(shown: str, done: ClauseReading, situation: Situation) -> list[ClauseReading]:
    """We will weigh it when the Board reports, which is due in May; a plan by May, which will run to 2030.

    What is told by "which" has a date of its own, unless it is the only word of when the act will be done.
    """
    aside = _WHICH.search(shown, done.start + max(done.verb_at, 0), done.end)
    if aside is None or not any(aside.end() <= time[0] < done.end for time in situation.times):
        return [done]
    before = any(done.start <= time[0] < aside.start() for time in situation.times)
    if not before and not _WHEN.search(shown, done.start + max(done.verb_at, 0), aside.start()):
        return [done]
    # What it says of a time is, like a condition, no date of the act.
    rest = ClauseReading(aside.start(), done.end, Part.MORE, rule="aside", conditional=True, condition_end=done.end)
    return [done._replace(end=aside.start()), rest]


def _acted(clauses: list[ClauseReading]) -> bool:
    return any(clause.part is Part.ACT for clause in clauses)


def _does(promise: Promise) -> bool:
    """Whether only an office does it: "It will work with pilots", "It aims to help", not "It will help"."""
    return (
        not promise.passive
        and not promise.state
        and (
            promise.chain
            or promise.cue.lower() in members("markers", "before_verbs")
            or promise.base in verbs() - members("verbs", "stative")
        )
    )


_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)


def _heads(shown: str, actor: str) -> list[tuple[Promise, subjects.Subject]]:
    """Each marker with its subject; "…, and will report" and "it will" take over the subject before them.

    `actor`: whom "they" may mean if the piece names nobody.
    """
    heads: list[tuple[Promise, subjects.Subject]] = []
    free = 0
    for promise in acts.promises(shown):
        told = shown.rfind(" that ", free, promise.at) if promise.cue == "would" else -1
        # "The Board noted that in May a tool would be tried": what is told begins behind "that".
        free = told + len(" that ") if told >= 0 else free
        subject = subjects.before(shown, promise.at, free, first=not heads or told >= 0)
        if heads and subject.elided:
            earlier = heads[-1][1]
            subject = replace(
                subject,
                words=earlier.words,
                body=earlier.body,
                can_act=earlier.can_act,
                empty=earlier.empty,
                others=earlier.others,
                aim=earlier.aim,
            )
        elif heads and subject.empty and _PRONOUN.match(subject.words) and heads[-1][1].can_act:
            subject = replace(subject, body=heads[-1][1].body, can_act=True, empty=False)
        elif not heads and subject.words.lower() == "it" and actor and _does(promise):
            subject = replace(subject, body=actor, can_act=True, empty=False)
        elif subject.words.lower() == "they":
            office = heads[-1][1].body if heads else subjects.office_before(shown, subject.start) or actor
            subject = replace(subject, body=office, can_act=bool(office), others=not office)
        opens = frames.waiting if subject.elided else frames.with_manner
        subject = replace(subject, start=opens(shown, free, subject.start))
        heads.append((promise, subject))
        free = promise.end
    return heads
