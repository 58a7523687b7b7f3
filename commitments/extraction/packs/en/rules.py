"""How English words compose into clauses: owns the reading of a piece; must not know where in the letter it stands.

A promise is a marker (will, shall, intends to, is to, agreed to …) with a verb of action and a subject that can be held
to it. Under next steps a line may also open with the verb ("Publish …", "To develop …", "Publishing …"), name who does
it ("Head of Policy to report …") or only what will exist and when ("Formal designation July 2026").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from commitments.extraction.clauses import hidden
from commitments.extraction.packs import ClauseReading, Part, PieceReading, Role, Situation
from commitments.extraction.packs.en import acts, bodies, kinds, subjects
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.measures import measures
from commitments.extraction.packs.en.words import gerunds, members, one_of, participles, verbs
from commitments.model import BodyRole, Kind, ResponsibleBody, Strength

_CLOSING = re.compile(
    r"\b(?:look(?:s|ing)? forward|thank you|thanks (?:to|for)|(?:am|are|is|was|were) (?:very )?grateful|please (?:contact|do not hesitate|let me know|see|note|visit)|yours sincerely|hope (?:this|that this|you)"
    r"|happy to (?:discuss|meet|answer)|do not hesitate)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:\b(?:will|shall)(?:\s+(?:also|now|therefore|be|continue to|seek to|aim to|work to))*|\b(?:intends?|plans?|aims?|proposes?|committed|agreed|going) to(?: the following)?|next steps?(?:\s+(?:are|is|include|will be))?"
    r"|(?:following|these|key|our|main) (?:\w+\s+)?(?:actions?|steps|commitments?|measures|priorities|milestones)(?:\s+(?:are|were|will be|have been)(?:\s+\w+)?)?"
    r"|\b(?:will|shall)\b[^.;]{0,80}\b(?:by|following|include|including|such as|to|through))$",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:following|as follows|include|including|these are|below|are|were|that|resolved|agreed|decision|actions?)$",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}?(?:been|\w+ed|begun|taken|made|held|set|put|built)\b|\b(?:was|were)\s+\w+ed\b|\b(?:completed|achieved|launched|published)\s+(?:in|on)\b",
    re.IGNORECASE,
)
_TO_ACT = re.compile(r"(?:^|(?<=[a-z).] ))(?P<to>To|TO)\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b")
_NAMED_TO = re.compile(
    r"^(?:(?:ACTION|Action)S?\s*(?:\d+\s*)?[:-]?\s*)?(?P<who>(?:The\s+)?[A-Z][\w'’/&,. -]{1,70}?)\s+to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b"
)
_ACTION = re.compile(r"^(?:ACTION|Action)S?\b\s*(?:\d+\s*)?[:-]?\s*")
_THAT_BE = re.compile(
    r"\b(?:agreed|resolved|decided|that)\b[^.;]{0,10}?\s*(?P<np>[^.;]{2,160}?)\s+(?P<be>(?:to\s+)?be)\s+(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"^(?:it was\s+)?(?:also\s+)?(?:agreed|resolved|decided)\b|^that\b|^to\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|he|she)$", re.IGNORECASE)
_THAT_ACT = re.compile(
    r"^that\s+(?P<np>(?:the\s+|a\s+|all\s+)?[A-Za-z][\w'&-]*(?:\s+(?:of|for|and|the|[A-Za-z][\w'&-]*)){0,7}?)\s+(?P<verb>[a-z]+)\s+(?=\S)",
    re.IGNORECASE,
)
_SETTLED = frozenset(
    "note approve agree receive endorse adopt accept delegate welcome recommend support confirm amend grant authorise".split()
)
_FINISHED = re.compile(r"(?:\||:)\s*(?:completed?|done|implemented|closed|achieved)\b", re.IGNORECASE)
_LISTING = re.compile(r"\b(?:included?|includes|including|namely|as follows|such as|are|were)\b:?\s+", re.IGNORECASE)
_CONDITION = re.compile(
    r"^(?:if|subject to|once|when|should|provided|where|unless|until|after|following|depending)\b", re.IGNORECASE
)
_CONDITION_AFTER = re.compile(
    r"\b(?:if|subject to|provided that|unless|once|depending on|dependent on)\b[^.;]*$", re.IGNORECASE
)
_QUALIFIED = re.compile(
    r"\b(?:intends?|plans?|aims?|expects?|expected|hopes?|proposes?|anticipated|seek|try|strive|endeavour|aiming|hoping|looking)\b",
    re.IGNORECASE,
)
_ASPIRATIONAL = frozenset("explore consider examine investigate look study research".split())
_ROW_TIME = re.compile(
    r"^(?:\d|by|in|end|early|mid|late|q[1-4]|h[12]|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


def read(piece: str, situation: Situation) -> PieceReading:
    """What a piece says and the acts in it."""
    shown = hidden(piece)
    noted = bodies.noted(piece)
    closing = bool(_CLOSING.search(shown))
    if situation.role is Role.REQUEST or (closing and not re.search(r"\bwill\b", shown)):
        return PieceReading(closing=closing, bodies=noted)
    leads = _LEADS.search(shown)
    lead_in = leads.group() if leads else ""
    lists = bool(lead_in) or bool(_LISTS.search(shown))
    report = bool(_DONE.search(shown)) and not acts.promises(shown)
    if lead_in:
        return PieceReading(lead_in=lead_in, lists=True, report=report, bodies=noted)
    found = _promised(piece, shown, situation) or _item(piece, shown, situation)
    return PieceReading(clauses=tuple(found), lists=lists, report=report, bodies=noted if not found or noted else ())


def done(piece: str) -> bool:
    """Has been published, was completed …"""
    return bool(_DONE.search(piece)) and not acts.promises(piece)


def _promised(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """The acts behind forward markers."""
    found = acts.promises(shown)
    heads: list[tuple[Promise, subjects.Subject]] = []
    free = 0
    for promise in found:
        subject = subjects.before(shown, promise.at, free, first=not heads)
        if heads and (subject.elided or (subject.empty and _PRONOUN.match(subject.words) and heads[-1][1].can_act)):
            # "…, and will report": who acts is who acted before.
            told = heads[-1][1]
            subject = replace(
                subject,
                body=told.body if subject.empty else "",
                can_act=told.can_act,
                empty=told.empty and subject.elided,
                others=told.others,
                aim=told.aim,
            )
        heads.append((promise, subject))
        free = promise.end
    out: list[ClauseReading] = []
    for number, (promise, subject) in enumerate(heads):
        limit = heads[number + 1][1].start if number + 1 < len(heads) else len(shown)
        if subject.relative:
            if out and out[-1].part is Part.ACT:
                out[-1] = _stretched(out[-1], _trimmed(shown, out[-1].start, limit))
            continue
        future = any(
            promise.at <= start < limit or subject.start <= start < promise.at
            for start, _, ahead in situation.times
            if ahead is not False
        )
        reason = _refused(shown, promise, subject, future)
        group = [promise, *([] if reason else acts.shared(shown, promise, limit))]
        for at, one in enumerate(group):
            start = _start(shown, subject, situation, out[-1].end if out else 0) if at == 0 else one.verb_at
            end = _trimmed(shown, start, group[at + 1].at if at + 1 < len(group) else limit)
            if reason:
                out.append(ClauseReading(start, end, Part.NONE, rule=reason, cue=one.cue))
            else:
                out.append(_act(piece, shown, one, subject if at == 0 else None, start, end, situation))
    return out


def _stretched(clause: ClauseReading, end: int) -> ClauseReading:
    return replace(clause, end=max(end, clause.end))


def _start(shown: str, subject: subjects.Subject, situation: Situation, after: int) -> int:
    """The subject; what stands before it in the sentence only if it is a time or a condition."""
    frame = shown[max(after, subject.frame) : subject.start]
    if any(max(after, subject.frame) <= start < subject.start for start, _, _ in situation.times) or _CONDITION.match(
        frame.strip(" ,")
    ):
        begin = max(after, subject.frame)
        while begin < subject.start and shown[begin] in " ,;":
            begin += 1
        joined = re.match(r"(?:and|but|while)\s+", shown[begin:], re.IGNORECASE)
        return begin + (joined.end() if joined else 0)
    return subject.start


def _trimmed(shown: str, start: int, end: int) -> int:
    text = shown[start:end].rstrip(" ,;.")
    while True:
        cut = re.sub(r"[\s,]+(?:and|but|while|whilst|or|then|so|as well as|which|that)$", "", text, flags=re.IGNORECASE)
        if cut == text:
            return start + len(text)
        text = cut.rstrip(" ,;.")


def _refused(shown: str, promise: Promise, subject: subjects.Subject, future: bool) -> str:
    """Why a marker makes no promise, "" if it makes one."""
    base = promise.base
    if promise.denied:
        return "refusal"
    if subject.aim:
        return "aim"
    if base == "be" or (base in members("verbs", "mental") and base not in ("agree", "accept")):
        return "state"
    if promise.state and base == "be responsible":
        return "state"
    if promise.state and not future:
        return "state"
    if (
        base not in verbs()
        and not promise.state
        and base not in ("planned", "scheduled", "due", "expected", "proposed", "anticipated")
    ):
        return "no_act"
    if base in ("planned", "scheduled", "due", "expected", "proposed", "anticipated"):
        return "" if future else "state"
    if promise.cue.lower().startswith("hope") and not future:
        return "hope"
    if subject.others:
        return "" if promise.passive and base in members("verbs", "deliverable") and future else "others"
    if promise.passive:
        if (
            base in ("require", "expect", "need", "see", "use", "base", "ask", "treat", "give", "find", "know", "make")
            and not future
        ):
            return "state"
        return "" if not subject.empty or future else "outcome"
    if subject.empty:
        return "outcome"
    if not subject.can_act and base in members("verbs", "stative"):
        return "describes"
    if not subject.can_act and base not in members("verbs", "deliverable"):
        return "describes"
    return ""


def _act(
    piece: str,
    shown: str,
    promise: Promise,
    subject: subjects.Subject | None,
    start: int,
    end: int,
    situation: Situation,
) -> ClauseReading:
    dated = any(start <= at < end for at, _, ahead in situation.times if ahead is not False)
    kind, rule = kinds.kind_of(shown[promise.end : end], promise, dated)
    numbers = measures(piece, promise.end, end, situation.times) if not promise.passive else ()
    names: tuple[ResponsibleBody, ...] = ()
    if subject is not None and subject.body:
        names = (ResponsibleBody(subject.body, BodyRole.LEAD),)
    strength = Strength.FIRM
    if _QUALIFIED.search(promise.cue) or promise.chain:
        strength = Strength.QUALIFIED
    if promise.base in _ASPIRATIONAL:
        strength = Strength.ASPIRATIONAL
    return ClauseReading(
        start,
        end,
        Part.ACT,
        kind=Kind.MEASURABLE if numbers else kind,
        strength=strength,
        rule="target_number" if numbers else rule,
        words=promise.base,
        cue=promise.cue,
        conditional=bool(_CONDITION.match(shown[start:end])) or bool(_CONDITION_AFTER.search(shown[start:end])),
        subject=subject.words if subject else "",
        bodies=names,
        measures=numbers,
        verb_at=max(0, promise.verb_at - start),
    )


def _item(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """An act without a marker: in a list of next steps, in a decision, in a row of a timetable."""
    forward = situation.role is Role.FORWARD
    action = _ACTION.match(shown)
    begin = action.end() if action else 0
    text = shown[begin:]
    if not text.strip() or acts.promises(shown):
        return []
    # Without the letter's date nothing is known to lie ahead; in a plan it may be taken to.
    future = [(start, end) for start, end, ahead in situation.times if ahead or (forward and ahead is None)]
    opened = _opening(shown, begin, forward or bool(action))
    if opened is not None:
        start, promise, who = opened
        if promise.base in _SETTLED and not action and not future:
            return []
        end = _with_notes(shown, start, len(shown))
        row = "|" in shown or _owner_note().search(shown) is not None
        if row and _FINISHED.search(shown) and not future:
            return []
        out = []
        # The cells of a row belong to all that its act says: it is not split.
        group = [promise] if row else [promise, *acts.shared(shown, promise, end)]
        for number, one in enumerate(group):
            left = start if number == 0 else one.verb_at
            right = _trimmed(shown, left, group[number + 1].at if number + 1 < len(group) else end)
            named = subjects.Subject(start, start, who, who, can_act=True) if who and number == 0 else None
            out.append(_act(piece, shown, one, named, left, right, situation))
        return out
    decided = _THAT_BE.search(text)
    if decided and (_DECIDED.match(text) or forward):
        base = participles().get(decided["verb"].lower(), "")
        if base in verbs() and base not in _SETTLED:
            promise = Promise(
                begin + decided.start("be"),
                begin + decided.start("verb"),
                begin + decided.end("verb"),
                base,
                decided["be"],
                passive=True,
            )
            return [_act(piece, shown, promise, None, begin, _trimmed(shown, begin, len(shown)), situation)]
    act = _THAT_ACT.match(text)
    if act and act["verb"].lower() in verbs() - _SETTLED and bodies.can_act(act["np"]):
        at = begin + act.start("verb")
        promise = Promise(at, at, begin + act.end("verb"), act["verb"].lower(), "that")
        who = subjects.Subject(begin, begin, act["np"], bodies.name_of(act["np"]), can_act=True)
        return [_act(piece, shown, promise, who, begin, _trimmed(shown, begin, len(shown)), situation)]
    return _row(piece, shown, begin, future, forward)


def _opening(shown: str, begin: int, forward: bool) -> tuple[int, Promise, str] | None:
    """Publish …, To develop …, Publishing …, Head of Policy to report …: where it starts, its verb, and who."""
    first = re.match(r"(?:[A-Z][\w&/ -]{2,40}:\s+)?(?P<verb>[A-Za-z][a-z-]*)\b(?=\s+\S)", shown[begin:])
    if forward and first:
        word = first["verb"].lower()
        at = begin + first.start("verb")
        nxt = re.match(r"\s+([\w£'“\"-]+)", shown[at + len(word) :])
        follower = nxt[1].lower() if nxt else ""
        if (
            word in verbs()
            and follower not in ("of", "is", "are", "was", "and", "plan", "group")
            and (word not in acts.ALSO_NOUNS or follower in acts.DETERMINER or len(follower) > 2)
        ):
            return at, Promise(at, at, at + len(word), word, ""), ""
        if word in gerunds() and gerunds()[word] in verbs():
            return at, Promise(at, at, at + len(word), gerunds()[word], ""), ""
        if word == "continued" and follower:
            return at, Promise(at, at, at + len(word), "continue", ""), ""
    to_act = _TO_ACT.search(shown, begin)
    if to_act and to_act["verb"].lower() in verbs() and (forward or to_act.start() == begin):
        return (
            to_act.start("to"),
            Promise(to_act.start("to"), to_act.start("verb"), to_act.end("verb"), to_act["verb"].lower(), "to"),
            "",
        )
    named = _NAMED_TO.match(shown[begin:])
    if named and named["verb"].lower() in verbs() and _is_actor(named["who"], forward):
        verb_at = begin + named.start("verb")
        return (
            begin + named.start("who"),
            Promise(verb_at - 3, verb_at, begin + named.end("verb"), named["verb"].lower(), "to"),
            named["who"],
        )
    return None


_SMALL = frozenset("of for and the & with all".split())


def _is_actor(who: str, forward: bool) -> bool:
    """Whether the words before "to report back" name who does it: officers, Head of Policy, Cllr Smith."""
    words_ = re.findall(r"[\w'&/-]+", who)
    if not words_ or words_[0].lower() in ("i", "we", "it", "this", "that", "they", "in", "as", "how", "what"):
        return False
    last = words_[-1].lower()
    if last in members("outputs", "nouns") and not re.match(
        r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Head|Director|Manager|Lead|Officer|Minister|Secretary)\b", who
    ):
        return False
    capitals = all(word[0].isupper() or word in _SMALL for word in words_)
    if capitals and len(words_) <= 8:
        return bodies.is_body(who) or forward
    return forward and len(words_) <= 5 and bodies.can_act(who)


@cache
def _owner_note() -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:{one_of('notes', 'owner')}|{one_of('notes', 'due')}|{one_of('notes', 'status')})\s*:", re.IGNORECASE
    )


def _with_notes(shown: str, start: int, end: int) -> int:
    """The whole line, its owner and date included; a status after them is left out."""
    status = re.search(rf"\s(?:{one_of('notes', 'status')})\s*:", shown[start:end], re.IGNORECASE)
    return start + status.start() if status else end


def _row(piece: str, shown: str, begin: int, future: list[tuple[int, int]], forward: bool) -> list[ClauseReading]:
    """What will exist and when: "Formal designation of the scheme July 2026", "a progress report by March"."""
    if not future or re.match(rf"(?:{one_of('furniture', 'labels')})\b", shown, re.IGNORECASE):
        return []
    at, end = future[-1]
    start = begin
    finite = re.search(
        r"\b(?:is|are|was|were|has|have|had|can|may|should|must|would|do|does|did|noted|commented)\b",
        shown[begin:at],
        re.IGNORECASE,
    )
    told = re.match(r"\s*(?:[A-Z]\w+ed\b|It\s|There\s)", shown[begin:])
    if finite or told:
        listing = None
        for listing in _LISTING.finditer(shown, begin, at):
            pass
        if listing is None:
            return []
        start = listing.end()
    thing = shown[start:at].strip(" ,;:|-*")
    count = len(thing.split())
    if not 1 <= count <= 30 or not re.search(r"[a-z]{3}", thing, re.IGNORECASE) or (not forward and count > 24):
        return []
    ends_row = not shown[end:].strip(" .*|)") or forward or shown[end:].lstrip()[:1] in "|;,"
    outputs = members("outputs", "nouns") | {noun for verb in verbs() for noun in kinds.nominal(verb)}
    named = any(
        word.lower().strip("*,.") in outputs or word.lower().rstrip("s") in outputs
        for word in re.findall(r"[\w*-]+", thing)
    )
    if not (named or (forward and ends_row)):
        return []
    promise = Promise(start, start, start, "", "")
    return [
        ClauseReading(
            start, _trimmed(shown, start, max(end, at) if not forward else end), Part.ACT,
            kind=Kind.DELIVERABLE, rule="dated_output", words=thing[:40], cue="date", verb_at=-1,
            conditional=promise.denied,
        )
    ]  # fmt: skip
