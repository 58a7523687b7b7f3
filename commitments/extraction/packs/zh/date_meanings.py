"""What each Chinese time word means by itself: owns token → meaning; must not know its neighbours or any anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from commitments.extraction.dates.records import Meaning
from commitments.extraction.dates.words import words
from commitments.extraction.packs.zh.date_tokens import DIGITS, number
from commitments.periods import Grain, last_year_of_plan

Token = re.Match[str]


def either_of(token: Token, *names: str) -> str:
    """The words of the first of the groups that matched, "" for none."""
    found = token.re.groupindex
    return next((token[name] for name in names if name in found and token[name]), "")


def _edged(edge: str | None, whole: Meaning) -> Meaning:
    """年底, 年初, 年中 of a year; whole where there is no edge."""
    if not edge:
        return whole
    rule = {"底": "year_end", "末": "year_end", "初": "year_start", "中": "year_middle"}[edge[-1]]
    return replace(whole, rule=rule, grain=Grain.DAY)


def year_of(token: Token, traditional: bool) -> Meaning | None:
    """The year that a token names, as a meaning of its own."""
    kind = token.lastgroup
    if kind == "year":
        value = number(token["y"])
        if token["yfis"] in ("财政年度", "财年") and traditional:
            return Meaning(rule="fiscal_year", grain=Grain.YEAR, year=value + 1)
        return _edged(token["yedge"], Meaning(rule="year", grain=Grain.YEAR, year=value))
    if kind == "roc":
        return _edged(token["rocedge"], Meaning(rule="year", grain=Grain.YEAR, year=1911 + number(token["rocy"])))
    if kind == "namedyear":
        value = int(token["ny"])
        value += 0 if value > 999 else 1911 if value > 79 else 2000
        return _edged(token["nyedge"], Meaning(rule="year", grain=Grain.YEAR, year=value))
    if kind == "shortyear":
        value = _short_year(token["sy"])
        # Nobody writes of the 115th year but by the calendar of the Republic.
        of_republic = 80 <= value <= 189 if traditional else 100 <= value <= 149 and _in_calendar(token)
        if of_republic:
            value += 1911
        elif 10 <= value <= 49 and token["sy"][0] != "0":
            value += 2000
        else:
            return None
        return _edged(token["syedge"], Meaning(rule="year", grain=Grain.YEAR, year=value))
    if kind == "years":
        first, last = token["ysfrom"] or token["psfrom"], token["ysto"] or token["psto"]
        year = number(last)
        if year < 100:
            year += number(first) // 100 * 100
        if year < number(first):
            return None
        return _edged(token["ysedge"], Meaning(rule="years", grain=Grain.PLAN, year=year))
    if kind == "fiscal":
        first_year, second = int(token["fisy"]), int(token["fist"])
        second = second if second > 99 else first_year // 100 * 100 + second
        if second <= first_year:
            return None
        if token["fisk"] == "学年":
            return Meaning(rule="school_year", grain=Grain.YEAR, year=second)
        if second == first_year + 1 and (traditional or token["fisk"] != "年度"):
            return Meaning(rule="fiscal_year", grain=Grain.YEAR, year=second)
        return Meaning(rule="years", grain=Grain.PLAN, year=second)
    if kind == "span":
        return Meaning(rule="years", grain=Grain.PLAN, shift=words("zh")["spans"][token.group()])
    shift = words("zh")["years"][token["ry"]]
    return _edged(token["ryedge"], Meaning(rule="year", grain=Grain.YEAR, shift=shift))


def _short_year(words_for_it: str) -> int:
    """19, 一九, 115, 一百一十五."""
    if words_for_it.isdecimal() or words_for_it.startswith("一百"):
        return number(words_for_it)
    return DIGITS[words_for_it[0]] * 10 + DIGITS[words_for_it[1]]


def _in_calendar(token: Token) -> bool:
    """Whether a year goes on as a date does: 115年第2季, 115年3月, 115年底."""
    return bool(token["syedge"] or token.group().endswith("度") or _PART_OF_YEAR.match(token.string, token.end()))


_PART_OF_YEAR = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|第?[一二三四1-4]季|[上下]半年")


def in_the_year(part: Meaning, year: Meaning) -> Meaning:
    """A part of a year, in the year."""
    return replace(part, year=year.year, shift=year.shift)


def up_to(left: Meaning, right: Meaning) -> Meaning:
    """FROM 至 TO means TO, which takes over what it leaves out: 2018年10月8日至11月30日, 2018年11月至次年3月."""
    if right.rule == "day" and not right.month:
        right = replace(right, month=left.month, month_shift=left.month_shift)
    if right.shift == 1 and left.year is not None:
        return replace(right, year=left.year + 1, shift=None)
    if not right.has_year:
        goes_over = left.month > right.month > 0
        year = left.year + goes_over if left.year is not None else None
        shift = left.shift + goes_over if left.shift is not None else None
        return replace(right, year=year, shift=shift)
    if left.rule == right.rule == "year" and left.has_year:
        return replace(right, rule="years", grain=Grain.PLAN)
    return right


def _month(token: Token) -> Meaning | None:
    value = number(token["m"])
    if not 1 <= value <= 12 or (len(token["m"]) == 2 and token["m"] not in _TWO_SIGNS):
        return None
    return _month_edge(token["medge"], Meaning(rule="month", grain=Grain.MONTH, month=value))


def _first_month(token: Token) -> Meaning | None:
    """元月."""
    return _month_edge(token["fmedge"], Meaning(rule="month", grain=Grain.MONTH, month=1))


_TWO_SIGNS = {"10", "11", "12", "十一", "十二", *(f"0{value}" for value in range(1, 10))}


def _month_edge(edge: str | None, whole: Meaning) -> Meaning:
    if not edge:
        return whole
    if edge in ("底", "末"):
        return replace(whole, rule="month_end", grain=Grain.DAY)
    if edge == "初":
        return replace(whole, rule="month_start", grain=Grain.DAY)
    third = {"上旬": 1, "中旬": 2, "上中旬": 2, "中": 2}.get(edge, 3)
    return replace(whole, rule="xun", grain=Grain.DAY, number=third)


def _quarter(token: Token) -> Meaning | None:
    edge, value = either_of(token, "qedge", "qfedge"), number(either_of(token, "qfirst", "q", "qq") or "1")
    whole = Meaning(rule="quarter", grain=Grain.QUARTER, number=value)
    return replace(whole, rule="quarter_end", grain=Grain.DAY) if edge in ("末", "底") else whole


def _months_so_far(token: Token) -> Meaning | None:
    """前8个月: January to August, of this year if none is named."""
    value = number(token["msofar"])
    return Meaning(rule="month", grain=Grain.MONTH, month=value, shift=0) if 1 <= value <= 12 else None


def _half(token: Token) -> Meaning | None:
    whole = Meaning(rule="half", grain=Grain.HALF, number=1 + (token["h"] == "下"))
    return replace(whole, rule="half_end", grain=Grain.DAY) if token["hedge"] else whole


def _edge(token: Token) -> Meaning | None:
    word = token.group()
    if word in ("月底", "月末"):
        return Meaning(rule="month_end", grain=Grain.DAY, month_shift=0)
    if word == "月初":
        return Meaning(rule="month_start", grain=Grain.DAY, month_shift=1)
    if word.startswith("季"):
        return Meaning(rule="quarter_end", grain=Grain.DAY, quarter_shift=0)
    if word.endswith("内"):
        return Meaning(rule="year", grain=Grain.YEAR, shift=0)
    if word == "年终":
        return Meaning(rule="year_end", grain=Grain.DAY)
    return _edged(word, Meaning(rule="year", grain=Grain.YEAR))


def _season(token: Token) -> Meaning | None:
    shift = {"今": 0, "明": 1, "来": 1, "去": -1}.get(token["sy2"]) if token["sy2"] else None
    if token["snow"]:
        shift = 1
    return Meaning(rule="season", grain=Grain.QUARTER, number=words("zh")["seasons"][token["s"]], shift=shift)


def _feast(token: Token) -> Meaning | None:
    lexicon, name = words("zh"), token["fn"]
    before = "前" in token["ft"] and "后" not in token["ft"]
    named = lexicon["double_feasts"].get(name) or (f"{token['fother']}、{name}" if token["fother"] else "")
    if named:
        return Meaning(rule="festival", grain=Grain.DAY, name=named, before=before, names_day=True)
    if name in lexicon["feasts"]:
        month, day = map(int, lexicon["feasts"][name].split("-"))
        return Meaning(rule="occasion", grain=Grain.DAY, month=month, day=day, before=before, names_day=True)
    return Meaning(rule="festival", grain=Grain.DAY, name=lexicon["moving_feasts"][name], before=before, names_day=True)


def _occasion(token: Token) -> Meaning | None:
    month, day = map(int, words("zh")["occasions"][token["oc"]].split("-"))
    tail = token["octail"] or ""
    return Meaning(rule="occasion", grain=Grain.DAY, month=month, day=day, before="前" in tail and "后" not in tail)


def _day_of_month(token: Token) -> Meaning | None:
    value = number(either_of(token, "d", "md"))
    return Meaning(rule="day", grain=Grain.DAY, day=value, names_day=True) if 1 <= value <= 31 else None


def _point_day(token: Token) -> Meaning | None:
    """9.30前: month and day."""
    return Meaning(rule="day", grain=Grain.DAY, month=int(token["pm"]), day=int(token["pd"]), names_day=True)


def _full(token: Token) -> Meaning | None:
    month, day = int(token["fm"]), int(token["fd"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Meaning(rule="day", grain=Grain.DAY, year=int(token["fy"]), month=month, day=day, names_day=True)


def _republic_day(token: Token) -> Meaning | None:
    """114.12.31: a day by the calendar of the Republic."""
    year, month, day = 1911 + int(token["rdy"]), int(token["rdm"]), int(token["rdd"])
    return Meaning(rule="day", grain=Grain.DAY, year=year, month=month, day=day, names_day=True)


def _year_month(token: Token) -> Meaning | None:
    whole = Meaning(rule="month", grain=Grain.MONTH, year=int(token["ymy"]), month=int(token["ymm"]))
    return _month_edge(token["ymedge"], whole)


def _relative_month(token: Token) -> Meaning | None:
    shift = words("zh")["months"][token["rm"]]
    return _month_edge(token["rmedge"], Meaning(rule="month", grain=Grain.MONTH, month_shift=shift))


def _relative_quarter(token: Token) -> Meaning | None:
    whole = Meaning(rule="quarter", grain=Grain.QUARTER, quarter_shift=words("zh")["quarters"][token["rq"]])
    return replace(whole, rule="quarter_end", grain=Grain.DAY) if token["rqedge"] else whole


def _relative_fiscal_year(token: Token) -> Meaning | None:
    shift = {"本": 0, "下": 1, "下一": 1, "来": 1}.get(token["relf"], -1)
    return Meaning(rule="this_fiscal_year", grain=Grain.YEAR, number=shift)


def _action_plan(token: Token) -> Meaning | None:
    """三年行动计划 with no years given: three calendar years, the document's the first."""
    count = number(token.group().split("年")[0])
    return Meaning(rule="action_plan", grain=Grain.PLAN, shift=count - 1) if 2 <= count <= 20 else None


def _plan(token: Token) -> Meaning | None:
    name = token["p2"] or token["p"]
    plan = number(token["pn5"]) if token["pn5"] else number(name[:-1])
    year = last_year_of_plan(plan)
    tail = token["pt"] or ""
    if token["pk"]:
        year += number(token["pk"]) - 5 if token["pw"] != "后" else 0
    elif token["pnth"]:
        year += number(token["pnth"]) - 5
    elif "开局" in tail:
        year -= 4
    return Meaning(rule="five_year_plan", grain=Grain.PLAN, year=year)


def duration_of(token: Token, kind: str) -> Meaning | None:
    """三个月内, 一年半内, 60个工作日内, 3-5年内 (the later)."""
    unit, first = token[f"{kind}unit"], token[f"{kind}to"] or token[f"{kind}from"]
    half = bool(token[f"{kind}half"] or token[f"{kind}tail"])
    if first in ("几", "数"):
        return None
    if first == "半":
        return _half_of(unit)
    count = number(first)
    if unit == "月" and not (token[f"{kind}ge"] or token[f"{kind}ge1"]):
        return None
    days = {
        "工作日": "duration_working_days",
        "天": "duration_days",
        "日": "duration_days",
        "自然日": "duration_days",
        "日历日": "duration_days",
        "日历天": "duration_days",
    }
    if unit in days:
        return Meaning(rule=days[unit], grain=Grain.DAY, number=count, names_day=True)
    if unit == "小时":
        # Less than a day is a standard of service, no date.
        if count < 24:
            return None
        return Meaning(rule="duration_days", grain=Grain.DAY, number=-(-count // 24), names_day=True)
    if unit in ("周", "星期", "礼拜"):
        return Meaning(rule="duration_weeks", grain=Grain.DAY, number=count)
    if unit in ("月", "季度"):
        months = count * (3 if unit == "季度" else 1)
        return Meaning(rule="duration_months", grain=Grain.DAY, number=months, day=15 * half)
    grain = Grain.PLAN if count > 1 else Grain.YEAR
    return Meaning(rule="duration_years", grain=grain, number=12 * count + 6 * half)


def _half_of(unit: str) -> Meaning | None:
    if unit == "年":
        return Meaning(rule="duration_months", grain=Grain.DAY, number=6)
    if unit == "月":
        return Meaning(rule="duration_days", grain=Grain.DAY, number=15)
    return None


def _week(token: Token) -> Meaning | None:
    day, relative = token["wd"], token["wr"]
    if not (day or relative):
        return None
    weekday = 7 if not day or day in "日天末7" else number(day)
    if relative is None:
        return Meaning(rule="weekday", grain=Grain.DAY, number=weekday, names_day=True)
    return Meaning(
        rule="week", grain=Grain.DAY, shift=words("zh")["weeks"][relative], number=weekday, names_day=bool(day)
    )


def _relative_day(token: Token) -> Meaning | None:
    return Meaning(rule="duration_days", grain=Grain.DAY, number=words("zh")["days"][token.group()], names_day=True)


def _century(token: Token) -> Meaning | None:
    return Meaning(rule="century", grain=Grain.PLAN, year=2100 if token["ce"].startswith("末") else 2050)


def _anniversary(token: Token) -> Meaning | None:
    first = date.fromisoformat(words("zh")["anniversaries"][token["an"]])
    year = first.year + number(token["ann"])
    return Meaning(rule="day", grain=Grain.DAY, year=year, month=first.month, day=first.day, names_day=True)


Build = Callable[[Token], Meaning | None]

YEARS = frozenset({"year", "roc", "namedyear", "shortyear", "years", "fiscal", "span", "relyear"})
DAYS = frozenset({"day", "monthday"})
PART: dict[str, Build] = {
    "half": _half, "quarter": _quarter, "quartersofar": _quarter, "quarterq": _quarter, "firstquarter": _quarter,
    "monthsofar": _months_so_far, "month": _month, "firstmonth": _first_month, "season": _season,
    "feast": _feast, "occasion": _occasion, "edge": _edge,
    "day": _day_of_month, "monthday": _day_of_month, "pointday": _point_day,
}  # fmt: skip
PARTS = frozenset(PART)
SINGLE: dict[str, Build] = {
    "full": _full, "rocday": _republic_day, "yearmonth": _year_month, "relmonth": _relative_month,
    "relquarter": _relative_quarter, "relfiscal": _relative_fiscal_year, "action": _action_plan, "plan": _plan,
    "week": _week,
    "ahead": lambda token: duration_of(token, "a"),
    "duration": lambda token: duration_of(token, "w"),
    "limit": lambda token: duration_of(token, "l"),
    "relday": _relative_day,
    "thisplan": lambda token: Meaning(rule="this_five_year_plan", grain=Grain.PLAN), "century": _century,
    "anniversary": _anniversary,
}  # fmt: skip
