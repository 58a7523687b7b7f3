"""Chinese time expressions: owns how time words compose into a meaning; must not know any anchor date.

"2018年" + "10月" + "8日" + 至 + "11月" + "30日" is one expression, which means 30 November 2018.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from functools import cache

from commitments.extraction.dates.records import Meaning, Role, TimeExpression
from commitments.extraction.dates.words import words
from commitments.extraction.packs.zh.date_meanings import (
    DAYS,
    PART,
    PARTS,
    SINGLE,
    YEARS,
    Token,
    duration_of,
    either_of,
    in_the_year,
    up_to,
    year_of,
)
from commitments.extraction.packs.zh.date_roles import Surroundings, role_of
from commitments.extraction.packs.zh.date_tokens import TO, number, scanner
from commitments.folding import folded
from commitments.periods import Grain

_TO = re.compile(rf"(?:\([^()]{{1,6}}\))?{TO}")
_SPACE = re.compile(r"\s+")
_SENTENCE_END = re.compile(r"[。!?\n]")
_PART_END = re.compile(r"[。!?\n;]")
"""A bare year (2025年……;9月……) lends itself to no month beyond a semicolon; a month of a year does."""
_SUFFIX = re.compile(
    r"(?:\([^()\n]{1,6}\))?(?:(?:上午|中午|下午|晚上|早上)?(?:\d{1,2}(?:时|点|:\d\d)(?:整)?|下班)?)?"
    r"(?:之前|以前|前夕|前后|前(?![期三两二后沿往端列置述进景瞻面方线半]|提(?![请交供升高出名报送]))|之内|以内|内(?![容部地外生涵环科资控陆蒙])|期间|左右|上下|之际|当[天日]|为止|止"
    r"|(?:之日)?起(?![草步码点源义来])|开始|以来|来(?=[,、。]|$)|(?:之|以)?后(?![期续勤备半面]))"
)
_DONE_WITH_START = ("起", "开始")


def find(text: str, chat: bool = False) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order; with `chat`, bare days (明天, 周五, 3天后) count as in a message."""
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


_BRACKET = re.compile(r"[^。;；,，]{0,12}[(（]")
_SPANS = frozenset({"duration_years", "action_plan"})


def _governed(found: list[TimeExpression], text: str) -> list[TimeExpression]:
    """三年行动计划(2018—2020年): the years in brackets say which three are meant."""
    for at in range(1, len(found)):
        span, years = found[at - 1], found[at]
        if (
            span.meaning.rule in _SPANS
            and years.meaning.rule == "years"
            and _BRACKET.fullmatch(text, span.end, years.start)
        ):
            found[at - 1] = replace(span, role=Role.NAME)
    return found


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
            bare = bool(found) and found[-1].meaning.rule == "year"
            if (_PART_END if bare else _SENTENCE_END).search(self.plain, last, first.start()):
                lent = (None, None)
            built = self._expression(lent)
            if built is None:
                self.at += 1
                continue
            meaning, start, end, role = built
            last = end
            if meaning.year is not None or (meaning.shift is not None and meaning.rule != "week"):
                lent = (meaning.year, meaning.shift)
            low, high = self._origin(start), self._origin(end - 1) + 1
            found.append(TimeExpression(low, high, self.text[low:high], role, meaning))
        return tuple(_governed(found, self.text))

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
            while inner := self._next(end, PARTS | YEARS):
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
            kind = next(name for name in ("within", "ago", "later") if token[name] is not None)
        meaning, end, loose = made
        between = _TO.match(self.plain, end)
        while between and (right := self._right_side(between.end())):
            other, end, loose = right
            meaning = replace(up_to(meaning, other), since=meaning)
            between = _TO.match(self.plain, end)
        suffix = _SUFFIX.match(self.plain, end)
        if suffix and not (
            self.at < len(self.tokens) and self.tokens[self.at].start() < suffix.end() and suffix.group() == "前"
        ):
            end = suffix.end()
        else:
            suffix = None
        ending = suffix.group() if suffix else ""
        if ending.endswith(_DONE_WITH_START) and (
            token_after := self._next(end, frozenset({"duration"}), ("", ",", "的"))
        ):
            length = duration_of(token_after, "w")
            if length and token_after["within"] is not None:
                self.at += 1
                meaning, end, ending = replace(length, since=meaning), token_after.end(), "内"
        if ending.endswith("起") or (ending == "开始" and self.plain[:start].endswith(("从", "自"))):
            meaning = replace(meaning, begins=True)
        if self.plain.endswith(("截至", "截止", "截止到", "截至到"), 0, start):
            meaning = replace(meaning, told=True)
        if kind == "anniversary" and ending.endswith(("前", "前夕")):
            meaning = replace(meaning, before=True)
        if not meaning.has_year and meaning.rule not in ("week", "weekday"):
            meaning = replace(meaning, lent=lent)
        following = self.tokens[self.at].start() if self.at < len(self.tokens) else len(self.plain)
        around = Surroundings(
            self.plain, start, end, following, kind, ending, meaning, loose and not self.chat, self.chat
        )
        return meaning, start, end, role_of(around)

    def _right_side(self, begin: int) -> tuple[Meaning, int, bool] | None:
        if (
            self.at < len(self.tokens)
            and self.tokens[self.at].start() == begin
            and self.tokens[self.at].lastgroup in PARTS | YEARS
        ):
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
        if kind in YEARS:
            year = year_of(token, self.traditional)
            if year is None:
                return None
            self.at += 1
            end = token.end()
            if year.rule in ("year", "years") and (part := self._next(end, PARTS)):
                made = self._part(part)
                if made:
                    meaning, end, _ = made
                    return in_the_year(meaning, year), end, False
            return year, end, False
        if kind in PARTS:
            return self._part(token)
        elsewhere = kind == "rocday" and not self.traditional
        made_single = SINGLE[kind](token) if kind in SINGLE and not elsewhere else None
        if made_single is None:
            return None
        self.at += 1
        if kind == "relmonth" and (day := self._next(token.end(), DAYS)):
            self.at += 1
            return (
                replace(
                    made_single, rule="day", grain=Grain.DAY, day=number(either_of(day, "d", "md")), names_day=True
                ),
                day.end(),
                False,
            )
        return made_single, token.end(), kind in ("week", "relday")

    def _part(self, token: Token) -> tuple[Meaning, int, bool] | None:
        """A part of a year, at its first token; a month takes its day with it."""
        kind = token.lastgroup or ""
        meaning = PART[kind](token)
        if meaning is None:
            return None
        self.at += 1
        end = token.end()
        if kind in ("month", "firstmonth") and meaning.rule == "month" and (day := self._next(end, DAYS)):
            value = number(either_of(day, "d", "md"))
            if 1 <= value <= 31:
                self.at += 1
                return replace(meaning, rule="day", grain=Grain.DAY, day=value, names_day=True), day.end(), False
        return (
            meaning,
            end,
            kind in ("day", "season") or (kind == "occasion" and not token["octail"] and "秋" not in token["oc"]),
        )
