"""Short titles for lists, in Chinese: owns how a clause is shortened; must not know where it came from."""

from __future__ import annotations

import re

from commitments.extraction.clauses import hidden

LONGEST = 30
_TIME = re.compile(
    r"(?:计划|预计|力争|争取|拟|将)?(?:在|于|到|至|从)?(?:20\d\d|[今明后去]|本|当|次)年(?:度)?(?:\d{1,2}月|上半年|下半年|[一二三四]季度|第[一二三四]季度)?(?:\d{1,2}日)?(?:[上中下]旬)?(?:底|末|初|内)?(?:之?前|以前|左右)?[,，]?"
    r"|\d{1,2}月(?:份)?(?:\d{1,2}日)?(?:[上中下]旬|底|末|初)?(?:之?前|以前)?[,，]?|年底(?:之?前)?|年内|“十[三四五六]五”(?:期间|时期|末)?"
)
_START = re.compile(
    r"^(?:并|同时|且|还|也|另外|此外|其中|,|，|、|下一?步|今后|接下来|后续|届时|我们|我|本)?"
    r"(?:(?:我|本)[局委部厅办院所站队会府处镇乡县区市省州旗](?:委|局)?|我们|公司)?(?:将会|将要|将|拟|计划|力争|争取(?=[^资项])|预计|打算|准备|要|会)?(?:于|在)?"
)
_ADVERBS = re.compile(
    r"^(?:进一步|积极主动|积极|主动|切实|全面|全力|大力|不断|持续|继续|逐步|稳步|扎实|有序|深入|广泛|认真|充分|着力|努力|尽快|尽早|及时|适时|立即|抓紧|重点|优先|科学合理|科学|合理|严格|坚决|高标准|高质量|逐年|多渠道|因地制宜|灵活多样|共同|最大限度|地)+"
)
_FRAME = re.compile(
    r"^(?:以.{1,30}?为[^,]{1,10}|(?:按照|根据|依据|针对|围绕|结合|通过|立足|依托|聚焦|为|为了|待|若|如果|对于|关于|在).{1,80}?),"
)


def title(quote: str, subject: str) -> str:
    """Verb and object in at most 30 characters: "2018年将发布《办法》,并……" → "发布《办法》"."""
    text = "".join(quote.split())
    for _ in range(4):
        shown = hidden(text)
        frame = _FRAME.match(shown)
        if frame and frame.end() < len(text) - 3:
            text = text[frame.end() :]
            continue
        break
    shown = hidden(text)
    parts: list[str] = []
    last = 0
    for time in _TIME.finditer(shown):
        parts.append(text[last : time.start()])
        last = time.end()
    text = "".join(parts) + text[last:]
    if subject and text.startswith(subject):
        text = text[len(subject) :]
    for _ in range(3):
        text = _START.sub("", text, count=1)
        text = _ADVERBS.sub("", text, count=1)
    text = text.strip(",，、;；:：。 ")
    if not text:
        text = "".join(quote.split()).strip(",，、;；:：。 ")
    if len(text) <= LONGEST:
        return text
    shown = hidden(text)
    for marks in (",", "(", "、"):
        at = shown.find(marks, 6)
        if 0 < at <= LONGEST:
            return text[:at]
    return text[: LONGEST - 1] + "…"
