"""How a line without a forward marker opens with its act: owns who and which verb; must not know where the act ends."""

from __future__ import annotations

import re

from commitments.extraction.packs.en import bodies, further, layout, rows, signals
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.words import gerunds, members, verbs

_REACH = 400
"""How far into a line an act may open: keeps the time linear."""
_FIRST = re.compile(r"(?P<verb>[A-Za-z][a-z-]*)\b(?=\s+\S)")
_LABELLED_FIRST = re.compile(r"[A-Z][\w&/ -]{2,40}:\s+(?P<verb>[A-Za-z][a-z-]*)\b(?=\s+\S)")
_PAIR = re.compile(r"(?:,\s[a-z-]+)?,?\s+and\s+(?P<verb>[a-z-]+)\s+(?=\S)", re.IGNORECASE)
"""Read and analyse …: two verbs, where "Support and advice" are two nouns."""
_COMPOUND = frozenset("progress work action project".split())
"""Progress report, work plan: the first half of a noun."""
_JOINED = re.compile(r"(?:and|or|as part of this,?)\s+(?:then\s+|also\s+)?")
_PARTICLE = re.compile(r"up$|\d")
"""Set up a fund, move 5 posts: what follows a verb, be it a noun as often."""
_LABEL = re.compile(r"\s[B-HJ-Z]\b")
"""Table C lists …: a noun with its letter."""
_WITH_NUMBER = frozenset("table phase form map step".split())
"""Table 1 lists …, Phase 2 covers …"""
_NOUN_FOLLOWS = frozenset(
    "of is are was were and plan group has have had will can could would should may might must being".split()
)
_TO_ACT = re.compile(r"(?P<to>^to|(?:^|(?<=[a-z).] ))(?:To|TO))\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b")
_NAMED_TO = re.compile(r"(?P<who>(?:The\s+)?[A-Z][\w'/&,. -]{1,70}?)\s+to\s+(?:[a-z]+ly\s+)?(?P<verb>[a-z][a-z-]*)\b")
_OFFICE_TO = re.compile(r"(?P<who>[a-z]+(?:\s[a-z]+){0,3}?)\s+to\s+(?P<verb>[a-z][a-z-]*)\b")
"""Action: secretariat to prepare a draft."""
_PURPOSE = re.compile(
    r"[Tt]o\s[^,.;]{3,120},\s+(?!(?:which|who|that|and|with|including|so|but|or|as|where|to|by|in|for|on|from)\b)[^,.;]{1,80}?\s(?:must|have|has|is|are|need|needs|should|can|will|would|could)\b"
)
"""To meet our goal, we must …: what for, and then the sentence."""
_TARGET = r"\b(?:by|in)\s(?:the end of\s)?(?:\w+\s)?20\d\d"
_DATED_ORDER = re.compile(
    rf"(?:(?i:{_TARGET}),\s(?P<first>))?(?P<verb>[A-Za-z]+)\s(?:[a-z]+ly\s)?"
    r"(?:the|a|an|our|its|all|each|every|at least|more than|greater than|less than|\d)\b"
    rf"(?(first)|(?=[^.;]*{_TARGET}))"
)
"""By 2030, plant a million trees; Halve our emissions by 2030: a goal without a subject."""
_TITLED = re.compile(r"(?:The\s+)?(?:[A-Z]\w+\s+)?(?:Head|Director|Manager|Lead|Officer|Minister|Secretary)\b")


def opening(shown: str, begin: int, forward: bool) -> tuple[int, Promise, str] | None:
    """Publish …, To develop …, Publishing …, Head of Policy to report …: where it starts, its verb, and who acts."""
    joined = _JOINED.match(shown, begin) if forward else None
    begin = joined.end() if joined else begin
    for first in (_FIRST.match(shown, begin), _LABELLED_FIRST.match(shown, begin)):
        if not forward or first is None:
            continue
        word, at = first["verb"].lower(), first.start("verb")
        after = _NEXT.match(shown, at + len(word))
        follower = after[1].lower() if after else ""
        base = word if word in verbs() else gerunds().get(word, "continue" if word == "continued" else "")
        third = word.removesuffix("s")
        if first["verb"][0].isupper() and third != word and third in members("signals", "settled"):
            continue  # "RESOLVED that the Committee: approves …": settled
        if word in members("markers", "no_verbs"):
            base = ""  # "Following the review, …"
        if not base and follower in members("markers", "articles") and further.may_be_base(word):
            # "Ringfence the budget": only a verb stands right before an article.
            base = word
        pair = _PAIR.match(shown, at + len(word))
        second = pair["verb"].lower() if pair else ""
        paired = second in verbs() if base == word else second in gerunds()
        # "Issue the response": only a verb stands before an article.
        ordered = follower in members("markers", "articles")
        noun = (follower in _NOUN_FOLLOWS and not paired) or (word in members("verbs", "titles") and not ordered)
        noun = noun or follower in ("date", "dates") or bool(_LABEL.match(shown, at + len(word)))
        noun = noun or (word in members("markers", "also_adjectives") and layout.is_title(shown[begin:]))
        noun = noun or (word in _WITH_NUMBER and after is not None and after[1].isdigit())
        noun = noun or (word == "open" and after is not None and after[1][0].isupper())  # Open Data
        noun = noun or (word in _COMPOUND and follower in members("outputs", "nouns"))
        # "Research carried out", "Training programme for staff": an activity, and no order to act.
        noun = noun or (word in members("markers", "also_nouns") and follower.endswith("ed"))
        noun = noun or (base != word and (follower in members("outputs", "nouns") or _is_third_person(follower)))
        if (
            base
            and not noun
            and (
                base != word
                or word not in members("markers", "also_nouns")
                or ordered
                or len(follower) > 2
                or _PARTICLE.match(follower)
                or (after is not None and after[1][0].isupper())
            )
        ):
            return at, Promise(at, at, at + len(word), base, ""), ""
    dated = None if forward else _DATED_ORDER.match(shown, begin)
    if dated and dated["verb"].lower() in verbs() and not rows.TO_READERS.search(shown):
        at = dated.start("verb")
        promise = Promise(at, at, dated.end("verb"), dated["verb"].lower(), "")
        return begin, promise, ""
    to_act = _TO_ACT.search(shown, begin, begin + _REACH)
    if (
        to_act
        and to_act["verb"].lower() in verbs()
        and (forward or to_act.start() == begin)
        and not _PURPOSE.match(shown, to_act.start())
    ):
        at = to_act.start("to")
        return at, Promise(at, to_act.start("verb"), to_act.end("verb"), to_act["verb"].lower(), "to"), ""
    named = _NAMED_TO.match(shown, begin) or (_OFFICE_TO.match(shown, begin) if begin else None)
    known = named and (named["verb"].lower() in verbs() or _is_unknown_verb(shown, named))
    if named and known and _is_actor(named["who"], forward):
        verb_at = named.start("verb")
        promise = Promise(named.end("who") + 1, verb_at, named.end("verb"), named["verb"].lower(), "to")
        return named.start("who"), promise, named["who"]
    return None


def _is_unknown_verb(shown: str, named: re.Match[str]) -> bool:
    """Whether a word that no list knows is what somebody is to do: "Tim to speak with them", not "Right to data"."""
    if not further.may_be_base(named["verb"]) or signals.finite(named["who"]):
        return False
    if " " in named["who"] or bodies.is_body(named["who"]):
        return True
    after = _NEXT.match(shown, named.end())
    return after is not None and after[1].lower() in members("markers", "determiners")


_NEXT = re.compile(r"\s+([\w£'“\"-]+)")


def _is_third_person(word: str) -> bool:
    """Whether a word is a verb of a subject before it: "funding becomes available"."""
    return word.endswith("s") and (word.removesuffix("s") in members("verbs", "stative") or word == "becomes")


_SMALL = frozenset("of for and the & with all".split())


def _is_actor(who: str, forward: bool) -> bool:
    """Whether the words before "to report back" name who does it: officers, Head of Policy, Cllr Smith."""
    each = re.findall(r"[\w'&/-]+", who)
    if not each or each[0].lower() in members("signals", "no_actor"):
        return False
    last = each[-1].lower()
    if last in members("outputs", "nouns") and not (last in members("signals", "people") or _TITLED.match(who)):
        return False
    if all(word[0].isupper() or word in _SMALL for word in each) and len(each) <= 8:
        return bodies.is_body(who) or forward
    return forward and len(each) <= 5 and bodies.can_act(who)
