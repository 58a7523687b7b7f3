"""The keys of buttons: each leads back to its keyboard and its place, whatever it is that a chat sends us as one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commitments.messaging import button_key, place_of

KEYS = st.text("abcXYZ019_-", min_size=1, max_size=20)


@given(KEYS, st.integers(min_value=0, max_value=200))
def test_a_key_leads_back_to_its_keyboard_and_place(keyboard: str, place: int) -> None:
    assert place_of(button_key(keyboard, place)) == (keyboard, place)


@given(KEYS)
def test_a_key_without_a_place_is_of_a_keyboard_of_one_button(key: str) -> None:
    assert place_of(key) == (key, 0)


@given(st.text(max_size=64))
def test_any_text_is_the_key_of_something(key: str) -> None:
    keyboard, place = place_of(key)
    assert place >= 0
    assert key.startswith(keyboard)
