"""How an English official text is laid out: owns numbers, headings, line joins; must not know kinds."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs import Marker, Role
from commitments.extraction.packs.en import bodies
from commitments.extraction.packs.en.words import gerunds, members, one_of, verbs

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("1.1", 2, re.compile(r"\d{1,2}\.\d{1,2}(?:\.(\d{1,2}))?\.?\s+(?=\S)")),
    ("1.", 1, re.compile(r"(\d{1,2})[.)]\s+(?=\S)")),
    ("(1)", 3, re.compile(r"\((\d{1,2})\)\s*(?=\S)")),
    ("(i)", 4, re.compile(r"\((i{1,3}|iv|vi{0,3}|ix|xi{0,2})\)\s*(?=\S)|(i{1,3}|iv|vi{1,3}|ix|xi{0,2})[.)]\s+(?=\S)")),
    ("(a)", 3, re.compile(r"\(([a-z])\)\s*(?=\S)|([a-z])[.)]\s+(?=\S)")),
    ("•", 5, re.compile(r"([•▪◦●■►→➔➢✓§‣⁃*·o>-]|--)\s+(?:-{1,2}\s*)?(?=\S)")),
)


def marker(block: str) -> Marker | None:
    """The number or bullet at the head of a block: 1. 1.1 (a) (i) •."""
    for style, rank, pattern in _STYLES:
        found = pattern.match(block)
        if found:
            said = next((group for group in found.groups() if group), "1")
            if style == "•":
                ordinal = 1
            elif said.isdigit():
                ordinal = int(said)
            elif style == "(i)":
                ordinal = _ROMAN.index(said) + 1
            else:
                ordinal = ord(said) - ord("a") + 1
            return Marker(style, max(ordinal, 1), found.end(), rank)
    return None


_GAP = re.compile(r"(?<=[^\s|])(?:[ ]*\t[ \t]*|[ ]{3,})(?=[^\s|])")
_ONLY_A_MARK = re.compile(r"[ \t]*(?:[^\w\s]+|\(?[a-z\d]{1,2}[.)]|\(?[ivx]+[.)]|[\d.]+|[A-Za-z]{1,12}:)[ \t]*")


def barred(text: str) -> str:
    """The text, of the same length, with a bar in each gap between cells: tabs, or a run of spaces.

    The gap behind a number, a bullet or a label parts no cells. Each tab parts one, so that empty cells show.
    """
    if "\t" not in text and "   " not in text:
        return text
    out: list[str] = []
    for line in text.split("\n"):
        parts: list[str] = []
        last = 0
        for gap in _GAP.finditer(line):
            if _ONLY_A_MARK.fullmatch(line, 0, gap.start()):
                continue
            wide = gap.end() - gap.start()
            tabs = gap.group().replace("\t", "|")
            parts += [line[last : gap.start()], tabs if "|" in tabs else " | ".center(wide)]
            last = gap.end()
        if parts:
            indent = len(parts[0]) - len(parts[0].lstrip())
            parts[0] = parts[0][:indent].replace("\t", "|") + parts[0][indent:]
        out.append("".join([*parts, line[last:]]))
    return "\n".join(out)


_DECISION_OF = re.compile(r"\bdecisions?\s(?:of|by|on|about|regarding|details|maker|status)\b", re.IGNORECASE)
"""Decision of the Ombudsman: whose, and no decision of the page's own."""
_NUMBERED_REQUEST = re.compile(r"^(?:recommendation|question|request|proposal)s?\s*[\dA-Z.()]*\s*[:-]?$", re.IGNORECASE)
_ANSWER = re.compile(r"\b(?:response|reply|answer|what we (?:will|are going to) do|you said.*we)\b", re.IGNORECASE)


def heading_role(words: str, year: int | None) -> Role:
    """Next steps → FORWARD, Background → REPORT, Recommendation 3 → REQUEST; a response is none of them."""
    plain = words.strip(" .:;-")
    if is_dated_heading(plain):
        return Role.FORWARD
    stated = _ENDS_IN_YEAR.search(plain) if year is not None and _PERIOD.match(plain) else None
    if stated and (int(stated["year"]) > (year or 0) or plain[:3].lower() == "by "):
        return Role.FORWARD
    if re.search(
        r"\b(?:update|report|review|progress|minutes)$|^(?:update|report|progress)s? on\b", plain, re.IGNORECASE
    ):
        return Role.NEUTRAL
    if _ANSWER.search(plain):
        return Role.FORWARD if re.search(r"will|going to", plain, re.IGNORECASE) else Role.NEUTRAL
    if _NUMBERED_REQUEST.match(plain):
        return Role.REQUEST
    if _DECISION_OF.search(plain):
        return Role.NEUTRAL
    found = [
        (match.start(), match.end(), role)
        for role, name in ((Role.FORWARD, "forward"), (Role.REPORT, "report"), (Role.REQUEST, "request"))
        if (match := _whole(name).search(plain))
    ]
    return min(found, key=lambda one: (one[0], -one[1]))[2] if found else Role.NEUTRAL


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('headings', name)})\b", re.IGNORECASE)


ACTION = re.compile(
    r"(?:(?:Key|Agreed|Management|Planned|Proposed|Next|Follow-up|Further)\s)?(?:ACTION|[Aa]ction)S?s?(?:\s(?:point|required))?\b\s*"
    r"(?:[A-Z]{0,2}\d[\d.]*[a-z]?\s*)?[:-]?\s*"
)
"""What names an act before it says it: "Action: …", "Key action 2.1: …"."""
_PERIOD = re.compile(
    r"(?:(?:early|mid|late|by|end of)[\s-]+)?(?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|spring|summer|autumn|winter)(?:\s+(?:19|20)\d\d)?(?:\s*(?:-|/|to)\s*)?){1,2}(?<=\d)$"
    r"|Q[1-4]\s(?:19|20)\d\d(?:[/-]\d\d)?$",
    re.IGNORECASE,
)
"""A month, a season or a span alone in a line: the date of what stands below it. With a day it would date the page."""


@cache
def _dated_heading() -> re.Pattern[str]:
    """Actions for 2026/27, Short term (by March 2026): a heading of what is to come, with its date."""
    named = rf"(?:{one_of('headings', 'forward')}|(?:short|medium|long)[\s-]term(?:\s(?:actions|goals|priorities))?)"
    when = rf"(?:(?:{MONTHS}|spring|summer|autumn|winter|Q[1-4])\s)?(?:FY\s?)?(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?"
    return re.compile(
        rf"(?:(?:our|key|main|agreed|planned|proposed|further|priority)\s){{0,2}}{named}[\s:(,-]+"
        rf"(?:(?:for|by|in|to|until|during|over|before|from)\s)?(?:the\s)?(?:end\sof\s)?{when}\)?:?",
        re.IGNORECASE,
    )


def is_dated_heading(words: str) -> bool:
    """Whether words are a heading of what is to come with its date: Our priorities for 2027."""
    return len(words) <= _NAMED and _dated_heading().fullmatch(words) is not None


_ENDS_IN_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)$")
_ASKS_AHEAD = re.compile(
    r"(?:so,?\s)?what(?:\shappens|\swill\shappen|'s|\sis)?\snext\?|what\s(?:is|are)\s(?:the|our|your)\s(?:\w+\s)?(?:commitments?|plans?|next\ssteps)\?"
    r"|what\s(?:will|are|is)\s(?:we|you|the\s\w+)\s(?:now\s)?(?:do|doing|going\sto\sdo)(?:\snext)?(?:\sabout\sit)?\?",
    re.IGNORECASE,
)
"""What happens next? What will we do? A question that its section answers with what is to come."""
_NAMED = 70
_UNNAMED = 60
_ONE_OF_SEVERAL = re.compile(r"[.;,!?]$|[;,]\s(?:and|or)$|\bthat:$")
"""How a sentence ends, an item of a list or what leads one in, and no heading."""
_FINITE = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|can|may|should|must|would|agreed|noted)\b", re.IGNORECASE
)
MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DATED = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTHS},?\s+(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|Q[1-4]\b",
    re.IGNORECASE,
)


def tells(line: str) -> bool:
    """Whether a line holds a verb that makes it a sentence."""
    return _FINITE.search(line) is not None


def heading(block: str, mark: Marker | None) -> int:
    """The length of a heading: a known one, or a short line in title case that says nothing."""
    body = block[mark.length :] if mark else block
    if _PERIOD.match(body) or is_dated_heading(body):
        return len(body)
    labelled = ACTION.match(body)
    if (
        labelled
        and ":" in labelled.group()
        and labelled.end() < len(body)
        and not body.startswith("for ", labelled.end())
    ):
        return 0
    asks = body.endswith("?") and _ASKS_AHEAD.match(body) is not None
    if not body or len(body) > _NAMED or (_ONE_OF_SEVERAL.search(body) and not asks) or _DATED.search(body):
        return 0
    if asks or is_note(body):
        return len(body) if asks else 0
    known = heading_role(body, None) is not Role.NEUTRAL or _ANSWER.search(body)
    count = len(body.split())
    if (
        known
        and count <= 8
        and not opens(body)
        and not (_FINITE.search(body) and not _ANSWER.search(body) and "we" not in body.lower().split())
    ):
        return len(body)
    if mark is not None and mark.style in ("•", "(a)", "(i)", "(1)"):
        return 0
    named = _NAMED_TO.match(body)
    if (
        body[-1] == ":"
        or (named is not None and named["verb"] in verbs())
        or _FINITE.search(body)
        or opens(body)
        or count > 8
        or len(body) > _UNNAMED
        or "|" in body
        or "*" in body
    ):
        return 0
    if not body[0].isupper() or any(letter.isdigit() for letter in body):
        return 0
    return len(body) if mark is not None or (count >= 1 and _title_case(body)) else 0


_NAMED_TO = re.compile(r"(?:[A-Z][\w'-]*\s){1,4}to\s(?P<verb>[a-z]+)\b")
"""Tim to speak with the pilots: who is to do it, and what."""


def _title_case(words: str) -> bool:
    long = [word for word in re.findall(r"[A-Za-z]+", words) if len(word) > 3]
    return bool(long) and (words.isupper() or len(long) <= 3 or all(word[0].isupper() for word in long))


def is_title(words: str) -> bool:
    """Whether words are written as the name of a document: every longer word with a capital."""
    long = [word for word in re.findall(r"[A-Za-z]+", words) if len(word) > 3]
    return len(long) >= 2 and all(word[0].isupper() for word in long)


def opens(words: str) -> bool:
    """Whether a line opens with an act ("Publish the strategy", "To develop …")."""
    opening = re.match(r"(?:to\s+)?([a-z-]+)\b\s+[a-z]", words, re.IGNORECASE)
    if not opening:
        return False
    first = opening[1].lower()
    if first in members("markers", "also_nouns") and is_title(words):
        return False  # "Audit Recommendation Tracker"
    if len(words.split()) == 2 and (first not in verbs() or first in members("markers", "also_nouns")):
        return False  # "Invoicing timetables"
    return (first in verbs() or first in gerunds()) and first not in members("verbs", "titles")


_OPEN_END = re.compile(
    r"(?:,|\b(?:the|a|an|of|and|or|to|in|for|with|on|by|at|from|our|its|their|this|that|which|will|be|is|are|as|into|under"
    r"|between|new|both|further|additional|revised|updated|another|other|more|least|over|than|around|approximately|some"
    r"|has|have|had|been|being|was|were|not|can|should|would|may|must|who|whose|when|where|whether|how|if|each|every|all|no"
    r"|per|its|it|they|we|also|such|about|across|within|through|after|before|until|during))$",
    re.IGNORECASE,
)
_DATE_ONLY = re.compile(
    r"(?:(?:by|in|end|end of|from|during|early|mid|late|until)[\s-]+){0,2}(?:the\s+)?"
    rf"(?:(?:{MONTHS}\s(?:and|to|-)\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTHS},?\s*(?:\d{{1,2}},\s*)?(?:(?:19|20)\d\d)?"
    r"|\d{1,2}/\d{1,2}/\d{2,4}|Q[1-4][\s/]*(?:(?:19|20)\d\d)?(?:[/-]\d\d)?"
    r"|(?:spring|summer|autumn|winter)\s+(?:19|20)\d\d|(?:19|20)\d\d(?:[/-]\d\d)?)"
    r"(?:\s*-\s*.{3,20})?$",
    re.IGNORECASE,
)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{one_of('notes', 'owner')}|{one_of('notes', 'due')})\s*(?:\([^)]*\))?\s*[:-]\s*\S", re.IGNORECASE
    )


def is_note(line: str) -> bool:
    """A line that tells owner or date of the act before it: "Target date: March 2026", "Q3 2026"."""
    return bool(_label().match(line) or _DATE_ONLY.match(line)) and len(line) <= 90


@cache
def _due() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of('notes', 'due')})\s*(?:\([^)]*\))?\s*:\s*\S", re.IGNORECASE)


def states_due(piece: str) -> bool:
    """Whether a piece says by when, and nothing else: "Target implementation date: Autumn 2027"."""
    if len(piece) > _NAMED or opens_act(piece):
        return False
    who = _WHO_AND_WHEN.fullmatch(piece)
    named = who is not None and bodies.is_body(who["who"]) and bodies.NAMES.fullmatch(who["who"]) is not None
    return named or _due().match(piece) is not None


_WHO_AND_WHEN = re.compile(
    rf"(?P<who>[A-Z][^.:;|]{{4,60}}?)(?:,|\s-)\s(?:by\s)?(?:{MONTHS}\s)?(?:19|20)\d\d\.?", re.IGNORECASE
)
"""Head of Piers, March 2026: a note behind an act."""


_CLAUSE_END = re.compile(r"[.;!?]|\s(?:which|that|who|how|whether|where)\s")
_NAMED_ROW = 120
_WRAPPED = 55
"""A line that is so long and does not end in a stop was broken by the page."""


def joins(before: str, after: str, gap: bool) -> bool:
    """Whether a line goes on the sentence, or the table row, of the line before."""
    if marker(after) is not None and not after[:1].islower():
        return False
    named = len(after) <= _NAMED_ROW and not _FINITE.search(after)
    section = _PERIOD.match(after) or heading_role(after, None) is not Role.NEUTRAL
    if _PERIOD.match(before) and (named or not gap) and not is_note(after) and not section:
        # The row of a timetable whose date stands above what will be.
        return True
    if (
        opens_act(before)
        and before[-1:] not in ".;:"
        and bodies.is_body(after)
        and bodies.NAMES.fullmatch(after)
        and not gap
    ):
        return True
    apart = (
        gap
        and not _label().match(after)
        and (before.endswith(".") or (_PERIOD.match(after) and (_DATED.search(before) or not opens(before))))
    )
    if is_note(after) and opens_act(before[:300]) and not apart:
        return True
    if gap or before[-1:] in ".!?:;|" or heading(before, marker(before)) or marker(after) is not None:
        return False
    if after[:1].islower() or _OPEN_END.search(before[-20:]) or before.endswith("-") or _cut_inside(before, after):
        return True
    # A sentence broken before a name: "… in partnership with Transport / Wales by March".
    if len(before) < _WRAPPED or "|" in before or "|" in after or before[-1:].isdigit() or opens(after):
        return False
    name_cut = before.split()[-1][0].isupper()
    own_sentence = _FINITE.search(_CLAUSE_END.split(after, maxsplit=1)[0]) is not None and not name_cut
    told = _FINITE.search(before[-300:]) is not None or (name_cut and opens_act(before[:300]))
    return told and not own_sentence and not heading(after, None)


_DATE_CUT = (
    (re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?$"), re.compile(rf"{MONTHS}\b", re.IGNORECASE)),
    (re.compile(rf"\b{MONTHS}$", re.IGNORECASE), re.compile(r"(?:19|20)\d\d\b")),
)


def _cut_inside(before: str, after: str) -> bool:
    """Whether the line was broken inside a date ("on 9 June / 2026 that …") or a bracket."""
    dated = any(left.search(before[-20:]) and right.match(after) for left, right in _DATE_CUT)
    open_ = before.rfind("(") > before.rfind(")") and 0 <= after.find(")") < _NAMED_ROW
    return (dated and len(before) >= _WRAPPED) or (open_ and not after.startswith("("))


def opens_act(line: str) -> bool:
    """Whether a line promises something to which a date in the next line may belong."""
    mark = marker(line)
    body = line[mark.length :] if mark else line
    labelled = ACTION.match(body)
    if opens(body) or re.search(r"\bwill\b", body) or (labelled and ":" in labelled.group()):
        return True
    return any(found[1].lower() in verbs() for found in re.finditer(r"\bto ([a-z]+)", body))
