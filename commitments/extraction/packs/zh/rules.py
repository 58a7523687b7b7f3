"""How Chinese words compose into clauses: owns the reading of a piece; must not know where in the letter it stands.

A clause is what stands between commas. It is a frame (time, condition, manner: goes to the act after it), an act, an
aim (goes to the act before it), more of the act before, or nothing. An act outside next-steps parts counts only from a
forward marker on (将, 拟, 计划, 预计, 待……后即可 …), which carries to the end of its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from commitments.extraction.clauses import HIDDEN, cut, hidden
from commitments.extraction.packs import ClauseReading, Measure, Part, PieceReading, Role, Situation
from commitments.extraction.packs.zh import bodies, signals
from commitments.extraction.packs.zh.measures import measures
from commitments.extraction.packs.zh.verbs import Head, find_head, kind_of, late_head
from commitments.extraction.packs.zh.words import TIME_LETTER
from commitments.model import Kind, Strength


@dataclass(slots=True)
class _Clause:
    """A clause while it is being read."""

    start: int
    end: int
    shown: str
    words: str
    """The clause with its time words legible; in `shown` they are blanked out."""
    head: Head
    part: Part = Part.ACT
    rule: str = ""
    cue: str = ""
    conditional: bool = False
    weak: bool = False
    measures: list[Measure] = field(default_factory=list)


def read(piece: str, situation: Situation) -> PieceReading:
    """What a piece says: "下一步,我局将……" opens a passage; its clauses, each with its part."""
    shown = hidden(piece)
    timed = _with_times(shown, situation.times)
    closing = bool(signals.CLOSING.search(shown)) and not signals.WILL_TOO.search(shown)
    lead_in, lead_at = signals.lead_in(shown)
    lists = bool(signals.LISTS.search(shown)) and not (signals.DONE.search(shown) and not signals.PLANNED.search(shown))
    report = bool(signals.DONE.search(shown) or signals.NOW.match(shown)) and not signals.AHEAD.search(shown)
    noted = bodies.noted(piece)
    if closing or situation.role is Role.REQUEST:
        return PieceReading(closing=closing, bodies=noted)
    if piece.startswith("(") and shown.endswith(")") and noted:
        return PieceReading(bodies=noted)
    silent = situation.role is not Role.FORWARD and not lead_in and not situation.carried and not situation.announced
    if silent and not signals.HINT.search(timed):
        return PieceReading(lists=lists, report=report, fulfilled=bool(signals.FULFILLED.search(shown)), bodies=noted)
    clauses = [_first_look(shown, timed, start, end, situation) for start, end in _cuts(timed)]
    forward = situation.role is Role.FORWARD
    _spread_done(clauses)
    _place(clauses, forward or bool(lead_in))
    if not forward:
        _only_announced([clause for clause in clauses if not lead_in or clause.end <= lead_at], situation)
    return PieceReading(
        clauses=tuple(_finish(clause, shown) for clause in clauses),
        lead_in=lead_in,
        lists=lists,
        report=report,
        fulfilled=bool(signals.FULFILLED.search(shown)),
        bodies=noted,
    )


def _with_times(shown: str, times: tuple[tuple[int, int, bool | None], ...]) -> str:
    letters = list(shown)
    for start, end, _ in times:
        letters[start:end] = TIME_LETTER * (end - start)
    return "".join(letters)


_BOUND_VERB = re.compile(r"(?:并且|并)(?=[^,、])")
_LIST_VERB = re.compile(r"、")


def _cuts(shown: str) -> list[tuple[int, int]]:
    """Spans between commas, cut further before 并 + a verb phrase of its own and at 、 between verb phrases."""
    out: list[tuple[int, int]] = []
    for start, end in cut(shown, ","):
        left = start
        for mark in _BOUND_VERB.finditer(shown, start, end):
            if mark.start() - left >= 4 and signals.own_phrase(shown[mark.end() : end]) and signals.whole_phrase(shown[left : mark.start()]):
                out.append((left, mark.start()))
                left = mark.start()
        for mark in _LIST_VERB.finditer(shown, left, end):
            if mark.start() - left >= 4 and signals.list_phrase(shown[left : mark.start()], shown[mark.end() : end]):
                out.append((left, mark.start()))
                left = mark.end()
        out.append((left, end))
    return out


def _first_look(shown: str, timed: str, start: int, end: int, situation: Situation) -> _Clause:
    """The part of one clause, from its own words alone."""
    while start < end and timed[start] in " ,、":
        start += 1
    text = timed[start:end]
    head = find_head(text)
    if signals.CONDITION.search(text) or head.object[:1] in ("后", "时"):
        head = _after_condition(text, head)
    clause = _Clause(start, end, text, shown[start:end], head, cue=head.cue or ("确保" if signals.ENSURED.search(text) else ""))
    clause.conditional = bool(signals.CONDITION.search(text))
    past = any(start <= s < end and ahead is False for s, _, ahead in situation.times)
    future = any(start <= s < end and ahead is True for s, _, ahead in situation.times)
    if (not head.verb or head.scanned and end - start <= 12 and start == 0) and bodies.is_body(text) and not re.match("以|由", text) and not head.cue and TIME_LETTER not in text and not measures(text):
        clause.part, clause.rule = Part.NONE, "name"
    elif signals.NOT.search(text) or signals.COURTESY.search(text) or (start == 0 and signals.CLOSING.search(text)):
        clause.part, clause.rule = Part.NONE, "refusal_or_request"
    elif signals.FORECAST.search(text):
        clause.part, clause.rule = Part.NONE, "forecast"
    elif signals.is_frame(text, head):
        clause.part, clause.rule = Part.FRAME, "purpose" if re.match("(?:同时,?)?为", text) else "frame"
        if past and not future:
            clause.rule = "past"
    elif not head.cue and (signals.DONE.search(text) or past and not future):
        clause.part, clause.rule = Part.NONE, "done"
    elif head.cue and signals.AFTER_DONE.search(text):
        clause.part, clause.rule = Part.NONE, "done"
    elif signals.SOON.search(text) and TIME_LETTER not in text and not re.search(r"\d", text):
        clause.part, clause.rule = Part.AIM, "soon"
    elif signals.is_aim(text) or signals.is_better(text):
        clause.part, clause.rule = Part.AIM, "aim"
    elif signals.IDEOLOGY.search(text) or head.at > 0 and signals.IDEOLOGY.search(text[head.at :]):
        clause.part, clause.rule = Part.FRAME, "ideology"
    else:
        clause.measures = measures(signals.own_numbers(text, head))
        clause.weak = signals.is_weak_aim(text)
        if signals.PRODUCT.match(text):
            clause.part, clause.rule = Part.MORE, "product"
        if re.match(r"\d", text) and clause.measures and (head.scanned or not head.verb):
            clause.part, clause.rule = Part.MORE, "further_object"
        elif head.scanned and re.search(r"等(?:各项)?[^,的]{0,6}工作$", text) and not head.cue:
            clause.part, clause.rule = Part.MORE, "further_object"
        elif not head.verb:
            if signals.METRIC.search(text) and clause.measures:
                clause.rule = "metric"
            elif re.search(r"等[^,]{0,10}$|^[^,]{1,8}\d+[个处座条户]$", text):
                clause.part, clause.rule = Part.MORE, "further_object"
            else:
                clause.part, clause.rule = Part.NONE, "no_act"
        elif head.scanned and signals.FACT.search(text) and not head.cue:
            clause.part, clause.rule = Part.NONE, "fact"
        elif signals.UNDER_WAY.search(text) and not head.cue:
            clause.part, clause.rule = Part.NONE, "under_way"
    return clause


_THEN = re.compile(r"^[^,]{2,40}?(?:之后|以后|(?<!今)(?<!以)后|时)(?=[^,]{3,})")


def _after_condition(text: str, head: Head) -> Head:
    """待资金下达后再予以实施: the act is what stands after the condition."""
    condition = _THEN.match(text)
    if condition is None:
        return head
    then = find_head(text[condition.end() :])
    if not then.verb or then.scanned:
        return head
    return replace(then, at=then.at + condition.end(), core=then.core + condition.end(), subject=then.subject or head.subject, cue=then.cue or head.cue)


def _spread_done(clauses: list[_Clause]) -> None:
    """2017年已发布……,强化……,建立……: what follows a deed done goes with it until a marker or a date comes."""
    done = ago = now = False
    for clause in clauses:
        if clause.part in (Part.FRAME, Part.NONE) and signals.NOW.match(clause.shown):
            now = True
        elif now and clause.part in (Part.ACT, Part.MORE) and not clause.cue and not clause.conditional and not signals.BY.search(clause.words):
            clause.part, clause.rule = Part.NONE, "under_way"
            continue
        if clause.cue or clause.conditional:
            now = False
        if clause.rule == "past":
            ago = True
        elif ago and clause.part in (Part.ACT, Part.MORE) and clause.cue != "将" and TIME_LETTER not in clause.shown:
            clause.part, clause.rule = Part.NONE, "done"
            continue
        if clause.part is Part.NONE and clause.rule == "done":
            done = done or bool(signals.DONE_HEAD.search(clause.shown))
        elif clause.part is Part.FRAME and clause.conditional:
            done = False
        elif done and clause.part in (Part.ACT, Part.MORE):
            if clause.cue or TIME_LETTER in clause.shown or clause.conditional:
                done = False
            else:
                clause.part, clause.rule = Part.NONE, "done"


def _place(clauses: list[_Clause], forward: bool) -> None:
    """Settle parts that depend on the neighbours: aims at the end, investments before their act, lone aims."""
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at]
        if clause.part is Part.AIM or (
            clause.part is Part.ACT and clause.weak and not clause.measures and not clause.cue and TIME_LETTER not in clause.shown
        ):
            if any(other.part is Part.ACT and not other.weak for other in clauses[:at]):
                if clause.part is Part.ACT and not (at and clauses[at - 1].part is Part.FRAME and clauses[at - 1].rule != "purpose"):
                    clause.part, clause.rule = Part.AIM, "aim_at_the_end"
                continue
        elif clause.part in (Part.NONE, Part.FRAME):
            continue
        break
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at]
        if clause.part is Part.ACT:
            break
        if clause.part is Part.FRAME and clause.rule == "frame" and not clause.conditional and signals.ACTING.match(clause.shown[clause.head.core :]):
            late = late_head(clause.shown, clause.head)
            if late.verb:
                clause.head, clause.part, clause.rule = late, Part.ACT, "late"
                break
    for clause in clauses:
        if clause.part is Part.FRAME and clause.rule == "frame" and re.match("联合|会同|协同|配合", clause.shown[clause.head.core :]):
            late = late_head(clause.shown, clause.head)
            if late.verb and len(late.object) >= 3:
                clause.head, clause.part, clause.rule = late, Part.ACT, "late"
    for clause, after in zip(clauses, clauses[1:], strict=False):
        # 配合区局对教堂,进行……: the object stands in a clause of its own before its light verb.
        if clause.part is Part.ACT and re.search("(?:对|就)[^,]{2,30}$", clause.shown) and re.match("进行|予以|给予|加以|开展", after.shown):
            clause.part, clause.rule = Part.FRAME, "object"
            after.cue = after.cue or clause.cue
    if clauses and signals.FOUNDATION.search(clauses[-1].shown):
        opening = next((at for at, clause in enumerate(clauses) if clause.shown.startswith("为") and at), len(clauses))
        for clause in clauses[opening:]:
            clause.part, clause.rule = Part.AIM, "aim"
    acted = told = False
    for at, clause in enumerate(clauses):
        if signals.QUOTED.search(clause.shown) and not signals.AUTHOR.match(clause.shown) and (clause.end < clauses[-1].end or clause.shown.startswith("《")):
            told = True
        if clause.conditional or clause.cue == "将" and clause.head.subject or clause.cue and signals.AUTHOR.match(clause.shown):
            told = False
        if told and clause.part is not Part.NONE:
            clause.part, clause.rule = Part.NONE, "quoted"
        if clause.part is Part.ACT and signals.effect(clause.shown, clause.head):
            clause.part, clause.rule = Part.NONE, "effect"
        if clause.part is Part.ACT and _bare(clause) and (after := _next_act(clauses[at + 1 :])) is not None and not after.cue:
            clause.part, clause.rule = Part.FRAME, "manner"
            after.cue = clause.cue
        if clause.part is Part.ACT and (clause.rule == "metric" or signals.EXTENT.search(clause.shown)) and not clause.cue and at and TIME_LETTER not in clause.shown:
            before = clauses[at - 1]
            if before.part is Part.ACT and not before.measures and before.cue:
                clause.part = Part.MORE
        if clause.part is Part.NONE and clause.rule == "no_act" and 3 <= clause.end - clause.start <= 5 and at + 1 < len(clauses) and clauses[at + 1].part is Part.ACT and at and clauses[at - 1].part in (Part.ACT, Part.FRAME):
            clause.part, clause.rule = Part.FRAME, "manner"
        if clause.part is Part.NONE and clause.rule == "no_act" and _topic_of(clauses[at + 1 :]):
            clause.part, clause.rule = Part.FRAME, "topic"
        if clause.part is Part.FRAME and at and at + 1 == len(clauses) and clauses[at - 1].part is Part.ACT and re.match("以.*为.*的", clause.shown):
            clause.part, clause.rule = Part.MORE, "further_object"
        if clause.part is Part.AIM and not acted and forward and not signals.PURE_AIM.search(clause.shown) and clause.head.verb:
            clause.part, clause.rule = Part.ACT, "aims_only"
            acted = True
        if clause.part is Part.ACT:
            acted = True
            if signals.FUNDS.search(clause.shown) and at + 1 < len(clauses):
                after = clauses[at + 1]
                if after.part is Part.ACT and not after.head.cue and after.head.verb:
                    after.measures = [*clause.measures, *after.measures]
                    clause.part, clause.rule = Part.FRAME, "funds"
                    after.cue = after.cue or clause.cue


def _topic_of(after: list[_Clause]) -> bool:
    """军垦小区幼儿园,作为分园,也将开园: a noun in front, taken up by an announced act without a subject."""
    for clause in after:
        if clause.part is Part.FRAME and not clause.head.subject:
            continue
        return clause.part is Part.ACT and clause.cue in ("将", "拟", "计划") and not clause.head.subject and not clause.head.scanned
    return False


def _next_act(after: list[_Clause]) -> _Clause | None:
    """The act that comes next, with nothing but manner between."""
    for clause in after:
        if clause.part is Part.ACT:
            return clause
        if clause.part is not Part.FRAME and clause.end - clause.start > 5:
            return None
    return None


def _bare(clause: _Clause) -> bool:
    """多方协调, 精心组织: a verb alone with its adverbs, a manner of the act after it."""
    head = clause.head
    if head.verb not in ("协调", "统筹协调", "组织", "部署", "谋划", "安排", "联动", "协作", "合作", "配合", "沟通", "施策", "研究", "推进", "统筹", "考虑"):
        return False
    return bool(head.verb) and not head.object and head.at == head.core and not head.scanned and not clause.measures and TIME_LETTER not in clause.shown and clause.end - clause.start - head.core <= 6 and not head.told


def _continues(clauses: list[_Clause]) -> bool:
    """同时进一步……: a sentence without a subject, deed done or marker goes on with what the one before announced."""
    for clause in clauses:
        if clause.part is Part.FRAME and not clause.head.subject:
            continue
        bare = clause.part is Part.ACT and not clause.head.subject and not clause.head.scanned
        return bare and (clause.head.discrete or bool(re.match("同时|并|此外|另外|还|进一步|继续", clauses[0].shown)))
    return False


def _only_announced(clauses: list[_Clause], situation: Situation) -> None:
    """Outside next-steps parts: an act counts from a forward marker on, carried to the end of the sentence."""
    carried = situation.carried
    if not carried and situation.announced in ("将", "会", "拟", "计划") and clauses and _continues(clauses):
        carried = situation.announced
    waiting = ""
    aside = False
    for clause in clauses:
        own = clause.cue
        if clause.conditional and signals.THEN.search(clause.shown):
            own = own or "待"
        if clause.part is Part.ACT and own and signals.effect(clause.shown, clause.head):
            clause.part, clause.rule = Part.NONE, "effect"
            continue
        elif clause.part is Part.FRAME and signals.PENDING.search(clause.shown):
            waiting = "待"
        if situation.strict and own and not signals.AUTHOR_WILL.search(clause.shown):
            own = ""
        if clause.shown.startswith("其中"):
            aside = True
        if aside and not own and not signals.BY.search(clause.words) and clause.part in (Part.ACT, Part.MORE):
            clause.part, clause.rule = Part.NONE, "in_detail"
            continue
        if not own and clause.weak and carried and clause.part is Part.ACT and not clause.measures:
            clause.part, clause.rule = Part.AIM, "aim"
            continue
        if not own and clause.part is Part.ACT:
            ahead = signals.BY.search(clause.words) and any(
                clause.start <= s < clause.end and lies for s, _, lies in situation.times
            )
            if (waiting or ahead and (clause.head.discrete or clause.measures)) and not situation.strict:
                own = "date" if ahead else waiting
        if own:
            carried = own
        elif clause.part is Part.NONE and clause.rule in ("done", "under_way", "fact"):
            carried = ""
        if clause.part in (Part.ACT, Part.MORE):
            if not own and carried == situation.carried and clause.head.subject and clause.part is Part.ACT:
                clause.part, clause.rule = Part.NONE, "other_subject"
            elif not own and clause.head.scanned and not clause.head.subject and clause.part is Part.ACT and clause.rule != "metric" and clause.shown[0] not in "每各":
                clause.part, clause.rule = Part.NONE, "other_subject"
            elif not (own or carried):
                clause.part, clause.rule = Part.NONE, "not_announced"
            clause.cue = own or carried


def _finish(clause: _Clause, shown: str) -> ClauseReading:
    start, end = clause.start, clause.end
    if clause.part is Part.ACT:
        bare = re.match(r"(?:并且|并|且|还|及(?!时|早))(?=[^,])", shown[start:end])
        if bare:
            start += bare.end()
    text = clause.shown
    if clause.part not in (Part.ACT, Part.MORE):
        return ClauseReading(start, end, clause.part, rule=clause.rule, cue=clause.cue, conditional=clause.conditional, subject=clause.head.subject, bodies=bodies.named(shown[start:end], "", "") if clause.part is Part.FRAME else ())
    kind, rule = kind_of(text, clause.head, timed=TIME_LETTER in text)
    if clause.measures:
        kind, rule = Kind.MEASURABLE, "target_number"
    strength = Strength.FIRM
    if signals.QUALIFIED.search(text) or clause.cue in signals.qualified_cues():
        strength = Strength.QUALIFIED
    if clause.head.soft:
        strength = Strength.ASPIRATIONAL
    if clause.rule == "aims_only":
        rule = "aims_only"
    return ClauseReading(
        start,
        end,
        clause.part,
        kind=kind,
        strength=strength,
        rule=rule,
        words=clause.head.verb or text[:8].replace(TIME_LETTER, "").replace(HIDDEN, ""),
        cue=clause.cue,
        conditional=clause.conditional,
        subject=clause.head.subject,
        bodies=bodies.named(shown[start:end], clause.head.subject, clause.head.told),
        measures=tuple(clause.measures),
        verb_at=clause.head.at + clause.start - start if clause.head.verb else -1,
    )


def done(piece: str) -> bool:
    """Whether a piece reports something as done or under way."""
    shown = hidden(piece)
    return bool(signals.DONE.search(shown) or signals.UNDER_WAY.search(shown))


