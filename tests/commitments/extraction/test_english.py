"""English letters, plans and minutes: every example of the pack, and what must hold for any text."""

from __future__ import annotations

import time
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.extraction import extract
from commitments.model import BodyRole, Language, Strength

ON = date(2026, 2, 12)


def examples() -> list[dict[str, Any]]:
    source = files("commitments.extraction") / "packs" / "en" / "examples.toml"
    found: list[dict[str, Any]] = tomllib.loads(source.read_text(encoding="utf-8"))["example"]
    return found


@pytest.mark.parametrize("example", [pytest.param(example, id=example["name"]) for example in examples()])
def test_an_example_yields_what_it_must(example: dict[str, Any]) -> None:
    found = extract(example["text"], language=Language.EN, issued_on=ON).candidates
    told = [
        f"{one.quote.exact} | {one.kind.value} | {one.deadline.due_on.isoformat() if one.deadline else '-'}"
        for one in found
    ]
    assert told == example["found"]


def test_bodies_are_named_by_subject_and_by_column() -> None:
    text = "Action | Lead | Target date\nPublish the plan | Head of Policy | June 2026\n\nThe Home Office will report in May."
    found = extract(text, language=Language.EN, issued_on=ON).candidates
    assert [[body.name for body in one.bodies] for one in found] == [["Head of Policy"], ["The Home Office"]]
    assert all(body.role is BodyRole.LEAD for one in found for body in one.bodies)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The council will invite comments.", []),
        ("The Department will invite comments.", ["The Department"]),
        ("Eastlake Council\n\nThe council will invite comments.", []),
        ("Harbour Agency\n\nThe council will invite comments.", ["The council"]),
        ("Inspectors will visit each berth.", ["Inspectors"]),
        ("The Safety Unit will publish the list.", ["The Safety Unit"]),
        ("The rules are out and the inspector will publish a note.", ["the inspector"]),
        ("The Harbour Group has met and will publish a note.", ["The Harbour Group"]),
        ("Our diver, Quay Surveys, will publish a note.", ["Quay Surveys"]),
        ("Her Panel was told, and they will publish a note.", ["Panel"]),
        ("The chart will be printed by the Pilots' Board and then shared.", ["the Pilots' Board"]),
        ("The chart will be published by the end of May.", []),
        ("The Pier Panel will be abolished.", []),
        ("We will publish the chart.", []),
        ("Next steps\n\n1. Engagement with officers to draft the fee", []),
        ("The Harbour Office will:\n\n• publish the chart", ["The Harbour Office"]),
        ("Ministry of Ports\n\nIt is done.\n\nMinistry of Fisheries\n\nWe will print it.", ["Ministry of Fisheries"]),
        ("We will:\n\n• publish the chart", []),
        ("The Harbour Bureau collects fees. It will publish the chart.", ["The Harbour Bureau"]),
        ("Our diving team will publish the chart.", ["Our diving team"]),
        ("Our staff will publish the chart.", []),
        ("Resolved:\n\n(1) That the Quay Clerk be instructed to print the chart by June 2026", ["the Quay Clerk"]),
        ("Resolved:\n\n(1) Request the Quay Master to print the chart by June 2026", ["Quay Master"]),
        ("PO agreed to publish the chart.", ["PO"]),
        ("The Pilots' Board will be asked in April to name a working group.", ["The Pilots' Board"]),
        ("The count will be repeated monthly by the Matron for Emergency Care.", ["the Matron for Emergency Care"]),
        ("Head of Piers\n\nWe will print the chart.", ["Head of Piers"]),
        ("Next steps\n\n- Print the chart - Head of Piers - May 2026", ["Head of Piers"]),
        ("We will print the chart (Lead: Head of Piers).", ["Head of Piers"]),
        ("We will print the chart.\nResponsible manager: Head of Piers / Date: May 2026", ["Head of Piers"]),
        ("No Action Lead agency Partners Due\n1 Print the chart. Chart Office Pilots' Club 2026", ["Chart Office"]),
        ("Lead officer: Head of Piers\n\nResponse: Agreed. The chart will be printed.", ["Head of Piers"]),
        ("Next steps\n\n- Print the chart (Head of Piers)", ["Head of Piers"]),
        ("Operators will print their charts by May 2026.", ["Operators"]),
        ("The new website will publish charts by May 2026.", []),
        ("We will ask the Chart Board to print the list.", ["Chart Board"]),
        (
            "Action | Office of primary interest | Target date\nPrint the chart | Quays Branch | May 2026",
            ["Quays Branch"],
        ),
    ],
)
def test_who_acts_is_named_without_a_proper_name_too(text: str, named: list[str]) -> None:
    (found,) = extract(text, language=Language.EN, issued_on=ON).candidates
    assert [body.name for body in found.bodies] == named


def test_an_owner_below_an_answer_owns_all_of_it_and_nothing_of_the_next() -> None:
    text = "Recommendation 1\n\nAgreed. We will print it.\n\nWe will sell it.\n\nLead: Head of Piers"
    found = extract(f"{text}\n\nRecommendation 2\n\nWe will bind it.", language=Language.EN, issued_on=ON).candidates
    assert [[body.name for body in one.bodies] for one in found] == [["Head of Piers"], ["Head of Piers"], []]


def test_the_columns_of_a_table_tell_whose_each_act_is() -> None:
    text = (
        "Ref\tAction\tLead\tDate for completion\tStatus\n1\tLog printed\tClerk\tMay 2025\tComplete\n"
        "2\tMend the slip\tQuay Master\tJune 2026\tOn track\n\tPaint it\tPilots\tBy end May 2026\tNot started\n"
    )
    found = extract(text, language=Language.EN, issued_on=ON).candidates
    assert [(one.quote.exact, [body.name for body in one.bodies]) for one in found] == [
        ("Mend the slip", ["Quay Master"]),
        ("Paint it", ["Pilots"]),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We will raise the share inspected from 5% to 10%.", ["10%"]),
        ("We will bring the wait down to ten days.", ["10days"]),
        ("Compliance of 90% to be reached by June 2026.", ["90%"]),
        ("The standard will be met in 80% of cases.", ["80%"]),
    ],
)
def test_a_target_is_what_is_to_be_attained(text: str, told: list[str]) -> None:
    (found,) = extract(f"Next steps\n\n{text}", language=Language.EN, issued_on=ON).candidates
    assert [f"{number.value}{number.unit}" for number in found.quantities] == told


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We will publish the revised strategy by the end of March 2026.", "Publish the revised strategy"),
        ("From 1 June 2027 fares for under-18s will be halved.", "Fares for under-18s to be halved"),
        ("The round will open in July 2026.", "The round to open"),
    ],
)
def test_a_title_is_verb_and_object_without_the_date(text: str, title: str) -> None:
    (found,) = extract(text, language=Language.EN, issued_on=ON).candidates
    assert found.title == title


def test_strength_follows_the_words() -> None:
    text = "We will publish it in May. We aim to publish a map. We will consider the case for a ban."
    found = extract(text, language=Language.EN, issued_on=ON).candidates
    assert [one.strength for one in found] == [Strength.FIRM, Strength.QUALIFIED, Strength.ASPIRATIONAL]


def test_the_date_of_a_letter_is_read_in_british_order() -> None:
    head = extract("3 April 2026\n\nDear Convener,\n\nWe will publish the plan by the end of the month.").head
    assert head.date == date(2026, 4, 3)


WORDS = st.lists(
    st.sampled_from(
        "We The Council will shall not be published publish review and , . ; : that which by March 2026 • 1. (a) \n \n\n Action | to the plan "
        "Recommendation Owner: Date: if has been Dear Yours sincerely next steps £10 million 40% officers".split(" ")
    ),
    max_size=60,
).map(" ".join)


@given(text=st.one_of(WORDS, st.text(max_size=200)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error_and_always_alike(text: str) -> None:
    once = extract(text, language=Language.EN)
    assert once == extract(text, language=Language.EN)
    for one in once.candidates:
        assert text[one.quote.start : one.quote.end] == one.quote.exact


@pytest.mark.parametrize(
    "piece",
    [
        "we will ",
        "if ",
        "and the Council will publish ",
        "Department for A B C, D and ",
        "to agree, and ",
        "that officers ",
        "(a) ",
        "will only fully ",
        "| ",
        "“We will ",
        'said: "We ',
        "her Ministry recognised ",
        "be published by the ",
        "Next steps: Review and review of ",
        "that all be noted and that ",
        "the Board advised that it ",
        "a report that shows how all is done and ",
        "1\tOptions paper\tQuay Office\t2028   ",
        "We will mend three piers: North, ",
        "and that the quay be mended, work to be done ",
        "We expect works to the quay, and mooring of boats ",
        "Action\nLead\nBy when\n",
        "Action\nMend the quay\nLead\n",
        "Action | Lead | Due\nMend the quay; paint it. Sell it | | May / June\n",
    ],
)
def test_time_grows_linearly_with_hostile_repetition(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        began = time.process_time()
        extract(text, language=Language.EN)
        return time.process_time() - began

    seconds(10)
    assert seconds(2400) < 40 * max(seconds(300), 0.005)


def test_a_promise_tells_how_its_recommendation_was_answered() -> None:
    text = (
        "Recommendation 1. The Council should review its fees.\n\nResponse: Accept in principle\n\nWe will review our fees.\n\n"
        "Recommendation 2. The Council should publish them.\n\nThe Council accepts this recommendation. It will publish them in May.\n\n"
        "Next steps\n\nPublish the minutes in June"
    )
    found = extract(text, language=Language.EN, issued_on=ON).candidates
    answers = [[step.rule for step in one.trace if step.field == "response"] for one in found]
    assert answers == [["partly"], ["accepted"], []]
