"""Core values as JSON and back, without loss: owns what a stored candidate, head or quantity looks like.

Must not know tables. A JSON text written today is read by every later version, so a field that is missing when it is
read takes the default of its record.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from commitments.files import Evidence
from commitments.model import (
    BodyRole,
    Bound,
    Candidate,
    Deadline,
    DocumentHead,
    DueSource,
    ExtensionRequest,
    Field,
    FieldChange,
    FieldValue,
    HeadField,
    HeadSource,
    Kind,
    Quantity,
    Quote,
    ResponsibleBody,
    Strength,
    TraceStep,
)
from commitments.periods import Grain

Json = dict[str, Any]
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_text(value: Any) -> str:
    """JSON that a person can read in the file: Chinese as it is, no spaces.

    Half a surrogate pair, which a chat can send and which UTF-8 cannot hold, makes the whole text fall back to escapes.
    """
    text = _ENCODER.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return text


def encode_candidate(candidate: Candidate) -> Json:
    """The candidate with everything in it; `decode_candidate` gives an equal one back."""
    return {
        "quote": _encode_value(candidate.quote),
        "title": candidate.title,
        "kind": candidate.kind.value,
        "deadline": encode_deadline(candidate.deadline),
        "quantities": _encode_value(candidate.quantities),
        "bodies": _encode_value(candidate.bodies),
        "condition": candidate.condition,
        "strength": candidate.strength.value,
        "section": list(candidate.section),
        "cue": candidate.cue,
        "trace": [[step.field, step.rule, step.words] for step in candidate.trace],
    }


def decode_candidate(stored: Json) -> Candidate:
    """The candidate that `encode_candidate` was given."""
    return Candidate(
        quote=_quote(stored["quote"]),
        title=stored["title"],
        kind=Kind(stored["kind"]),
        deadline=decode_deadline(stored.get("deadline")),
        quantities=tuple(map(_quantity, stored.get("quantities", ()))),
        bodies=tuple(map(_body, stored.get("bodies", ()))),
        condition=stored.get("condition"),
        strength=Strength(stored.get("strength", Strength.FIRM)),
        section=tuple(stored.get("section", ())),
        cue=stored.get("cue", ""),
        trace=tuple(TraceStep(*each) for each in stored.get("trace", ())),
    )


def encode_deadline(deadline: Deadline | None) -> Json | None:
    """The date with how it is known; None stays None."""
    if deadline is None:
        return None
    return {
        "due_on": deadline.due_on.isoformat(),
        "grain": deadline.grain.value,
        "source": deadline.source.value,
        "words": deadline.words,
        "rule": deadline.rule,
        "names_day": deadline.names_day,
        "sentence": deadline.sentence,
    }


def encode_request(request: ExtensionRequest | None) -> Json | None:
    """A request for a later date as JSON."""
    if request is None:
        return None
    return {
        "deadline": encode_deadline(request.deadline),
        "reason": request.reason,
        "asked_on": request.asked_on.isoformat(),
    }


def decode_request(stored: Json | None) -> ExtensionRequest | None:
    """The request that `encode_request` was given."""
    deadline = decode_deadline(stored["deadline"]) if stored is not None else None
    if stored is None or deadline is None:
        return None
    return ExtensionRequest(deadline, stored["reason"], date.fromisoformat(stored["asked_on"]))


def decode_deadline(stored: Json | None) -> Deadline | None:
    """The deadline that `encode_deadline` was given."""
    if stored is None:
        return None
    return Deadline(
        due_on=date.fromisoformat(stored["due_on"]),
        grain=Grain(stored["grain"]),
        source=DueSource(stored["source"]),
        words=stored["words"],
        rule=stored["rule"],
        names_day=stored.get("names_day", False),
        sentence=stored.get("sentence", ""),
    )


def encode_change(change: FieldChange | None) -> Json | None:
    """A corrected field, both values in the form that they have in a candidate; None stays None."""
    if change is None:
        return None
    return {
        "field": change.field.value,
        "before": _encode_value(change.before),
        "after": _encode_value(change.after),
    }


def decode_change(stored: Json | None) -> FieldChange | None:
    """The change that `encode_change` was given."""
    if stored is None:
        return None
    field = Field(stored["field"])
    return FieldChange(field, _decode_value(field, stored["before"]), _decode_value(field, stored["after"]))


def _encode_value(value: FieldValue) -> Any:
    match value:
        case Quote(exact, start, end):
            return {"exact": exact, "start": start, "end": end}
        case Deadline():
            return encode_deadline(value)
        case tuple():
            return [
                {"name": each.name, "role": each.role.value}
                if isinstance(each, ResponsibleBody)
                else encode_quantity(each)
                for each in value
            ]
        case _:
            return value


def _decode_value(field: Field, stored: Any) -> FieldValue:
    match field:
        case Field.TITLE:
            return str(stored)
        case Field.KIND:
            return Kind(stored)
        case Field.DATE:
            return decode_deadline(stored)
        case Field.QUANTITY:
            return tuple(map(_quantity, stored))
        case Field.BODY:
            return tuple(map(_body, stored))
        case Field.QUOTE:
            return _quote(stored)


def encode_quantity(quantity: Quantity | None) -> Json | None:
    """The number as decimal digits in a string, for JSON's own numbers are rounded by those who read them."""
    if quantity is None:
        return None
    return {"value": str(quantity.value), "unit": quantity.unit, "bound": quantity.bound.value}


def decode_quantity(stored: Json | None) -> Quantity | None:
    """The quantity that `encode_quantity` was given."""
    return None if stored is None else _quantity(stored)


def _quantity(stored: Json) -> Quantity:
    return Quantity(Decimal(stored["value"]), stored["unit"], Bound(stored.get("bound", Bound.EXACT)))


def _quote(stored: Json) -> Quote:
    return Quote(stored["exact"], stored["start"], stored["end"])


def _body(stored: Json) -> ResponsibleBody:
    return ResponsibleBody(stored["name"], BodyRole(stored["role"]))


def encode_evidence(evidence: Evidence | None) -> Json | None:
    """The file behind a line of history; `decode_evidence` gives an equal one back."""
    return None if evidence is None else asdict(evidence)


def decode_evidence(stored: Json | None) -> Evidence | None:
    """The file that `encode_evidence` was given."""
    return None if stored is None else Evidence(**stored)


def encode_head(head: DocumentHead) -> Json:
    """The head with the readings that were not chosen; `decode_head` gives an equal one back."""
    return {
        "title": head.title,
        "number": _encode_field(head.number),
        "issuing_body": _encode_field(head.issuing_body),
        "addressee": _encode_field(head.addressee),
        "issued_on": _encode_field(head.issued_on),
        "reply_class": head.reply_class,
        "other_readings": [[name, _encode_field(field)] for name, field in head.other_readings],
    }


def decode_head(stored: Json) -> DocumentHead:
    """The head that `encode_head` was given."""
    return DocumentHead(
        title=stored.get("title", ""),
        number=_decode_field(stored.get("number")),
        issuing_body=_decode_field(stored.get("issuing_body")),
        addressee=_decode_field(stored.get("addressee")),
        issued_on=_decode_field(stored.get("issued_on")),
        reply_class=stored.get("reply_class"),
        other_readings=tuple((name, _field(field)) for name, field in stored.get("other_readings", ())),
    )


def _encode_field(field: HeadField | None) -> Json | None:
    return None if field is None else {"value": field.value, "source": field.source.value}


def _decode_field(stored: Json | None) -> HeadField | None:
    return None if stored is None else _field(stored)


def _field(stored: Json) -> HeadField:
    return HeadField(stored["value"], HeadSource(stored["source"]))
