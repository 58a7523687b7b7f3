"""What a Chinese clause is among its neighbours: owns aims at the end, manner, topics; must not know announcements."""

from __future__ import annotations

import re
from itertools import pairwise

from commitments.extraction.packs import Part
from commitments.extraction.packs.zh import bodies
from commitments.extraction.packs.zh.additions import add_on, next_act
from commitments.extraction.packs.zh.first_look import Clause, target_numbers
from commitments.extraction.packs.zh.frames import is_effect
from commitments.extraction.packs.zh.fronts import is_only_name, lend_funds, settle_fronts
from commitments.extraction.packs.zh.goals import read_goals
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.verbs import find_head, late_head
from commitments.extraction.packs.zh.words import members


def place(clauses: list[Clause], forward: bool) -> None:
    """Settle the parts that depend on the neighbours; `forward` says that the sentence belongs to next steps."""
    if forward:
        read_goals(clauses)
    _after_results(clauses)
    _aims_at_the_end(clauses)
    _late_acts(clauses)
    _acts_in_times(clauses)
    _then_only(clauses)
    settle_fronts(clauses)
    _aims_over_several(clauses)
    _demands(clauses)
    _conditions_in_two(clauses)
    acted = False
    for at, clause in enumerate(clauses):
        if clause.part is Part.ACT and is_effect(clause.shown, clause.head):
            clause.is_now(Part.NONE, "effect")
        if acted and clause.part is Part.ACT and not clause.head.cue and opens("funded", clause.shown):
            clause.is_now(Part.NONE, "detail")
        _manner(clauses, at)
        add_on(clauses, at)
        lone_aim = clause.part is Part.AIM and not acted and clause.head.verb and not says("pure_aim", clause.shown)
        way = next((each.cue for each in clauses[:at] if each.part is Part.FRAME and each.cue == "将"), "")
        if lone_aim and (forward or way):
            # A sentence of nothing but results states them as commitments; so does 镇政府将通过……方式,保障…….
            clause.is_now(Part.ACT, "aims_only")
            clause.cue = clause.cue or way
        if clause.part is Part.MORE and clause.rule == "product" and not acted and clause.head.verb:
            clause.is_now(Part.ACT, "product")  # 5月份前全部更换到位: of nothing that was said before
        if clause.part is Part.ACT and says("empty_object", clause.head.object) and next_act(clauses[at + 1 :]):
            clause.is_now(Part.FRAME, "theme")
        if clause.part is Part.ACT:
            acted = True
            lend_funds(clauses, at)


def _aims_at_the_end(clauses: list[Clause]) -> None:
    """Weak aims are aims in the run of aims at the end of a sentence that has stated an act."""
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at]
        maybe = clause.part is Part.ACT and clause.weak and not (clause.measures or clause.cue or clause.timed)
        if clause.part in (Part.NONE, Part.FRAME):
            continue
        if clause.part is not Part.AIM and not maybe:
            return
        if not any(other.part is Part.ACT and not other.weak for other in clauses[:at]):
            return
        framed = at > 0 and clauses[at - 1].part is Part.FRAME and clauses[at - 1].rule != "purpose"
        if maybe and not framed:
            clause.is_now(Part.AIM, "aim_at_the_end")


def _after_results(clauses: list[Clause]) -> None:
    """惠及17个乡镇,全力补齐短板: after whom an act serves come only results."""
    served = False
    for clause in clauses:
        served = served or (clause.part is Part.AIM and clause.shown.startswith("惠及"))
        own = clause.measures or clause.cue or clause.timed or clause.head.discrete
        if served and clause.part is Part.ACT and not own:
            clause.is_now(Part.AIM, "aim")


def _late_acts(clauses: list[Clause]) -> None:
    """Frames that no act follows have their act in themselves."""
    for clause in reversed(clauses):
        if clause.part is Part.ACT:
            break
        ground = clause.conditional or opens("because|regarding|set_about", clause.shown)
        if clause.rule == "frame" and not ground and opens("acting", clause.shown[clause.head.core :]):
            late = late_head(clause.shown, clause.head)
            if late.verb:
                clause.head = late
                clause.measures = target_numbers(clause.shown, late)
                clause.is_now(Part.ACT, "late")
                break


_LED_WITH = re.compile("由[^,将]{2,20}?(?=会同|联合|协同|携手|协调)")


def joint_acts(clauses: list[Clause]) -> None:
    """联合……推动……, 会同……对……实施……: the act is in the same clause as those it is done with."""
    for clause in clauses:
        led = _LED_WITH.match(clause.shown) if clause.rule in ("frame", "no_act") else None
        with_whom = clause.shown.startswith(("联合", "会同", "协同", "配合"), clause.head.core)
        if led or (clause.rule == "frame" and with_whom):
            late = late_head(clause.shown, clause.head._replace(core=led.end()) if led else clause.head)
            if late.verb and len(late.object) >= 2:
                clause.head = late
                clause.measures = target_numbers(clause.shown, late)
                clause.is_now(Part.ACT, "late")


def _then_only(clauses: list[Clause]) -> None:
    """待方案通过评审,再进行招标: what is waited for is no act, whatever verb is in it."""
    for clause, after in pairwise(clauses):
        if (
            clause.conditional
            and clause.part is Part.ACT
            and not clause.waits
            and after.shown.startswith(("再", "方", "才"))
        ):
            clause.is_now(Part.FRAME, "frame")


def _conditions_in_two(clauses: list[Clause]) -> None:
    """若政策调整,该路段达到标准,我镇将……: all between 若 and the announced act is waited for."""
    for at in range(len(clauses) - 2):
        clause, second, act = clauses[at : at + 3]
        asked = clause.part is Part.FRAME and opens("if_so", clause.shown)
        if asked and second.part is Part.NONE and act.part is Part.ACT and act.cue == "将":
            second.is_now(Part.FRAME, "frame")


def _acts_in_times(clauses: list[Clause]) -> None:
    """力争2020年9月开学: what looked like a time holds the act, where no other follows."""
    for clause in reversed(clauses):
        if clause.part is Part.ACT:
            return
        if clause.rule == "frame" and clause.timed and clause.head.cue and not clause.head.verb:
            head = find_head(clause.words)
            if head.verb and len(clause.words) - head.at <= 6:
                clause.head = head
                clause.is_now(Part.ACT, "late")
            return


def _aims_over_several(clauses: list[Clause]) -> None:
    """为……,夺取……,奠定……基础: from 为 on all is purpose."""
    if clauses and says("foundation", clauses[-1].shown):
        first = next((at for at, clause in enumerate(clauses) if at and clause.shown.startswith("为")), len(clauses))
        for clause in clauses[first:]:
            clause.is_now(Part.AIM, "aim")


def _demands(clauses: list[Clause]) -> None:
    """省政府明确提出,要……; 建议……: what others say or are asked, until the author announces something."""
    told = False
    needed = any(opens("needs_others", clause.shown) for clause in clauses)
    for clause in clauses:
        author, asks = opens("author", clause.shown), opens("asks", clause.shown)
        follows = clause is not clauses[-1] or clause.shown.startswith("《")
        if (not author and follows and says("quoted", clause.shown)) or asks:
            told = True
        speaks = opens("speaker", clause.shown) and not asks
        announced = (clause.cue == "将" and (clause.head.subject or clause.timed)) or (clause.cue and author)
        if speaks or announced or (clause.conditional and not asks and not needed):
            told = False
        if told and clause.part is not Part.NONE:
            clause.is_now(Part.NONE, "quoted")


def _is_bare(clause: Clause) -> bool:
    """多方协调, 精心组织: a verb alone with its adverbs."""
    head = clause.head
    if head.verb not in members("verbs", "manner") or head.object or head.told or head.scanned:
        return False
    short = clause.end - clause.start - head.core <= 6
    return short and head.at == head.core and not clause.measures and not clause.timed


_SIDE = re.compile("抓(?![好紧实牢细严])[^,]{2,4}")


def _names_side(clause: Clause) -> bool:
    """一是抓培育,……: a verb of one letter and its noun name the side that the item is about."""
    return not clause.start and bool(_SIDE.fullmatch(clause.shown))


def _helps_only(clause: Clause) -> bool:
    """积极配合主管部门: with whom the act after it is done."""
    head = clause.head
    helped = _AND_OTHERS.sub("", head.object)
    named = helped != head.object or (bodies.is_body(helped) and is_only_name(helped))
    return head.verb in members("verbs", "helping") and not head.scanned and named and not clause.timed


_AND_OTHERS = re.compile("等(?:有关|相关)?(?:职能)?(?:部门|单位|镇街|乡镇)$")


def _tries_for_the_next(clause: Clause, after: list[Clause]) -> bool:
    """我局将向上积极争取,将该项目列入计划 (加大投入); 与供电公司协商,将……: what is tried for stands behind it."""
    bare = clause.shown.endswith("争取") and not clause.head.object and not clause.timed
    if not after or after[0].part is not Part.ACT:
        return False
    if not bare:
        return bool(opens("asked_of", clause.shown)) and after[0].shown.startswith(("将", "把", "对"))
    own = after[0].cue not in ("", clause.cue) or after[0].head.subject
    return after[0].shown.startswith(("将", "把")) or not own


def _is_topic(after: list[Clause]) -> bool:
    """小区幼儿园,作为分园,也将开园: a noun in front, taken up by an announced act without a subject."""
    for clause in after:
        if clause.part is Part.FRAME and not clause.head.subject:
            continue
        taken_up = clause.part is Part.ACT and (clause.cue in _TAKES_UP or clause.conditional)
        own = not clause.head.subject or bodies.is_author(clause.head.subject)
        return taken_up and own and not clause.head.scanned
    return False


_TAKES_UP = ("将", "拟", "计划", "争取", "力争")
_BECOMES = re.compile("趋于|趋向|日益|日趋|更加")
"""贸易结构趋于优化 says how something becomes, no name of a work."""
_NOUN_END = re.compile("(?:工程|项目|工作|任务|事项|事宜|活动|方案|问题)?")


def _names_work(clause: Clause) -> bool:
    """东环路改造工程: a verb that only names what work is spoken of, behind the words that say which."""
    head = clause.head
    plain = head.scanned and not (head.subject or head.sure or head.fronted or head.cue)
    alone = not (clause.cue or clause.timed or clause.measures or clause.conditional)
    return plain and alone and bool(_NOUN_END.fullmatch(head.object)) and not _BECOMES.search(clause.shown)


_PAIRED = re.compile("[^、]{2,4}(?:、[^、]{2,4})+")
"""听民声、集民智: idioms side by side."""


def _manner(clauses: list[Clause], at: int) -> None:
    """Bare verbs, idioms (多措并举) and topics go to the act after them."""
    clause, after = clauses[at], clauses[at + 1 :]
    if clause.part is Part.ACT and (_is_bare(clause) or _helps_only(clause) or _names_side(clause)):
        act = next_act(after)
        if act is not None and not act.cue:
            clause.is_now(Part.FRAME, "manner")
            act.cue = clause.cue
    elif clause.part is Part.ACT and _tries_for_the_next(clause, after):
        clause.is_now(Part.FRAME, "manner")
        after[0].cue, after[0].head = clause.cue, after[0].head._replace(soft=True)
    elif clause.part is Part.ACT and _names_work(clause) and after[:1] and after[0].head.cue and _is_topic(after):
        clause.is_now(Part.FRAME, "topic")
    elif clause.part is Part.NONE and clause.rule == "no_act":
        before = clauses[at - 1] if at else None
        if before is not None and before.part is Part.FRAME and opens("because", before.shown):
            # 随着经济发展,财政状况好转,我局将……: the ground goes on.
            clause.is_now(Part.FRAME, "frame")
            return
        short = 3 <= clause.end - clause.start <= 5 or _PAIRED.fullmatch(clause.shown)
        between = at > 0 and clauses[at - 1].part in (Part.ACT, Part.FRAME)
        if short and between and after and after[0].part is Part.ACT:
            clause.is_now(Part.FRAME, "manner")
        elif _is_topic(after):
            clause.is_now(Part.FRAME, "topic")
