"""What is asked of the tables is what the core means: filters, order, pages and counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commitments.model import BodyRole, Candidate, DocumentState, Kind, Owner, ResponsibleBody, Status
from commitments.phases import Phase
from commitments.ports import UnitOfWork
from commitments.queries import AsOf, Filter
from storage.unit_of_work import SqlDatabase, open_database
from tests.builders import candidate, deadline, document_head, quote
from tests.keeping import keep_commitments, keep_document, keep_workspace
from tests.registers import counted, kept
from tests.storage.old_files import old_file, put_rows, rows

Promise = tuple[Candidate, Status, date | None, datetime | None, Owner | None, tuple[str, ...]]
Letters = list[tuple[str | None, DocumentState, list[Promise]]]

START = date(2018, 6, 1)
DAYS = st.integers(min_value=0, max_value=400).map(lambda days: START + timedelta(days=days))
MOMENTS = DAYS.map(lambda day: datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
BODY, OURS = ResponsibleBody("住建局"), ResponsibleBody("我局")
BODIES = ("示范市民政局", "民政局", "住建局", "Department for Examples")
WORDS = ("发布首批名单", "完成登记 abc", "名单公开", "Publish guidance", "研究abcdef")
PROMISES = st.builds(
    lambda due, names_day, kind, words, bodies: candidate(
        deadline=due and deadline(due, names_day=names_day),
        kind=kind,
        title=words,
        quote=quote(words + "。"),
        bodies=tuple(bodies),
        quantities=(),
    ),
    st.none() | DAYS,
    st.booleans(),
    st.sampled_from(Kind),
    st.sampled_from(WORDS),
    st.lists(st.builds(ResponsibleBody, st.sampled_from((*BODIES, "我局")), st.sampled_from(BodyRole)), max_size=2),
)
OWNERS = st.sampled_from((Owner("张敏"), Owner("张敏", 1), Owner("张敏", 2), Owner("Zhang", 1), Owner("李强")))
TAGS = st.lists(st.sampled_from(("急", "a_b", "axb", "a%", "ab", "黑名单")), unique=True, max_size=3).map(tuple)
LETTERS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(BODIES),
        st.sampled_from((DocumentState.TRACKED, DocumentState.TRACKED, DocumentState.REMOVED)),
        st.lists(
            st.tuples(
                PROMISES, st.sampled_from(Status), st.none() | DAYS, st.none() | MOMENTS, st.none() | OWNERS, TAGS
            ),
            max_size=6,
        ),
    ),
    max_size=4,
)
FILTERS = st.builds(
    Filter,
    statuses=st.frozensets(st.sampled_from(Status), max_size=3),
    phases=st.frozensets(st.sampled_from(Phase), max_size=3),
    kinds=st.frozensets(st.sampled_from(Kind), max_size=2),
    numbers=st.just(frozenset[int]()) | st.frozensets(st.integers(1, 9), max_size=5),
    body=st.none() | st.just("局"),
    body_names=st.frozensets(st.sampled_from((*BODIES, "我局")), max_size=3),
    text=st.none() | st.sampled_from(("名单", "单", "ABC", "abc 登记", "publish", "ublish", "，", "民政局")),
    due_after=st.none() | DAYS,
    due_before=st.none() | DAYS,
    undated=st.sampled_from((False, False, False, True)),
    changed_since=st.none() | MOMENTS,
    owner=st.none() | OWNERS,
    unowned=st.sampled_from((False, False, False, True)),
    tags=st.frozensets(st.sampled_from(("急", "a_b", "a%", "ab")), max_size=2),
)


def fill(uow: UnitOfWork, letters: Letters) -> int:
    """A workspace of its own with these letters."""
    workspace = keep_workspace(uow).id
    for place, (body, state, promises) in enumerate(letters):
        letter = keep_document(
            uow, workspace, head=document_head(issuing_body=body), fingerprint=str(place), state=state
        )
        found = [
            replace(p, quote=replace(p.quote, start=n, end=n + len(p.quote.exact)))
            for n, (p, *_) in enumerate(promises)
        ]
        for made, (_, status, completed_on, changed_at, owner, tags) in zip(
            keep_commitments(uow, letter, found), promises, strict=True
        ):
            changed = replace(made, status=status, completed_on=completed_on, updated_at=changed_at)
            uow.commitments.save(replace(changed, owner=owner, tags=tags))
    return workspace


def register_of(uow: UnitOfWork, workspace: int) -> dict[str, list[int | None]]:
    """The numbers that each body answers for."""
    register = uow.commitments
    found = {}
    for name in register.printed_bodies(workspace):
        wanted = Filter(body=name, body_names=frozenset({name}))
        found[name] = [e.commitment.number for e in register.select(workspace, wanted, AsOf(START))]
    return found


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(letters=LETTERS, wanted=FILTERS, today=DAYS, grace_days=st.none() | st.integers(0, 120), size=st.integers(1, 4))
def test_the_tables_keep_sort_page_and_count_as_the_core_does(
    database: SqlDatabase, letters: Letters, wanted: Filter, today: date, grace_days: int | None, size: int
) -> None:
    as_of = AsOf(today, grace_days)

    def work(uow: UnitOfWork) -> None:
        workspace, register = fill(uow, letters), uow.commitments
        every = register.select(workspace, Filter(), as_of)
        expected = kept(every, wanted)
        assert register.select(workspace, wanted, as_of) == sorted(expected, key=lambda e: e.commitment.number or 0)
        assert register.total(workspace, wanted, as_of) == len(expected)
        assert register.counts(workspace, wanted, as_of) == counted(expected)
        bodies = {entry.printed_body for entry in every}
        assert register.printed_bodies(workspace) == sorted(filter(None, bodies))
        assert register.counts_by_body(workspace, as_of) == {
            body: counted([entry for entry in every if entry.printed_body == body]) for body in bodies
        }
        pages = [register.page(workspace, wanted, as_of, n, size) for n in range(1, -(-len(expected) // size) + 2)]
        assert [entry for page in pages[: pages[0].pages] for entry in page.items] == expected
        assert {(page.total, page.pages) for page in pages} == {(len(expected), pages[0].pages)}
        assert pages[-1] == pages[pages[0].pages - 1]

    database.write(work)


def test_a_workspace_lists_counts_and_names_nothing_of_another(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        ours, theirs = keep_workspace(uow), keep_workspace(uow)
        letter = keep_document(uow, theirs.id)
        keep_commitments(uow, letter, [candidate(bodies=(ResponsibleBody("住建局"),))])
        register, as_of = uow.commitments, AsOf(START)
        for wanted in (
            Filter(),
            Filter(body="住建局", body_names=frozenset({"住建局"})),
            Filter(text="食堂"),
            Filter(document_id=letter.id),
        ):
            assert register.page(ours.id, wanted, as_of, 1, 7).total == register.total(ours.id, wanted, as_of) == 0
            assert not register.counts(ours.id, wanted, as_of).by_status
        assert register.printed_bodies(ours.id) == []
        assert register.counts_by_body(ours.id, as_of) == {}
        assert register.printed_bodies(theirs.id) == ["住建局"]

    database.write(work)


def test_who_answers_follows_a_corrected_promise_and_a_corrected_letter(database: SqlDatabase) -> None:
    def work(uow: UnitOfWork) -> None:
        workspace, as_of = keep_workspace(uow).id, AsOf(START)
        letter = keep_document(uow, workspace)
        named, *_ = keep_commitments(
            uow,
            letter,
            [candidate(bodies=bodies, quote=quote(start=n)) for n, bodies in enumerate(((BODY,), (), (OURS,)))],
        )
        assert register_of(uow, workspace) == {"住建局": [1], "示范市民政局": [2, 3]}
        uow.commitments.save(replace(named, terms=replace(named.terms, bodies=(ResponsibleBody("城管局"),))))
        uow.documents.save(replace(letter, head=document_head(issuing_body="示范市财政局")))
        assert register_of(uow, workspace) == {"城管局": [1], "示范市财政局": [2, 3]}
        counts = uow.commitments.counts_by_body(workspace, as_of)
        assert {body: each.of({Status.OPEN}) for body, each in counts.items()} == {"城管局": 1, "示范市财政局": 2}

    database.write(work)


def test_a_file_of_before_is_listed_as_if_it_were_new(tmp_path: Path) -> None:
    """What a migration fills in is what the program would have written."""
    new, old = tmp_path / "new.db", tmp_path / "old.db"
    promises = [
        candidate(
            bodies=(
                ResponsibleBody("城管局", BodyRole.CO),
                ResponsibleBody("住建局"),
                ResponsibleBody("住建局", BodyRole.CO),
            )
        ),
        candidate(deadline=None, quote=quote(start=50)),
        candidate(deadline=deadline(names_day=True), quote=quote(start=99)),
    ]

    def work(uow: UnitOfWork) -> None:
        workspace = keep_workspace(uow).id
        for place, body in enumerate(("民政局", None)):
            letter = keep_document(uow, workspace, head=document_head(issuing_body=body), fingerprint=str(place))
            for made, status in zip(keep_commitments(uow, letter, promises), Status, strict=False):
                uow.commitments.save(replace(made, status=status))
            uow.commitments.add_candidates(keep_document(uow, workspace, fingerprint=f"pending {place}"), promises[:1])

    database = open_database(str(new))
    database.write(work)
    database.close()
    old_file(old, "0015")
    said = {row["document_id"]: row["text"] for row in rows(new, "document_text")}
    put_rows(old, "workspace", rows(new, "workspace"))
    put_rows(old, "document", [{**row, "text": said[row["id"]]} for row in rows(new, "document")])
    put_rows(old, "commitment", rows(new, "commitment"))
    open_database(str(old)).close()
    for table in ("document", "document_text", "commitment"):
        assert rows(old, table) == rows(new, table)
        assert rows(new, table)
