"""English time words: owns the pattern of each kind of token; must not know what they mean or how they compose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from commitments.extraction.dates.scanning import Alternative, Scanner
from commitments.extraction.dates.words import either, words

_YEAR = r"(?:19|20)\d\d"
_S = r"\s{1,3}"
_TO = rf"(?:\s{{0,2}}(?:-{{1,2}}|to|until|and|&){_S}|\s{{0,2}}-{{1,2}}\s{{0,2}})"
_MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\.(?=,?\s*\d))?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b)"
_DIGITS = "0123456789"


@cache
def scanner() -> Scanner:
    """All time words, first come first served; a token's `lastgroup` is its kind."""
    return Scanner([*_phrases(), *_days_and_months(), *_parts(), *_years()], re.IGNORECASE, r"\b")


def _letters(letters: str) -> str:
    return letters + letters.upper()


def _starts(choices: Iterable[str]) -> str:
    return _letters("".join(sorted({word[0] for word in choices})))


def _amount() -> str:
    # A number like that of a year counts nothing: the 2027 calendar year.
    return rf"(?:(?!{_YEAR}\b)\d{{1,4}}|{either(words('en')['numbers'])})"


def _units(kind: str) -> str:
    """Working days, months: the groups bear the kind's letter."""
    return (
        rf"(?:(?P<{kind}work>working|business|week|school)[\s-])?(?:(?:calendar|clear|consecutive|further|more)\s)?"
        rf"(?P<{kind}unit>day|week(?!{_S}(?:commencing|beginning))|fortnight|month|quarter|year|hour|decade)s?\b'?"
    )


def _span(kind: str) -> str:
    return rf"(?P<{kind}y>{_YEAR})(?:[/-](?P<{kind}y2>{_YEAR}|\d\d)(?!\d))?"


def _which(kind: str) -> str:
    return (
        rf"(?:(?:of|in){_S})?(?P<{kind}rel>(?:the{_S})?(?:next|following|coming|this|the|that|current|same)"
        rf"(?:{_S}calendar)?{_S}year)\b"
    )


def _when(kind: str) -> str:
    """The year of a quarter, half or season, by number or by relation."""
    financial = rf"(?:financial|fiscal){_S}year"
    return (
        rf"(?:,?{_S}(?:(?:of|in){_S})?(?:the{_S})?(?:FY{_S}?|financial year{_S})?"
        rf"(?:{_span(kind)}|{_which(kind)})(?:{_S}{financial}\b)?)?"
    )


def _phrases() -> list[Alternative]:
    """What stands before a period, durations, festivals, and what is no deadline."""
    lexicon = words("en")
    season, amount = either(lexicon["seasons"]), _amount()
    period = rf"(?:day|week|month|quarter|year|{_MONTH}|{season}|{_WEEKDAY}|term)"
    following = rf"(?:{_S}(?:by|in|on|before){_S}(?:the{_S})?(?:end{_S}of{_S})?(?:{_DAY}{_S})?(?:{_MONTH}|Q[1-4]\b))?"
    pause = rf"(?:the|a period of|a further|no more than|a maximum of|up to){_S}"
    return [
        Alternative(
            _letters("eaq"),
            rf"(?P<recurring>(?:every|each){_S}(?:(?:other|{amount}){_S})?(?:(?:calendar|financial|academic|school){_S})?"
            rf"{period}s?\b{following}|annually\b|quarterly\b)",
        ),
        Alternative(_starts(lexicon["vague"]["words"]), rf"(?P<vague>(?:{either(lexicon['vague']['words'])})\b)"),
        Alternative(
            _letters("oidfwtlp"),
            rf"(?P<ago>(?:(?:over|in|during|for|within){_S})?(?:the{_S})?(?:last|past|previous){_S}(?:{amount}{_S})?"
            rf"(?:(?:financial|calendar|academic){_S})?(?:{period}|decade)s?\b(?!{_S}of\b))",
            r"(?:\w+\s{1,3}){0,2}(?:last|past|previous)\b",
        ),
        Alternative(
            _DIGITS + _starts(lexicon["numbers"]),
            rf"(?P<yearsago>{amount}{_S}(?:day|week|month|year)s?{_S}ago\b)"
            rf"|(?P<fromnow>(?P<fn>{amount}){_S}{_units('f')}(?:{_S}(?:from{_S}(?:now|today)|hence)|{_S}time\b"
            rf"|(?={_S}(?:of|from|after){_S}(?:the{_S})?(?:date|publication|receipt))))",
            rf"(?:\d{{1,4}}|[a-z-]{{1,9}}(?:\s(?:of|hundred))?){_S}[dwmyfqhbc]",
        ),
        Alternative(
            _letters("wiodft"),
            rf"(?P<within>(?P<wpre>within|in|inside|over|during|for|the){_S}(?:{pause})?(?:(?P<wnext>next|coming|following|first(?!{_S}quarter)){_S})?"
            rf"(?:(?P<wfrom>{amount})(?:\s?-\s?|{_S}(?:to|or){_S}))?(?:(?P<wn>{amount}){_S}(?:\(\d{{1,3}}\){_S})?)?{_units('w')}"
            rf"(?:{_S}time)?(?:{_S}from{_S}(?:now|today))?)",
            rf"(?:within|in|inside|over|during|for|the)\s{{1,3}}(?:the\s|next|coming|following|first|no\s|up\s|a\s|\d|{either(lexicon['numbers'])})",
        ),
        Alternative(
            _letters("scepth"),
            rf"(?P<recess>(?:the{_S})?(?:parliament's{_S})?(?P<rk>summer|christmas|easter|parliamentary){_S}recess\b"
            rf"|(?:house|parliament){_S}rises{_S}for{_S}(?:the{_S})?(?P<rk2>summer|christmas|easter)(?:{_S}recess)?)",
        ),
        Alternative(
            _letters("eidt"),
            rf"(?P<turn>(?:the{_S})?turn{_S}of{_S}the{_S}year\b)|(?P<newyear>(?:(?:early{_S})?in(?:to)?|during|early){_S}(?:the{_S})?new{_S}year\b)",
        ),
        Alternative(
            _letters("baiup"),
            rf"(?P<feast>(?P<fpre>before|by|between{_S}now{_S}and|ahead{_S}of|in{_S}time{_S}for|until|prior{_S}to){_S}"
            rf"(?P<fname>{either(lexicon['feasts'])}|easter|good friday)\b(?:{_S}(?P<fyear>{_YEAR}))?)",
        ),
        Alternative(_letters("t"), r"(?P<relday>(?P<rd>today|tomorrow|the day after tomorrow)\b)"),
        Alternative(
            _letters("ecsbmlt"),
            rf"(?P<edge>(?:the{_S})?(?:(?:(?:very{_S})?end|close|start|beginning|middle|latter part){_S}of{_S}"
            rf"|end(?:-|{_S})|(?:early|mid|late){_S}(?:in{_S})?|(?:early|mid|late)-))",
        ),
    ]


def _days_and_months() -> list[Alternative]:
    months = _letters("jfmasond")
    return [
        # The June quarter, as Australia and New Zealand name it by its last month.
        Alternative(
            _letters("mjsd"),
            rf"(?P<monthquarter>(?P<zm>march|june|september|december){_S}(?:(?P<zyb>{_YEAR}){_S})?quarter\b{_when('z')})",
        ),
        Alternative(
            _DIGITS,
            rf"(?P<iso>(?<![\d/-])(?P<iy>{_YEAR})(?P<isep>[-/])(?P<im>\d\d)(?P=isep)(?P<id>\d\d)(?![\d/-]))"
            r"|(?P<numeric>(?<![\d/.-])(?P<nd>\d{1,2})(?P<nsep>[/.-])(?P<nm>\d{1,2})(?P=nsep)(?P<ny>(?:19|20)\d\d|(?<=[/.])\d\d)(?![\d/-]))"
            rf"|(?P<daymonth>(?<![\d/.£$€])(?:(?P<dmfrom>{_DAY})(?:(?:{_S}of)?{_S}{_MONTH}(?:,?{_S}{_YEAR})?)?{_TO})?"
            rf"(?P<d>{_DAY})(?:(?:{_S}of)?{_S}|-)(?P<dm>{_MONTH})(?:(?:,?{_S}|-)(?P<dy>{_YEAR})(?![-/]\d|\d)|{_S}{_which('dm')})?)",
        ),
        Alternative(
            months + _letters("tc"),
            rf"(?P<monthday>(?P<mm>{_MONTH}){_S}(?:the{_S})?(?P<md>{_DAY})(?!\d|[:/])(?:,?{_S}(?P<mdy>{_YEAR})(?!\d))?)"
            rf"|(?P<month>(?:(?:next|this|coming|following){_S})?(?:(?P<mfrom>{_MONTH})(?:,?{_S}(?P<mfromy>{_YEAR}))?(?:{_TO}|/))?"
            rf"(?P<m>{_MONTH})(?:,?{_S}(?:of{_S})?(?P<my>{_YEAR})(?!\d)|(?:-|\s?')(?P<my2>[1-5]\d)(?![\d.,-])|{_S}{_which('m')})?)",
        ),
        Alternative(
            _letters("tnwcf"),
            rf"(?P<relmonth>(?P<mr>this|next|the|current|coming|following)\s(?:calendar\s)?month\b)"
            rf"|(?P<week>(?P<wr>this|next|the|coming|following)\s(?:working\s)?week\b(?!{_S}(?:commencing|beginning))"
            rf"|(?:week commencing|week beginning|w/c)\s(?P<wcd>{_DAY})\s(?P<wcm>{_MONTH})(?:\s(?P<wcy>{_YEAR}))?)",
        ),
        Alternative(_letters("tncmwfs"), rf"(?P<weekday>(?:(?P<wdr>this|next|coming)\s)?(?P<wd>{_WEEKDAY})\b(?!s))"),
    ]


def _parts() -> list[Alternative]:
    season = either(words("en")["seasons"])
    return [
        Alternative("12", rf"(?P<yearquarter>(?P<yqy>{_YEAR}){_S}Q(?P<yqq>[1-4])\b)"),
        Alternative(
            _letters("qfstlnc") + "1234",
            rf"(?P<quarter>(?:Q[1-4](?:{_TO}|/))?(?:Q|quarter{_S})(?P<q>[1-4])\b{_when('q')}"
            rf"|(?:(?:first|second|third|1st|2nd|3rd){_TO})?(?P<qo>first|second|third|fourth|final|last|1st|2nd|3rd|4th)"
            rf"(?:{_S}calendar)?{_S}quarter\b{_when('r')}|(?P<qnow>this|next|current|coming|the){_S}quarter\b)",
        ),
        Alternative(
            _letters("hfsl") + "12",
            rf"(?P<half>H(?P<h>[12])\b{_when('h')}|(?P<ho>first|second|latter|last|1st|2nd){_S}half"
            rf"(?:{_S}of{_S}(?:the{_S}year|year))?{_when('o')})",
        ),
        Alternative(
            _letters("ncfswat"),
            rf"(?P<season>(?:(?P<snext>this|next|coming|following){_S}(?:the{_S})?)?(?P<s>{season})\b{_when('s')})",
        ),
    ]


def _years() -> list[Alternative]:
    financial = rf"(?:financial|fiscal|tax){_S}year"
    school = rf"(?:academic|school){_S}year"
    later = rf"(?:{_YEAR}|\d\d)(?!\d)"
    return [
        Alternative(
            _letters("tcnfp") + "12",
            rf"(?P<fiscal>(?:(?P<frel>this|current|next|following|coming|present){_S})?{financial}"
            rf"(?:{_S}(?:of{_S})?(?P<fy>{_YEAR})(?:(?:{_TO}|/)(?P<fy2>{later}))?)?\b"
            rf"|FY\s?'?(?P<fyy>{_YEAR}|\d\d)(?:[/-](?P<fyy2>{later}))?\b"
            rf"|(?P<fby>{_YEAR})(?:[/-]|{_S}to{_S})(?P<fby2>{later}){_S}{financial}\b)",
        ),
        Alternative(
            _letters("tcnas") + "12",
            rf"(?P<school>(?P<crel>this|current|next|the){_S}{school}\b(?:{_S}(?P<cy>{_YEAR})[/-](?P<cy2>{later}))?"
            rf"|(?P<fcy>{_YEAR}){_S}{school}\b"
            rf"|{school}{_S}(?P<dcy>{_YEAR})(?:[/-]|{_S}to{_S})(?P<dcy2>{later})"
            rf"|(?P<ecy>{_YEAR})[/-](?P<ecy2>{later}){_S}{school}\b)",
        ),
        Alternative(
            "12",
            rf"(?P<years>(?<![\d/.:-])(?P<ysy>{_YEAR})(?:(?:[/-]|{_S}(?:to|-|and){_S})(?P<ysy2>{_YEAR})|[/-](?P<ysy3>\d\d))(?![\d/%-]))",
        ),
        Alternative(_letters("tc"), r"(?P<century>(?:(?:the|this)\s)?century\b)"),
        Alternative(_letters("t") + "2", r"(?P<decade>(?P<decr>the|this)\sdecade\b|(?P<dec>20\d0)s\b)"),
        Alternative(
            _letters("tclo"),
            rf"(?P<parliament>(?:(?:lifetime|life|course){_S}of{_S})?"
            rf"(?:this|the current|the present|of the|current|the){_S}parliament\b)",
        ),
        Alternative(
            _letters("ltncfy"),
            rf"(?P<relyear>later{_S}(?:on{_S})?in{_S}the{_S}year\b|(?:later{_S}(?:on{_S})?)?(?:the{_S})?(?P<yr>this|next|current|coming|following){_S}(?:calendar{_S})?year\b"
            rf"|(?P<ytotal>the{_S}(?:calendar{_S})?year\b(?!{_S}(?:\d|to\b|ending)))|year[\s-]end\b|(?P<ybare>(?:calendar{_S})?year\b))",
        ),
        Alternative(
            "12",
            rf"(?P<year>(?<![\d/.:£$€,])(?<![\d\s]-)(?P<y>{_YEAR})(?![\d/%-]|:\d|,\d|\.\d)(?:{_S}calendar{_S}year\b)?)",
        ),
    ]
