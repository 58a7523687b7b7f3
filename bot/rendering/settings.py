"""The greeting, the help and a chat's settings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.rendering.formats import narrowed_words, opening, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.people import LAST_DAY, Chat, Frequency, Subscription
from commitments.service.guiding import Suggestion
from commitments.service.settings import next_digest_on

FIRST_PAGE = 8
"""Commands on the first page of the help; the rest stands behind "more"."""

_SHORTEST_MONTH = 28
"""Days; a later one is not in every month."""


def greeting(catalogue: Catalogue, *, first_run: bool = False) -> Screen:
    """The answer to /start. `first_run` adds what not to send."""
    return screen(
        [
            catalogue.text("start.what"),
            catalogue.text("start.how"),
            catalogue.text("start.secrets") if first_run else "",
        ],
        [[ButtonSpec(catalogue.text("button.help"), "help", {})]],
    )


def help_page(
    commands: Sequence[tuple[str, str]],
    catalogue: Catalogue,
    *,
    everything: bool = False,
    next_step: Suggestion | None = None,
) -> Screen:
    """The commands as pairs of a name and the Chinese word that calls it, in the order of their use, after what the
    workspace needs next.
    """
    shown = commands if everything else commands[:FIRST_PAGE]
    lines = [
        catalogue.text("help.line", name=name, word=word, what=catalogue.text(f"command.{name}"))
        for name, word in shown
    ]
    more = []
    if len(commands) > len(shown):
        more.append(ButtonSpec(catalogue.text("button.more"), "help", {"everything": True}))
    step = catalogue.text(f"next_step.{next_step.step.value}", count=next_step.count) if next_step else ""
    head = catalogue.text("help.head_all" if everything else "help.head")
    return screen([step, head, lines, catalogue.text("help.tail")], [more])


def digest_settings(chat: Chat, catalogue: Catalogue, *, changed: bool = False) -> Screen:
    """When the chat gets its digest and reminders, with a button for each frequency. `changed` says it was just set."""
    subscription = chat.subscription
    only = narrowed_words(subscription, 40, catalogue)
    lines = [
        catalogue.text("settings.changed") if changed else catalogue.text("settings.head"),
        catalogue.text("settings.digest", when=_when(chat, catalogue)),
        catalogue.text("settings.only", parts=tuple(only)) if only else "",
        "" if subscription.say_quiet else catalogue.text("settings.silent"),
        _reminders(subscription.reminder_leads, catalogue),
        _quiet(chat, catalogue) if subscription.quiet else "",
        catalogue.text("settings.topic") if subscription.topic_id is not None else "",
        next_digest(chat, catalogue),
    ]
    choices = [
        ButtonSpec(opening(catalogue.label(frequency)), "digest", {"frequency": frequency.value})
        for frequency in (*(f for f in Frequency if f is not Frequency.OFF), Frequency.OFF)
        if frequency is not subscription.frequency
    ]
    toggle = "button.stay_silent" if subscription.say_quiet else "button.say_quiet"
    if subscription.frequency is not Frequency.OFF:
        choices.append(ButtonSpec(catalogue.text(toggle), "digest", {"say_quiet": not subscription.say_quiet}))
    return screen([lines, catalogue.text("settings.digest_how")], rows(choices, catalogue))


def _when(chat: Chat, catalogue: Catalogue) -> str:
    subscription = chat.subscription
    return catalogue.text(
        f"settings.when_{subscription.frequency.value}{_which_day(subscription)}",
        day=subscription.month_day,
        weekday=catalogue.text(f"weekday_long.d{subscription.weekday}"),
        hour=_hour(chat),
        zone=chat.timezone,
    )


def _which_day(subscription: Subscription) -> str:
    """How the day of the month is said; the first needs no words of its own."""
    if subscription.frequency not in (Frequency.MONTHLY, Frequency.QUARTERLY) or subscription.month_day == 1:
        return ""
    if subscription.month_day == LAST_DAY:
        return "_end"
    shorter = subscription.frequency is Frequency.MONTHLY and subscription.month_day > _SHORTEST_MONTH
    return "_late" if shorter else "_on"


def _reminders(leads: Sequence[int], catalogue: Catalogue) -> str:
    if not leads:
        return catalogue.text("settings.reminders_off")
    words = catalogue.join(str(lead) for lead in leads if lead)
    if 0 not in leads:
        return catalogue.text("settings.reminders", days=words)
    return catalogue.text("settings.reminders_and_day" if words else "settings.reminders_on_day", days=words)


def next_digest(chat: Chat, catalogue: Catalogue) -> str:
    """When the next digest comes: on the first of its days among the mornings to come; empty where it is off."""
    day = next_digest_on(chat)
    if day is None:
        return ""
    words = catalogue.text(
        "settings.next", day=catalogue.day(day), weekday=catalogue.weekday(day.weekday()), hour=_hour(chat)
    )
    quiet = chat.subscription.quiet
    if quiet is not None and quiet.hold(time(chat.subscription.hour, chat.subscription.minute)):
        words += catalogue.text("settings.held", end=f"{quiet.end:%H:%M}")
    return words


def _hour(chat: Chat) -> str:
    return f"{chat.subscription.hour:02d}:{chat.subscription.minute:02d}"


def _quiet(chat: Chat, catalogue: Catalogue) -> str:
    quiet = chat.subscription.quiet
    if quiet is None:
        return catalogue.text("settings.quiet_off")
    return catalogue.text("settings.quiet", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")


def quiet_hours(chat: Chat, catalogue: Catalogue, *, changed: bool = False) -> Screen:
    """The chat's quiet hours; `changed` says they were just set."""
    head = catalogue.text("settings.changed" if changed else "settings.head")
    return screen([[head, _quiet(chat, catalogue), next_digest(chat, catalogue)], catalogue.text("settings.quiet_how")])


def reminders_set(chat: Chat, catalogue: Catalogue) -> Screen:
    """The chat's reminders have been set."""
    return screen([[catalogue.text("settings.changed"), _reminders(chat.subscription.reminder_leads, catalogue)]])


def timezone_set(chat: Chat, now: datetime, catalogue: Catalogue) -> Screen:
    """The chat's zone has been set, with the time that it makes now."""
    local = now.astimezone(ZoneInfo(chat.timezone))
    return screen([catalogue.text("settings.timezone", zone=chat.timezone, time=f"{local:%H:%M}")])


def language_set(catalogue: Catalogue) -> Screen:
    """The chat's language has been set; `catalogue` is that of the new one."""
    return screen([catalogue.text("settings.language")])
