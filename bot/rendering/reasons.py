"""Why a promise is read as it is: owns the sentence for each field and its words; must not know how a rule decides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, QUOTE_WIDTH, numbered
from bot.rendering.sources import field_words
from commitments.correcting import BY_PERSON, TRACED, value_of
from commitments.model import Candidate, DueSource, Field, Strength, TraceStep
from commitments.queries import Entry

_WORDS_WIDTH = 60
"""Half-widths of the words that a reason quotes: a clause, not a paragraph."""

_KINDS = {
    "target_number": "reason.number",
    "state": "reason.state",
    "soft:named_or_dated": "reason.named",
    "dated_output": "reason.named",
    "softener": "reason.softener",
    "aims_only": "reason.aims",
}
"""The rules of kind that have a sentence of their own; all others turn on the verb and its object."""


def reasons(entry: Entry, today: date, catalogue: Catalogue) -> list[list[str]]:
    """Each field of a promise with the words of the letter that it was read from, under a head with its quote."""
    terms = entry.commitment.terms
    head = [
        catalogue.text("reasons.head", commitment=numbered(entry.commitment)),
        catalogue.text("reasons.quote", quote=catalogue.quoted(line(terms.quote.exact, QUOTE_WIDTH))),
    ]
    return [head, reason_lines(terms, entry.body, today, catalogue)]


def reason_lines(terms: Candidate, responsible: str, today: date, catalogue: Catalogue) -> list[str]:
    """A sentence for each field: 时限:2018年内(至12月31日)。上文写着“2018年”,管到这一句.

    `responsible` is who acts where the text names nobody: the body that wrote.
    """
    steps: dict[str, list[TraceStep]] = {}
    for step in terms.trace:
        steps.setdefault(step.field, []).append(step)
    lines = [_place(steps, catalogue)]
    for field in (Field.KIND, Field.DATE, Field.QUANTITY, Field.BODY):
        value = field_words(value_of(terms, field), today, catalogue)
        if field is Field.BODY and not terms.bodies:
            value = line(responsible, _WORDS_WIDTH)
        if (field is Field.QUANTITY and not terms.quantities) or not value:
            continue
        name, because = catalogue.label(field), _because(field, value, terms, steps.get(TRACED[field], ()), catalogue)
        key = "reasons.line" if because else "correct.field"
        lines.append(catalogue.text(key, field=name, value=value, because=because))
    if terms.condition:
        lines.append(catalogue.text("reason.condition", words=line(terms.condition, LINE_WIDTH)))
    cue = next((_words([step]) for step in steps.get("strength", ())), "")
    lines.append(catalogue.text(f"reason.{terms.strength.value if cue else Strength.FIRM.value}", words=cue))
    lines += [
        catalogue.text(f"reason.response_{step.rule}", words=_words([step])) for step in steps.get("response", ())
    ]
    return [each for each in lines if each]


def _place(steps: dict[str, list[TraceStep]], catalogue: Catalogue) -> str:
    """Why it is a promise at all."""
    if "quote" in steps:
        because = catalogue.text("reason.chosen")
    elif found := steps.get("place"):
        key = "reason.next_steps" if found[0].rule == "next_steps" else "reason.announced"
        because = catalogue.text(key, words=_words(found))
    else:
        return ""
    return catalogue.text("reason.place", because=because)


def _because(field: Field, value: str, terms: Candidate, steps: Sequence[TraceStep], catalogue: Catalogue) -> str:
    if any(step.rule == BY_PERSON for step in steps):
        return catalogue.text("reason.person")
    words = _words(steps)
    match field:
        case Field.KIND if steps:
            usual = "reason.specific" if terms.kind.specific else "reason.general"
            return catalogue.text(_KINDS.get(steps[0].rule, usual), words=words)
        case Field.DATE if terms.deadline is None:
            return catalogue.text("reason.due_none")
        case Field.DATE if terms.deadline is not None and terms.deadline.source is DueSource.INHERITED:
            return catalogue.text("reason.due_inherited", words=line(terms.deadline.sentence, LINE_WIDTH) or words)
        case Field.DATE if steps:  # the words themselves stand in the value where the period has no name
            return catalogue.text("reason.due_here" if words in value else "reason.due_own", words=words)
        case Field.QUANTITY if steps:
            return catalogue.text("reason.quantity", words=words)
        case Field.BODY if steps:
            return catalogue.text("reason.body", words=words)
        case Field.BODY if not terms.bodies:
            return catalogue.text("reason.body_none")
        case _:
            return ""


def _words(steps: Sequence[TraceStep]) -> str:
    """What the rules fired on, in a line."""
    return line(" … ".join(step.words for step in steps), _WORDS_WIDTH)
