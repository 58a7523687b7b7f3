"""What a Chinese sentence announces: owns how reports and markers carry over its clauses; must not know lists."""

from __future__ import annotations

import re

from commitments.extraction.packs import Part, Situation
from commitments.extraction.packs.zh.first_look import Clause
from commitments.extraction.packs.zh.frames import is_effect
from commitments.extraction.packs.zh.kinds import kind_of
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.words import members
from commitments.model import Kind


def spread_reports(clauses: list[Clause]) -> None:
    """2017年已发布……,强化……: what follows a deed done, a habit (每年都……), a past time or 目前 goes with it, until a
    marker or a term.
    """
    done = ago = now = issued = False
    for clause in clauses:
        acts = clause.part in (Part.ACT, Part.MORE)
        if issued and acts and not clause.head.cue and opens("paper_says", clause.shown):
            clause.is_now(Part.NONE, "done")
            continue
        issued = clause.rule == "done" and bool(says("issued", clause.shown))
        if acts and not clause.cue and opens("habit", clause.words):
            clause.is_now(Part.NONE, "done")
            done = True
            continue
        if opens("onward", clause.shown) or (acts and clause.cue == "将" and not clause.head.fronted):
            done = ago = now = False
        if not acts and opens("now", clause.shown):
            now = True
        elif now and acts and not (clause.cue or clause.conditional or says("term", clause.words)):
            clause.is_now(Part.NONE, "under_way")
            continue
        if clause.cue or clause.conditional:
            now = False
        if clause.rule == "past":
            ago = not opens("because", clause.shown)  # what is done because of it is yet to come
        elif ago and acts and (clause.cue != "将" or clause.head.fronted) and not clause.timed:
            clause.is_now(Part.NONE, "done")
            continue
        if clause.rule == "done":
            done = done or bool(says("done_head", clause.shown))
        elif clause.part is Part.FRAME and (clause.conditional or clause.cue):
            done = False
        elif done and (acts or clause.part is Part.AIM):
            if clause.cue or clause.timed or clause.conditional:
                done = False
            else:
                clause.is_now(Part.NONE, "done")


def _continues(clauses: list[Clause]) -> bool:
    """同时进一步……: a sentence without a subject, report or marker goes on with what the one before announced."""
    if any(clause.part is Part.ACT and clause.head.subject and not clause.cue for clause in clauses):
        return False
    for clause in clauses:
        if clause.part is Part.FRAME and not clause.head.subject:
            continue
        if clause.part is not Part.ACT or clause.head.subject or clause.head.scanned:
            return False
        return clause.head.discrete or bool(opens("going_on", clauses[0].shown))
    return False


def only_announced(clauses: list[Clause], situation: Situation) -> None:
    """Outside next-steps parts: an act counts from a forward marker on, carried to the end of its sentence."""
    # What its own day announces says nothing of the next part of the sentence.
    carried = "" if situation.carried == "date" else situation.carried
    if not carried and situation.announced in ("将", "会", "拟", "计划") and _continues(clauses):
        carried = situation.announced
    waiting = ""
    aside = False
    for at, clause in enumerate(clauses):
        own = clause.cue
        if clause.conditional and says("then", clause.shown):
            own = own or "待"
        elif at and clauses[at - 1].conditional and _follows(clauses[at - 1], clause):
            # 方案批准后,即可开工; 等文本出来,即送审: the condition has the marker.
            own = own or "待"
        elif not own and at and clauses[at - 1].conditional and says("deferred", clause.shown):
            own = "待"
        elif not own and "适时" in clause.shown and clause.part is Part.ACT and clause.head.verb:
            # 适时建设……: nothing is done in due time that has been done.
            own = "适时"
        if clause.part is Part.ACT and own and is_effect(clause.shown, clause.head):
            clause.is_now(Part.NONE, "effect")
            continue
        if clause.part is Part.FRAME and says("pending", clause.shown):
            waiting = "待"
        elif clause.part is Part.FRAME and opens("scene", clause.shown) and _is_to_come(clause, situation):
            # 自7月1日起,……
            waiting = waiting or "date"
        if situation.strict and own and not says("author_will", clause.shown):
            own = ""
        aside = aside or clause.shown.startswith("其中")
        if not own and _left_out(clause, aside, bool(carried)):
            continue
        if not own and clause.part is Part.ACT:
            after = clauses[at + 1] if at + 1 < len(clauses) else None
            settled = after is not None and (
                (after.rule == "product" and _has_term(after, situation))
                or (after.rule == "by_when" and _is_to_come(after, situation))
            )
            if _is_to_begin(clauses, at):
                settled, clause.rule = True, "to_begin"
            own = "date" if settled or _has_term(clause, situation) else waiting
        if clause.rule in ("done", "under_way", "fact") or (clause.rule == "no_act" and opens("author", clause.shown)):
            carried = ""
        elif own:
            carried = own
        if clause.part in (Part.ACT, Part.MORE):
            _announce(clause, own, carried, situation)


def _follows(condition: Clause, clause: Clause) -> bool:
    """Whether a clause says what comes as soon as a condition is met; of what comes after 后 much has been done."""
    if clause.shown.startswith(("即可", "便可", "就可")):
        return True
    return bool(opens("awaited", condition.shown) and opens("at_once", clause.shown))


def _is_to_begin(clauses: list[Clause], at: int) -> bool:
    """由县政府投资进行改造,计划9月动工: when a work is to begin or end is announced, and so the work itself."""
    clause = clauses[at]
    if not (clause.head.discrete or clause.measures) or clause.head.fronted:
        return False
    act = next((each for each in clauses[at + 1 :] if each.part in (Part.ACT, Part.MORE)), None)
    if act is None or act.cue not in members("markers", "plan") or act.head.subject or act.head.scanned:
        return False
    return act.head.verb in members("verbs", "stages") and len(act.head.object) <= 4


_STATEMENTS = ("fact", "no_act", "quoted", "under_way")


_REMARKS = ("这", "此项", "该项", "但", "不过", "同时", "也请", "并请")


def drop_before_statements(clauses: list[Clause], forward: bool) -> None:
    """An act without a marker of its own is part of the statement that its sentence goes on with, not announced.

    Outside next steps a report takes what stands before it with it, too, and so on to the left.
    """
    for at in range(len(clauses) - 2, -1, -1):
        clause, after = clauses[at], clauses[at + 1]
        own = _is_marked(clauses, at)
        marked = clause.cue or clause.timed or says("duty", after.shown) if forward else own
        # Among next steps, what has no verb that we know takes nothing with it; nor does what is said of it: 这项工作……
        remark = after.rule == "no_act" or after.shown.startswith(_REMARKS)
        stated = after.rule in _STATEMENTS and not (forward and remark)
        stated = stated or (not forward and after.rule in ("done", "before_statement"))
        if clause.part is Part.ACT and not marked and after.part is Part.NONE and stated:
            clause.is_now(Part.NONE, "before_statement")


def _is_marked(clauses: list[Clause], at: int) -> bool:
    """A marker or a term in the clause, in the frame before it, or in the act that it is joined to with 并."""
    clause = clauses[at]
    if (
        clause.head.cue
        or clause.cue == "确保"
        or clause.rule == "to_begin"
        or clause.conditional
        or says("term", clause.words)
    ):
        return True
    if not at:
        return False
    before = clauses[at - 1]
    joined = before.part is Part.ACT and clause.shown.startswith("并") and _is_marked(clauses, at - 1)
    return joined or (before.part is Part.FRAME and bool(before.head.cue))


def _left_out(clause: Clause, aside: bool, carried: bool) -> bool:
    """其中……: a detail of what was said; a result after an announced act."""
    if aside and clause.part in (Part.ACT, Part.MORE) and not says("term", clause.words):
        clause.is_now(Part.NONE, "in_detail")
        return True
    if clause.weak and carried and clause.part is Part.ACT and not clause.measures:
        clause.is_now(Part.AIM, "aim")
        return True
    return False


def _has_term(clause: Clause, situation: Situation) -> bool:
    """A discrete act with a term ahead of the letter (年底前) needs no other marker."""
    if not _is_to_come(clause, situation) or _EVERY.match(clause.words):
        return False
    discrete = bool(clause.measures) or clause.rule == "product" or clause.head.discrete
    return discrete or kind_of(clause.shown, clause.head, timed=True)[0] is Kind.DELIVERABLE


def _is_to_come(clause: Clause, situation: Situation) -> bool:
    """A term (年底前), or a period that has not begun when the letter is written (8月份开工, 2025年投用)."""
    return any(
        clause.start <= at < clause.end and ahead and (at in situation.to_begin or says("term", clause.words))
        for at, _, ahead in situation.times
    )


_EVERY = re.compile("每(?:逢)?[年月季周]")
"""每年春节前组织检查: what is done every year is no term."""


def _announce(clause: Clause, own: str, carried: str, situation: Situation) -> None:
    if clause.part is Part.ACT and not own:
        crossed = carried == situation.carried and clause.head.subject
        unknown = clause.head.scanned and not clause.head.subject and clause.rule != "metric"
        if crossed or (unknown and clause.shown[0] not in "每各"):
            # A new subject without a marker of its own is not what was announced.
            clause.is_now(Part.NONE, "other_subject")
            clause.cue = carried
            return
    if not carried:
        clause.is_now(Part.NONE, "not_announced")
    clause.cue = own or carried
