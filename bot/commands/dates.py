"""Dates: /extend moves theirs, which counts as slippage; /request, /agree, /refuse: they ask to; /ask sets ours."""

from __future__ import annotations

from bot.call import Call, Command
from bot.rendering.dialogues import ask_ask_day, ask_extension, ask_refuse, ask_request
from bot.rendering.several import ask_lines, extension_lines
from bot.replies import Reply
from bot.several import Several, several
from bot.single import ask_about, number_and_words, told
from bot.typed import deadline_at_start
from commitments.errors import Misunderstood
from commitments.model import Deadline
from commitments.moving import waiting
from commitments.service import dates, tracking


def _extend(call: Call) -> Reply:
    """`/extend 7 2019年6月底 资金没到位`, for several "3,5-9" in place of the 7; what is missing is asked for."""
    chosen = several(call, "extend", lambda words: deadline_at_start(words, call.ctx.today) is not None)
    if chosen is not None:
        return _extend_all(chosen)
    number, words = number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        return ask_about(call, "extend", number, ask_extension(commitment, call.catalogue))
    found = _deadline(call, words, "error.needs_extension", number=number)
    return told(call, dates.extend(call.ctx, number, *found))


def _extend_all(chosen: Several) -> Reply:
    call = chosen.call
    if not chosen.words:
        return chosen.ask(call.catalogue.text("several.ask_extension", count=len(chosen.entries)))
    found = _deadline(call, chosen.words, "error.not_a_day")
    return chosen.do(dates.extending(*found), extension_lines(*found, call.ctx.today, call.catalogue))


def _request(call: Call) -> Reply:
    """`/request 7 2019年6月底 资金没到位`: they ask for a later date, which waits for /agree or /refuse."""
    number, words = number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        return ask_about(call, "request", number, ask_request(commitment, call.catalogue))
    found = _deadline(call, words, "error.needs_request", number=number)
    return told(call, tracking.make(call.ctx, number, dates.requesting(*found)))


def _agree(call: Call) -> Reply:
    """`/agree 7`, "7 同意延期 下不为例"."""
    number, words = number_and_words(call)
    return told(call, tracking.make(call.ctx, number, dates.agreeing(words)))


def _refuse(call: Call) -> Reply:
    """`/refuse 7 理由不足`; without a reason it asks for one."""
    number, words = number_and_words(call)
    if not words:
        commitment = tracking.show(call.ctx, number).commitment
        waiting(commitment)
        return ask_about(call, "refuse", number, ask_refuse(commitment, call.catalogue))
    return told(call, tracking.make(call.ctx, number, dates.refusing(words)))


def _ask(call: Call) -> Reply:
    """`/ask 7 3月1日`, `/ask 3,5-9 3月1日`: when we ask next."""
    chosen = several(call, "ask", lambda words: deadline_at_start(words, call.ctx.today) is not None)
    if chosen is not None:
        return _ask_all(chosen)
    number, words = number_and_words(call)
    commitment = tracking.show(call.ctx, number).commitment
    if not words:
        return ask_about(call, "ask", number, ask_ask_day(commitment, call.catalogue))
    deadline, _ = _deadline(call, words, "error.not_a_day")
    return told(call, dates.ask_on(call.ctx, number, deadline.due_on))


def _ask_all(chosen: Several) -> Reply:
    call = chosen.call
    if not chosen.words:
        return chosen.ask(call.catalogue.text("several.ask_day", count=len(chosen.entries)))
    day = _deadline(call, chosen.words, "error.not_a_day")[0].due_on
    return chosen.do(dates.asking_on(call.ctx, day), ask_lines(day, call.ctx.today, call.catalogue))


def _deadline(call: Call, words: str, error: str, **facts: object) -> tuple[Deadline, str]:
    """The date that the words begin with, and those after it. Raises Misunderstood with the error for no such date."""
    found = deadline_at_start(words, call.ctx.today)
    if found is None:
        raise Misunderstood(error, words=words, **facts)
    return found


COMMANDS = (
    Command(name="extend", run=_extend),
    Command(name="request", run=_request),
    Command(name="agree", run=_agree),
    Command(name="refuse", run=_refuse),
    Command(name="ask", run=_ask),
)
