"""Figures as people say them in Chinese: owns how 三十一万二, 三点六五万, 百分之九十, 九成 and 一半 become digits.

Pure; must not know units or targets. 三十一万二 is 312,000 as spoken, for the last digit counts thousands.
"""

from __future__ import annotations

import re
from decimal import Decimal

from commitments.extraction.packs.zh.measures import cn_number

_DIGITS = "一二两三四五六七八九"
_WHOLE = f"[{_DIGITS}十][{_DIGITS}〇零十百千万亿]*"
_SHARE = re.compile(
    rf"百分之(?P<percent>{_WHOLE}(?:点[〇零{_DIGITS}]+)?)|(?P<tenths>[{_DIGITS}十])成(?P<more>[{_DIGITS}])?|一半"
)
_NUMBER = re.compile(rf"(?P<whole>{_WHOLE})(?:点(?P<after>[〇零{_DIGITS}]+)(?P<scale>万亿|亿|万)?)?")
_SCALES = {None: Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_CUT_SHORT = re.compile(rf"(?P<rest>.*(?P<power>[亿万千百]))(?P<digit>[{_DIGITS}])")
_POWERS = {"百": 100, "千": 1_000, "万": 10_000, "亿": 10**8}


def in_digits(words: str) -> tuple[str, int] | None:
    """A spoken figure at the beginning of the words in digits, with "%" for a share, and how many characters it takes;
    None where they begin with none: "三十一万二 电话" → ("312000", 5).
    """
    share = _SHARE.match(words)
    if share is not None:
        return f"{_percent(share):f}%", share.end()
    match = _NUMBER.match(words)
    if match is None:
        return None
    value = _spoken(match["whole"]) if match["after"] is None else _decimal(match["whole"], match["after"])
    return None if value is None else (f"{value * _SCALES[match['scale']]:f}", match.end())


def _percent(share: re.Match[str]) -> Decimal:
    if share["tenths"]:
        return Decimal(10 * (cn_number(share["tenths"]) or 0) + (cn_number(share["more"] or "") or 0))
    if share["percent"] is None:
        return Decimal(50)
    whole, _, after = share["percent"].partition("点")
    return (_decimal(whole, after) if after else _spoken(whole)) or Decimal(0)


def _spoken(numeral: str) -> Decimal | None:
    """A whole number; a digit right behind 万, 千, 百 stands for the next power: 三万五 is 35,000, 三万零五 is not."""
    short = _CUT_SHORT.fullmatch(numeral)
    if short is None:
        whole = cn_number(numeral)
        return None if whole is None else Decimal(whole)
    high, digit = cn_number(short["rest"]), cn_number(short["digit"])
    return None if high is None or digit is None else Decimal(high + digit * _POWERS[short["power"]] // 10)


def _decimal(whole: str, after: str) -> Decimal | None:
    high = cn_number(whole)
    digits = "".join(str(cn_number(letter) or 0) for letter in after)
    return None if high is None else Decimal(f"{high}.{digits}")
