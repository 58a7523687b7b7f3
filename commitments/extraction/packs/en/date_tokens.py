"""English time words: owns the one pattern that finds time expressions; must not know what they mean."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.dates.words import either, words

_YEAR = r"(?:19|20)\d\d"
_S = r"\s{1,3}"
_OF = rf"(?:{_S}(?:of|in))?(?:{_S}(?:the|this))?{_S}"
_TO = rf"\s{{0,2}}(?:-{{1,2}}|to|until|and|&){_S}|\s{{0,2}}-{{1,2}}\s{{0,2}}"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"


@cache
def pattern() -> re.Pattern[str]:
    """All time expressions; the name of the last group that matched is the token's kind."""
    lexicon = words("en")
    edge = (
        rf"(?:the{_S})?(?P<edge>(?:end|close|start|beginning|middle|latter part){_OF}|end-|end\s{{1,2}}|(?:early|mid|late){_S}(?:in{_S})?(?:the{_S})?|(?:early|mid|late)-)?"
    )
    amount = rf"(?:\d{{1,4}}|{either(lexicon['numbers'])})"
    units = r"(?:(?P<{k}work>working|business|week|school)[\s-])?(?:(?:calendar|clear|consecutive|further|more)\s)?(?P<{k}unit>day|week|fortnight|month|quarter|year|hour)s?\b['’]?"
    which = rf"(?:(?:of|in){_S})?(?P<{{k}}rel>(?:the{_S})?(?:next|following|coming|this|the|that|current|same)(?:{_S}calendar)?{_S}year)"
    span = rf"(?P<{{k}}y>{_YEAR})(?:[/-](?P<{{k}}y2>{_YEAR}|\d\d)(?!\d))?"
    season = either(lexicon["seasons"])

    def when(kind: str) -> str:
        """The year of a quarter, half or season, by number or by relation."""
        return rf"(?:,?{_S}(?:(?:of|in){_S})?(?:the{_S})?(?:FY{_S}?|financial year{_S})?(?:{span.replace('{k}', kind)}|{which.replace('{k}', kind)}))?"

    cores = [
        rf"(?P<iso>(?<![\d-])(?P<iy>{_YEAR})-(?P<im>\d\d)-(?P<id>\d\d)(?![\d-]))",
        r"(?P<numeric>(?<![\d/.])(?P<nd>\d{1,2})[/.](?P<nm>\d{1,2})[/.](?P<ny>(?:19|20)\d\d|\d\d)(?![\d/]))",
        rf"(?P<daymonth>(?<![\d/.£$€])(?:(?P<dmfrom>{_DAY})(?:(?:{_S}of)?{_S}{MONTH}(?:,?{_S}{_YEAR})?)?(?:{_TO}))?(?P<d>{_DAY})(?:{_S}of)?{_S}(?P<dm>{MONTH})(?:,?{_S}(?P<dy>{_YEAR})(?![-/]\d|\d))?)",
        rf"(?P<monthday>(?P<mm>{MONTH}){_S}(?:the{_S})?(?P<md>{_DAY})(?!\d|[:/])(?:,?{_S}(?P<mdy>{_YEAR})(?!\d))?)",
        rf"(?P<month>(?:(?:next|this|coming|following){_S})?(?:(?P<mfrom>{MONTH})(?:,?{_S}(?P<mfromy>{_YEAR}))?(?:{_TO}))?(?P<m>{MONTH})(?:,?{_S}(?:of{_S})?(?P<my>{_YEAR})(?!\d)|{_S}{which.replace('{k}', 'm')})?)",
        rf"(?P<yearquarter>(?P<yqy>{_YEAR}){_S}Q(?P<yqq>[1-4])\b)",
        rf"(?P<quarter>(?:Q[1-4](?:{_TO}))?\bQ(?P<q>[1-4])\b{when('q')}|(?:(?:first|second|third|1st|2nd|3rd)(?:{_TO}))?\b(?P<qo>first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:{_S}calendar)?{_S}quarter\b{when('r')}|(?P<qnow>this|next|current|coming){_S}quarter\b)",
        rf"(?P<half>\bH(?P<h>[12])\b{when('h')}|(?P<ho>first|second|latter|last|1st|2nd){_S}half(?:{_S}of{_S}(?:the{_S}year|year))?{when('o')})",
        rf"(?P<season>(?:(?P<snext>this|next|coming|following){_S}(?:the{_S})?)?\b(?P<s>{season})\b{when('s')})",
        rf"(?P<fiscal>\b(?:(?P<frel>this|current|next|following|coming|present)?{_S}?(?:financial|fiscal|tax){_S}year(?:{_S}(?:of{_S})?(?P<fy>{_YEAR})(?:(?:{_TO}|/)(?P<fy2>{_YEAR}|\d\d)(?!\d))?)?|FY\s?'?(?P<fyy>{_YEAR}|\d\d)(?:[/-](?P<fyy2>{_YEAR}|\d\d)(?!\d))?|(?P<fby>{_YEAR})(?:[/-]|{_S}to{_S})(?P<fby2>{_YEAR}|\d\d){_S}(?:financial|fiscal|tax){_S}year)\b)",
        rf"(?P<school>\b(?:(?P<crel>this|current|next|the){_S}(?:academic|school){_S}year(?:{_S}(?P<cy>{_YEAR})[/-](?P<cy2>{_YEAR}|\d\d)(?!\d))?|(?:academic|school){_S}year{_S}(?P<dcy>{_YEAR})(?:[/-]|{_S}to{_S})(?P<dcy2>{_YEAR}|\d\d)|(?P<ecy>{_YEAR})[/-](?P<ecy2>{_YEAR}|\d\d){_S}(?:academic|school){_S}year)\b)",
        rf"(?P<years>(?<![\d/.:-])(?P<ysy>{_YEAR})(?:[/-]|{_S}to{_S}|{_S}-{_S}|{_S}and{_S})(?P<ysy2>{_YEAR}|\d\d)(?![\d/-]))",
        rf"(?P<century>\bmid-?(?:this-?)?century\b|middle of (?:the|this) century\b)",
        r"(?P<decade>(?:the|this)\sdecade\b|(?P<dec>20\d0)s\b)",
        rf"(?P<parliament>(?:(?:lifetime|life|course){_S}of{_S})?(?:this|the current|the present|of the|current|the){_S}parliament\b(?!ary))",
        rf"(?P<relyear>(?P<later>later{_S}(?:on{_S})?(?:in{_S})?)?(?:(?:the{_S})?(?P<yr>this|next|current|coming|following){_S}(?:calendar{_S})?year\b|(?:(?<=end of )|(?<=start of )|(?<=within )|(?<=during )|(?<=in the course of ))the{_S}(?:calendar{_S})?year\b(?!{_S}(?:\d|to\b|ending))|year[\s-]end\b|calendar year\b)|(?<=end of )year\b)",
        r"(?P<relmonth>\b(?P<mr>this|next|the|current|coming|following)\s(?:calendar\s)?month\b)",
        rf"(?P<week>\b(?:(?P<wr>this|next|the|coming|following)\s(?:working\s)?week\b|(?:week commencing|week beginning|w/c)\s(?P<wcd>{_DAY})\s(?P<wcm>{MONTH})(?:\s(?P<wcy>{_YEAR}))?))",
        rf"(?P<weekday>\b(?:(?P<wdr>this|next|coming)\s)?(?P<wd>{WEEKDAY})\b(?!s))",
        rf"(?P<year>(?<![\d/.:£$€,-])(?P<y>{_YEAR})(?![\d/:%-]|,\d|\.\d))",
    ]
    alternatives = [
        rf"(?P<recurring>\b(?:every|each){_S}(?:(?:other|{amount}){_S})?(?:(?:calendar|financial|academic|school){_S})?(?:day|week|month|quarter|year|{MONTH}|{season}|{WEEKDAY}|term)s?\b(?:{_S}(?:by|in|on|before){_S}(?:the{_S})?(?:end{_S}of{_S})?(?:{_DAY}{_S})?(?:{MONTH}|Q[1-4]\b))?|\bannually\b|\bquarterly\b)",
        rf"(?P<vague>\b(?:{either(lexicon['vague']['words'])})\b)",
        rf"(?P<ago>\b(?:(?:over|in|during|for|within)?{_S})?(?:the{_S})?(?:last|past|previous){_S}(?:{amount}{_S})?(?:(?:financial|calendar|academic){_S})?(?:day|week|month|quarter|year|decade|spring|summer|autumn|winter|{MONTH})s?\b|\b{amount}{_S}(?:day|week|month|year)s?{_S}ago\b)",
        rf"(?P<within>\b(?P<wpre>within|in|inside|over|during|for|the)(?:{_S}(?:the|a period of|no more than|a maximum of|up to))?(?:{_S}(?P<wnext>next|coming|following|first))?{_S}(?:(?P<wfrom>{amount})(?:\s?-\s?|{_S}(?:to|or){_S}))?(?:(?P<wn>{amount}){_S}(?:\(\d{{1,3}}\){_S})?)?{units.replace('{k}', 'w')}(?P<wtime>{_S}time)?(?:{_S}from{_S}(?:now|today))?)",
        rf"(?P<fromnow>\b(?P<fn>{amount}){_S}{units.replace('{k}', 'f')}(?P<ftail>{_S}(?:from{_S}(?:now|today)|hence)|['’]?{_S}time\b|(?={_S}(?:of|from|after){_S}(?:the{_S})?(?:date|publication|receipt))))",
        rf"(?P<recess>(?:the{_S})?(?P<rk>summer|christmas|easter|parliamentary){_S}recess\b|house{_S}rises{_S}for{_S}(?:the{_S})?(?P<rk2>summer|christmas|easter)(?:{_S}recess)?)",
        rf"(?P<newyear>\b(?P<ny0>(?:early{_S})?in(?:to)?|during|early){_S}(?:the{_S})?new{_S}year\b)",
        rf"(?P<feast>\b(?P<fpre>before|by|ahead{_S}of|in{_S}time{_S}for|until|prior{_S}to){_S}(?P<fn0>{either(lexicon['feasts'])}|easter|good friday)\b)",
        r"(?P<relday>\b(?P<rd>today|tomorrow|the day after tomorrow)\b)",
        rf"\b{edge}(?:{'|'.join(cores)})",
    ]
    return re.compile("|".join(alternatives), re.IGNORECASE)
