"""The nouns of acts: owns which verb stands behind Development, Review, Installation; must not know clauses."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en import bodies, layout, signals
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.words import members, verbs

_IRREGULAR = {
    "analysis": "analyse", "application": "apply", "clarification": "clarify", "closure": "close",
    "decision": "decide", "delivery": "deliver", "expansion": "expand", "extension": "extend",
    "identification": "identify", "introduction": "introduce", "notification": "notify", "production": "produce",
    "provision": "provide", "publication": "publish", "ratification": "ratify", "reduction": "reduce",
    "resumption": "resume", "revision": "revise", "submission": "submit", "verification": "verify",
}  # fmt: skip


@cache
def nominals() -> dict[str, str]:
    """Noun → base form of its verb: designation → designate, recruitment → recruit, launch → launch."""
    found: dict[str, str] = {}
    for verb in sorted(verbs()):
        stem = verb.removesuffix("e")
        for noun in (f"{stem}ation", f"{stem}ion", f"{verb}ment", f"{stem}ing", f"{stem}al", verb):
            found.setdefault(noun, verb)
    return found | _IRREGULAR


_OPENING = re.compile(
    r"(?:(?:[Tt]he\s+)?(?:(?!for|with|from|into|upon|over)[A-Z]?[a-z]{3,12}\s)?)(?P<noun>[A-Za-z-]{5,20})(?:(?:,\s|\s(?:and|&)\s)(?P<second>[a-z-]{5,20}))?"
    r"\s+(?P<of>of|(?<=tion )(?:on|with|for|to)|(?<=ment )(?:on|with|for|to)|(?<=ing )(?:on|with|for|to))\s+\S"
)
_EDITION = re.compile(r"\b(?:19|20)\d\d[/-]\d{2,4}$")
_RELATIVE = re.compile(r"\b(?:that|which|who|where|whose)\b")


def opening(shown: str, begin: int) -> tuple[int, Promise] | None:
    """Where an item opens with the noun of an act that nobody reports: "Preparation and submission of the bid".

    The verb of the later noun decides. None for a sentence, and for what has been done.
    """
    found = _OPENING.match(shown, begin)
    if found is None:
        return None
    noun = (found["second"] or found["noun"]).lower()
    base = nominals().get(noun, "")
    stop = _RELATIVE.search(shown, found.end())
    told = shown[begin : stop.start() if stop else len(shown)]
    if noun == base and bodies.is_body(shown[found.end() - 1 : found.end() + 60]):
        return None  # "Report of the Director": whose it is
    if _EDITION.search(shown, begin) and layout.is_title(shown[begin:]):
        return None  # "Refresh of the Improvement Plan for 2013/14"
    if not base or base in members("verbs", "titles") or signals.finite(told) or signals.done(shown):
        return None
    return begin, Promise(begin, begin, found.end("of"), base, "")


_ACT_TOWARDS = re.compile(r"(?P<noun>[A-Za-z]+)\s(?:to|with|of|on|for)\s")


def without(who: str) -> str:
    """The body before "to publish", "" where an act stands there: "Report to the Council to agree the fee"."""
    act = _ACT_TOWARDS.match(who)
    noun = act["noun"].lower() if act else ""
    return "" if noun in nominals() and noun not in members("verbs", "titles") else who
