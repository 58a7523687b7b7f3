"""The ledger of what was told, snoozes and awaited replies as the database keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from commitments.errors import NotFound
from commitments.expectations import ExpectationState
from commitments.ledger import DeliveryState, PushKind, PushOutcome, PushRecord, ToldAs
from commitments.people import Subscription
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import MONDAY, candidate, outgoing
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_workspace
from tests.storage.old_files import old_file

TODAY, TOMORROW = date(2018, 12, 24), date(2018, 12, 25)


def bound(database: SqlDatabase, telegram_id: int = 100) -> int:
    def work(uow: UnitOfWork) -> int:
        workspace = uow.workspaces.first() or keep_workspace(uow)
        return keep_chat(uow, workspace.id, telegram_id=telegram_id).id

    return database.write(work)


def push(chat_id: int, day: date = TODAY, kind: PushKind = PushKind.DIGEST, **rest: object) -> PushRecord:
    told = {ToldAs.OVERDUE: (3, 4), ToldAs.ASK: (5,)}
    record = PushRecord(
        chat_id=chat_id, kind=kind, local_date=day, planned_at=MONDAY, at=MONDAY, outcome=PushOutcome.SENT, told=told
    )
    return replace(record, **rest)  # type: ignore[arg-type]


def record(database: SqlDatabase, run: PushRecord) -> bool:
    return database.write(lambda uow: uow.pushes.record(run))


def test_a_run_is_recorded_once_for_a_chat_a_kind_and_a_date(database: SqlDatabase) -> None:
    one, other = bound(database, 1), bound(database, 2)
    runs = [
        push(one),
        push(one, at=MONDAY + timedelta(hours=1)),
        push(one, kind=PushKind.REMINDER),
        push(one, TOMORROW),
        push(other),
    ]
    recorded = [record(database, run) for run in runs]
    assert recorded == [True, False, True, True, True]


def test_a_run_comes_back_as_it_was_recorded_the_newest_first(database: SqlDatabase) -> None:
    chat_id = bound(database)
    runs = [
        push(chat_id),
        push(chat_id, TOMORROW, PushKind.REMINDER, at=MONDAY + timedelta(days=1), late=True, key="reminder:1"),
        push(chat_id, date(2018, 12, 31), at=MONDAY + timedelta(days=7), outcome=PushOutcome.EMPTY, held=True, told={}),
    ]
    for run in runs:
        record(database, run)
    assert database.read(lambda uow: uow.pushes.of_chat(chat_id, 9)) == runs[::-1]
    assert database.read(lambda uow: uow.pushes.of_chat(chat_id, 1)) == runs[:1:-1]
    assert database.read(lambda uow: uow.pushes.of_chat(chat_id, 9, PushKind.REMINDER)) == [runs[1]]
    assert runs[0].reasons(5) == (ToldAs.ASK,)
    assert runs[0].reasons(9) == ()


def test_the_ledger_knows_what_became_of_a_message(database: SqlDatabase) -> None:
    def enqueue(uow: UnitOfWork) -> None:
        for number, key in enumerate(("waits:0", "came:0", "failed:0")):
            uow.outbox.enqueue(outgoing(chat_id=number, dedup_key=key), MONDAY)

    database.write(enqueue)

    def settle(uow: UnitOfWork) -> None:
        items = {i.message.dedup_key: i.id for i in uow.outbox.claim("local", MONDAY, MONDAY + timedelta(minutes=1), 9)}
        uow.outbox.sent(items["came:0"], 7, MONDAY)
        uow.outbox.failed(items["failed:0"], "Forbidden: bot was blocked", retry_at=None, at=MONDAY)

    database.write(settle)
    found = database.read(lambda uow: [uow.pushes.delivery("local", key) for key in ("waits", "came", "failed")])
    assert [each.state for each in found if each] == [
        DeliveryState.WAITING,
        DeliveryState.DELIVERED,
        DeliveryState.REFUSED,
    ]
    assert [(each.at, each.error) for each in found[1:] if each] == [
        (MONDAY, None),
        (MONDAY, "Forbidden: bot was blocked"),
    ]
    assert database.read(lambda uow: uow.pushes.delivery("local", "never")) is None
    assert database.read(lambda uow: uow.pushes.delivery("telegram:1", "came")) is None


def test_what_is_kept_for_a_chat_that_is_closed_to_us_waits(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.outbox.enqueue(outgoing(dedup_key="digest:0", pushed=True), MONDAY)
        uow.outbox.close_chat("local", 100, "Forbidden: bot was blocked", MONDAY)

    database.write(work)
    found = database.read(lambda uow: uow.pushes.delivery("local", "digest"))
    assert found is not None
    assert found.state is DeliveryState.WAITING


def test_a_snooze_belongs_to_its_chat_and_ends_on_its_day_or_with_an_answer(database: SqlDatabase) -> None:
    one, other = bound(database, 1), bound(database, 2)

    def work(uow: UnitOfWork) -> list[dict[int, date]]:
        workspace = uow.workspaces.first()
        assert workspace is not None
        letter = keep_document(uow, workspace.id)
        first, second, third = (c.id for c in keep_commitments(uow, letter, [candidate()] * 3))
        uow.snoozes.put(one, [first, second, third], TODAY)
        uow.snoozes.put(one, [third], TOMORROW)
        uow.snoozes.put(other, [first, third], TOMORROW)
        seen = [dict(uow.snoozes.of_chat(one))]
        uow.snoozes.clear(one, TODAY)
        seen.append(dict(uow.snoozes.of_chat(one)))
        uow.snoozes.drop(third)
        return [
            {key - first: day for key, day in each.items()}
            for each in (*seen, uow.snoozes.of_chat(one), uow.snoozes.of_chat(other))
        ]

    assert database.write(work) == [{0: TODAY, 1: TODAY, 2: TOMORROW}, {2: TOMORROW}, {}, {0: TOMORROW}]


def test_awaited_replies_are_numbered_in_their_workspace_and_the_first_due_comes_first(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours, theirs = keep_workspace(uow, "甲"), keep_workspace(uow, "乙")
        for workspace, due in ((ours, TOMORROW), (ours, TODAY), (theirs, TODAY)):
            uow.expectations.add(
                workspace_id=workspace.id,
                reference="第312号建议",
                body="示范市民政局",
                asked_on=date(2018, 9, 24),
                due_on=due,
                added_by="小王",
            )
        assert [(e.ordinal, e.due_on) for e in uow.expectations.waiting(ours.id)] == [(2, TODAY), (1, TOMORROW)]
        assert [e.ordinal for e in uow.expectations.waiting(theirs.id)] == [1]
        letter = keep_document(uow, ours.id)
        answered = replace(
            uow.expectations.get(ours.id, 2),
            state=ExpectationState.ANSWERED,
            answered_on=TODAY,
            document_id=letter.id,
        )
        uow.expectations.save(answered)
        assert uow.expectations.get(ours.id, 2) == answered
        assert [e.ordinal for e in uow.expectations.waiting(ours.id)] == [1]
        with pytest.raises(NotFound):
            uow.expectations.get(theirs.id, 2)

    database.write(work)


def test_a_file_of_before_keeps_what_it_was_told_and_its_chats(tmp_path: Path) -> None:
    """A ledger of one row a morning becomes one of runs; mornings on which nothing was told are no runs."""
    path = tmp_path / "old.db"
    old_file(
        path,
        "0002",
        "INSERT INTO workspace (id, name) VALUES (1, '督查室')",
        "INSERT INTO chat (id, transport, telegram_id, kind, title, workspace_id, language, timezone, frequency, weekday,"
        " hour, reminder_leads, last_push_on) VALUES (1, 'local', 100, 'private', '小王', 1, 'zh', 'Asia/Shanghai',"
        " 'weekly', 0, 9, '[30, 7, 1]', '2018-12-24')",
        "INSERT INTO push VALUES (1, '2018-12-24', 'digest', '2018-12-24 01:00:00')",
        "INSERT INTO push VALUES (1, '2018-12-25', 'nothing', '2018-12-25 01:00:00')",
    )
    opened = open_database(str(path))
    (run,) = opened.read(lambda uow: uow.pushes.of_chat(1, 9))
    assert (run.kind, run.local_date, run.at, run.told) == (PushKind.DIGEST, TODAY, MONDAY, {})
    assert opened.read(lambda uow: uow.chats.get(1)).subscription == Subscription()
    opened.close()
