"""Why a forward marker makes no promise: owns refusals, hopes, law, descriptions; must not know where a clause ends."""

from __future__ import annotations

import re

from commitments.extraction.packs import Situation
from commitments.extraction.packs.en import kinds, subjects
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.words import members, verbs


def told_then(shown: str, promise: Promise, situation: Situation) -> bool:
    """In May 2002 the Board advised that works would be carried out: told at a time of its own, long ago."""
    told = shown.rfind(" that ", 0, promise.at) if promise.cue == "would" else -1
    if " would " in shown[promise.at : promise.verb_at] and _ONCE.search(shown, 0, promise.at):
        return True
    return any(start < told and ahead is not True for start, _, ahead in situation.times)


_WILLING = re.compile(r"\b(?:content|happy|glad|pleased|prepared|willing) to$", re.IGNORECASE)
"""I am content to report in May: with a date it is promised."""
_ONCE = re.compile(r"\b(?:when|where|at which)\s(?:it|the\s\w+)\s(?:(?:was|had)\s)?$")
"""By the Board in May, when it was resolved that works would be carried out: what is told of another time."""
_SHARE = re.compile(r"\d\s?(?:%|per ?cent\b)|^(?:all|every|each)\b", re.IGNORECASE)
"""All that a sentence of a goal needs: "By 2030, 80% of waste will be recycled", "all homes will have a survey"."""
_IMPERSONAL = re.compile(
    r"is\s(?:\w+\s)?(?:intended|proposed|planned|(?:my|our)\s(?:aim|ambition|goal|intention|plan))\sto$", re.IGNORECASE
)
"""It is intended to bring the plan to Cabinet: whose intention it is goes without saying."""
_TELLING = frozenset("advise contact inform invite notify tell update".split())
"""In the passive they make a promise to those who are told: "you will be informed"."""
_IS_TO = re.compile(r"(?:is|are)\b.*\bto", re.IGNORECASE)
_WITHIN = re.compile(r"\bwithin\s")
"""Is required to answer within two months: what the law gives, whenever that begins."""
_COSTS = re.compile(r"\b(?:costs?|expenditure|expenses)$", re.IGNORECASE)
"""Any costs will be met from existing budgets: who pays is no act."""
_NOBODY = re.compile(
    r"(?:no|none|neither|not\s(?:all|every|any|everyone|everything|many)|few|hardly\sany)\s", re.IGNORECASE
)


def _binds_itself(promise: Promise, subject: subjects.Subject, ahead: bool) -> bool:
    """Our target is to cut emissions by 2030: an aim of the author's own that somebody could check."""
    checkable = ahead or promise.base in members("verbs", "deliverable") - members("verbs", "stative")
    return subject.own_aim and promise.cue.lower().split()[-1] == "to" and checkable


_WHAT = re.compile(
    r"\s(?:a|an|one|new|free|more|further|full|priority|\d+|the\s(?:chance|opportunity|option|right|means))\b"
)
_GIVEN = frozenset("give offer send issue provide grant award allocate hand".split())


def _made(promise: Promise, subject: subjects.Subject, after: str) -> bool:
    """Further reports will be made, rural schools will be given priority: the noun says what is to be done."""
    return (promise.base in ("make", "give") and kinds.ends_in_output(subject.words)) or _given(promise, after)


def _given(promise: Promise, after: str) -> bool:
    """Each tenant will be given a named contact: somebody gives it."""
    return promise.passive and promise.base in _GIVEN and _WHAT.match(after) is not None


_OBLIGED = re.compile(r"\sto\s(?P<verb>[a-z]+)\b")


def _obliged(promise: Promise, subject: subjects.Subject, after: str) -> bool:
    """Agencies will be required to confirm this: another body that is told to act, and no rule for readers."""
    told = _OBLIGED.match(after) if promise.passive and promise.base == "require" else None
    acts = told is not None and told["verb"] in members("verbs", "deliverable") - members("verbs", "stative")
    return acts and subject.start == subject.frame and not _BY_LAW.search(subject.words)


_BY_LAW = re.compile(r"\b(?:who|which|that|whose)\b")


def refused(promise: Promise, subject: subjects.Subject, ahead: bool, after: str) -> str:
    """Why a marker makes no promise, "" if it makes one. `ahead`: a date that lies ahead stands beside it; `after`:
    the words behind the verb.
    """
    base = promise.base
    if promise.denied or _NOBODY.match(subject.words):
        return "refusal"
    if promise.cue == "would" and subject.words.lower() in ("i", "we"):
        return "told"  # "I said that I would write"
    if subject.words == "I" and base in members("verbs", "speech") and not ahead:
        return "speech"
    if subject.only_said or (subject.aim and not _binds_itself(promise, subject, ahead)):
        return "aim"
    if promise.state or base in members("markers", "planned"):
        return "" if ahead else "state"
    norm = promise.cue.lower().endswith(("required to", "need to")) or (
        promise.cue.lower() == "are expected to" and not promise.passive
    )
    if norm and (not ahead or _WITHIN.search(after)):
        return "law"
    if _IS_TO.fullmatch(promise.cue) and base in members("signals", "pending") and promise.passive and not ahead:
        return "pending"
    things = not subject.others or subject.words.lower() == "they"
    if base in members("verbs", "happen") and ahead and things and not subject.relative:
        return ""
    if subject.own_aim:
        return ""
    if ahead and not subject.others and not promise.chain and _SHARE.search(subject.words):
        return ""
    if base == "be" and subject.words.lower() == "there" and kinds.ends_in_output(after):
        return ""  # "There will be a new code": the noun says what is to be made
    if base == "be" or (base in members("verbs", "mental") and base not in ("agree", "accept")):
        return "state"
    if base in members("signals", "settled") and promise.cue.lower() in ("agreed", "resolved"):
        return "settled"
    done_by_form = promise.passive and ahead and base.endswith("ed") and not subject.empty
    known = base in verbs() or done_by_form or (subject.can_act and promise.chain)
    if not known and not (subject.can_act and not promise.passive and base not in members("verbs", "stative")):
        return "no_act"
    if _WILLING.search(promise.cue) and not ahead:
        return "hope"
    if promise.cue.lower().startswith("hope") and not ahead:
        return "hope"
    if subject.others and promise.passive and base in _TELLING:
        return ""
    if subject.others and _given(promise, after):
        return ""
    if subject.others:
        return "" if promise.passive and ahead and base in members("verbs", "deliverable") else "others"
    if _obliged(promise, subject, after):
        return ""
    if promise.passive and base in members("verbs", "helping") and not ahead and not _made(promise, subject, after):
        return "state"
    if subject.empty:
        # "It will publish them": an office, for nothing else publishes; "it will help": whatever was said before.
        meant = _IMPERSONAL.match(promise.cue) and subject.words.lower() == "it"
        if meant and not promise.passive and base in members("verbs", "deliverable") | members("verbs", "by_object"):
            return ""
        office = subject.words.lower() == "it" and base in members("verbs", "deliverable") - members("verbs", "stative")
        made = base in members("verbs", "deliverable") - members("verbs", "stative") - members("verbs", "helping")
        changed = made and base not in members("verbs", "directional") | members("verbs", "by_object")
        return "" if (promise.passive and (ahead or changed)) or (office and not promise.passive) else "outcome"
    if promise.passive and base in ("meet", "draw", "fund", "cover", "absorb") and _COSTS.search(subject.words):
        return "describes"
    if promise.passive or subject.can_act:
        return ""
    if subjects.is_document(subject.words) and base not in ("go", "come"):
        return "describes"
    if base in members("verbs", "stative") or base not in members("verbs", "deliverable"):
        return "describes"
    return ""
