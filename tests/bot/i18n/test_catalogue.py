"""The catalogues of both languages, held against each other and against the code that uses them."""

from __future__ import annotations

import re
from ast import Attribute, Call, Constant, parse, walk
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.commands import COMMANDS
from bot.i18n import catalogue as module
from bot.i18n.catalogue import SUBJECTS, catalogue
from commitments import errors
from commitments.bodies import BodyEventKind
from commitments.errors import Misunderstood, NeedsReason, TransitionNotAllowed
from commitments.ledger import PushKind, ToldAs
from commitments.lifecycle import allowed_from
from commitments.model import (
    Basis,
    BodyRole,
    Bound,
    EventKind,
    Field,
    HeadSource,
    Kind,
    Language,
    Quantity,
    RelationKind,
    Status,
    Strength,
)
from commitments.people import Frequency, Role
from commitments.phases import Phase
from commitments.replacements import Fate
from commitments.reviews import CHOICES
from commitments.service.guiding import NextStep
from commitments.service.sending import Silence
from commitments.service.snoozing import SnoozeDay

ROOT = Path(module.__file__).parents[2]
ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)

LABELLED: tuple[type[Enum], ...] = (
    NextStep,
    Status,
    Phase,
    Basis,
    Kind,
    HeadSource,
    EventKind,
    Field,
    Role,
    Frequency,
    PushKind,
    ToldAs,
)
"""Enums that a screen names by `Catalogue.label`, or that an error carries."""

MADE = {
    "basis_short": [b.value for b in Basis],
    "quantity": [b.value for b in Bound if b is not Bound.EXACT],
    "head_field": ["number", "issuing_body", "addressee", "issued_on", "session"],
    "letter": ["proposal", "motion", "bill"],
    "weekday": [f"d{n}" for n in range(7)],
    "weekday_long": [f"d{n}" for n in range(7)],
    "month": [f"m{n}" for n in range(1, 13)],
    "digest": [f"title_{f.value}" for f in Frequency if f is not Frequency.OFF],
    "settings": [
        *(f"when_{f.value}" for f in Frequency),
        *(f"when_monthly_{day}" for day in ("on", "late", "end")),
        *(f"when_quarterly_{day}" for day in ("on", "end")),
    ],
    "days": ["overdue", "long_overdue"],
    "command": [command.name for command in COMMANDS],
    "snooze": [day.value for day in SnoozeDay],
    "body": [*(f"declared_{kind.value}" for kind in BodyEventKind), "declared_succeeded_ahead"],
    "why": [silence.value for silence in Silence],
    "courtesy": ["thanks", "hello"],
    "history": ["extended", "date_corrected", "requested", "refused"],
    "relation": [kind.value + end for kind in RelationKind for end in ("", "_back")],
    "button": [
        *(f"relation_{kind.value}" for kind in RelationKind),
        "no_date",
        "no_quantity",
        "no_body",
        *(f"choose_{to.value}" for to in CHOICES),
        *(f"replace_{fate.value}" for fate in Fate),
    ],
    "reason": [
        *(strength.value for strength in Strength),
        *(f"response_{answer}" for answer in ("accepted", "partly", "rejected", "noted")),
    ],
    "replace": [fate.value for fate in Fate],
    "ask": [f"correct_{field.value}" for field in Field],
    "correct": [role.value for role in BodyRole if role is not BodyRole.LEAD],
}
"""Keys that the code puts together: the part before the dot, and what may come after it."""


NOT_KEYS = {"chat.db", "chat.id"}
"""A file and a column that look like keys."""


ASKED = {"ask-evidence", "ask-reason", "ask-figure"}
"""Sentences whose facts one function hands to another."""


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the visitor's name
        self.found.add(node.id.name)


@cache
def messages(language: Language) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for subject in SUBJECTS:
        source = (ROOT / "bot" / "i18n" / language.value / f"{subject}.ftl").read_text("utf-8")
        for entry in FluentParser().parse(source).body:
            assert not isinstance(entry, ast.Junk), f"{language.value}/{subject}.ftl: {entry.content!r}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = variables.found
    return found


def used_keys() -> set[str]:
    """The keys that stand in the code as they are, and those that it puts together."""
    subjects = {name.split("-")[0] for name in messages(Language.EN)}
    literal = re.compile(r'"((?:{})\.[a-z_0-9]+)"'.format("|".join(sorted(subjects))))
    keys = set()
    for layer in ("bot", "commitments", "storage"):
        for path in (ROOT / layer).rglob("*.py"):
            keys |= set(literal.findall(path.read_text("utf-8")))
    keys |= {f"{before}.{after}" for before, afters in MADE.items() for after in afters}
    for enum in LABELLED:
        name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", enum.__name__).lower()
        keys |= {f"{name}.{member.value}" for member in enum}
    return keys - NOT_KEYS


def test_both_languages_say_the_same_things_with_the_same_facts() -> None:
    assert messages(Language.ZH).keys() == messages(Language.EN).keys()
    for name, variables in messages(Language.ZH).items():
        english = messages(Language.EN)[name]
        assert variables == english or name in {"month", "date-short"} or _only_grammar(variables ^ english), name


def _only_grammar(difference: set[str]) -> bool:
    """A language may need a count for a plural, a month's name or its number, or both names of a command."""
    return difference <= {"count", "month", "month_name", "word"}


def test_every_key_that_is_used_is_there() -> None:
    names = set(messages(Language.EN))
    assert {key for key in used_keys() if key.replace(".", "-") not in names} == set()


def test_every_key_that_is_there_is_used() -> None:
    used = {key.replace(".", "-") for key in used_keys()}
    assert {name for name in messages(Language.EN) if name not in used} == set()


ERROR_KEYS = {
    name: member.key
    for name, member in vars(errors).items()
    if isinstance(member, type) and issubclass(member, errors.NextstepsError)
}


def said() -> Iterator[tuple[str, str, set[str]]]:
    """Each call in the code that names a key, or is an error with a key of its own, with the facts that it gives."""
    for layer in ("bot", "commitments", "storage"):
        for path in (ROOT / layer).rglob("*.py"):
            for node in walk(parse(path.read_text("utf-8"))):
                if not isinstance(node, Call) or any(keyword.arg is None for keyword in node.keywords):
                    continue
                name = node.func.attr if isinstance(node.func, Attribute) else getattr(node.func, "id", "")
                key = ERROR_KEYS.get(name)
                if node.args and isinstance(node.args[0], Constant) and isinstance(node.args[0].value, str):
                    key = node.args[0].value
                if key and key.replace(".", "-") in messages(Language.EN):
                    where = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield where, key.replace(".", "-"), {k.arg for k in node.keywords if k.arg}


def test_who_says_a_sentence_gives_it_all_its_facts() -> None:
    calls = list(said())
    assert len(calls) > 200
    lacking = {
        (where, key, frozenset(messages(language)[key] - facts))
        for where, key, facts in calls
        for language in Language
        if not messages(language)[key] <= facts and key not in ASKED
    }
    assert lacking == set()


def test_english_says_nothing_in_chinese_but_the_name_of_the_language() -> None:
    for subject in SUBJECTS:
        source = (ROOT / "bot" / "i18n" / "en" / f"{subject}.ftl").read_text("utf-8")
        assert not re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", source.replace("中文", "")), subject


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 promises found"), (1, "1 promise found"), (2, "2 promises found"), (1500, "1500 promises found")],
)
def test_english_counts_one_and_many(count: int, words: str) -> None:
    assert EN.text("preview.found", letter="L", count=count) == f"📄 L: {words}"


@pytest.mark.parametrize(("days", "words"), [(1, "1 day left"), (2, "2 days left"), (11, "11 days left")])
def test_english_counts_days(days: int, words: str) -> None:
    assert EN.text("days.left", days=days) == words


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"no message 'error\.never_heard'"):
        ZH.text("error.never_heard")


def test_a_gap_without_a_fact_is_an_error() -> None:
    with pytest.raises(KeyError, match="days"):
        ZH.text("days.left")


def test_no_isolation_marks_stand_around_facts() -> None:
    assert ZH.text("days.left", days=7) == "还剩7天"


def test_an_error_of_the_core_reads_as_a_sentence_with_its_way_out() -> None:
    error = TransitionNotAllowed(
        number=3, current=Status.MET, wanted=Status.STALLED, allowed=(Status.OPEN, Status.IN_PROGRESS)
    )
    assert ZH.error(error) == "3号现在是“已兑现”,不能直接改为“进展滞后”。可以改为:未反馈、推进中。"
    assert EN.error(error) == (
        "Number 3 is “Met” now and cannot become “Stalled” directly. It can become: No update yet, In progress."
    )


@pytest.mark.parametrize("language", list(Language))
def test_what_a_press_is_refused_with_fits_into_its_answer(language: Language) -> None:
    """Telegram's answer to a press holds 200 characters."""
    refusals = [
        TransitionNotAllowed(number=1500, current=before, wanted=after, allowed=allowed_from(before))
        for before in Status
        for after in Status
    ]
    keys = ("error.expired_button", "error.may_not_edit", "error.letter_already_decided", "error.failed_unexpectedly")
    facts = {"role": Role.VIEWER, "ordinal": 1500}
    words = [catalogue(language).error(error) for error in [*refusals, *(Misunderstood(key, **facts) for key in keys)]]
    assert max(map(len, words)) <= 200


def test_an_error_speaks_of_the_status_that_is_wanted() -> None:
    assert "已撤销" in ZH.error(NeedsReason(number=3, wanted=Status.DROPPED))


def test_words_that_a_person_typed_are_repeated_clipped_and_harmless() -> None:
    sentence = EN.error(Misunderstood("error.unknown_command", words="a\x1b[31m\n" + "x" * 5000))
    assert "\x1b" not in sentence
    assert "\n" not in sentence
    assert len(sentence) < 250


def test_no_fact_brings_control_characters_into_a_sentence() -> None:
    assert (
        EN.text("info.trusted", person="A\x1b[2J\u202eB", role=Role.EDITOR) == "✅ A[2JB may use the bot now, as editor"
    )


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("450000", "45万", "450,000"),
        ("312000", "31.2万", "312,000"),
        ("312345", "31.2345万", "312,345"),
        ("9999", "9999", "9,999"),
        ("150000000", "1.5亿", "150,000,000"),
        ("123456789", "12345.6789万", "123,456,789"),
        ("98.50", "98.5", "98.5"),
        ("1E+5", "10万", "100,000"),
        ("0", "0", "0"),
    ],
)
def test_figures_are_exact_and_read_as_people_say_them(value: str, zh: str, en: str) -> None:
    assert ZH.number(Decimal(value)) == zh
    assert EN.number(Decimal(value)) == en


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        (Quantity(Decimal(450000), "家"), "45万家", "450,000"),
        (Quantity(Decimal(98), "%", Bound.MIN), "至少98%", "at least 98%"),
        (Quantity(Decimal(3000), "公里", Bound.ABOUT), "约3000公里", "about 3,000 km"),
        (Quantity(Decimal(12), "homes", Bound.MAX), "不超过12homes", "at most 12 homes"),
    ],
)
def test_quantities_keep_their_unit_where_the_reader_knows_it(quantity: Quantity, zh: str, en: str) -> None:
    assert ZH.quantity(quantity) == zh
    assert EN.quantity(quantity) == en


def test_dates_leave_out_the_year_only_when_it_is_this_one() -> None:
    assert ZH.day(date(2018, 12, 31), date(2018, 1, 1)) == "12月31日"
    assert ZH.day(date(2018, 12, 31), date(2019, 1, 1)) == "2018年12月31日"
    assert EN.day(date(2018, 12, 31)) == "31 Dec 2018"


def test_a_moment_in_a_sentence_has_its_time() -> None:
    now = datetime(2018, 12, 24, 9, 5, tzinfo=UTC)
    assert ZH.text("error.clock_backwards", now=now) == "时钟只能往前走,现在是2018年12月24日 09:05。"
