"""Chinese time expressions: owns how time words compose into a meaning; must not know any anchor date.

"2018年" + "10月" + "8日" + 至 + "11月" + "30日" is one expression, which means 30 November 2018.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache

from commitments.extraction.dates.records import Meaning, Role, TimeExpression
from commitments.extraction.dates.words import words
from commitments.extraction.packs.zh.date_roles import Surroundings, role_of
from commitments.extraction.packs.zh.date_tokens import DIGITS, TO, number, scanner
from commitments.extraction.script import folded
from commitments.periods import Grain

Token = re.Match[str]

_TO = re.compile(rf"(?:\([^()]{{1,6}}\))?{TO}")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[。!?\n]")
_SUFFIX = re.compile(
    r"(?:\([^()\n]{1,6}\))?(?:\d{1,2}(?:时|点|:\d\d)(?:整)?)?"
    r"(?:之前|以前|前夕|前后|前(?![期三两二后沿往端列置提述进景瞻面方线半])|之内|以内|内(?![容部地外生涵环科资控陆蒙])|期间|左右|上下|之际|当[天日]|为止|止"
    r"|(?:之日)?起(?![草步码点源义来])|开始|以来|(?:之|以)?后(?![期续勤备半面]))"
)
_DONE_WITH_START = ("起", "开始")


def find(text: str, chat: bool = False) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order. With `chat`, bare days (明天, 周五, 3天后) count as they do in a message."""
    reader = _Reader(text, chat)
    return reader.expressions()


@cache
def _script() -> dict[int, str]:
    script = words("zh")["script"]
    return {ord(old): new for old, new in zip(script["traditional"], script["simplified"], strict=True)}


@cache
def _traditional() -> re.Pattern[str]:
    script = words("zh")["script"]
    signs = {old for old, new in zip(script["traditional"], script["simplified"], strict=True) if old != new}
    return re.compile(f"[{''.join(sorted(signs))}]")


class _Reader:
    """One pass over one text: tokens, then expressions."""

    def __init__(self, text: str, chat: bool) -> None:
        self.text = text
        self.chat = chat
        self.traditional = bool(_traditional().search(text))
        plain = folded(text)
        self._compact(plain.translate(_script()) if self.traditional else plain)
        self.tokens: list[Token] = [token for token in scanner().tokens(self.plain) if token.lastgroup != "title"]
        self.at = 0

    def _compact(self, plain: str) -> None:
        """White space out of the way, a blank line kept as a line break; remembers where each piece came from."""
        pieces, self._new, self._old, at, length = [], [0], [0], 0, 0
        for space in _SPACE.finditer(plain):
            start, end = space.span()
            before, after = plain[start - 1 : start], plain[end : end + 1]
            if "\n" in space.group() and space.group().count("\n") > 1:
                kept = "\n"
            elif before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
                kept = " "
            else:
                kept = ""
            pieces += [plain[at:start], kept]
            length += start - at + len(kept)
            self._new.append(length)
            self._old.append(end)
            at = end
        pieces.append(plain[at:])
        self.plain = "".join(pieces)

    def _origin(self, place: int) -> int:
        """Where a place of the compacted text stands in the text."""
        index = bisect_right(self._new, place) - 1
        return self._old[index] + place - self._new[index]

    def expressions(self) -> tuple[TimeExpression, ...]:
        """Walks over the tokens; what composes to a meaning becomes an expression."""
        found: list[TimeExpression] = []
        lent: tuple[int | None, int | None] = (None, None)
        last = 0
        while self.at < len(self.tokens):
            first = self.tokens[self.at]
            if _SENTENCE_END.search(self.plain, last, first.start()):
                lent = (None, None)
            built = self._expression(lent)
            if built is None:
                self.at += 1
                continue
            meaning, start, end, role = built
            last = end
            if meaning.year is not None or meaning.shift is not None and meaning.rule not in ("week",):
                lent = (meaning.year, meaning.shift)
            low, high = self._origin(start), self._origin(end - 1) + 1
            found.append(TimeExpression(low, high, self.text[low:high], role, meaning))
        return tuple(found)

    def _next(self, end: int, kinds: frozenset[str], gaps: tuple[str, ...] = ("", "的")) -> Token | None:
        """The next token if it is of one of the kinds and follows at once."""
        if self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.lastgroup in kinds and self.plain[end : token.start()] in gaps:
                return token
        return None

    def _expression(self, lent: tuple[int | None, int | None]) -> tuple[Meaning, int, int, Role] | None:
        token = self.tokens[self.at]
        start, kind = token.start(), token.lastgroup or ""
        if kind == "recurring":
            self.at += 1
            end = token.end()
            while inner := self._next(end, _PARTS | _YEARS):
                self.at += 1
                end = inner.end()
            return Meaning(rule="year", grain=Grain.YEAR), start, end, Role.RECURRING
        if kind == "vague":
            self.at += 1
            return Meaning(rule="year", grain=Grain.YEAR), start, token.end(), Role.VAGUE
        made = self._date()
        if made is None:
            return None
        if kind == "duration":
            kind = next(name for name in ("within", "ago", "later") if token[name])
        meaning, end, loose = made
        between = _TO.match(self.plain, end)
        while between and (right := self._right_side(between.end())):
            other, end, loose = right
            meaning = _range(meaning, other)
            between = _TO.match(self.plain, end)
        suffix = _SUFFIX.match(self.plain, end)
        if suffix and not (self.at < len(self.tokens) and self.tokens[self.at].start() < suffix.end() and suffix.group() == "前"):
            end = suffix.end()
        else:
            suffix = None
        ending = suffix.group() if suffix else ""
        if ending.endswith(_DONE_WITH_START) and (token_after := self._next(end, frozenset({"duration"}), ("", ",", "的"))):
            duration = _duration(token_after, "w")
            if duration and token_after["within"]:
                self.at += 1
                meaning, end, ending = replace(duration, since=meaning), token_after.end(), "内"
        if not meaning.has_year and meaning.rule not in ("week", "weekday"):
            meaning = replace(meaning, lent=lent)
        following = self.tokens[self.at].start() if self.at < len(self.tokens) else len(self.plain)
        around = Surroundings(self.plain, start, end, following, kind, ending, meaning, loose and not self.chat, self.chat)
        return meaning, start, end, role_of(around)

    def _right_side(self, begin: int) -> tuple[Meaning, int, bool] | None:
        if self.at < len(self.tokens) and self.tokens[self.at].start() == begin and self.tokens[self.at].lastgroup in _PARTS | _YEARS:
            back = self.at
            made = self._date()
            if made is None:
                self.at = back
            return made
        return None

    def _date(self) -> tuple[Meaning, int, bool] | None:
        """The date at the present token, where it ends, and whether it needs support from its surroundings."""
        token = self.tokens[self.at]
        kind = token.lastgroup or ""
        if kind in _YEARS:
            year = _year(token, self.traditional)
            if year is None:
                return None
            self.at += 1
            end = token.end()
            if year.rule in ("year", "years") and (part := self._next(end, _PARTS)):
                made = self._part(part)
                if made:
                    meaning, end, _ = made
                    return _into(meaning, year), end, False
            return year, end, False
        if kind in _PARTS:
            return self._part(token)
        made_single = _SINGLE[kind](token) if kind in _SINGLE else None
        if made_single is None:
            return None
        self.at += 1
        if kind == "relmonth" and (day := self._next(token.end(), _DAYS)):
            self.at += 1
            return replace(made_single, rule="day", grain=Grain.DAY, day=number(_either(day, "d", "md")), names_day=True), day.end(), False
        return made_single, token.end(), kind in ("week", "relday")

    def _part(self, token: Token) -> tuple[Meaning, int, bool] | None:
        """A part of a year, at its first token; a month takes its day with it."""
        kind = token.lastgroup or ""
        meaning = _PART[kind](token)
        if meaning is None:
            return None
        self.at += 1
        end = token.end()
        if kind == "month" and meaning.rule == "month" and (day := self._next(end, _DAYS)):
            value = number(_either(day, "d", "md"))
            if 1 <= value <= 31:
                self.at += 1
                return replace(meaning, rule="day", grain=Grain.DAY, day=value, names_day=True), day.end(), False
        return meaning, end, kind in ("day", "season") or (kind == "occasion" and not token["octail"] and "秋" not in token["oc"])


def _either(token: Token, *names: str) -> str:
    found = token.re.groupindex
    return next((token[name] for name in names if name in found and token[name]), "")


def _edged(edge: str | None, whole: Meaning) -> Meaning:
    """年底, 年初, 年中 of a year; whole where there is no edge."""
    if not edge:
        return whole
    rule = {"底": "year_end", "末": "year_end", "初": "year_start", "中": "year_middle"}[edge[-1]]
    return replace(whole, rule=rule, grain=Grain.DAY)


def _year(token: Token, traditional: bool) -> Meaning | None:
    """The year that a token names, as a meaning of its own."""
    kind = token.lastgroup
    if kind == "year":
        value = number(token["y"])
        if token["yfis"] in ("财政年度", "财年") and traditional:
            return Meaning(rule="fiscal_year", grain=Grain.YEAR, year=value + 1)
        return _edged(token["yedge"], Meaning(rule="year", grain=Grain.YEAR, year=value))
    if kind == "roc":
        return _edged(token["rocedge"], Meaning(rule="year", grain=Grain.YEAR, year=1911 + number(token["rocy"])))
    if kind == "shortyear":
        value = number(token["sy"]) if token["sy"].isdecimal() else DIGITS[token["sy"][0]] * 10 + DIGITS[token["sy"][1]]
        if traditional and 80 <= value <= 189:
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


def _into(part: Meaning, year: Meaning) -> Meaning:
    """A part of a year, in the year."""
    return replace(part, year=year.year, shift=year.shift)


def _range(left: Meaning, right: Meaning) -> Meaning:
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
    if not 1 <= value <= 12 or len(token["m"]) == 2 and token["m"] not in _TWO_SIGNS:
        return None
    return _month_edge(token["medge"], Meaning(rule="month", grain=Grain.MONTH, month=value))


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
    edge, value = _either(token, "qedge", "qfedge"), number(_either(token, "qfirst", "q", "qq"))
    whole = Meaning(rule="quarter", grain=Grain.QUARTER, number=value)
    return replace(whole, rule="quarter_end", grain=Grain.DAY) if edge in ("末", "底") else whole


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
    if name in lexicon["feasts"]:
        month, day = map(int, lexicon["feasts"][name].split("-"))
        return Meaning(rule="occasion", grain=Grain.DAY, month=month, day=day, before=before, names_day=True)
    return Meaning(rule="festival", grain=Grain.DAY, name=lexicon["moving_feasts"][name], before=before, names_day=True)


def _occasion(token: Token) -> Meaning | None:
    month, day = map(int, words("zh")["occasions"][token["oc"]].split("-"))
    tail = token["octail"] or ""
    return Meaning(rule="occasion", grain=Grain.DAY, month=month, day=day, before="前" in tail and "后" not in tail)


def _day_of_month(token: Token) -> Meaning | None:
    value = number(_either(token, "d", "md"))
    return Meaning(rule="day", grain=Grain.DAY, day=value, names_day=True) if 1 <= value <= 31 else None


def _full(token: Token) -> Meaning | None:
    month, day = int(token["fm"]), int(token["fd"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Meaning(rule="day", grain=Grain.DAY, year=int(token["fy"]), month=month, day=day, names_day=True)


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
    year = 2020 + 5 * (plan - 13)
    tail = token["pt"] or ""
    if token["pk"]:
        year += number(token["pk"]) - 5 if token["pw"] != "后" else 0
    elif token["pnth"]:
        year += number(token["pnth"]) - 5
    elif "开局" in tail:
        year -= 4
    return Meaning(rule="five_year_plan", grain=Grain.PLAN, year=year)


def _duration(token: Token, kind: str) -> Meaning | None:
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
    days = {"工作日": "duration_working_days", "天": "duration_days", "日": "duration_days", "自然日": "duration_days", "日历日": "duration_days", "日历天": "duration_days"}
    if unit in days:
        return Meaning(rule=days[unit], grain=Grain.DAY, number=count, names_day=True)
    if unit == "小时":
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
    return Meaning(rule="week", grain=Grain.DAY, shift=words("zh")["weeks"][relative], number=weekday, names_day=bool(day))


def _relative_day(token: Token) -> Meaning | None:
    return Meaning(rule="duration_days", grain=Grain.DAY, number=words("zh")["days"][token.group()], names_day=True)


def _century(token: Token) -> Meaning | None:
    return Meaning(rule="century", grain=Grain.PLAN, year=2100 if token["ce"].startswith("末") else 2050)


def _anniversary(token: Token) -> Meaning | None:
    first = date.fromisoformat(words("zh")["anniversaries"][token["an"]])
    year = first.year + number(token["ann"])
    return Meaning(rule="day", grain=Grain.DAY, year=year, month=first.month, day=first.day, names_day=True)


Build = Callable[[Token], Meaning | None]

_YEARS = frozenset({"year", "roc", "shortyear", "years", "fiscal", "span", "relyear"})
_DAYS = frozenset({"day", "monthday"})
_PART: dict[str, Build] = {
    "half": _half, "quarter": _quarter, "quartersofar": _quarter, "quarterq": _quarter, "month": _month, "season": _season, "feast": _feast, "occasion": _occasion,
    "edge": _edge, "day": _day_of_month, "monthday": _day_of_month,
}  # fmt: skip
_PARTS = frozenset(_PART)
_SINGLE: dict[str, Build] = {
    "full": _full, "yearmonth": _year_month, "relfiscal": _relative_fiscal_year, "relmonth": _relative_month,
    "relquarter": _relative_quarter, "action": _action_plan, "plan": _plan, "ahead": lambda token: _duration(token, "a"), "week": _week,
    "duration": lambda token: _duration(token, "w"),
    "relday": _relative_day, "century": _century, "anniversary": _anniversary,
}  # fmt: skip
