"""What single screens say and what their buttons do, where a golden file would not say why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.i18n.catalogue import catalogue
from bot.rendering import card, digest, history, lists, outcomes, preview, reminder, settings
from bot.replies import ButtonSpec, Screen
from commitments.lifecycle import TRANSITIONS
from commitments.model import Commitment, DocumentState, EventKind, Kind, Language, Quote, Status
from commitments.notices import DueGroup, Reminder
from commitments.people import Frequency, Subscription
from commitments.periods import Grain
from commitments.phases import Phase, phase
from commitments.queries import Entry, Filter
from commitments.service.letters import HeadCorrected
from tests.bot.rendering import samples
from tests.bot.rendering.samples import TODAY, ZONE
from tests.builders import candidate, chat, commitment, deadline, document, status_change
from tests.registers import listed

ZH, EN = catalogue(Language.ZH), catalogue(Language.EN)


def buttons(screen: Screen) -> list[ButtonSpec]:
    return [button for row in screen.buttons for button in row]


def pressed(screen: Screen, label: str) -> tuple[str, dict[str, object]]:
    button = next(b for b in buttons(screen) if b.label == label)
    return button.action, button.arguments


def promise(kind: Kind = Kind.DELIVERABLE, **rest: object) -> Commitment:
    return commitment(terms=candidate(kind=kind, quantities=()), **rest)  # type: ignore[arg-type]


# --- The preview ------------------------------------------------------------------------------------------------------


def test_where_there_are_specific_and_general_promises_button_one_tracks_the_specific() -> None:
    drawn = preview.preview(document(id=8), [promise(), promise(Kind.DIRECTIONAL)], TODAY, ZH)
    assert buttons(drawn)[0].label == "跟踪具体的1条"
    assert pressed(drawn, "跟踪具体的1条") == ("track", {"document": 8, "which": "specific"})
    assert pressed(drawn, "跟踪全部2条") == ("track", {"document": 8, "which": "all"})
    assert pressed(drawn, "改信息") == ("fix", {"document": 8})
    assert pressed(drawn, "看原文") == ("original", {"document": 8})
    assert pressed(drawn, "都不要") == ("discard", {"document": 8})


@pytest.mark.parametrize("kind", [Kind.DELIVERABLE, Kind.DIRECTIONAL])
def test_where_all_are_of_one_sort_button_one_tracks_all(kind: Kind) -> None:
    drawn = preview.preview(document(id=8), [promise(kind), promise(kind)], TODAY, EN)
    assert buttons(drawn)[0] == ButtonSpec("Track all", "track", {"document": 8, "which": "all"})
    assert "specific" not in " ".join(b.label for b in buttons(drawn))


def test_six_promises_are_listed_whole_and_seven_are_counted() -> None:
    six = preview.preview(document(), [promise()] * 6, TODAY, ZH).text
    seven = preview.preview(document(), [promise()] * 7, TODAY, ZH).text
    assert six.count("• ") == 6
    assert "写了时限" not in six
    assert seven.count("• ") == 3
    assert "写了时限的7条" in seven


def test_the_nearest_of_several_dates_is_named() -> None:
    later = commitment(terms=candidate(deadline=deadline(date(2019, 6, 30), grain=Grain.HALF)))
    past = commitment(terms=candidate(deadline=deadline(date(2018, 6, 30), grain=Grain.HALF)))
    text = preview.preview(document(), [later, promise(), past, *[promise()] * 5], TODAY, ZH).text
    assert "最近的:2018年内(至12月31日),还剩7天" in text
    gone = preview.preview(document(), [past] * 7, TODAY, ZH).text
    assert "2018年上半年(至6月30日),已过177天" in gone


def test_several_lines_above_are_counted_but_not_quoted() -> None:
    first = samples.one(0, "甲", kind=Kind.DELIVERABLE, due=samples.year())
    assert first.deadline is not None
    other = replace(first, terms=replace(first.terms, deadline=replace(first.deadline, sentence="明年要做")))
    text = preview.preview(document(), [first, other] * 4, TODAY, ZH).text
    assert "8条都承上文" in text
    assert samples.ABOVE not in text


def test_a_letter_known_but_undecided_offers_no_list() -> None:
    drawn = preview.already_known(document(state=DocumentState.PENDING), [], TODAY, ZH)
    assert buttons(drawn) == []


# --- Lists ------------------------------------------------------------------------------------------------------------


def entry(number: int, today: date = TODAY, **rest: object) -> Entry:
    made = commitment(id=number, number=number, **rest)  # type: ignore[arg-type]
    return Entry(made, document(), phase(made, today))


def test_the_buttons_of_a_list_open_cards_and_turn_pages_with_the_same_filter() -> None:
    found = [entry(n) for n in range(1, 18)]
    drawn = lists.commitment_list(
        listed(found, 2), wanted=("逾期",), arguments={"body": "民政局"}, today=TODAY, catalogue=ZH
    )
    assert pressed(drawn, "8") == ("show", {"number": 8})
    assert pressed(drawn, "‹ 上一页") == ("list", {"body": "民政局", "page": 1})
    assert pressed(drawn, "下一页 ›") == ("list", {"body": "民政局", "page": 3})
    assert pressed(drawn, "导出") == ("export", {"body": "民政局"})


def test_a_group_counts_its_members_on_all_pages() -> None:
    found = [entry(n) for n in range(1, 10)]
    drawn = lists.commitment_list(listed(found, 2), wanted=("全部",), arguments={}, today=TODAY, catalogue=ZH)
    assert "2018年内(至12月31日),还剩7天 · 9条" in drawn.text
    assert "\n8 " in drawn.text


def test_a_date_that_is_stated_otherwise_than_the_heading_says_stands_on_its_line() -> None:
    worded = candidate(deadline=deadline(grain=Grain.DAY, words="年底前"))
    found = listed([entry(1), entry(2, terms=worded), entry(3)])
    text = lists.commitment_list(found, wanted=("全部",), arguments={}, today=TODAY, catalogue=ZH).text
    assert "2018年内(至12月31日),还剩7天 · 3条" in text
    assert text.count("2018年内") == 1
    assert "　未反馈 · “年底前”(至2018年12月31日)" in text


def test_the_body_stands_on_each_line_only_when_there_are_several() -> None:
    ours = entry(1)
    theirs = replace(entry(2), document=document(id=2, ordinal=2, head=samples.letter().head))
    one = lists.commitment_list(listed([ours]), wanted=("全部",), arguments={}, today=TODAY, catalogue=ZH).text
    two = lists.commitment_list(listed([ours, theirs]), wanted=("全部",), arguments={}, today=TODAY, catalogue=ZH).text
    assert one.count("示范市民政局") == 1
    assert "　未反馈 · 示范市民政局" in two
    assert "　未反馈 · 示范市市场监管局" in two


def test_a_filter_reads_as_it_was_meant() -> None:
    words = lists.filter_words(
        Filter(
            statuses=frozenset({Status.STALLED}),
            kinds=frozenset({Kind.MEASURABLE, Kind.DELIVERABLE}),
            due_before=date(2018, 12, 31),
            due_after=date(2018, 7, 1),
        ),
        TODAY,
        ZH,
    )
    assert words == ("进展滞后", "具体", "7月1日至12月31日到期")
    assert lists.filter_words(Filter(), TODAY, EN) == ("in all, tracked or kept",)
    assert lists.filter_words(Filter(numbers=frozenset({1, 2})), TODAY, ZH) == ("选出的",)


def test_a_pending_letter_opens_its_preview_and_a_tracked_one_its_list() -> None:
    pending = document(id=7, ordinal=1, state=DocumentState.PENDING)
    tracked = document(id=9, ordinal=2)
    drawn = lists.letters([(pending, []), (tracked, [])], 1, catalogue=ZH)
    assert pressed(drawn, "1") == ("preview", {"document": 7})
    assert pressed(drawn, "2") == ("list", {"document": 9})


def test_removing_a_letter_takes_a_second_press() -> None:
    drawn = lists.removal_question(document(id=9), [], EN)
    assert pressed(drawn, "Remove") == ("remove_confirmed", {"document": 9})
    assert pressed(drawn, "Keep it") == ("cancel", {})


# --- The card ---------------------------------------------------------------------------------------------------------


def shown(found: Entry, today: date = TODAY, *, every: bool = False) -> Screen:
    return card.card(found, grace_days=None, zone=ZONE, today=today, last_change=None, catalogue=ZH, all_statuses=every)


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.CANDIDATE, Status.REJECTED)])
def test_the_card_offers_just_the_statuses_that_can_follow(status: Status) -> None:
    drawn = shown(entry(4, status=status), every=True)
    offered = {button.arguments["to"] for button in buttons(drawn) if button.action == "status"}
    assert offered == {to.value for (before, to) in TRANSITIONS if before is status}
    assert all(button.arguments.get("number") == 4 for button in buttons(drawn))


def test_the_rarer_statuses_stand_behind_more() -> None:
    drawn = shown(entry(4))
    assert pressed(drawn, "更多…") == ("show", {"number": 4, "all": True})
    assert "已撤销" not in [button.label for button in buttons(drawn)]
    assert "更多…" not in [button.label for button in buttons(shown(entry(4), every=True))]


def test_not_met_is_offered_at_once_only_when_it_is_overdue() -> None:
    assert "未兑现" not in [b.label for b in buttons(shown(entry(4)))]
    late = date(2019, 2, 2)
    assert "未兑现" in [b.label for b in buttons(shown(entry(4, late), late))]


def test_what_is_on_file_is_one_press_away_from_being_tracked() -> None:
    drawn = shown(entry(4, status=Status.ON_FILE))
    assert pressed(drawn, "跟踪") == ("status", {"number": 4, "to": "open"})
    assert "报进展" not in [button.label for button in buttons(drawn)]


def test_a_date_that_we_had_read_wrongly_shows_the_first_reading() -> None:
    found = entry(4, original_deadline=deadline(date(2019, 12, 31)))
    assert "原先读作:2019年内(至12月31日)(我们读错,已更正)" in shown(found).text


def test_the_share_of_the_year_is_compared_only_within_that_year() -> None:
    found = samples.entries(samples.tracked()[0])[6]
    assert "(全年时间已过98%)" in shown(found).text
    assert "全年" not in shown(found, date(2019, 1, 5)).text


def test_the_original_gives_the_sentence_before_and_after() -> None:
    text = "甲。乙!建成三个社区食堂。丙?\n丁。"
    found = commitment(terms=candidate(quote=replace(candidate().quote, exact="建成三个社区食堂", start=4, end=12)))
    drawn = card.original(document(), text, found, ZH).text
    assert "乙!\n\n▶ 建成三个社区食堂。\n\n丙?" in drawn
    assert "甲" not in drawn
    assert "丁" not in drawn


def test_sentences_in_english_end_with_a_full_stop_but_not_after_dr() -> None:
    text = "We met Dr. Lee. We will publish guidance (2.5 pages) by May. We thank you."
    start = text.index("publish")
    found = commitment(terms=candidate(deadline=None, quote=Quote("publish guidance", start, start + 16)))
    drawn = card.original(document(), text, found, EN).text
    assert "We met Dr. Lee.\n\n▶ We will publish guidance (2.5 pages) by May.\n\nWe thank you." in drawn


def test_the_original_at_the_edges_of_a_letter_has_no_empty_sentences() -> None:
    found = commitment(terms=candidate())
    drawn = card.original(document(), found.terms.quote.exact, found, ZH).text
    assert drawn.endswith("▶ 年底前建成三个社区食堂。")


# --- History ----------------------------------------------------------------------------------------------------------


def test_history_shows_the_latest_first_ten_a_page_in_local_time() -> None:
    changes = [status_change(kind=EventKind.NOTE, words=f"第{n}次") for n in range(1, 13)]
    first = history.history(entry(4), changes, 1, zone="Europe/London", today=TODAY, catalogue=ZH)
    assert first.text.index("第12次") < first.text.index("第3次")
    assert "第2次" not in first.text
    assert "12月24日 01:00 小王" in first.text
    assert pressed(first, "较早的 ›") == ("history", {"number": 4, "page": 2})
    second = history.history(entry(4), changes, 2, zone=ZONE, today=TODAY, catalogue=ZH)
    assert "第2次" in second.text
    assert pressed(second, "‹ 较新的") == ("history", {"number": 4, "page": 1})


# --- Digest and reminder ----------------------------------------------------------------------------------------------


def test_the_digest_reads_as_drafted() -> None:
    lines = digest.digest(samples.planned(), ZH).text.splitlines()
    assert lines[0] == "📊 12月24日周报:逾期0,7天内到期9,变动2"
    assert "30天内到期9条:2018年内(至12月31日),还剩7天" in lines
    assert "没写时限,本期该过问11条" in lines
    assert [line for line in lines if line.startswith("放假提示:12月30日—1月1日放假")]


def test_the_digests_buttons_list_what_it_speaks_of() -> None:
    drawn = digest.digest(samples.planned(), ZH)
    assert pressed(drawn, "到期的9条") == ("list", {"phases": ["due_soon", "due_today"]})
    assert pressed(drawn, "该过问的11条") == ("list", {"numbers": list(range(11, 22))})
    assert pressed(drawn, "导出台账") == ("export", {})
    assert pressed(drawn, "周报设置") == ("digest_settings", {})


def test_a_conditional_promise_is_asked_about_its_condition() -> None:
    waiting = commitment(
        number=3, terms=candidate(deadline=None, condition="资金落实后"), follow_up_on=TODAY, status=Status.OPEN
    )
    planned = samples.planned(ask_now=(Entry(waiting, document(), Phase.UNDATED),))
    assert "先问条件:资金落实后" in digest.digest(planned, ZH).text
    morning = Reminder(day=TODAY, groups=(), ask_now=(Entry(waiting, document(), Phase.UNDATED),), days_off=None)
    assert "ask about the condition first: 资金落实后" in reminder.reminder(morning, EN).text


def falling_due(day: date, *found: Entry) -> Reminder:
    due_on = date(2018, 12, 31)
    return Reminder(day=day, groups=(DueGroup(due_on, (due_on - day).days, found),), ask_now=(), days_off=None)


def test_a_reminders_button_lists_just_its_promises() -> None:
    morning = falling_due(TODAY, entry(4), entry(6))
    drawn = reminder.reminder(morning, EN)
    assert drawn.text.startswith("⏰ 2 promises due in 7 days: in 2018 (to 31 Dec)")
    assert pressed(drawn, "Show the 2") == ("list", {"numbers": [4, 6]})
    assert pressed(drawn, "Tomorrow") == ("snooze", {"numbers": [4, 6], "until": "2018-12-25"})
    assert pressed(drawn, "On 29 Dec") == ("snooze", {"numbers": [4, 6], "until": "2018-12-29"})


def test_on_the_day_itself_the_reminder_says_today() -> None:
    morning = falling_due(date(2018, 12, 31), entry(4, date(2018, 12, 31)))
    assert reminder.reminder(morning, EN).text.startswith("⏰ 1 promise due today: in 2018 (to 31 Dec)")


# --- Settings and outcomes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leads", "words"),
    [
        ((30, 7, 1), "到期提醒:提前30、7、1天"),
        ((7, 0), "到期提醒:提前7天和当天"),
        ((0,), "到期提醒:当天"),
        ((), "到期提醒:关闭"),
    ],
)
def test_reminders_are_said_as_they_are_set(leads: tuple[int, ...], words: str) -> None:
    drawn = settings.reminders_set(chat(subscription=Subscription(reminder_leads=leads)), ZH)
    assert words in drawn.text


def test_the_setting_of_the_digest_offers_the_other_frequencies() -> None:
    drawn = settings.digest_settings(chat(subscription=Subscription(frequency=Frequency.OFF)), ZH)
    assert "定期汇总:关闭" in drawn.text
    assert [b.arguments for b in buttons(drawn)] == [
        {"frequency": f} for f in ("daily", "weekdays", "weekly", "monthly", "quarterly")
    ]


def test_the_next_digest_is_named_not_the_next_morning_with_reminders() -> None:
    friday = chat(next_push_at=datetime(2018, 12, 21, 1, tzinfo=UTC))
    assert "下一次汇总:2018年12月24日(周一)09:00" in settings.digest_settings(friday, ZH).text
    off = chat(next_push_at=datetime(2018, 12, 21, 1, tzinfo=UTC), subscription=Subscription(frequency=Frequency.OFF))
    assert "下一次" not in settings.digest_settings(off, ZH).text


def test_help_shows_eight_commands_and_the_rest_on_request() -> None:
    commands = [(name, "词") for name in "add list show status progress digest export help note".split()]
    first = settings.help_page(commands, EN)
    assert first.text.count("\n/") == 8
    assert pressed(first, "More…") == ("help", {"everything": True})
    every = settings.help_page(commands, EN, everything=True)
    assert every.text.count("\n/") == 9
    assert buttons(every) == []


def test_after_a_correction_an_undecided_letter_leads_back_to_its_preview() -> None:
    pending = outcomes.head_corrected(HeadCorrected(document(id=8, state=DocumentState.PENDING), []), TODAY, ZH)
    assert pressed(pending, "看预览") == ("preview", {"document": 8})
    tracked = outcomes.head_corrected(HeadCorrected(document(id=8), []), TODAY, ZH)
    assert pressed(tracked, "看清单") == ("list", {"document": 8})
