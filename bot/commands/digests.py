"""What arrives by itself: /digest, /remind and /quiet, and the plain text of what has arrived."""

from __future__ import annotations

import re
from typing import Any

from bot.call import Action, Call, Command
from bot.filters import owner_condition, tag_condition
from bot.i18n.vocabulary import fold, frequency_of, says_quiet, weekday_of
from bot.rendering.digest import digest
from bot.rendering.settings import digest_settings, quiet_hours, reminders_set
from bot.replies import Reply, Screen
from bot.typed import leading_expression, time_of
from commitments.errors import Misunderstood
from commitments.extraction.packs.zh.measures import cn_number
from commitments.people import LAST_DAY, Frequency, QuietHours
from commitments.service import bodies, settings
from commitments.service.morning import digest_now

_NOW = frozenset({"now", "现在", "立即", "马上", "今天"})
_GLUED = re.compile(r"(每周|每星期|周报|每天|每日|工作日|每月|每季度|每季(?!度))(?=\S)")
_GLUED_DAY = re.compile(r"(?<!\S)((?:周|星期|礼拜)?[一二三四五六日天])(?=[\d上下早晚凌中])")
"""What people write without a space before the day or the time: 每周一, 每天8点, 周五下午5点."""
_BODY = re.compile(r"(?:单位|只看|body|only)\s*[:\s]\s*(?P<name>.+)", re.IGNORECASE)
_EVERY_BODY = frozenset({"全部", "全部单位", "所有单位", "all", "all bodies", "every body"})
_DAY_OF_MONTH = re.compile(
    r"(?:on\s+)?(?:the\s+)?(?:(?P<first>第一天|[月季]?初|first(?: day)?)|(?P<last>月?[底末]|最后一天|last(?: day)?)"
    r"|第?(?P<day>\d{1,2})(?:[日号天]|st|nd|rd|th))(?=\s|$)",
    re.IGNORECASE,
)
_QUARTER_END = re.compile(r"季末|季度末|(?:the )?end of (?:the|each|every) quarter", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:[\s,、;]|和|及|以及|and\b)*(?:提前|前)?\s*"
    r"(?:(?P<same_day>(?:到期)?当[天日]|到期那天|(?:on )?(?:the )?(?:same |due )?day\b|0)(?!\d)"
    r"|(?P<number>\d{1,6}|[一二两三四五六七八九十百]+|an?\b|one\b)\s*"
    r"(?P<unit>天|日|周|个?星期|个?礼拜|个?月|days?\b|weeks?\b|months?\b|[dw]\b)?)",
    re.IGNORECASE,
)
_LEAD_UNITS = {"周": 7, "星期": 7, "礼拜": 7, "w": 7, "月": 30, "mo": 30}
_BETWEEN = frozenset({"every", "each", "on", "at", "in", "the"})
"""English words that say nothing by themselves: "every Monday at 9"."""
_SPAN = re.compile(r"(?P<start>.+?)\s*(?:-|—|–|~|至|到|to)\s*(?P<end>.+)")
_LONGEST_BODY = 60


def _digest(call: Call) -> Reply:
    """`/digest now`, `/digest weekly 周五 8:30`, `/digest 住建局 #黑名单`, `/digest 跟进人 张敏`, `/digest off`.

    Alone it shows the setting.
    """
    if "frequency" in call.values or "say_quiet" in call.values:
        frequency = Frequency(call.values["frequency"]) if "frequency" in call.values else None
        chat = settings.set_digest(call.ctx, frequency, say_quiet=call.values.get("say_quiet"))
        return Reply.redraw(digest_settings(chat, call.catalogue, changed=True))
    words = fold(call.arguments).strip()
    if not words:
        return Reply.say(digest_settings(call.ctx.chat, call.catalogue))
    if words.casefold() in _NOW:
        plan = digest_now(call.ctx.uow, call.ctx.chat, call.ctx.now)
        return Reply.say(digest(plan, call.catalogue, subscription=call.ctx.chat.subscription))
    chat = settings.set_digest(call.ctx, **_wishes(_apart(words), call))
    return Reply.say(digest_settings(chat, call.catalogue, changed=True))


def _apart(words: str) -> str:
    """The words with a space between what is written together: "每周 一 9点半"."""
    return _GLUED_DAY.sub(r"\1 ", _GLUED.sub(r"\1 ", words))


def _wishes(rest: str, call: Call) -> dict[str, Any]:
    """What the words ask for, as arguments of `settings.set_digest`. A day alone asks for a weekly digest."""
    wishes: dict[str, Any] = {}
    whole = rest
    while rest:
        name, value, rest = _next_wish(rest, call)
        wishes[name] = value
    often = wishes.get("frequency", call.ctx.chat.subscription.frequency)
    if "month_day" in wishes and often not in (Frequency.MONTHLY, Frequency.QUARTERLY):
        raise _unknown(whole, call)
    if "weekday" in wishes:
        wishes.setdefault("frequency", Frequency.WEEKLY)
    return wishes


def _next_wish(rest: str, call: Call) -> tuple[str, Any, str]:
    first, _, after = rest.partition(" ")
    if often := leading_expression("frequency", rest, frequency_of):
        return "frequency", *often
    day = weekday_of(first) if weekday_of(first) is not None else weekday_of("周" + first)
    if day is not None:
        return "weekday", day, after.strip()
    said = leading_expression("when_quiet", rest, says_quiet)
    if said is not None:
        return "say_quiet", *said
    if _QUARTER_END.match(rest):
        raise Misunderstood("error.digest_quarter_end", words=rest)
    if (named := _DAY_OF_MONTH.match(rest)) and (month_day := _month_day(named)) is not None:
        return "month_day", month_day, rest[named.end() :].strip()
    at = time_of(first)
    if at is not None:
        return "at", at, after.strip()
    if rest.casefold() in _EVERY_BODY:
        return "everything", True, ""
    if (owned := owner_condition(rest, call)) and owned[0] is not None:
        return "owner", *owned
    if tag := tag_condition(rest):
        return "tag", *tag
    if only := _BODY.fullmatch(rest):
        name = only["name"].strip()
        if name.casefold() in _EVERY_BODY:
            return "everything", True, ""
        return "body", name[:_LONGEST_BODY], ""
    if meant := bodies.at_start(call.ctx, rest):
        return "body", meant[0].name, meant[1]
    if first.casefold() in _BETWEEN and after:
        return _next_wish(after, call)
    raise _unknown(rest, call)


def _month_day(named: re.Match[str]) -> int | None:
    """The day of the month; None for one that no month has."""
    if named["day"] is None:
        return LAST_DAY if named["last"] else 1
    day = int(named["day"])
    return day if 1 <= day <= LAST_DAY else None


def _unknown(words: str, call: Call) -> Misunderstood:
    looks_like_body = re.search(r"[局委办厅部署院会]$|department|council|ministry|office", words.casefold())
    return Misunderstood("error.unknown_body" if looks_like_body else "error.needs_digest_words", words=words)


def _remind(call: Call) -> Reply:
    """`/remind 30 7 1`: days before a date; `/remind off` for none; alone it shows the setting."""
    words = fold(call.arguments).strip()
    if not words:
        return Reply.say(digest_settings(call.ctx.chat, call.catalogue))
    leads = () if frequency_of(words) is Frequency.OFF else _leads(words)
    if leads is None:
        raise Misunderstood("error.needs_lead_days", most=settings.MAX_LEADS, longest=settings.MAX_LEAD_DAYS)
    return Reply.say(reminders_set(settings.set_reminders(call.ctx, leads), call.catalogue))


def _leads(words: str) -> tuple[int, ...] | None:
    """Days of notice: "30 7 1", "提前30天、一周和当天", "a month, 7 days and on the day"; None for anything else.

    A week is 7 days and a month 30.
    """
    found, at = [], 0
    while at < len(words):
        match = _LEAD.match(words, at)
        if match is None or match.end() == at:
            return None
        if match["same_day"]:
            found.append(0)
        elif match["number"]:
            number = match["number"].lower()
            count = int(number) if number.isdecimal() else 1 if number in ("a", "an", "one") else cn_number(number)
            if count is None:
                return None
            unit = (match["unit"] or "").lower()
            found.append(count * next((days for sign, days in _LEAD_UNITS.items() if sign in unit), 1))
        at = match.end()
    return tuple(found) or None


def _quiet(call: Call) -> Reply:
    """`/quiet 22-8`, `/quiet 晚上10点半到早上7点`, `/quiet off`; alone it shows the setting."""
    words = fold(call.arguments).strip()
    if not words:
        return Reply.say(quiet_hours(call.ctx.chat, call.catalogue))
    if frequency_of(words) is Frequency.OFF:
        return Reply.say(quiet_hours(settings.set_quiet_hours(call.ctx, None), call.catalogue, changed=True))
    span = _SPAN.fullmatch(words)
    start, end = (time_of(span["start"]), time_of(span["end"])) if span else (None, None)
    if start is None or end is None or start == end:
        raise Misunderstood("error.needs_quiet_hours", words=call.arguments)
    chat = settings.set_quiet_hours(call.ctx, QuietHours(start, end))
    return Reply.say(quiet_hours(chat, call.catalogue, changed=True))


def _digest_settings(call: Call) -> Reply:
    return Reply.say(digest_settings(call.ctx.chat, call.catalogue))


def _plain_text(call: Call) -> Reply:
    """The text of a digest or a reminder as it was, without buttons, to be forwarded or copied."""
    return Reply.say(Screen(str(call.values["text"])))


COMMANDS = (
    Command(name="digest", run=_digest),
    Command(name="remind", run=_remind),
    Command(name="quiet", run=_quiet),
)
ACTIONS = (
    Action(name="digest_settings", run=_digest_settings),
    Action(name="plain_text", run=_plain_text),
)
