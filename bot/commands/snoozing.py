"""Being reminded later: /later, the buttons under a reminder, and the short dialogue for a day in words."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import says_after_holiday, weekday_of
from bot.rendering.snoozing import ask_day, snoozed
from bot.replies import Reply
from bot.typed import number_and_rest
from commitments.errors import Misunderstood
from commitments.extraction.dates import understand_moment
from commitments.model import Language
from commitments.service import snoozing, tracking


def _snooze(call: Call) -> Reply:
    """A day from a button; without one the day is asked for."""
    numbers = [int(number) for number in call.values["numbers"]]
    if "until" not in call.values:
        call.ctx.require_edit()
        call.ask("snooze_day", numbers=numbers)
        return Reply.say(ask_day(len(numbers), call.catalogue))
    return _until(call, numbers, date.fromisoformat(call.values["until"]))


def _snooze_day(call: Call) -> Reply:
    """The answer to the question for a day; one that is not understood may be given again."""
    numbers = [int(number) for number in call.values["numbers"]]
    return _until(call, numbers, _day(call.arguments, call))


def _later(call: Call) -> Reply:
    """`/later 7 下周三`: this chat is told of number 7 again on that day's morning, and not before."""
    number, words = number_and_rest(call.arguments)
    tracking.show(call.ctx, number)
    if not words:
        call.ctx.require_edit()
        call.ask("snooze_day", numbers=[number])
        return Reply.say(ask_day(1, call.catalogue))
    return _until(call, [number], _day(words, call))


def _day(words: str, call: Call) -> date:
    """The day in words, in whichever language it is read: 下周三, 3天后, 节后, 29 December."""
    if says_after_holiday(words):
        return snoozing.after_holiday(call.ctx)
    local = call.ctx.now.astimezone(ZoneInfo(call.ctx.chat.timezone))
    days = (understand_moment(words, local, language) for language in Language)
    day = next((day for day in days if day is not None), None)
    if day is None:
        raise Misunderstood("error.not_a_day", words=words)
    if day == call.ctx.today and weekday_of(words) is not None:  # "Monday", said on a Monday
        return day + timedelta(days=7)
    return day


def _until(call: Call, numbers: list[int], day: date) -> Reply:
    found = snoozing.snooze(call.ctx, numbers, day)
    return Reply.say(snoozed(found, day, call.ctx.today, call.catalogue))


COMMANDS = (Command(name="later", run=_later),)
ACTIONS = (
    Action(name="snooze", run=_snooze),
    Action(name="snooze_day", run=_snooze_day),
)
