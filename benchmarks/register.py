"""How long a large register takes to answer, beside sqlite3 alone: owns the register and what is asked of it."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.call import Call
from bot.commands import COMMANDS
from bot.i18n.catalogue import catalogue
from bot.requests import Request
from commitments.model import BodyRole, Kind, Language, ResponsibleBody, Status
from commitments.people import Role
from commitments.ports import UnitOfWork
from commitments.service.context import Context
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import candidate, deadline, document_head, quote
from tests.keeping import keep_chat, keep_document, keep_person, keep_workspace

SIZE = 100_000
OF_A_LETTER = 25
RUNS = 9
WANTED_SECONDS = 0.2
NOW = datetime(2018, 12, 24, 2, tzinfo=UTC)
_BODIES = [
    f"示范{place}{office}局" for place in "市区县" for office in ("教育", "民政", "水务", "交通运输", "卫生健康")
]
_SYLLABLES = "建设完善推进发布首批登记企业升级社区养老道路桥梁排水农田水利学校医院公园绿道河道治理"
_STATUSES = [Status.OPEN] * 5 + [Status.IN_PROGRESS] * 2 + [Status.STALLED, Status.NOT_MET] + [Status.ON_FILE] * 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the command with its words, and the statements that get the same rows from sqlite3."""

    name: str
    command: str
    words: str
    bare: tuple[str, ...]


QUESTIONS = (
    Question(
        "the first page of `/list`",
        "list",
        "",
        (
            "SELECT count(*) FROM commitment WHERE workspace_id = 1 AND urgency IS NOT NULL"
            " AND status IN ('open', 'in_progress', 'stalled')",
            "SELECT * FROM commitment WHERE workspace_id = 1 AND urgency IS NOT NULL"
            " AND status IN ('open', 'in_progress', 'stalled') ORDER BY urgency LIMIT 7",
        ),
    ),
    Question(
        "a filter, `/list 逾期 教育局`",
        "list",
        "逾期 教育局",
        (
            "SELECT count(*) FROM commitment WHERE workspace_id = 1 AND urgency IS NOT NULL"
            " AND status IN ('open', 'in_progress', 'stalled') AND due_on < '2018-11-24' AND body LIKE '%教育局'",
            "SELECT * FROM commitment WHERE workspace_id = 1 AND urgency IS NOT NULL"
            " AND status IN ('open', 'in_progress', 'stalled') AND due_on < '2018-11-24' AND body LIKE '%教育局'"
            " ORDER BY urgency LIMIT 7",
        ),
    ),
    Question(
        "a search, `/find 黑名单`",
        "find",
        "黑名单",
        (
            "SELECT count(*) FROM commitment_search WHERE words MATCH '\"黑名 名单\"*'",
            "SELECT * FROM commitment WHERE id IN (SELECT rowid FROM commitment_search"
            " WHERE words MATCH '\"黑名 名单\"*') ORDER BY id DESC LIMIT 5",
        ),
    ),
    Question("a card, `/show 50`", "show", "50", ("SELECT * FROM commitment WHERE workspace_id = 1 AND number = 50",)),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """Medians, in seconds: from the command's words to its screen, and of sqlite3 alone."""

    question: str
    ours: float
    bare: float

    @property
    def of_bare(self) -> float:
        """How many times what sqlite3 alone takes."""
        return self.ours / self.bare

    @property
    def share(self) -> float:
        """The part of the wanted time that it takes."""
        return self.ours / WANTED_SECONDS


def build(database: SqlDatabase, size: int = SIZE) -> None:
    """A workspace of so many commitments, half of them dated, one in a hundred about a blacklist."""
    chance = random.Random(5)

    def work(uow: UnitOfWork) -> None:
        workspace, person = keep_workspace(uow), keep_person(uow)
        uow.workspaces.set_role(workspace.id, person.id, Role.OWNER)
        keep_chat(uow, workspace.id)
        for ordinal in range(size // OF_A_LETTER):
            _letter(uow, workspace.id, ordinal, chance)

    database.write(work)


def _letter(uow: UnitOfWork, workspace_id: int, ordinal: int, chance: random.Random) -> None:
    issued = date(2016, 1, 1) + timedelta(days=ordinal // 4)
    head = document_head(
        issued_on=issued, number=f"示函〔{issued.year}〕{ordinal}号", issuing_body=chance.choice(_BODIES)
    )
    text = "".join(chance.choices(_SYLLABLES, k=2500))
    letter = keep_document(uow, workspace_id, head=head, text=text, fingerprint=str(ordinal))
    promised = []
    for place in range(OF_A_LETTER):
        words = "".join(chance.choices(_SYLLABLES, k=14)) + ("黑名单" if chance.random() < 0.01 else "")
        due = date(issued.year, 12, 31) if chance.random() < 0.9 else issued + timedelta(days=chance.randrange(900))
        lead = (ResponsibleBody(chance.choice(_BODIES), BodyRole.LEAD),)
        terms = candidate(
            title=words,
            quote=quote(f"{words}。", 100 * place),
            kind=chance.choice(list(Kind)),
            deadline=deadline(due) if chance.random() < 0.5 else None,
            bodies=lead if chance.random() < 0.5 else (),
        )
        promised.append(terms)
    for place, made in enumerate(uow.commitments.add_candidates(letter, promised), 1):
        number = ordinal * OF_A_LETTER + place
        uow.commitments.save(replace(made, number=number, status=chance.choice(_STATUSES), updated_at=NOW))


def measure(size: int = SIZE) -> list[Answer]:
    """Each question by turns to the program and to sqlite3 alone, so that a busy machine is busy for both."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        database = open_database(str(path))
        build(database, size)
        with closing(sqlite3.connect(path)) as bare:
            answers = [_answer(question, database, bare) for question in QUESTIONS]
        database.close()
        return answers


def _answer(question: Question, database: SqlDatabase, bare: sqlite3.Connection) -> Answer:
    ours, alone = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        database.read(lambda uow: _ask(uow, question))
        between = time.perf_counter()
        for statement in question.bare:
            bare.execute(statement).fetchall()
        ours.append(between - begun)
        alone.append(time.perf_counter() - between)
    return Answer(question.name, statistics.median(ours), statistics.median(alone))


def _ask(uow: UnitOfWork, question: Question) -> object:
    """What the command answers to the words."""
    workspace = uow.workspaces.get(1)
    person, chat = uow.workspaces.find_person("local", 100), uow.chats.get(1)
    if person is None:
        raise LookupError("nobody is there to ask")
    request = Request(
        transport="local",
        inbox_id=None,
        now=NOW,
        chat_id=chat.telegram_id,
        chat_kind=chat.kind,
        chat_title=chat.title,
        person_id=person.telegram_id,
        person_name=person.name,
    )
    ctx = Context(uow=uow, workspace=workspace, chat=chat, person=person, role=Role.OWNER, now=NOW)
    call = Call(ctx=ctx, request=request, catalogue=catalogue(Language.ZH), arguments=question.words)
    return next(command for command in COMMANDS if command.name == question.command).run(call)


if __name__ == "__main__":
    for answer in measure():
        print(f"{answer.question}: {1000 * answer.ours:.0f} ms, {answer.of_bare:.1f} times sqlite3 alone")
