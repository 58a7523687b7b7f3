"""Forward markers in a Chinese clause: owns telling 将 and 计划 as announcements from their other uses."""

from __future__ import annotations

import re

from commitments.extraction.packs.zh.words import TIME_LETTER, Cat, Token

_NOUNISH = frozenset(
    "建设 改造 发展 规划 管理 维修 安置 整治 治理 培训 教育 设计 服务 保护 新建 招商 研究 生产 养护 监督 公开 办理 "
    "解决 检查 评价 考核 宣传 合作 开发 应用 创新 投资 补助 补贴 奖励 保障 招生 招聘 调查 检测 绿化 亮化".split()
)
"""Verbs that open a noun as often (建设项目): after 将 they may be what is fronted."""
_FUTURE_NEXT = "于在对与以按会为由从把向是有根依因结通面"


def clause_after(text: str, token: Token) -> str:
    """What follows a token."""
    return text[token.end : token.end + 4]


def is_future(text: str, token: Token, after: Token | None) -> bool:
    """将 before an adverb, a verb or a preposition announces; before a noun it fronts an object (把)."""
    if after is None:
        return False
    nxt = text[token.end : token.end + 1]
    if nxt in _FUTURE_NEXT or re.match(r"用于|作为|成为|达到|分[期步批]|[分逐]", clause_after(text, token)) or after.cat & (Cat.ADVERB | Cat.PLAN | Cat.TIME):
        return True
    if after.cat & Cat.VERB and len(after.word) >= 2:
        if after.word not in _NOUNISH:
            return True
        rest = text[after.end :]
        front = re.search(r"(?:纳入|列入|作为|列为|转为|改为|调整为)", rest[:40])
        return front is None or bool(re.search("[,，]", rest[: front.start()])) or "的" not in rest[: front.start()] and len(rest[: front.start()]) > 12
    return False


_BA = re.compile(r"[将把]")
_PLAN_AFTER = "的中内书表指外性类任数里生"


def is_marker(text: str, token: Token, before: Token | None) -> bool:
    """计划, 争取 … as verbs, not as nouns (三年行动计划, 按计划)."""
    nxt = text[token.end : token.end + 1]
    if token.word.endswith("计划"):
        if nxt in _PLAN_AFTER or not nxt:
            return False
        if before is not None and text[max(0, token.at - 2) : token.at] in ("行动", "年度", "工作", "改造", "建设", "发展", "整改", "实施", "三年", "五年", "立法", "投资", "招生"):
            return False
        return not (before is not None and before.word in ("按", "按照", "列入", "纳入", "该", "此", "制定", "编制", "本"))
    if token.word == "拟" and (nxt in "定订人合议" or re.match(r"[\u4e00-\u9fff]{2,4}的", text[token.end :])):
        return False
    if token.word == "预计" and re.match(r"(?:有|可能|畜牧|产值|全年|累计|总)", text[token.end :]):
        return False
    if token.word == "准备" and nxt in "工期金就":
        return False
    if token.word == "争取" and not re.match(r"[\x01]|在|于|到|早日|尽快|尽早|年|今|明|.{0,6}?(?:完成|实现|建成|启动|开工|投入(?:使用|运)|实施|出台|立项|落地|成立)", text[token.end :]) or text[token.end :].startswith("立项"):
        return False
    return True

