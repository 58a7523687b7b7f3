"""Every screen of choosing among a letter's promises and of putting a reading right, compared with its golden file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.i18n.catalogue import Catalogue, catalogue
from bot.rendering import correcting, outcomes, reviewing
from bot.replies import Screen
from commitments.correcting import correct
from commitments.model import BodyRole, DueSource, Field, Language, Quote, ResponsibleBody, Status
from commitments.periods import Grain
from commitments.queries import Entry
from commitments.reviews import Review, groups
from commitments.service.letters import Tracked
from commitments.service.reviewing import Sheet
from tests.bot.rendering import samples
from tests.bot.rendering.golden import check
from tests.bot.rendering.samples import TODAY, at
from tests.builders import MONDAY, deadline, quantity

SCREENS: dict[str, Callable[[Catalogue], Screen]] = {}
LATER = deadline(date(2019, 6, 30), grain=Grain.DAY, source=DueSource.PERSON, words="2019年6月底")


def golden(draw: Callable[[Catalogue], Screen]) -> Callable[[Catalogue], Screen]:
    SCREENS[draw.__name__] = draw
    return draw


def text() -> str:
    return "。".join(commitment.terms.quote.exact for commitment in samples.promises()[:8]) + "。"


def state() -> Sheet:
    """Two groups of four, the second one on the screen: one put on file, one rejected."""
    items = []
    for place, each in enumerate(samples.promises()[:8]):
        start = text().index(each.terms.quote.exact)
        quote = Quote(each.terms.quote.exact, start, start + len(each.terms.quote.exact))
        section = ("三、下一步工作", "(一)规范经营") if place < 4 else ("三、下一步工作", "(二)放心消费")
        items.append(replace(each, terms=replace(each.terms, quote=quote, section=section)))
    choices = {5: Status.ON_FILE, 7: Status.REJECTED}
    return Sheet(samples.letter(), groups(items), Review(document_id=1, group=1, choices=choices, touched_at=MONDAY))


@golden
def review_of_a_group(c: Catalogue) -> Screen:
    return reviewing.sheet(state(), TODAY, c)


@golden
def review_to_open_one(c: Catalogue) -> Screen:
    return reviewing.sheet(state(), TODAY, c, opening=True)


@golden
def review_of_one_candidate(c: Catalogue) -> Screen:
    sheet = state()
    return reviewing.candidate(sheet, sheet.group.items[2], text(), TODAY, c)


@golden
def review_of_one_just_put_right(c: Catalogue) -> Screen:
    sheet = state()
    changed, change = correct(sheet.group.items[0], Field.QUANTITY, (quantity(45, "家"),), at=at(12, 24), actor="张敏")
    return reviewing.candidate(sheet, changed, text(), TODAY, c, change)


@golden
def review_where_to_cut(c: Catalogue) -> Screen:
    return reviewing.ask_cut(state().group.items[0], samples.letter(), ["公布名单", "印发办法,开展检查"], c)


@golden
def review_where_nothing_can_be_cut(c: Catalogue) -> Screen:
    return reviewing.ask_cut(state().group.items[0], samples.letter(), [], c)


@golden
def review_offered_in_private(c: Catalogue) -> Screen:
    return reviewing.offer(state(), c)


@golden
def review_goes_on_elsewhere(c: Catalogue) -> Screen:
    return reviewing.elsewhere(state(), "张敏", c, link=True)


@golden
def review_told_in_the_group(c: Catalogue) -> Screen:
    tracked = samples.tracked()[0]
    return outcomes.tracked(Tracked(samples.letter(), tracked[:21], tracked[21:]), c, by="张敏")


def entry() -> Entry:
    item = state().groups[0].items[3]
    terms = replace(item.terms, bodies=(ResponsibleBody("住建局"), ResponsibleBody("财政局", BodyRole.CO)))
    return Entry(replace(item, number=4, status=Status.OPEN, terms=terms), samples.letter(), None)


@golden
def correction_of_a_promise(c: Catalogue) -> Screen:
    return correcting.reading(entry(), text(), {"number": 4}, TODAY, c)


@golden
def correction_of_a_date(c: Catalogue) -> Screen:
    around = [deadline(date(2019, 3, 31), words="2019年3月底前"), deadline(date(2020, 12, 31), words="2020年")]
    return correcting.ask_field(entry(), text(), Field.DATE, {"number": 4}, around, TODAY, c)


@golden
def correction_of_a_kind(c: Catalogue) -> Screen:
    return correcting.ask_field(entry(), text(), Field.KIND, {"number": 4}, [], TODAY, c)


@golden
def correction_of_bodies(c: Catalogue) -> Screen:
    return correcting.ask_field(entry(), text(), Field.BODY, {"number": 4}, [], TODAY, c)


@golden
def correction_with_several_days(c: Catalogue) -> Screen:
    readings = [replace(LATER, due_on=date(2018, 12, 31)), replace(LATER, due_on=date(2019, 12, 31))]
    return correcting.ask_which_day(entry(), "年底前", readings, {"number": 4}, TODAY, c)


@golden
def correction_to_a_day_before_the_letter(c: Catalogue) -> Screen:
    return correcting.ask_which_day(entry(), "2016年", [replace(LATER, due_on=date(2016, 12, 31))], {}, TODAY, c)


@golden
def corrected_date(c: Catalogue) -> Screen:
    changed, change = correct(entry().commitment, Field.DATE, LATER, at=at(12, 24), actor="张敏")
    return outcomes.recorded(replace(entry(), commitment=changed), change, TODAY, c, undo="1.2")


@golden
def corrected_bodies(c: Catalogue) -> Screen:
    changed, change = correct(entry().commitment, Field.BODY, (), at=at(12, 24), actor="张敏")
    return outcomes.recorded(replace(entry(), commitment=changed), change, TODAY, c)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_the_screen_is_as_a_person_last_read_it(name: str, language: Language) -> None:
    check(name, language, SCREENS[name](catalogue(language)))
