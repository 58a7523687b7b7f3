"""A phrase of the Chinese pack says the same however it is compiled."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from commitments.extraction.packs.zh.patterns import opens, says
from tests.commitments.extraction.test_zh_examples import EXAMPLES

PHRASES: dict[str, dict[str, Any]] = tomllib.loads(
    files("commitments.extraction.packs.zh").joinpath("patterns.toml").read_text(encoding="utf-8")
)
FRAGMENTS: dict[str, Any] = PHRASES.pop("fragments") | {"hanzi": "[\u4e00-\u9fff]"}
CLAUSES = sorted({clause for example in EXAMPLES for clause in re.split("[,。;:、\n]", example["text"]) if clause})


def as_written(name: str) -> re.Pattern[str]:
    whole = "|".join(f"(?:{phrase})" for phrase in PHRASES[name]["any"])
    for short, long in FRAGMENTS.items():
        whole = whole.replace(f"<{short}>", long)
    return re.compile(whole)


@pytest.mark.parametrize("name", PHRASES)
def test_a_phrase_is_found_where_its_words_stand(name: str) -> None:
    plain = as_written(name)
    for clause in CLAUSES:
        found, plainly = says(name, clause), plain.search(clause)
        assert (found.start() if found else -1) == (plainly.start() if plainly else -1), clause
        assert bool(opens(name, clause)) == bool(plain.match(clause)), clause


def test_of_several_phrases_any_will_do() -> None:
    assert says("statement|described_as", "缺口较大")
    assert opens("scene|because", "由于资金不足")
    assert not says("statement|described_as", "新建泵站")
