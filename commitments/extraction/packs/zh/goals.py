"""Goals in a row without a verb: owns telling 366张养老床位 and 收入与经济增长同步 from what only describes."""

from __future__ import annotations

import re
from itertools import pairwise

from commitments.extraction.packs import Part
from commitments.extraction.packs.zh.first_look import Clause
from commitments.extraction.packs.zh.measures import measures
from commitments.extraction.packs.zh.patterns import opens


def read_goals(clauses: list[Clause]) -> None:
    """Make acts of the clauses of a sentence in next steps that are goals and nothing else."""
    _numbers(clauses)
    _moves(clauses)
    _states(clauses)


_DESCRIBED = re.compile("投资|概算|预算|占地|全长|总长|长度|宽|建筑面积|受益|惠及|涉及|覆盖(?!率)")

_NOTE = re.compile("[(][^()]*[)]$")


def _numbers(clauses: list[Clause]) -> None:
    """366张养老床位, 油菜面积26万亩: in a row of goals the number says all, and no verb is needed."""
    for clause in clauses:
        if (
            clause.head.verb
            or clause.cue
            or clause.timed
            or _DESCRIBED.search(clause.shown)
            or opens("regarding", clause.shown)
        ):
            return
        goal = clause.part is Part.ACT and clause.rule == "metric"
        if not goal and (clause.rule not in ("further_object", "no_act", "frame") or clause.conditional):
            return
        found, text = measures(clause.shown), _NOTE.sub("", clause.shown)
        bare = [each for each in found if text.startswith(each.words) or text.endswith(each.words)]
        if not goal and (not bare or clause.end - clause.start < len(bare[0].words) + 2):
            return
        clause.measures = clause.measures or found
        clause.is_now(Part.ACT, "metric")


_STATE = re.compile("[^,]{3,}(?:成为|(?:基本|初步|全面)(?:形成|建成|实现|确立|消除))")


def _states(clauses: list[Clause]) -> None:
    """到2025年,装配式建筑成为主要建造方式: what a thing is to be by a year to come, no statement of what it is."""
    for before, clause in pairwise(clauses):
        by_then = before.part is Part.FRAME and before.timed and before.shown.startswith(("到", "至"))
        if by_then and clause.part is Part.NONE and clause.rule in ("fact", "no_act") and _STATE.match(clause.shown):
            clause.is_now(Part.ACT, "aims_only")


_MOVES = re.compile("(?:增长|收入|排放|能耗|价格|收支|指数|率)[^,]*(?:同步|下降|降低|增长|提高|平衡|衔接|稳定)$")


def _moves(clauses: list[Clause]) -> None:
    """生产总值增长6%,居民收入与经济增长同步: in a row of goals how an indicator is to move says all as well."""
    for before, clause in pairwise(clauses):
        goal = before.part is Part.ACT and (before.measures or before.rule == "metric")
        if goal and clause.part is Part.NONE and clause.rule == "no_act" and _MOVES.search(clause.shown):
            clause.is_now(Part.ACT, "metric")
