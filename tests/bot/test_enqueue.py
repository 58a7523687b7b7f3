"""From replies to outbox rows: splitting, buttons, answers to presses, pushes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.enqueue import ANSWERS_LIVE, BUTTONS_LIVE, Enqueue, split_text
from bot.replies import MAX_TEXT_UNITS, ButtonSpec, Leave, Redraw, Reply, Say, SayTo, Screen, SendFile, Toast, units
from bot.requests import Press, Request
from commitments.messaging import Button, Keyboard, OutboxKind, OutgoingMessage, place_of
from commitments.people import ChatKind, Role
from commitments.ports import UnitOfWork
from commitments.service.context import Context
from tests.builders import MONDAY, chat, person, workspace

REQUEST = Request(
    transport="local",
    inbox_id=1,
    now=MONDAY,
    chat_id=100,
    chat_kind=ChatKind.PRIVATE,
    chat_title="小王",
    person_id=100,
    person_name="小王",
    message_id=5,
)
PRESSED = replace(REQUEST, press=Press(callback_id="c1", key="k1", message_id=7))
TRACK = ButtonSpec("跟踪", "track", {"document": 1})


@dataclass
class Kept:
    """The part of a unit of work that takes rows, as lists."""

    messages: list[OutgoingMessage] = field(default_factory=list)
    boards: list[Keyboard] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)

    @property
    def outbox(self) -> Any:
        return _Outbox(self.messages)

    @property
    def keyboards(self) -> Any:
        return _Keyboards(self.boards)

    @property
    def blobs(self) -> Any:
        return _Blobs(self.contents)


@dataclass
class _Outbox:
    rows: list[OutgoingMessage]

    def enqueue(self, message: OutgoingMessage, at: object) -> None:
        self.rows.append(message)


@dataclass
class _Keyboards:
    rows: list[Keyboard]

    def add(self, keyboard: Keyboard) -> None:
        self.rows.append(keyboard)


@dataclass
class _Blobs:
    rows: list[bytes]

    def add(self, content: bytes) -> int:
        self.rows.append(content)
        return len(self.rows)


@pytest.fixture
def kept() -> Kept:
    return Kept()


def answer(kept: Any, request: Request, *answers: Any) -> list[OutgoingMessage]:
    numbers = count(1)
    ctx = Context(
        uow=kept, workspace=workspace(), chat=chat(), person=person(), role=Role.OWNER, now=MONDAY, message=None
    )
    Enqueue(lambda: f"key{next(numbers)}", "nextsteps_bot").reply(kept, ctx, request, Reply(answers))
    return list(kept.messages)


def kinds(messages: list[OutgoingMessage]) -> list[OutboxKind]:
    return [message.kind for message in messages]


def test_a_screen_becomes_a_message_to_the_chat_and_topic_that_asked(kept: Kept) -> None:
    (message,) = answer(kept, replace(REQUEST, topic_id=9), Say(Screen("好")))
    assert (message.kind, message.chat_id, message.topic_id) == (OutboxKind.SEND, 100, 9)
    assert message.payload == {"text": "好"}


def test_what_is_quoted_from_a_letter_is_folded_counted_as_telegram_counts(kept: Kept) -> None:
    text = "📖 原文\n\n他们说了很多\n\n完"
    start = text.index("他们")
    (message,) = answer(kept, REQUEST, Say(Screen(text, quoted=(start, start + 6))))
    assert message.payload["entities"] == [
        {"type": "expandable_blockquote", "offset": units(text[:start]), "length": units("他们说了很多")}
    ]
    _, edited = answer(Kept(), PRESSED, Redraw(Screen(text, quoted=(0, 2))))
    assert edited.payload["entities"][0]["length"] == units(text[:2])


def test_what_is_said_to_another_chat_goes_there_with_buttons_of_that_chat(kept: Kept) -> None:
    group = chat(id=2, telegram_id=-100, kind=ChatKind.GROUP)
    here, there = answer(kept, REQUEST, Say(Screen("好")), SayTo(group, Screen("选完了", ((TRACK,),)), topic_id=7))
    assert (here.chat_id, here.topic_id) == (100, None)
    assert (there.kind, there.chat_id, there.topic_id) == (OutboxKind.SEND, -100, 7)
    assert [keyboard.chat_id for keyboard in kept.boards] == [2]


def test_a_button_that_opens_the_private_chat_is_a_link_and_keeps_nothing(kept: Kept) -> None:
    link = ButtonSpec("打开私聊", "review", opens="review-2")
    (message,) = answer(kept, REQUEST, Say(Screen("好", ((link, TRACK),))))
    (row,) = message.payload["reply_markup"]["inline_keyboard"]
    assert row[0] == {"text": "打开私聊", "url": "https://t.me/nextsteps_bot?start=review-2"}
    assert [keyboard.buttons for keyboard in kept.boards] == [{1: Button("track", {"document": 1}, "跟踪")}]
    assert row[1]["callback_data"] == "key1.1"


def test_a_button_shows_an_opaque_key_and_its_meaning_stays_here(kept: Kept) -> None:
    (message,) = answer(kept, REQUEST, Say(Screen("好", ((TRACK,),))))
    assert message.payload["reply_markup"] == {"inline_keyboard": [[{"text": "跟踪", "callback_data": "key1.0"}]]}
    assert kept.boards == [
        Keyboard(
            key="key1",
            chat_id=1,
            buttons={0: Button("track", {"document": 1}, "跟踪")},
            expires_at=MONDAY + BUTTONS_LIVE,
        )
    ]


def test_every_button_of_every_keyboard_has_a_key_of_its_own(kept: Kept) -> None:
    screens = Screen("好", ((TRACK, TRACK), (TRACK,))), Screen("还有", ((TRACK,),))
    messages = answer(kept, REQUEST, *map(Say, screens))
    keys = [
        button["callback_data"]
        for message in messages
        for row in message.payload["reply_markup"]["inline_keyboard"]
        for button in row
    ]
    assert keys == ["key1.0", "key1.1", "key1.2", "key2.0"]
    places = [(keyboard.key, place) for keyboard in kept.boards for place in keyboard.buttons]
    assert [place_of(key) for key in keys] == places


def test_a_text_over_the_limit_is_several_messages_with_the_buttons_under_the_last(kept: Kept) -> None:
    messages = answer(kept, REQUEST, Say(Screen("一行\n" * 3000, ((TRACK,),))))
    assert len(messages) == 3
    assert [("reply_markup" in message.payload) for message in messages] == [False, False, True]
    assert all(units(message.payload["text"]) <= MAX_TEXT_UNITS for message in messages)


def test_a_redrawn_screen_edits_the_message_whose_button_was_pressed(kept: Kept) -> None:
    messages = answer(kept, PRESSED, Redraw(Screen("好")))
    assert kinds(messages) == [OutboxKind.ANSWER, OutboxKind.EDIT]
    assert messages[1].payload == {"text": "好", "message_id": 7}


def test_without_a_press_or_too_long_for_an_edit_a_redrawn_screen_is_sent(kept: Kept) -> None:
    assert kinds(answer(kept, REQUEST, Redraw(Screen("好")))) == [OutboxKind.SEND]
    long = answer(Kept(), PRESSED, Redraw(Screen("字" * 5000)))
    assert kinds(long) == [OutboxKind.ANSWER, OutboxKind.SEND, OutboxKind.SEND]


def test_a_press_is_always_answered_once_and_first(kept: Kept) -> None:
    messages = answer(kept, PRESSED, Say(Screen("好")), Toast("已记下"))
    assert kinds(messages) == [OutboxKind.ANSWER, OutboxKind.SEND]
    assert messages[0].payload == {"callback_query_id": "c1", "text": "已记下", "show_alert": False}
    assert messages[0].expires_at == MONDAY + ANSWERS_LIVE
    silent = answer(Kept(), PRESSED)
    assert [message.payload for message in silent] == [{"callback_query_id": "c1"}]


def test_a_long_toast_is_cut_to_telegrams_limit_and_stays_on_the_screen(kept: Kept) -> None:
    (message,) = answer(kept, PRESSED, Toast("字" * 300))
    assert (len(message.payload["text"]), message.payload["show_alert"]) == (200, True)


def test_a_toast_without_a_press_is_said(kept: Kept) -> None:
    (message,) = answer(kept, REQUEST, Toast("已记下"))
    assert (message.kind, message.payload["text"]) == (OutboxKind.SEND, "已记下")


def test_a_file_is_kept_as_bytes(kept: Kept) -> None:
    (message,) = answer(kept, REQUEST, SendFile("台账.csv", b"\xef\xbb\xbfa", "共1条"))
    assert (message.kind, message.blob_id) == (OutboxKind.DOCUMENT, 1)
    assert message.payload == {"file_name": "台账.csv", "caption": "共1条"}
    assert kept.contents == [b"\xef\xbb\xbfa"]


def test_leaving_is_wordless(kept: Kept) -> None:
    (message,) = answer(kept, REQUEST, Leave())
    assert (message.kind, message.payload) == (OutboxKind.LEAVE, {})


def test_a_push_is_once_for_its_key_part_by_part(kept: Kept) -> None:
    uow: Any = kept
    enqueue = Enqueue(lambda: "k", "nextsteps_bot")
    enqueue.push(uow, chat(), Screen("一行\n" * 2000), "morning:1:2018-12-24", MONDAY)
    assert [message.dedup_key for message in kept.messages] == ["morning:1:2018-12-24:0", "morning:1:2018-12-24:1"]
    assert all(message.pushed for message in kept.messages), "nobody waits for it: it gives way to answers"
    assert all(message.expires_at is None for message in kept.messages)


def test_an_answer_where_there_is_no_chat_of_ours_has_no_buttons(kept: Kept) -> None:
    uow: Any = kept
    Enqueue(lambda: "k", "nextsteps_bot").plain(uow, REQUEST, Reply((Say(Screen("好", ((TRACK,),))),)))
    assert kept.messages[0].payload == {"text": "好"}
    assert kept.boards == []


# Splitting


def test_a_surrogate_pair_is_not_cut() -> None:
    assert units("😀") == 2
    assert split_text("a" + "😀" * 4, 4) == ["a😀", "😀😀", "😀"]


def test_a_text_is_cut_at_line_breaks_where_there_are_any() -> None:
    assert split_text("abc\ndef\nghi", 8) == ["abc\ndef", "ghi"]
    assert split_text("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert split_text("abc", 3) == ["abc"]
    assert split_text("") == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(min_value=2, max_value=40))
def test_pieces_fit_and_lose_nothing_but_line_breaks(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert "".join(pieces).replace("\n", "") == text.replace("\n", "")


def test_answers_die_before_telegram_would_refuse_them() -> None:
    assert timedelta(seconds=10) >= ANSWERS_LIVE


def test_the_fake_is_a_unit_of_work_as_far_as_it_goes() -> None:
    assert all(hasattr(UnitOfWork, name) for name in ("outbox", "keyboards", "blobs"))
