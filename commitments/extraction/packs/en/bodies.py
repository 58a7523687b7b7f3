"""Who is responsible, in English: owns names of bodies and offices; must not know clauses."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en import signals
from commitments.extraction.packs.en.words import members, one_of, phrases
from commitments.model import BodyRole, ResponsibleBody

_NAME = r"(?:[A-Z][\w'&-]*|[A-Z]{2,})"


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bodies", "heads")))
    return re.compile(rf"\b(?:{heads})\b")


@cache
def _full_name() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bodies", "heads")))
    return re.compile(
        rf"(?:[Tt]he\s+)?(?:{_NAME}\s+){{0,5}}(?:{heads})\b(?:,?\s(?:(?:of|for|and|the|&)\s){{0,3}}{_NAME}){{0,30}}"
    )


@cache
def _first_name() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bodies", "heads")))
    run = rf"{_NAME}(?:(?:,|,?\s(?:and|of|for|&))?\s{_NAME})*"
    return re.compile(rf"(?:The\s)?(?:{_NAME}\s){{0,5}}?(?:{heads})\b(?:\s(?:of|for|on)\s(?:the\s)?{run})?")


def first_name(flat: str, at: int, stop: int) -> int:
    """Where the first of several names ends that stand side by side: "Quay Board | Pilots' Forum"; `at` for none."""
    found = _first_name().match(flat, at, stop)
    return found.end() if found else at


NAMES = re.compile(r"(?:[A-Z][\w'.&-]*|of|for|and|the|&|,|/)(?:[ ,/]+(?:[A-Z][\w'.&-]*|of|for|and|the|&|,|/)){0,9}")
"""Nothing but capitalised words and what joins them: Head of Policy."""


_ENDS = re.compile(r"s?(?:$|\s+(?:of|for|and|&|has|have)\b|,|\s+\()")
"""What follows the head of a name: "Department for …", not "Council Plan"."""
_PROPER = re.compile(r"[A-Z][\w'.-]*(?:\s[A-Z][\w'.-]*){1,4}|[A-Z]{3,}")
"""A proper name: Transport Scotland, COSLA."""


_ACRONYM = re.compile(r"(?:[Tt]he\s)?(?:(?=[A-Z][A-Za-z]*[A-Z])[A-Za-z]{3,8}|(?!AI|EV|IT|TV)[A-Z]{2})")
"""The OCIO, HMRC, DfT; PO, as minutes call those who met."""
_AGENT = re.compile(
    r"(?:the|our|an?)\s(?:[\w'-]+\s){0,3}\w{3,}(?:ist|eer|ian|woman|keeper|holder|planner|worker|teacher)$",
    re.IGNORECASE,
)
"""One who does something by the name: the ecologist, our town planner."""
_AGENTS = re.compile(
    r"\b(?!others|members|numbers|matters|papers|orders|computers|users|factors|letters|centers|barriers|powers|answers)\w+(?:ers|ors|ists)$"
)
"""Those who do something by their name: supervisors, teachers, inspectors."""


def is_body(words: str) -> bool:
    """Whether words read as an office: Head of Policy, Department for Transport."""
    return bool(_head().search(words)) and len(words) <= 90


@cache
def _organisation() -> re.Pattern[str]:
    return re.compile(
        rf"(?:.*\s)?(?:{one_of('bodies', 'organisations')})|(?:Department|Ministry|Office)\s(?:of|for)\s.*"
    )


def is_organisation(name: str) -> bool:
    """Whether a name is that of an organisation, not of somebody who holds an office in one."""
    return bool(_organisation().fullmatch(name)) and "," not in name


_OFFICE = re.compile(
    r"(?:The\s)?(?:(?:Deputy|Assistant|Executive)\s)*(?:Head|Director|Minister|Secretary|Chief|Commissioner)\s(?:of|for)\s.+"
    r"|.+\s(?:Team|Unit|Directorate|Division|Branch|Officer|Manager|Director|Clerk)"
)


def is_office(name: str) -> bool:
    """Whether a name is that of an office or a part of an organisation: Head of Piers, Repairs Team."""
    return _OFFICE.fullmatch(name) is not None


def is_plain(words: str) -> bool:
    """Whether words are a single name that may open any sentence: "Work", "Progress"."""
    return " " not in words and not _ACRONYM.fullmatch(words) and not is_body(words)


def name_of(words: str) -> str:
    """The body that a subject names, "" if it names none by a proper name."""
    if _ACRONYM.fullmatch(words):
        return words
    if _PROPER.fullmatch(words) and words.split()[-1].lower() not in members("outputs", "nouns"):
        return words
    plain = re.sub(
        r"^(?:and|but|however|therefore|meanwhile|separately|in addition),?\s+", "", words, flags=re.IGNORECASE
    )
    if (
        len(plain) > 120
        or signals.finite(plain)
        or not any(_ENDS.match(plain, head.end()) for head in _head().finditer(plain))
    ):
        return ""
    return plain if re.match(r"(?:the\s+|our\s+)?[A-Z]", plain) else ""


@cache
def _office() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:the|this|each|all|both)\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{one_of('signals', 'people')})", re.IGNORECASE
    )


_APPOSED = re.compile(r"[a-z], (?P<name>[A-Z][\w'&.-]*(?:\s[A-Z][\w'&.-]*){0,4})$")
_NOT_ITSELF = re.compile(
    r"(?:a|an|some|any|no|more|other|new)\b|(?:my|our)\s(?:.*\s)?(?:staff|officers|officials|colleagues|people|ministers|partners)$",
    re.IGNORECASE,
)
"""Our staff are the author; our catering team is one of its bodies."""


def is_own(words: str) -> bool:
    """Whether words name the author's own people: our staff."""
    return _NOT_ITSELF.match(words) is not None


def actor_of(words: str) -> str:
    """The body that a subject names, be it without a proper name (the council, inspectors), "" for the author's own.

    "Our partner, ECF," names ECF.
    """
    name = name_of(words)
    apposed = _APPOSED.search(words)
    if apposed and not name:
        return apposed["name"]
    if name or _NOT_ITSELF.match(words):
        return name
    return words if _office().fullmatch(words) else ""


def is_author(issuer: str, name: str) -> bool:
    """Whether a body is the issuer itself: its name, or its kind alone ("the council" for Eastlake Council).

    Of a letter whose issuer is not known ("") "the council" speaks; "the Department", with its capital, is a name.
    """
    plain = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    if not issuer:
        return plain in members("bodies", "kinds")
    own, plain = issuer.lower(), plain.lower()
    return own.endswith(plain) or (" " not in plain and plain in re.findall(r"[a-z]+", own))


_BY = re.compile(
    r"\bby\s+(?P<who>(?:the\s+)?[A-Za-z][\w'&/-]*(?:\s(?!in\b|on\b|by\b|to\b|at\b|before\b|during\b|from\b|within\b|this\b"
    r"|next\b|after\b|when\b|as\b|under\b|with\b|which\b|who\b|and\s(?!the\b)[a-z])[A-Za-z][\w'&/-]*){0,9})"
)
_AGENT_REACH = 200
"""How far behind a passive verb its agent is looked for: keeps the time linear."""


def agent_of(shown: str, start: int, end: int) -> str:
    """Who acts in a passive, "" where nobody is named: "will be published by the Board this year" → the Board."""
    for found in _BY.finditer(shown, start, min(end, start + _AGENT_REACH)):
        name = actor_of(found["who"]) if is_body(found["who"]) or not name_of(found["who"]) else ""
        if name:
            return name
    return ""


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('signals', 'people')})\b", re.IGNORECASE)


def can_act(words: str) -> bool:
    """Whether a subject without a proper name is somebody who acts: officers, the team."""
    last = " ".join(words.split()[-4:])
    each = re.split(r"\sand\s(?:the\s)?", words)
    named = all(map(_PROPER.fullmatch, each)) and words.split()[-1].lower() not in members("outputs", "nouns")
    return bool(named) or bool(_AGENTS.search(words) or _AGENT.match(words)) or bool(_people().search(last))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{one_of('notes', 'owner')})\s*[:-]\s*(?P<who>[A-Z][^|;.:]{{2,70}}?)"
        rf"(?=[\s/,]+(?:{one_of('notes', 'due')}|{one_of('notes', 'status')})\s*[:-]|[|;.)]|$)",
        re.IGNORECASE,
    )


_BEHIND = re.compile(
    r"[\[(](?P<who>[A-Z][^()\[\]]{3,60}?)(?:\s*[,;-]\s*(?:by\s)?[^()\[\],;]{0,20}\d{4})?[\])][\s.;]*$"
    r"|,\s(?P<named>[A-Z][^,()]{3,60}),\s(?:by\s)?(?:[A-Z][a-z]+\s)?\d{4}[\s.]*$"
)
_REACH_BEHIND = 120


def behind(piece: str) -> tuple[ResponsibleBody, ...]:
    """Who stands behind an item without a label: "Print the chart (Head of Piers, May 2026)"."""
    found = _BEHIND.search(piece, max(0, len(piece) - _REACH_BEHIND))
    who = (found["who"] or found["named"]).strip() if found else ""
    named = is_body(who) and NAMES.fullmatch(who) and (is_office(who) or is_organisation(who))
    return (ResponsibleBody(who, BodyRole.LEAD),) if named else ()


_LONGEST_NOTE = 110


def names_owner(piece: str) -> bool:
    """Whether a piece is nothing but a note of who is responsible: "Lead officer: Head of Piers"."""
    found = _label().match(piece) if ":" in piece and len(piece) <= _LONGEST_NOTE else None
    return found is not None and found.end() >= len(piece.rstrip(" .")) and NAMES.fullmatch(found["who"]) is not None


_CELL = re.compile(r"\||\s-\s")


def labelled(piece: str) -> tuple[ResponsibleBody, ...]:
    """Owner: Head of Policy; "| Head of Policy |"."""
    labels = _label().finditer(piece) if ":" in piece or "-" in piece else ()
    found = [ResponsibleBody(match["who"].strip(" ,"), BodyRole.LEAD) for match in labels]
    if "|" in piece or " - " in piece:
        cells = [cell.strip() for cell in _CELL.split(piece)]
        found += [ResponsibleBody(cell, BodyRole.LEAD) for cell in cells if is_body(cell) and NAMES.fullmatch(cell)]
    return tuple(dict.fromkeys(found))


_NEXT_CELL = re.compile(
    r"(?<!,)(?<!\band)(?<!\bof)(?<!\bfor)(?<!&)\s"
    r"(?:(?=(?:Department|Ministry|Cabinet Office|Home Office|HM)\b)|(?:N|All|None)$)"
)
"""Where the next cell of a flattened table begins: "… Innovation and Skills Cabinet Office"."""
_JOINING = frozenset("of for and the & in on with".split())


def noted(piece: str) -> tuple[ResponsibleBody, ...]:
    """The bodies that a piece of its own makes responsible, which may be nothing but the names of offices."""
    found = labelled(piece)
    if found:
        return found
    each = piece.split()
    capitals = sum(word[0].isupper() or word in _JOINING for word in each)
    if each and piece[0].isupper() and capitals >= 0.7 * len(each):
        name = _full_name().match(piece)
        if name and name.end() - name.start() >= 5:
            cut = _NEXT_CELL.search(name.group())
            return (ResponsibleBody(name.group()[: cut.start() if cut else None].strip(" ,"), BodyRole.LEAD),)
    return ()
