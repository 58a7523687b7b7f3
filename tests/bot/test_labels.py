"""Which button typed words mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.catalogue import catalogue
from bot.labels import LONGEST, button_meant, number_meant
from commitments.messaging import Keyboard
from commitments.model import Language
from tests.builders import shown_keyboard

PREVIEW = shown_keyboard("跟踪具体的3条", "分组挑选", "跟踪全部4条", "改信息", "看原文", "都不要")
PREVIEW_EN = shown_keyboard("Track the 3 specific", "Choose by group", "Track all 4", "Discard all")
REVIEW = shown_keyboard("1", "2", "本组全要", "本组不要", "改…", "下一组 ›", "完成(5条)")
SNOOZE = shown_keyboard("明天", "下周一 12月24日", "7天后", "30天后")


def meant(text: str, *keyboards: Keyboard, whole: bool = False) -> str | None:
    button = button_meant(text, keyboards, whole=whole)
    return button.label if button else None


@pytest.mark.parametrize(
    ("typed", "keyboard", "label"),
    [
        ("跟踪全部4条", PREVIEW, "跟踪全部4条"),
        ("跟踪全部", PREVIEW, "跟踪全部4条"),
        ("跟踪全部４", PREVIEW, "跟踪全部4条"),
        ("“跟踪全部”。", PREVIEW, "跟踪全部4条"),
        ("✅ 跟踪全部 4 条", PREVIEW, "跟踪全部4条"),
        ("全部跟踪", PREVIEW, "跟踪全部4条"),
        ("都跟踪", PREVIEW, "跟踪全部4条"),
        ("请跟踪全部吧", PREVIEW, "跟踪全部4条"),
        ("点都不要", PREVIEW, "都不要"),
        ("跟踪具体", PREVIEW, "跟踪具体的3条"),
        ("分组", PREVIEW, "分组挑选"),
        ("下一组", REVIEW, "下一组 ›"),
        ("完成", REVIEW, "完成(5条)"),
        ("7天后", SNOOZE, "7天后"),
        ("下周一", SNOOZE, "下周一 12月24日"),
        ("track all", PREVIEW_EN, "Track all 4"),
        ("Track all 4", PREVIEW_EN, "Track all 4"),
        ("ALL TRACK", PREVIEW_EN, "Track all 4"),
        ("track everything", PREVIEW_EN, "Track all 4"),
        ("track all of them", PREVIEW_EN, "Track all 4"),
        ("track them all", PREVIEW_EN, "Track all 4"),
        ("please track all.", PREVIEW_EN, "Track all 4"),
        ("tap Track the specific", PREVIEW_EN, "Track the 3 specific"),
        ("discard", PREVIEW_EN, "Discard all"),
    ],
)
def test_words_that_say_what_a_button_says_mean_it(typed: str, keyboard: Keyboard, label: str) -> None:
    assert meant(typed, keyboard) == label


@pytest.mark.parametrize(
    ("typed", "keyboard"),
    [
        ("跟踪", PREVIEW),  # two begin with it
        ("track", PREVIEW_EN),
        ("天后", SNOOZE),
        ("跟踪全部5条", PREVIEW),  # no button says so
        ("跟踪全部4条和别的", PREVIEW),
        ("不都跟踪", PREVIEW),
        ("都", PREVIEW),
        ("dis", PREVIEW_EN),
        ("1", REVIEW),  # a number is a promise's
        ("5", REVIEW),
        ("", PREVIEW),
        ("👍", PREVIEW),
        ("跟踪\n全部", PREVIEW),
        ("跟踪全部" + "。" * LONGEST, PREVIEW),
        ("跟踪全部4条", shown_keyboard("", "")),  # kept without its labels
    ],
)
def test_other_words_mean_no_button(typed: str, keyboard: Keyboard) -> None:
    assert meant(typed, keyboard) is None


def test_the_newest_message_that_says_so_is_meant() -> None:
    older = shown_keyboard("跟踪全部9条", "看清单")
    assert meant("跟踪全部", PREVIEW, older) == "跟踪全部4条"
    assert meant("跟踪全部9条", PREVIEW, older) == "跟踪全部9条"
    assert meant("看清单", PREVIEW, older) == "看清单"


def test_where_two_of_the_newest_fit_an_older_one_is_no_way_out() -> None:
    assert meant("跟踪", PREVIEW, shown_keyboard("跟踪")) is None


def test_buttons_that_do_the_same_are_one() -> None:
    assert meant("跟踪", shown_keyboard("跟踪", "跟踪")) is None
    assert meant("跟踪", shown_keyboard("跟踪", "跟踪", same=True)) == "跟踪"


def test_the_whole_label_may_be_asked_for() -> None:
    assert meant("跟踪全部", PREVIEW, whole=True) == "跟踪全部4条"
    assert meant("全部跟踪", PREVIEW, whole=True) is None
    assert meant("分组", PREVIEW, whole=True) is None


LABELS = sorted(
    {
        catalogue(language).text(f"button.{name}")
        for language in Language
        for name in (
            "track_all",
            "discard",
            "review",
            "original",
            "fix",
            "next",
            "more",
            "note",
            "body_apart",
            "narrow",
        )
    }
)


@given(labels=st.lists(st.sampled_from(LABELS) | st.text("跟踪全部都不要看清单", min_size=2, max_size=8), unique=True))
def test_typing_a_label_that_is_no_other_ones_means_its_button(labels: list[str]) -> None:
    keyboard = shown_keyboard(*labels)
    for label in labels:
        assert meant(label, keyboard) == label


def test_a_number_is_the_label_that_says_nothing_else() -> None:
    found = number_meant(" ２ ", REVIEW)
    assert found is not None
    assert found.label == "2"
    for other in ("3", "02", "2条", "两", ""):
        assert number_meant(other, REVIEW) is None, other
