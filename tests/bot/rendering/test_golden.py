"""Every screen in both languages, compared with its golden file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.i18n.catalogue import Catalogue, catalogue
from bot.i18n.vocabulary import command_words
from bot.rendering import (
    card,
    correcting,
    dialogues,
    digest,
    evidence,
    history,
    lists,
    outcomes,
    preview,
    reminder,
    settings,
)
from bot.replies import Screen
from commitments.correcting import correct_deadline
from commitments.errors import Misunderstood, NextstepsError, TransitionNotAllowed
from commitments.lifecycle import allowed_from
from commitments.model import (
    Basis,
    BodyRole,
    Bound,
    DocumentHead,
    DocumentState,
    DueSource,
    EventKind,
    HeadField,
    HeadSource,
    Kind,
    Language,
    Quantity,
    RelationKind,
    ResponsibleBody,
    Status,
    StatusChange,
)
from commitments.notices import BodyGroup, DueGroup, Reminder
from commitments.people import Subscription
from commitments.periods import DaysOff, Grain
from commitments.phases import Phase
from commitments.queries import NOT_CLOSED, Entry, Filter
from commitments.relations import Link
from commitments.service.letters import DateChange, HeadCorrected, Tracked
from commitments.service.morning import Late
from tests.bot.rendering import samples
from tests.bot.rendering.golden import check
from tests.bot.rendering.samples import NEW_YEAR, TODAY, ZONE, at
from tests.builders import candidate, chat, commitment, deadline, document, quote, status_change
from tests.builders import evidence as evidence_file
from tests.registers import listed

FEBRUARY = date(2019, 2, 2)
SCREENS: dict[str, Callable[[Catalogue], Screen]] = {}


def golden(draw: Callable[[Catalogue], Screen]) -> Callable[[Catalogue], Screen]:
    SCREENS[draw.__name__] = draw
    return draw


@golden
def preview_long(c: Catalogue) -> Screen:
    return preview.preview(samples.letter(), samples.promises(), TODAY, c)


@golden
def preview_short(c: Catalogue) -> Screen:
    three = samples.promises()
    head = replace(
        samples.letter().head,
        number=HeadField("示市监函〔2018〕12号", HeadSource.PAGE_HEAD),
        reply_class="A",
        other_readings=(
            ("number", HeadField("示市监函〔2018〕21号", HeadSource.TITLE)),
            ("issued_on", HeadField("2018-09-26", HeadSource.PAGE_HEAD)),
        ),
    )
    return preview.preview(replace(samples.letter(), head=head), [three[3], three[6], three[40]], TODAY, c)


@golden
def preview_without_head(c: Catalogue) -> Screen:
    letter = samples.letter()
    bare = replace(letter, head=replace(letter.head, title="", issued_on=None, issuing_body=None, addressee=None))
    return preview.preview(bare, samples.promises()[12:14], TODAY, c)


@golden
def preview_english_letter(c: Catalogue) -> Screen:
    terms = samples.one(
        0,
        "Publish guidance",
        kind=Kind.DELIVERABLE,
        due=deadline(date(2019, 3, 31), grain=Grain.MONTH, words="by the end of March 2019", rule="month"),
    )
    return preview.preview(samples.english_letter(), [terms], TODAY, c)


@golden
def known(c: Catalogue) -> Screen:
    return preview.already_known(samples.letter(), samples.tracked()[0], TODAY, c)


@golden
def list_first_page(c: Catalogue) -> Screen:
    found = listed(samples.entries(samples.tracked()[0]), 1, wanted=NOT_CLOSED)
    wanted = lists.filter_words(NOT_CLOSED, TODAY, c)
    return lists.commitment_list(found, wanted=wanted, arguments={}, today=TODAY, catalogue=c)


@golden
def list_second_page(c: Catalogue) -> Screen:
    found = listed(samples.entries(samples.tracked()[0]), 2, wanted=NOT_CLOSED)
    wanted = lists.filter_words(NOT_CLOSED, TODAY, c)
    return lists.commitment_list(found, wanted=wanted, arguments={}, today=TODAY, catalogue=c)


@golden
def list_overdue_of_two_letters(c: Catalogue) -> Screen:
    ours = samples.entries(samples.tracked()[0][3:5], FEBRUARY)
    theirs = replace(samples.tracked()[0][5], id=90, document_id=2, number=30)
    other = Entry(theirs, replace(samples.english_letter(), id=2), Phase.OVERDUE)
    wanted = lists.filter_words(
        Filter(phases=frozenset({Phase.OVERDUE, Phase.LONG_OVERDUE}), body="市场监管局"), FEBRUARY, c
    )
    return lists.commitment_list(
        listed([*ours, other]), wanted=wanted, arguments={"phases": ["overdue"]}, today=FEBRUARY, catalogue=c
    )


@golden
def list_empty(c: Catalogue) -> Screen:
    wanted = lists.filter_words(Filter(phases=frozenset({Phase.OVERDUE}), due_before=date(2018, 12, 31)), TODAY, c)
    return lists.commitment_list(listed([]), wanted=wanted, arguments={"phases": ["overdue"]}, today=TODAY, catalogue=c)


@golden
def letters(c: Catalogue) -> Screen:
    pending = replace(samples.english_letter(), state=DocumentState.PENDING)
    return lists.letters([(samples.letter(), samples.tracked()[0]), (pending, samples.promises()[:2])], 1, catalogue=c)


@golden
def letters_none(c: Catalogue) -> Screen:
    return lists.letters([], 1, catalogue=c)


@golden
def removal_question(c: Catalogue) -> Screen:
    return lists.removal_question(samples.letter(), samples.tracked()[0], c)


def _card(entry: Entry, c: Catalogue, today: date = TODAY, **more: object) -> Screen:
    return card.card(entry, grace_days=None, zone=ZONE, today=today, catalogue=c, **{"last_change": None, **more})  # type: ignore[arg-type]


@golden
def card_in_progress(c: Catalogue) -> Screen:
    commitments, changes = samples.tracked()
    seven = replace(
        commitments[6],
        follow_up_on=date(2018, 12, 29),
        terms=replace(
            commitments[6].terms, bodies=(ResponsibleBody("市市场监管局"), ResponsibleBody("市城管局", BodyRole.CO))
        ),
    )
    return _card(samples.entries([seven])[0], c, last_change=changes[1])


@golden
def card_met(c: Catalogue) -> Screen:
    commitments, changes = samples.tracked()
    return _card(samples.entries(commitments)[4], c, last_change=changes[0])


@golden
def card_overdue_all_statuses(c: Catalogue) -> Screen:
    return _card(samples.entries(samples.tracked()[0], FEBRUARY)[3], c, FEBRUARY, all_statuses=True)


@golden
def card_in_grace(c: Catalogue) -> Screen:
    today = date(2019, 1, 3)
    return _card(samples.entries(samples.tracked()[0], today)[0], c, today)


@golden
def card_undated_with_condition(c: Catalogue) -> Screen:
    found = samples.tracked()[0][13]
    found = replace(found, terms=replace(found.terms, condition="待专项资金落实后"))
    return _card(samples.entries([found])[0], c)


@golden
def card_with_links(c: Catalogue) -> Screen:
    commitments, changes = samples.tracked()
    links = [
        Link(RelationKind.DUPLICATE, commitments[3], backwards=False),
        Link(RelationKind.SUPERSEDED, commitments[8], backwards=True),
    ]
    line = replace(changes[0], kind=EventKind.LINKED, relation=RelationKind.DUPLICATE, other=4, words="")
    return _card(samples.entries(commitments)[6], c, last_change=line, links=links)


@golden
def relation_question(c: Catalogue) -> Screen:
    commitments, _ = samples.tracked()
    return dialogues.ask_relation(commitments[6], commitments[3], c)


@golden
def superseded_by_another(c: Catalogue) -> Screen:
    commitments, _ = samples.tracked()
    change = status_change(
        to_status=Status.SUPERSEDED, relation=RelationKind.SUPERSEDED, other=30, basis=Basis.NONE_FOUND
    )
    return outcomes.recorded(
        samples.entries([replace(commitments[6], status=Status.SUPERSEDED)])[0], change, TODAY, c, undo="1.1"
    )


@golden
def linked_as_duplicate(c: Catalogue) -> Screen:
    commitments, _ = samples.tracked()
    change = status_change(kind=EventKind.LINKED, relation=RelationKind.DUPLICATE, other=4)
    return outcomes.recorded(samples.entries(commitments)[6], change, TODAY, c, undo="1.1")


@golden
def card_on_file(c: Catalogue) -> Screen:
    return _card(samples.entries(samples.tracked()[0])[40], c)


@golden
def original(c: Catalogue) -> Screen:
    return card.original(samples.letter(), samples.PASSAGE, samples.tracked()[0][6], c)


@golden
def history_of_seven(c: Catalogue) -> Screen:
    commitments, changes = samples.tracked()
    redated, correction = correct_deadline(commitments[6], None, at=at(12, 21), actor="王", reason="日期读错")
    began = status_change(from_status=Status.CANDIDATE, to_status=Status.OPEN, kind=EventKind.REVIEWED, at=at(9, 28))
    note = status_change(
        kind=EventKind.NOTE,
        from_status=Status.OPEN,
        to_status=Status.OPEN,
        words="约了下周面商",
        at=at(12, 22),
        link="https://example.gov.cn/a",
    )
    linked = status_change(
        kind=EventKind.LINKED, relation=RelationKind.DUPLICATE, other=4, words="同一件事", at=at(12, 23)
    )
    replaced = status_change(to_status=Status.SUPERSEDED, relation=RelationKind.SUPERSEDED, other=30, at=at(12, 24))
    return history.history(
        samples.entries([redated])[0],
        [began, changes[1], correction, note, linked, _proven()[0], replaced],
        zone=ZONE,
        today=TODAY,
        catalogue=c,
    )


def _proven() -> list[StatusChange]:
    """A photo of a signed paper with a word about it, then a link."""
    photo = status_change(
        kind=EventKind.EVIDENCE,
        evidence=evidence_file("验收单.jpg"),
        words="窗口拍的",
        basis=Basis.DOCUMENTED,
        at=at(12, 20),
    )
    link = status_change(
        to_status=Status.MET, link="https://example.gov.cn/list/1", basis=Basis.DOCUMENTED, at=at(12, 22)
    )
    return [photo, link]


@golden
def evidence_kept(c: Catalogue) -> Screen:
    entry = samples.entries(samples.tracked()[0])[6]
    return evidence.evidence_list(entry, _proven()[::-1], zone=ZONE, today=TODAY, catalogue=c)


@golden
def evidence_none(c: Catalogue) -> Screen:
    return evidence.evidence_list(samples.entries(samples.tracked()[0])[6], [], zone=ZONE, today=TODAY, catalogue=c)


@golden
def evidence_received(c: Catalogue) -> Screen:
    return outcomes.recorded(samples.entries(samples.tracked()[0])[6], _proven()[0], TODAY, c, undo="1.1")


@golden
def evidence_of_which(c: Catalogue) -> Screen:
    return evidence.ask_which([evidence_file("photo-77.jpg")], c)


@golden
def evidence_or_letter(c: Catalogue) -> Screen:
    return evidence.evidence_or_letter(samples.tracked()[0][6], "回执.txt", "", {}, c)


@golden
def card_with_evidence(c: Catalogue) -> Screen:
    commitments, _ = samples.tracked()
    return _card(samples.entries(commitments)[4], c, last_change=_proven()[0], evidence=2)


def _by_hand() -> Entry:
    words = "年底前公布第二批名单"
    found = candidate(
        title="公布第二批名单",
        quote=quote(words),
        deadline=deadline(),
        quantities=(),
        bodies=(ResponsibleBody("住建局"),),
    )
    letter = document(ordinal=0, head=DocumentHead())
    return Entry(commitment(number=None, terms=found, status=Status.CANDIDATE), letter, None)


@golden
def proposal_by_hand(c: Catalogue) -> Screen:
    return correcting.proposal(_by_hand(), TODAY, c)


@golden
def proposal_with_an_unclear_date(c: Catalogue) -> Screen:
    dates = [deadline(), deadline(date(2019, 12, 31))]
    return correcting.proposal(_by_hand(), TODAY, c, dates=dates)


@golden
def entered_by_hand(c: Catalogue) -> Screen:
    entry = _by_hand()
    kept = replace(entry, commitment=replace(entry.commitment, number=12, status=Status.OPEN))
    return outcomes.entered(kept, TODAY, c, undo="1.1")


@golden
def card_by_hand(c: Catalogue) -> Screen:
    entry = _by_hand()
    return _card(
        replace(entry, commitment=replace(entry.commitment, number=12, status=Status.OPEN), phase=Phase.DUE_SOON), c
    )


@golden
def ask_for_words(c: Catalogue) -> Screen:
    return dialogues.ask_new(c)


@golden
def digest_weekly(c: Catalogue) -> Screen:
    return digest.digest(samples.planned(), c)


@golden
def digest_late_with_overdue(c: Catalogue) -> Screen:
    late = [e for e in samples.entries(samples.tracked()[0], date(2019, 2, 4)) if e.phase is Phase.OVERDUE]
    return digest.digest(
        samples.planned(
            day=date(2019, 2, 4),
            since=date(2019, 1, 28),
            overdue=(BodyGroup("示范市市场监管局", tuple(late)),),
            due_soon=(),
            due_within_week=0,
            changed=(),
            ask_now=(),
            days_off=DaysOff(date(2019, 2, 4), date(2019, 2, 10), (date(2019, 2, 2), date(2019, 2, 3))),
        ),
        c,
        late=Late(date(2019, 2, 3)),
    )


@golden
def digest_of_several_bodies(c: Catalogue) -> Screen:
    late = [e for e in samples.entries(samples.tracked()[0], date(2019, 2, 4)) if e.phase is Phase.OVERDUE]
    groups = (
        BodyGroup("市城管局", tuple(late[:3])),
        BodyGroup("市教育局", tuple(late[3:5])),
        BodyGroup("市民政局", tuple(late[5:7])),
        BodyGroup("", tuple(late[7:])),
    )
    return digest.digest(
        samples.planned(
            day=date(2019, 2, 4),
            overdue=groups,
            due_soon=(),
            due_within_week=0,
            ask_now=samples.planned().ask_now[:1],
            days_off=None,
        ),
        c,
    )


@golden
def digest_quiet(c: Catalogue) -> Screen:
    return digest.digest(samples.planned(due_soon=(), due_within_week=0, changed=(), ask_now=(), days_off=None), c)


@golden
def reminder_of_one_letter(c: Catalogue) -> Screen:
    return reminder.reminder(
        Reminder(
            day=TODAY,
            groups=(DueGroup(date(2018, 12, 31), 7, samples.planned().due_soon[0].entries),),
            ask_now=(),
            days_off=NEW_YEAR,
        ),
        c,
    )


@golden
def reminder_of_several(c: Catalogue) -> Screen:
    due = samples.planned().due_soon[0].entries
    named = deadline(date(2018, 12, 25), grain=Grain.DAY, words="12月25日前", names_day=True)
    first = replace(
        due[0], commitment=replace(due[0].commitment, terms=replace(due[0].commitment.terms, deadline=named))
    )
    groups = (DueGroup(date(2018, 12, 25), 1, (first,)), DueGroup(date(2018, 12, 31), 7, due[1:]))
    planned = Reminder(day=TODAY, groups=groups, ask_now=samples.planned().ask_now[:4], days_off=None)
    return reminder.reminder(planned, c, late=Late(date(2018, 12, 23)))


@golden
def reminder_to_ask(c: Catalogue) -> Screen:
    return reminder.reminder(Reminder(day=TODAY, groups=(), ask_now=samples.planned().ask_now[:1], days_off=None), c)


COMMANDS = [
    (name, command_words(name)[0])
    for name in "add list show status progress digest export fix letters remove note history remind timezone language cancel help".split()
]


@golden
def greeting(c: Catalogue) -> Screen:
    return settings.greeting(c, first_run=True)


@golden
def help_first_page(c: Catalogue) -> Screen:
    return settings.help_page(COMMANDS, c)


@golden
def help_everything(c: Catalogue) -> Screen:
    return settings.help_page(COMMANDS, c, everything=True)


@golden
def digest_settings(c: Catalogue) -> Screen:
    return settings.digest_settings(chat(next_push_at=at(12, 31, 1)), c, changed=True)


@golden
def reminders_off(c: Catalogue) -> Screen:
    return settings.reminders_set(chat(subscription=Subscription(reminder_leads=())), c)


@golden
def timezone_set(c: Catalogue) -> Screen:
    return settings.timezone_set(chat(timezone="Europe/London"), at(12, 24, 1), c)


@golden
def ask_evidence(c: Catalogue) -> Screen:
    return dialogues.ask_evidence(samples.tracked()[0][3], Status.MET, c)


@golden
def ask_figure(c: Catalogue) -> Screen:
    return dialogues.ask_figure(samples.tracked()[0][6], c)


@golden
def ask_head(c: Catalogue) -> Screen:
    return dialogues.ask_head(samples.letter(), c)


@golden
def head_corrected(c: Catalogue) -> Screen:
    found = samples.tracked()[0][0]
    after = deadline(date(2019, 12, 31), words="年底前", source=DueSource.INHERITED)
    return outcomes.head_corrected(
        HeadCorrected(
            samples.letter(), [DateChange(found, found.deadline, after), DateChange(found, found.deadline, None)]
        ),
        TODAY,
        c,
    )


@golden
def tracked(c: Catalogue) -> Screen:
    found = samples.tracked()[0]
    return outcomes.tracked(Tracked(samples.letter(), found[:21], found[21:]), c)


@golden
def recorded(c: Catalogue) -> Screen:
    commitments, changes = samples.tracked()
    return outcomes.recorded(samples.entries(commitments)[6], changes[1], TODAY, c)


def _sentence(error: NextstepsError, c: Catalogue) -> Screen:
    return Screen(c.error(error))


@golden
def problem_of_transition(c: Catalogue) -> Screen:
    return _sentence(
        TransitionNotAllowed(number=7, current=Status.MET, wanted=Status.STALLED, allowed=allowed_from(Status.MET)),
        c,
    )


@golden
def problem_below_target(c: Catalogue) -> Screen:
    return _sentence(
        Misunderstood(
            "error.below_target",
            number=7,
            reached=Quantity(Decimal(83000), "家"),
            target=Quantity(Decimal(120000), "家"),
        ),
        c,
    )


@golden
def problem_above_target(c: Catalogue) -> Screen:
    target = Quantity(Decimal(45), "天", Bound.MAX)
    return _sentence(
        Misunderstood("error.above_target", number=7, reached=Quantity(Decimal(46), "天"), target=target), c
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_the_screen_is_as_a_person_last_read_it(name: str, language: Language) -> None:
    check(name, language, SCREENS[name](catalogue(language)))
