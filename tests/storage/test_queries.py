"""However much has been kept, what a message asks for is found by index."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from commitments.ledger import PushKind, PushOutcome, PushRecord
from commitments.messaging import Received
from commitments.model import DocumentState, Kind
from commitments.phases import Phase
from commitments.ports import UnitOfWork
from commitments.queries import NOT_CLOSED, AsOf, Filter
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY, candidate, dialogue, keyboard, outgoing, status_change
from tests.keeping import keep_chat, keep_commitments, keep_document, keep_person, keep_workspace

EVERY_CONDITION = (
    Filter(),
    NOT_CLOSED,
    *(Filter(phases=frozenset({phase})) for phase in Phase),
    Filter(kinds=frozenset({Kind.MEASURABLE}), numbers=frozenset({1}), document_id=1, undated=True),
    Filter(body="民政局", body_names=frozenset({"示范市民政局"})),
    Filter(text="食堂", due_after=MONDAY.date(), due_before=MONDAY.date()),
    Filter(changed_since=MONDAY),
)
BY_ITS_INDEX = re.compile(r"VIRTUAL TABLE INDEX \d+:\S")
"""How SQLite says that it looks into a full-text table by row or by word; without the last character, at all of it. What is
`listed` is a parameter, and no table at all."""


@contextmanager
def watched() -> Iterator[list[str]]:
    """The statements that SQLite runs for us meanwhile, with their parameters in them."""
    seen: list[str] = []
    connections: list[sqlite3.Connection] = []

    def see(statement: str) -> None:
        inside_a_full_text_table = statement.startswith("--") or "'main'.'" in statement
        if not inside_a_full_text_table and not statement.startswith(("BEGIN", "COMMIT", "ROLLBACK")):
            seen.append(statement)

    def begin(connection: Any) -> None:
        connections.append(connection.connection.driver_connection)
        connections[-1].set_trace_callback(see)

    event.listen(Engine, "begin", begin)
    try:
        yield seen
    finally:
        event.remove(Engine, "begin", begin)
        for connection in connections:
            connection.set_trace_callback(None)


def whole_table_reads(path: Path, statements: list[str]) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [
            f"{step[3]}: {statement}"
            for statement in statements
            for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
            if step[3].startswith("SCAN") and not BY_ITS_INDEX.search(step[3]) and not step[3].startswith("SCAN listed")
        ]


def test_nothing_that_a_message_needs_reads_a_whole_table(database: SqlDatabase, tmp_path: Path) -> None:
    def work(uow: UnitOfWork) -> None:
        workspace, person = keep_workspace(uow), keep_person(uow)
        chat = keep_chat(uow, workspace.id)
        letter = keep_document(uow, workspace.id, blob_id=uow.blobs.add(b"letter"))
        [kept] = keep_commitments(uow, letter, [candidate()])
        uow.documents.get(workspace.id, letter.id)
        uow.documents.find_by_fingerprint(workspace.id, letter.fingerprint)
        uow.documents.find_by_ordinal(workspace.id, 1)
        uow.documents.all(workspace.id, [DocumentState.TRACKED])
        uow.commitments.get(workspace.id, 1)
        uow.documents.text(workspace.id, letter.id)
        as_of = AsOf(MONDAY.date())
        for wanted in EVERY_CONDITION:
            uow.commitments.page(workspace.id, wanted, as_of, 1, 7)
            uow.commitments.select(workspace.id, wanted, as_of)
            uow.commitments.counts(workspace.id, wanted, as_of)
        uow.commitments.counts_by_body(workspace.id, as_of)
        uow.commitments.printed_bodies(workspace.id)
        uow.history.append(status_change(commitment_id=kept.id))
        uow.history.of_commitment(kept.id)
        uow.history.between(workspace.id, MONDAY - timedelta(days=7), MONDAY)
        uow.workspaces.workspace_of(person.id)
        uow.workspaces.role_of(workspace.id, person.id)
        uow.chats.find("local", 100)
        uow.chats.due("local", MONDAY)
        uow.chats.next_push_at("local")
        run = PushRecord(
            chat_id=chat.id,
            kind=PushKind.DIGEST,
            local_date=MONDAY.date(),
            planned_at=MONDAY,
            at=MONDAY,
            outcome=PushOutcome.SENT,
        )
        uow.pushes.record(run)
        uow.pushes.of_chat(chat.id, 10)
        uow.pushes.of_chat(chat.id, 1, PushKind.DIGEST)
        uow.pushes.delivery("local", "digest")
        uow.snoozes.put(chat.id, [kept.id], MONDAY.date())
        uow.snoozes.of_chat(chat.id)
        uow.snoozes.clear(chat.id, MONDAY.date())
        uow.snoozes.drop(kept.id)
        uow.expectations.waiting(workspace.id)
        uow.keyboards.add(keyboard(chat_id=chat.id))
        uow.keyboards.find("k1")
        uow.keyboards.latest(chat.id, MONDAY, 3)
        uow.keyboards.prune(MONDAY)
        uow.dialogues.open(dialogue(chat_id=chat.id, person_id=person.id))
        uow.dialogues.find(chat.id, person.id)
        uow.dialogues.due("local", MONDAY)
        uow.dialogues.next_due_at("local")
        uow.dialogues.close(chat.id, person.id)
        uow.inbox.receive("local", [Received(update_id=1, chat_id=100, payload={})], MONDAY)
        uow.inbox.last_update_id("local", MONDAY)
        uow.inbox.next_due_at("local")
        for item in uow.inbox.claim("local", MONDAY, MONDAY, 10):
            uow.inbox.failed(item.id, "error", retry_at=MONDAY, at=MONDAY)
            uow.inbox.done(item.id, MONDAY)
        uow.inbox.any_suspect("local", MONDAY)
        uow.inbox.release("local", died=True)
        uow.outbox.enqueue(outgoing(), MONDAY)
        uow.outbox.next_due_at("local")
        for message in uow.outbox.claim("local", MONDAY, MONDAY, 10):
            uow.outbox.failed(message.id, "error", retry_at=MONDAY, at=MONDAY)
            uow.outbox.sent(message.id, 1, MONDAY)
            uow.outbox.postpone(message.id, MONDAY)
            uow.outbox.keep_quiet(message.id, MONDAY)
        uow.outbox.release("local")
        uow.marks.set("clock", "1")
        uow.marks.get("clock")

    with watched() as statements:
        database.write(work)
    assert len(statements) > 40
    assert whole_table_reads(tmp_path / "nextsteps.db", statements) == []


def test_a_queue_is_found_without_its_past(database: SqlDatabase, tmp_path: Path) -> None:
    def work(uow: UnitOfWork) -> None:
        uow.inbox.claim("local", MONDAY, MONDAY, 10)
        uow.inbox.any_suspect("local", MONDAY)
        uow.inbox.claim("local", MONDAY, MONDAY, 1, suspects=True)
        uow.inbox.next_due_at("local")
        uow.outbox.claim("local", MONDAY, MONDAY, 10)
        uow.outbox.next_due_at("local")

    with watched() as statements:
        database.write(work)
    with closing(sqlite3.connect(tmp_path / "nextsteps.db")) as connection:
        for statement in statements:
            plan = [step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
            assert any("_pending" in step or "_quiet" in step or "_suspect" in step for step in plan), statement
            assert not any("ORDER BY" in step for step in plan), statement
            assert not any("autoindex" in step or "_transport_id" in step for step in plan), statement


def test_the_first_page_of_a_list_is_found_without_sorting_the_others(database: SqlDatabase, tmp_path: Path) -> None:
    workspace = database.write(keep_workspace).id
    with watched() as statements:
        database.read(lambda uow: uow.commitments.page(workspace, NOT_CLOSED, AsOf(MONDAY.date()), 1, 7))
    with closing(sqlite3.connect(tmp_path / "nextsteps.db")) as connection:
        plans = [
            [step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}")] for statement in statements
        ]
    counted, listed = plans
    assert counted[0].startswith("SEARCH commitment USING COVERING INDEX ix_commitment_list")
    assert listed[0].startswith("SEARCH commitment USING INDEX ix_commitment_list")
    assert not any("ORDER BY" in step for step in listed)


def test_a_list_takes_two_queries_however_long_it_is(database: SqlDatabase) -> None:
    workspace = database.write(keep_workspace).id
    letter = database.write(lambda uow: keep_document(uow, workspace))
    database.write(lambda uow: keep_commitments(uow, letter, [candidate()] * 20))
    with watched() as statements:
        assert len(database.read(lambda uow: uow.commitments.select(workspace, Filter(), AsOf(MONDAY.date())))) == 20
    assert len(statements) == 2
