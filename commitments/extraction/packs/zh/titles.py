"""Short titles for lists, in Chinese: owns how a clause is shortened; must not know where it came from."""

from __future__ import annotations

import re

from commitments.extraction.clauses import hidden
from commitments.extraction.packs.zh.verbs import find_head
from commitments.extraction.packs.zh.words import TIME_LETTER

LONGEST, _SHORTEST = 30, 4
_TIME = re.compile(
    "(?:在|于|到|至|从)?(?:(?:20\\d\\d|[今明后去]|本|当|次)年(?:度)?(?:\\d{1,2}月|上半年|下半年|[一二三四]季度|第[一二三四]季度)?"
    "(?:\\d{1,2}日)?(?:[上中下]旬)?(?:底|末|初|内)?(?:之?前|以前|左右)?"
    "|\\d{1,2}月(?:份)?(?:\\d{1,2}日)?(?:[上中下]旬|底|末|初)?(?:之?前|以前)?|年底(?:之?前)?|年内"
    "|(?:20\\d\\d年)?(?:上半年|下半年|第?[一二三四]季度)(?:末|内)?|“十[三四五六]五”(?:期间|时期|末)?),?"
)
_KEPT = re.compile("将|把|对|与|和|同|向|给|为|由")
"""Phrases before the verb that say what the act is about stay; those of place and manner go."""
_ENDS = ",、;:。 "


def title(quote: str, folded: str) -> str:
    """Verb and object in at most 30 characters: "2018年将发布《办法》" → "发布《办法》". `folded`: the quote folded."""
    kept = [at for at, letter in enumerate(folded) if not letter.isspace()]
    text = "".join(quote[at] for at in kept)
    plain = "".join(folded[at] for at in kept)
    shown = hidden(plain)
    # A five-year plan stands in quotation marks, so times are looked for in the whole.
    masked = list(shown)
    for time in _TIME.finditer(plain):
        if plain.rfind("《", 0, time.start()) > plain.rfind("》", 0, time.start()):
            # The years of a title are part of it.
            continue
        masked[time.start() : time.end()] = TIME_LETTER * (time.end() - time.start())
    clause = "".join(masked)
    start = _start(clause)
    letters = [text[at] for at in range(start, len(text)) if clause[at] != TIME_LETTER]
    short = "".join(letters).strip(_ENDS + "，；：")
    if len(short) < _SHORTEST:
        # 完工 says too little: with its marker it reads as a sentence does.
        undated = "".join(letter for letter, shown in zip(text, clause, strict=True) if shown != TIME_LETTER)
        short = undated.strip(_ENDS) if len(undated.strip(_ENDS)) >= _SHORTEST else text.strip(_ENDS)
    return short if len(short) <= LONGEST else _cut(short)


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
