"""A stretch of a letter read by itself: owns where a promise may be cut, and what a part or a whole then says.

Used where a person cuts a promise in two or joins two of them; must not know who asks. What the part does not say
itself, it has from the promise that it came from.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commitments.extraction.alone import read_alone
from commitments.extraction.clauses import hidden
from commitments.extraction.packs import load
from commitments.model import Candidate, Deadline, DueSource, Language, Quote, TraceStep

_JOINTS = {Language.ZH: (",", "、", ";", "。", ":"), Language.EN: (",", ";", ".", " and ", " as well as ")}
"""Where one act may end and the next begin, after folding."""
_EDGES = " \t\r\n\u3000,;:、。.\uff0c\uff1b\uff1a"
MOST_CUTS = 8
SHORTEST_PART = 2


def cuts(words: str, language: Language) -> tuple[int, ...]:
    """Where the words may be cut: behind a comma and the like, never inside brackets or a title; at most eight."""
    flat = hidden(load(language).fold(words)).lower()
    joints = _JOINTS[language]
    places = {at + len(joint) for joint in joints for at in range(len(flat)) if flat.startswith(joint, at)}
    possible = (at for at in sorted(places) if all(len(part) >= SHORTEST_PART for part in _parts(words, at)))
    return tuple(possible)[:MOST_CUTS]


def _parts(words: str, at: int) -> tuple[str, str]:
    return words[:at].strip(_EDGES), words[at:].strip(_EDGES)


def cut(quote: Quote, at: int) -> tuple[Quote, Quote]:
    """The two parts of a quote, without the punctuation at the cut; `at` counts in the quote."""
    return _trimmed(quote.exact[:at], quote.start), _trimmed(quote.exact[at:], quote.start + at)


def _trimmed(words: str, start: int) -> Quote:
    first = len(words) - len(words.lstrip(_EDGES))
    exact = words.strip(_EDGES)
    return Quote(exact, start + first, start + first + len(exact))


def reread(terms: Candidate, quote: Quote, issued_on: date | None) -> Candidate:
    """The terms of a promise that is this quote: title, kind, numbers and bodies as the quote by itself says them.

    Its date is that of its own words; else it has the date of the promise that it came from, as inherited.
    """
    alone = read_alone(quote.exact, issued_on)
    lent = _lent(terms, quote) if alone.deadline is None else None
    trace = [TraceStep("quote", "person", ""), *(step for step in alone.trace if step.field != "place")]
    if lent is not None:
        trace.append(TraceStep("due", f"{lent.source.value}:{lent.rule}", lent.words))
    return replace(
        terms,
        quote=quote,
        title=alone.title,
        kind=alone.kind,
        deadline=alone.deadline or lent,
        quantities=alone.quantities,
        bodies=alone.bodies or terms.bodies,
        condition=terms.condition if terms.condition and terms.condition in quote.exact else None,
        trace=tuple(trace),
    )


def _lent(terms: Candidate, quote: Quote) -> Deadline | None:
    before = terms.deadline
    if before is None or before.source is not DueSource.OWN or before.words in quote.exact:
        return before
    return replace(before, source=DueSource.INHERITED, sentence=terms.quote.exact)
