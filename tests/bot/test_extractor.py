"""Extraction off the event loop: short texts here, long ones in a process that may be stopped."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

import pytest

from bot.extractor import INLINE_CHARACTERS, Extractor
from commitments.errors import ReadingError
from commitments.extraction import extract
from commitments.model import Language

LETTER = "关于社区食堂建议的答复\n\n张代表:\n下一步,我局将在年底前建成三个社区食堂。\n\n示范市民政局\n2018年9月25日\n"
LONG = LETTER + "\n" + "2017年已完成走访工作,群众反映良好。\n" * (INLINE_CHARACTERS // 15)


@pytest.fixture
def reader() -> Iterator[Extractor]:
    made = Extractor(seconds=60, memory_mb=1024)
    yield made
    made.close()


async def test_a_short_text_is_read_here(reader: Extractor) -> None:
    found = await reader.extract(LETTER)
    assert [candidate.quote.exact in LETTER for candidate in found.candidates] == [True]
    assert reader._pool is None


async def test_a_date_and_language_that_are_given_replace_those_of_the_text(reader: Extractor) -> None:
    found = await reader.extract(LETTER, language=Language.ZH, issued_on=date(2016, 3, 1))
    (candidate,) = found.candidates
    assert candidate.deadline is not None
    assert candidate.deadline.due_on == date(2016, 12, 31)


async def test_a_long_text_is_read_in_a_process_of_its_own_with_the_same_result(reader: Extractor) -> None:
    assert len(LONG) > INLINE_CHARACTERS
    found = await reader.extract(LONG)
    assert reader._pool is not None
    assert [candidate.title for candidate in found.candidates] == [
        candidate.title for candidate in extract(LONG).candidates
    ]


async def test_what_takes_too_long_is_stopped_in_a_sentence_and_the_next_text_is_read() -> None:
    reader = Extractor(seconds=0, memory_mb=1024)  # no text is read in no time
    try:
        with pytest.raises(ReadingError) as refused:
            await reader.extract(LONG)
        assert refused.value.key == "error.too_long_to_read"
        assert reader._pool is None
        assert (await reader.extract(LETTER)).candidates
    finally:
        reader.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only here is the limit of memory that of addresses")
async def test_what_takes_too_much_memory_is_stopped_in_a_sentence() -> None:
    reader = Extractor(seconds=60, memory_mb=16)  # less than Python itself takes
    try:
        with pytest.raises(ReadingError) as refused:
            await reader.extract(LONG)
        assert refused.value.key == "error.too_long_to_read"
    finally:
        reader.close()


def test_closing_twice_is_harmless() -> None:
    reader = Extractor(seconds=1, memory_mb=1024)
    reader.close()
    reader.close()
