"""Our reading is put right: no slippage, nothing of what the extractor said is lost, and it can be taken back."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.correcting import stated_due, value_of
from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import (
    BodyRole,
    Deadline,
    DueSource,
    EventKind,
    Field,
    FieldValue,
    Kind,
    ResponsibleBody,
    Status,
)
from commitments.people import Role
from commitments.service import correcting, dates, letters, tracking
from commitments.service.correcting import Which
from commitments.service.undoing import undo
from tests.builders import candidate, deadline, document_head, quantity, quote
from tests.commitments.service.settling import Office, after, promises, reading, track_dated, track_letter

DUE = date(2018, 12, 31)
LATER = deadline(date(2019, 6, 30), source=DueSource.PERSON, words="2019年6月底")
VALUES: dict[Field, FieldValue] = {
    Field.TITLE: "建成四个社区食堂",
    Field.DATE: LATER,
    Field.QUANTITY: (quantity(4),),
    Field.BODY: (ResponsibleBody("住建局", BodyRole.LEAD),),
    Field.KIND: Kind.DIRECTIONAL,
    Field.QUOTE: quote("建成三个社区食堂", 3),
}


@pytest.mark.parametrize("field", Field)
def test_every_field_can_be_put_right_and_taken_back_and_the_history_says_what(desk: Office, field: Field) -> None:
    track_letter(desk.context())
    before = tracking.show(desk.context(), 1).commitment
    entry, change = correcting.correct(desk.context(), Which(number=1), field, VALUES[field])
    assert value_of(entry.commitment.terms, field) == VALUES[field]
    assert entry.commitment.extracted == before.terms
    assert (entry.commitment.moved_times, entry.commitment.original_deadline) == (0, before.original_deadline)
    kept = desk.uow.history.of_commitment(entry.commitment.id)[-1]
    assert kept == change
    if change.corrected is None:
        assert (kept.kind, kept.due_before, kept.due_after) == (EventKind.DATE_CORRECTED, DUE, date(2019, 6, 30))
    else:
        assert (change.corrected.before, change.corrected.after) == (value_of(before.terms, field), VALUES[field])
    (restored,) = undo(desk.context()).entries
    assert (restored.commitment.terms, restored.commitment.extracted) == (before.terms, None)


CHANGES = st.one_of(
    st.tuples(st.just(Field.TITLE), st.text("建成办法", min_size=1, max_size=9)),
    st.tuples(st.just(Field.KIND), st.sampled_from(Kind)),
    st.tuples(st.just(Field.QUANTITY), st.lists(st.builds(quantity, st.integers(1, 9)), max_size=2).map(tuple)),
    st.tuples(st.just(Field.DATE), st.none() | st.dates(DUE, date(2030, 1, 1)).map(deadline)),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(CHANGES, max_size=8))
def test_what_the_extractor_said_outlives_every_correction(desk: Office, steps: list[tuple[Field, FieldValue]]) -> None:
    text = f"第{desk.uow.commitments.next_number(1)}封"
    (tracked,) = track_dated(desk.context(), DUE, text=text)
    number = tracked.number or 0
    lines = 1
    for field, value in steps:
        changes = value_of(tracking.show(desk.context(), number).commitment.terms, field) != value
        with nullcontext() if changes else pytest.raises(Misunderstood):
            correcting.correct(desk.context(), Which(number=number), field, value)
        lines += changes
    kept = tracking.show(desk.context(), number).commitment
    assert (kept.extracted or kept.terms) == tracked.terms
    assert kept.original_deadline == tracked.original_deadline
    assert len(desk.uow.history.of_commitment(kept.id)) == lines


def test_of_a_moved_date_the_slippage_follows_the_correction(desk: Office) -> None:
    track_dated(desk.context(), DUE)
    dates.extend(desk.context(), 1, deadline(date(2019, 7, 30)), "资金没到位")
    entry, _ = correcting.correct(desk.context(), Which(number=1), Field.DATE, LATER)
    assert (entry.commitment.moved_times, entry.commitment.moved_days) == (1, 181)
    assert stated_due(entry.commitment) == DUE
    for day in (None, deadline(DUE)):
        with pytest.raises(Misunderstood) as refused:
            correcting.correct(desk.context(), Which(number=1), Field.DATE, day)
        assert refused.value.key == "error.moved_date"


def test_a_correction_answers_nothing_so_the_asking_goes_on(desk: Office) -> None:
    track_letter(desk.context())
    asked = tracking.show(desk.context(), 2).commitment.follow_up_on
    entry, _ = correcting.correct(desk.context(after(days=1)), Which(number=2), Field.TITLE, "出台办法")
    assert entry.commitment.follow_up_on == asked
    entry, _ = correcting.correct(desk.context(after(days=1)), Which(number=1), Field.DATE, None)
    assert entry.commitment.follow_up_on is not None


def test_a_date_put_right_or_moved_stays_when_the_letters_own_date_is_corrected(desk: Office) -> None:
    document = track_letter(desk.context())
    correcting.correct(desk.context(), Which(number=1), Field.DATE, LATER)
    dates.extend(desk.context(), 3, deadline(date(2020, 1, 1)), "没钱")
    anew = [candidate(quote=each.quote, deadline=deadline(date(2017, 12, 31))) for each in promises()]
    head = document_head(issued_on=date(2017, 9, 25))
    letters.correct_head(desk.context(), document.id, head, reading(candidates=anew, head=head).extraction)
    dues = [tracking.show(desk.context(), n).commitment.deadline for n in (1, 3)]
    assert [due.due_on for due in dues if due] == [date(2019, 6, 30), date(2020, 1, 1)]


def test_a_candidate_is_put_right_before_it_is_tracked(desk: Office) -> None:
    document = letters.receive(desk.context(), reading()).document
    which = Which(document_id=document.id, position=0)
    entry, change = correcting.correct(desk.context(), which, Field.DATE, LATER)
    assert (entry.commitment.original_deadline, entry.commitment.number) == (LATER, None)
    assert (change.from_status, change.to_status) == (Status.CANDIDATE, Status.CANDIDATE)
    letters.track(desk.context(), document.id, letters.Choice.ALL)
    assert tracking.show(desk.context(), 1).commitment.deadline == LATER
    with pytest.raises(Misunderstood):
        correcting.correct(desk.context(), which, Field.TITLE, "再改")


def test_what_cannot_be_put_right_is_refused(desk: Office) -> None:
    track_letter(desk.context())
    with pytest.raises(NotAllowed):
        correcting.correct(desk.context(role=Role.VIEWER), Which(number=1), Field.TITLE, "改")
    with pytest.raises(NotFound):
        correcting.correct(desk.context(), Which(number=99), Field.TITLE, "改")
    for title in ("", "长" * 61):
        with pytest.raises(Misunderstood):
            correcting.correct(desk.context(), Which(number=1), Field.TITLE, title)


def test_dates_around_the_quote_are_offered_the_nearest_first(desk: Office) -> None:
    text = "2019年3月底前启动。年底前建成三个社区食堂,2020年6月投用。2017年已开工。"
    begins = text.index("年底前")
    found = candidate(
        quote=quote("年底前建成三个社区食堂", begins), section=("2018—2022年重点任务",), deadline=deadline()
    )
    letters.receive(desk.context(), reading(text, candidates=[found]))
    entry = correcting.look(desk.context(), Which(document_id=1, position=0))
    offered = correcting.dates_around(entry, tracking.text_of(desk.context(), entry))
    assert [(each.due_on, each.source) for each in offered] == [
        (date(2020, 6, 30), DueSource.INHERITED),
        (date(2019, 3, 31), DueSource.INHERITED),
        (date(2022, 12, 31), DueSource.INHERITED),
    ]
    assert offered[1].sentence == "2019年3月底前启动"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("建成三个", "建成三个"),
        ("建成 三个", "建成三个"),
        ("年底前…食堂", "年底前建成三个\n社区食堂"),
        ("年底前...食堂", "年底前建成三个\n社区食堂"),
        ("三个社区", "三个\n社区"),
    ],
)
def test_a_quote_is_found_by_its_words_whatever_the_white_space(words: str, found: str) -> None:
    letter = "食堂很少。年底前建成三个\n社区食堂。"
    assert correcting.quote_of(letter, words, 6) == quote(found, letter.index(found))


def test_of_the_same_words_in_two_places_the_nearer_is_meant_and_unknown_ones_are_refused() -> None:
    letter = "建成食堂。" * 9
    assert correcting.quote_of(letter, "建成", 21).start == 20
    for words in ("不在信里", "", "…"):
        with pytest.raises(Misunderstood):
            correcting.quote_of(letter, words, 0)


@given(st.text("建成食堂。 \n", max_size=60), st.data())
def test_every_stretch_of_a_letter_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if text[start:end].strip():
        found = correcting.quote_of(text, text[start:end], start)
        assert text[found.start : found.end] == found.exact
        assert "".join(found.exact.split()) == "".join(text[start:end].split())


def test_a_deadline_is_asked_for_where_a_date_is_put_right(desk: Office) -> None:
    track_letter(desk.context())
    with pytest.raises(TypeError):
        correcting.correct(desk.context(), Which(number=1), Field.DATE, "2019年")
    with pytest.raises(TypeError):
        correcting.correct(
            desk.context(), Which(number=1), Field.KIND, Deadline(DUE, LATER.grain, LATER.source, "", "")
        )
