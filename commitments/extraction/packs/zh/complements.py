"""What a Chinese verb governs: owns the body it sets to work, softeners, objects in front; must not look for heads."""

from __future__ import annotations

from commitments.extraction.packs.zh.bodies import is_body
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.words import Cat, Token, ends_in, is_verb, members, words


def headed(clause: str, found: list[Token], at: int, known: Head) -> Head:
    """The head at token `at`, with what it sets to work and how it is softened; `known`: subject, marker, `scanned`."""
    token = found[at]
    soft_words = members("verbs", "soft")
    carried = at + 1 < len(found) and found[at + 1].word in members("verbs", "carrying")
    if carried and not token.cat & Cat.DELIVERABLE and token.word not in soft_words:
        # 响应开展……作业: the second verb has the object.
        at += 1
        token = found[at]
    told = inner = ""
    inner_cat = 0
    if token.word in members("verbs", "causative"):
        told, inner, inner_cat = _set_to_work(clause, found, at)
    soft = token.word in soft_words
    if soft and not inner and at + 1 < len(found) and is_verb(found[at + 1]):
        inner, inner_cat = found[at + 1].word, found[at + 1].cat
    before = members("verbs", "tentative")
    # 经会议研究后印发: what was looked into first is no longer tried only.
    soft = soft or any(other.word in before and clause[other.end] != "后" for other in found[max(0, at - 2) : at])
    return Head(
        verb=token.word, at=token.at, cat=token.cat, subject=known.subject, cue=known.cue, told=told, inner=inner,
        inner_cat=inner_cat, soft=soft, object=clause[token.end :], scanned=known.scanned,
    )  # fmt: skip


_PEOPLE = tuple(
    "者 方 人员 群众 建办 力量 户 企业 居民 村民 学生 教师 家长 人才 代表 委员 党员 干部 业主 车主 专家 团队 合作社"
    " 市民 媒体 商 牧民 渔民 农民 果农 菜农 茶农 职工 员工 老人 妇女 儿童 青年 青少年 游客 学员 师生 医生 律师".split()
)
"""Others that can be set to work, beside bodies."""
_WORK = ("工作", "事项", "事宜", "问题", "情况", "政策", "措施", "资金", "手续", "规定", "要求")
_GOES_ON = ("对", "在", "于", "将", "把", "与", "向", "按", "按照", "结合", "围绕", "通过", "根据")


def names_actor(name: str) -> bool:
    """Whether it is a body, or people who can be set to work: 市直部门, 广大志愿者."""
    people = name.endswith(_PEOPLE) or (name.startswith(("各", "有关", "相关")) and not name.endswith(_WORK))
    return is_body(name) or (people and 2 <= len(name) <= 14)


def _set_to_work(clause: str, found: list[Token], at: int) -> tuple[str, str, int]:
    """督促 + body + verb: the body, its verb and what that can do."""
    begin = found[at].end
    for index in range(at + 1, min(len(found), at + 24)):
        token = found[index]
        ends_name = token.cat & (Cat.VERB | Cat.ADVERB) and len(token.word) >= 2
        if not ends_name and token.word not in _GOES_ON and not token.cat & Cat.TIME:
            continue
        name = clause[begin : token.at].strip("、")
        if token.word in members("verbs", "in_names") and clause.startswith(words("nouns", "name_ends"), token.end):
            continue  # 住房公积金|管理|中心
        if names_actor(name):
            if token.word in members("frames", "manner") and ends_in("frames", "tails").search(clause):
                # 督促各乡镇按照实施方案,……: what they do comes later.
                return name, "", 0
            verb = token if token.cat & Cat.VERB else next((t for t in found[index + 1 :] if is_verb(t)), None)
            if token.word == "对":
                # 组织专家对改造工程进行指导: a verb inside what it is about is none.
                verb = next((t for t in found[index + 1 :] if t.word in members("verbs", "empty")), verb)
            if verb and verb.end == len(clause) and verb.word in members("verbs", "nominal"):
                return "", "", 0  # 支持融媒体中心建设: what is supported is the building
            return (name, verb.word, verb.cat) if verb else (name, "", 0)
        if not token.cat & Cat.ADVERB and token.at - begin > 30:
            break
    return "", "", 0


def fronted(clause: str, found: list[Token], at: int, known: Head) -> Head:
    """将/把 + object + verb, from the token 将 or 把 on."""
    only_here = members("verbs", "fronted_only")
    fronting = members("verbs", "fronted") | members("verbs", "resultative")
    least = 1 if clause.startswith("其", found[at].end) else 2
    later = [token for token in found[at + 1 :] if token.at >= found[at].end + least]
    chosen = next((t for t in later if t.word in only_here or (t.word in fronting and t.cat & Cat.VERB)), None) or next(
        (t for t in later if is_verb(t) and clause[t.end : t.end + 1] not in ("的", "")), None
    )
    if chosen is not None and chosen.word in members("verbs", "nounish"):
        # 将电网改造纳入规划: what opens a noun as often is part of the object where 纳入 comes later.
        chosen = next((t for t in later if t.word in ("纳入", "列入", "列为", "编入", "作为")), chosen)
    if chosen is None:
        ends = (t for t in later if is_verb(t) and t.end == len(clause) and clause[t.at - 1] != "的")
        chosen = next(ends, None)
    if chosen is None:
        return Head(subject=known.subject, cue=known.cue, fronted=False)
    return Head(
        verb=chosen.word, at=chosen.at, cat=chosen.cat or Cat.DIRECTIONAL, subject=known.subject, cue=known.cue,
        fronted=True, object=clause[chosen.end :],
    )  # fmt: skip
