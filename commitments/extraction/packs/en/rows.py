"""Acts without a verb: owns rows of timetables ("Formal designation July 2026") and states to be reached; must not know
markers, subjects or verbs.
"""

from __future__ import annotations

import re

from commitments.extraction.clauses import apart
from commitments.extraction.packs import ClauseReading, Part, Role, Situation
from commitments.extraction.packs.en import bodies, kinds, layout, signals
from commitments.extraction.packs.en.measures import measures, written
from commitments.extraction.packs.en.nominals import nominals
from commitments.extraction.packs.en.statement import beside
from commitments.extraction.packs.en.words import participles
from commitments.model import Kind

TO_READERS = re.compile(
    r"\b(?:you|your|register|apply|email|visit|contact|click|book|deadline|join|us)\b", re.IGNORECASE
)
"""They tell the reader what to do: Register by 31 March, Send us your comments."""
_SENTENCE = re.compile(r"(?:In|During|Since)\s[A-Z]?\w+\s(?:\d{4}\s)?(?:the|we|our|a|an|this)\s")
_DATE_OF = re.compile(
    r"(?:The\s)?(?:[\w/-]+\s){0,3}(?:date|deadline)\b|(?:\w+\s)?(?:time(?:line|table)|schedule|calendar)\sfor\b",
    re.IGNORECASE,
)
"""Publication date: 7 June 2026; the closing date for replies is …: when, and nothing that is to be done."""
_THING = re.compile(
    r"\b(?!(?:on|during|in|by|from|between|and|to|until|the|of|at|since|[a-z]+day|[A-Z][a-z]{2,8}ber)\b)[a-z]{3,}",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\s*(?:(?!(?:Preferred|Proposed|Revised|Updated|Detailed|Planned|Enhanced|Integrated|Dedicated|Targeted|Improved"
    r"|Expanded|Combined|Unified|Shared)\s[a-z])[A-Z]\w+ed\b(?!\s[A-Z])|[A-Z][a-z]+s\s(?:the|a|an)\s|(?:It|There|We|I|They|This|These|Those|He|She|You)\s"
    r"|.{3,90}\s(?:met|sat)\s(?:for|on|in|with|at|to)\b|.{3,90}\s-\s(?:agreed|noted|approved|received|accepted|deferred)\b"
    r"|.{3,90}\b(?:issued|posted|made|dated|updated|signed|received)\b(?:\sby\s.{3,60})?\son\b"
    r"|(?:[A-Z][\w-]*\s){1,4}(?:calls|urges|asks)\s"
    r"|(?:[A-Z][\w&'-]*\s){1,6}(?:also\s)?[a-z]+[^e]ed\s(?:the|a|an|its|their|all|more|some|over|about|[\d£$€]))"
)


_PAST = re.compile(
    r"(?:The|A|An|Our|This|These|Its)\s[^.;]{3,120}?\s[a-z]+[^e]ed\s"
    r"|[^.;]{3,120}?\s(?:published|launched|approved|agreed|issued|announced|completed|considered|discussed|noted)\s"
    r"(?:the|a|an|its|their|our|all|that|details)\b"
    r"|[^.;]{3,120}?,\s(?:published|issued|launched|announced|adopted|approved|agreed)\s",
    re.IGNORECASE,
)
"""The campaign wrapped up in February: a row has no article."""
_STAGE = re.compile(r"\s*[A-Z][a-z]+(?:ion|ment|al)\s(?:to|of|by)\s[^:]{3,80}:\s*")
"""Submission to the Secretary of State: the act of a timetable and its date, be it written as a title."""
_REMARK = re.compile(r"(?:This|It|These|They|There)\s")
_YEARS = re.compile(r"(?:19|20)\d\d[/-]\d{2,4}")
_APART = re.compile(r"[.;]\s$")
"""What stands between a sentence that says what will be and the cell with its date."""
_DESCRIBED_AHEAD = re.compile(r"\b(?:which|who|that)\s(?:[a-z]+ly\s|also\s)?(?:will|shall|can|would)\b")
_GOAL = re.compile(r"(?:At least |Over |More than )?\d[\d.,]*\s?(?:%|per ?cent)\s+(?:of\s|[a-z])", re.IGNORECASE)


def goal(piece: str, shown: str, begin: int, situation: Situation) -> list[ClauseReading]:
    """80% of sites have a waste plan: under goals, the state to be reached."""
    if situation.role is not Role.FORWARD or not _GOAL.match(shown, begin) or signals.done(shown[begin:]):
        return []
    end = signals.trimmed(shown, begin, len(shown))
    numbers = measures(piece, begin, end, situation.times)
    words = shown[begin:end][:40]
    return [
        ClauseReading(
            begin, end, Part.ACT, kind=Kind.MEASURABLE, rule="target_number", words=words, cue="goal", measures=numbers
        )
    ]


def names(words: str) -> bool:
    """Whether a cell names something, and is neither a time nor a sentence."""
    return bool(_THING.search(words)) and not signals.finite(words) and not signals.furniture(words)


def row(
    piece: str, shown: str, begin: int, future: list[tuple[int, int]], forward: bool, situation: Situation
) -> list[ClauseReading]:
    """What will exist and when: "Formal designation of the scheme July 2026", "a progress report by March"."""
    if not future or signals.furniture(shown) or layout.is_note(shown) or _DATE_OF.match(shown, begin):
        return []
    at, end = future[-1]
    start = begin
    if _SENTENCE.match(shown, begin) or (at - begin > 4 and not _THING.search(shown[begin:at])):
        # "In June 2020 the Council approved it"; "On Monday 2 July, the panel met".
        return []
    named = not forward and shown[end : end + 1] == " " and shown[end + 1 : end + 2].isupper()
    if at - begin <= 4 and (forward or named) and not shown[at:end][:2].isdigit():
        # "January 2026 - Cabinet considers responses": the date comes first.
        thing, end = shown[end:], len(shown)
    else:
        aside = _DESCRIBED_AHEAD.search(shown, begin)
        if (
            signals.finite(shown[begin : aside.start() if aside else len(shown)])
            or _TOLD.match(shown, begin)
            or _PAST.match(shown, begin)
        ):
            start = signals.listing(shown, begin, at)
            if (
                start < 0
                and forward
                and not _REMARK.match(shown, begin)
                and not signals.done(shown)
                and _APART.search(shown[begin:at])
                and end >= len(shown) - 1
            ):
                start = begin
            first = _WORD.match(shown, max(start, 0))
            if start < 0 or (start > begin and first is not None and first.group().lower() in participles()):
                return []  # "Thanks were given to Mr Quay"
        thing = shown[start:at]
        if not _THING.search(thing):
            return []
    count = len(thing.strip(" ,;:|-*").split())
    if not forward and TO_READERS.match(thing.strip()):
        return []
    if named and at - begin <= 4 and signals.finite(thing):
        return []
    if (
        not forward
        and re.search(r"\s-\s$", shown[start:at])
        and layout.is_title(thing)
        and start == 0
        and end >= len(shown)
    ):
        return []  # "Project Update - December 2026"
    if not forward and layout.is_title(thing) and not _STAGE.fullmatch(thing):
        return []  # "Leisure Contract: Options After March 2027"
    if layout.is_title(thing) and _YEARS.fullmatch(shown, at, end) and end >= len(shown):
        return []  # "Programme of Planned Works 2025/26"
    if shown[at - 1 : at] == "(" and layout.is_title(shown[start : at - 1]):
        # "Local Plan Scheme (October 2021)": which edition of it.
        return []
    if not 1 <= count <= (30 if forward else 24) or not re.search(r"[a-z]{3}", thing, re.IGNORECASE):
        return []
    if not (kinds.names_output(thing) or forward):
        return []
    noted = signals.notes_at(shown, start)
    if noted < at:
        # An audit of the pier, with its owner and date behind their labels.
        return dated(piece, shown, start, noted, situation)
    end = signals.trimmed(shown, start, end)
    end += shown.startswith(")", end) and "(" in thing
    return dated(piece, shown, start, end, situation)


_WORD = re.compile(r"[A-Za-z]+")
_COUNT = re.compile(
    rf"(?:At least |Up to |Over |More than |A further |Another )?(?:[£$€]?\d|(?:{written()})\b)", re.IGNORECASE
)


def dated(piece: str, shown: str, start: int, end: int, situation: Situation) -> list[ClauseReading]:
    """The clause of a thing and its date, which may stand beside it; a count at its head is its target."""
    end = signals.trimmed(shown, start, end) if not shown[:end].endswith(")") else end
    numbers = measures(piece, start, end, situation.times)[:1] if _COUNT.match(shown, start) else ()
    made = ClauseReading(
        start,
        end,
        Part.ACT,
        kind=Kind.MEASURABLE if numbers else Kind.DELIVERABLE,
        rule="target_number" if numbers else "dated_output",
        words=shown[start:end].strip()[:40],
        cue="date",
        bodies=bodies.labelled(piece),
        measures=numbers,
    )
    outside = [time for time in situation.times if time[0] >= end]
    return [*(beside(situation, start, end) if outside else []), made]


_AND_ACT = re.compile(r"\s+and\s+(?=(?:the\s)?(?P<noun>[a-z-]{5,20})\s(?:of|on|with|for|to)\s)")
_LEAST = 3
"""Letters that a cell has at least which names something."""


def thing(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """What the cell of a row names, which is to be: "Joint exercise with police", "Audit of A and repair of B".

    Nothing for a sentence, and for what is told as done in a row without a date ahead.
    """
    aside = _DESCRIBED.search(shown)
    if not names(shown[: aside.start() if aside else len(shown)]) or sum(map(str.isalpha, shown)) < _LEAST:
        return []
    done = _MILESTONE.match(shown)
    if not situation.dated and (signals.done(shown) or (done is not None and done["done"] in participles())):
        return []
    cuts = [found for found in _AND_ACT.finditer(shown) if found["noun"] in nominals() and _acts_first(shown)]
    return [
        clause
        for start, end in apart(cuts, 0, len(shown))
        for clause in dated(piece, shown, start, end, situation)
        if clause.part is Part.ACT
    ]


def _acts_first(shown: str) -> bool:
    """Whether a cell opens with the noun of an act, so that a second one behind "and" is another."""
    return any(word.lower() in nominals() for word in shown.split()[:2])


_MILESTONE = re.compile(r"[A-Z][^.;:]{2,120}?\s(?P<done>[a-z]+(?:ed|en|ft|t|wn))\b")


def milestone(piece: str, shown: str, begin: int, end: int, situation: Situation) -> list[ClauseReading]:
    """What will have been done, behind "Action:": "Exit plan drafted and agreed by the Board"."""
    found = _MILESTONE.match(shown, begin, end)
    if found is None or found["done"] not in participles() or signals.finite(shown[begin:end]):
        return []
    end = signals.trimmed(shown, begin, end)
    return dated(piece, shown, begin, end, situation)


_INDEFINITE = re.compile(
    r"(?:(?:An?|New|Further|Revised|Updated|Additional)\s|(?=[A-Z][a-z]+\sto\s))(?:and\s[a-z]+\s)?(?P<thing>[A-Za-z][^.;:,()]{2,80}?)"
    r"(?=\s(?:that|which|who|to|for|on|of|in|with|by|setting|including|covering|mobilising|bringing)\b|[,(]|\s*$)"
)
_DESCRIBED = re.compile(r"\b(?:that|which|who|to ensure|so that)\b")


def output(shown: str, begin: int) -> list[ClauseReading]:
    """A thing that does not exist yet, in a list of actions: "A skills strategy that sets out …", "New rules on …"."""
    found = _INDEFINITE.match(shown, begin)
    if found is None or not kinds.ends_in_output(found["thing"]):
        return []
    aside = _DESCRIBED.search(shown, found.end())
    if signals.finite(shown[begin : aside.start() if aside else len(shown)]) or signals.done(shown):
        return []
    end = signals.trimmed(shown, begin, len(shown))
    words = shown[begin : found.end("thing")]
    return [ClauseReading(begin, end, Part.ACT, kind=Kind.DELIVERABLE, rule="dated_output", words=words, cue="output")]
