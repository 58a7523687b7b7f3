"""Which bytes are text, and which text they are."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.text import MAX_BYTES, decode
from commitments.errors import ReadingError

LETTER = "关于社区养老服务建议的答复\n\n张代表:\n    2018年底前,我局将建成3个社区食堂。\n示范市民政局\n2018年9月25日\n"

# Every character that ordinary text may hold: no controls, no surrogates, nothing that is no character.
CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\ufeff\ufffd\u2028\u2029\x85"
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=200).filter(str.strip)


@pytest.mark.parametrize(
    "content",
    [
        LETTER.encode("utf-8"),
        LETTER.encode("utf-8-sig"),
        codecs.BOM_UTF16_LE + LETTER.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + LETTER.encode("utf-16-be"),
        LETTER.encode("utf-16-le"),
        LETTER.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + LETTER.encode("utf-32-le"),
        LETTER.encode("gb18030"),
        LETTER.encode("gbk"),
        LETTER.replace("\n", "\r\n").encode("utf-8"),
        LETTER.replace("\n", "\r").encode("utf-8"),
        LETTER.replace("\n", "\r\n").encode("utf-16"),
    ],
    ids="utf8 utf8-mark le-mark be-mark le be utf32 gb18030 gbk crlf cr crlf-utf16".split(),
)
def test_a_letter_is_read_in_every_encoding_that_offices_send(content: bytes) -> None:
    assert decode(content) == LETTER


def test_rare_characters_of_names_come_through_in_gb18030() -> None:
    assert decode("喆、㛃、𠮷同志:年底前答复。".encode("gb18030")) == "喆、㛃、𠮷同志:年底前答复。"


def test_a_letter_of_hong_kong_or_taiwan_is_read_in_big5() -> None:
    text = "關於社區長者服務的答覆:本局將於二零一八年年底前增設三間中心,並會跟進工作。\n"
    assert decode(text.encode("big5")) == text


def test_traditional_characters_in_the_mainlands_encoding_are_not_taken_for_big5() -> None:
    text = "關於社區長者服務的答覆:本局將於二零一八年年底前增設三間中心,並會跟進工作。\n"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\n".encode()])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        decode(content)
    assert refused.value.key == "error.unreadable_empty"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 8,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        bytes(1000),
        b"text with \x00 in it",
        bytes(range(1, 32)) * 20,
    ],
    ids=["png", "docx", "doc", "zeros", "nul", "controls"],
)
def test_what_is_no_text_is_refused_whatever_its_name_says(content: bytes) -> None:
    with pytest.raises(ReadingError) as refused:
        decode(content)
    assert refused.value.key == "error.unreadable_binary"


def test_the_limit_is_a_limit() -> None:
    assert len(decode(b"a" * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(ReadingError) as refused:
        decode(b"a" * (MAX_BYTES + 1))
    assert (refused.value.key, refused.value.facts["limit"]) == ("error.too_large", 2)


def test_a_stray_control_character_of_a_scan_is_forgiven() -> None:
    assert decode((LETTER * 5 + "\x0b\x01").encode()) == LETTER * 5 + "\x0b\x01"


@given(TEXTS)
def test_what_is_written_as_utf8_is_read_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(codecs.BOM_UTF8 + text.encode()) == text


@given(TEXTS)
def test_what_bears_a_mark_is_read_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-16")) == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be")) == text


COMMON = st.text(
    st.sampled_from(
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    ),
    min_size=8,
    max_size=80,
)


@given(COMMON)
def test_common_chinese_in_gb18030_is_read_as_it_was(text: str) -> None:
    signed = f"{text},示范市民政局。"
    assert decode(signed.encode("gb18030")) == signed


@given(COMMON)
def test_utf16_without_a_mark_shows_at_its_line_ends(text: str) -> None:
    assert decode(f"{text}\n{text}\n".encode("utf-16-le")) == f"{text}\n{text}\n"
    assert decode(f"{text}\n{text}\n".encode("utf-16-be")) == f"{text}\n{text}\n"


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(content: bytes) -> None:
    try:
        text = decode(content)
    except ReadingError:
        return
    assert text.strip()
    assert "\r" not in text
