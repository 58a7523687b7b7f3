"""What people decided is held against what the extractor said; only letters that were looked through count."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.measuring import DecidedLetter, Score, Verdict, figures
from commitments.model import DueSource, Field, Status
from commitments.reviews import CHOICES, WHOLE
from commitments.service import correcting, cutting, dates, letters, reviewing
from commitments.service.correcting import Which
from commitments.service.measuring import decided_letters
from commitments.service.undoing import undo
from tests.builders import candidate, deadline, quantity, quote
from tests.commitments.service.settling import Office, reading

LATER = deadline(date(2019, 6, 30), source=DueSource.PERSON, words="2019年6月底")


def pending(desk: Office, size: int = 4, text: str = "") -> int:
    words = "".join(f"建成{n}号食堂,并投用。" for n in range(size)) + text
    found = [
        candidate(
            title=f"事项{n}",
            quote=quote(f"建成{n}号食堂,并投用", words.index(f"建成{n}号")),
            section=("下一步",),
            quantities=(),
        )
        for n in range(size)
    ]
    return letters.receive(desk.context(), reading(words, candidates=found)).document.id


def decided(desk: Office) -> list[DecidedLetter]:
    return decided_letters(desk.uow, desk.workspace)


def test_each_decision_has_its_verdict_and_each_corrected_field_is_wrong(desk: Office) -> None:
    ctx, letter = desk.context(), pending(desk, 5)
    cutting.split(ctx, Which(document_id=letter, position=0), "并投用")
    cutting.merge(ctx, Which(document_id=letter, position=1))
    correcting.correct(ctx, Which(document_id=letter, position=3), Field.DATE, LATER)
    correcting.correct(ctx, Which(document_id=letter, position=3), Field.QUANTITY, (quantity(3),))
    reviewing.choose(ctx, letter, {4: Status.REJECTED})
    reviewing.finish(ctx, letter)
    (found,) = decided(desk)
    assert found.to_the_end
    assert [(each.verdict, each.wrong) for each in found.decisions] == [
        (Verdict.FOUND, (Field.TITLE, Field.KIND, Field.QUOTE)),
        (Verdict.MISSED, ()),
        (Verdict.FOUND, (Field.TITLE, Field.QUOTE)),
        (Verdict.JOINED, ()),
        (Verdict.FOUND, (Field.DATE, Field.QUANTITY)),
        (Verdict.REJECTED, ()),
    ]
    told = figures([found])
    assert told.promises == Score(right=3, said=5, wanted=4)
    assert (told.promises.precision, told.promises.recall) == (3 / 5, 3 / 4)
    assert told.fields[Field.DATE] == Score(right=2, said=3, wanted=3)
    assert told.fields[Field.QUANTITY] == Score(right=0, said=0, wanted=1)
    assert told.fields[Field.QUANTITY].precision is None


def test_a_date_that_was_moved_later_was_read_rightly(desk: Office) -> None:
    ctx, letter = desk.context(), pending(desk)
    letters.track(ctx, letter, letters.Choice.ALL)
    dates.extend(ctx, 1, deadline(date(2020, 1, 1)), "没钱")
    (found,) = decided(desk)
    assert found.decisions[0].wrong == ()
    correcting.correct(ctx, Which(number=2), Field.DATE, LATER)
    dates.extend(ctx, 2, deadline(date(2020, 1, 1)), "没钱")
    (found,) = decided(desk)
    assert found.decisions[1].wrong == (Field.DATE,)


def test_only_letters_that_were_looked_through_count(desk: Office) -> None:
    long = pending(desk, WHOLE + 1)
    letters.track(desk.context(), long, letters.Choice.ALL)
    part = pending(desk, 23, text="又一封")
    reviewing.look(desk.context(), part, 0)
    reviewing.finish(desk.context(), part)
    waiting = pending(desk, text="还没选")
    assert [letter.to_the_end for letter in decided(desk)] == [False, False]
    assert figures(decided(desk)).promises == Score()
    letters.track(desk.context(), waiting, letters.Choice.SPECIFIC)
    assert figures(decided(desk)).letters == 1


def test_what_was_cut_off_and_taken_back_leaves_nothing(desk: Office) -> None:
    letter = pending(desk)
    cutting.split(desk.context(), Which(document_id=letter, position=0), "并投用")
    undo(desk.context())
    letters.track(desk.context(), letter, letters.Choice.ALL)
    (found,) = decided(desk)
    assert [each.verdict for each in found.decisions] == [Verdict.FOUND] * 4


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=st.lists(st.sampled_from(CHOICES), min_size=4, max_size=4))
def test_every_candidate_has_one_verdict(desk: Office, choices: list[Status]) -> None:
    letter = pending(desk, text=f"{desk.uow.commitments.next_number(1)}")
    reviewing.choose(desk.context(), letter, dict(enumerate(choices)))
    reviewing.finish(desk.context(), letter)
    *_, found = decided(desk)
    rejected = choices.count(Status.REJECTED)
    assert [each.verdict for each in found.decisions].count(Verdict.REJECTED) == rejected
    assert figures([found]).promises == Score(right=4 - rejected, said=4, wanted=4 - rejected)
