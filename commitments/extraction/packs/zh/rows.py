"""Rows of Chinese plan tables flattened to text: owns which cell holds the act; must not know clauses.

"1 | 农村饮水 | 新建供水工程6处 | 2025年11月底前 | 市水务局": the longest cell is what is to be done, a cell
that is nothing but a time is its term, a cell of nothing but bodies says who is responsible.
"""

from __future__ import annotations

import re

from commitments.extraction.clauses import apart
from commitments.extraction.packs.zh.bodies import BETWEEN_NAMES, is_named
from commitments.extraction.packs.zh.patterns import says
from commitments.extraction.packs.zh.words import HANZI

_BAR = re.compile("[|｜]+")
_TERM = re.compile(
    r"\s*(?:20\d\d年?度?)?\s*(?:第?[一二三四]季度|[上下]半年|\d{1,2}\s*月份?)?\s*(?:\d{1,2}\s*日)?\s*(?:[上中下]旬)?(?:年?底|末)?(?:之?前|以前)?(?:完成|完工|建成)?\s*"
    r"|\s*(?:20\d\d年|本年度?|今年)?(?:年?内|全年|年底前?|汛期前|春节前|汛前|(?:长期|持续|常年|常态化?)(?:坚持|推进|实施|开展|进行)?)\s*"
)
REPORTED = re.compile("已|(?:落实|完成|推进)情况|(?<!实质性)(?<!明显)(?<!突破性)进展|完成率")
_COLUMNS = (
    r"(?:序号|编号|(?:工作|实事)?项目(?:名称)?|(?:工作)?(?:任务|内容|目标|措施)|主要(?:内容|任务|措施)|重点任务|任务(?:名称|内容)"
    r"|(?:年度)?目标(?:任务)?|(?:具体|建设|实施|项目)(?:内容|措施|任务)|(?:完成|办结|推进)时[限间]|时限|时间(?:节点|要求|安排|进度)|(?:工作|完成|实施|推进)?进度(?:安排|要求|时限)?"
    r"|责任(?:单位|部门|领导|人|[科股处]室)|(?:牵头|配合|承办|主办|协办|会办|实施|协同|参与|参加|落实|主管|监督|完成)(?:单位|部门)|备注)"
)
COLUMN = re.compile(rf"\s*{_COLUMNS}\s*")
WHEN = re.compile("时[限间]|节点|进度")
"""What the column of terms is called."""
_MIN_ACT = 6
_LONGEST_NAME = 18
_BETWEEN_NAMES = re.compile(BETWEEN_NAMES)


def cells(line: str) -> list[tuple[int, int]]:
    """The spans between bars, the empty ones left out."""
    spans: list[tuple[int, int]] = []
    at = 0
    for bar in [*_BAR.finditer(line), None]:
        end = bar.start() if bar else len(line)
        if line[at:end].strip():
            spans.append((at, end))
        at = bar.end() if bar else end
    return spans


def is_term(cell: str) -> bool:
    """Nothing but a time: 2025年11月底前, 三季度, 年内."""
    return len(cell.strip()) >= 2 and bool(_TERM.fullmatch(cell))


def is_bodies(cell: str) -> bool:
    """Nothing but names of bodies: 市教育局、市红十字会."""
    head = cell[: _LONGEST_NAME + 6]
    if len(cell) > len(head) and not ("、" in head or "," in head or ";" in head):
        return False  # longer than any name: most sentences are told by that alone
    return bool(says("office", cell.rstrip())) and all(map(_is_name, names(cell)))


def names(cell: str) -> list[str]:
    """The names in a list of bodies: 市财政局、各县(市、区)政府 are two."""
    return [name.strip() for name in _BETWEEN_NAMES.split(cell)]


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and bool(says("office", name)) and is_named(name) and not says("speaks", name)


def is_header(line: str) -> bool:
    """The first row of a plan, which names its columns."""
    named = [line[start:end] for start, end in cells(line) if COLUMN.fullmatch(line[start:end])]
    return len(named) >= 3 and not REPORTED.search(line)


_RUN_ON = re.compile(
    rf"序号(?:\s{{0,4}}(?:{_COLUMNS}|[^\s,。;:\d]{{1,6}}?(?:领导|单位|部门))){{2,}}"
    rf"(?:\d{{1,2}}(?={HANZI}))?"
)
"""The first row of a table whose cells have run together, and the number of the next: 序号项目名称牵头单位配合单位1."""


def run_on_header(line: str) -> re.Match[str] | None:
    """The header of a table in the midst of a line: what stands after it is the table's first row."""
    return _RUN_ON.search(line) if "序号" in line else None


def is_row(line: str) -> bool:
    """A row of a plan: several cells, one of them a term, or a number first and bodies behind it; none a report."""
    if not _BAR.search(line) or REPORTED.search(line):
        return False
    told = [line[start:end] for start, end in cells(line)]
    if len(told) < 3:
        return False
    return any(is_term(cell) for cell in told) or (told[0].strip().isdigit() and any(is_bodies(cell) for cell in told))


def parts(row: str) -> list[tuple[int, int]]:
    """The cells of a row that say something: what is to be done, by when, by whom; the act, in sentences, first."""
    spans = cells(row)
    rest = [span for span in spans if is_term(row[slice(*span)]) or is_bodies(row[slice(*span)])]
    acts = [span for span in spans if span not in rest and span[1] - span[0] >= _MIN_ACT]
    if not acts:
        return []
    # Of several long cells the last one that is as long as any says what is to be done; names of projects stand before.
    act = max(acts, key=lambda span: (span[1] - span[0], span[0]))
    told = [span for span in acts if span[0] > act[0] and _COUNT.search(row, *span)]
    if told and not _COUNT.search(row, *act):
        act = told[-1]  # 残疾人家庭无障碍改造 | 改造230户
    return [*_sentences(row, act), *(span for span in rest if span[0] > act[0])]


_COUNT = re.compile(r"\d")
_STOP = re.compile("[;。]")


def _sentences(row: str, cell: tuple[int, int]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in apart(_STOP.finditer(row, *cell), *cell) if row[start:end].strip()]
