"""What kind of result a Chinese act names: owns deliverable against directional; must not know sentences.

An output verb has an end (制定, 安装), an effort verb has none (加强, 推动); a light verb (进行, 开展) has that of its
noun. Then, in this order: a softener before an output verb makes it effort, unless the output is named 《……》 or dated
(研究制定); so does an object that is effort (实施……监管), a verb that stands alone (积极申报), a manner of always
(定期抽查); and an effort verb has an end where its object is a thing that will stand there (打造……平台), a named thing
that is worked on (拓宽路基) or looked into once (对……进行排查), or where it says up to what or by when (延长至夜间).
"""

from __future__ import annotations

import re

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.heads import Head, ends_discrete, ends_in_output
from commitments.extraction.packs.zh.patterns import says
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, ends_in, is_verb, members, tokens
from commitments.model import Kind

_AND = re.compile("并(?!轨|联|网|购|行)")
_EAGER = re.compile("积极|努力|主动|着力")


_AS_NEEDED = re.compile("^(?!.*[待后]).*(?:及时|从严|严格|动态)")
"""及时清运……, unless it is after something: done as often as there is reason to."""
_NATURE = re.compile("生态|植被|群落|地力|功能$")
"""What is restored without an end in sight."""
_UP_TO = re.compile("[到至](?![位底点极]|实处|最[大低小])")
"""延长至22点, 下沉到村: how far says when it is done."""


def kind_of(clause: str, head: Head, timed: bool) -> tuple[Kind, str]:
    """Deliverable or directional, and the rule: verb class, light verb and noun, softener. `timed`: it has a date."""
    deliverable, rule = _deliverable(clause, head, timed)
    return (Kind.DELIVERABLE if deliverable else Kind.DIRECTIONAL), rule


def _deliverable(clause: str, head: Head, timed: bool) -> tuple[bool, str]:
    verb = head.verb
    if not verb:
        return bool(says("ended", clause)), "no_verb"
    if says("whenever", clause):
        return False, "verb:recurring"
    if verb in members("verbs", "light_kinds"):
        return _light(clause, head)
    if head.soft:
        named = "《" in clause and (head.inner_cat & Cat.DELIVERABLE or says("issued", clause))
        # 争取纳入……计划 is trying to obtain, whatever the year.
        obtained = verb == "争取" and head.inner in ("纳入", "列入", "立项")
        dated = timed and head.inner_cat & Cat.DELIVERABLE and not obtained
        return (True, "soft:named_or_dated") if named or dated else (False, "softener")
    if head.told:
        # 督促……修复 is as good as the act; 指导, 协调, 支持 are effort.
        light = head.inner_cat & Cat.LIGHT
        made = head.inner in members("verbs", "making") and ends_in_output(head.object)
        done = ends_discrete(head.object) if light else made or bool(head.inner_cat & Cat.DELIVERABLE)
        commanded = verb in (members("verbs", "commands") | members("verbs", "arranging")) and done
        # 6月底前提请上级部门协调……: asked for by a day.
        commanded = commanded or (timed and verb in members("verbs", "arranging"))
        return commanded, "told:deliverable" if commanded else "told:directional"
    plain = head.object.replace(HIDDEN, "")
    if head.cat & Cat.DELIVERABLE:
        return _discrete_verb(clause, head, plain, timed)
    return _effort_verb(clause, head, plain, timed)


def _effort_verb(clause: str, head: Head, plain: str, timed: bool) -> tuple[bool, str]:
    """A verb without an end of its own, unless its object gives it one."""
    verb = head.verb
    if plain.startswith(("完毕", "完成", "干净")) or plain.endswith("完毕"):
        return True, "verb:finished"
    if verb in members("verbs", "leading") and len(plain) >= 5:
        first = next(iter(tokens(head.object[:6])), None)
        if first is not None and first.cat & Cat.DELIVERABLE and len(first.word) >= 2:
            # 统筹建设……: the second verb has the object; in 投资补贴资金 it is part of a noun.
            noun = re.match("资金|政策|标准|制度|机制|工作", head.object[first.end :]) or first.word == "处理"
            return not noun, "verb:directional" if noun else "verb:deliverable"
    if verb in members("verbs", "extending") and _UP_TO.search(head.object):
        return True, "verb:up_to"
    if verb in ("确保", "保证", "力保"):
        ends = any(token.cat & Cat.DELIVERABLE and len(token.word) >= 2 for token in tokens(head.object))
        return ends, "verb:ensured" if ends else "verb:directional"
    if verb == "办理" and plain.endswith("手续"):
        return True, "verb:deliverable"
    if verb == "明确" and len(plain) >= 5:
        return True, "verb:deliverable"
    if verb in members("verbs", "using"):
        return _by_what_is_used(head)
    if verb in ("办好", "继续办好") and re.search("(?:节|赛|会|展|论坛|运动会)$", plain):
        # 办好茶文化节: an event, as good as 举办.
        return True, "verb:deliverable"
    if verb in ("投入", "作为") and re.search("(?:运营|运行|使用|生产)$", plain):
        # 投入公交车运营, 将旧馆作为图书馆使用: both around their object.
        return True, "verb:deliverable"
    made = re.sub("(?:并)?(?:报|送|交)[^,]{2,10}$", "", plain)  # 提出……方案报市政府
    if verb in members("verbs", "making") and ends_in_output(made) and (timed or not _EAGER.search(clause)):
        return True, "verb:output"
    if verb == "恢复" and len(plain) >= 2:
        # 恢复夜间门诊, but 恢复植被, 恢复活力.
        restored = not ends_in("nouns", "result").search(plain) and not _NATURE.search(plain)
        return restored, "verb:restored" if restored else "verb:directional"
    if verb in ("建", "增", "补") and (re.match(r"[\d一二两三四五六七八九十几]", plain) or ends_in_output(plain)):
        return True, "verb:output"
    if verb in members("verbs", "telling") and (timed or re.search("日内|逐[人户家一]|书面|专题|专门|当面", clause)):
        return True, "verb:told_once"
    if verb in members("verbs", "working") and not says("recurring", clause) and _physical(plain or clause[: head.at]):
        return True, "verb:works"
    if verb in members("verbs", "inquiring") and len(plain) >= 4:
        once = not says("recurring", clause) and (timed or not says("whatever_is_found", plain))
        return once, "verb:inquiry" if once else "verb:directional"
    return False, "verb:directional"


def _physical(text: str) -> bool:
    """Whether a text ends in a thing that is worked on: 破损路面, 楼道飞线."""
    return bool(says("physical", text)) or bool(ends_in("nouns", "things").search(text))


def _by_what_is_used(head: Head) -> tuple[bool, str]:
    """充分利用闲置土地建设停车场, 筹集资金对路面进行整治: the second verb says what comes of it."""
    for token in tokens(head.object):
        later = token.at > 1 and head.object[token.at - 1] != "的" and len(head.object) - token.end >= 2
        if not later or len(token.word) < 2:
            continue
        rest = head.object[token.end :]
        works = token.cat & Cat.LIGHT and (ends_discrete(rest) or _physical(head.object[: token.at]))
        hastened = _hastened(token.word, head.object)
        if (token.cat & Cat.DELIVERABLE and not hastened) or works:
            return True, "verb:deliverable"
    return False, "verb:directional"


def _hastened(verb: str, text: str) -> bool:
    """加快建设……: on the way, with no end in sight."""
    building = verb in ("建设", "创建", "构建", "培育")
    return building and bool(re.search("(?:加快|推进|积极|着力)[^,]{0,2}" + verb, text))


def _light(clause: str, head: Head) -> tuple[bool, str]:
    """进行, 开展 …: the noun after the verb decides."""
    obj = _AND.split(head.object)[0]
    plain = obj.replace(HIDDEN, "")
    if head.verb in ("采取", "做好"):
        # 做好调研报告: what is made good is a paper.
        paper = head.verb == "做好" and says("paper", plain)
        return bool(paper), "verb:output" if paper else "verb:directional"
    if head.told and head.verb in members("verbs", "commands") and head.inner_cat & Cat.DELIVERABLE:
        return True, "told:deliverable"
    if says("campaign", head.object) and not says("recurring", clause):
        # 开展“回头看”: what is carried out bears a name.
        return True, "light:named"
    inquiry = says("inquiry", plain)
    if inquiry:
        # 对弱电管线进行排查, 开展燃气管网普查: something is named; 开展安全检查, 日常检查: nothing is, or always.
        told = re.search("(?:对|就|针对)[^,]{3,}", clause[: head.at]) or len(inquiry["what"]) >= 2
        once = bool(told) and not says("recurring", clause)
        return once, "light:inquiry" if once else "light:effort"
    if _EAGER.search(clause) and says("no_name", plain):
        return False, "light:effort"
    first = next(iter(tokens(obj[:6])), None)
    if obj.startswith(("一次", "一遍", "一轮")):
        # 进行一次全面检修
        return True, "light:inquiry"
    works = first is not None and first.cat & Cat.DELIVERABLE and len(first.word) >= 2
    listed = first is not None and obj[first.end : first.end + 1] in ("、", "和", "及")
    carried = works and (head.verb == "组织" or listed)
    if says("recurring", clause) and not carried and "持续" not in clause:
        # 经常性开展演练
        return False, "light:recurring"
    if ends_discrete(obj) or carried:
        # 组织修建……, 进行修缮、搭棚等工作: as good as the verb that it carries.
        return True, "light:discrete"
    if says("works", plain) and _physical(clause[: head.at]):
        return True, "light:works"
    if head.verb in members("verbs", "empty"):
        named = [t for t in tokens(obj.lstrip(TIME_LETTER)[:16]) if is_verb(t)]
        steady = says("effort_object", plain) or says("ever_adjusted", clause)
        if named and named[-1].cat & Cat.DELIVERABLE and not steady:
            return True, "light:discrete"
    return False, "light:effort"


def _discrete_verb(clause: str, head: Head, plain: str, timed: bool) -> tuple[bool, str]:
    """A verb of output, unless its object or its adverb makes it effort."""
    verb = head.verb
    if says("measures_taken", clause):
        return False, "verb:effort_object"
    if plain.startswith("好") and plain.endswith("工作"):
        # 实施好……工作 is doing it well.
        return False, "verb:effort_object"
    if verb in ("实施", "调整") and (says("effort_object", plain) or says("ever_adjusted", clause)):
        return False, "verb:effort_object"
    if verb in ("引入", "引进") and (
        re.search("资本|力量|资金|人才$", plain) or (_EAGER.search(clause) and re.search("企业|机构|公司$", plain))
    ):
        return False, "verb:effort_object"
    ever = says("recurring", clause) or (not timed and _AS_NEEDED.search(clause[: head.at]))
    if verb in members("verbs", "care") and ever:
        return False, "verb:recurring"
    if _hastened(verb, clause):
        return False, "verb:hastened"
    if not head.fronted and re.search("建议$", clause[: head.at]):
        # 向上级建议出台……: no more than asked for.
        return False, "softener"
    if re.search("(?:积极|努力|主动|充分|深入|认真|反复)[^,后]*$", clause[: head.at]) and (
        not plain or says("no_name", plain)
    ):
        return False, "verb:bare"
    if verb in members("verbs", "vague_alone") and len(plain) <= 4:
        return False, "verb:bare"
    return True, "verb:deliverable"
