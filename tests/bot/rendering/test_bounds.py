"""No letter, however absurd, makes a screen that Telegram would refuse or a person could not use."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.catalogue import Catalogue, catalogue
from bot.rendering import (
    card,
    correcting,
    dialogues,
    digest,
    evidence,
    expectations,
    history,
    lists,
    outcomes,
    preview,
    reasons,
    reminder,
    reviewing,
    saving,
    several,
    why,
)
from bot.rendering.narrowing import narrowing
from bot.replies import MAX_TEXT_UNITS, Screen, units
from commitments import reviews
from commitments.errors import Misunderstood, NeedsReason
from commitments.expectations import Expectation
from commitments.ledger import Delivery, DeliveryState, PushKind, PushOutcome, PushRecord, ToldAs
from commitments.model import (
    BodyRole,
    Commitment,
    DocumentState,
    DueSource,
    EventKind,
    Field,
    FieldChange,
    HeadField,
    HeadSource,
    Kind,
    Language,
    Owner,
    Quantity,
    Quote,
    RelationKind,
    ResponsibleBody,
    SourceDocument,
    Status,
)
from commitments.notices import BodyGroup, Changed, Digest, DueGroup, Reminder
from commitments.people import Frequency, Subscription
from commitments.periods import DaysOff, Grain
from commitments.phases import Phase, phase
from commitments.queries import Entry, Filter
from commitments.relations import Link
from commitments.reviews import Review
from commitments.saving import LONGEST_NAME, SavedFilter
from commitments.saving import MOST as MOST_SAVED
from commitments.service.batches import Plan, Refusal
from commitments.service.expecting import Registered
from commitments.service.letters import DateChange, HeadCorrected, Tracked
from commitments.service.morning import Late
from commitments.service.reviewing import Sheet
from commitments.service.sending import Account, Run, Silence
from commitments.service.undoing import Undone
from tests import builders
from tests.bot.rendering.samples import TODAY, ZONE
from tests.builders import MONDAY, candidate, chat, commitment, deadline, document, document_head, status_change
from tests.registers import listed

ODD = [
    "long words ",
    "x",
    "字",
    "😀",
    "\n",
    "\x1b[31m",
    "\u202e",
    "{ $count }",
    "<b>",
    "*",
    "“",
    "\ud800",
    "\t",
    "=",
    "’\u0301",
]
absurd = st.builds(
    lambda pieces, times: "".join(pieces) * times, st.lists(st.sampled_from(ODD), max_size=4), st.integers(0, 800)
)
catalogues = st.sampled_from([catalogue(language) for language in Language])


def absurd_letter(words: str) -> SourceDocument:
    head = document_head(title=words, number=words, issuing_body=words, addressee=words)
    head = replace(
        head,
        reply_class=words,
        other_readings=tuple(("number", HeadField(words, HeadSource.BODY)) for _ in range(40)),
    )
    return document(head=head, file_name=words, state=DocumentState.PENDING)


def absurd_promise(words: str, number: int) -> Commitment:
    stated = deadline(words=words, sentence=words, grain=Grain.PLAN, source=DueSource.INHERITED)
    terms = candidate(
        quote=Quote(words, 0, len(words)),
        title=words,
        kind=Kind.DELIVERABLE if number % 2 else Kind.DIRECTIONAL,
        deadline=stated if number % 3 else None,
        quantities=(Quantity(Decimal("9" * 28), words[:200]),),
        bodies=tuple(ResponsibleBody(words, BodyRole.CO) for _ in range(50)),
        condition=words,
        section=(words,) * 9,
    )
    return commitment(id=number, number=10**6 + number, terms=terms, follow_up_on=TODAY, reached=terms.quantities[0])


def screens(words: str, today: date, c: Catalogue) -> list[Screen]:
    letter = absurd_letter(words)
    promises = [absurd_promise(words, n) for n in range(1, 25)]
    found = [Entry(p, letter, phase(p, today)) for p in promises]
    file = builders.evidence(words)
    change = status_change(actor=words, words=words, link=words, reached=promises[0].reached, evidence=file)
    dated = tuple(e for e in found if e.commitment.deadline)
    groups = tuple(BodyGroup(words, dated) for _ in range(9))
    off = DaysOff(today, today, (today,) * 9)
    awaited = Expectation(
        id=1, workspace_id=1, ordinal=10**6, reference=words, body=words, asked_on=today, due_on=today, added_by=words
    )
    told = dict.fromkeys(ToldAs, (promises[0].id,))
    run = Run(
        PushRecord(
            chat_id=1, kind=PushKind.DIGEST, local_date=today, planned_at=MONDAY, at=MONDAY,
            outcome=PushOutcome.SENT, late=True, held=True, told=told, key="k",
        ),
        Delivery(DeliveryState.REFUSED, MONDAY, words),
    )  # fmt: skip
    account = Account(
        entry=found[0], runs=[run] * 8, next_on=today, next_digest_on=today, silence=Silence.NOT_TRACKED, until=None
    )
    planned = Digest(
        day=today, frequency=Frequency.DAILY, since=today, tracked=10**9, closed=10**9, overdue=groups, in_grace=groups,
        due_within_week=10**9, due_soon=groups, changed=tuple(Changed(e, change) for e in found), ask_now=tuple(found),
        undated=10**9, days_off=off, unassessed=10**9, new_overdue=dated, ended=tuple(Changed(e, change) for e in found),
        early=dated, waiting=10**9, awaited=(awaited,) * 9,
    )  # fmt: skip
    due = tuple(DueGroup(today, 0, dated) for _ in range(9))
    remind = Reminder(day=today, groups=due, passed=dated, ask_now=tuple(found), awaited=(awaited,) * 9, days_off=off)
    wanted = lists.filter_words(Filter(body=words, due_before=today), today, c, letter)
    head = HeadCorrected(letter, [DateChange(p, p.deadline, p.deadline) for p in promises])
    parts = reviews.groups(promises)
    sheet = Sheet(letter, parts, Review(document_id=1, touched_at=MONDAY))
    readings = [replace(dated_by, due_on=date(2100, 12, 31)) for dated_by in [deadline(words=words)] * 4]
    put_right = replace(change, corrected=FieldChange(Field.BODY, (ResponsibleBody(words),) * 9, ()))
    many = Plan(
        possible=tuple(found) * 40,
        changes=(),
        refused=(Refusal(found[0], Misunderstood("error.needs_number")),) * 50,
        needs=None,
        lacking=tuple(range(1, 999, 2)),
        lines=1,
    )
    saved = SavedFilter(workspace_id=1, name=f"x{words}"[:LONGEST_NAME], words=words, saved_by=words, saved_at=MONDAY)
    links = [Link(RelationKind.SUPERSEDED, promises[0], backwards=True)] * 60
    return [
        preview.preview(letter, promises, today, c),
        preview.preview(letter, promises[:6], today, c),
        preview.already_known(letter, promises, today, c),
        lists.commitment_list(listed(found, 2), wanted=wanted, arguments={}, today=today, catalogue=c),
        lists.commitment_list(listed([]), wanted=wanted, arguments={}, today=today, catalogue=c),
        lists.letters([(letter, promises)] * 30, 2, catalogue=c),
        lists.removal_question(letter, promises, c),
        card.card(
            found[0],
            grace_days=0,
            zone=ZONE,
            today=today,
            last_change=change,
            catalogue=c,
            links=links,
            evidence=10**9,
            all_statuses=True,
        ),
        evidence.evidence_list(found[0], [change] * 60, 2, zone=ZONE, today=today, catalogue=c),
        evidence.ask_which([file] * 60, c),
        evidence.evidence_or_letter(promises[0], words, words, {}, c),
        outcomes.recorded(found[0], replace(change, kind=EventKind.EVIDENCE), today, c, undo="1"),
        card.original(letter, words * 3, promises[0], c),
        history.history(found[0], [change] * 60, 2, zone=ZONE, today=today, catalogue=c),
        digest.digest(planned, c, late=Late(today, 10**9), subscription=Subscription(body=words)),
        reminder.reminder(remind, c, late=Late(today)),
        expectations.awaited_list([awaited] * 60, today, c),
        expectations.registered(Registered(awaited, known=False), today, c),
        expectations.registered(Registered(awaited, known=True, answered_by=letter), today, c),
        expectations.arrived([awaited] * 9, c),
        why.why_commitment(account, reasons.reasons(account.entry, today, c), chat(), c),
        why.told(account, chat(), c),
        why.why_digest([run] * 9, chat(), "", c),
        reminder.reminder(Reminder(day=today, groups=due[:1], ask_now=(), days_off=None), c),
        dialogues.ask_head(letter, c),
        dialogues.ask_figure(promises[0], c),
        outcomes.tracked(Tracked(letter, promises, promises), c),
        narrowing({"text": words}, [words] * 3, [words] * 9, Owner(words), c),
        outcomes.removed(letter, c),
        outcomes.recorded(found[0], change, today, c),
        outcomes.head_corrected(head, today, c),
        several.question(many, several.note_lines(words, c), range(1, 999, 2), today, c, yes=("note", {}), again=True),
        several.done(many, several.note_lines(words, c), range(1, 999, 2), c, undo="1.1"),
        several.asked_once(many, NeedsReason(), several.note_lines(words, c), c),
        dialogues.ask_owner(promises[0], [Owner(words)] * 9, c),
        saving.saved_filters([saved] * MOST_SAVED, c),
        saving.saved_as(saved, [words], 10**9, c),
        outcomes.undone(Undone(tuple(found), tuple(range(1, 999, 2))), today, c),
        Screen(c.error(Misunderstood("error.unknown_filter", words=words))),
        reviewing.sheet(sheet, today, c),
        reviewing.candidate(sheet, parts[0].items[0], words, today, c, put_right),
        reviewing.ask_cut(promises[0], letter, [words] * 8, c),
        reviewing.offer(sheet, c),
        reviewing.elsewhere(sheet, words, c, link=True),
        correcting.reading(found[0], words, {"number": 1}, today, c),
        *(correcting.ask_field(found[0], words, field, {"number": 1}, readings, today, c) for field in Field),
        correcting.ask_which_day(found[0], words, readings, {"number": 1}, today, c),
        outcomes.recorded(found[0], replace(put_right, kind=EventKind.CORRECTED), today, c),
    ]


@given(absurd, catalogues, st.sampled_from([TODAY, date(2018, 12, 31), date(2019, 1, 20), date(2030, 1, 1)]))
@settings(max_examples=25)
def test_every_screen_can_be_sent_and_read(words: str, c: Catalogue, today: date) -> None:
    for drawn in screens(words, today, c):
        assert 0 < units(drawn.text) <= MAX_TEXT_UNITS
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", drawn.text)
        assert "\n\n\n" not in drawn.text
        for row in drawn.buttons:
            assert 1 <= len(row) <= 8
            assert all(0 < units(button.label) <= 64 for button in row)


@given(absurd, catalogues)
@settings(max_examples=10)
def test_a_digest_stays_on_one_screen_of_a_phone(words: str, c: Catalogue) -> None:
    """Twelve sections of at most a heading, a body's name, three lines and "another N", and a blank line between them."""
    drawn = screens(words, TODAY, c)[10]
    for block in drawn.text.split("\n\n"):
        assert len(block.splitlines()) <= 6
    assert units(drawn.text) < 3600


@given(absurd)
@settings(max_examples=10)
def test_nothing_of_a_letter_is_taken_for_a_gap_of_our_sentences(words: str) -> None:
    drawn = preview.preview(
        absurd_letter(words + "{ $count }"), [absurd_promise("a{ $letter }b", 1)], TODAY, catalogue(Language.EN)
    )
    assert "a{ $letter }b" in drawn.text


def test_english_screens_say_nothing_in_chinese_of_their_own() -> None:
    """With a letter in Latin script, no Han character and no full-width sign is left on an English screen."""
    for drawn in screens("Lorem ipsum", TODAY, catalogue(Language.EN)):
        words = drawn.text + " ".join(button.label for row in drawn.buttons for button in row)
        assert not re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", words), words


def test_overdue_is_said_in_a_word_beside_the_light() -> None:
    for c, word in ((catalogue(Language.ZH), "逾期"), (catalogue(Language.EN), "overdue")):
        late = Entry(commitment(status=Status.OPEN), document(), Phase.OVERDUE)
        drawn = card.card(late, grace_days=None, zone=ZONE, today=date(2019, 2, 2), last_change=None, catalogue=c)
        light = next(line for line in drawn.text.splitlines() if "🔴" in line)
        assert word in light
