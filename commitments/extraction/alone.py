"""One promise by itself, as a person writes it down: owns how its words become one candidate; knows no word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from commitments.extraction import document, grammar
from commitments.extraction.dates import understand
from commitments.extraction.language import detect_language
from commitments.extraction.packs import Role, load
from commitments.model import Candidate, Deadline, DueSource, Kind, Quote


def read_alone(words: str, written_on: date | None) -> Candidate:
    """The promise that the words state: all of them are its quote, and times count from the day of writing.

    Several acts ("完成30个小区改造,新建停车位不少于500个") are one promise, with the first one's title, the first date
    and all figures and bodies. Words in which the grammar sees no act are a promise all the same: a person says so.
    """
    pack = load(detect_language(words))
    page, blocks = document.outline(words, pack, written_on)
    found = grammar.candidates(words, replace(page, role=Role.FORWARD), blocks, pack)
    quote = Quote(words, 0, len(words))
    if not found:
        due = understand(words, written_on, pack.language)
        deadline = (
            Deadline(
                due_on=due.due_on,
                grain=due.grain,
                source=DueSource.OWN,
                words=due.words,
                rule=due.rule,
                names_day=due.names_day,
            )
            if due
            else None
        )
        return Candidate(quote=quote, title=pack.title(words, ""), kind=Kind.DELIVERABLE, deadline=deadline)
    quantities = tuple(dict.fromkeys(each for one in found for each in one.quantities))
    return replace(
        found[0],
        quote=quote,
        kind=Kind.MEASURABLE if quantities else found[0].kind,
        deadline=next((one.deadline for one in found if one.deadline), None),
        quantities=quantities,
        bodies=tuple(dict.fromkeys(body for one in found for body in one.bodies)),
        section=(),
    )
