"""Which names are one body: /body lists them, and declares other names, successors, and what is not the same."""

from __future__ import annotations

import re

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import fold
from bot.rendering.bodies import ask_since, body_card, body_list, declared, which_body
from bot.replies import Redraw, Reply, Say
from bot.typed import letter_day
from commitments.errors import Misunderstood, NotFound
from commitments.service import bodies

_APART = re.compile(r"(?P<name>.+?)\s*(?:≠|!=|不是|is not)\s*(?P<other>.+)", re.IGNORECASE)
_SUCCESSOR = re.compile(
    r"(?P<name>.+?)\s*(?:→|⇒|[-=—]+>|(?:改为|改名为?|更名为?|职责并入|并入)"
    r"|\s(?:became|becomes|is now|was renamed(?: to)?|renamed to|replaced by)\s)\s*(?P<other>.+)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?P<other>.+?)(?:[\s,(]+(?:自|从|from|since|on|as of)?\s*|(?=\d{4}\D))"
    r"(?P<day>\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4}|[a-z]{3,9}\s+\d{1,2},?\s+\d{4})"
    r"\s*起?\)?",
    re.IGNORECASE,
)
_ALIAS = re.compile(r"(?P<name>.+?)\s*(?:=+|就是|等于)\s*(?P<other>.+)", re.IGNORECASE)
_MERGE = re.compile(r"(?:merge|合并)\s+(?P<names>.+)", re.IGNORECASE)
_BETWEEN_MERGED = re.compile(r"\s*[,;]\s*|\s+(?:into|and|with|到|进)\s+", re.IGNORECASE)
_SEPARATE = re.compile(r"(?:remove|separate|split|drop|删除|去掉|拆开|拆分|分开)\s+(?P<name>.+)", re.IGNORECASE)


def _body(call: Call) -> Reply:
    """`/body` lists; `/body 住建局` shows; `/body 住建局 = 住房和城乡建设局`, `/body 质监局 → 市场监管局 2018-03-21`,
    `/body merge A B`, `/body remove 住建局` declare.
    """
    if "name" in call.values:
        return _shown(call, str(call.values["name"]))
    words = fold(call.arguments).strip()
    if not words:
        screen = body_list(bodies.overview(call.ctx), int(call.values.get("page", 1)), call.catalogue)
        return Reply((Redraw(screen) if "page" in call.values else Say(screen),))
    if match := _SEPARATE.fullmatch(words):
        return _say(bodies.separate(call.ctx, match["name"]), call)
    if match := _MERGE.fullmatch(words):
        first, second = _two(match["names"])
        return _say(bodies.declare_alias(call.ctx, first, second, merge=True), call)
    if match := _APART.fullmatch(words):
        return _say(bodies.tell_apart(call.ctx, match["name"], match["other"]), call)
    if match := _SUCCESSOR.fullmatch(words):
        return _succeed(call, match["name"], match["other"])
    if match := _ALIAS.fullmatch(words):
        return _say(bodies.declare_alias(call.ctx, match["name"], match["other"]), call)
    return _shown(call, words)


def _shown(call: Call, words: str) -> Reply:
    try:
        standing, likely = bodies.look(call.ctx, words)
    except NotFound:
        name, perhaps = bodies.likely(call.ctx, words)
        if not perhaps:
            raise
        return Reply.say(which_body(name, perhaps, call.catalogue))
    return Reply.say(body_card(standing, likely, call.ctx.today, call.catalogue))


def _two(words: str) -> tuple[str, str]:
    """The two names behind "merge": with a comma or "into" between them, or of one word each."""
    for parts in (_BETWEEN_MERGED.split(words), words.split()):
        if len(parts) == 2 and all(parts):
            return parts[0], parts[1]
    raise Misunderstood("error.needs_two_bodies")


def _succeed(call: Call, name: str, words: str) -> Reply:
    dated = _SINCE.fullmatch(words)
    since = letter_day(dated["day"], call.ctx.today) if dated else None
    if dated is None or since is None:
        call.ctx.require_edit()
        call.ask("body_since", predecessor=name, successor=words)
        return Reply.say(ask_since(name, words, call.catalogue))
    return _say(bodies.declare_successor(call.ctx, name, dated["other"], since), call)


def _since(call: Call) -> Reply:
    """The answer to "since when?"."""
    since = letter_day(fold(call.arguments), call.ctx.today)
    if since is None:
        raise Misunderstood("error.impossible_date", words=call.arguments)
    predecessor, successor = str(call.values["predecessor"]), str(call.values["successor"])
    return _say(bodies.declare_successor(call.ctx, predecessor, successor, since), call)


def _same(call: Call) -> Reply:
    return _redraw(bodies.declare_alias(call.ctx, str(call.values["name"]), str(call.values["other"])), call)


def _apart(call: Call) -> Reply:
    return _redraw(bodies.tell_apart(call.ctx, str(call.values["name"]), str(call.values["other"])), call)


def _separate(call: Call) -> Reply:
    return _redraw(bodies.separate(call.ctx, str(call.values["name"])), call)


def _undo(call: Call) -> Reply:
    return _redraw(bodies.undo(call.ctx, int(call.values["event"])), call)


def _say(outcome: bodies.Declared, call: Call) -> Reply:
    return Reply.say(declared(outcome, call.ctx.today, call.catalogue))


def _redraw(outcome: bodies.Declared, call: Call) -> Reply:
    return Reply.redraw(declared(outcome, call.ctx.today, call.catalogue))


COMMANDS = (Command(name="body", run=_body),)
ACTIONS = (
    Action(name="body_since", run=_since),
    Action(name="body_same", run=_same),
    Action(name="body_apart", run=_apart),
    Action(name="body_separate", run=_separate),
    Action(name="body_undo", run=_undo),
)
