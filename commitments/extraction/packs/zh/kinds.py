"""What kind of result a Chinese act names: owns deliverable against directional; must not know sentences."""

from __future__ import annotations

import re

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.heads import Head, ends_discrete, ends_in_output
from commitments.extraction.packs.zh.patterns import says
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, members, tokens
from commitments.model import Kind

_AND = re.compile("并(?!轨|联|网|购|行)")


def kind_of(clause: str, head: Head, timed: bool) -> tuple[Kind, str]:
    """Deliverable or directional, and the rule: verb class, light verb and noun, softener. `timed`: it has a date."""
    deliverable, rule = _deliverable(clause, head, timed)
    return (Kind.DELIVERABLE if deliverable else Kind.DIRECTIONAL), rule


def _deliverable(clause: str, head: Head, timed: bool) -> tuple[bool, str]:
    verb = head.verb
    if not verb:
        return False, "no_verb"
    if verb in members("verbs", "light_kinds"):
        return _light(head)
    if head.soft:
        named = "《" in clause and (head.inner_cat & Cat.DELIVERABLE or says("issued", clause))
        dated = timed and head.inner_cat & Cat.DELIVERABLE
        return (True, "soft:named_or_dated") if named or dated else (False, "softener")
    if head.told:
        # 督促……修复 is as good as the act; 指导, 协调, 支持 are effort.
        light = head.inner_cat & Cat.LIGHT
        done = ends_discrete(head.object) if light else bool(head.inner_cat & Cat.DELIVERABLE)
        commanded = verb in members("verbs", "commands") and done
        return commanded, "told:deliverable" if commanded else "told:directional"
    plain = head.object.replace(HIDDEN, "")
    if head.cat & Cat.DELIVERABLE:
        return _discrete_verb(clause, verb, plain)
    first = next(iter(tokens(head.object[:6])), None)
    named = first is not None and re.match("资金|政策|标准|制度|机制|工作", head.object[first.end :])
    if first is not None and first.cat & Cat.DELIVERABLE and len(first.word) >= 2 and len(plain) >= 5 and not named:
        # 统筹建设……: the second verb has the object; 落实补贴资金: it is part of a noun.
        return True, "verb:deliverable"
    if verb == "拓宽" and re.search("(?<![思销出财])路|桥|街|巷", plain or clause):
        # 拓宽渠道 is effort, 拓宽路基 a work.
        return True, "verb:deliverable"
    if verb == "明确" and len(plain) >= 5:
        return True, "verb:deliverable"
    if verb in ("利用", "充分利用", "运用"):
        # 充分利用闲置土地建设停车场: the second verb says what comes of it.
        built = (token for token in tokens(head.object) if token.cat & Cat.DELIVERABLE and len(token.word) >= 2)
        made = any(
            token.at > 1 and head.object[token.at - 1] != "的" and len(head.object) - token.end >= 2 for token in built
        )
        return made, "verb:deliverable" if made else "verb:directional"
    if verb == "投入" and re.search("(?:运营|运行|使用|生产)$", plain):
        # 投入公交车运营: 投入……运营 around its object.
        return True, "verb:deliverable"
    if verb in members("verbs", "making") and ends_in_output(plain) and not re.search("着力|努力|积极", clause):
        return True, "verb:output"
    return False, "verb:directional"


def _light(head: Head) -> tuple[bool, str]:
    """进行, 开展 …: the noun after the verb decides."""
    obj = _AND.split(head.object)[0]
    if head.verb in ("采取", "做好"):
        return False, "verb:directional"
    if head.told and head.verb in members("verbs", "commands") and head.inner_cat & Cat.DELIVERABLE:
        return True, "told:deliverable"
    if ends_discrete(obj):
        return True, "light:discrete"
    if head.verb in members("verbs", "empty"):
        named = [t for t in tokens(obj.lstrip(TIME_LETTER)[:16]) if t.cat & Cat.VERB and len(t.word) >= 2]
        plain = obj.replace(HIDDEN, "")
        if named and named[-1].cat & Cat.DELIVERABLE and not says("effort_object", plain):
            return True, "light:discrete"
    return False, "light:effort"


def _discrete_verb(clause: str, verb: str, plain: str) -> tuple[bool, str]:
    """A verb of output, unless its object or its adverb makes it effort."""
    if verb in ("实施", "调整") and says("effort_object", plain):
        return False, "verb:effort_object"
    if verb in ("引入", "引进", "吸引", "整合") and re.search("资本|力量|资金", plain):
        return False, "verb:effort_object"
    if verb in ("建设", "创建", "构建", "培育") and re.search("(?:加快|推进|积极|着力)[^,]{0,2}" + verb, clause):
        return False, "verb:hastened"
    if not plain and re.search("积极|努力|主动", clause):
        return False, "verb:bare"
    if verb in members("verbs", "vague_alone") and len(plain) <= 4:
        return False, "verb:bare"
    return True, "verb:deliverable"
