"""Short titles for lists, in Chinese: owns how a clause is shortened; must not know where it came from."""

from __future__ import annotations

import re

from commitments.extraction.clauses import hidden
from commitments.extraction.packs.zh.verbs import find_head
from commitments.extraction.packs.zh.words import TIME_LETTER

LONGEST, _SHORTEST = 30, 4
_SPACE = re.compile(r"\s")
_TIME = re.compile(
    "(?:在|于|到|至|从)?(?:(?:20\\d\\d|[今明后去]|本|当|次)年(?:度)?(?:\\d{1,2}月|上半年|下半年|[一二三四]季度|第[一二三四]季度)?"
    "(?:\\d{1,2}日)?(?:[上中下]旬)?(?:底|末|初|内)?(?:之?前|以前|左右)?"
    "|\\d{1,2}月(?:份)?(?:\\d{1,2}日)?(?:[上中下]旬|底|末|初)?(?:之?前|以前)?|年底(?:之?前)?|年内"
    "|(?:20\\d\\d年)?(?:上半年|下半年|第?[一二三四]季度)(?:末|内)?|“十[三四五六]五”(?:期间|时期|末)?),?"
)
_TIME_SIGN = re.compile("[年月季五]")
"""One of these is in every time above."""
_KEPT = re.compile("将|把|对|与|和|同|向|给|为|由")
"""Phrases before the verb that say what the act is about stay; those of place and manner go."""
_ENDS = ",、;:。 "


def title(quote: str, folded: str) -> str:
    """Verb and object in at most 30 characters: "2018年将发布《办法》" → "发布《办法》". `folded`: the quote folded."""
    text, plain = _joined(quote, folded)
    clause = _masked(plain)
    short = _undated(text, clause, _start(clause)).strip(_ENDS + "，；：")
    if len(short) < _SHORTEST:
        # 完工 says too little: with its marker it reads as a sentence does.
        undated = _undated(text, clause, 0).strip(_ENDS)
        short = undated if len(undated) >= _SHORTEST else text.strip(_ENDS)
    return short if len(short) <= LONGEST else _cut(short)


def _joined(quote: str, folded: str) -> tuple[str, str]:
    """Both without white space."""
    if not _SPACE.search(folded):
        return quote, folded
    kept = [at for at, letter in enumerate(folded) if not letter.isspace()]
    return "".join([quote[at] for at in kept]), "".join([folded[at] for at in kept])


def _masked(plain: str) -> str:
    """With the inside of brackets blanked out, and times but those of a title, which are part of it.

    A five-year plan stands in quotation marks, so times are looked for in the whole.
    """
    shown = hidden(plain)
    for time in _TIME.finditer(plain) if _TIME_SIGN.search(plain) else ():
        start, end = time.span()
        if plain.rfind("《", 0, start) <= plain.rfind("》", 0, start):
            shown = shown[:start] + TIME_LETTER * (end - start) + shown[end:]
    return shown


def _undated(text: str, clause: str, start: int) -> str:
    """The text from a place on, without its times."""
    if TIME_LETTER not in clause:
        return text[start:]
    return "".join([text[at] for at in range(start, len(text)) if clause[at] != TIME_LETTER])


def _start(clause: str) -> int:
    """Where the act itself begins: past subject, marker, adverbs and phrases of place and manner."""
    head = find_head(clause)
    if not head.verb or head.scanned:
        return len(clause) - len(clause.lstrip(TIME_LETTER + ","))
    if head.at > head.core and not _KEPT.match(clause, head.core):
        return head.at
    return head.core


def _cut(text: str) -> str:
    """At a comma, a bracket or a list mark, else with an ellipsis."""
    shown = hidden(text)
    listed = "" if _KEPT.match(shown) or find_head(shown).told else "、"
    for marks in (",，", "(（", listed):
        places = [at for mark in marks for at in [shown.find(mark, 6)] if 0 < at <= LONGEST]
        if places:
            return text[: min(places)]
    return text[: LONGEST - 1] + "…"
