"""What was declared about bodies, as the database keeps it."""

from __future__ import annotations

from commitments.bodies import BodyEvent, BodyEventKind
from commitments.ports import UnitOfWork
from storage.unit_of_work import SqlDatabase
from tests.builders import MONDAY
from tests.keeping import keep_workspace


def declared(uow: UnitOfWork, workspace: int, name: str) -> BodyEvent:
    return uow.bodies.append(
        workspace_id=workspace, kind=BodyEventKind.ALIAS, name=name, other="住房城乡建设局", at=MONDAY, actor="张敏"
    )


def test_a_transaction_sees_what_it_declares_after_it_has_asked(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours, theirs = keep_workspace(uow).id, keep_workspace(uow).id
        assert [*uow.bodies.events(ours)] == []
        first = declared(uow, ours, "住建局")
        before = uow.bodies.events(ours)
        second = declared(uow, ours, "市住建局")
        assert ([*before], [*uow.bodies.events(ours)]) == ([first], [first, second])
        assert [*uow.bodies.events(theirs)] == []

    database.write(work)


def test_the_next_transaction_sees_what_another_one_declared(database: SqlDatabase) -> None:
    workspace = database.write(lambda uow: keep_workspace(uow).id)
    assert [*database.read(lambda uow: uow.bodies.events(workspace))] == []
    event = database.write(lambda uow: declared(uow, workspace, "住建局"))
    assert [*database.read(lambda uow: uow.bodies.events(workspace))] == [event]
