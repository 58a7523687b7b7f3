"""Frames, aims and effects: owns telling them from acts; must not know what stands around a clause."""

from __future__ import annotations

import re

from commitments.extraction.packs.zh.heads import Head
from commitments.extraction.packs.zh.measures import measures
from commitments.extraction.packs.zh.patterns import opens, says
from commitments.extraction.packs.zh.phrases import lists_goals
from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, ends_in, members, starts_with, tokens


def _is_purpose(text: str) -> bool:
    """为推进……, 为切实……; 为各校建设…… says for whom."""
    if not text.startswith("为"):
        return False
    found = tokens(text[1:9])
    if text.startswith("为了") or not found:
        return True
    return bool(found[0].cat & (Cat.VERB | Cat.ADVERB)) and not found[0].word.startswith("全")


def _by_form(text: str, core: str, head: Head) -> bool:
    """Frames that their form gives away, whatever verb is in them."""
    rest = core or text
    if opens("scene|because|set_about|while", text) or opens("as|takes|adopted", core):
        return True
    if opens("led|means|chance", rest):
        return True
    if not head.cue and (opens("considering", rest) or opens("considering", text)):
        return True
    if lists_goals(text):
        return True
    if (head.fronted and head.verb in ("", "作为") and not opens("made_to", text)) or (
        not head.verb and rest.startswith(("作为", "同时作为", "同时,作为"))
    ):
        return True
    if says("period", text):
        return True
    if opens("regarding", text) and not head.cue:
        return True
    if opens("those_over", text) and (head.scanned or not head.verb):
        return True
    if opens("place_frame", rest) and "将" not in text[head.core + 1 :]:
        return True
    if opens("waits", text) and not says("then", text):
        return True
    return _ends_in_time(text) and len(text) <= 30 and not head.cue


def _ends_in_time(text: str) -> bool:
    """……后, ……时, 开工前, but no 小时 and no 23时."""
    return bool(_WHEN.search(text))


_WHEN = re.compile(r"后$|(?<![\d小课学瓦])时$|(?:之|以|[开竣完]工|完成|建成|到位|出台|批复|实施|交付)前$")


def is_frame(text: str, head: Head) -> bool:
    """A clause without an act of its own that sets time, condition, manner or topic for the next one."""
    core = text[head.core :] if head.core < len(text) else ""
    if opens("product", text):
        return False
    if _by_form(text, core, head):
        return True
    if _CARRIED_OUT.search(text):
        # 会同组织部进行了测算: a deed done, with whom it may be.
        return False
    if says("done", text[: head.core]):
        # 方案已通过……审批: a report, whatever follows.
        return False
    rest = core or text
    if _is_purpose(rest):
        return not re.search(r"(?:奠定|提供|打下|作出|创造|解决).{0,12}$", text)
    openers = starts_with("frames", "openers")
    opener = openers.match(rest) or openers.match(_SOFTENED.sub("", rest))
    if opener is None:
        if head.cue and re.search(r"有\d", text):
            # 力争每年有2次赛事进入我市: a target.
            return False
        return not head.verb and bool(head.cue or (head.subject and len(text) <= len(head.subject) + 6))
    if opener.string[opener.end() :].startswith("了") and opener["word"] not in ("为", "除"):
        # 审议通过了……: a verb.
        return False
    if not head.verb:
        # 到2026年底占比达到50%, 按船价的15%给予补助: a target needs no verb of ours.
        return not (says("reached|granted|metric", text) and measures(text))
    word = opener["word"]
    if says("used_then", text):
        return False
    if head.cue and head.sure and not (word in members("frames", "manner") and not head.object):
        return False
    if word not in members("frames", "manner") or not ends_in("frames", "tails").search(text):
        return False
    # 按照……要求: what looks like a verb is part of the phrase, at its head or in its last noun.
    nominal = head.verb in members("verbs", "nominal") and text.endswith(head.verb)
    return nominal or head.at - head.core <= len(word) + 3 or head.at > len(text) - 6


_CARRIED_OUT = re.compile("(?:进行|开展|组织|召开|完成)了")


def is_aim(text: str) -> bool:
    """为……奠定基础, 让……, 确保……, 提高效率: purpose and result, wherever it stands."""
    if says("for|better|standard_met", text) or opens("so_that", text):
        return True
    if re.match("(?:多渠道|全方位|最大限度|共同|有力)+(?:确保|保证)", text):
        return True
    if not starts_with("aims", "strong").match(text):
        return False
    if re.match("又[好快].[好快]", text):
        return False
    if text.endswith(("目标", "任务")) and not re.search(rf"\d|{TIME_LETTER}完成", text):
        return True
    promised = re.match("(?:并)?(?:确保|保证|力促|达到)", text) and re.search(rf"{TIME_LETTER}|\d", text)
    promised = promised or re.match(r"(?:并)?形成[^,]*\d[^,]*(?:能力|规模|产能)$", text)
    return not (says("ensured", text) or promised)


_SOFTENED = re.compile(
    r"^(?:并且|并|且|同时|还)?(?:不断(?!完善|健全)|持续|切实|坚决|牢牢|全面|有效|进一步|积极|大力|努力|加快|全力|着力|逐步(?!提升|提高|实现|形成)"
    r"|深入|更好地?|尽快|尽早|充分|最大(?:限度|可能|程度|化)地?|竭尽全力|竭力|尽力|有力|共同|扎实|稳步|协同|统筹)*"
)


def is_weak_aim(text: str) -> bool:
    """推动……高质量发展, 提升……水平: a result where nothing but results follows."""
    if re.match(r"^(?:并|同时)?(?:力争|争取)(?:早日|尽早|尽快)", text):
        return True
    plain = _SOFTENED.sub("", text)
    if opens("public", plain) or opens("ever_better", text):
        return True
    if re.match("把[^,]{2,20}(?:问题|困难|难题)[^,]{0,2}解决", plain):
        return True
    if not starts_with("aims", "weak").match(plain):
        return False
    if plain.startswith(("实现", "构建", "形成", "促进")):
        return True
    if plain.startswith(("推进", "推动", "发展", "加快", "打造")):
        # 推动专项资金用于乡村发展: what it goes to is the act.
        return bool(says("growth", plain)) and "用于" not in plain
    plain = re.sub("[(][^()]*[)]$", "", plain)
    if ends_in("nouns", "result").search(plain):
        return True
    # Whatever is raised is a result, unless it is an amount that somebody sets.
    raised = plain.removeprefix("逐步").startswith(("提高", "提升", "增强", "改善"))
    return raised and not ends_in("nouns", "amount").search(plain)


_ABLE = re.compile(
    "(?:通过[^,]{2,14}?)?(?:可|能)(?:以|够)?(?:彻底|有效|基本|大大|极大|进一步|同时|将)*(?:解决|缓解|改善|惠及|减少|满足)"
)
"""通过项目实施可解决……问题: what a work is good for."""
_LEAD = re.compile(r"^(?:下一?步|今后|接下来|后续|下一阶段)")
_ACTOR = re.compile("我[们局委部厅办院县市区镇乡旗省州]|局|委|部|厅|府")
_GOOD = re.compile(
    r"(?:会)?为.{2,}(?:作用|奠定|提供|打下|压力|便利|条件|保障|支撑|方便)|(?:会)?成为|有\d|对.{2,}(?:起到|带来|产生)"
)


def is_effect(text: str, head: Head) -> bool:
    """新园建成后将缓解……: what a thing will bring about, not what somebody will do."""
    if _ABLE.match(text):
        return True
    at = text.find("将")
    if at < 0:
        return text.startswith("从而") or (text.startswith("届时") and (head.scanned or not head.discrete))
    if head.fronted:
        return False
    subject = _LEAD.sub("", text[:at])
    if _ACTOR.search(subject) or not subject.strip(TIME_LETTER + ","):
        return bool(_GOOD.match(text[at + 1 :]))
    return bool(opens("effect", re.sub("^(?:会更|能够|会|能|可)", "", text[at + 1 :])))
