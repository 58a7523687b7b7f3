"""The head of a clause: owns the record of a verb and what stands around it; must not know how it is found."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from commitments.extraction.clauses import HIDDEN
from commitments.extraction.packs.zh.words import Cat, words


class Head(NamedTuple):
    """The head verb of a clause, what stands around it, and the marker and subject before it."""

    verb: str = ""
    at: int = -1
    cat: int = 0
    subject: str = ""
    cue: str = ""
    told: str = ""
    """The body that the verb sets to work (督促施工单位……)."""
    inner: str = ""
    """The verb of that body, or the verb after a softener."""
    inner_cat: int = 0
    soft: bool = False
    fronted: bool = False
    object: str = ""
    """What follows the verb."""
    scanned: bool = False
    """The verb was not at the head: something unknown stands before it."""
    sure: bool = False
    """An adverb marks the verb as one."""
    core: int = 0
    """Where the clause begins after conjunctions, times, subject, marker and adverbs."""

    @property
    def discrete(self) -> bool:
        """The verb (or the noun after a light verb) names something with an end."""
        if self.cat & Cat.LIGHT or self.verb in ("开展", "组织开展"):
            return ends_discrete(self.object)
        return bool(self.cat & Cat.DELIVERABLE) and not self.soft


@cache
def _discrete_end() -> re.Pattern[str]:
    return re.compile(
        "(?:"
        + "|".join(map(re.escape, words("nouns", "discrete")))
        + r")(?:工作|活动|任务|等?工作|相关工作|等)?[,。;)”\x00]*$"
    )


@cache
def _output_end() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words("nouns", "output"))) + r")(?:[(][^)]*[)])?$")


_BRACKET = re.compile("[(][^()]*[)]$")


def ends_discrete(text: str) -> bool:
    """开展……试点, ……专项整治行动: the noun of a light verb names an act with an end."""
    plain = _BRACKET.sub("", text).replace(HIDDEN, "").rstrip("”)》 ")
    return bool(_discrete_end().search(plain))


def ends_in_output(text: str) -> bool:
    """打造……平台: what the act builds exists or does not."""
    return bool(_output_end().search(text))
