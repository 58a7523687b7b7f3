"""What kind of result a Chinese act names: owns deliverable against directional; must not know sentences."""

from __future__ import annotations

import re

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.heads import Head, ends_discrete, ends_in_output
from commitments.extraction.packs.zh.words import Cat, tokens
from commitments.model import Kind

_COMMANDS = frozenset("督促 督促指导 责成 责令 要求 组织 委托 敦促 协调督促 通知".split())
"""Setting another to work with these is as good as its act; 指导, 协调, 支持 are effort."""
_EFFORT_OBJECT = re.compile(r"(?:管理|管护|维护|保养|保护|监督|监管|巡查|宣传|服务|指导|合作|保障|协调|研究|分析|引导|教育|培训|支持|扶持|控制|防控|优化|整合|配置|结构)(?:工作|力度)?$")


def kind_of(clause: str, head: Head, timed: bool) -> tuple[Kind, str]:
    """Deliverable or directional, and the rule: verb class, light verb and its noun, softener."""
    verb, obj = head.verb, head.object
    plain = obj.replace(HIDDEN, "")
    if not verb:
        return Kind.DIRECTIONAL, "no_verb"
    if verb in ("进行", "予以", "给予", "加以", "作出", "做出", "开展", "组织开展", "组织", "深入开展", "广泛开展", "做好", "采取"):
        if head.inner_cat & Cat.DELIVERABLE and head.told and verb in _COMMANDS:
            return Kind.DELIVERABLE, "told:deliverable"
        obj = re.split(r"并(?!轨|联|网|购|行)", obj)[0]
        plain = obj.replace(HIDDEN, "")
        if verb in ("采取", "做好"):
            return Kind.DIRECTIONAL, "verb:directional"
        if verb in ("进行", "予以", "给予", "加以", "作出", "做出"):
            first = tokens(obj.lstrip("\x01")[:16])
            names = [t for t in first if t.cat & Cat.VERB and len(t.word) >= 2]
            if ends_discrete(obj) or (names and names[-1].cat & Cat.DELIVERABLE and not _EFFORT_OBJECT.search(plain)):
                return Kind.DELIVERABLE, "light:discrete"
            return Kind.DIRECTIONAL, "light:effort"
        if ends_discrete(obj):
            return Kind.DELIVERABLE, "light:discrete"
        return Kind.DIRECTIONAL, "light:effort"
    if head.soft:
        if "《" in clause and head.inner_cat & Cat.DELIVERABLE or (timed and head.inner_cat & Cat.DELIVERABLE):
            return Kind.DELIVERABLE, "soft:named_or_dated"
        if "《" in clause and re.search(r"(?:升格|出台|印发|发布|颁布|修订|制定)", clause):
            return Kind.DELIVERABLE, "soft:named_or_dated"
        return Kind.DIRECTIONAL, "softener"
    if head.told and verb in _COMMANDS:
        if head.inner_cat & Cat.DELIVERABLE and not head.inner_cat & Cat.LIGHT or head.inner_cat & Cat.LIGHT and ends_discrete(obj):
            return Kind.DELIVERABLE, "told:deliverable"
    if head.told:
        return Kind.DIRECTIONAL, "told:directional"
    if head.cat & Cat.DELIVERABLE:
        if verb in ("实施", "调整") and _EFFORT_OBJECT.search(plain):
            return Kind.DIRECTIONAL, "verb:effort_object"
        if verb in ("建设", "创建", "构建", "培育") and re.search(r"(?:加快|推进|积极|着力)[^,]{0,2}" + verb, clause):
            return Kind.DIRECTIONAL, "verb:hastened"
        if verb in ("引入", "引进", "吸引") and re.search(r"资本|力量|资金", plain):
            return Kind.DIRECTIONAL, "verb:effort_object"
        if not plain and re.search("积极|努力|主动", clause):
            return Kind.DIRECTIONAL, "verb:bare"
        if verb in ("安排", "调整", "设计", "合并", "处理", "研究", "落实") and len(plain) <= 4:
            return Kind.DIRECTIONAL, "verb:bare"
        return Kind.DELIVERABLE, "verb:deliverable"
    if verb == "明确" and len(plain) >= 5:
        return Kind.DELIVERABLE, "verb:deliverable"
    if verb in ("打造", "形成", "构建", "塑造", "增加", "补充") and ends_in_output(plain) and not re.search(r"着力|努力|积极", clause):
        return Kind.DELIVERABLE, "verb:output"
    return Kind.DIRECTIONAL, "verb:directional"
