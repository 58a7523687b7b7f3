"""Awaited replies: /expect registers a question, lists what is awaited, and drops it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.call import Call, Command
from bot.i18n.vocabulary import fold
from bot.rendering.expectations import awaited_list, dropped, registered
from bot.replies import Reply
from bot.typed import last_day_of, letter_day
from commitments.errors import Misunderstood
from commitments.service import expecting

_DROP = re.compile(r"(?:撤销|取消|不等了|删除|drop|cancel|remove)\s*#?(?P<number>\d{1,6})\s*号?", re.IGNORECASE)
_REFERENCE = re.compile(
    r"(?:第\s*)?\d{1,6}\s*号?\s*(?:代表|委员)?(?:建议|提案|议案)|第?\s*\d{1,6}\s*号|(?:HC|HL|CP)\s*\d{1,5}|\S+",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(?P<months>\d{1,2})\s*(?:个月(?:内)?|months?)", re.IGNORECASE)
_DUE = re.compile(r"(?:by|before|due)\s+(?P<en>.+)|(?P<zh>.+?)(?:之前|以前|前|到期)", re.IGNORECASE)
_LONGEST = 60
_MOST_DATE_WORDS = 4


@dataclass(frozen=True, slots=True)
class _When:
    """The day of asking, the day that is due, or the months between, as far as they were given."""

    asked_on: date | None = None
    due_on: date | None = None
    months: int | None = None


def _expect(call: Call) -> Reply:
    """`/expect 第312号建议 示范市民政局 2018-03-20`; "… 2018-06-30前", and a day that is to come, is the one that is
    due; alone it lists.
    """
    words = fold(call.arguments).strip()
    if not words or call.values.get("listed"):
        return Reply.say(awaited_list(expecting.waiting(call.ctx), call.ctx.today, call.catalogue))
    if match := _DROP.fullmatch(words):
        return Reply.say(dropped(expecting.drop(call.ctx, int(match["number"])), call.catalogue))
    reference = _REFERENCE.match(words)
    if reference is None or not any(character.isdigit() for character in reference[0]):
        raise Misunderstood("error.needs_expectation")
    body, when = _body_and_when(words[reference.end() :].split(), call.ctx.today)
    if not body and reference[0].isdecimal():
        raise Misunderstood("error.needs_expectation")
    outcome = expecting.expect(
        call.ctx,
        reference[0][:_LONGEST],
        body[:_LONGEST],
        asked_on=when.asked_on,
        due_on=when.due_on,
        months=when.months,
    )
    reminded = bool(call.ctx.chat.subscription.reminder_leads)
    return Reply.say(registered(outcome, call.ctx.today, call.catalogue, reminded=reminded))


def _body_and_when(words: list[str], today: date) -> tuple[str, _When]:
    """The body's name, and the time in the last words: "Example Department by 30 June 2018"."""
    for length in range(min(_MOST_DATE_WORDS, len(words)), 0, -1):
        when = _when(" ".join(words[-length:]), today)
        if when is not None:
            body, more = _body_and_when(words[:-length], today)
            return body, _When(when.asked_on or more.asked_on, when.due_on or more.due_on, when.months or more.months)
    return " ".join(words), _When()


def _when(words: str, today: date) -> _When | None:
    if match := _MONTHS.fullmatch(words):
        return _When(months=int(match["months"]))
    if not re.match(r"[\d(一二三四五六七八九十]|by\b|before\b|due\b", words, re.IGNORECASE):
        return None  # a body's name may hold a month or a number, but a date begins with one
    if (match := _DUE.fullmatch(words)) and (day := last_day_of(match["en"] or match["zh"], today)):
        return _When(due_on=day)
    day = letter_day(words, today) if last_day_of(words, today) else None
    if day is None:
        return None
    return _When(due_on=day) if day > today else _When(asked_on=day)  # nobody has asked on a day that is to come


COMMANDS = (Command(name="expect", run=_expect),)
