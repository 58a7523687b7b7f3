"""Verb phrases and lead-ins as such: owns where a clause may be cut and what opens a passage; must not know clauses."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.zh.patterns import opens, pattern, says
from commitments.extraction.packs.zh.words import Cat, is_verb, members, tokens

_WHEN = "今后|以后|下一?步|接下来|后续|未来"
_LATER = (
    r"后续(?!管理|服务|工作$)(?=,|$|工作|的"
    r"|[^,]{0,16}(?:将|拟|计划|会|继续|积极|加快|进一步|逐步|尽快|加强|加大|及时|适时))"
)
"""后续, unless it is an attribute (后续手续难以办理)."""
_NEXT_WORD = (
    rf"(?:下一?步|下一?阶段|接下[来去]|今后|{_LATER}|后段|下阶段|往后|从现在起|从今往后|后期(?:的?工作)?(?=,|中)"
    rf"|在(?:{_WHEN})的?[^,]{{0,10}}(?:中|里|上|期间)|未来(?:[一二三四五几\d]+年(?!是)|(?![之的城科一二三四五几\d])))"
)
_NEXT = re.compile(_NEXT_WORD)


@cache
def _lead_in() -> re.Pattern[str]:
    before = r"(?:^|[,、])(?:\x01+,?)?(?:同时|另外|此外|对此|因此|为此|针对[^,]{2,20},)?,?"
    who = r"(?P<who>(?:我们?|本|该)?[^,。、:的为]{0,16}?)"
    free = r"(?<![和若如使论])"
    return re.compile(
        rf"{before}{who}(?P<word>{free}{_NEXT_WORD})(?!发展|奠定|提供|打|工作(?:奠|提|打)|的(?:发展|学习))"
    )


def lead_in(shown: str) -> tuple[str, int]:
    """The words that open a next-steps passage (下一步, 主要目标是) and where they stand; ("", 0) for none."""
    # Most sentences have no such word: to look for it alone is much cheaper than to look for where it may stand.
    found = _lead_in().search(shown) if _NEXT.search(shown) else None
    grows = found and shown.startswith("随着") and found["word"].startswith("未来")
    if (
        found
        and not grows
        and not re.search(r"[为了]$|了[^,]*$|需要?在?$|有待$|希望|欢迎|请|提出|明确|形成$", found["who"])
    ):
        return found["word"], found.start("word")
    decided = says("decided", shown)
    if decided:
        return decided.group()[-2:], decided.end() - 2
    year = says("year_lead", shown)
    if year:
        return year.group()[:8], 0
    listed = lists_goals(shown)
    if listed is None or _PAST.search(shown) or says("done", listed.group()):
        return "", 0
    return listed.group(), listed.start()


_PAST = re.compile("去年|上年|已|过去|以来|连续|圆满|每年")
"""With one of these good works are told of, not announced; in 确定了今年要办的十件实事 only that there is one is."""


_GOALS_END = ("实事", "项目", "是", "为", "目标", "任务")
_LISTS_IN = ("以下", "下列", "如下", "个“", "将从")
_LISTS_END = (
    *"局委部厅院县市区镇乡们将事有为是",
    *("部署", "工作", "措施", "方面", "行动", "举措", "任务", "包括", "项目", "做到", "打算", "考虑", "计划"),
)
"""How the phrases of these names end, or what is in them: to look at that first is much cheaper, and most have none."""


def lists_goals(shown: str) -> re.Match[str] | None:
    """Where a piece opens a list of what will be done or reached: 办好十件实事, 主要目标是."""
    return says("list_of_goals", shown) if shown.endswith(_GOALS_END) else None


def introduces_list(shown: str) -> bool:
    """Whether a piece introduces a list: 采取以下措施, 重点做好三方面工作."""
    may = shown.endswith(_LISTS_END) or shown.startswith(("针对", "根据", "对于"))
    return (may or any(words in shown for words in _LISTS_IN)) and says("lists", shown) is not None


def own_numbers(text: str) -> str:
    """The clause with numbers blanked out that only describe: 涉及6个乡镇, 全长5公里的道路, 由9600元提高到."""
    return pattern("described").sub(lambda found: "的" * len(found.group()), text)


def own_phrase(text: str) -> bool:
    """After 并: a verb with an object of its own, no mere product of the act before (并形成报告, 并投入使用)."""
    if opens("product_of", text):
        return False
    if opens("asks_above", text):
        return True
    found = tokens(text[:16])
    at = 0
    while at < len(found) and found[at].cat & (Cat.ADVERB | Cat.TIME) and not found[at].cat & Cat.VERB:
        at += 1
    if at >= len(found):
        return False
    first = found[at]
    if first.cat & Cat.PREPOSITION and first.word in ("根据", "按照", "对", "向", "与", "将", "在"):
        return len(text) >= 8
    return bool(first.cat & Cat.VERB) and len(text) - first.end >= 2 and text[first.end] not in "的和与及"


def whole_phrase(text: str) -> bool:
    """A verb with an object before 并, or with one that 将 or 把 fronts."""
    found = tokens(text)
    if text[:1] in ("将", "把") and found[-1].cat & Cat.VERB and len(found[-1].word) >= 2:
        return True
    first = next((token for token in found if is_verb(token)), None)
    return first is not None and len(text) - first.end >= 2


_FRAMED = re.compile(
    r"(?:[^,]{0,10}?将)?(?:积极|充分|认真|探索|继续)*(?:在|通过|围绕|以|从|对|按照|根据|针对|结合|为|与)"
)


_ENDS_LIST = re.compile("等[^,、]{0,6}(?:工作|手续|事项|任务|环节|程序)$")


def list_phrase(left: str, right: str) -> bool:
    """Two whole verb-object phrases joined by 、: 推进甲建设、完成乙改造."""
    if _FRAMED.match(left) or "、" in left or "、" in right[:12] or re.search(r"等|的$", right[-3:]):
        return False
    if _ENDS_LIST.search(right):  # 加快勘察设计、用地报批等前期工作: objects of one verb
        return False
    found = tokens(right[:14])
    while found and found[0].cat == Cat.ADVERB and len(found[0].word) >= 2:
        found = found[1:]
    if not found or found[0].word not in members("verbs", "listed"):
        return False
    if len(right) - found[0].end < 4 or right[found[0].end] in "的和与及等":
        return False
    first = next((token for token in tokens(left) if is_verb(token)), None)
    return first is not None and len(left) - first.end >= 4 and first.at <= 10
