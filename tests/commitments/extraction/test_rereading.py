"""Where a promise may be cut, and what its parts say by themselves, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.extraction.rereading import MOST_CUTS, cut, cuts, reread
from commitments.model import DueSource, Kind, Language
from tests.builders import candidate, deadline, quantity, quote


@pytest.mark.parametrize(
    ("words", "language", "parts"),
    [
        ("印发《办法(试行),细则》,并公布名单", Language.ZH, ["并公布名单"]),
        ("简化程序、精简材料;优化系统", Language.ZH, ["精简材料;优化系统", "优化系统"]),
        ("建成三个食堂", Language.ZH, []),
        ("publish the list and open two centres, in 2019", Language.EN, ["open two centres, in 2019", "in 2019"]),
    ],
)
def test_a_promise_is_cut_behind_punctuation_but_never_inside_brackets(
    words: str, language: Language, parts: list[str]
) -> None:
    assert [cut(quote(words), at)[1].exact for at in cuts(words, language)] == parts


@given(st.text("建成,食堂、《》() and,", max_size=80), st.sampled_from(Language), st.integers(0, 50))
def test_the_parts_stand_where_they_say(words: str, language: Language, start: int) -> None:
    places = cuts(words, language)
    assert len(places) <= MOST_CUTS
    for at in places:
        for part in cut(quote(words, start), at):
            assert words[part.start - start : part.end - start] == part.exact
            assert part.exact


def test_a_part_keeps_the_date_of_the_whole_as_one_from_above_unless_it_has_its_own() -> None:
    whole = candidate(
        quote=quote("2019年底前建成三个食堂,6月底前公布名单"),
        deadline=deadline(date(2019, 12, 31), words="2019年底前"),
        kind=Kind.MEASURABLE,
    )
    first, second = (reread(whole, part, date(2019, 1, 5)) for part in cut(whole.quote, whole.quote.exact.index("6月")))
    assert (first.quantities, second.quantities) == ((quantity(3, "个"),), ())
    assert (first.kind, second.kind) == (Kind.MEASURABLE, Kind.DELIVERABLE)
    assert first.deadline is not None
    assert second.deadline is not None
    assert (first.deadline.source, second.deadline.due_on) == (DueSource.OWN, date(2019, 6, 30))
    tail = cut(quote("2019年底前建成三个食堂,公布名单"), 13)[1]
    inherited = reread(whole, tail, None).deadline
    assert inherited is not None
    assert (inherited.source, inherited.sentence) == (DueSource.INHERITED, whole.quote.exact)
