"""Being reminded later: the buttons under a reminder, and the short dialogue for a day in words."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from bot.call import Action, Call
from bot.rendering.snoozing import ask_day, snoozed
from bot.replies import Reply
from commitments.errors import Misunderstood
from commitments.extraction.dates import understand_moment
from commitments.model import Language
from commitments.service import snoozing


def _snooze(call: Call) -> Reply:
    """A day from a button; without one the day is asked for."""
    numbers = [int(number) for number in call.values["numbers"]]
    if "until" not in call.values:
        call.ctx.require_edit()
        call.ask("snooze_day", numbers=numbers)
        return Reply.say(ask_day(len(numbers), call.catalogue))
    return _until(call, numbers, date.fromisoformat(call.values["until"]))


def _snooze_day(call: Call) -> Reply:
    """The day in words, in whichever language it is read: 下周三, 3天后, 29 December."""
    local = call.ctx.now.astimezone(ZoneInfo(call.ctx.chat.timezone))
    days = (understand_moment(call.arguments, local, language) for language in Language)
    day = next((day for day in days if day is not None), None)
    numbers = [int(number) for number in call.values["numbers"]]
    if day is None:
        call.ask("snooze_day", numbers=numbers)
        raise Misunderstood("error.not_a_day", words=call.arguments)
    return _until(call, numbers, day)


def _until(call: Call, numbers: list[int], day: date) -> Reply:
    found = snoozing.snooze(call.ctx, numbers, day)
    return Reply.say(snoozed(found, day, call.ctx.today, call.catalogue))


ACTIONS = (
    Action(name="snooze", run=_snooze),
    Action(name="snooze_day", run=_snooze_day),
)
