"""Which names are one body: what was declared, and what words mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commitments.bodies import BodyEvent, BodyEventKind, BodyNames, BodyRegister, is_own, key
from commitments.errors import Misunderstood, NotFound
from commitments.shortenings import alike, likely_same, proposals
from tests.builders import MONDAY

TODAY = date(2018, 12, 24)
REFORM = date(2018, 3, 21)
ALIAS, MERGED, SUCCEEDED = BodyEventKind.ALIAS, BodyEventKind.MERGED, BodyEventKind.SUCCEEDED
SEPARATED, APART, UNDONE = BodyEventKind.SEPARATED, BodyEventKind.APART, BodyEventKind.UNDONE


def declared(*events: tuple[Any, ...]) -> BodyRegister:
    """Events as (kind, name, other, since), numbered from 1; an UNDONE one names the number that it undoes."""
    made = []
    for number, (kind, *rest) in enumerate(events, 1):
        name, other, since = (*rest, None, None)[:3]
        undoes = name if kind is UNDONE else None
        made.append(
            BodyEvent(
                id=number,
                kind=kind,
                name="" if undoes else name,
                other=other or "",
                since=since,
                undoes=undoes,
                at=MONDAY,
                actor="小王",
            )
        )
    return BodyRegister(made)


def names(register: BodyRegister, on: date = TODAY) -> BodyNames:
    return BodyNames(register, on)


def meant(words: str, printed: Iterable[str], register: BodyRegister | None = None, on: date = TODAY) -> set[str]:
    found = names(register or BodyRegister(), on).meant(words, printed)
    return set(found.names) if found else set()


def test_width_case_and_spaces_make_no_other_body() -> None:
    assert key(" 示范市 住建局。") == key("示范市住建局")
    assert key("The Department for Examples") == key("department  for examples")
    assert key("Health & Care Board") == key("Health and Care Board")
    assert key("(示范)局") == key("（示范）局")
    assert key("住建局") != key("住房和城乡建设局")


@pytest.mark.parametrize("name", ["我局", "本局", "我委", "我们单位", "我总局", "our office", "This Department"])
def test_a_letter_calls_its_issuer_so(name: str) -> None:
    assert is_own(name)


@pytest.mark.parametrize("name", ["我市", "本县", "住建局", "the office of the mayor", "我国", ""])
def test_a_place_or_another_body_is_not_the_issuer(name: str) -> None:
    assert not is_own(name)


def test_an_alias_counts_with_the_name_it_stands_for() -> None:
    register = declared((ALIAS, "住建局", "住房和城乡建设局"))
    assert register.called("住建局") == register.called("住房和城乡建设局") == "住房和城乡建设局"
    assert register.other_names("住建局") == ("住建局",)
    assert names(register).present("住 建 局") == "住房和城乡建设局"


def test_what_nobody_has_declared_stays_as_it_is() -> None:
    assert names(declared((ALIAS, "住建局", "住房和城乡建设局"))).present("市住建局") == "市住建局"


def test_an_alias_may_be_given_to_another_body_and_leaves_the_others_where_they_are() -> None:
    register = declared(
        (ALIAS, "住建局", "甲市住建局"), (ALIAS, "住房局", "甲市住建局"), (ALIAS, "住建局", "乙市住建局")
    )
    assert register.called("住建局") == "乙市住建局"
    assert register.called("住房局") == "甲市住建局"


def test_merging_takes_all_names_along() -> None:
    register = declared((ALIAS, "住建局", "住房局"), (MERGED, "住建局", "住房和城乡建设局"))
    assert register.called("住建局") == register.called("住房局") == "住房和城乡建设局"
    assert set(register.other_names("住房和城乡建设局")) == {"住建局", "住房局"}


def test_the_name_that_a_body_goes_by_can_be_changed() -> None:
    register = declared((ALIAS, "住建局", "住房和城乡建设局"), (ALIAS, "住房和城乡建设局", "住建局"))
    assert register.called("住房和城乡建设局") == "住建局"
    assert register.other_names("住建局") == ("住房和城乡建设局",)


def test_a_successor_answers_from_its_day_on_and_not_before() -> None:
    register = declared((SUCCEEDED, "质监局", "市场监管局", REFORM))
    assert names(register, date(2018, 3, 20)).present("质监局") == "质监局"
    assert names(register, REFORM).present("质监局") == "市场监管局"
    assert [each.name for each in register.forerunners("市场监管局")] == ["质监局"]


def test_successors_are_followed_through_aliases_to_the_last() -> None:
    register = declared(
        (SUCCEEDED, "DCLG", "MHCLG", date(2018, 1, 8)),
        (SUCCEEDED, "MHCLG", "DLUHC", date(2021, 9, 20)),
        (ALIAS, "DLUHC", "Department for Levelling Up, Housing and Communities"),
    )
    on = names(register, date(2022, 1, 1))
    assert on.present("DCLG") == on.present("DLUHC") == "Department for Levelling Up, Housing and Communities"
    assert names(register, date(2020, 1, 1)).present("DCLG") == "MHCLG"


def test_a_circle_of_successors_is_refused_and_ends_the_way_where_it_was_made_otherwise() -> None:
    register = declared((SUCCEEDED, "甲局", "乙局", REFORM))
    with pytest.raises(Misunderstood, match="body_circle"):
        register.check_succession("乙局", "甲局")
    around = declared((SUCCEEDED, "甲局", "乙局", REFORM), (SUCCEEDED, "乙局", "丙局", REFORM), (ALIAS, "丙局", "甲局"))
    assert names(around).present("甲局") in ("甲局", "乙局")


def test_one_body_is_not_declared_one_again() -> None:
    register = declared((ALIAS, "住建局", "住房和城乡建设局"))
    for name, of in [("住建局", "住建 局"), ("住建局", "住房和城乡建设局")]:
        with pytest.raises(Misunderstood, match="same_body"):
            register.check_alias(name, of)
    register.check_alias("住房和城乡建设局", "住建局")  # the other name is to be the one


def test_what_was_joined_comes_apart_again() -> None:
    register = declared((ALIAS, "住建局", "住房局"), (SEPARATED, "住建局"))
    assert register.called("住建局") == "住建局"
    replaced = declared((SUCCEEDED, "甲局", "乙局", REFORM), (SEPARATED, "甲局"))
    assert names(replaced).present("甲局") == "甲局"
    with pytest.raises(NotFound, match="nothing_to_separate"):
        register.check_separation("住建局")


def test_what_is_taken_back_has_not_been() -> None:
    register = declared((ALIAS, "住建局", "住房局"), (ALIAS, "住房局", "住房和城乡建设局"), (UNDONE, 2))
    assert register.called("住建局") == "住房局"


OFFICES = st.sampled_from(["甲局", "乙局", "丙局", "丁局"])
EVENTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from([ALIAS, MERGED, APART]), OFFICES, OFFICES),
        st.tuples(st.just(SUCCEEDED), OFFICES, OFFICES, st.dates(date(2018, 1, 1), date(2019, 12, 31))),
        st.tuples(st.just(SEPARATED), OFFICES),
        st.tuples(st.just(UNDONE), st.integers(1, 12)),
    ),
    max_size=12,
)


@given(EVENTS, OFFICES)
def test_whatever_was_declared_every_name_leads_to_one_that_leads_to_itself(events: list[Any], office: str) -> None:
    register = declared(*events)
    canonical = register.called(office)
    assert register.called(canonical) == canonical
    assert not register.is_alias(canonical)
    assert all(register.called(other) == canonical for other in register.other_names(office))
    assert next(register.line(office, TODAY)) == canonical


@given(EVENTS)
def test_everything_taken_back_is_nothing_declared(events: list[Any]) -> None:
    taken_back = [(UNDONE, number) for number in range(1, len(events) + 1)]
    register = declared(*events, *taken_back)
    assert [register.called(office) for office in ("甲局", "乙局", "丙局", "丁局")] == ["甲局", "乙局", "丙局", "丁局"]


# --- What words mean --------------------------------------------------------------------------------------------------

PRINTED = ("示范市民政局", "示范市住房和城乡建设局", "市住建局", "质监局", "市场监管局")


def test_a_name_means_its_body_with_its_other_names() -> None:
    register = declared((ALIAS, "市住建局", "示范市住房和城乡建设局"))
    both = {"示范市住房和城乡建设局", "市住建局"}
    assert meant("市住建局", PRINTED, register) == meant("示范市住房和城乡建设局", PRINTED, register) == both


def test_a_part_of_a_name_means_the_whole_body() -> None:
    assert meant("民政", PRINTED) == {"示范市民政局"}
    register = declared((ALIAS, "市住建局", "示范市住房和城乡建设局"))
    assert meant("住建", PRINTED, register) == {"示范市住房和城乡建设局", "市住建局"}


def test_a_part_of_several_names_means_them_all_and_says_which() -> None:
    found = BodyNames(BodyRegister(), TODAY).meant("监", ["质监局", "市场监管局"])
    assert found is None  # one character is no name
    found = BodyNames(BodyRegister(), TODAY).meant("监管局", ["市场监管局", "金融监管局"])
    assert found is not None
    assert (found.name, found.bodies) == ("监管局", ("市场监管局", "金融监管局"))


def test_a_successor_means_its_forerunner_too_and_not_the_other_way_round() -> None:
    register = declared((SUCCEEDED, "质监局", "市场监管局", REFORM))
    assert meant("市场监管局", PRINTED, register) == {"质监局", "市场监管局"}
    assert meant("质监局", PRINTED, register) == {"质监局"}
    assert meant("市场监管局", PRINTED, register, date(2018, 3, 20)) == {"市场监管局"}


def test_a_longer_name_is_not_taken_for_a_shorter_one() -> None:
    assert meant("示范市质监局", PRINTED) == set()
    assert meant("", PRINTED) == meant("。", PRINTED) == set()


# --- What is likely ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("住建局", "示范市住房和城乡建设局"),
        ("市住建局", "示范市住房和城乡建设局"),
        ("民政局", "示范市民政局"),
        ("市人社局", "示范市人力资源和社会保障局"),
        ("发改委", "示范市发展和改革委员会"),
        ("市场监管总局", "国家市场监督管理总局"),
        ("区政府", "示范区人民政府"),
        ("DLUHC", "Department for Levelling Up, Housing and Communities"),
        ("MHCLG", "Ministry of Housing, Communities and Local Government"),
    ],
)
def test_common_shortenings_are_likely_the_same(a: str, b: str) -> None:
    assert likely_same(a, b)
    assert likely_same(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("甲市住建局", "乙市住建局"),
        ("市人社局", "示范县人力资源和社会保障局"),
        ("教育局", "示范市体育局"),
        ("发改局", "发改委"),
        ("DHSC", "Department for Education"),
        ("市监局", "监局"),
        ("民政局", "民政局"),
    ],
)
def test_bodies_of_two_places_or_of_two_tasks_are_not(a: str, b: str) -> None:
    assert not likely_same(a, b)


def test_what_is_likely_is_proposed_until_a_person_has_decided() -> None:
    printed = ["市住建局", "示范市住房和城乡建设局", "示范市民政局"]
    pair = ("市住建局", "示范市住房和城乡建设局")
    assert proposals(names(BodyRegister()), printed) == [pair]
    for decided in (ALIAS, APART):
        assert proposals(names(declared((decided, *pair))), printed) == []
    assert proposals(names(declared((SUCCEEDED, *pair, REFORM))), printed) == []
    assert alike("住建局", printed) == ["市住建局", "示范市住房和城乡建设局"]
