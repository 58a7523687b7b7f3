"""What a clause adds to the act before it: owns amounts, terms, helpers, ends of works; must not know markers."""

from __future__ import annotations

import re

from commitments.extraction.packs import Measure, Part
from commitments.extraction.packs.zh.first_look import Clause
from commitments.extraction.packs.zh.measures import measures
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.phrases import own_numbers
from commitments.extraction.packs.zh.words import members


def next_act(after: list[Clause]) -> Clause | None:
    """The act that comes next, with nothing but manner between."""
    for clause in after:
        if clause.part is Part.ACT:
            return clause
        if clause.part is not Part.FRAME and clause.end - clause.start > 5:
            return None
    return None


_LOOK = re.compile("(?:检查|排查|督查|抽查|巡查|核查|整治)(?:工作|活动|行动)?$")
_CLOSER = re.compile("重点(?:检查|排查|查看|查|整治|核查|抽查|对)")
"""开展安全检查,重点检查……: what is looked at first is no act of its own."""


def _shares(counted: list[Measure]) -> bool:
    """占比达到20%,其中国有企业达到30%: both are shares."""
    return bool(counted) and all(each.unit == "%" for each in counted)


def _goes_with(clause: Clause, before: Clause) -> bool:
    """成立工作组,由副县长任组长; 给予奖励,单个项目不超过300万元; 安排2000万元资金,用于……: the terms of an act."""
    if opens("terms_of_it", clause.shown):
        return True
    return bool(says("granting", before.shown) and opens("terms_of_grant", clause.shown))


def _says_by_when(clause: Clause, before: Clause) -> bool:
    """……进行填补,9月底前完成; ……10个,计划明年4月建成: the day by which the act before, which has none, is done."""
    ended = clause.part is Part.ACT and clause.timed and clause.head.verb in members("verbs", "ends")
    alone = ended and not (clause.head.subject or clause.measures or clause.head.object.strip("。;."))
    return bool(alone) and before.part is Part.ACT and not before.timed and not before.conditional


_LEVEL = re.compile("(?:率|比例|比重|占比|水平|收入|规模|面积|产量|产值|总量|能力|覆盖面)$")


def _says_how_far(clause: Clause, before: Clause) -> bool:
    """提高医保参保率,力争达到98%以上; 总产值增长6%,达到3亿元: what the indicator of the act before is to reach."""
    unsaid = not before.measures and not before.timed and _LEVEL.search(before.shown)
    raised = before.part is Part.ACT and (unsaid or before.rule == "metric")
    alone = clause.part is Part.ACT and clause.measures and not (clause.head.subject or clause.head.scanned)
    return bool(raised and alone and opens("reaches", clause.shown))


def add_on(clauses: list[Clause], at: int) -> None:
    """How much an act comes to (,治理面积一千亩), and a last 以……为……的…… that goes on its object."""
    if not at:
        return
    clause, before = clauses[at], clauses[at - 1]
    if before.part is Part.ACT and clause.part is Part.MORE and opens("made_of_it", clause.shown):
        before.rule = "with_product"
    if before.part is Part.ACT and opens("demanded", clause.shown) and says("papers_sent", before.shown):
        clause.is_now(Part.MORE, "content")
        return
    if clause.part is Part.MORE and clause.rule == "further_object" and before.part is Part.NONE:
        clause.is_now(Part.NONE, before.rule)
        return
    if before.part is Part.FRAME and opens("helps", clause.shown) and opens("led", before.shown):
        clause.is_now(Part.FRAME, "frame")
        return
    if before.part in (Part.ACT, Part.MORE) and not clause.cue and opens("helps", clause.shown):
        clause.is_now(Part.MORE, "helps")
        return
    if before.part is Part.ACT and not clause.cue and _CLOSER.match(clause.shown) and _LOOK.search(before.shown):
        clause.is_now(Part.NONE, "detail")
        return
    more = before.part is Part.ACT or before.rule == "terms"
    if more and not (clause.cue or clause.head.subject) and _goes_with(clause, before):
        clause.is_now(Part.MORE, "terms")
        clause.measures = measures(own_numbers(clause.shown))
        return
    share = clause.rule == "detail" and clause.shown.startswith("其中") and _shares(clause.measures)
    if share and before.part is Part.ACT and _shares(before.measures):
        clause.is_now(Part.MORE, "in_detail")
        return
    if _says_how_far(clause, before):
        clause.is_now(Part.MORE, "how_far")
        return
    if _says_by_when(clause, before):
        clause.is_now(Part.MORE, "by_when")
        return
    how_often = opens("how_often", clause.words) or opens("how_often", clause.shown)
    if before.part is Part.ACT and not before.measures and clause.cue in ("", "确保") and how_often:
        clause.is_now(Part.MORE, "how_often")
        clause.measures = measures(clause.shown)
        return
    if clause.part is Part.ACT and not clause.cue and not clause.timed:
        extent = says("extent", clause.shown)
        amount = clause.rule == "metric" or extent
        if amount and before.part is Part.ACT and before.cue and (extent or not before.measures):
            clause.part = Part.MORE
        return
    last = clause.part is Part.FRAME and at + 1 == len(clauses)
    if last and before.part is Part.ACT and re.match("以.*为.*的", clause.shown):
        clause.is_now(Part.MORE, "further_object")
    elif before.part is Part.ACT and opens("set_about", clause.shown) and next_act(clauses[at + 1 :]) is None:
        clause.is_now(Part.MORE, "way")
