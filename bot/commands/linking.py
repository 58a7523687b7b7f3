"""Linking promises: /link says which repeats which and which has taken whose place, and takes that away again."""

from __future__ import annotations

from bot.call import Call, Command
from bot.i18n.vocabulary import relation_in
from bot.rendering.dialogues import ask_relation
from bot.replies import Reply
from bot.single import told
from bot.typed import number_and_rest, numbers_in
from commitments.errors import Misunderstood
from commitments.model import RelationKind
from commitments.service import linking, tracking


def _link(call: Call) -> Reply:
    """`/link 12 重复 7`, `12 被 30 替代`, `/link 12 取消 7`, or a button for one of the three."""
    values = call.values
    if "kind" in values:
        return _linked(call, int(values["number"]), RelationKind(values["kind"]), int(values["other"]), "")
    number, rest = number_and_rest(call.arguments)
    commitment = tracking.show(call.ctx, number).commitment
    found = relation_in(rest)
    if found is not None:
        return _linked(call, number, *found)
    others = numbers_in(rest)
    if len(others) != 1:
        raise Misunderstood("error.needs_relation", number=number)
    return Reply.say(ask_relation(commitment, tracking.show(call.ctx, others[0]).commitment, call.catalogue))


def _linked(call: Call, number: int, kind: RelationKind | None, other: int, words: str) -> Reply:
    if kind is None:
        return told(call, linking.unlink(call.ctx, number, other))
    return told(call, linking.link(call.ctx, number, kind, other, words))


COMMANDS = (Command(name="link", run=_link),)
