"""How a Chinese official text is laid out: owns numbers, headings, line joins, sentences; must not know verbs."""

from __future__ import annotations

import re
from itertools import pairwise
from string import digits

from commitments.extraction.clauses import hidden
from commitments.extraction.packs import Marker, Piece, Role
from commitments.extraction.packs.zh.fields import LABEL
from commitments.extraction.packs.zh.rows import is_bodies, is_header, is_row, parts, run_on_header
from commitments.extraction.packs.zh.words import HANZI

_NUMERALS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")}
_ONES = "一二三四五六七八九十"
_CN = f"[{_ONES}]{{1,3}}"


def numeral(words: str) -> int:
    """A small Chinese or plain numeral: 十二 → 12, "3" → 3; 0 if it is none."""
    if words.isdigit():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return _NUMERALS.get(tens or "一", 0) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)
    return _NUMERALS.get(words, 0)


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_STYLES: tuple[tuple[str, str, int, re.Pattern[str]], ...] = (
    ("第", "第一部分", 0, re.compile(rf"第({_CN})(?:部分|章)[、:, ]?")),
    (_ONES, "一、", 1, re.compile(rf"({_CN})(?:、|[.](?!\d))")),
    ("(", "(一)", 2, re.compile(rf"[(]({_CN})[)][、.]?")),
    (
        digits,
        "1.",
        3,
        re.compile(rf"(\d{{1,2}})(?:[.](?!\d)|[.](?=(?:19|20)\d\d年|\d{{1,2}}月[底份初中前上下])|、|(?={HANZI})[.])"),
    ),
    ("(", "(1)", 4, re.compile(r"[(](\d{1,2})[)][、.]?")),
    (digits, "1)", 4, re.compile(r"(\d{1,2})[)][、.]?")),
    (_CIRCLED, "①", 5, re.compile(rf"([{_CIRCLED}])")),
    (_ONES + "其", "一是", 6, re.compile(rf"({_CN})[是要](?=[^\d]|\d{{1,4}}[年月])[,:]?|其({_CN})是?[,:]")),
    ("第", "第一", 6, re.compile(rf"第({_CN})[,、:]")),
    ("首其再最此", "首先", 6, re.compile(r"(首先|其次|再次|再者|最后|此外)(?![感对向衷谢恳祝希欢])[,、:]?")),
)
"""The characters that a number can begin with, its style, how deep that stands, and its pattern."""
_STYLES_BY_LETTER = {
    letter: tuple(style for style in _STYLES if letter in style[0])
    for letter in set("".join(one[0] for one in _STYLES))
}
_RUN_IN = re.compile(
    r"[。;:!?,)局委部厅办院县市区镇乡们将](?:(?<=[局委部厅办院县市区镇乡们将])(?=一是)|(?<=[。;:!?,)])"
    rf"(?=(?:{_CN}[是要](?!否)|第{_CN}[,、:]|其{_CN}[是,]|(?:(?<!,)首先|首先(?=.{{4,300}}?其次)|其次|再次)(?![感对向衷谢恳祝希欢])"
    rf"|[{_CIRCLED}]|[(](?:\d{{1,2}}|{_CN})[)](?=[^,。;、])|\d{{1,2}}[.、](?={HANZI}|[“《]|20\d\d年|1?\d月))))"
)
"""The character before a number inside a paragraph; it is matched first because the engine can skip to it."""
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 4, "最后": 5, "此外": 6}


def marker(text: str) -> Marker | None:
    """The section or list number at the head of a text: 一、 (一) 1. (1) ① 第一, 一是 首先."""
    for _, style, rank, pattern in _STYLES_BY_LETTER.get(text[:1], ()):
        found = pattern.match(text)
        if found:
            said = next((group for group in found.groups() if group), "")
            if style == "①":
                ordinal = _CIRCLED.index(said) + 1
            elif style == "首先":
                ordinal = _ORDER[said]
            else:
                ordinal = numeral(said)
            if ordinal:
                return Marker(style, ordinal, found.end(), rank)
    return None


_CELL = re.compile(r"[|｜]+(?:\s*-{2,}\s*[|｜]?)*")
_INNER_HEAD = re.compile(rf"(?:(?<=[。;!?:])\s*|(?<=\s))(?={_CN}、{HANZI})")
_HEAD_GAP = re.compile(rf"\s*{_CN}、[^\s。,;:]{{2,24}}(\s+)(?=\S{{12,}})")
_NUMBERED = re.compile(f"[{_ONES}]、")


def cut_line(line: str) -> list[tuple[int, int]]:
    """Table cells apart (a row of a plan is whole), and a heading that runs into its text on one line."""
    header = run_on_header(line)
    if header is not None:
        rest = [(header.end() + start, header.end() + end) for start, end in cut_line(line[header.end() :])]
        return [*cut_line(line[: header.start()]), *rest]
    if "|" in line or "｜" in line:
        if is_header(line):
            return []
        if is_row(line):
            return [(0, len(line))]
    elif not _NUMBERED.search(line):
        return [(0, len(line))]
    spans: list[tuple[int, int]] = []
    at = 0
    for mark in _CELL.finditer(line):
        spans.append((at, mark.start()))
        at = mark.end()
    spans.append((at, len(line)))
    out: list[tuple[int, int]] = []
    for start, end in spans:
        part = line[start:end]
        cuts = [0, *(found.start() for found in _INNER_HEAD.finditer(part) if found.start() > 0), len(part)]
        for left, right in pairwise(cuts):
            gap = _HEAD_GAP.match(part[left:right])
            if gap:
                out.append((start + left, start + left + gap.start(1)))
                left += gap.end(1)
            if part[left:right].strip():
                out.append((start + left, start + right))
    return out


_TO_COME = (
    r"下一?步|下一?阶段|接下来|今后|未来(?!社区|乡村|城市|科技|产业|学校|工厂|之)"
    r"|后续(?=$|的?(?:工作|打算|计划|措施|安排|举措|思路|考虑|重点|任务|推进|整改|方向|设想|步骤))"
)
"""Words of what comes next; 后续扶持, 未来社区 are names of things."""
_FORWARD = re.compile(
    rf"{_TO_COME}|往后|(?:工作|推进|实施|整改|办理)?(?:打算|计划|思路|举措|考虑|设想|安排)$"
    r"|(?:工作|整改|落实|具体|主要|推进|解决|改进)措施$|(?:主要|重点|目标|工作)任务$|^今年的?(?:主要|重点|预期)*(?:工作|目标)$|工作(?:重点|方向|目标)$|努力方向"
)
_COMING = re.compile(_TO_COME)
_REPORT = re.compile(
    r"情况|过程|经过|取得|成就|新进展|成效|成绩|现状|回顾|已开展|已完成|已做|进展|做法|(?:存在|主要|面临).{0,6}(?:问题|困难)|问题$|困难$|原因|背景|总结|依据|基础$|历程|成果|亮点|总体评价|工作开展"
)
_REQUEST = re.compile(
    r"^(?:总体要求|指导思想|基本原则|工作原则|总体思路)$|^(?:提案|建议|议案|意见)(?:的)?(?:主要|具体)?(?:内容|事项)$|^案由|(?:来信|信件|留言|投诉|咨询|信访)内容|网民诉求|^(?:代表|委员)(?:的)?(?:建议|意见|提出)"
)
_YEAR = re.compile(r"(20\d\d)(?:年|-)|“?十([四五六七])五”?")
_AHEAD = re.compile(r"工作|任务|目标|安排|打算|重点|计划|思路|措施|部署|举措|预期|要求")


_ENTERED = re.compile("[将把].{1,40}[纳列编]入.{1,40}计划$")
"""将该路段纳入养护计划 ends like a heading and is an act."""

_WILL = re.compile(
    "(?!关于|对于?|针对)[^,:“]{0,20}(?:局|委|部|厅|府|办|院|公司|中心|我们|我[县市区镇乡])将(?:进一步|继续|积极|持续|不断|大力|全面|加强|加大|加快)"
)
"""市农业农村局将进一步加强湿地保护 announces what stands below it."""

_STAGE_NAME = re.compile("阶段(?:[(][^()]*[)])?$")
"""总结提升阶段 is no report, but one of the steps to come. Of its bracket only the marks may be left."""
_SOLVED = re.compile(
    "(?:切实|着力|重点|加快|努力|逐步|有效|持续|进一步)*(?:解决|破解|化解|攻克|消除|巩固|拓展|扩大|深化|转化|推广|坚持|夯实|打牢|筑牢|补齐)"
)
"""解决……出行难问题 and 巩固……成果 name acts, not a problem or an achievement."""


def heading_role(words: str, year: int | None) -> Role:
    """下一步工作打算 → FORWARD, 办理情况 → REPORT, 提案的主要内容 → REQUEST; 2019年工作 by the letter's year."""
    plain = words.rstrip("。:;,")
    if _ENTERED.search(plain) or _SOLVED.match(plain):
        return Role.NEUTRAL
    if _WILL.match(plain):
        return Role.FORWARD
    if _REQUEST.search(plain):
        return Role.REQUEST
    if _STAGE_NAME.search(plain):
        return Role.NEUTRAL
    if _COMING.search(plain):
        return Role.FORWARD
    if _REPORT.search(plain):
        return Role.REPORT
    if _FORWARD.search(plain) and not plain.startswith(("关于", "对于", "针对")):
        return Role.FORWARD
    said = [int(found[1]) for found in _YEAR.finditer(plain) if found[1]]
    if said and year and max(said) < year and _AHEAD.search(plain):
        return Role.REPORT
    if said and year and max(said) >= year and _AHEAD.search(plain):
        return Role.FORWARD
    return Role.NEUTRAL


_HEAD_LIMIT = 45
_STAGE = re.compile(r"[^,。;:()]{2,12}(?:阶段|时期)(?:[(][^()]{2,24}[)])?[。:]")
"""动员部署阶段(2024年3月)。 heads what is done in it, by the end of it."""
_FIGURE = re.compile(r"\d")
_PLAIN_HEAD = re.compile(
    r"(?:下一?步|下一?阶段|今后|后续)的?(?:工作|主要)?(?:的)?(?:重点|总体)?(?:打算|计划|安排|思路|举措|措施|考虑|方向|工作|重点|设想|任务|目标)?(?:及措施|和措施|与安排)?:?$"
    r"|20\d\d年(?:度)?(?:重点|主要)?工作(?:打算|计划|安排|思路|重点|任务|目标)?:?$"
    r"|今年的?(?:主要|重点|预期)*(?:工作|目标|任务):?$"
    r"|(?:工作|办理|落实|基本|进展|完成|主要工作)(?:开展|落实)?情况:?$|(?:工作)?(?:现状|成效|打算|举措|计划):?$"
)


def heading(block: str, mark: Marker | None) -> int:
    """The length of a heading after its number: a short line without a full stop, or a known heading that runs in."""
    body = block[mark.length :] if mark else block
    if not body:
        return 0
    if mark is None:
        return len(body) if len(body) <= 24 and _PLAIN_HEAD.match(body) else 0
    if mark.rank >= 6:
        return 0
    stage = _STAGE.match(body)
    if stage is not None and _FIGURE.search(body, 0, stage.end()):
        return stage.end()
    shown = hidden(body)
    stop = re.search(r"[。;!?:]", shown)
    if stop is None:
        topic = re.match(r"(?:关于|对于?|针对).*(?:问题|建议|方面|意见|答复)$", shown)
        return len(body) if (len(body) <= _HEAD_LIMIT and shown.count(",") <= 2) or topic else 0
    if stop.start() == len(body) - 1 and len(body) <= 32 and shown[-1] in "。:" and "," not in shown:
        return len(body) if shown[-1] == ":" or heading_role(body, None) is not Role.NEUTRAL else 0
    if (
        stop.start() <= 24
        and heading_role(body[: stop.start()], None) is not Role.NEUTRAL
        and "," not in shown[: stop.start()]
    ):
        return stop.start() + 1
    return 0


_OPEN_END = tuple(",、(《“的和与及以对将为在于并")


_CLOSED = re.compile(r"[。!?;][(][^()]{2,80}[)]$")
"""A note in brackets after a full stop ends a paragraph: ……招聘会。(牵头单位:……)."""


def joins(before: str, after: str, gap: bool) -> bool:
    """Whether a line goes on the sentence that the line before breaks off, or is a field of what it says."""
    if LABEL.match(after) and not gap:
        return True
    if LABEL.search(before, before.rfind("。") + 1):
        return False
    if (
        before[-1] in "。!?;:…”|"
        or marker(after) is not None
        or _CLOSED.search(before)
        or after.startswith(("感谢", "再次", "最后,"))
    ):
        return False
    if "|" in before or "|" in after:
        return False
    if before.endswith(_OPEN_END) and not before.endswith("行为") and (not gap or before[-1] in ",、"):
        return True
    opened = (
        before.rfind("《") > before.rfind("》")
        or before.rfind("“") > before.rfind("”")
        or before.rfind("(") > before.rfind(")")
    )
    if opened and not gap:
        return True
    if gap or (len(before) < 18 and "," not in before):
        return False
    mark = marker(before)
    short = len(before) <= _HEAD_LIMIT and not re.search("[,。;]", before)
    if mark and mark.rank < 6 and (short or heading(before, mark) == len(before) - mark.length):
        return False
    return bool(re.search(r"[,。;:]", after) or re.search(r"[,。;:]", before)) and not _PLAIN_HEAD.match(after)


_STRAIGHT = re.compile(r'"([^"\n]{1,80})"')
_POINT = re.compile(rf"(?<={HANZI})(?<![一二三四五六七八九十])\.(?={HANZI}|\s|$)")
"""全面铺开.下一步: a point between characters is a full stop; behind a numeral it belongs to a number (一.)."""


def chinese_marks(folded: str) -> str:
    """Straight quotation marks as a pair of Chinese ones, points that end sentences as full stops; same length."""
    marked = _STRAIGHT.sub(r"“\1”", folded) if '"' in folded else folded
    return _POINT.sub("。", marked) if "." in marked else marked


_STOPS = re.compile(r"(?:[。;!?…]|:(?!(?<=\d:)\d))+[”’)]?")
"""A colon between digits belongs to an hour or a ratio: 22:30, 1:3."""


_TURN = re.compile(
    f"(?<={HANZI})(?<![的在就对为和与把将于从如])"
    "(?=(?:下一?步|接下来|今后)(?:的?工作中?)?,?我[们局委部厅办县市区镇乡院][^,。]{0,6}将)"
)
"""……不能满足需求下一步我们将……: a stop was lost where the sentence turns to what comes next."""


_BRACKETED = re.compile(rf"(?<=[。;:!?,])[(](?:\d{{1,2}}|{_CN})[)]")


def _numbers_shown(block: str) -> str:
    """The block with the inside of its brackets hidden, but for the run-in numbers: ……以下工作:(1)……;(2)……."""
    shown = hidden(block)
    for number in _BRACKETED.finditer(block):
        shown = shown[: number.start()] + number.group() + shown[number.end() :]
    return shown


_WHOSE = re.compile("[(]([^():,。;]{2,60})[)][。;]?$")
"""新增就业5000人(县人社局): the names of bodies behind an item say who is responsible for it."""


def pieces(block: str) -> list[Piece]:
    """Sentences, cut further at semicolons, colons and run-in numbers (一是 … 二是 …); the cells of a row of a plan."""
    if "|" in block and is_row(block):
        return [Piece(start, end, 0, None, "|") for start, end in parts(block)]
    shown = _numbers_shown(block)
    labels = [label.span() for label in LABEL.finditer(shown)] if ":" in shown else []
    colons = {end - 1 for _, end in labels}
    stops = (stop for stop in _STOPS.finditer(shown) if stop.start() not in colons)
    cuts = [(stop.start(), stop.end(), stop.group()[0]) for stop in stops]
    cuts += [(start, start, "。") for start, _ in labels if start]
    cuts += [(turn.start(), turn.start(), "。") for turn in _TURN.finditer(shown)]
    whose = _WHOSE.search(block)
    if whose is not None and whose.start() and is_bodies(whose[1]):
        cuts.append((whose.start(), whose.start(), "。"))
    numbers = [number.end() for number in _RUN_IN.finditer(shown) if number.group() not in "。;:!?"]
    cuts += [(at - (shown[at - 1] == ","), at, ",") for at in numbers]
    cuts.sort()
    cuts.append((len(block), len(block), ""))
    out: list[Piece] = []
    start = unit = 0
    for end, after, closer in cuts:
        if end > start:
            mark = marker(shown[start:end])
            begin = start
            if mark and (mark.rank >= 4 or start == 0 or _RUN_IN.match(shown, start - 1)):
                begin = min(end, start + mark.length)
            else:
                mark = None
            if end > begin:
                out.append(Piece(begin, end, unit, mark, closer))
        if closer in ("。", "!", "?", "…"):
            unit += 1
        start = max(start, after)
    return out
