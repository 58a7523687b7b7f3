"""The English lexicon in memory: owns reading lexicon.toml and the forms of verbs; must not know clauses."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_IRREGULAR = {
    "hold": "held", "set": "set", "put": "put", "build": "built", "make": "made", "take": "taken", "give": "given",
    "bring": "brought", "buy": "bought", "send": "sent", "write": "written", "rewrite": "rewritten", "begin": "begun",
    "cut": "cut", "lay": "laid", "pay": "paid", "meet": "met", "lead": "led", "let": "let", "run": "run", "see": "seen",
    "find": "found", "keep": "kept", "draw": "drawn", "withdraw": "withdrawn", "seek": "sought", "choose": "chosen",
    "grow": "grown", "fight": "fought", "broadcast": "broadcast", "undertake": "undertaken", "overcome": "overcome",
    "understand": "understood", "know": "known", "feed": "fed", "say": "said", "tell": "told", "uphold": "upheld",
    "oversee": "overseen", "drive": "driven", "read": "read", "learn": "learned", "spend": "spent", "do": "done",
    "rerun": "rerun", "redraw": "redrawn", "retake": "retaken", "rethink": "rethought", "resell": "resold",
    "resend": "resent", "reset": "reset", "shut": "shut", "withhold": "withheld", "wind": "wound", "re-run": "re-run",
    "overturn": "overturned", "relet": "relet", "come": "come", "re-lay": "re-laid", "refit": "refitted",
}  # fmt: skip
_DOUBLED = frozenset(
    "plan submit commit cut set stop run scrap ban map cap fit transfer refer begin put permit admit confer expel"
    " trim swap vet fulfil".split()
)


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))


@cache
def members(section: str, name: str) -> frozenset[str]:
    """A list as a set: of words, or of phrases where bars stand between them."""
    raw = _lexicon()[section][name]
    found = frozenset(phrases(section, name)) if "|" in raw else frozenset(raw.split())
    if section == "verbs":
        found |= {f"{verb[:-2]}ze" for verb in found if verb.endswith(("ise", "yse"))}
    # To re-launch is as much of an act as to launch.
    return found | {f"re-{verb}" for verb in found} if (section, name) == ("verbs", "deliverable") else found


@cache
def phrases(section: str, name: str) -> tuple[str, ...]:
    """A list of phrases between bars, the longest first."""
    raw = _lexicon()[section][name].replace("\n", "").split("|")
    found = {phrase.strip().replace("_", " ") for phrase in raw if phrase.strip()}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def one_of(section: str, name: str) -> str:
    """A pattern for one of the phrases of a list; a space in a phrase stands for any white space."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases(section, name))


@cache
def verbs() -> frozenset[str]:
    """Every verb of an act, in its base form."""
    return members("verbs", "deliverable") | members("verbs", "directional")


def _known() -> frozenset[str]:
    return verbs() | members("verbs", "stative") | members("verbs", "mental")


@cache
def participles() -> dict[str, str]:
    """Past participle → base: published → publish, laid → lay."""
    regular = {_IRREGULAR.get(verb) or _regular(verb): verb for verb in sorted(_known())}
    return regular | {"focussed": "focus"}


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in _DOUBLED:
        return verb + verb[-1] + "ed"
    return verb + "ed"


@cache
def gerunds() -> dict[str, str]:
    """-ing form → base: publishing → publish."""
    return {_gerund(verb): verb for verb in sorted(_known())}


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "be")):
        return verb[:-1] + "ing"
    if verb in _DOUBLED:
        return verb + verb[-1] + "ing"
    return verb + "ing"


@cache
def adverbs() -> str:
    """A pattern for up to three adverbs, each with the space behind it."""
    return rf"(?:(?:{one_of('markers', 'adverbs')}|(?!(?:re|ap|sup|com|re-ap|multi|im)p?ly\b)\w+ly),?\s+){{0,3}}"
