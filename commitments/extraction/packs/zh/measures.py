"""Target numbers in Chinese: owns numerals, multipliers, units and bounds; must not know verbs."""

from __future__ import annotations

import re
from decimal import Decimal

from commitments.extraction.packs import Measure
from commitments.model import Bound

_UNITS = (
    "延长米 平方公里 平方千米 平方米 立方米 斤 公里 千米 公顷 公斤 千克 千瓦时 千瓦 兆瓦 吨 米 亩 元 美元 欧元 人次 人 名 户 家 个 所 套 张 台 辆 条 座 处 项 件 间 栋 幢 口 盏 根 株 棵 头 只 羽 匹 部 本 册 份 次 场 期 批 组 支 队 位 "
    "路 艘 架 块 片 对 门 款 种 类 部 篇 例 床 桶 箱 吨 平米 ㎡ km 度 卷 站 点 眼 面 枚 盘 具 小时 天 分钟 秒 分 级 倍 成 个百分点 百分点 年 日 月 周 工作日 个工作日 个月 节 道 宗 笔 堂 孔 方 立方 车次 班次 班 门次 课时 学时 村次 户次 批次 台套 台(套) 套(户)"
).split()
_UNIT = "|".join(sorted(map(re.escape, dict.fromkeys(_UNITS)), key=lambda unit: -len(unit)))
_CN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_CN_SCALE = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:万亿|千万|百万|十万|亿|万|千|百)"
_MEASURE = re.compile(
    rf"(?P<ge>不少于|不低于|至少|最少|不小于|超过|突破|高于|多于|超|≥|>=)?"
    rf"(?P<le>不超过|不高于|不大于|控制在|最多|不多于|低于|≤|<=)?"
    rf"(?P<ab>约|大约|近|左右|约为)?"
    rf"(?:(?P<low>{_NUMBER})(?P<lscale>{_SCALE})?(?P<lunit>%|{_UNIT})?(?:-{{1,2}}|~|至|到)(?=\d))?"
    rf"(?:(?P<num>{_NUMBER})(?P<scale>{_SCALE})?|(?P<cn>[一二两三四五六七八九十百千零]+(?:[万亿])?))"
    rf"(?P<more>余|多)?(?P<scale2>{_SCALE})?(?P<more2>余|多)?(?:[(][^)]{{0,6}}[)])?(?P<unit>%|{_UNIT})?"
    rf"(?P<after>以上|及以上|以内|以下|之内|左右|余|上下)?"
)
_PERCENT_WORDS = re.compile(r"百分之([一二三四五六七八九十百零点\d.]+)")
_TENFOLD = {
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 10**8,
    "万亿": 10**12,
}
_NO_UNIT = frozenset("年 月 日 级 期 届 批 分 号 版 周 点 站 门 类 路 面 方 成 部 对 节 班 孔".split())
_TIME_UNITS = frozenset("年 个月 月 天 日 小时 分钟 秒 周 工作日 个工作日".split())
_ORDINAL = re.compile(r"[第〔\[(GB/TV]\d*$|第[一二三四五六七八九十百千零]*$")
_NAMED = frozenset("大 五 双 多 几 数 半 统 化".split())


def cn_number(words: str) -> int | None:
    """四十五 → 45, 两千 → 2000, 三万 → 30000; None where it is none."""
    if not words:
        return None
    for big, factor in (("亿", 10**8), ("万", 10**4)):
        if big in words:
            left, _, right = words.partition(big)
            high = cn_number(left) if left else 1
            low = cn_number(right) if right else 0
            return None if high is None or low is None else high * factor + low
    total = digit = 0
    for letter in words:
        if letter in _CN_DIGITS:
            digit = _CN_DIGITS[letter]
        elif letter in _CN_SCALE:
            total += (digit or 1) * _CN_SCALE[letter]
            digit = 0
        else:
            return None
    return total + digit


def _text(value: Decimal) -> str:
    plain = format(value.normalize(), "f")
    return plain if plain != "-0" else "0"


def measures(clause: str) -> list[Measure]:
    """Every number with a unit (or with a bound) in a clause whose brackets, titles and times are blanked out."""
    out: list[Measure] = []
    for found in _PERCENT_WORDS.finditer(clause):
        value = cn_number(found[1])
        if value is not None:
            out.append(Measure(str(value), "%", Bound.EXACT, found.group()))
    for found in _MEASURE.finditer(clause):
        number = _one(clause, found)
        out.extend(number)
    return out


def _one(clause: str, found: re.Match[str]) -> list[Measure]:
    unit = found["unit"] or ""
    start = found.start("low") if found["low"] else found.start("num") if found["num"] else found.start("cn")
    before = clause[max(0, start - 6) : start]
    if _ORDINAL.search(before) or (before and before[-1].isascii() and before[-1].isalnum()):
        return []
    bound = Bound.EXACT
    after = found["after"] or ""
    if found["ge"] or after in ("以上", "及以上"):
        bound = Bound.MIN
    elif found["le"] or after in ("以内", "以下", "之内"):
        bound = Bound.MAX
    elif found["ab"] or after in ("左右", "上下") or found["more"] or found["more2"] or after == "余":
        bound = Bound.ABOUT
    if found["cn"]:
        if not unit or unit in _NO_UNIT or (found["cn"] in ("一", "十一") and not (found["more"] or found["scale2"])):
            return []
        if found["cn"] == "一" or (before and before[-1] in "每各同哪某这那另任第统"):
            return []
        whole = cn_number(found["cn"])
        if whole is None:
            return []
        value = Decimal(whole)
    else:
        value = Decimal(found["num"].replace(",", ""))
        if found["scale"]:
            value *= _TENFOLD[found["scale"]]
    if found["scale2"]:
        value *= _TENFOLD[found["scale2"]]
    if unit in _TIME_UNITS and bound is Bound.EXACT:
        return []
    if unit in _NO_UNIT and unit not in _TIME_UNITS and unit not in ("路", "部", "对", "类", "门", "面", "站", "点"):
        return []
    if not unit and bound is Bound.EXACT and not (found["scale"] or found["scale2"]):
        return []
    rest = clause[found.end() : found.end() + 1]
    if not unit and (bound is Bound.EXACT or (rest.isascii() and rest.isalnum())):
        return []
    out = []
    if found["low"]:
        low = Decimal(found["low"].replace(",", ""))
        low_scale = found["lscale"] or (found["scale"] if low < 1000 else None) or found["scale2"]
        if low_scale:
            low *= _TENFOLD[low_scale]
        out.append(Measure(_text(low), found["lunit"] or unit, bound, found.group()))
    out.append(Measure(_text(value), unit, bound, found.group()))
    return out
