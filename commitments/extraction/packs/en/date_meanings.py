"""What each English time word means by itself: owns token → meaning; must not know its neighbours or any anchor.

British order: 3/4/2026 is 3 April. A year like 2025/26 is a financial year and ends on 31 March.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from commitments.extraction.dates.records import Meaning
from commitments.extraction.dates.words import words
from commitments.periods import Grain

Token = re.Match[str]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def edged(edge: str, whole: Meaning) -> Meaning:
    """End of, early, mid- and the like before a year, a quarter, a half or a month."""
    if not edge:
        return whole
    if edge == "end":
        rule = {"year": "year_end", "quarter": "quarter_end", "half": "half_end", "month": "month_end"}.get(
            whole.rule, whole.rule
        )
        grain = whole.grain if whole.grain is Grain.PLAN else Grain.DAY
        return replace(whole, rule=rule, grain=grain)
    if whole.rule == "century":
        return replace(whole, year=2050) if edge == "middle" else whole
    if whole.rule == "month":
        if edge == "middle":
            return replace(whole, rule="xun", grain=Grain.DAY, number=2)
        return replace(whole, rule="month_start", grain=Grain.DAY)
    if whole.rule == "school_year" and whole.year and edge == "start":
        return replace(whole, rule="day", grain=Grain.DAY, year=whole.year - 1, month=9, day=1)
    if whole.rule == "year":
        return replace(whole, rule="year_middle" if edge == "middle" else "year_start", grain=Grain.DAY)
    return whole


def _year_number(first: str, second: str | None) -> tuple[int, int]:
    """First and last year of 2025, 2025/26, 2025-2027."""
    low = int(first) if len(first) == 4 else 2000 + int(first)
    if not second:
        return low, low
    return low, int(second) if len(second) == 4 else low // 100 * 100 + int(second)


def _when(token: Token, kind: str, part: Meaning) -> Meaning:
    """The year that follows a part of a year: a number, or next year and the like."""
    if token[f"{kind}y"]:
        return replace(part, year=int(token[f"{kind}y"]))
    return replace(part, shift=_shift(token[f"{kind}rel"]))


def _shift(relation: str | None) -> int | None:
    if not relation:
        return None
    if re.search(r"next|following|coming", relation, re.IGNORECASE):
        return 1
    return 0 if re.search(r"this|current|same", relation, re.IGNORECASE) else None


def _month_number(name: str) -> int:
    months: list[str] = words("en")["months"]
    return months.index(name[:3].lower()) + 1


def _amount(words_for_it: str) -> int:
    known: dict[str, int] = words("en")["numbers"]
    return int(words_for_it) if words_for_it.isdecimal() else known[words_for_it.lower()]


def _on_day(day: int, month: int, year: int | None) -> Meaning | None:
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Meaning(rule="day", grain=Grain.DAY, year=year, month=month, day=day, names_day=True)


def _iso(token: Token) -> Meaning | None:
    return _on_day(int(token["id"]), int(token["im"]), int(token["iy"]))


def _numeric(token: Token) -> Meaning | None:
    year = int(token["ny"])
    return _on_day(int(token["nd"]), int(token["nm"]), year if year > 99 else 2000 + year)


def _day_month(token: Token) -> Meaning | None:
    year = int(token["dy"]) if token["dy"] else None
    whole = _on_day(int(re.sub(r"\D", "", token["d"])), _month_number(token["dm"]), year)
    return replace(whole, shift=_shift(token["dmrel"])) if whole else None


def _month_day(token: Token) -> Meaning | None:
    year = int(token["mdy"]) if token["mdy"] else None
    return _on_day(int(re.sub(r"\D", "", token["md"])), _month_number(token["mm"]), year)


def _month(token: Token) -> Meaning | None:
    whole = Meaning(rule="month", grain=Grain.MONTH, month=_month_number(token["m"]))
    if token["my"] or token["my2"]:
        return replace(whole, year=int(token["my"] or f"20{token['my2']}"))
    return replace(whole, shift=_shift(token["mrel"]))


def _quarter(token: Token) -> Meaning | None:
    if token["qnow"]:
        shift = 0 if token["qnow"].lower() in ("this", "current", "the") else 1
        return Meaning(rule="quarter", grain=Grain.QUARTER, quarter_shift=shift)
    number = int(token["q"]) if token["q"] else words("en")["ordinals"][token["qo"].lower()]
    kind = "q" if token["q"] else "r"
    if token[f"{kind}y2"]:
        return _fiscal_quarter(number, *_year_number(token[f"{kind}y"], token[f"{kind}y2"]))
    return _when(token, kind, Meaning(rule="quarter", grain=Grain.QUARTER, number=number))


def _fiscal_quarter(number: int, first: int, last: int) -> Meaning:
    """Q1 of 2025/26 is April to June 2025, its Q4 January to March 2026."""
    if number == 4:
        return Meaning(rule="quarter", grain=Grain.QUARTER, number=1, year=last)
    return Meaning(rule="quarter", grain=Grain.QUARTER, number=number + 1, year=first)


def _month_quarter(token: Token) -> Meaning | None:
    whole = Meaning(rule="quarter", grain=Grain.QUARTER, number=_month_number(token["zm"]) // 3)
    return replace(whole, year=int(token["zyb"])) if token["zyb"] else _when(token, "z", whole)


def _year_quarter(token: Token) -> Meaning | None:
    return Meaning(rule="quarter", grain=Grain.QUARTER, number=int(token["yqq"]), year=int(token["yqy"]))


def _half(token: Token) -> Meaning | None:
    if token["h"]:
        return _when(token, "h", Meaning(rule="half", grain=Grain.HALF, number=int(token["h"])))
    number = 1 if token["ho"].lower() in ("first", "1st") else 2
    return _when(token, "o", Meaning(rule="half", grain=Grain.HALF, number=number))


def _season(token: Token) -> Meaning | None:
    """Winter 2025/26 ends in February 2026, as winter 2025 does."""
    return _when(
        token, "s", Meaning(rule="season", grain=Grain.QUARTER, number=words("en")["seasons"][token["s"].lower()])
    )


def _fiscal(token: Token) -> Meaning | None:
    for first, second in (("fy", "fy2"), ("fyy", "fyy2"), ("fby", "fby2")):
        if token[first]:
            low, high = _year_number(token[first], token[second])
            # "financial year 2025" alone is the one that begins in 2025, FY26 the one that ends in it.
            last = high if token[second] or first == "fyy" else low + 1
            return Meaning(rule="fiscal_year", grain=Grain.YEAR, year=last)
    relation = (token["frel"] or "").lower()
    shift = 1 if relation in ("next", "following", "coming") else 0
    return Meaning(rule="this_fiscal_year", grain=Grain.YEAR, number=shift)


def _school(token: Token) -> Meaning | None:
    for first, second in (("cy", "cy2"), ("dcy", "dcy2"), ("ecy", "ecy2")):
        if token[first]:
            return Meaning(rule="school_year", grain=Grain.YEAR, year=_year_number(token[first], token[second])[1])
    if token["fcy"]:
        return Meaning(rule="school_year", grain=Grain.YEAR, year=int(token["fcy"]) + 1)
    return Meaning(rule="school_year", grain=Grain.YEAR) if token["crel"].lower() != "next" else None


def _years(token: Token) -> Meaning | None:
    low, high = _year_number(token["ysy"], token["ysy2"] or token["ysy3"])
    if high <= low:
        return None
    if high == low + 1 and token["ysy3"]:
        return Meaning(rule="fiscal_year", grain=Grain.YEAR, year=high)
    return Meaning(rule="years", grain=Grain.PLAN, year=high)


def _century(token: Token) -> Meaning | None:
    return Meaning(rule="century", grain=Grain.PLAN, year=2100)


def _decade(token: Token) -> Meaning | None:
    if token["dec"]:
        return Meaning(rule="decade", grain=Grain.PLAN, year=int(token["dec"]) + 9)
    return Meaning(rule="decade", grain=Grain.PLAN, year=2030)


def _relative_year(token: Token) -> Meaning | None:
    if token["yr"]:
        shift = _shift(token["yr"])
        return Meaning(rule="year", grain=Grain.YEAR, shift=shift)
    rule = "year_end" if token.group().lower().endswith("end") else "year"
    return Meaning(rule=rule, grain=Grain.DAY if rule == "year_end" else Grain.YEAR)


def _relative_month(token: Token) -> Meaning | None:
    shift = 1 if token["mr"].lower() in ("next", "coming", "following") else 0
    return Meaning(rule="month", grain=Grain.MONTH, month_shift=shift)


def _week(token: Token) -> Meaning | None:
    if token["wcd"]:
        year = int(token["wcy"]) if token["wcy"] else None
        monday = _on_day(int(re.sub(r"\D", "", token["wcd"])), _month_number(token["wcm"]), year)
        return Meaning(rule="duration_days", grain=Grain.DAY, number=6, since=monday)
    shift = 1 if token["wr"].lower() in ("next", "coming", "following") else 0
    return Meaning(rule="week", grain=Grain.DAY, shift=shift, number=7)


def _weekday(token: Token) -> Meaning | None:
    number = _WEEKDAYS.index(token["wd"][:3].lower()) + 1
    if (token["wdr"] or "").lower() == "next":
        return Meaning(rule="week", grain=Grain.DAY, shift=1, number=number, names_day=True)
    return Meaning(rule="weekday", grain=Grain.DAY, number=number, names_day=True)


def _year(token: Token) -> Meaning | None:
    return Meaning(rule="year", grain=Grain.YEAR, year=int(token["y"]))


_PLURALS = ("days", "weeks", "months", "years", "quarters")


def _within(token: Token) -> Meaning | None:
    """Within six months, over the next three years, in 10 working days' time."""
    if not (token["wn"] or token["wnext"] or token["wpre"].lower() == "within") or (
        token["wnext"] and token["wnext"].lower() == "first"
    ):
        return None
    if not token["wn"] and token.group().lower().endswith(_PLURALS):
        return None  # over the coming months: nobody says how many
    if token["wpre"].lower() in ("for", "the", "during", "over") and not token["wnext"]:
        return None
    if token["wnext"] and not token["wn"] and token["wunit"].lower() == "quarter":
        return Meaning(rule="quarter", grain=Grain.QUARTER, quarter_shift=1)
    return _length(_amount(token["wn"]) if token["wn"] else 1, token["wunit"], token["wwork"])


def _from_now(token: Token) -> Meaning | None:
    return _length(_amount(token["fn"]), token["funit"], token["fwork"])


def _length(count: int, unit: str, work: str | None) -> Meaning | None:
    unit = unit.lower()
    if unit == "day":
        rule = "duration_weekdays" if work else "duration_days"
        return Meaning(rule=rule, grain=Grain.DAY, number=count, names_day=True)
    if unit == "hour":
        return Meaning(rule="duration_days", grain=Grain.DAY, number=-(-count // 24), names_day=True)
    if unit in ("week", "fortnight"):
        return Meaning(rule="duration_weeks", grain=Grain.DAY, number=count * (1 + (unit == "fortnight")))
    if unit in ("month", "quarter"):
        return Meaning(rule="duration_months", grain=Grain.DAY, number=count * (1 if unit == "month" else 3))
    if unit == "decade":
        count *= 10
    return Meaning(rule="duration_years", grain=Grain.PLAN if count > 1 else Grain.YEAR, number=12 * count)


def _recess(token: Token) -> Meaning | None:
    which = (token["rk"] or token["rk2"]).lower()
    if which == "christmas":
        return Meaning(rule="occasion", grain=Grain.DAY, month=12, day=25, before=True)
    if which == "easter":
        return Meaning(rule="festival", grain=Grain.DAY, name="easter", before=True)
    return Meaning(rule="recess", grain=Grain.MONTH, month=7) if which == "summer" else None


def _new_year(token: Token) -> Meaning | None:
    return Meaning(rule="year_start", grain=Grain.DAY)


def _turn_of_year(token: Token) -> Meaning | None:
    return Meaning(rule="year_end", grain=Grain.DAY)


def _feast(token: Token) -> Meaning | None:
    name = token["fname"].lower()
    before = not token["fpre"].lower().startswith(("by", "until", "between")) or "new year" in name
    year = int(token["fyear"]) if token["fyear"] else None
    if name in ("easter", "good friday"):
        return Meaning(rule="festival", grain=Grain.DAY, name="easter", year=year, before=before, names_day=True)
    month, day = map(int, words("en")["feasts"][name].split("-"))
    return Meaning(rule="occasion", grain=Grain.DAY, year=year, month=month, day=day, before=before, names_day=True)


def _relative_day(token: Token) -> Meaning | None:
    shift = {"today": 0, "tomorrow": 1}.get(token["rd"].lower(), 2)
    return Meaning(rule="duration_days", grain=Grain.DAY, number=shift, names_day=True)


BUILD: dict[str, Callable[[Token], Meaning | None]] = {
    "iso": _iso, "numeric": _numeric, "daymonth": _day_month, "monthday": _month_day, "month": _month,
    "monthquarter": _month_quarter,
    "quarter": _quarter, "yearquarter": _year_quarter, "half": _half, "season": _season, "fiscal": _fiscal,
    "school": _school, "years": _years, "century": _century, "decade": _decade,
    "parliament": lambda token: Meaning(rule="parliament", grain=Grain.PLAN), "relyear": _relative_year,
    "relmonth": _relative_month, "week": _week, "weekday": _weekday, "year": _year, "within": _within,
    "fromnow": _from_now, "recess": _recess, "newyear": _new_year, "turn": _turn_of_year, "feast": _feast,
    "relday": _relative_day,
}  # fmt: skip
