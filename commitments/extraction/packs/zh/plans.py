"""What makes a Chinese text a plan throughout: owns its titles and where it begins; must not know clauses.

A plan names itself (实施方案, 工作要点), or it lists what a government will do for its people in a year (2018年十件民生
实事): everything below the title is what will be done, but for a preamble. An answer is none, nor is a report on how
far a plan has come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from commitments.extraction.packs.zh.patterns import says

_WITHIN = 40
"""So many lines from the top a title is looked for."""
_SHORTEST, _LONGEST = 6, 80
_NUMBER = re.compile(r"^\d{1,2}[.、](?=(?:19|20)\d\d)")
_SECTION = re.compile("[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)]")
_ITEM = re.compile(r"[(]?[一二三四五六七八九十\d]{1,2}[)、.]\D")
_TRAIL = re.compile("当前位置|您的位置|[>»›].*[>»›]")
"""Where a page says that it stands in its site: 首页>政务公开>民生实事 is no title."""
_FILE = re.compile(r"\.(?:docx?|pdf|wps|xlsx?)$")


def title_line(flats: Sequence[str]) -> tuple[int, str]:
    """The line that names a plan and its words, without the ending of a file's name; (0, "") where none does.

    Where a notice issues the plan, the title of the plan itself is meant, which stands below the notice.
    """
    notice = (0, "")
    for at, flat in enumerate(flats[:_WITHIN]):
        words = _NUMBER.sub("", _FILE.sub("", flat))
        if _TRAIL.search(words):
            continue
        fits = _SHORTEST <= len(words) <= _LONGEST and not words.startswith("附件") and not heads_section(words)
        if not fits or not (_names(words) or is_outcome(words)):
            continue
        if not words.endswith("通知"):
            return at, words
        notice = notice if notice[1] else (at, words)
    return notice


def heads_section(flat: str) -> bool:
    """Whether a line bears the number of a section: 一、制定工作方案 is no title."""
    return bool(_SECTION.match(flat))


def is_plan(title: str) -> bool:
    """Whether what stands below this title is what will be done."""
    return _names(title) and not says("letter_title", title)


def is_outcome(title: str) -> bool:
    """Whether what stands below this title tells how far a plan has come."""
    return bool(says("outcome_title", title))


def _names(words: str) -> bool:
    named = says("plan_title", words.rstrip("》”")) or says("report_title", words) or says("good_works", words)
    return bool(named)


def begins(flats: Sequence[str], title_at: int) -> int:
    """The first line of the plan: the one after its title, or the top of a page that has its title at the bottom."""
    told = any("。" in flat for flat in flats[:title_at])
    below = any(len(flat) > _LONGEST or "。" in flat or _ITEM.match(flat) for flat in flats[title_at + 1 :])
    if told and not below:
        return 0
    first = min(title_at + 1, len(flats))
    while first < len(flats) and "。" not in flats[first] and says("label_of_page", flats[first]):
        first += 1
    return first
