"""How Chinese words compose into clauses: owns the reading of a piece; must not know where in the letter it stands.

A clause is what stands between commas. It is a frame (time, condition, manner: goes to the act after it), an act, an
aim (goes to the act before it), more of the act before, or nothing. An act outside next-steps parts counts only from a
forward marker on (将, 拟, 计划, 预计, 待……后即可 …), which carries to the end of its sentence.
"""

from __future__ import annotations

import re

from commitments.extraction.clauses import HIDDEN, cut, hidden
from commitments.extraction.packs import ClauseReading, Part, PieceReading, Role, Situation
from commitments.extraction.packs.zh import bodies
from commitments.extraction.packs.zh.announcing import drop_before_statements, only_announced, spread_reports
from commitments.extraction.packs.zh.fields import read_field
from commitments.extraction.packs.zh.first_look import Clause, first_look
from commitments.extraction.packs.zh.kinds import kind_of
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.phrases import (
    introduces_list,
    lead_in,
    list_phrase,
    lists_goals,
    own_phrase,
    whole_phrase,
)
from commitments.extraction.packs.zh.placing import joint_acts, place
from commitments.extraction.packs.zh.rows import is_bodies, is_term, names
from commitments.extraction.packs.zh.words import TIME_LETTER, members
from commitments.model import Kind, ResponsibleBody, Strength


def read(piece: str, situation: Situation) -> PieceReading:
    """What a piece says: "下一步,我局将……" opens a passage; its clauses, each with its part."""
    field = read_field(piece)
    if field is not None:
        return field
    shown = _WIDENED.sub(_built_anew, hidden(piece))
    noted = bodies.noted(piece)
    if is_term(piece) or says("term_note", shown if not piece.startswith("(") else piece):
        return PieceReading(term=True, bodies=noted)
    if is_bodies(piece) and not says("closing", shown):
        return PieceReading(bodies=tuple(map(ResponsibleBody, names(piece))))
    closing = bool(says("closing", shown)) and (bool(opens("asks_reader", shown)) or not says("will_too", shown))
    if closing or situation.role is Role.REQUEST or (noted and piece.startswith("(") and shown.endswith(")")):
        return PieceReading(closing=closing, bodies=noted)
    opening, opening_at = lead_in(shown)
    done_words = says("done", shown)
    clauses: list[Clause] = []
    forward = situation.role is Role.FORWARD
    timed = _with_times(shown, situation.times)
    if forward or opening or situation.carried or situation.announced or _may_announce(shown, timed, situation):
        clauses = [first_look(shown, timed, start, end, situation) for start, end in _cuts(timed)]
        joint_acts(clauses)
        spread_reports(clauses)
        place(clauses, forward or bool(opening))
        if not forward:
            only_announced([clause for clause in clauses if not opening or clause.end <= opening_at], situation)
        drop_before_statements(clauses, forward or bool(opening))
    return PieceReading(
        clauses=tuple(_finish(clause, shown, piece) for clause in clauses),
        lead_in=opening,
        lists=introduces_list(shown)
        and (
            not done_words
            or bool(says("planned", shown.rpartition(",")[2]))
            or (bool(opening) and bool(lists_goals(shown)))
        ),
        report=bool(done_words or opens("now", shown)) and not says("ahead", shown),
        fulfilled=bool(says("fulfilled", shown)),
        bodies=noted,
    )


_WIDENED = re.compile(f"[新改扩][(]{HIDDEN}{{1,5}}[)][建种购]")


def _built_anew(found: re.Match[str]) -> str:
    """新(改、扩)建 is a verb: 新建, with what stood in brackets behind it, so that offsets hold."""
    words = found.group()
    return words[0] + words[-1] + HIDDEN * (len(words) - 2)


def _may_announce(shown: str, timed: str, situation: Situation) -> bool:
    """Whether anything in a piece outside next steps can be an announcement: else its clauses need no reading.

    Where only the author's own word counts (`strict`), what others are to do needs a day to come.
    """
    if situation.strict:
        to_come = any(ahead for _, _, ahead in situation.times)
        return to_come or bool(says("hint", shown) and says("author_will", timed))
    return bool(says("hint", timed))


def _with_times(shown: str, times: tuple[tuple[int, int, bool | None], ...]) -> str:
    if not times:
        return shown
    letters = list(shown)
    for start, end, _ in times:
        letters[start:end] = TIME_LETTER * (end - start)
    return "".join(letters)


_AND = re.compile("并(?:且|(?<!一并))(?=[^,、])")


def _cuts(shown: str) -> list[tuple[int, int]]:
    """Spans between commas, cut further before 并 + a verb phrase of its own and at 、 between verb phrases."""
    out: list[tuple[int, int]] = []
    for start, end in cut(shown, ","):
        left = start
        for mark in _AND.finditer(shown, start, end):
            before, after = shown[left : mark.start()], shown[mark.end() : end]
            if len(before) >= 4 and own_phrase(after) and whole_phrase(before):
                out.append((left, mark.start()))
                left = mark.start()
        at = shown.find("、", left + 4, end)
        while at >= 0:
            dated = shown[at + 1 : at + 2] == TIME_LETTER and TIME_LETTER in shown[left:at]
            if at - left >= 4 and (dated or list_phrase(shown[left:at], shown[at + 1 : end])):
                out.append((left, at))
                left = at + 1
            at = shown.find("、", at + 1, end)
        out.append((left, end))
    return out


_BARE_AND = re.compile("(?:并且|并|且|还|及(?!时|早))(?=[^,])")


def _finish(clause: Clause, shown: str, piece: str) -> ClauseReading:
    """The clause as the engine is told of it."""
    start, end = clause.start, clause.end
    if clause.part is Part.ACT:
        conjunction = _BARE_AND.match(shown[start:end])
        start += conjunction.end() if conjunction else 0
    head = clause.head
    if head.subject.startswith("该"):
        head = head._replace(subject=bodies.meant(head.subject, shown[:start]))
    if HIDDEN in head.subject:
        # 各县(市、区)政府: a bracket in the midst of a name belongs to it.
        at = shown.find(head.subject, start)
        head = head._replace(subject=piece[at : at + len(head.subject)] if at >= 0 else head.subject)
    if clause.part not in (Part.ACT, Part.MORE):
        told = bodies.named(shown[start:end] if clause.part is Part.FRAME else "", head.subject, "")
        return ClauseReading(
            start, end, clause.part, rule=clause.rule, cue=clause.cue, conditional=clause.conditional,
            subject=head.subject, bodies=told,
        )  # fmt: skip
    kind, rule = kind_of(clause.shown, head, clause.timed)
    if clause.rule == "with_product":
        kind, rule = Kind.DELIVERABLE, "product"
    if clause.measures:
        kind, rule = Kind.MEASURABLE, "target_number"
    visible = clause.shown[:8].replace(TIME_LETTER, "").replace(HIDDEN, "")
    return ClauseReading(
        start,
        end,
        clause.part,
        kind=kind,
        strength=_strength(clause),
        rule="aims_only" if clause.rule == "aims_only" else rule,
        words=head.verb or visible,
        cue=clause.cue,
        conditional=clause.conditional,
        condition_end=clause.start + clause.waits if clause.waits > 0 else -1,
        subject=head.subject,
        other=head.scanned and not (head.subject or clause.measures),
        bodies=bodies.named(shown[start:end], head.subject, head.told, helps=clause.rule == "helps"),
        measures=tuple(clause.measures),
        verb_at=head.at + clause.start - start if head.verb else end - start if clause.rule == "predicate" else -1,
    )


def _strength(clause: Clause) -> Strength:
    """探索…… binds least, 力争…… less than 将……."""
    if clause.head.soft:
        return Strength.ASPIRATIONAL
    if clause.cue in members("markers", "qualified") or says("qualified", clause.shown):
        return Strength.QUALIFIED
    return Strength.FIRM


def done(piece: str) -> bool:
    """Whether a piece reports something as done or under way, or declines it: no item of a list of promises."""
    shown = hidden(piece)
    reported = says("done", shown)
    if reported is not None and reported.group() == "完毕" and _BY_THEN.search(shown):
        return False
    return bool(reported or says("under_way", shown) or says("declined", shown))


_BY_THEN = re.compile("[年月日底]之?前[^,]*完毕|年内[^,]*完毕")
"""由交警大队于7月底前施划完毕: to come."""
