"""The verb of a Chinese clause: owns finding it past subjects and phrases; must not know what kind of result it names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.bodies import is_author, is_body
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.markers import clause_after, is_future, is_marker
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, Token, members, tokens, words

_PLACE_ENDS = frozenset("区村点段侧旁边地内外上下中里处县市省镇乡路口")
"""A verb right after one of these, in a phrase that opens with 在, is the main verb: 在……集中区增建."""
_SCENE = frozenset("同时 另外 此外 特别是 尤其是 首先 其次 再次 最后 随后 届时 目前 当前 现阶段 近期 近日 日前 今后 下一步 下步 接下来 后续 后期 年内".split())
"""Adverbs of the whole sentence: what follows may still be its subject."""
_NAME_ENDS = frozenset("局 委 部 厅 站 所 科 办 处 院 署 者 员 中心 公司 部门 单位 机构 人员 队伍 大队".split())
"""After these a word that could be a verb was part of a name: 教育局, 建设单位, 管理人员."""


def find_head(clause: str) -> Head:
    """The main verb: past conjunctions, times, adverbs, markers, the subject and prepositional phrases."""
    found = tokens(clause)
    cue = subject = ""
    at = 0
    limit = len(found)
    marked = False
    start_of_subject: int | None = None
    named = _named_subject().match(clause)
    if named and is_body(named[1].strip(TIME_LETTER + ",")):
        subject = named[1].strip(TIME_LETTER + ",")
        at = next((index for index, token in enumerate(found) if token.at >= named.end()), limit)
    while at < limit:
        token = found[at]
        after = found[at + 1] if at + 1 < limit else None
        before = found[at - 1] if at else None
        word, cat = token.word, token.cat
        if word.startswith("将") and word in ("将", "将继续", "将会"):
            if word != "将" or is_future(clause, token, after):
                cue = cue or "将"
                subject = subject or _subject(clause, start_of_subject, token.at)
                start_of_subject = None
                at += 1
                continue
            subject = subject or _subject(clause, start_of_subject, token.at)
            if subject and not cue and is_author(subject):
                cue = "将"
            return replace(_fronted(clause, found, at, subject, cue), core=token.at)
        if cat & Cat.PLAN and is_marker(clause, token, before):
            cue = cue or word
            subject = subject or _subject(clause, start_of_subject, token.at)
            start_of_subject = None
            at += 1
            continue
        in_subject = start_of_subject is not None
        if word == "会" and after is not None and after.word not in ("议", "同", "计", "商") and (subject or in_subject) and is_author(subject or _subject(clause, start_of_subject, token.at)):
            cue = cue or "会"
            subject = subject or _subject(clause, start_of_subject, token.at)
            start_of_subject = None
            at += 1
            continue
        if word in ("到", "至", "在", "于", "从", "自") and after is not None and after.cat & Cat.TIME:
            at += 2
            continue
        if cat & Cat.TIME or (cat & Cat.CONJUNCTION and not in_subject):
            at += 1
            continue
        if cat & Cat.ADVERB and (len(word) >= 2 or not in_subject):
            if not (cat & Cat.VERB) or (
                after is not None
                and (after.cat & (Cat.VERB | Cat.ADVERB) and len(after.word) >= 2 or after.word in ("在", "将", "从", "由", "向", "按", "通过"))
            ):
                if in_subject and len(word) >= 2:
                    subject = subject or _subject(clause, start_of_subject, token.at)
                    start_of_subject = None
                marked = marked or (len(word) >= 2 and word not in _SCENE)
                at += 1
                continue
        if word == "以" and clause[token.end : token.end + 1] in tuple("上下内及来后前外"):
            at += 1
            continue
        if cat & Cat.PREPOSITION and (not in_subject or (word == "为" and _subject(clause, start_of_subject, token.at)) or word in ("对", "与", "向", "根据", "按照", "按", "依据", "把", "通过", "结合", "围绕", "针对", "在", "会同", "由", "以", "从")):
            if word == "把":
                subject = subject or _subject(clause, start_of_subject, token.at)
                return replace(_fronted(clause, found, at, subject, cue), core=token.at)
            if not (cat & Cat.VERB) or word in ("结合", "围绕", "联合", "会同", "利用", "依托", "借助", "运用", "采取", "采用", "聚焦"):
                subject = subject or _subject(clause, start_of_subject, token.at)
                return replace(_after_preposition(clause, found, at, subject, cue), core=token.at)
        if cat & Cat.VERB and (len(word) >= 2 or (not in_subject and after is not None and not after.cat & Cat.VERB)):
            if in_subject and (_adverb_and_verb(found, at) or _will_later(clause, found, at)):
                at += 1
                continue
            if in_subject and word in ("建设", "发展", "管理", "服务", "规划", "设计", "安置", "教育", "监督", "研究", "保障", "应用") and _goes_on(found, at):
                at += 1
                continue
            if _names(found, at):
                start_of_subject = token.at if start_of_subject is None else start_of_subject
                at += 1
                continue
            subject = subject or _subject(clause, start_of_subject, token.at)
            return replace(_headed(clause, found, at, subject, cue, start_of_subject is not None and not marked), core=token.at)
        if start_of_subject is None:
            start_of_subject = token.at
        at += 1
    if marked and start_of_subject is not None and len(clause) - start_of_subject >= 4 and not subject:
        # An adverb and a word that is in no list: as good as always a verb that we do not know.
        word = clause[start_of_subject : start_of_subject + 2]
        return Head(word, start_of_subject, int(Cat.DIRECTIONAL), "", cue, object=clause[start_of_subject + 2 :], core=start_of_subject)
    return Head(subject=subject or _subject(clause, start_of_subject, len(clause)), cue=cue, core=len(clause))


def late_head(clause: str, head: Head) -> Head:
    """The verb of what looked like a frame but has no act after it: 联合水利部门推动管网升级."""
    found = tokens(clause)
    start = next((index for index, token in enumerate(found) if token.at >= head.core), 0)
    for token, after in zip(found[start + 1 :], [*found[start + 2 :], None], strict=False):
        if token.cat & Cat.VERB and len(token.word) >= 2 and token.at >= head.core + 2 and len(clause) - token.end != 1:
            if token.end < len(clause) and clause[token.end] in "的、和与等后前时中" or (after is not None and after.cat & Cat.VERB and len(after.word) >= 2):
                continue
            return _rest(clause, token.at, head.subject, head.cue)
    return head


@cache
def _named_subject() -> re.Pattern[str]:
    """教育局将…, 县住建部门拟…: a body right before a marker, whatever words its name is made of."""
    ends = "|".join(map(re.escape, words("nouns", "body")))
    return re.compile(rf"((?:{TIME_LETTER}+,?)?[^,{HIDDEN}将把对向与待]{{1,22}}?(?:{ends}))(?:也|还|正|均|都|则|就)?(?=将|拟|计划|力争|会)")


def _will_later(clause: str, found: list[Token], at: int) -> bool:
    """更换地板等内容将会纳入方案: a marker comes later, so what looks like a verb is part of the subject."""
    for index in range(at + 1, min(len(found), at + 40)):
        if found[index].word == "将" and is_future(clause, found[index], found[index + 1] if index + 1 < len(found) else None):
            return True
    return False


def _adverb_and_verb(found: list[Token], at: int) -> bool:
    """补助标准逐步提高: the verb comes later, after an adverb."""
    for token, after in zip(found[at + 1 : at + 14], found[at + 2 : at + 15], strict=False):
        if token.cat & Cat.ADVERB and not token.cat & Cat.VERB and len(token.word) >= 2 and after.cat & Cat.VERB and len(after.word) >= 2:
            return True
    return False


def _names(found: list[Token], at: int) -> bool:
    """教育局, 建设单位: what looks like a verb opens a name that ends there."""
    if at + 1 >= len(found) or found[at + 1].word not in _NAME_ENDS or found[at + 1].cat & Cat.VERB:
        return False
    return at + 2 >= len(found) or bool(found[at + 2].cat) or found[at + 2].word in "将拟的、"


def _goes_on(found: list[Token], at: int) -> bool:
    """A noun that looks like a verb, inside a subject: another verb or marker comes later."""
    return any(token.cat & (Cat.VERB | Cat.PLAN) and len(token.word) >= 2 or token.word == "将" for token in found[at + 1 : at + 16])


def _subject(clause: str, start: int | None, end: int) -> str:
    if start is None:
        return ""
    name = clause[start:end].replace(TIME_LETTER, "").strip(",、 ")
    return name if is_author(name) or is_body(name) else ""


def _headed(clause: str, found: list[Token], at: int, subject: str, cue: str, scanned: bool = False) -> Head:
    token = found[at]
    if at + 1 < len(found) and found[at + 1].word in ("开展", "实施", "组织开展") and not token.cat & Cat.DELIVERABLE and token.word not in members("verbs", "soft"):
        # 响应开展……作业: the second verb has the object.
        at += 1
        token = found[at]
    rest = clause[token.end :]
    told = inner = ""
    inner_cat = 0
    soft = False
    if token.word in members("verbs", "causative"):
        told, inner, inner_cat = _set_to_work(clause, found, at)
    if token.word in members("verbs", "soft"):
        soft = True
        if not inner:
            nxt = found[at + 1] if at + 1 < len(found) else None
            if nxt is not None and nxt.cat & Cat.VERB and len(nxt.word) >= 2:
                inner, inner_cat = nxt.word, nxt.cat
    elif any(before.word in ("探索", "研究", "积极探索", "谋划", "尝试") for before in found[max(0, at - 2) : at]):
        soft = True
    return Head(token.word, token.at, token.cat, subject, cue, told, inner, inner_cat, soft, False, rest, scanned)


def _set_to_work(clause: str, found: list[Token], at: int) -> tuple[str, str, int]:
    """督促 + body + verb: the body and its verb."""
    begin = found[at].end
    for token in found[at + 1 : at + 24]:
        if token.cat & (Cat.VERB | Cat.ADVERB) and len(token.word) >= 2 or token.cat & Cat.PREPOSITION and token.word in ("对", "在", "将", "与", "按", "按照", "及时"):
            name = clause[begin : token.at].strip("、")
            if is_body(name) or 2 <= len(name) <= 14 and (name.startswith(("各", "有关", "相关")) or name.endswith(("者", "方", "人员", "群众", "建办", "力量"))):
                verb = token
                if not token.cat & Cat.VERB:
                    later = [t for t in found if t.at > token.at and t.cat & Cat.VERB and len(t.word) >= 2]
                    if not later:
                        return name, "", 0
                    verb = later[0]
                return name, verb.word, verb.cat
            if not token.cat & Cat.ADVERB and token.at - begin > 30:
                break
    return "", "", 0


def _fronted(clause: str, found: list[Token], at: int, subject: str, cue: str) -> Head:
    """将/把 + object + verb."""
    fronting = members("verbs", "fronted")
    begin = found[at].end
    later = [token for token in found[at + 1 :] if token.at >= begin + 2]
    for token in later:
        if token.word in fronting and token.cat & (Cat.VERB | Cat.LIGHT) or token.word in ("作为", "用于", "交由", "设为", "定为", "摆在", "放在"):
            return Head(token.word, token.at, token.cat or int(Cat.DIRECTIONAL), subject, cue, fronted=True, object=clause[token.end :])
    for token in later:
        if token.cat & Cat.VERB and len(token.word) >= 2 and clause[token.end : token.end + 1] not in "的":
            return Head(token.word, token.at, token.cat, subject, cue, fronted=True, object=clause[token.end :])
    return Head(subject=subject, cue=cue)


_CLOSERS = re.compile(
    r"(?:工作中|过程中|基础上|前提下|情况下|同时|方面|领域|期间|阶段|等地|两侧|路口|时|中|上|下|内|里|处|前|后|要求|部署|精神|规定|标准|情况|实际|方式|形式|手段|措施|途径|渠道|特点|需求|意见|建议|政策|问题|契机|机遇|为重点|为目标|为依托|为抓手|为契机|为基础|为载体)(?=[^的,、等和与])"
)


def _after_preposition(clause: str, found: list[Token], at: int, subject: str, cue: str) -> Head:
    """The verb after a prepositional phrase; none means that the clause is only a frame."""
    word = found[at].word
    begin = found[at].end
    rest = [token for token in found[at + 1 :] if token.at >= begin + 1]
    for token in rest:
        if token.word == "将" and is_future(clause, token, _next(found, token)):
            return _rest(clause, token.at, subject, cue)
        if token.cat & Cat.PLAN and token.at > begin + 1 and is_marker(clause, token, None) and _opens(clause, token):
            return _rest(clause, token.at, subject, cue)
    if word in ("对", "对于", "就", "给"):
        light = members("verbs", "light")
        for token in rest:
            if token.word in light and token.word not in ("组织",) and token.at > begin + 1:
                return Head(token.word, token.at, token.cat, subject, cue, object=clause[token.end :])
    if word == "由":
        for token in rest:
            if token.cat & (Cat.VERB | Cat.ADVERB) and len(token.word) >= 2 and is_body(clause[begin : token.at].strip("、")):
                inner = _rest(clause, token.at, subject or clause[begin : token.at].strip("、"), cue)
                return inner if inner.verb else Head(subject=subject, cue=cue)
    closer = None
    if word not in ("对", "将", "把", "与", "和", "同", "向", "由"):
        for closer in _CLOSERS.finditer(clause, begin + 1):
            if re.match(r"[^\u4e00-\u9fff]|.{2,}", clause[closer.end() :]):
                inner = _rest(clause, closer.end(), subject, cue)
                if inner.verb and not inner.scanned and not inner.object.startswith("的"):
                    return inner
    for index, token in enumerate(rest):
        nxt = rest[index + 1] if index + 1 < len(rest) else None
        if token.cat & Cat.ADVERB and not token.cat & Cat.VERB and len(token.word) >= 2 and nxt is not None and nxt.cat & Cat.VERB and len(nxt.word) >= 2:
            return replace(_rest(clause, nxt.at, subject, cue), sure=True)
    for token in rest:
        if token.cat & Cat.VERB and len(token.word) >= 2 and clause[token.at - 1] in _PLACE_ENDS and token.at >= begin + 2:
            if clause[token.end : token.end + 1] not in ("的", "、", "和", "与", "") and word in ("在", "对", "就", "于"):
                return _rest(clause, token.at, subject, cue)
    framing = word in members("frames", "openers") and word not in ("对", "在", "由", "从", "为", "作为")
    for index, token in enumerate(rest):
        if token.cat & Cat.VERB and len(token.word) >= 2 and token.at >= begin + 2:
            tail = clause[token.end : token.end + 1]
            if tail and tail in ("的和与等后前时中" if word in ("与", "和", "同", "向") else "的、和与等后前时中") or not tail and word not in ("与", "和", "同", "向", "为", "由", "给"):
                continue
            if word in ("对", "对于", "就") and len(clause) - token.end < 3 and not token.cat & Cat.DIRECTIONAL:
                continue
            following = rest[index + 1] if index + 1 < len(rest) else None
            if framing and not cue or (
                following is not None and following.cat & Cat.VERB and len(following.word) >= 2 and following.end < len(clause)
            ):
                continue
            return _rest(clause, token.at, subject, cue)
    last = rest[-1] if rest else None
    if cue and last is not None and last.cat & Cat.VERB and len(last.word) >= 2 and last.at >= begin + 3 and clause[last.at - 1] != "的":
        return Head(last.word, last.at, last.cat, subject, cue, sure=True)
    return Head(subject=subject, cue=cue)


def _opens(clause: str, token: Token) -> bool:
    """A marker that follows a time, a place, 等 or a body, not a noun (棚改计划)."""
    before = clause[token.at - 1]
    return before in _PLACE_ENDS or before in "等后局委部厅府院司门位们初正也还" or before == TIME_LETTER


def _next(found: list[Token], token: Token) -> Token | None:
    return next((other for other in found if other.at >= token.end), None)


def _rest(clause: str, at: int, subject: str, cue: str) -> Head:
    """Read on from `at` as a clause of its own, keeping what was known."""
    inner = find_head(clause[at:]) if at < len(clause) else Head()
    return Head(
        inner.verb, inner.at + at if inner.verb else -1, inner.cat, subject or inner.subject, cue or inner.cue, inner.told,
        inner.inner, inner.inner_cat, inner.soft, inner.fronted, inner.object, inner.scanned,
    )  # fmt: skip

