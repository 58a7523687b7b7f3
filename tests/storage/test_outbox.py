"""What is to be sent: in order inside a chat, never two at a time, nothing lost, nothing before its time.

The first half tells the rules one by one; the second holds the outbox against a list in memory, whatever happens.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from commitments.messaging import OutboxItem, OutboxKind, OutgoingMessage
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, outgoing

SECOND = timedelta(seconds=1)
LEASE = timedelta(seconds=30)


def enqueue(database: SqlDatabase, *messages: OutgoingMessage, at: datetime = MONDAY) -> None:
    def keep(uow: UnitOfWork) -> None:
        for message in messages:
            uow.outbox.enqueue(message, at)

    database.write(keep)


def claim(
    database: SqlDatabase, now: datetime = MONDAY, *, limit: int = 100, transport: str = "local"
) -> list[OutboxItem]:
    return list(database.write(lambda uow: uow.outbox.claim(transport, now, now + LEASE, limit)))


def claimed(database: SqlDatabase, now: datetime = MONDAY, **rest: Any) -> list[str]:
    return [item.message.payload["text"] for item in claim(database, now, **rest)]


def send(database: SqlDatabase, now: datetime = MONDAY) -> list[str]:
    items = claim(database, now)

    def record(uow: UnitOfWork) -> None:
        for item in items:
            uow.outbox.sent(item.id, 1, now)

    database.write(record)
    return [item.message.payload["text"] for item in items]


def next_due(database: SqlDatabase) -> datetime | None:
    return database.read(lambda uow: uow.outbox.next_due_at("local"))


def test_a_message_comes_back_as_it_was(database: SqlDatabase) -> None:
    message = outgoing(
        chat_id=-1001234567890,
        kind=OutboxKind.DOCUMENT,
        topic_id=4,
        blob_id=database.write(lambda uow: uow.blobs.add(b"csv")),
        dedup_key="morning:1:2018-12-24",
        not_before=MONDAY - SECOND,
        expires_at=MONDAY + SECOND,
    )
    enqueue(database, message)
    [item] = claim(database)
    assert (item.message, item.attempts) == (message, 0)


def test_a_chats_messages_go_out_one_after_another(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1"), outgoing("2"), outgoing("other", chat_id=200), outgoing("3"))
    assert [send(database) for _ in range(4)] == [["1", "other"], ["2"], ["3"], []]


def test_nothing_is_claimed_twice_while_its_lease_runs(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1"), outgoing("2"))
    assert claimed(database) == ["1"]
    assert claimed(database, MONDAY + LEASE - SECOND) == []
    assert next_due(database) == MONDAY + LEASE
    assert claimed(database, MONDAY + LEASE) == ["1"], "whoever had it has died"


def test_a_message_waits_for_its_time_and_those_behind_it_wait_too(database: SqlDatabase) -> None:
    enqueue(database, outgoing("later", not_before=MONDAY + SECOND), outgoing("after"))
    assert claimed(database) == []
    assert next_due(database) == MONDAY + SECOND
    assert send(database, MONDAY + SECOND) == ["later"]
    assert send(database, MONDAY + SECOND) == ["after"]
    assert next_due(database) is None


def test_a_failed_message_keeps_its_place(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1"), outgoing("2"))
    [item] = claim(database)
    retry_at = MONDAY + 5 * SECOND
    database.write(lambda uow: uow.outbox.failed(item.id, "timeout", retry_at=retry_at, at=MONDAY))
    assert claimed(database, MONDAY + SECOND) == []
    assert next_due(database) == retry_at
    [again] = claim(database, retry_at)
    assert (again.id, again.attempts) == (item.id, 1)


def test_a_message_that_is_given_up_makes_way(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1"), outgoing("2"))
    [item] = claim(database)
    database.write(lambda uow: uow.outbox.failed(item.id, "blocked", retry_at=None, at=MONDAY))
    assert claimed(database) == ["2"]


def test_answers_to_presses_overtake_and_hold_nobody_back(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1", not_before=MONDAY + SECOND), outgoing("2", chat_id=200))
    enqueue(database, *(outgoing(f"answer {n}", kind=OutboxKind.ANSWER) for n in (1, 2)))
    assert claimed(database, limit=2) == ["answer 1", "answer 2"]
    assert claimed(database, MONDAY + SECOND) == ["1", "2"]


def test_what_has_expired_is_dropped_and_makes_way(database: SqlDatabase) -> None:
    enqueue(database, outgoing("old", expires_at=MONDAY + SECOND, not_before=MONDAY + LEASE), outgoing("new"))
    enqueue(database, outgoing("answer", kind=OutboxKind.ANSWER, expires_at=MONDAY + SECOND))
    assert claimed(database) == ["answer"]
    assert next_due(database) == MONDAY + SECOND, "then the old one makes way"
    assert claimed(database, MONDAY + SECOND) == ["new"]
    assert claimed(database, MONDAY + 2 * LEASE) == ["new"]


def test_a_message_that_is_being_sent_does_not_expire_meanwhile(database: SqlDatabase) -> None:
    enqueue(database, outgoing("slow", expires_at=MONDAY + SECOND), outgoing("next"))
    [item] = claim(database)
    assert claimed(database, MONDAY + 2 * SECOND) == []
    database.write(lambda uow: uow.outbox.sent(item.id, 8, MONDAY + 3 * SECOND))
    assert claimed(database, MONDAY + 3 * SECOND) == ["next"]


def test_a_message_with_the_same_key_is_kept_once_even_after_it_was_sent(database: SqlDatabase) -> None:
    enqueue(database, outgoing("1", dedup_key="k"), outgoing("2", dedup_key="k", chat_id=200))
    assert send(database) == ["1"]
    enqueue(database, outgoing("3", dedup_key="k"), outgoing("4"), outgoing("5", transport="telegram:1", dedup_key="k"))
    assert send(database) == ["4"]
    assert claimed(database, transport="telegram:1") == ["5"]


def test_a_transport_sends_only_its_own_messages(database: SqlDatabase) -> None:
    enqueue(database, outgoing("theirs", transport="telegram:1"), outgoing("ours"))
    assert claimed(database) == ["ours"]
    assert claimed(database, transport="elsewhere") == []
    assert database.read(lambda uow: uow.outbox.next_due_at("elsewhere")) is None


@dataclass(slots=True)
class Kept:
    """What the model knows of an outbox row."""

    text: str
    chat_id: int
    answer: bool
    ready_at: datetime
    expires_at: datetime | None
    leased_until: datetime | None = None
    attempts: int = 0
    pending: bool = True

    def busy(self, now: datetime) -> bool:
        return self.leased_until is not None and self.leased_until > now


def outbox_machine(database: SqlDatabase, transports: itertools.count[int]) -> type[RuleBasedStateMachine]:
    """A machine that does to the outbox and to a list in memory whatever can be done, and compares. Each run has a
    transport of its own, so that all can share one file.
    """
    delays = st.integers(-3, 40).map(lambda seconds: seconds * SECOND)

    class OutboxMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.transport = f"t{next(transports)}"
            self.now = MONDAY
            self.kept: list[Kept] = []
            self.keys: set[str] = set()
            self.sending: list[tuple[int, Kept]] = []

        @rule(
            chat_id=st.integers(1, 3),
            answer=st.booleans(),
            key=st.none() | st.sampled_from("ab"),
            not_before=st.none() | delays,
            expires_at=st.none() | delays,
        )
        def enqueue(
            self,
            chat_id: int,
            answer: bool,
            key: str | None,
            not_before: timedelta | None,
            expires_at: timedelta | None,
        ) -> None:
            message = outgoing(
                str(len(self.kept)),
                transport=self.transport,
                chat_id=chat_id,
                kind=OutboxKind.ANSWER if answer else OutboxKind.SEND,
                dedup_key=key,
                not_before=None if not_before is None else self.now + not_before,
                expires_at=None if expires_at is None else self.now + expires_at,
            )
            enqueue(database, message, at=self.now)
            if key in self.keys:
                return
            if key:
                self.keys.add(key)
            ready_at = message.not_before or self.now
            self.kept.append(Kept(str(len(self.kept)), chat_id, answer, ready_at, message.expires_at))

        @precondition(lambda self: self.kept)
        @rule(limit=st.integers(1, 4))
        def claim(self, limit: int) -> None:
            items = claim(database, self.now, limit=limit, transport=self.transport)
            for each in self.kept:
                if each.pending and each.expires_at and each.expires_at <= self.now and not each.busy(self.now):
                    each.pending = False
            expected = self.claimable()[:limit]
            assert [item.message.payload["text"] for item in items] == [each.text for each in expected]
            assert [item.attempts for item in items] == [each.attempts for each in expected]
            for item, each in zip(items, expected, strict=True):
                each.leased_until = self.now + LEASE
                self.sending = [(i, e) for i, e in self.sending if e is not each]
                self.sending.append((item.id, each))

        def in_line(self) -> list[Kept]:
            """Those that nothing stands before."""
            taken: set[int] = set()
            line = []
            for each in self.kept:
                if each.pending and (each.answer or each.chat_id not in taken):
                    line.append(each)
                    if not each.answer:
                        taken.add(each.chat_id)
            return line

        def claimable(self) -> list[Kept]:
            ready = [each for each in self.in_line() if each.ready_at <= self.now and not each.busy(self.now)]
            return sorted(ready, key=lambda each: not each.answer)

        @precondition(lambda self: self.sending)
        @rule(which=st.randoms(use_true_random=False), retry=st.none() | delays, works=st.booleans())
        def report(self, which: Any, retry: timedelta | None, works: bool) -> None:
            item_id, each = self.sending.pop(which.randrange(len(self.sending)))
            each.leased_until = None
            if works:
                each.pending = False
                database.write(lambda uow: uow.outbox.sent(item_id, 5, self.now))
                return
            retry_at = None if retry is None else self.now + retry
            database.write(lambda uow: uow.outbox.failed(item_id, "no", retry_at=retry_at, at=self.now))
            each.attempts += 1
            if retry_at is None:
                each.pending = False
            else:
                each.ready_at = retry_at

        @precondition(lambda self: self.kept)
        @rule(by=st.integers(1, 40))
        def wait(self, by: int) -> None:
            self.now += by * SECOND

        @invariant()
        def the_next_moment_is_when_a_claim_will_do_something(self) -> None:
            due = database.read(lambda uow: uow.outbox.next_due_at(self.transport))
            moments = []
            for each in self.in_line():
                free_at = max(each.ready_at, each.leased_until or each.ready_at)
                gone_at = each.expires_at if each.expires_at and each.leased_until is None else free_at
                moments.append(min(free_at, gone_at))
            assert due == min(moments, default=None)

    return OutboxMachine


def test_whatever_happens_the_outbox_does_as_a_list_in_memory_would(database: SqlDatabase) -> None:
    machine = outbox_machine(database, itertools.count())
    run_state_machine_as_test(machine, settings=settings(max_examples=100, stateful_step_count=40))
