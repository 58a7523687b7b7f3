"""What is stored of a record is the whole record."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.correcting import value_of
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
from storage.encoding import (
    decode_candidate,
    decode_change,
    decode_deadline,
    decode_head,
    decode_quantity,
    decode_request,
    encode_candidate,
    encode_change,
    encode_deadline,
    encode_head,
    encode_quantity,
    encode_request,
    to_text,
)
from tests.builders import candidate, deadline, quantity

# Any code point, half surrogates too: a chat can send them.
texts = st.text(st.characters(exclude_categories=()), max_size=12)
words = st.sampled_from(["年底前", "by the end of 2018", "“力争”", "", "a\n\tb\x00"]) | texts
quantities = st.builds(
    Quantity,
    value=st.decimals(allow_nan=False, allow_infinity=False),
    unit=words,
    bound=st.sampled_from(Bound),
)
deadlines = st.builds(
    Deadline,
    due_on=st.dates(),
    grain=st.sampled_from(Grain),
    source=st.sampled_from(DueSource),
    words=words,
    rule=words,
    names_day=st.booleans(),
    sentence=words,
)
candidates = st.builds(
    Candidate,
    quote=st.builds(Quote, exact=words, start=st.integers(0), end=st.integers(0)),
    title=words,
    kind=st.sampled_from(Kind),
    deadline=st.none() | deadlines,
    quantities=st.lists(quantities, max_size=3).map(tuple),
    bodies=st.lists(st.builds(ResponsibleBody, name=words, role=st.sampled_from(BodyRole)), max_size=3).map(tuple),
    condition=st.none() | words,
    strength=st.sampled_from(Strength),
    section=st.lists(words, max_size=3).map(tuple),
    cue=words,
    trace=st.lists(st.builds(TraceStep, field=words, rule=words, words=words), max_size=3).map(tuple),
)
head_fields = st.builds(HeadField, value=words, source=st.sampled_from(HeadSource))
heads = st.builds(
    DocumentHead,
    title=words,
    number=st.none() | head_fields,
    issuing_body=st.none() | head_fields,
    addressee=st.none() | head_fields,
    issued_on=st.none() | head_fields,
    reply_class=st.none() | words,
    other_readings=st.lists(st.tuples(words, head_fields), max_size=3).map(tuple),
)


@given(candidates)
def test_a_candidate_comes_back_as_it_was(given_one: Candidate) -> None:
    stored = to_text(encode_candidate(given_one))
    stored.encode()
    back = decode_candidate(json.loads(stored))
    assert back == given_one
    assert repr(back) == repr(given_one), "also the digits of a number, and enums as enums"


@given(heads)
def test_a_head_comes_back_as_it_was(given_one: DocumentHead) -> None:
    assert repr(decode_head(json.loads(to_text(encode_head(given_one))))) == repr(given_one)


@given(candidates, candidates, st.sampled_from(Field))
def test_a_corrected_field_comes_back_as_it_was(before: Candidate, after: Candidate, field: Field) -> None:
    change = FieldChange(field, value_of(before, field), value_of(after, field))
    assert repr(decode_change(json.loads(to_text(encode_change(change))))) == repr(change)


@given(st.none() | deadlines, st.none() | quantities)
def test_a_deadline_and_a_figure_come_back_as_they_were(due: Deadline | None, figure: Quantity | None) -> None:
    assert decode_deadline(json.loads(to_text(encode_deadline(due)))) == due
    assert repr(decode_quantity(json.loads(to_text(encode_quantity(figure))))) == repr(figure)


def test_the_strategies_leave_no_field_of_a_record_at_its_default() -> None:
    full = candidate(
        deadline=deadline(date(2019, 6, 30), source=DueSource.INHERITED, sentence="二、下一步工作", names_day=True),
        quantities=(quantity("98.50", "%", Bound.MIN), quantity(2, "场")),
        bodies=(ResponsibleBody("民政局", BodyRole.LEAD), ResponsibleBody("财政局", BodyRole.CO)),
        condition="资金落实后",
        strength=Strength.QUALIFIED,
        section=("三、下一步", "(一)食堂"),
        cue="将",
        trace=(TraceStep("kind", "has_quantity", "三个"),),
    )
    stored = encode_candidate(full)
    assert set(stored) == {field.name for field in fields(Candidate)}
    assert decode_candidate(stored) == full
    assert decode_candidate(stored).quantities[0].value == Decimal("98.50")


def test_chinese_is_readable_in_the_file() -> None:
    assert to_text({"title": "食堂"}) == '{"title":"食堂"}'


@pytest.mark.parametrize("left_out", ["bodies", "condition", "strength", "section", "cue", "trace", "quantities"])
def test_a_field_that_an_older_version_did_not_write_takes_its_default(left_out: str) -> None:
    stored = encode_candidate(candidate(cue="将", section=("下一步",), condition="如有资金"))
    del stored[left_out]
    default = next(field.default for field in fields(Candidate) if field.name == left_out)
    assert getattr(decode_candidate(stored), left_out) == default


@given(st.none() | st.builds(ExtensionRequest, deadline=deadlines, reason=words, asked_on=st.dates()))
def test_a_request_comes_back_as_it_was(request_: ExtensionRequest | None) -> None:
    stored = to_text(encode_request(request_))
    assert decode_request(json.loads(stored)) == request_
