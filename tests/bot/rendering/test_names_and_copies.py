"""The screens of bodies, of one letter, of copies and of replacements, whatever stands in a letter."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given, settings

from bot.i18n.catalogue import Catalogue, catalogue
from bot.rendering import bodies, copies, letter, replacing
from bot.replies import MAX_TEXT_UNITS, Screen, units
from commitments.bodies import BodyEvent, BodyEventKind, Succession
from commitments.model import Language
from commitments.recognising import Differences, Pair, Resemblance
from commitments.replacements import Fate
from commitments.service.bodies import Declared, Overview, Standing
from commitments.service.replacing import Item, Replaced, Sheet
from tests.bot.rendering.samples import TODAY
from tests.bot.rendering.test_bounds import absurd, absurd_letter, absurd_promise, catalogues
from tests.builders import MONDAY


def screens(words: str, c: Catalogue) -> list[Screen]:
    theirs = Succession(words, words, date(2018, 3, 21))
    body = Standing(
        name=words,
        other_names=(words,) * 30,
        forerunners=(theirs,) * 30,
        succession=theirs,
        total=10**9,
        active=10**9,
        overdue=10**9,
    )
    pair = (words, words)
    events = [
        BodyEvent(id=1, kind=kind, name=words, other=words, since=date(2099, 1, 1), at=MONDAY, actor=words)
        for kind in BodyEventKind
    ]
    papers = absurd_letter(words)
    promises = [absurd_promise(words, n) for n in range(1, 25)]
    differ = Differences(
        head=tuple((name, words, words) for name in ("number", "issuing_body", "addressee")),
        added=tuple(promises),
        missing=tuple(promises),
        changed=tuple(Pair(each, each, 0.5) for each in promises),
        reworded=((words, words[::-1]),) * 3,
        reworded_in_all=10**9,
    )
    items = tuple(
        Item(each, fate, each if fate.has_partner else None, 0.5) for each in promises for fate in list(Fate)[:1]
    )
    sheet = Sheet(papers, papers, items, tuple(promises))
    return [
        bodies.body_list(Overview([body] * 30, [pair] * 9), 2, c),
        bodies.body_list(Overview([], []), 1, c),
        bodies.body_card(body, [pair] * 9, TODAY, c),
        *(bodies.declared(Declared(event, body), TODAY, c) for event in events),
        bodies.which_body(words, [words] * 30, c),
        bodies.ask_since(words, words, c),
        letter.letter_card(papers, promises, [papers] * 30, TODAY, c),
        letter.source_kept(papers, TODAY, c),
        letter.ask_source(papers, TODAY, c),
        copies.resembles(
            papers, Resemblance(papers, 1, newer=True), differ, TODAY, c, replaceable=True, ask_source=True
        ),
        copies.folded(papers, papers, c, ask_source=True),
        replacing.sheet(sheet, 2, TODAY, c),
        replacing.choices(sheet, promises[3].number or 0, TODAY, c),
        replacing.replaced(Replaced(papers, papers, items, promises), "1.1", c),
    ]


@given(absurd, catalogues)
@settings(max_examples=20)
def test_every_screen_can_be_sent_and_read(words: str, c: Catalogue) -> None:
    for drawn in screens(words, c):
        assert 0 < units(drawn.text) <= MAX_TEXT_UNITS
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", drawn.text)
        assert "\n\n\n" not in drawn.text
        for row in drawn.buttons:
            assert 1 <= len(row) <= 8
            assert all(0 < units(button.label) <= 64 for button in row)


def test_english_screens_say_nothing_in_chinese_of_their_own() -> None:
    for drawn in screens("Lorem ipsum", catalogue(Language.EN)):
        words = drawn.text + " ".join(button.label for row in drawn.buttons for button in row)
        assert not re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", words), words
