"""What a Chinese time expression does in its sentence: owns the signs around it; must not know its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from commitments.extraction.dates.records import Meaning, Role
from commitments.extraction.dates.words import either, words
from commitments.extraction.packs.zh.words import HANZI

_REACH = 60
"""How many characters of the sentence are looked at on either side: keeps the time linear."""

_NEAR = 12
_STOP = re.compile(r"[。;!?\n]")
_EVENTS = "(?:毕业|入职|退役|竣工|投产|验收|交付|登记|注册|受理|立案|确诊|出院|出生|签约|开业|移交|投用)"
"""毕业五年内: a term that each case has for itself."""
_TRIGGER = re.compile(rf"(?:之日起|[^今最随此前]后|后的|之日|满|起)[,、]?(?:的)?$|{_EVENTS}$")
_RECEIVED = re.compile("[收接]到")
"""收到本通知后10日内: when that is the reader knows, not the letter."""
_SHORTENED = re.compile(r"(?:压缩|缩短|压减|缩减|精简|减少|降低|控制|限定|提速)(?:到|至|为|在)$")
"""审批时限压缩到5个工作日内: how long each case will take."""
_SERVICE = re.compile(r"[^,;。]{0,4}?(?:响应|回应|到场|到达|上门|受理|接单|出警|抢修|修复|处置|送达|回访|服务)")
_FOR = re.compile(r"为(?:到|实现)?[“\"]?$")
_GROUND = re.compile(r"^[^,;]{0,40}(?:奠定|打下|打牢|夯实|提供|创造)")
_COMPARED = re.compile(r"同比|环比|同期")
"""Only what has happened is compared with the year before."""
_ENTERED = re.compile(r"(?<!已)(?:(?:纳入|列入|编入)(?:到|我[县市区省州])?|使用|与|和|作为)$")
_ALREADY_BY = re.compile(r"已经?(?:于|在)$")
_DRAWN_UP = re.compile("(?:编制|制[定订]|起草|出台|印发)[^,;:]{0,12}$")
_GOAL = re.compile(r"(?:到|至|截至|截止)$")
_PREPOSITION = re.compile(r"(?:在|于|到|至|从|自|截至|截止|争取|力争|计划|预计|确保|拟|将|[,、:(“”\"])$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An expression in its text: `following` is where the next token starts, `ending` the words that close it (前, 后),
    `loose` says that it is a time only with support (a bare season, a bare day of the month).
    """

    text: str
    start: int
    end: int
    following: int
    kind: str
    ending: str
    meaning: Meaning
    loose: bool
    chat: bool


def role_of(around: Surroundings) -> Role:
    """What the expression does, by the first sign that speaks."""
    before = _STOP.split(around.text[max(0, around.start - _REACH) : around.start])[-1]
    after = _STOP.split(around.text[around.end : around.end + _REACH], maxsplit=1)[0]
    if around.chat:
        return Role.DONE if around.kind == "ago" else Role.DEADLINE
    return (
        _by_itself(around)
        or _by_name(around, before, after)
        or _by_trigger(around, before)
        or _by_deed(around, before, after)
        or _by_support(around, before, after)
        or (Role.OBJECT if _is_object(around, before, after) else Role.DEADLINE)
    )


def _by_itself(around: Surroundings) -> Role | None:
    if around.kind == "ago" or around.ending.endswith("来"):
        return Role.DONE
    if _ALREADY_BY.search(around.text, max(0, around.start - 6), around.start):
        return Role.DONE
    if _EVERY.match(around.text, around.end - 1) and around.text[max(0, around.start - 1) : around.start] in (
        "自",
        "从",
    ):
        return Role.AFTER
    if around.kind == "later" or (around.ending.endswith("后") and not around.ending.endswith("前后")):
        return Role.AFTER
    return None


_EVERY = re.compile("[起始],?每")
"""自2025年起每年……: since when, not by when."""
_CITED = re.compile("“[^”]*$")
_CITED_ON = re.compile("[^”“]{4,}”")


def _by_name(around: Surroundings, before: str, after: str) -> Role | None:
    # 提出“2019年新建防火道”的建议: words that are cited, not said.
    if _CITED.search(before) and _CITED_ON.match(after):
        return Role.NAME
    if around.kind == "plan":
        tail = re.search(r"[五年][”\"'’]?(?:规划)?$", around.text[around.start : around.end])
        if tail and not re.search(r"年$", around.text[around.start : around.end]) and not around.ending:
            return Role.NAME
        if "以来" in around.text[around.start : around.end]:
            return Role.DONE
        return None
    if around.kind in ("year", "years", "shortyear", "relyear") and not around.ending and _name_after().match(after):
        return Role.NAME
    if around.kind == "action" and _DRAWN_UP.search(before):
        # 编制公厕建设三年行动计划: what is drawn up, not how long it takes.
        return Role.NAME
    if around.kind in ("year", "relyear") and before.endswith(("在编制", "在制定", "在安排")):
        return Role.NAME
    # 迎峰度夏: what one has to get through.
    if around.kind == "season" and before.endswith("度"):
        return Role.NAME
    # 纳入2026年项目库, 使用2026年资金, 与下一年度支持挂钩: which list, money or year it bears on; not when.
    if (
        around.kind in ("year", "relyear")
        and not around.ending
        and _ENTERED.search(before)
        and not re.match(f"度?{HANZI}{{0,14}}(?:计划|工作任务|重点任务|重点工作|工作要点|工作安排)", after)
        and re.match(f"度?{HANZI}{{2}}", after)
    ):
        return Role.NAME
    # 较2019年增长10%: what is compared with.
    if around.kind in ("year", "relyear") and re.search("(?<!比)较$|(?:相|对|同)?比$", before) and not around.ending:
        return Role.NAME
    # 为2035年基本实现现代化奠定基础: whom the deed will serve, not when it is done.
    if _FOR.search(before) and _GROUND.search(after):
        return Role.NAME
    return None


@cache
def _name_after() -> re.Pattern[str]:
    names = words("zh")["names"]
    events = either(names["between_events"])
    feasts = [*words("zh")["feasts"], *words("zh")["moving_feasts"]]
    return re.compile(rf"(?:{either([*names['after'], *feasts])})|{HANZI}{{0,5}}?(?:{events})")


def _by_trigger(around: Surroundings, before: str) -> Role | None:
    """N days after something: the document's own date where it is the document, else unknown."""
    if around.kind != "within" or around.meaning.since:
        return None
    if _recent().search(before):
        return Role.DONE
    after = around.text[around.end : around.end + _NEAR]
    if _SHORTENED.search(before) or (around.meaning.rule == "duration_days" and _is_service(around, after)):
        return Role.NAME
    trigger = _TRIGGER.search(before)
    if not trigger:
        return None
    clause = re.split(r"[,;:]", before.rstrip(","))[-1]
    return None if _document().search(clause) and not _RECEIVED.search(clause) else Role.UNKNOWN_START


def _is_service(around: Surroundings, after: str) -> bool:
    """24小时内响应: how fast each call is answered."""
    return "小时" in around.text[around.start : around.end] and bool(_SERVICE.match(after))


@cache
def _recent() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('zh')['done']['recent'])})$")


@cache
def _document() -> re.Pattern[str]:
    return re.compile(either(words("zh")["triggers"]["document"]))


def _by_deed(around: Surroundings, before: str, after: str) -> Role | None:
    """Done, as 已 or 了 in front of the next verb says, unless a forward marker comes first."""
    if re.search(r"(?:近|过去|最近)$", before) and around.kind in ("ahead", "within"):
        return Role.DONE
    reach = after[: max(0, around.following - around.end)] if around.following > around.end else after
    forward = _first(reach, _forward())
    already = _already().search(reach)
    if already and (forward is None or already.start() < forward) and not _verbs().search(reach, 0, already.start()):
        return Role.DONE
    perfect = _perfect().search(reach)
    if perfect and (forward is None or perfect.start() < forward):
        return Role.DONE
    compared = _COMPARED.search(reach)
    if compared and forward is None and not _GOAL.search(before):
        return None if _forward().search(before) else Role.DONE
    counts = _counts().search(reach)
    if counts and counts.start() < 12 and forward is None and not _GOAL.search(before):
        return None if _forward().search(before) else Role.DONE
    return None


def _first(text: str, sign: re.Pattern[str]) -> int | None:
    found = sign.search(text)
    return found.start() if found else None


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(either(words("zh")["forward"]["markers"]))


@cache
def _already() -> re.Pattern[str]:
    return re.compile(r"(?<![对将把使的为了与和])已(?![知有经验]的)")


@cache
def _perfect() -> re.Pattern[str]:
    done = words("zh")["done"]
    not_before = "".join(done["not_perfect_before"])
    not_after = "".join(word[1:] for word in done["not_perfect"])
    return re.compile(rf"(?<![{not_before}])了(?![{not_after}])")


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(either(words("zh")["done"]["counts"]))


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(either(words("zh")["done"]["verbs"]))


def _by_support(around: Surroundings, before: str, after: str) -> Role | None:
    if not around.loose:
        return None
    if around.kind == "season":
        inside = around.text[around.start : around.end]
        if (
            inside[0] in "今明来"
            or around.ending
            or (_PREPOSITION.search(before) and re.match(r"[,完启开投竣交建基全实种]|$", after))
            or (re.search("(?:^|[,、:])$", before) and re.match("(?:组织|开展|进行|集中|统一)", after))
            or re.match("(?:投入使用|投用|开学|开园|启用|竣工|完工|通车)", after)
        ):
            return None
        return Role.NAME
    if around.kind in ("week", "relday"):
        supported = around.ending or around.meaning.rule == "week"
        return None if supported or (around.kind == "relday" and _hour_or_deed().match(after)) else Role.NAME
    if around.kind == "day":
        return None if around.ending else Role.NAME
    return Role.NAME


@cache
def _hour_or_deed() -> re.Pattern[str]:
    """What makes 明天 a day and no figure of speech: an hour, 将, or a deed."""
    return re.compile(rf"(?:上午|下午|中午|晚上|\d{{1,2}}[时点]|将|{either(words('zh')['done']['verbs'])})")


def _is_object(around: Surroundings, before: str, after: str) -> bool:
    """完成2019年计划编制: a bare year right behind a verb belongs to what the verb acts on."""
    return (
        around.kind in ("year", "shortyear", "relyear")
        and around.meaning.rule == "year"
        and not around.ending
        and bool(_object_before().search(before))
    )


@cache
def _object_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{either(words('zh')['objects']['before'])})(?:好|了)?$")
