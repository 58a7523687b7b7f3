"""A Chinese clause by itself: owns the record of a clause and its first reading; must not know its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from commitments.extraction.packs import Measure, Part, Role, Situation
from commitments.extraction.packs.zh import bodies
from commitments.extraction.packs.zh.frames import is_aim, is_frame, is_weak_aim
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.measures import has_numeral, measures
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.phrases import own_numbers
from commitments.extraction.packs.zh.verbs import find_head
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, is_verb, members, starts_with, tokens


@dataclass(slots=True)
class Clause:
    """A clause while it is being read, from `start` to `end` of its piece."""

    start: int
    end: int
    shown: str
    """Its letters, with brackets, quotation marks and times blanked out."""
    words: str
    """The same with its times legible."""
    head: Head
    part: Part = Part.ACT
    rule: str = ""
    cue: str = ""
    conditional: bool = False
    waits: int = 0
    """Where in it the condition ends that stands before its act, 0 for none."""
    weak: bool = False
    """It may be a mere result, if nothing but results follows."""
    measures: list[Measure] = field(default_factory=list)

    @property
    def timed(self) -> bool:
        """It has a time of its own."""
        return TIME_LETTER in self.shown

    def is_now(self, part: Part, rule: str) -> None:
        """Settle its part and why."""
        self.part, self.rule = part, rule


def _after_condition(text: str, head: Head) -> tuple[Head, int]:
    """待资金下达后再予以实施: the act is what stands after the condition."""
    condition = opens("condition_head", text)
    if condition is None:
        return head, 0
    then = find_head(text[condition.end() :])
    if not then.verb or then.scanned:
        return head, 0
    after = then._replace(
        at=then.at + condition.end(),
        core=then.core + condition.end(),
        subject=then.subject or head.subject,
        cue=then.cue or head.cue,
    )
    return after, condition.end()


def _is_name(text: str, head: Head, first: bool, signature: bool) -> bool:
    """Nothing but the name of a body: a signature, a label."""
    openers = starts_with("frames", "openers")
    if head.cue or TIME_LETTER in text or openers.match(text) or openers.match(text[head.core :]):
        return False
    if signature and says("body_name", text) and head.verb in members("verbs", "in_names"):
        return True
    if head.verb and not (head.scanned and first and len(text) <= 12):
        return False
    return bodies.is_body(text) and not measures(text)


def _is_done(text: str, head: Head, past: bool, to_come: bool) -> bool:
    """A report: by its words, or by its time (`past`, `to_come`); where 将 only fronts an object (2015年就将该路列入)
    it is no marker.
    """
    if head.cue:
        return bool(says("done_though_marked", text)) or (past and head.fronted)
    # 推进已建项目……: behind the verb 已 says which ones; so does all behind the verb of what is to come by a day.
    which = head.object.startswith("已") if head.verb else False
    due = to_come and not head.object.startswith("了") and TIME_LETTER in text[: max(head.at, 0)]
    said = says("done", text[: head.at] if due else text.replace(head.object, head.object[1:], 1) if which else text)
    # 年底前全部评估完毕 is to come.
    return past or (said is not None and not (to_come and said.group() in ("完毕", "累计")))


_LACK = re.compile("[^,]{0,24}的(?!条件|可能|必要|能力|情况|依据|理由)[^,的]{2,}$")
"""更换不能正常使用的路灯: behind 不能 the thing follows that cannot."""


def _refuses(text: str, head: Head) -> bool:
    """A refusal or lack, unless it only tells which things an act is about."""
    refused = says("refusal", text)
    if refused is None or not head.verb or head.scanned:
        return refused is not None
    if refused.start() < head.at:
        # 把不具备通行条件的路段列入……: so it does in front of the verb, behind 把 or 对.
        return not (_ABOUT.search(text, 0, refused.start()) and "的" in text[refused.end() : head.at])
    return refused.start() < head.at + len(head.verb) or not _LACK.match(text, refused.end())


def _which(text: str, at: int, end: int) -> bool:
    """对2000年以前建成的小区进行摸底, 待入秋雨停了以后施工: a time in what an act is about, or waits for."""
    return text[at - 1 : at] in ("待", "等") or bool(_ABOUT.search(text, 0, at) and _BUILT.match(text, end))


_ABOUT = re.compile("(?:对于?|针对|将|把)[^,]{0,12}$")
_BUILT = re.compile("(?:年?[底末初]|之?[前后]|以[前后来])?[^,的]{0,8}的[^,]")


def _by_then(text: str, start: int, situation: Situation) -> bool:
    """到2020年,累计培训……: what is counted up by a day to come stands behind that day."""
    return "累计" in text and any(ahead and at < start for at, _, ahead in situation.times)


def first_look(shown: str, timed: str, start: int, end: int, situation: Situation) -> Clause:
    """The part of one clause, from its own words alone. `timed` is `shown` with times blanked out."""
    while start < end and timed[start] in " ,、)*★▲●■◆•":
        start += 1
    text = timed[start:end]
    head = find_head(text)
    conditional = bool(says("condition", text))
    waits = 0
    if conditional or head.object[:1] in ("后", "时"):
        head, waits = _after_condition(text, head)
    within = ((at, stop, ahead) for at, stop, ahead in situation.times if start <= at < end)
    lies = [ahead for at, stop, ahead in within if ahead or not _which(timed[start:end], at - start, stop - start)]
    # 已责成县政府于9月底前清理: 已 belongs to the order, not to the act.
    later = any(ahead and at >= start for at, _, ahead in situation.times)
    since_told = later and bool(head.told) and "已" in text[: head.at] and "了" not in text
    ordered = head.verb in members("verbs", "commands") and (True in lies or since_told)
    cue = head.cue or ("date" if ordered else "") or ("确保" if says("ensured", text) else "")
    clause = Clause(start, end, text, shown[start:end], head, cue=cue, conditional=conditional, waits=waits)
    past = False in lies and True not in lies
    if _is_name(text, head, start == 0, start == 0 and end == len(shown)):
        clause.is_now(Part.NONE, "name")
    elif (
        (_refuses(text, head) and not opens("about_those", text))
        or says("courtesy", text)
        or (start == 0 and says("closing", text))
    ):
        clause.is_now(Part.NONE, "refusal_or_request")
    elif not head.cue and says("statement|described_as", text):
        clause.is_now(Part.NONE, "fact")
    elif says("forecast", text):
        clause.is_now(Part.NONE, "forecast")
    elif is_frame(text, head):
        purpose = text.startswith(("为", "同时为", "同时,为")) or opens("answered_frame", text)
        turns = opens("onward", text) and opens("scene", text) and TIME_LETTER not in text
        clause.is_now(
            Part.FRAME, "past" if past and not head.cue else "purpose" if purpose else "onward" if turns else "frame"
        )
    elif not ordered and _is_done(text, head, past, True in lies or _by_then(text, start, situation)):
        clause.is_now(Part.NONE, "done")
    elif says("soon", text) and not re.search(rf"{TIME_LETTER}|\d", text):
        clause.is_now(Part.AIM, "soon")
    elif is_aim(text) and not opens("product", text):
        clause.is_now(Part.AIM, "aim")
    elif says("ideology", text) or (head.at > 0 and says("ideology", text[head.at :])):
        clause.is_now(Part.FRAME, "ideology")
    else:
        _as_act(clause, to_come=True in lies, forward=situation.role is Role.FORWARD)
    return clause


def target_numbers(text: str, head: Head) -> list[Measure]:
    """三项保险参保率达到95%: before what is reached stand names and old figures; before the act of 在17个乡镇硬化道路
    10公里 stands where.
    """
    if not has_numeral(text):
        return []
    numbers = own_numbers(text)
    reached = says("reached", numbers)
    after = reached.start() if reached else head.at if head.at > 0 and text.startswith("在") else 0
    found = (measures(numbers[after:]) if after else []) or measures(numbers)
    front = numbers[: head.at] if head.at > 0 else ""
    # 两套滤塔同步拆除, 甲、乙两家企业完成……: a small numeral in front of the verb tells which, or who.
    who = front if head.subject and not head.fronted else ""
    return [
        each
        for each in found
        if not _named_one_by_one(numbers, each)
        and (each.words[:1] not in _FEW or not (front.startswith(each.words) or each.words in who))
    ]


def _named_one_by_one(text: str, counted: Measure) -> bool:
    """在黄花、枫树2个村开展试点: a number that only sums up the names before it."""
    at = text.find(counted.words)
    names = _NAMES_BEFORE.search(text, 0, at)
    if names is None or at + len(counted.words) == len(text):
        return False
    # 在甲、乙设置两处疏导点: behind the verb it is one.
    return not any(is_verb(token) for token in tokens(names["last"]))


_NAMES_BEFORE = re.compile("(?:在|到|至|将|把|选择)[^,、]{1,10}(?:、[^,、]{1,10})*?、(?P<last>[^,、]{1,10}?)等?$")


_FEW = tuple("两三四五六七八九")


_ABLE = re.compile("[^,的](?:能够|能|达到|实现|完成|得到)[^,]{2,}$")
"""80%以上的村能够……: who is to be able to do it, no further object of the act before."""
_A_TOPIC = 12
"""No longer than this, what ends in 问题 and solves none names a topic: 补助标准问题."""


def _as_act(clause: Clause, to_come: bool, forward: bool) -> None:
    """Whether what is neither frame nor aim nor report is an act, more of one, or a mere statement; 2025年送戏下乡60场
    (`to_come`) needs no verb that we know, nor does what has the form of a predicate: 把名单贴出去.
    """
    text, head = clause.shown, clause.head
    clause.measures = target_numbers(text, head)
    clause.weak = is_weak_aim(text)
    # 新建隧道1公里,引道2公里: a further object with its number.
    listed = (
        len(head.verb) < 2
        and not says("reached", text)
        and not head.cat & Cat.DELIVERABLE
        and re.match(r"[^,\d一二三四五六七八九十]{1,5}\d[^,]{1,5}$", text)
    )
    counted = text[:1].isdigit() and (head.scanned or not head.verb) and not _ABLE.search(text)
    numbered = bool(clause.measures) and bool(counted or listed)
    continued = head.scanned and not head.cue and re.search(r"等(?:各项)?[^,的]{0,6}工作$", text)
    in_detail = clause.start > 0 and text.startswith("其中") and clause.measures and not head.cue
    if in_detail or opens("in_detail", text):
        # 改造小区5个,包括……: the object of the act before in detail, which takes nothing away from it.
        clause.is_now(Part.NONE, "detail")
    elif (
        numbered
        or continued
        or (not head.verb and re.search(r"(?<![中高初优同平均上下])等[^,]{0,10}$|^[^,]{1,8}\d+[个处座条户]$", text))
    ):
        clause.is_now(Part.MORE, "further_object")
    elif opens("product", text):
        clause.is_now(Part.MORE, "product")
    elif text.endswith("问题") and len(text) <= _A_TOPIC and not says("solving", text):
        clause.is_now(Part.NONE, "no_act")
    elif not head.verb:
        goal = to_come and clause.measures and text.endswith(clause.measures[-1].words)
        if goal or (clause.measures and says("metric|granted", text)):
            clause.rule = "metric"
        elif (forward or to_come) and says("predicate", text) and not says("fact", text):
            clause.rule = "predicate"
        else:
            stated = "fact" if says("fact", text) else "under_way" if says("under_way", text) else "no_act"
            clause.is_now(Part.NONE, stated)
    elif head.cue or clause.cue == "date":
        return
    elif head.scanned and says("fact", text):
        clause.is_now(Part.NONE, "fact")
    elif says("under_way", text):
        clause.is_now(Part.NONE, "under_way")
