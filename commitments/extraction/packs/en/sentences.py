"""Where an English sentence or item of a list ends: owns the cuts; must not know headings or kinds."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs import Piece
from commitments.extraction.packs.en import acts, columns, layout, signals, speech
from commitments.extraction.packs.en.layout import MONTHS, marker
from commitments.extraction.packs.en.words import one_of

_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|No|Nos|Dr|Mr|Mrs|Ms|St|Ltd|Inc|vs|para|paras|p|pp|Cllr|Rt|Hon|Prof|approx|Jan|Feb|Mar|Apr|Aug"
    r"|Sept?|Oct|Nov|Dec)|\b[A-Z])$"
)
_ANSWERS = re.compile(r"(?:^|.*[.?!]\s)No\.\s+(?!\d)")
"""No. Some paths will be closed: an answer, and no number."""
_NEW_SENTENCE = re.compile(r"\s+(?:The|This|That|These|It|We|They|He|She|In|For|A|An|There|Our|No)\s")
"""It cannot be a name behind an initial: "… to Mr X. The council …"."""
_STOP = re.compile(r"[.!?]+[\"”')]?(?=\s+[\"“'(]?[A-Z0-9•]|\s*$)|(?<=[a-z]{3})\.(?=[A-Z][a-z]*\s[a-z])|;|:(?=\s|$)")
"""A stop, also where the space behind it was lost: "in March.The group will"."""
_RUN_IN = re.compile(r"(?<=[\s;,:])(?=\((?:[a-h]|i{1,3}|iv|v|[1-9])\)\s*\w)")


_ABSOLUTE = re.compile(
    r",\s+(?=(?!likely|due|expected|able|ready|sure|set|proposed|planned|scheduled|intended|need|has|have|is|are)"
    r"(?:[a-z]+\s){1,3}to be [a-z]+(?:ed|en|ne|lt|ut)\b)"
)
"""Agreed the quote, work to be done by May: a step of its own."""


@cache
def _note() -> re.Pattern[str]:
    labels = "|".join(one_of(*where) for where in (("notes", "owner"), ("notes", "due"), ("signals", "aims")))
    return re.compile(
        rf"(?:{labels}|actions?(?:\s[A-Z]{{0,2}}\d[\d.]*)?|outcomes?|rationale|benefits?)\s*$", re.IGNORECASE
    )


@cache
def _note_next() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{one_of('notes', 'owner')}|{one_of('notes', 'due')})\s*:", re.IGNORECASE)


_TIME = re.compile(
    rf"\s*(?:(?:by|in|end|end of|from|during|early|mid|late)[\s-]+){{0,2}}(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?"
    rf"(?:{MONTHS}|Q[1-4]|spring|summer|autumn|winter|(?=(?:19|20)\d\d))[^.;:]{{0,40}}?(?:19|20)?\d\d\)?\.?\s*$",
    re.IGNORECASE,
)
_THE_LONGEST_TIME = 60


def _is_time(words: str) -> bool:
    """Whether words are nothing but a time, as on either side of the colon in "Report to Cabinet: March 2026"."""
    return len(words) <= _THE_LONGEST_TIME and bool(_TIME.match(words))


_FULL_STOP = re.compile(r"[.!?](?=\s+[\"“'(]?[A-Z]|\s*$)")
_THE_LONGEST_NAMES = 500


def _names(shown: str, start: int, colon: re.Match[str]) -> int:
    """Where the things end that a colon behind an act only names: "We will mend three piers: North, East and West".

    0 where what follows is a list of acts, or a sentence of its own.
    """
    before = shown[max(start, colon.start() - _THE_LONGEST_NAMES) : colon.start()]
    stop = _FULL_STOP.search(shown, colon.end(), colon.end() + _THE_LONGEST_NAMES)
    if stop is None or not acts.promises(before) or signals.lead_in(before) or signals.lists(before):
        return 0
    things = shown[colon.end() : stop.start()].strip()
    if not things or layout.tells(things) or any(layout.opens(thing) for thing in re.split(r"[;,]\s", things)):
        return 0
    return stop.start()


def pieces(block: str) -> list[Piece]:
    """Sentences, cut further at semicolons, colons, run-in (a) (b) and where speech begins and ends.

    A "Target date:" stays with its act.
    """
    shown = speech.shown(block)
    cuts: list[tuple[int, int, str]] = []
    for start, end in speech.spans(block):
        cuts += [(start, start + 1, ","), (end, end, ",")]
    named = 0
    for stop in _STOP.finditer(shown):
        sign = stop.group()[0]
        before = shown[max(0, stop.start() - 40) : stop.start()]
        initial = sign == "." and _ABBREVIATED.search(before) and not _ANSWERS.match(shown, max(0, stop.start() - 4))
        if initial and stop.end() < len(shown) and not _NEW_SENTENCE.match(shown, stop.end()):
            continue
        if (sign == ":" and _note().search(before)) or _note_next().match(shown, stop.end()):
            continue
        # A slice of one character too many is no time: so a long block costs no more than a short one.
        behind, ahead = shown[stop.end() : stop.end() + _THE_LONGEST_TIME + 1], shown[: _THE_LONGEST_TIME + 1]
        opens = not cuts and stop.start() <= _THE_LONGEST_TIME and _is_time(ahead[: stop.start()])
        if sign in ":." and (opens or _is_time(behind)):
            # "Report to Cabinet: March 2026"; a row whose act ends in a stop before its date.
            continue
        if sign in ":;" and stop.end() < named:
            continue
        if sign == ":":
            named = _names(shown, cuts[-1][1] if cuts else 0, stop)
            if named:
                continue
        cuts.append((stop.start(), stop.end(), sign))
    noted = columns.notes_at(shown)
    cuts = [cut for cut in cuts if cut[0] < noted]
    cuts += [(noted, noted, ",")] if noted < len(shown) else []
    cuts += [(absolute.start(), absolute.end(), ",") for absolute in _ABSOLUTE.finditer(shown)]
    cuts += [(number.start(), number.start(), ",") for number in _RUN_IN.finditer(shown)]
    cuts.sort()
    cuts.append((len(block), len(block), ""))
    out: list[Piece] = []
    start = unit = 0
    for end, after, closer in cuts:
        begin = start
        while begin < end and shown[begin] in " ,":
            begin += 1
        if end > begin:
            mark = marker(shown[begin:end])
            if mark is not None and (begin == 0 or mark.style in ("(a)", "(i)", "(1)")):
                begin = min(end, begin + mark.length)
            else:
                mark = None
            close = end
            while close > begin and shown[close - 1] in " ,":
                close -= 1
            if any(letter.isalnum() for letter in shown[begin:close]):
                out.append(Piece(begin, close, unit, mark, closer))
        if closer in (".", "!", "?"):
            unit += 1
        start = max(start, after)
    return out
