"""Target numbers in Chinese: owns numerals, multipliers, units and bounds; must not know verbs."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from commitments.extraction.packs import Measure
from commitments.extraction.packs.zh.words import members, words
from commitments.model import Bound

_DIGITS = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_TENFOLD = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千零]")
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = "(?:万亿|千万|百万|十万|亿|万|千(?![米克瓦])|百)"
_COURSES = re.compile("(?:班|讲座|培训|轮训|沙龙|课堂|课程|学习|论坛|活动|宣讲|展览)$")
"""Before 15期 it is how many are held."""
_CUT_TO = re.compile("(?:压缩|缩短|压减|缩减|精简|减少|降低|延长|控制|提速)(?:到|至|为|在)(?:不超过)?$")
"""Before a time it is what a case may take, and so a target."""
_CHANNELS = re.compile("视频|监控|摄像|探头|图像|画面|信号|高清|回路|电源")
"""Of these so many 路 are counted."""
_PERCENT_WORDS = re.compile("百分之([一二三四五六七八九十百零]+)")
_ORDINAL = re.compile(r"[第〔\[(GB/TV]\d*$|第[一二三四五六七八九十百千零]*$")
_NAMES = re.compile(r"[一二三四五六七八九十]+([组队社村])[至到][一二三四五六七八九十]+\1")
"""五组至八组: numbers that are names."""
_PART_OF_CODE = re.compile(r"[A-Za-z0-9]$")
_COUNTED_CODE = re.compile(r".*[A-Z]{2,}[台套个部辆]")
"""AED260台: behind a name in capitals a number counts where a measure word says so; DN300 is a name."""
_SIDES = re.compile("(?:关键|重点|重要)?(?:方面|阶段|步骤|环节|级|时期|节点|层面)")
"""从以下两个方面开展工作, 三个关键时期: how a work is divided, no target."""
_NAMED = "每各同哪某这那另任第统央"
"""Before a Chinese numeral: it is no target (各一个, 中央八项规定)."""


@cache
def _measure() -> re.Pattern[str]:
    unit = "|".join(map(re.escape, words("numbers", "units")))
    return re.compile(
        "(?P<least>不少于|不低于|至少|最少|不小于|超过|突破|高于|多于|超|≥|>=)?"
        "(?P<most>不超过|不高于|不大于|控制在|最多|不多于|低于|≤|<=)?"
        "(?P<near>约|大约|近|左右|约为)?"
        rf"(?:(?P<low>{_NUMBER})(?P<lscale>{_SCALE})?(?P<lunit>%|{unit})?(?:-{{1,2}}|~|至|到)(?=\d))?"
        rf"(?:(?P<num>{_NUMBER})(?P<scale>{_SCALE})?|(?P<cn>[一二两三四五六七八九十百千零]+[万亿]?))"
        rf"(?P<more>余|多)?(?P<scale2>{_SCALE})?(?P<more2>余|多)?(?:[(][^)]{{0,6}}[)])?(?P<unit>%|{unit})?"
        "(?P<after>以上|及以上|以内|以下|之内|左右|余|上下)?"
    )


def cn_number(numeral: str) -> int | None:
    """四十五 → 45, 两千 → 2000, 三万 → 30000; None where it is none."""
    if not numeral:
        return None
    for big, factor in (("亿", 10**8), ("万", 10**4)):
        if big in numeral:
            left, _, right = numeral.partition(big)
            high = cn_number(left) if left else 1
            low = cn_number(right) if right else 0
            return None if high is None or low is None else high * factor + low
    total = digit = 0
    for letter in numeral:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _POWERS:
            total += (digit or 1) * _POWERS[letter]
            digit = 0
        else:
            return None
    return total + digit


def has_numeral(clause: str) -> bool:
    """Whether there is a digit or a Chinese numeral in it: without one it holds no measure."""
    return _NUMERAL.search(clause) is not None


def measures(clause: str) -> list[Measure]:
    """Every number with a unit (or with a bound) in a clause whose brackets, titles and times are blanked out."""
    if not has_numeral(clause):
        return []
    out: list[Measure] = []
    for found in _PERCENT_WORDS.finditer(clause):
        value = cn_number(found[1])
        if value is not None:
            out.append(Measure(str(value), "%", Bound.EXACT, found.group()))
    for found in _measure().finditer(clause):
        out.extend(_read(clause, found))
    return out


def _bound(found: re.Match[str]) -> Bound:
    after = found["after"] or ""
    if found["least"] or after in ("以上", "及以上"):
        return Bound.MIN
    if found["most"] or after in ("以内", "以下", "之内"):
        return Bound.MAX
    if found["near"] or after in ("左右", "上下", "余") or found["more"] or found["more2"]:
        return Bound.ABOUT
    return Bound.EXACT


def _value(found: re.Match[str], before: str, unit: str) -> Decimal | None:
    """The number itself, None where it is a name, an article or an ordinal."""
    if found["num"]:
        value = Decimal(found["num"].replace(",", ""))
        if found["scale"]:
            value *= _TENFOLD[found["scale"]]
    else:
        numeral = found["cn"]
        if not unit or unit in members("numbers", "doubtful") or (before and before[-1] in _NAMED):
            return None
        if len(numeral) == 1 and found.string.count(numeral) > 1:
            # 两个市场两种资源: a slogan
            return None
        if found.string[found.end() : found.end() + 1] in ("一", "街", "“"):
            # 四个一体化, 二道街, 三个“加强”
            return None
        if unit == "台" and re.compile("山|县|镇|林场").match(found.string, found.end()):
            # 五台山
            return None
        if numeral == "二" or _NAMES.search(found.string[max(0, found.start("cn") - 6) : found.end() + 6]):
            # 二次供水 is a name (two are 两), so are 五组至八组.
            return None
        if len(numeral) > 1 and not any(letter in _DIGITS for letter in numeral):
            # 千万吨级基地, 百亿产业: how big a thing is, not how many.
            return None
        if numeral == "一" and not (found["scale2"] and found["more2"]):
            return None
        whole = cn_number(numeral)
        if whole is None or (whole == 1 and not found["scale2"]):
            return None
        value = Decimal(whole)
    return value * _TENFOLD[found["scale2"]] if found["scale2"] else value


def _read(clause: str, found: re.Match[str]) -> list[Measure]:
    unit = found["unit"] or ""
    bound = _bound(found)
    start = next(found.start(name) for name in ("low", "num", "cn") if found[name])
    before = clause[max(0, start - 6) : start]
    if _ORDINAL.search(before) or (_PART_OF_CODE.search(before) and not _COUNTED_CODE.fullmatch(before + unit)):
        return []
    value = _value(found, before, unit)
    if value is None:
        return []
    if unit in members("numbers", "times"):
        if bound is Bound.EXACT and not _CUT_TO.search(clause, 0, start):
            return []
    elif unit in members("numbers", "doubtful") - members("numbers", "counting"):
        held = (unit == "期" and _COURSES.search(before)) or (unit in ("期", "批", "门") and bound is Bound.MIN)
        return [] if not held else [Measure(_plain(value), unit, bound, found.group())]
    if unit == "路" and not _CHANNELS.search(clause):
        return []  # 将17路延伸至东门: the name of a line
    if _SIDES.match(clause, found.end()):
        return []
    following = clause[found.end() : found.end() + 1]
    if not unit and (bound is Bound.EXACT or (following.isascii() and following.isalnum())):
        return []
    out = []
    if found["low"]:
        low = Decimal(found["low"].replace(",", ""))
        scale = found["lscale"] or (found["scale"] if low < 1000 else None) or found["scale2"]
        out.append(
            Measure(_plain(low * _TENFOLD[scale] if scale else low), found["lunit"] or unit, bound, found.group())
        )
    out.append(Measure(_plain(value), unit, bound, found.group()))
    return out


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
