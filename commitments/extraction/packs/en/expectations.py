"""What is to come by what somebody said, wished or expects: owns these markers; must not know will or is to."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en.words import adverbs, one_of


@cache
def reported() -> re.Pattern[str]:
    """Minutes tell of the future in the past: "it was confirmed that a report would be brought to the next meeting"."""
    return re.compile(
        r"\b(?:(?:noted|confirmed|agreed|resolved)\s(?:[\w']+\s){0,4}?that\s"
        r"|(?<!\bI\s)(?<!\bwe\s)(?:advised|announced|explained|indicated|reported|said|stated)\s(?:\w+\s){0,2}?that\s"
        r"(?=(?:he|she|they|it)\b|[^.;:]{2,160}?\bwould\s(?:\w+ly\s|also\s|then\s)?be\s))"
        rf"[^.;:]{{2,160}}?\b(?P<cue>would)\s+{adverbs()}(?P<be>be\s+)?{adverbs()}(?P<verb>[a-z-]+)\b",
        re.IGNORECASE,
    )


@cache
def soon() -> re.Pattern[str]:
    """Should be live before the summer: said of a thing, with a date, it is what is planned."""
    return re.compile(
        rf"\b(?P<cue>should)\s+(?:then\s+|now\s+)?be\s+(?P<state>{one_of('markers', 'states')}|completed|finalised)\b",
        re.IGNORECASE,
    )


EXPECTED = re.compile(
    r"\b(?:I|[Ww]e|[Oo]fficers|[Oo]fficials)\s(?:would\s|now\s|also\s)?(?P<cue>expect|anticipate)\s(?!to\b|that\b)"
    r"(?=[^.;]{3,120}?\sto\s[a-z])"
)
"""I expect works to start in May: with a date it is what is planned."""
TO_VERB = re.compile(r"\sto\s(?P<have>have\s)?(?P<be>be(?:en)?\s)?(?:[a-z]+ly\s)?(?P<verb>[a-z]+)\b")
AIMED = re.compile(
    r"\b(?:[Oo]ur|[Tt]he|[Mm]y)\s(?:\w+\s)?(?:ambition|aim|target|goal|intention|objective)\sis\sthat\s[^.;]{3,120}?\s"
    r"(?P<cue>should|will|can)\s(?P<be>be\s)?(?:[a-z]+ly\s)?(?P<verb>[a-z]+)\b"
)
"""Our ambition is that 95% of services should have a timetable by May."""
PLANS = ("plans ", "Plans ", "target of ", "goal of ", "ambition of ")
PLANNED = re.compile(
    r"\b(?P<cue>(?:there\sare|plans\sare\sin\splace(?=\sto)|(?:has|have)(?=\s(?:\w+\s)?plans\s))(?:\s(?:\w+\s)?plans)?)\sto"
    r"\s(?P<verb>[a-z]+)\b|\b(?P<of>(?:target|goal|ambition)\sof)\s(?P<doing>[a-z]+ing)\b",
    re.IGNORECASE,
)
"""There are plans to extend it in 2027; has set a target of planting 1,000 trees by 2030."""
EXPECTED_REACH = 120
TOLD_TO = re.compile(
    r"\b(?:I|[Ww]e)(?:\shave|'ve)\s(?:also\s|now\s|therefore\s|already\s)?"
    r"(?P<cue>instructed|directed|tasked|commissioned"
    r"|asked(?=\s(?:(?:my|our)\s|(?:the\s)?(?:officials|officers|staff|department)\b)))"
    r"\s[^,.;]{2,60}?\sto\s(?:[a-z]+ly\s)?(?P<verb>[a-z]+)\b"
)
"""I have asked officials to bring forward options: those who answer to the author are told to act."""
WISHED = re.compile(
    r"\b(?P<cue>(?:asked|requested|agreed|resolved)\sthat)\s[^,.;]{2,160}?\sbe\s(?P<verb>[a-z]+)\b", re.IGNORECASE
)
"""The Cabinet asked that progress be reported back."""
