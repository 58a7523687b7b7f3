"""Where an English sentence promises: owns forward markers and the verb behind them; must not know subjects or kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from commitments.extraction.packs.en.words import gerunds, members, participles, verbs

_ADVERBS = (
    r"(?:(?:also|then|now|therefore|again|always|further|formally|soon|fully|only|still|both|all|each|together|jointly|next|instead|in turn|in due course"
    r"|where possible|where appropriate|as a result|as necessary|as appropriate|at the same time|in future|once again|once more|where necessary|if necessary|\w+ly),?\s+){0,3}"
)
_VERB = r"(?P<verb>[a-z][a-z-]*)\b"


@dataclass(frozen=True, slots=True)
class Promise:
    """A forward marker and its verb: `at` is where the marker starts, `verb_at` the verb, `end` where the verb ends.

    `base` is the verb's base form; `passive` for "will be published"; `chain` for "will continue to …";
    `state` for "will be in place". `cue` is the marker's words.
    """

    at: int
    verb_at: int
    end: int
    base: str
    cue: str
    passive: bool = False
    chain: bool = False
    state: bool = False
    denied: bool = False
    shared: bool = False
    """It shares the marker of the promise before it (will A and B)."""


_MODAL = re.compile(
    rf"\b(?P<cue>will|shall)\s+{_ADVERBS}(?P<not>not\s+)?{_ADVERBS}(?:(?P<have>have\s+(?:been\s+)?)|(?P<be>be\s+))?{_ADVERBS}(?P<not2>not\s+)?{_VERB}"
    rf"|(?<=[a-z])(?P<cue2>['’]ll)\s+{_ADVERBS}(?P<not3>not\s+)?(?P<be2>be\s+)?{_ADVERBS}(?P<verb2>[a-z][a-z-]*)\b",
    re.IGNORECASE,
)
_INTENT = re.compile(
    rf"\b(?P<cue>intends?|plans?|aims?|expects?|proposes?|undertakes?|undertook|pledges?|pledged|commits?|committed|agrees?|agreed|promises?|promised|resolves?|resolved|hopes?|remains? committed)"
    rf"\s+(?:(?:itself|ourselves|themselves)\s+)?to\s+{_ADVERBS}(?P<be>be\s+)?{_ADVERBS}{_VERB}",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    rf"\b(?P<cue>(?:is|are|am)\s+{_ADVERBS}(?:to|due to|expected to|scheduled to|set to|going to|planning to|intending to|aiming to|hoping to|proposing to|committed to|intended to|planned to"
    rf"|anticipated to|seeking to|looking to|asked to|required to|tasked to|requested to|instructed to))\s+{_ADVERBS}(?P<be>be\s+)?{_ADVERBS}{_VERB}",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|never|n't)\s+(?:currently\s+|now\s+)?$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?P<cue>(?:is|are)\s+(?:also\s+|now\s+|currently\s+)?(?P<verb>planned|scheduled|due|expected|proposed|anticipated))\s+(?:for|in|by|at|to (?:take place|start|begin|commence|be in place))\b",
    re.IGNORECASE,
)
_EFFECT = re.compile(
    r"\b(?P<verb>comes?|enters?|takes?|goes)\s+(?:into\s+(?:force|effect|operation)|effect|live)\b", re.IGNORECASE
)
_CHAIN = re.compile(rf"\s+to\s+{_ADVERBS}(?P<verb>[a-z][a-z-]*)\b", re.IGNORECASE)
_CHAINED = frozenset(
    "continue seek aim strive try endeavour work look intend plan begin start proceed help hope expect push need want".split()
)
_STATE = re.compile(
    r"(?:in place|in force|in effect|complete|ready|live|operational|open|up and running|available|on site|finished|effective|responsible)\b",
    re.IGNORECASE,
)


def promises(shown: str) -> list[Promise]:
    """All forward markers of a sentence with their verbs, in order."""
    found = sorted(_all(shown), key=lambda one: one.at)
    out: list[Promise] = []
    for one in found:
        if not out or one.at >= out[-1].end:
            out.append(one)
    return out


def _all(shown: str) -> Iterator[Promise]:
    for match in _MODAL.finditer(shown):
        kind = "2" if match["cue2"] else ""
        denied = bool(match["not"] or match["not2"] or match["not3"])
        at, verb_at = match.start("cue" + kind), match.start("verb" + kind)
        if match["have"]:
            yield _passive(shown, match["verb"], at, verb_at, "will", denied, perfect="been" not in match["have"])
        elif match["be"] or match["be2"]:
            yield _passive(shown, match["verb" + kind], at, verb_at, match["cue" + kind], denied)
        else:
            yield _active(shown, match["verb" + kind], at, verb_at, match["cue" + kind], denied)
    for pattern in (_INTENT, _IS_TO):
        for match in pattern.finditer(shown):
            if _DENIED.search(shown, max(0, match.start() - 20), match.start()):
                yield Promise(
                    match.start(), match.start("verb"), match.end(), match["verb"].lower(), match["cue"], denied=True
                )
                continue
            word = match["verb"].lower()
            # "agreed to further updates": what follows "to" is no verb.
            if word in verbs() or word in members("verbs", "stative") or word in gerunds() or match["be"]:
                yield _intended(shown, match)
    for match in _PLANNED.finditer(shown):
        yield Promise(
            match.start("cue"),
            match.start("verb"),
            match.end("verb"),
            match["verb"].lower(),
            match["cue"],
            passive=True,
        )
    for match in _EFFECT.finditer(shown):
        yield Promise(match.start(), match.start("verb"), match.end(), "commence", match.group(), state=True)


def _intended(shown: str, match: re.Match[str]) -> Promise:
    word = match["verb"].lower()
    if match["be"]:
        return _passive(shown, word, match.start("cue"), match.start("verb"), match["cue"], False)
    base = gerunds().get(word, word) if "committed" in match["cue"].lower() else word
    return _active(shown, base, match.start("cue"), match.start("verb"), match["cue"], False, len(word))


def _active(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, size: int = 0) -> Promise:
    base = word.lower()
    end = verb_at + (size or len(word))
    chained = _CHAIN.match(shown, end) if base in _CHAINED else None
    if chained:
        inner = chained["verb"].lower()
        if inner == "be":
            return Promise(at, verb_at, chained.end(), base, cue, chain=True, denied=denied)
        return Promise(at, verb_at, chained.end(), inner, cue, chain=True, denied=denied)
    return Promise(at, verb_at, end, base, cue, denied=denied)


def _passive(shown: str, word: str, at: int, verb_at: int, cue: str, denied: bool, perfect: bool = False) -> Promise:
    lower, end = word.lower(), verb_at + len(word)
    if lower in gerunds() and not perfect:
        return _active(shown, gerunds()[lower], at, verb_at, cue, denied, len(word))
    if lower in participles():
        return Promise(at, verb_at, end, participles()[lower], cue, passive=not perfect, denied=denied)
    state = _STATE.match(shown, verb_at)
    if state:
        return Promise(
            at, verb_at, state.end(), "be " + state.group().lower(), cue, passive=True, state=True, denied=denied
        )
    return Promise(at, verb_at, end, "be", cue, passive=True, denied=denied)


_JOIN = re.compile(
    rf"(?P<comma>[,;]\s+|\s+-\s+)?(?:\b(?P<and>and|then|but|or|as well as)\s+|(?<=, )|(?<=; ))(?:(?:then|also|to|will|both)\s+)*{_ADVERBS}(?P<verb>[a-z][a-z-]+)\b(?P<next>\s+[\w£“\"'(]+)?",
    re.IGNORECASE,
)
DETERMINER = frozenset(
    "the a an our its their his her this these those all any how whether what where why with on to for into up out in at each every both more new further "
    "additional another some forward your local regular".split()
)
ALSO_NOUNS = frozenset(
    "review support plan report work use design test update target fund lead share build research study audit map survey train process transfer place "
    "document list record access increase benefit measure focus approach order form contract grant award limit market partner experience question request "
    "result structure value visit brief file feature finance group guide help host issue schedule start stop trial control progress pilot campaign project "
    "move cost call change cap cut deal drive feed fight hold influence move lobby press push offer return reply reform refund record register repair stay "
    "track watch run set put cover advance attempt aim boost claim comment commission conduct contact decrease demand display draft estimate finish "
    "permit present produce programme reduce refuse sign step stress tender tender trade training upgrade views influence outline average bid bill".split()
)
_PURPOSE = re.compile(rf"\bto\s+{_ADVERBS}(?P<verb>[a-z][a-z-]+)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|so that|in order to|how|by\s+\w+ing)\b", re.IGNORECASE)


def shared(shown: str, promise: Promise, end: int) -> list[Promise]:
    """Further verbs of one marker, each with an object of its own: "will consult on A, and publish B" → publish."""
    out: list[Promise] = []
    if promise.passive:
        return out
    head_end = promise.end
    for match in _JOIN.finditer(shown, promise.end, end):
        verb = match["verb"].lower()
        if verb not in verbs() or verb in members("verbs", "mental"):
            continue
        between = shown[head_end : match.start()]
        if between.lstrip().startswith(","):
            # "To develop, with partners, and publish a strategy": both verbs share the object.
            between = between.lstrip()[1:].partition(",")[2]
        after = (match["next"] or "").strip().lower()
        if len(between.split()) < 1 or not after or after in ("and", "or"):
            continue
        if not match["and"] and not match["comma"]:
            continue
        if verb in ALSO_NOUNS and after not in DETERMINER:
            continue
        if after in ("of",):
            continue
        inner = _PURPOSE.search(between)
        bound = (inner and inner["verb"].lower() in verbs()) or _RELATIVE.search(between)
        if bound and not (match["comma"] and match["and"]) and " will " not in match.group():
            continue
        if not match["and"] and not (after in DETERMINER or verb not in ALSO_NOUNS):
            continue
        at = match.start("verb")
        head_end = match.end("verb")
        out.append(Promise(match.start(), at, head_end, verb, promise.cue, shared=True))
    return out
