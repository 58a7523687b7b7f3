"""Counting, cleaning, marking and splitting of text, and Telegram's HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local_telegram.markup import parse_html
from bot.local_telegram.text import clean, find_marks, split_as_apps_do, trim, units


@given(st.text())
def test_units_are_those_of_utf16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_control_characters_become_blanks_and_bidi_overrides_go() -> None:
    assert clean("a\tb\x1b[31m\r\nc\u202ed") == "a b [31m\ncd"


def test_blank_ends_go_and_entities_move_along() -> None:
    bold = {"type": "bold", "offset": 3, "length": 4}
    assert trim("  \nab\n ", [bold]) == ("ab", [{"type": "bold", "offset": 0, "length": 2}])
    assert trim("ab \n", [{"type": "bold", "offset": 2, "length": 2}]) == ("ab", [])


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("/list", [("bot_command", 0, 5)]),
        ("/list@some_bot now", [("bot_command", 0, 14)]),
        ("see /show 3", [("bot_command", 4, 5)]),
        ("𠮷 /show", [("bot_command", 3, 5)]),
        ("/列表", []),
        ("/list逾期", []),
        ("and/or", []),
        ("1/2", []),
        ("a@example.org", []),
        ("@alice_w 好", [("mention", 0, 8)]),
        ("见https://example.org/a。", []),
        ("见 https://example.org/a。", [("url", 2, 21)]),
    ],
)
def test_commands_mentions_and_links_are_found_where_they_stand_free(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    assert [(m["type"], m["offset"], m["length"]) for m in find_marks(text, [])] == marks


def test_nothing_is_found_inside_code() -> None:
    code = {"type": "code", "offset": 0, "length": 5}
    assert find_marks("/list", [code]) == [code]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("a &amp; b &lt;c&gt; &#20320; & &copy;", "a & b <c> 你 & &copy;", []),
        (
            "<b>a<i>b</i></b>",
            "ab",
            [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 1, "length": 1}],
        ),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            "x",
            [{"type": "text_link", "offset": 0, "length": 1, "url": "https://example.org/?a=1&b=2"}],
        ),
        (
            "<a>https://example.org</a>",
            "https://example.org",
            [{"type": "text_link", "offset": 0, "length": 19, "url": "https://example.org"}],
        ),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [{"type": "pre", "offset": 0, "length": 1, "language": "py"}],
        ),
        ("𠮷<code>x</code>", "𠮷x", [{"type": "code", "offset": 2, "length": 1}]),
        ("<blockquote expandable>x</blockquote>", "x", [{"type": "expandable_blockquote", "offset": 0, "length": 1}]),
        ('<span class="tg-spoiler">x</span>', "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
        ("<B>x</b><u></u>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
    ],
)
def test_tags_become_entities(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == (text, entities)


def test_a_paste_within_the_limit_is_one_message() -> None:
    assert split_as_apps_do(" 一、关于……\n二、下一步 \n") == ["一、关于……\n二、下一步"]
    assert split_as_apps_do(" \n\n ") == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("x" * 3900 + "\n\n" + "y" * 100 + "\n" + "z" * 4000, "x" * 3900),
        ("x" * 3900 + "\n" + "y" * 100 + "\n" + "z" * 4000, "x" * 3900),
        ("x" * 3900 + ". " + "y" * 100 + " " + "z" * 4000, "x" * 3900 + "."),
        ("x" * 3900 + " " + "y" * 100 + " " + "z" * 4000, "x" * 3900 + " " + "y" * 100),
        ("x" * 3000 + "\n" + "y" * 4000, "x" * 3000 + "\n" + "y" * 1095),
        ("字" * 5000, "字" * 4096),
        ("𠮷" * 3000, "𠮷" * 2048),
    ],
)
def test_a_long_paste_is_cut_where_a_phone_cuts_it(text: str, first: str) -> None:
    assert split_as_apps_do(text)[0] == first


@given(st.text(alphabet="字𠮷a. \n", max_size=60), st.integers(min_value=2, max_value=20))
def test_splitting_loses_nothing_but_blanks(text: str, limit: int) -> None:
    pieces = split_as_apps_do(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
