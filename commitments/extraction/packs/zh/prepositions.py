"""The verb after a Chinese prepositional phrase (在……领域推出……): owns where such a phrase ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from commitments.extraction.packs.zh.bodies import is_body
from commitments.extraction.packs.zh.complements import names_actor
from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.markers import is_future, is_marker
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, Token, ends_in, is_verb, members

Reader = Callable[[str, int, Head], Head]
"""Reads on in a clause from a place as if it began there, keeping what is known."""

_PLACE_ENDS = frozenset("区村点段侧旁边地内外上下中里处县市省镇乡路口")
"""A verb right after one of these, in a phrase that opens with 在, is the main verb: 在……集中区增建."""
_CLOSERS = re.compile(
    "(?:工作中|过程中|基础上|前提下|情况下|同时|方面|领域|期间|阶段|等地|两侧|路口|(?<![延错限临及适按实定小工学课])时|(?<!集)中|上|下|内|(?<!公)里|处|(?<![提目])前|(?<![最课售产灾战事])后|要求|部署|精神|规定"
    "|标准|情况|实际|因素|方式|形式|手段|措施|途径|渠道|特点|需求|意见|建议|政策|问题|契机|机遇"
    "|为单位|为主体|为核心|为中心|为牵引|为引领|为导向|为突破口|为支撑|为载体|为主线|为龙头|为主导|为重点|为目标|为依托|为抓手|为契机|为基础|为载体)(?=[^的,、等和与])"
)
"""What a prepositional phrase may end in, if something follows."""
_OPENS_OBJECT = re.compile("中(?:央|心|国|小|学|医|型)|前期|后续")
"""争取中央资金: what looks like the end of a phrase opens the object."""
_MOST_CLOSERS = 6
_WITH = ("与", "和", "同", "向")
_BEFORE_ACT = frozenset(("按", "按照", "把", "将", "对", "向", "在", "于"))
"""Behind the body that 由 names these open a phrase before its act: 由区财政按……给予补助."""
_OFFICES = frozenset("局厅署")
"""What ends the name of a body, and never stands right behind a verb."""


def after_preposition(clause: str, found: list[Token], at: int, known: Head, read_on: Reader) -> Head:
    """The verb after the phrase that opens at token `at`; none means that the clause is only a frame."""
    word, begin = found[at].word, found[at].end
    rest = [token for token in found[at + 1 :] if token.at > begin]
    for find in (_marker, _light, _by_whom, _past_the_end, _adverb, _after_place, _by_use, _first_verb):
        head = find(clause, word, begin, rest, known, read_on)
        if head is not None:
            return head
    if word in members("frames", "manner") and ends_in("frames", "tails").search(clause):
        # 根据国家的总体安排: what looks like a verb is the noun that the phrase ends in.
        return Head(subject=known.subject, cue=known.cue)
    last = rest[-1] if rest else None
    if known.cue and last is not None and is_verb(last) and last.at >= begin + 3 and clause[last.at - 1] != "的":
        return Head(verb=last.word, at=last.at, cat=last.cat, subject=known.subject, cue=known.cue, sure=True)
    return Head(subject=known.subject, cue=known.cue)


def _marker(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """针对……,将……; 为……计划……: a forward marker inside the clause."""
    for index, token in enumerate(rest):
        after = rest[index + 1] if index + 1 < len(rest) else None
        if token.word == "将" and is_future(clause, token, after):
            return read_on(clause, token.at, known)
        if token.cat & Cat.PLAN and token.at > begin + 1 and is_marker(clause, token, None):
            before = clause[token.at - 1]
            # After a time, a place, 等 or a body it is a verb; after another noun part of it (棚改计划).
            if before in _PLACE_ENDS or before in "等后局委部厅府院司门位们初正也还" or before == TIME_LETTER:
                return read_on(clause, token.at, known)
    return None


def _light(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """对……进行……."""
    if word not in ("对", "对于", "就", "给"):
        return None
    light = members("verbs", "light") - {"组织"}
    found = [token for token in rest if token.word in light and token.at > begin + 1]
    if not found:
        return None
    # 采取……方式进行处理: the last one has the act, the others say how.
    token = next((t for t in reversed(found) if t.word in members("verbs", "empty")), found[0])
    return Head(
        verb=token.word, at=token.at, cat=token.cat, subject=known.subject, cue=known.cue, object=clause[token.end :]
    )


def _by_whom(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """由县财政局统筹……: the body is the subject."""
    if word != "由":
        return None
    for token in rest:
        in_name = clause[token.end : token.end + 1] in _OFFICES  # 由住房和城乡建设局牵头: the name holds a verb
        acts = token.cat & (Cat.VERB | Cat.ADVERB) and len(token.word) >= 2
        if (acts or token.word in _BEFORE_ACT) and not in_name:
            name = clause[begin : token.at].strip("、")
            if is_body(name):
                subject = known.subject or name
                inner = read_on(clause, token.at, known._replace(subject=subject))
                return inner if inner.verb else Head(subject=subject, cue=known.cue)
    return None


def _past_the_end(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """在……领域|推出……: what the phrase ends in, and a verb right after it."""
    if word in ("对", "将", "把", "由", *_WITH):
        return None
    for tried, closer in enumerate(_CLOSERS.finditer(clause, begin + 1)):
        if tried >= _MOST_CLOSERS:
            break
        if len(clause) - closer.end() >= 2 or not "\u4e00" <= clause[closer.end()] <= "\u9fff":
            inner = read_on(clause, closer.end(), known)
            if inner.verb and not inner.scanned and not inner.object.startswith("的"):
                return inner
    return None


def _adverb(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """会同有关部门尽快商议: an adverb marks the verb; behind 通过集中采购努力降低…… the last one does."""
    pairs = list(pairwise(rest))
    urging = next((t for t in rest if t.cat & Cat.CAUSATIVE and t.at > begin + 1 and is_verb(t)), None)
    for token, after in reversed(pairs) if word == "通过" else pairs:
        if urging is not None and urging.end < token.at and names_actor(clause[urging.end : token.at].strip("、")):
            # 会同财政部门指导各地|进一步完善……: who is urged stands before the adverb.
            return read_on(clause, urging.at, known)._replace(sure=True)
        if not token.cat & Cat.ADVERB or token.cat & Cat.VERB or len(token.word) < 2 or not is_verb(after):
            continue
        nominal = (clause[token.at - 1] == "的" or _light_before(rest, token)) and after.end == len(clause)
        quality = token.word in members("markers", "qualities") and any(is_verb(t) and t.end < token.at for t in rest)
        if not (nominal or quality):
            return read_on(clause, after.at, known)._replace(sure=True)
    return None


def _light_before(rest: list[Token], adverb: Token) -> bool:
    """实行|延时|服务, 开展|集中|整治: behind a light verb adverb and verb are a noun."""
    return any(token.end == adverb.at and token.cat & Cat.LIGHT and len(token.word) >= 2 for token in rest)


def _after_place(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """在人口密集区增建……."""
    if word not in ("在", "对", "就", "于"):
        return None
    for token in rest:
        placed = is_verb(token) and token.at >= begin + 2 and clause[token.at - 1] in _PLACE_ENDS
        if placed and clause[token.end : token.end + 1] not in ("的", "、", "和", "与", ""):
            return read_on(clause, token.at, known)
    return None


def _by_use(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """利用专项资金在古镇入口设置……: a further phrase has the act."""
    if word not in ("利用", "充分利用", "运用"):
        return None
    for token in rest:
        if token.word in ("在", "对", "为", "于") and token.at > begin + 1:
            inner = read_on(clause, token.at, known)
            return inner if inner.verb and len(inner.object) >= 2 and not inner.object.startswith("的") else None
    return None


def _first_verb(clause: str, word: str, begin: int, rest: list[Token], known: Head, read_on: Reader) -> Head | None:
    """The first verb that is no part of a noun; after 按照, 通过 and their like only behind a marker."""
    framing = word in members("frames", "openers") and word not in ("对", "在", "由", "从", "为", "作为", "面向")
    if framing and not known.cue:
        return None
    for index, token in enumerate(rest):
        if not is_verb(token) or token.at < begin + 2 or clause[token.at - 1] == "的":
            continue
        tail = clause[token.end : token.end + 1]
        noun = tail in tuple("的和与等后前时中" if word in _WITH else "的、和与等后前时中")
        if noun and not _OPENS_OBJECT.match(clause, token.end):
            continue
        if not tail and word not in (*_WITH, "为", "由", "给"):
            continue
        if word in ("对", "对于", "就") and len(clause) - token.end < 3 and not token.cat & Cat.DIRECTIONAL:
            continue
        after = rest[index + 1] if index + 1 < len(rest) else None
        taking = token.word in members("verbs", "taking")
        if after is not None and is_verb(after) and after.end < len(clause) and not taking:
            # 会同省厅研究出台……: what is only looked into.
            tried = token.word in members("verbs", "tentative") and after.cat & Cat.DELIVERABLE
            if not tried:
                continue
        return read_on(clause, token.at, known)
    return None
