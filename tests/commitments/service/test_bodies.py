"""Bodies as a person declares them: counts, lists and mornings follow, and each declaration can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from commitments.bodies import BodyEventKind
from commitments.errors import Misunderstood, NotAllowed, NotFound
from commitments.model import BodyRole, ResponsibleBody
from commitments.people import Role
from commitments.service import bodies, expecting, finding, settings, undoing
from commitments.service.morning import digest_now
from tests.builders import candidate, document_head, quote
from tests.commitments.service.settling import FRIDAY, Office, office
from tests.keeping import keep_commitments, keep_document
from tests.registers import registered

PRINTED = ("市住建局", "示范市住房和城乡建设局", "质监局")


@pytest.fixture
def full(desk: Office) -> Office:
    """One promise of each of three bodies, and one of the issuer."""
    letter = keep_document(desk.uow, desk.workspace.id, head=document_head(issuing_body="示范市人民政府办公室"))
    named = [(ResponsibleBody(name), ResponsibleBody("财政局", BodyRole.CO)) for name in PRINTED]
    keep_commitments(
        desk.uow,
        letter,
        [candidate(bodies=each, quote=quote(start=20 * n)) for n, each in enumerate([*named, ()])],
    )
    return desk


def counts(desk: Office) -> dict[str, int]:
    return {body.name: body.total for body in bodies.overview(desk.context()).bodies}


def test_every_body_that_answers_is_listed_with_its_counts(full: Office) -> None:
    assert counts(full) == {**dict.fromkeys(PRINTED, 1), "示范市人民政府办公室": 1}
    late = bodies.overview(full.context(FRIDAY + timedelta(days=200)))
    assert {(body.active, body.overdue) for body in late.bodies} == {(1, 1)}


def test_counts_fold_other_names_and_forerunners(full: Office) -> None:
    ctx = full.context()
    told = bodies.declare_alias(ctx, "市住建局", "示范市住房和城乡建设局")
    assert (told.body.name, told.body.total, told.body.other_names) == ("示范市住房和城乡建设局", 2, ("市住建局",))
    bodies.declare_successor(ctx, "质监局", "示范市市场监管局", date(2018, 3, 21))
    assert counts(full) == {"示范市住房和城乡建设局": 2, "示范市市场监管局": 1, "示范市人民政府办公室": 1}


def test_a_name_that_no_letter_prints_yet_may_be_declared(full: Office) -> None:
    told = bodies.declare_alias(full.context(), "DLUHC", "Department for Levelling Up")
    assert told.body.total == 0
    standing, likely = bodies.look(full.context(), "dluhc")
    assert (standing.name, standing.total, list(likely)) == ("Department for Levelling Up", 0, [])


def test_two_letters_of_one_name_in_two_workspaces_are_two_bodies(full: Office) -> None:
    other = office(full.uow, telegram_id=7)
    bodies.declare_alias(other.context(), "市住建局", "示范市住房和城乡建设局")
    assert counts(full)["市住建局"] == 1
    event = full.uow.bodies.events(other.workspace.id)[0]
    with pytest.raises(NotFound):
        bodies.undo(full.context(), event.id)


def test_what_was_declared_is_taken_back_by_its_button_once_and_by_undo(full: Office) -> None:
    ctx = full.context()
    first = bodies.declare_alias(ctx, "市住建局", "示范市住房和城乡建设局")
    assert bodies.undo(ctx, first.event.id).event.kind is BodyEventKind.UNDONE
    assert counts(full)["市住建局"] == 1
    with pytest.raises(NotFound):
        bodies.undo(ctx, first.event.id)
    second = bodies.declare_alias(ctx, "市住建局", "示范市住房和城乡建设局")
    undone = undoing.undo(ctx)
    assert undone.declared is not None
    assert undone.declared.event.undoes == second.event.id
    assert counts(full)["市住建局"] == 1
    with pytest.raises(NotFound):
        undoing.undo(ctx)


def test_an_undo_that_comes_late_leaves_it_to_its_button(full: Office) -> None:
    told = bodies.declare_alias(full.context(), "市住建局", "示范市住房和城乡建设局")
    later = full.context(FRIDAY + timedelta(minutes=11))
    with pytest.raises(NotFound):
        undoing.undo(later)
    bodies.undo(later, told.event.id)
    assert counts(full)["市住建局"] == 1


def test_the_log_keeps_who_declared_what(full: Office) -> None:
    ctx = full.context(name="李科长")
    bodies.declare_alias(ctx, " 市住建局  ", "示范市住房和城乡建设局")
    bodies.separate(ctx, "市住建局")
    log = full.uow.bodies.events(full.workspace.id)
    assert [(event.kind, event.name, event.actor) for event in log] == [
        (BodyEventKind.ALIAS, "市住建局", "李科长"),
        (BodyEventKind.SEPARATED, "市住建局", "李科长"),
    ]


def test_a_viewer_declares_nothing(full: Office) -> None:
    ctx = full.context(role=Role.VIEWER)
    acts: tuple[Callable[[], object], ...] = (
        lambda: bodies.declare_alias(ctx, "甲局", "乙局"),
        lambda: bodies.declare_successor(ctx, "甲局", "乙局", date(2018, 1, 1)),
        lambda: bodies.tell_apart(ctx, "甲局", "乙局"),
        lambda: bodies.separate(ctx, "甲局"),
        lambda: bodies.undo(ctx, 1),
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert bodies.overview(ctx).bodies


def test_a_name_without_a_letter_or_too_long_is_refused(full: Office) -> None:
    with pytest.raises(Misunderstood, match="needs_body_name"):
        bodies.declare_alias(full.context(), "。", "乙局")
    with pytest.raises(Misunderstood, match="too_long"):
        bodies.declare_alias(full.context(), "局" * 81, "乙局")


def test_what_is_unknown_or_several_is_said(full: Office) -> None:
    with pytest.raises(NotFound, match="no_such_body"):
        bodies.look(full.context(), "体育局")
    with pytest.raises(Misunderstood, match="several_bodies"):
        bodies.look(full.context(), "示范市")


def test_a_name_at_the_start_of_words_is_taken_whole(desk: Office) -> None:
    letter = keep_document(desk.uow, desk.workspace.id, head=document_head(issuing_body="Northbridge Borough Council"))
    keep_commitments(desk.uow, letter, [candidate()])
    found = bodies.at_start(desk.context(), "northbridge borough council overdue")
    assert found is not None
    assert (found[0].name, found[1]) == ("Northbridge Borough Council", "overdue")
    assert bodies.at_start(desk.context(), "southbridge council") is None


def test_what_is_likely_is_only_proposed(full: Office) -> None:
    assert bodies.likely(full.context(), "住房城乡建设局 逾期") == (
        "住房城乡建设局",
        ("市住建局", "示范市住房和城乡建设局"),
    )
    pair = ("市住建局", "示范市住房和城乡建设局")
    assert list(bodies.overview(full.context()).proposals) == [pair]
    bodies.tell_apart(full.context(), *pair)
    assert list(bodies.overview(full.context()).proposals) == []
    assert counts(full)["市住建局"] == 1


def test_of_two_names_of_one_body_only_the_one_it_goes_by_is_proposed(full: Office) -> None:
    bodies.declare_alias(full.context(), "市住建局", "示范市住房和城乡建设局")
    assert bodies.likely(full.context(), "住房城乡建设局")[1] == ("示范市住房和城乡建设局",)


def test_a_chat_that_follows_one_body_follows_all_its_names(full: Office) -> None:
    ctx = full.context()
    settings.set_digest(ctx, body="住房和城乡建设局")
    expecting.expect(ctx, "第9号建议", "市住建局")
    chat = full.uow.chats.get(full.chat.id)
    assert digest_now(full.uow, chat, FRIDAY).tracked == 1
    bodies.declare_alias(ctx, "市住建局", "示范市住房和城乡建设局")
    planned = digest_now(full.uow, chat, FRIDAY)
    assert planned.tracked == 2
    assert [awaited.body for awaited in planned.awaited] in ([], ["市住建局"])
    (group,) = digest_now(full.uow, chat, FRIDAY + timedelta(days=90)).due_soon
    assert (group.body, len(group.entries)) == ("示范市住房和城乡建设局", 2)


def test_an_entry_knows_the_printed_name_and_the_one_it_counts_under(full: Office) -> None:
    bodies.declare_alias(full.context(), "市住建局", "示范市住房和城乡建设局")
    first = registered(full.context())[0]
    assert (first.printed_body, first.body) == ("市住建局", "示范市住房和城乡建设局")


def test_a_name_finds_what_is_said_under_the_other_names_too(full: Office) -> None:
    def found(words: str) -> list[str]:
        return [entry.printed_body for entry in finding.find(full.context(), words).entries]

    assert found("市住建局") == ["市住建局"]
    bodies.declare_alias(full.context(), "市住建局", "示范市住房和城乡建设局")
    assert set(found("市住建局")) == set(found("示范市住房和城乡建设局")) == {"市住建局", "示范市住房和城乡建设局"}
    assert set(found("市住建局 食堂")) == {"市住建局", "示范市住房和城乡建设局"}
    assert found("市住建局 公路") == []
