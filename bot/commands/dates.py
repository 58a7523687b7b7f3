"""Dates: /extend moves theirs, which counts as slippage; /request, /agree, /refuse: they ask to; /ask sets ours."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.dialogues import ask_ask_day, ask_extension, ask_refuse, ask_request
from bot.rendering.outcomes import recorded
from bot.rendering.several import ask_lines, extension_lines
from bot.replies import Reply
from bot.several import Several, several
from bot.typed import deadline_at_start, number_and_rest
from commitments.errors import Misunderstood
from commitments.model import StatusChange
from commitments.moving import waiting
from commitments.queries import Entry
from commitments.service import dates, tracking, undoing


def _number_and_words(call: Call) -> tuple[int, str]:
    if "number" in call.values:
        return int(call.values["number"]), call.arguments.strip()
    return number_and_rest(call.arguments)


def _extend(call: Call) -> Reply:
    """`/extend 7 2019年6月底 资金没到位`, for several "3,5-9" in place of the 7; what is missing is asked for."""
    chosen = several(call, "extend", lambda words: deadline_at_start(words, call.ctx.today) is not None)
    if chosen is not None:
        return _extend_all(chosen)
    number, words = _number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        call.ctx.require_edit()
        call.ask("extend", number=number)
        return Reply.say(ask_extension(commitment, call.catalogue))
    found = deadline_at_start(words, call.ctx.today)
    if found is None:
        raise Misunderstood("error.needs_extension", words=words, number=number)
    return _changed(call, dates.extend(call.ctx, number, *found))


def _extend_all(chosen: Several) -> Reply:
    call = chosen.call
    if not chosen.words:
        return chosen.ask(chosen.call.catalogue.text("several.ask_extension", count=len(chosen.entries)))
    found = deadline_at_start(chosen.words, call.ctx.today)
    if found is None:
        raise Misunderstood("error.not_a_day", words=chosen.words)
    return chosen.do(dates.extending(*found), extension_lines(*found, call.ctx.today, call.catalogue))


def _request(call: Call) -> Reply:
    """`/request 7 2019年6月底 资金没到位`: they ask for a later date, which waits for /agree or /refuse."""
    number, words = _number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        call.ctx.require_edit()
        call.ask("request", number=number)
        return Reply.say(ask_request(commitment, call.catalogue))
    found = deadline_at_start(words, call.ctx.today)
    if found is None:
        raise Misunderstood("error.needs_request", words=words, number=number)
    return _changed(call, tracking.make(call.ctx, number, dates.requesting(*found)))


def _agree(call: Call) -> Reply:
    """`/agree 7`, "7 同意延期 下不为例"."""
    number, words = _number_and_words(call)
    return _changed(call, tracking.make(call.ctx, number, dates.agreeing(words)))


def _refuse(call: Call) -> Reply:
    """`/refuse 7 理由不足`; without a reason it asks for one."""
    number, words = _number_and_words(call)
    if not words:
        call.ctx.require_edit()
        commitment = tracking.show(call.ctx, number).commitment
        waiting(commitment)
        call.ask("refuse", number=number)
        return Reply.say(ask_refuse(commitment, call.catalogue))
    return _changed(call, tracking.make(call.ctx, number, dates.refusing(words)))


def _ask(call: Call) -> Reply:
    """`/ask 7 3月1日`, `/ask 3,5-9 3月1日`: when we ask next."""
    chosen = several(call, "ask", lambda words: deadline_at_start(words, call.ctx.today) is not None)
    if chosen is not None:
        return _ask_all(chosen)
    number, words = _number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        call.ctx.require_edit()
        call.ask("ask", number=number)
        return Reply.say(ask_ask_day(commitment, call.catalogue))
    found = deadline_at_start(words, call.ctx.today)
    if found is None:
        raise Misunderstood("error.not_a_day", words=words)
    return _changed(call, dates.ask_on(call.ctx, number, found[0].due_on))


def _ask_all(chosen: Several) -> Reply:
    call = chosen.call
    if not chosen.words:
        return chosen.ask(chosen.call.catalogue.text("several.ask_day", count=len(chosen.entries)))
    found = deadline_at_start(chosen.words, call.ctx.today)
    if found is None:
        raise Misunderstood("error.not_a_day", words=chosen.words)
    day = found[0].due_on
    return chosen.do(dates.asking_on(call.ctx, day), ask_lines(day, call.ctx.today, call.catalogue))


def _changed(call: Call, changed: tuple[Entry, StatusChange]) -> Reply:
    screen = recorded(*changed, call.ctx.today, call.catalogue, undo=undoing.token(call.ctx))
    return Reply.say(screen)


COMMANDS = (
    Command(name="extend", run=_extend),
    Command(name="request", run=_request),
    Command(name="agree", run=_agree),
    Command(name="refuse", run=_refuse),
    Command(name="ask", run=_ask),
)
