"""What stands before a Chinese act in clauses of its own: owns what it is about, with what and by whom it is done.

It goes to the act after it. Must not know announcements or results.
"""

from __future__ import annotations

import re
from itertools import pairwise

from commitments.extraction.packs import Part
from commitments.extraction.packs.zh import bodies
from commitments.extraction.packs.zh.complements import names_actor
from commitments.extraction.packs.zh.first_look import Clause, target_numbers
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.verbs import find_head
from commitments.extraction.packs.zh.words import is_verb, members, tokens, words


def settle_fronts(clauses: list[Clause]) -> None:
    """Make frames of the clauses that only say about what, with what or by whom the act after them is done."""
    _objects_in_front(clauses)
    _taken_up(clauses)
    _by_means(clauses)
    _told_after(clauses)


def _objects_in_front(clauses: list[Clause]) -> None:
    """配合区局对教堂,进行……; 对……合格,取得……证的电梯,将予以补助: the object stands in clauses of its own."""
    for clause, after in pairwise(clauses):
        light = clause.part is Part.ACT and after.shown.startswith(("进行", "予以", "给予", "加以", "开展", "落实到"))
        if light and re.search("(?:对|就)[^,]{2,30}$", clause.shown) and not clause.measures:
            clause.is_now(Part.FRAME, "object")
            after.cue = after.cue or clause.cue
        _which(clause, after)
        _whom(clause, after)
    for at, clause in enumerate(clauses):
        if not opens("about", clause.shown):
            continue
        for end in range(at + 1, min(at + 4, len(clauses))):
            before = clauses[end - 1]
            if before.head.cue or before.timed or before.measures:
                break
            dealt = opens("dealt_with", clauses[end].shown) and clauses[end].part is Part.ACT
            if dealt and re.search("的[^,、的]{1,10}$", before.shown):
                for each in clauses[at:end]:
                    each.is_now(Part.FRAME, "object")
                break


def _taken_up(clauses: list[Clause]) -> None:
    """其余村医,今年内全部纳入……; 提案中提出的增设扶手等内容,我局将一并纳入……: the object in front is the act's."""
    for clause, after in pairwise(clauses):
        named = clause.part is not Part.FRAME and not (clause.cue or clause.timed) and clause.rule != "done"
        own = not after.head.subject or bodies.is_author(after.head.subject)
        acts = after.part is Part.ACT and not after.head.fronted and after.head.verb and own
        taken_up = says("takes_up", after.shown) or after.head.cue in members("markers", "plan")
        if named and acts and taken_up and opens("left_over", clause.shown):
            clause.is_now(Part.FRAME, "object")
            after.measures = after.measures or clause.measures


_ABOUT = re.compile("(?:[^,]{0,12}(?:将|拟|计划))?对(?!接|标|照|策|外)(?!.*(?:进行|予以|给予|加以|实施|开展))[^,]{4,}")
_OF_WHICH = re.compile("(?!对|将|把|并|在|按|同时)[^,]*的[^,的]{2,20}(?=(?:进行|予以|给予|加以|实施)[^,]{2,})")


def _which(clause: Clause, after: Clause) -> None:
    """拟对2005年前建成,配套不全的12个小区进行改造: which ones is told over two clauses."""
    object_of = _OF_WHICH.match(after.shown)
    if object_of is None or after.cue or not _ABOUT.fullmatch(clause.shown):
        return
    head = find_head(after.shown[object_of.end() :])
    if not head.verb or clause.part is Part.AIM:
        return
    after.head = head._replace(at=head.at + object_of.end(), core=head.core + object_of.end())
    after.cue, after.measures = clause.cue, target_numbers(after.shown, after.head)
    after.is_now(Part.ACT, "")
    clause.is_now(Part.FRAME, "object")


def _whom(clause: Clause, after: Clause) -> None:
    """对拒不清雪的沿街单位,下达告知书: behind the last 的 stands no verb, so the act comes after."""
    about = clause.part is Part.ACT and opens("about_those", clause.shown) and not clause.measures
    if not about or after.part is not Part.ACT or (after.head.subject and not bodies.is_author(after.head.subject)):
        return
    name = clause.shown[clause.shown.rfind("的") + 1 :]
    if any(is_verb(token) for token in tokens(name)) and not bodies.is_body(name):
        return
    clause.is_now(Part.FRAME, "object")
    after.cue = after.cue or clause.cue


def _told_after(clauses: list[Clause]) -> None:
    """督促市直有关部门,加快…… (组织志愿者,……): who is set to work and the act stand in two clauses."""
    for at, clause in enumerate(clauses):
        head = clause.head
        calls = head.verb in members("verbs", "causative") - members("verbs", "calling_in")
        urged = calls and (_waits_for_act(head) if head.told else not head.inner and is_only_name(head.object))
        after = _past_frames(clauses, at) if urged and clause.part is Part.ACT else None
        if after is not None and after.part is Part.AIM and any(is_verb(each) for each in tokens(head.object)):
            continue  # 引导各地错位布局,避免……: a verb that a result follows is the act
        if after is not None and after.part in (Part.ACT, Part.AIM) and not (after.head.cue or after.head.subject):
            clause.is_now(Part.FRAME, "frame")
            after.is_now(Part.ACT, after.rule)
            after.cue = clause.cue


_FRAMES_BETWEEN = 4


def _past_frames(clauses: list[Clause], at: int) -> Clause | None:
    """The next clause that is no frame; a few frames may stand between."""
    after = clauses[at + 1 : at + 2 + _FRAMES_BETWEEN]
    return next((each for each in after if each.part is not Part.FRAME), None)


def _waits_for_act(head: Head) -> bool:
    """指导林场结合间伐,……: the body that is set to work, and in what way, but not yet what it does."""
    if head.subject and not bodies.is_author(head.subject):
        return False
    way = head.object.removeprefix(head.told)
    opener = next((word for word in words("frames", "manner") if way.startswith(word)), "")
    inside = way[len(opener) :]
    return bool(opener) and not any(is_verb(token) and token.end < len(inside) for token in tokens(inside))


def is_only_name(text: str) -> bool:
    """Who is called on and nothing of what he does: 市直部门, not 各县率先建设美丽城市."""
    ends = words("nouns", "body")
    return names_actor(text) and not any(
        is_verb(token) and not text.startswith(ends, token.end) for token in tokens(text)
    )


def _by_means(clauses: list[Clause]) -> None:
    """通过多方筹措资金,增加……; 利用公示栏,宣传……; 将……与……相结合,落实……: how the act after it is brought about."""
    for at, clause in enumerate(clauses):
        after = _past_frames(clauses, at)
        if clause.part is not Part.ACT or clause.measures or after is None or after.part is not Part.ACT or after.cue:
            continue
        means = opens("by_use", clause.shown) and not clause.timed
        on_this = re.search("的?(?:基础上|前提下)$", clause.shown)
        joined = opens("joined", clause.shown)
        if (means or joined or on_this) and not (clause.cue or after.weak):
            clause.is_now(Part.FRAME, "frame")
        elif opens("in_this_way", clause.shown[clause.head.core :] if clause.cue else clause.shown):
            # 我局将坚持试点先行,推广……; 将结合规划编制,考虑……: the marker goes on.
            clause.is_now(Part.FRAME, "frame")
            after.cue = clause.cue
        elif not clause.start and opens("pooled", clause.shown) and (after.measures or after.timed):
            clause.is_now(Part.FRAME, "frame")


def lend_funds(clauses: list[Clause], at: int) -> None:
    """投资5万元,粉刷……: the outlay goes to the act after it."""
    clause = clauses[at]
    after = _past_frames(clauses, at) if says("funds", clause.shown) else None
    if after is None or after.part is not Part.ACT or after.head.cue or not after.head.verb:
        return
    if after.head.verb in members("verbs", "soft") or re.search("[每逐按]年", clause.words):
        return  # 每年安排300万元,积极争取……: two acts, of which the second spends nothing
    if not (after.measures and clauses[at + 1] is not after):
        after.measures = [*clause.measures, *after.measures]
        after.cue = after.cue or clause.cue
        clause.is_now(Part.FRAME, "funds")
