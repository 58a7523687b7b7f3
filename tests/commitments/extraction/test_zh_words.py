"""The Chinese lexicon is one thing: a word has one class, and texts are cut into its longest words."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from commitments.extraction.packs.zh.words import Cat, lexicon, members, tokens

CLASSES = ("deliverable", "resultative", "directional")


@pytest.mark.parametrize(("one", "other"), list(combinations(CLASSES, 2)))
def test_no_verb_has_an_end_and_has_none(one: str, other: str) -> None:
    assert not members("verbs", one) & members("verbs", other)


def test_what_is_read_as_a_whole_is_no_verb() -> None:
    verbs = Counter(word for name in CLASSES for word in lexicon()["verbs"][name])
    assert not members("nouns", "whole") & verbs.keys()


@pytest.mark.parametrize(
    ("clause", "verbs"),
    [
        ("把防控写进村规民约", ["防控", "写进"]),
        ("安装监测终端", ["安装"]),
        ("奖补办法已经公布", ["公布"]),
        ("按规定下达资金", ["下达"]),
        ("截至今年", []),
        ("收入住房困难家庭", []),
    ],
)
def test_a_noun_hides_the_verb_in_it_and_none_is_made_of_two_words(clause: str, verbs: list[str]) -> None:
    assert [token.word for token in tokens(clause) if token.cat & Cat.VERB and len(token.word) > 1] == verbs
