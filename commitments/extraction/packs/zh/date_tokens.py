"""The smallest Chinese time words: owns the patterns that find them; must not know how they compose."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from commitments.extraction.dates.scanning import Alternative, Scanner
from commitments.extraction.dates.words import either, words
from commitments.extraction.packs.zh.words import HANZI

DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇○Oo", "一壹", "二两贰", "三叁", "四", "五", "六", "七", "八", "九"))
    for sign in signs
}
_TENS = {"十": 10, "百": 100, "廿": 20, "卅": 30}

TO = r"(?:-{1,2}|~|至|到)"
AND = rf"(?:{TO}|、|和|及|与|或)"
_HAN = "零〇一二两三四五六七八九十"
_N = rf"(?:\d{{1,3}}|[{_HAN}百廿卅]{{1,5}})"
_YEAR = rf"(?:(?:19|20)\d\d|2100|[一二][九〇零Oo0一][{_HAN}Oo0-9]{{2}})"
_NO_DIGIT = r"(?<![\dA-Za-z.])"
_END = (
    r"底(?![数线板商层座盘图稿子气部色])|末(?![端梢])|初(?![步级中审稿始评次心期验定试])"
    r"|中(?![央国小心学考期医药部型外秋级高间文华共标试旬途])"
)


def number(digits: str) -> int:
    """Chinese or Arabic digits as a number: 十五 → 15, 二〇一八 → 2018, 九十 → 90, 两三 → 3 (the later of both)."""
    if digits.isdecimal():
        return int(digits)
    if not any(sign in _TENS for sign in digits):
        values = [int(sign) if sign.isdecimal() else DIGITS[sign] for sign in digits]
        if len(values) == 2 and 0 < values[0] < values[1]:
            return values[1]
        return int("".join(map(str, values)))
    total, pending = 0, 0
    for sign in digits:
        if sign in _TENS:
            total += max(pending, 1) * _TENS[sign] if sign in "十百" else _TENS[sign]
            pending = 0
        else:
            pending = int(sign) if sign.isdecimal() else DIGITS[sign]
    return total + pending


_NUMERALS = "0123456789" + _HAN + "百廿卅"
_QUOTES = "“\"'‘"

_COUNTED = (
    rf"(?<!\d)第?[{_NUMERALS}Oo]{{1,5}}(?:[年月日号个半季度]{{0,2}}{AND}第?[{_NUMERALS}]{{1,4}})?"
    r"[年月日号个半天周星礼季小工自会.\-/)至]"
)
"""What a number with a unit looks like at its start."""


_ASKED = rf"(?:(?<=[时期日][间限期][:为])|(?<=\d[-~至到])|(?=20\d\d[./-]\d\d?月?底?(?:前|之前|以前|{TO}20\d\d[./]\d)))"
"""2018.12 is a mere number but behind 时限:, in front of 前, or in a range of such months."""


def _duration(kind: str) -> str:
    """N 个 UNIT, or N 至 M 个 UNIT; the groups bear the kind's letter."""
    unit = r"工作日|自然日|日历日|日历天|日|天|周|星期|礼拜|(?<=[个半])月|年|季度|小时"
    return (
        rf"(?<![\d.])(?P<{kind}from>{_N}|半|几|数)(?:(?P<{kind}ge1>个)?{AND}(?P<{kind}to>{_N}))?(?P<{kind}ge>个)?"
        rf"(?P<{kind}half>半)?(?P<{kind}unit>{unit})(?P<{kind}tail>半)?"
    )


_ABOUT = r"(?:左右)?(?:的)?(?:时间|努力|时光)?"
_YEAR_EDGE = rf"年?(?:{_END})"
_MONTH_EDGE = rf"上中旬|中下旬|上旬|中旬|下旬|{_END}"
_PLAN = r"(?:十[一二三四五六七八九]?|二十|[一二三四五六七八九])五"


@cache
def scanner() -> Scanner:
    """Finds all time words; a token's `lastgroup` is its kind."""
    return Scanner(alternatives())


def alternatives() -> list[Alternative]:
    """All time words, first come first served."""
    return [*_years(), *_parts(), *_durations_and_days(), *_names()]


def _starts(*tables: Iterable[str]) -> list[str]:
    return sorted({word[:2] for table in tables for word in table})


def _plan_starts() -> list[str]:
    """第十三个, 十五, 十三, 二十, 三五."""
    return [
        *(f"第{sign}" for sign in _NUMERALS),
        *(f"十{sign}" for sign in _HAN),
        "二十",
        *(f"{sign}五" for sign in _HAN),
    ]


def _years() -> list[Alternative]:
    lexicon = words("zh")
    return [
        Alternative("《", r"(?P<title>《[^》\n]{0,150}》?)"),
        Alternative(
            "每 逐年 年年 常年 历年 往年".split(),
            rf"(?P<recurring>每(?:个)?(?:{_N})?(?:个)?(?:财政)?(?:年度?|季度|月份?|周|星期|日|天|半年|学期|学年|旬)"
            r"(?:[底末初中]|上旬|下旬)?|逐年|年年|常年|历年|往年)",
        ),
        Alternative(
            "12",
            rf"(?P<full>{_NO_DIGIT}(?P<fy>(?:19|20)\d\d)(?P<fsep>[.\-/])(?P<fm>\d{{1,2}})(?P=fsep)(?P<fd>\d{{1,2}})(?![\d.])日?)"
            rf"|(?P<rocday>{_NO_DIGIT}(?P<rdy>1\d\d)\.(?P<rdm>1[0-2]|0?[1-9])\.(?P<rdd>3[01]|[12]\d|0?[1-9])(?![\d.]))"
            rf"|(?P<yearmonth>{_NO_DIGIT}{_ASKED}(?P<ymy>20\d\d)[./-](?P<ymm>0?[1-9]|1[0-2])(?![\d.])(?:月)?(?P<ymedge>底)?)"
            rf"|(?P<fiscal>(?<!\d)(?P<fisy>20\d\d)(?:[-/]|至)(?P<fist>20\d\d|\d\d)(?:年)?(?P<fisk>财政年度|财年|年度|学年))",
            _COUNTED,
        ),
        Alternative(
            "12一二",
            rf"(?P<years>(?:{_NO_DIGIT}(?P<ysfrom>{_YEAR})年?{AND}(?P<ysto>{_YEAR}|\d\d)年(?:度)?(?P<ysedge>{_YEAR_EDGE})?"
            rf"|(?<=\()(?P<psfrom>{_YEAR})年?{TO}(?P<psto>{_YEAR})年?(?=\))))"
            rf"|(?P<year>{_NO_DIGIT}(?P<y>{_YEAR})(?P<yfis>财政年度|财年|年度?)(?P<yedge>{_YEAR_EDGE})?)",
            _COUNTED,
        ),
        Alternative(
            "123456789一二三",
            rf"(?P<shortyear>(?<![\d第近约用每续达超过{_HAN}])(?P<sy>\d{{2,3}}|[一二三][零〇Oo0一二三四五六七八九]|一百[一二三四]?十?[一二三四五六七八九]?)"
            rf"(?:年(?!内|之|以|时间|来|左右|间|多|期|前|后|制|龄|一(?![季月])|的|级|[,。;]|$)|(?<=\d{{3}})会计年)(?:度)?(?P<syedge>{_YEAR_EDGE})?)",
            _COUNTED,
        ),
        Alternative(
            "今( 明( 本( 去( 后( 同(".split(),
            # Taiwan: 今(114)年底前
            rf"(?P<namedyear>[今明本去后同]\((?P<ny>\d{{2,4}})\)年(?:度)?(?P<nyedge>{_YEAR_EDGE})?)",
        ),
        Alternative(["中华", "民国"], rf"(?P<roc>(?:中华)?民国(?P<rocy>{_N})年(?:度)?(?P<rocedge>{_YEAR_EDGE})?)"),
        Alternative(
            "本财 本个 下一 下财 下个 上一 上财 上个 来财 来个".split(),
            r"(?P<relfiscal>(?P<relf>本|下一?|上一?|来)(?:个)?(?:财政年度|财年))",
        ),
        Alternative(_starts(lexicon["spans"]), rf"(?P<span>{either(lexicon['spans'])})"),
        Alternative(
            _starts(lexicon["years"]),
            rf"(?P<relyear>(?P<ry>{either(lexicon['years'])})(?![级均])(?:度)?(?P<ryedge>{_YEAR_EDGE})?)",
        ),
    ]


def _parts() -> list[Alternative]:
    """Halves, quarters and their relatives."""
    lexicon = words("zh")
    return [
        Alternative(["上半", "下半"], r"(?P<half>(?P<h>[上下])半年度?(?P<hedge>末|底)?)"),
        Alternative("前", r"(?P<quartersofar>前(?P<qfirst>[二两三23])(?:个)?季度(?P<qfedge>末|底)?)"),
        Alternative("前", rf"(?P<monthsofar>前(?P<msofar>{_N})个月(?![的内后]))"),
        Alternative(["首个", "首季"], r"(?P<firstquarter>首(?:个)?季(?:度)?(?![节]))"),
        Alternative("Qq", r"(?P<quarterq>[Qq](?P<qq>[1-4])(?![A-Za-z0-9]))"),
        Alternative(
            "第一二三四1234",
            rf"(?P<quarter>(?<!\d)(?:第?[一二三四1-4](?:季度?)?{AND})?第?[一二三四1-4]?(?P<q>[一二三四1-4])(?:季度(?P<qedge>末|底|初)?|(?<=第.)季(?![节度])))",
            _COUNTED,
        ),
        Alternative(
            _starts(lexicon["quarters"]), rf"(?P<relquarter>(?P<rq>{either(lexicon['quarters'])})(?P<rqedge>末|底)?)"
        ),
    ]


def _durations_and_days() -> list[Alternative]:
    lexicon = words("zh")
    inside = r"(?:之内|以内|内(?![容部地外生涵环科资控陆蒙]))"
    return [
        Alternative(
            _NUMERALS,
            rf"(?P<action>{_N}年(?={HANZI}{{0,8}}(?:行动(?:计划|方案)|攻坚|专项行动|提升行动|整治行动))|{_N}年(?:行动|计划|规划))"
            rf"|(?P<monthday>(?<![\d.第])(?:(?P<mdfrom>{_N})[日号]?{AND})?(?P<md>\d{{1,2}}|[{_HAN}廿卅]{{1,3}})[日号](?=之前|以前|前(?![期沿])))"
            r"|(?P<pointday>(?<![\d./])(?P<pm>1[0-2]|0?[1-9])[./](?P<pd>3[01]|[12]\d|0?[1-9])日?(?=之前|以前|前(?![期沿三两二])))",
            _COUNTED,
        ),
        Alternative(
            _NUMERALS + "半几数",
            rf"(?P<duration>{_duration('w')}{_ABOUT}"
            rf"(?:(?P<within>{inside}|里(?![程面])|(?<=工作日)(?=办结|完成|答复|回复|予以|作出|给予))|(?P<ago>之前|以前|前(?![期沿])|来(?![自源])|以来)|(?P<later>之后|以后|后(?![期续勤备]))))",
            rf"{_COUNTED}|[半几数]",
        ),
        Alternative(
            [
                *"未来 今后 接下 往后 后续 利用 再用 通过 经过 力争 争取 预计 限期 限时 确保".split(),
                *(f"{verb}{sign}" for verb in "用花" for sign in f"大约半几数{_NUMERALS}"),
            ],
            rf"(?P<ahead>(?:(?P<aheadof>未来|今后|接下来的?|往后|后续)|(?:利用|再用|用|通过|经过|花|力争|争取|预计)(?:大约|约)?){_duration('a')}"
            r"(?(aheadof)(?:左右)?(?:的)?(?:时间|努力|时光)?"
            r"|(?:左右(?:的)?(?:时间|努力)?|(?:的)?(?:时间|努力)|(?:的)?(?=集中|攻坚|专项|持续))))"
            rf"|(?P<limit>(?:限期|限时|力争|争取|确保){_duration('l')}(?=完成|整改|办结|建成|解决|见效|到位|取得))",
        ),
        Alternative(
            _starts(lexicon["occasions"]),
            rf"(?P<occasion>(?<!主)(?P<oc>{either(lexicon['occasions'])})"
            r"(?P<octail>(?:来临|到来|开始|召开|正式开始|期间)?(?:之前|以前|前夕|前(?![期沿往]))|前后|之际|时|当[日天])?)",
        ),
        Alternative(["元月"], rf"(?P<firstmonth>元月(?:份)?(?P<fmedge>{_MONTH_EDGE})?)"),
        Alternative(
            _NUMERALS,
            rf"(?P<month>(?<!\d)(?<!\d\d\.)(?:(?P<mfrom>{_N}){AND})?(?P<m>\d{{1,2}}|[{_HAN}]{{1,2}})月(?:份)?(?![氏球嫂饼亮供])(?P<medge>{_MONTH_EDGE})?)"
            rf"|(?P<day>(?<![\d第])(?:(?P<dfrom>{_N})[日号]?{AND})?(?P<d>\d{{1,2}}|[{_HAN}廿卅]{{1,3}})[日号](?![线楼令文店院机路桥井街巷弄]))",
            _COUNTED,
        ),
        Alternative(
            _starts(lexicon["months"]),
            rf"(?P<relmonth>(?P<rm>{either(lexicon['months'])})(?:份)?(?P<rmedge>{_MONTH_EDGE})?)",
        ),
        Alternative(
            "年底 年末 岁末 年终 年内 年度 年之 年以 年初 年中 月底 月末 月初 季末 季度".split(),
            r"(?P<edge>年底|年末|岁末|年终(?=前|之前)|(?<![半多余几数法])年(?:度)?(?:之|以)?内|年初|年中(?![央国小心学考期])|月底|月末|月初|季度?末)",
        ),
    ]


def _names() -> list[Alternative]:
    """Plans, seasons, feasts, weeks, eras, and what only sounds like a time."""
    lexicon = words("zh")
    feasts = [*lexicon["feasts"], *lexicon["moving_feasts"], *lexicon["double_feasts"]]
    return [
        Alternative(
            "农历 阴历 腊月 正月 冬月".split(),
            rf"(?P<lunar>(?:(?:农历|阴历)(?:{_N}月|[腊正冬]月)|[腊正冬]月)(?:[初廿]?{_N}日?)?(?:之前|以前|前(?![期沿]))?)",
        ),
        Alternative(
            [*_plan_starts(), *(quote + start[0] for quote in _QUOTES for start in _plan_starts())],
            rf"(?P<plan>[{_QUOTES}]?(?:第(?P<pn5>{_N})个五年规划|(?P<p>{_PLAN})[”\"'’]?)(?:[、和与至到][{_QUOTES}]?(?P<p2>{_PLAN})[”\"'’]?)?(?:规划)?"
            rf"(?P<pt>期末|(?:期间|时期)?(?:的)?(?P<pw>[前头后])(?P<pk>{_N})年|(?:的)?第(?P<pnth>{_N})年|(?:的)?开局之?年|(?:的)?收官之?年"
            r"|中后期|中期|后期|期间末期?|期间|时期末?|期内|末期|期满?|末|内|以来|(?:的)?末年)?)",
        ),
        Alternative(
            "今明来去春夏秋冬",
            r"(?P<season>(?P<snow>今冬明)?(?P<sy2>[今明去来])?(?:[春夏秋](?=[夏秋冬]季))?(?P<s>[春夏秋冬])(?P<sk>季|天|末|初)?(?![节秋夏冬粮麦耕运训风笋联游雨奥残]))",
        ),
        Alternative(
            [*_starts(feasts), *(quote + feast[0] for quote in _QUOTES for feast in feasts)],
            rf"(?P<feast>[{_QUOTES}]?(?:(?P<fother>元旦|中秋|国庆|春节)节?[、和与及]?(?=元旦|中秋|国庆|春节))?(?P<fn>{either(feasts)})(?P<fq>[”\"'’])?(?P<fk>双节|两节|节日|节假日|节|假期|小长假|长假|黄金周)?"
            r"(?P<ft>(?:来临|到来)?(?:之前|以前|前夕|前后|前(?![期沿往三两])|之际|左右|期间|当[日天])))",
        ),
        Alternative(
            [*_starts(lexicon["weeks"]), "周", "星期", "礼拜"],
            rf"(?P<week>(?P<wr>{either(lexicon['weeks'])})?(?:周|星期|礼拜)(?![边围长期年转密全到知口岁刊报例恩])(?P<wd>[一二三四五六日天末1-7])?)",
        ),
        Alternative(_starts(lexicon["days"]), rf"(?P<relday>{either(lexicon['days'])})"),
        Alternative(["本规", "规划"], r"(?P<thisplan>(?:本)?规划期(?:末|内|满)?)"),
        Alternative(["本世", "21", "二十", "世纪"], r"(?P<century>(?:本|21|二十一)?世纪(?P<ce>中叶|末|末叶|上半叶))"),
        Alternative(
            _starts(lexicon["anniversaries"]),
            rf"(?P<anniversary>(?P<an>{either(lexicon['anniversaries'])})(?P<ann>{_N})周?年(?:华诞)?)",
        ),
        Alternative(_starts(lexicon["vague"]["words"]), rf"(?P<vague>{either(lexicon['vague']['words'])})"),
    ]
