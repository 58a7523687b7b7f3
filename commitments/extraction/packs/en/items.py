"""Acts without a forward marker: owns lines of lists and decisions; must not know markers, nor rows without a verb.

Under next steps a line may open with the verb ("Publish …", "To develop …", "Publishing …") or name who does it ("Head
of Policy to report …"). A decision says "that a review be conducted", "that officers report back". What only says what
will exist and when is read in rows.py.
"""

from __future__ import annotations

import re

from commitments.extraction.packs import ClauseReading, Part, Role, Situation
from commitments.extraction.packs.en import acts, bodies, further, kinds, nominals, rows, signals, subjects
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.measures import measures
from commitments.extraction.packs.en.words import gerunds, members, participles, verbs
from commitments.model import BodyRole, Kind, ResponsibleBody, Strength

_TO_READER = re.compile(
    r"To\s[^,.;]{3,80},\s(?:please\s)?(?:apply|call|click|contact|download|email|fill|go|read|register|see|use|visit|write)\b",
    re.IGNORECASE,
)
"""To read about the changes, go to our website."""
_REACH = 400
"""How far into a line an act may open: keeps the time linear."""
_ACTION = re.compile(r"(?:ACTION|Action)S?\b\s*(?:\d+\s*)?[:-]?\s*")
_FIRST = re.compile(r"(?P<verb>[A-Za-z][a-z-]*)\b(?=\s+\S)")
_LABELLED_FIRST = re.compile(r"[A-Z][\w&/ -]{2,40}:\s+(?P<verb>[A-Za-z][a-z-]*)\b(?=\s+\S)")
_PAIR = re.compile(r"\s+and\s+(?P<verb>[a-z]+)\s+(?=\S)", re.IGNORECASE)
"""Read and analyse …: two verbs, where "Support and advice" are two nouns."""
_LABEL = re.compile(r"\s[B-HJ-Z]\b")
"""Table C lists …: a noun with its letter."""
_NOUN_FOLLOWS = frozenset(
    "of is are was were and plan group has have had will can could would should may might must being".split()
)
_TO_ACT = re.compile(r"(?P<to>^to|(?:^|(?<=[a-z).] ))(?:To|TO))\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b")
_NAMED_TO = re.compile(r"(?P<who>(?:The\s+)?[A-Z][\w'/&,. -]{1,70}?)\s+to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b")
_OFFICE_TO = re.compile(r"(?P<who>[a-z]+(?:\s[a-z]+){0,3}?)\s+to\s+(?P<verb>[a-z][a-z-]*)\b")
"""Action: secretariat to prepare a draft."""
_TO_BE = re.compile(r"(?P<np>[^.;]{2,160}?)\s+(?P<be>(?:to\s+|should\s+)?be)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\band\s(?P<that>that)\s", re.IGNORECASE)
_THAT = re.compile(r"(?:(?:it was )?(?:resolved|agreed|decided)\s+)?that\s+", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_LONGEST_OFFICE = 90
_PURPOSE = re.compile(
    r"[Tt]o\s[^,.;]{3,120},\s+(?!(?:which|who|that|and|with|including|so|but|or|as|where|to|by|in|for|on|from)\b)[^,.;]{1,80}?\s(?:must|have|has|is|are|need|needs|should|can|will|would|could)\b"
)
"""To meet our goal, we must …: what for, and then the sentence."""
_TARGET = r"\b(?:by|in)\s(?:the end of\s)?(?:\w+\s)?20\d\d"
_DATED_ORDER = re.compile(
    rf"(?:(?i:{_TARGET}),\s(?P<first>))?(?P<verb>[A-Za-z]+)\s(?:[a-z]+ly\s)?"
    r"(?:the|a|an|our|its|all|each|every|at least|more than|greater than|less than|\d)\b"
    rf"(?(first)|(?=[^.;]*{_TARGET}))"
)
"""By 2030, plant a million trees; Halve our emissions by 2030: a goal without a subject."""
_TOLD_OF = re.compile(
    r"\b(?:would|could|might|may|can|must|cannot|not|was|were|is|are|has|had|have|[a-z]+[^e]ed\s(?:the|a|an|that|its|their|how))\b",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Head|Director|Manager|Lead|Officer|Minister|Secretary)\b")


def items(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """The acts of a piece that has no forward marker."""
    if signals.objective(shown) or shown.startswith("If ") or _TO_READER.match(shown):
        return []
    forward = situation.role is Role.FORWARD
    action = _ACTION.match(shown)
    begin = _cell(shown, forward) if "|" in shown else action.end() if action else 0
    # Without the letter's date nothing is known to lie ahead; in a plan it may be taken to.
    future = [(start, end) for start, end, ahead in situation.times if ahead or (forward and ahead is None)]
    opened = _opening(shown, begin, forward or bool(action))
    if opened is not None:
        start, promise, who = opened
        named = "agenda" if promise.cue == "to" and not who else "settled"
        settled = promise.base in members("signals", named) and not action and not future
        return [] if settled else _opened(piece, shown, start, promise, who, bool(future), situation)
    told = _told_to_act(shown, begin)
    if told:
        return _opened(piece, shown, begin, *told, False, situation)
    made = _decided(piece, shown, begin, bool(future), forward, situation) or rows.goal(piece, shown, begin, situation)
    if acts.promises(shown):
        return [made] if made else []  # "the areas that we will look at in 2027" is no row
    found = [made] if made else rows.row(shown, begin, future, forward)
    noun = nominals.opening(shown, begin) if forward and not found and not situation.times else None
    return _opened(piece, shown, *noun, "", False, situation) if noun else found


def _cell(shown: str, forward: bool) -> int:
    """Where the cell of a row begins that holds its act: the last one before owner and date."""
    found = -1
    start = 0
    for cell in shown.split("|"):
        text = cell.strip()
        begin = start + len(cell) - len(cell.lstrip())
        start += len(cell) + 1
        owner = bodies.is_body(text) and bodies.NAMES.fullmatch(text)
        if found >= 0 and (owner or not re.search(r"[a-z]{4}", text)):
            break
        if _opening(shown, begin, forward) or (_TO_BE.match(text) and not _TOLD_OF.search(text)):
            found = begin
    return max(found, 0)


_DASHED = re.compile(r"\s-\s+(?:by\s+)?(?:[A-Z][\w ]{2,40}\s-\s+)?(?:\d|[A-Z][a-z]+ \d{4})")
"""Undertake an audit - Head of HR - June 2026: owner and date behind dashes."""

_ASIDE = re.compile(r"\s\((?P<note>\x00{20,})\)[ .;]*$")
"""A bracket at the end of an item that is longer than the act before it explains, and is no part of it …"""
_PART = re.compile(r"(?:including|subject|with|by|in|if|to)\b", re.IGNORECASE)
"""… but where it opens with one of these."""


def _opened(
    piece: str, shown: str, start: int, promise: Promise, who: str, future: bool, situation: Situation
) -> list[ClauseReading]:
    """The acts of a line that opens with one, up to the cell, dash or label where its owner and date begin."""
    end = min(signals.notes_at(shown, start), (shown + "|").index("|", start))
    dashed = _DASHED.search(shown, start, end)
    end = dashed.start() if dashed else end
    row = end < len(shown) or "|" in shown
    aside = _ASIDE.search(shown, start, end)
    if aside and aside.end() - aside.start() > aside.start() - start and not _PART.match(piece, aside.start("note")):
        end = aside.start()
    if row and signals.finished_row(shown) and not future:
        return []
    noted = beside(situation, start, end) if row else []
    owners = bodies.labelled(piece) if row else ()
    group = [promise, *further.shared(shown, promise, end)]
    out: list[ClauseReading] = list(noted)
    for number, one in enumerate(group):
        left = one.verb_at if number else start
        right = signals.trimmed(shown, left, group[number + 1].at if number + 1 < len(group) else end)
        subject = (
            subjects.Subject(start, start, who, nominals.without(who), can_act=True) if who and not number else None
        )
        out.append(act(piece, shown, one, subject, left, right, situation, bool(noted), owners))
    return out


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


def _opening(shown: str, begin: int, forward: bool) -> tuple[int, Promise, str] | None:
    """Publish …, To develop …, Publishing …, Head of Policy to report …: where it starts, its verb, and who acts."""
    for first in (_FIRST.match(shown, begin), _LABELLED_FIRST.match(shown, begin)):
        if not forward or first is None:
            continue
        word, at = first["verb"].lower(), first.start("verb")
        after = re.compile(r"\s+([\w£'“\"-]+)").match(shown, at + len(word))
        follower = after[1].lower() if after else ""
        base = word if word in verbs() else gerunds().get(word, "continue" if word == "continued" else "")
        third = word.removesuffix("s")
        if first["verb"][0].isupper() and third != word and third in members("signals", "settled"):
            continue  # "RESOLVED that the Committee: approves …": settled
        if word in members("markers", "no_verbs"):
            base = ""  # "Following the review, …"
        if not base and follower in members("markers", "articles") and further.may_be_base(word):
            # "Ringfence the budget": only a verb stands right before an article.
            base = word
        pair = _PAIR.match(shown, at + len(word))
        paired = pair is not None and pair["verb"].lower() in verbs()
        # "Issue the response": only a verb stands before an article.
        ordered = follower in members("markers", "articles")
        noun = (follower in _NOUN_FOLLOWS and not paired) or (word in members("verbs", "titles") and not ordered)
        noun = noun or bool(_LABEL.match(shown, at + len(word)))
        # "Research carried out", "Training programme for staff": an activity, and no order to act.
        noun = noun or (word in members("markers", "also_nouns") and follower.endswith("ed"))
        noun = noun or (base != word and (follower in members("outputs", "nouns") or _is_third_person(follower)))
        if (
            base
            and not noun
            and (base != word or word not in members("markers", "also_nouns") or ordered or len(follower) > 2)
        ):
            return at, Promise(at, at, at + len(word), base, ""), ""
    dated = None if forward else _DATED_ORDER.match(shown, begin)
    if dated and dated["verb"].lower() in verbs() and not rows.TO_READERS.search(shown):
        at = dated.start("verb")
        promise = Promise(at, at, dated.end("verb"), dated["verb"].lower(), "")
        return begin, promise, ""
    to_act = _TO_ACT.search(shown, begin, begin + _REACH)
    if (
        to_act
        and to_act["verb"].lower() in verbs()
        and (forward or to_act.start() == begin)
        and not _PURPOSE.match(shown, to_act.start())
    ):
        at = to_act.start("to")
        return at, Promise(at, to_act.start("verb"), to_act.end("verb"), to_act["verb"].lower(), "to"), ""
    named = _NAMED_TO.match(shown, begin) or (_OFFICE_TO.match(shown, begin) if begin else None)
    if named and named["verb"].lower() in verbs() and _is_actor(named["who"], forward):
        verb_at = named.start("verb")
        promise = Promise(named.end("who") + 1, verb_at, named.end("verb"), named["verb"].lower(), "to")
        return named.start("who"), promise, named["who"]
    return None


def _is_third_person(word: str) -> bool:
    """Whether a word is a verb of a subject before it: "funding becomes available"."""
    return word.endswith("s") and (word.removesuffix("s") in members("verbs", "stative") or word == "becomes")


_SMALL = frozenset("of for and the & with all".split())


def _is_actor(who: str, forward: bool) -> bool:
    """Whether the words before "to report back" name who does it: officers, Head of Policy, Cllr Smith."""
    each = re.findall(r"[\w'&/-]+", who)
    if not each or each[0].lower() in members("signals", "no_actor"):
        return False
    if each[-1].lower() in members("outputs", "nouns") and not _TITLED.match(who):
        return False
    if all(word[0].isupper() or word in _SMALL for word in each) and len(each) <= 8:
        return bodies.is_body(who) or forward
    return forward and len(each) <= 5 and bodies.can_act(who)


def _decided(
    piece: str, shown: str, begin: int, future: bool, forward: bool, situation: Situation, settled: bool = False
) -> ClauseReading | None:
    """That a review be conducted …; that officers report …; an update to be submitted. `settled`: a first part is."""
    text = shown[begin:]
    wording = signals.decided(text)
    to_be = _TO_BE.match(text)
    # "would be shared" is told of; "an update to be submitted" and "that an update be submitted" are decided.
    open_ = to_be is not None and (to_be["be"].lower() != "be" or wording) and not _TOLD_OF.search(to_be["np"])
    bare = to_be is not None and forward
    if to_be and re.search(r"\b(?:will|shall)\b", to_be["np"]):
        return None
    rest = _FURTHER.search(text, to_be.end(), to_be.end() + _REACH) if to_be and wording and not settled else None
    if to_be and rest and participles().get(to_be["verb"].lower(), "") in members("signals", "settled"):
        # "That the report be noted and that all routes be explored": one is settled, the other to be done.
        return _decided(piece, shown, begin + rest.start("that"), future, forward, situation, settled=True)
    if to_be and (open_ or (bare and not _TOLD_OF.search(to_be["np"]))) and (wording or forward or future):
        base = participles().get(to_be["verb"].lower(), "")
        if base in verbs() and base not in members("signals", "settled"):
            promise = Promise(
                begin + to_be.start("be"),
                begin + to_be.start("verb"),
                begin + to_be.end("verb"),
                base,
                to_be["be"],
                passive=True,
            )
            return act(piece, shown, promise, None, begin, signals.trimmed(shown, begin, len(shown)), situation)
    return None


def _told_to_act(shown: str, begin: int) -> tuple[Promise, str] | None:
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
    dated = dated or any(start <= at < end for at, _, ahead in situation.times if ahead is not False)
    kind, rule = kinds.kind_of(shown[promise.end : end], promise, dated)
    numbers = () if promise.passive else measures(piece, promise.end, end, situation.times)
    if subject and promise.base in ("be", "have") and not numbers:
        numbers = measures(piece, start, promise.at, situation.times)
    # The subject of a passive is what the act is done to.
    who = bodies.agent_of(shown, promise.end, end) if promise.passive else subject.body if subject else ""
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
        subject=subject.words if subject else "",
        bodies=tuple(dict.fromkeys((*named, *owners))),
        measures=numbers,
        verb_at=max(0, promise.verb_at - start),
    )
