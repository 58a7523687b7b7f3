"""What arrives by itself: /digest and /remind."""

from __future__ import annotations

import re

from bot.call import Action, Call, Command
from bot.i18n.vocabulary import fold, frequency_of, weekday_of
from bot.rendering.digest import digest
from bot.rendering.settings import digest_settings, reminders_set
from bot.replies import Reply
from bot.typed import hour_of
from commitments.errors import Misunderstood
from commitments.people import Frequency
from commitments.service import settings
from commitments.service.morning import digest_now

_NOW = frozenset({"now", "现在", "立即", "马上", "今天"})


def _digest(call: Call) -> Reply:
    """`/digest now`, `/digest weekly 周五 8`, `/digest off`; alone it shows the setting."""
    if "frequency" in call.values:
        chat = settings.set_digest(call.ctx, Frequency(call.values["frequency"]))
        return Reply.redraw(digest_settings(chat, call.catalogue, changed=True))
    words = [fold(word) for word in call.arguments.replace("每周", "每周 ").split()]
    if not words:
        return Reply.say(digest_settings(call.ctx.chat, call.catalogue))
    if words[0].casefold() in _NOW:
        plan = digest_now(call.ctx.uow, call.ctx.chat, call.ctx.now)
        return Reply.say(digest(plan, call.catalogue))
    frequency, weekday, hour = _schedule(words)
    chat = settings.set_digest(call.ctx, frequency, weekday=weekday, hour=hour)
    return Reply.say(digest_settings(chat, call.catalogue, changed=True))


def _schedule(words: list[str]) -> tuple[Frequency, int | None, int | None]:
    frequency: Frequency | None = None
    weekday: int | None = None
    hour: int | None = None
    for word in words:
        day = weekday_of(word) if weekday_of(word) is not None else weekday_of("周" + word)
        if (often := frequency_of(word)) is not None:
            frequency = often
        elif day is not None:
            weekday = day
        elif (at := hour_of(word)) is not None:
            hour = at
        else:
            raise Misunderstood("error.needs_digest_words", words=word)
    if frequency is None:
        frequency = Frequency.WEEKLY
    return frequency, weekday, hour


def _remind(call: Call) -> Reply:
    """`/remind 30 7 1`: days before a date; `/remind off` for none; alone it shows the setting."""
    words = re.split(r"[\s,、天]+", fold(call.arguments).strip())
    words = [word for word in words if word]
    if not words:
        return Reply.say(digest_settings(call.ctx.chat, call.catalogue))
    if len(words) == 1 and frequency_of(words[0]) is Frequency.OFF:
        return Reply.say(reminders_set(settings.set_reminders(call.ctx, ()), call.catalogue))
    if not all(word.isdecimal() for word in words):
        raise Misunderstood("error.needs_lead_days", most=settings.MAX_LEADS, longest=settings.MAX_LEAD_DAYS)
    chat = settings.set_reminders(call.ctx, tuple(int(word[:6]) for word in words))
    return Reply.say(reminders_set(chat, call.catalogue))


def _digest_settings(call: Call) -> Reply:
    return Reply.say(digest_settings(call.ctx.chat, call.catalogue))


COMMANDS = (
    Command(name="digest", run=_digest),
    Command(name="remind", run=_remind),
)
ACTIONS = (Action(name="digest_settings", run=_digest_settings),)
