"""Forward markers in a Chinese clause: owns telling 将 and 计划 as announcements from their other uses."""

from __future__ import annotations

import re

from commitments.extraction.packs.zh.words import HANZI, TIME_LETTER, Cat, Token, members, tokens

_NEXT = re.compile("[于在对与以按会为由从把向是有根依因结通面据]|用于|作为|成为|达到|分[期步批]|[分逐]")
"""What 将 announces by the letter after it."""
_FRONTING = re.compile("纳入|列入|作为|列为|转为|改为|调整为")


def is_future(text: str, token: Token, after: Token | None) -> bool:
    """将 before an adverb, a verb or a preposition announces; before a noun or 该 it fronts an object (把)."""
    if after is None or after.word == "该":
        return False
    if after.word in members("markers", "qualities") and not _acts_at(text, after.end):
        return False
    if _NEXT.match(text, token.end) or after.cat & (Cat.ADVERB | Cat.PLAN | Cat.TIME):
        return True
    if not after.cat & Cat.VERB or len(after.word) < 2:
        return False
    if after.word not in members("verbs", "nounish"):
        front = _INTO.match(text, after.end)
        return front is None or after.word in members("verbs", "soft") or bool(after.cat & Cat.CAUSATIVE)
    if _NOUN_AFTER.match(text, after.end):
        return False
    # 将建设项目纳入……: a verb that opens a noun as often, with a fronting verb behind it.
    rest = text[after.end : after.end + 40]
    front = _FRONTING.search(rest)
    if front is None or "," in rest[: front.start()]:
        return True
    return "的" not in rest[: front.start()] and front.start() > 12


def _acts_at(text: str, at: int) -> bool:
    """Whether a verb, an adverb or a phrase of place or way stands there."""
    after = next(iter(tokens(text[at : at + 6])), None)
    if after is None:
        return False
    return (len(after.word) >= 2 and bool(after.cat & (Cat.VERB | Cat.ADVERB))) or bool(after.cat & Cat.PREPOSITION)


_NOUN_AFTER = re.compile("(?:结果|情况|意见|进展|方案)[^,]{0,4}[向报交送与]")
"""将办理结果向……汇报: 将 is 把."""
_INTO = re.compile("[^,并将把及后、]{4,30}(?:纳入|列入|作为|列为|用于)")
"""将增加电桩纳入……: with a fronting verb behind the object, 将 is 把 before a verb, too."""
_TRYING = re.compile(
    rf"{TIME_LETTER}|在|于|到|早日|尽快|尽早|年|今|明"
    "|.{0,6}?(?:完成|实现|建成|启动|开工|投入(?:使用|运)|投用|实施|出台|落地|成立)"
)
"""争取 that announces (争取年底完成), as against 争取资金."""
_OBTAINED = re.compile(f"[^{TIME_LETTER}年月底]{{0,10}}?(?:立项|纳入|列入)")
"""争取工程列入计划 is trying to obtain."""
_ESTIMATE = re.compile("有|缺|需|可能|畜牧|产值|全年|累计|总")
_PLANNED_THING = re.compile(f"{HANZI}{{2,4}}的[^,]{{0,16}}$")
"""计划增设的四个窗口: what is planned, not a plan."""
_STATED = re.compile(
    "(?:安排|目标|任务)?(?:均|都|也)?(?:已|是|包括)|以[^,]*为主$|[^,]{2,20}的[^,]{1,10}(?:存在|位于|属于)"
)
"""项目计划以……为主, 计划已完成: a noun of which something is stated."""
_VOWED = re.compile(
    rf"{TIME_LETTER}|在|于|将|对|为|按|向|与|把|积极|尽快|今年|明年|下一?步|分|统一|先|逐|(?:新|改|扩|修)建|安装|实施|启动|完成|开展|组织|增加|增设|投入"
)
"""What is promised or prepared to be done, by the word after it."""
_DECIDING = re.compile(f"(?:我{HANZI}|本[局委院校镇])(?:现|将|{TIME_LETTER}|经研究)*$|经[^,]{{2,8}}$")
"""Who decides where 决定 announces, or how: 我局决定……, 经局党组研究决定……."""
_ATTRIBUTE = re.compile(f"[定订人合议制]|实施项目|建项目|{HANZI}{{2,4}}的")


def is_marker(text: str, token: Token, before: Token | None) -> bool:
    """计划, 争取 … as verbs, not as nouns (三年行动计划, 按计划) or attributes (拟建设的)."""
    rest = text[token.end :]
    if token.word.endswith("计划"):
        if not rest or rest[0] in "的中内书表指外性类任数里生":
            return False
        if _PLANNED_THING.match(rest) or _STATED.match(rest):
            return False
        noun = text[max(0, token.at - 2) : token.at] in members("nouns", "before_plan")
        return before is None or not (noun or before.word in members("nouns", "of_plan"))
    if token.word == "拟":
        if rest.startswith("建") and re.search("[对把][^,]{0,14}$", text[: token.at]):
            # 对拟建场所地块进行……: which site, not a plan.
            return False
        return not _ATTRIBUTE.match(rest)
    if token.word in ("承诺", "准备"):
        # 我镇承诺配合……, not 承诺书, 做好准备, 准备工作; what has been vowed or prepared is no plan.
        opens = token.at >= 2 or rest.startswith(("将", "把", "对", "于", "在", "向", "同", "与", "从"))
        return opens and bool(_VOWED.match(rest)) and not re.search("[好做的已前各]$|正着手$", text[: token.at])
    if token.word == "决定":
        # 我局决定对……; what others decide, or decided (国务院决定……), is told, not promised.
        return bool(_DECIDING.search(text[: token.at])) and (not rest or _acts_at(text, token.end))
    if token.word == "预计":
        return not _ESTIMATE.match(rest)
    if token.word == "争取":
        return bool(_TRYING.match(rest)) and not _OBTAINED.match(rest)
    return True
