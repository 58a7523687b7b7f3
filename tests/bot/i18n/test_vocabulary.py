"""What typed words mean."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands import COMMANDS
from bot.i18n import vocabulary
from bot.i18n.catalogue import catalogue
from bot.i18n.vocabulary import (
    command_of,
    command_words,
    expression_at,
    fold,
    frequency_of,
    kind_of,
    kinds_of,
    language_of,
    phase_of,
    phases_of,
    relation_in,
    role_of,
    status_of,
    status_words,
    statuses_of,
    weekday_of,
)
from commitments.model import Kind, Language, RelationKind, Status
from commitments.people import Frequency, Role
from commitments.phases import ACTIVE, CLOSED, Phase

WORDS = tomllib.loads(files("bot.i18n").joinpath("words.toml").read_text("utf-8"))


def test_full_width_signs_are_folded_and_nothing_moves() -> None:
    typed = "／status　１２，办结：⑫（电话）、Ａ"
    assert fold(typed) == "/status 12,办结:⑫(电话),A"
    assert len(fold(typed)) == len(typed)


@given(st.text())
def test_folding_keeps_every_place_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("办结", Status.MET),
        ("销号", Status.MET),
        ("DONE", Status.MET),
        ("部分完成", Status.PARTLY_MET),
        ("partly-met", Status.PARTLY_MET),
        ("not_met", Status.NOT_MET),
        ("未完成", Status.NOT_MET),
        ("在办", Status.IN_PROGRESS),
        ("滞后", Status.STALLED),
        ("终止", Status.DROPPED),
        ("备查", Status.ON_FILE),
        ("恢复", Status.OPEN),
        ("Ｍｅｔ", Status.MET),
        ("逾期", None),
        ("", None),
    ],
)
def test_office_words_declare_a_status(word: str, status: Status | None) -> None:
    assert status_of(word) is status


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("status", list(Status))
def test_the_word_that_is_shown_for_a_status_can_be_typed(status: Status, language: Language) -> None:
    assert status_of(catalogue(language).label(status)) is status


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("phase", list(Phase))
def test_the_word_that_is_shown_for_a_phase_can_be_typed(phase: Phase, language: Language) -> None:
    shown = catalogue(language).label(phase)
    if shown == "late":  # of a closed one; typed alone, it is the everyday word for overdue
        assert phase_of(shown) is Phase.OVERDUE
    else:
        assert phase_of(shown) is phase


def test_lists_understand_groups_of_statuses() -> None:
    assert statuses_of("未办结") == ACTIVE
    assert statuses_of("closed") == CLOSED
    assert Status.ON_FILE in statuses_of("全部")
    assert statuses_of("推进中") == {Status.IN_PROGRESS}
    assert statuses_of("天气") == frozenset()


def test_overdue_in_a_list_includes_the_long_overdue() -> None:
    assert phases_of("逾期") == {Phase.OVERDUE, Phase.LONG_OVERDUE}
    assert phases_of("严重逾期") == {Phase.LONG_OVERDUE}
    assert phases_of("due soon") == {Phase.DUE_SOON, Phase.DUE_TODAY}
    assert phases_of("办结") == frozenset()


def test_specific_in_a_list_includes_what_has_a_number() -> None:
    assert kind_of("量化") is Kind.MEASURABLE
    assert kinds_of("具体") == {Kind.MEASURABLE, Kind.DELIVERABLE}
    assert kinds_of("原则性") == {Kind.DIRECTIONAL}


def test_every_command_can_be_called_in_chinese_and_by_its_own_name() -> None:
    for command in COMMANDS:
        chinese, english = command_words(command.name)[:2]
        assert command_of(chinese) == command.name
        assert command_of(f"／{command.name}") == command.name
        assert english.isascii()


def test_other_small_words() -> None:
    assert weekday_of("星期一") == 0
    assert weekday_of("Sun") == 6
    assert frequency_of("暂停") is Frequency.OFF
    assert language_of("英文") is Language.EN
    assert role_of("只读") is Role.VIEWER
    for meaning in (weekday_of, frequency_of, language_of, role_of, kind_of, command_of):
        assert meaning("节日") is None


def test_the_longest_expression_at_the_beginning_counts() -> None:
    assert expression_at("status", ["not", "met", "they", "said"]) == ("not met", 2)
    assert expression_at("status", ["met", "https://example.org"]) == ("met", 1)
    assert expression_at("status", ["hello"]) is None


def test_each_suggested_status_word_works() -> None:
    for language in Language:
        assert all(status_of(word) for word in status_words(language))
    assert "已兑现" in status_words(Language.ZH)


def test_no_word_means_two_things_of_one_sort() -> None:
    for table, meanings in WORDS.items():
        words = [fold(word).casefold() for words in meanings.values() for word in words]
        assert len(words) == len(set(words)), table


def test_words_are_written_as_they_are_looked_up() -> None:
    for table, meanings in WORDS.items():
        for words in meanings.values():
            for word in words:
                assert vocabulary._key(word) == word, f"[{table}] {word!r}"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("重复 7", (RelationKind.DUPLICATE, 7, "")),
        ("与7号重复", (RelationKind.DUPLICATE, 7, "")),
        ("和 #7 重复，同一件事", None),
        ("和 #7 重复 同一件事", (RelationKind.DUPLICATE, 7, "同一件事")),
        ("重复７，同一件事", (RelationKind.DUPLICATE, 7, "同一件事")),
        ("duplicate of 7", (RelationKind.DUPLICATE, 7, "")),
        ("is a duplicate of no. 7 by mistake", (RelationKind.DUPLICATE, 7, "by mistake")),
        ("被 30 替代", (RelationKind.SUPERSEDED, 30, "")),
        ("被30号取代", (RelationKind.SUPERSEDED, 30, "")),
        ("superseded by #30", (RelationKind.SUPERSEDED, 30, "")),
        ("取消 7", (None, 7, "")),
        ("remove 7", (None, 7, "")),
        ("7", None),
        ("建成30个站点", None),
        ("重复", None),
    ],
)
def test_a_link_is_understood_whichever_side_the_number_stands_on(
    words: str, meaning: tuple[RelationKind | None, int, str] | None
) -> None:
    assert relation_in(words) == meaning
