"""Who is responsible, in English: owns names of bodies and offices; must not know clauses."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.en.words import one_of, phrases
from commitments.model import BodyRole, ResponsibleBody

_PEOPLE = re.compile(
    r"\b(?:officers?|ministers?|staff|teams?|colleagues|officials|department|directorate|council|committee|board|cabinet|government|service|chair|secretariat|partners|trustees|governors|management|auditors?)\b",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w'&-]*|[A-Z]{2,})"


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bodies", "heads")))
    return re.compile(rf"\b(?:{heads})\b")


@cache
def _full_name() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, phrases("bodies", "heads")))
    inner = rf"(?:{_NAME}|of|for|and|the|&|,(?=\s[A-Z]))"
    return re.compile(
        rf"(?:(?:the|The)\s+)?(?:{_NAME}\s+){{0,5}}(?:{heads})\b(?:\s+(?:of|for|and|&)\s+(?:the\s+)?{_NAME}(?:(?:,\s|\s)(?:{inner}\s)*?{_NAME})*)?"
    )


def is_body(words: str) -> bool:
    """Whether words read as an office: Head of Policy, Department for Transport."""
    return bool(_head().search(words)) and len(words) <= 90


def name_of(words: str) -> str:
    """The body that a subject names, "" if it names none by a proper name."""
    plain = re.sub(
        r"^(?:and|but|however|therefore|meanwhile|separately|in addition),?\s+", "", words, flags=re.IGNORECASE
    )
    if not _head().search(plain) or len(plain) > 120:
        return ""
    return plain if re.match(r"(?:the\s+|our\s+)?[A-Z]", plain) else ""


def can_act(words: str) -> bool:
    """Whether a subject without a proper name is somebody who acts: officers, the team."""
    last = " ".join(words.split()[-4:])
    if re.fullmatch(r"(?:[A-Z][\w'.-]+\s?){2,5}", words):
        return True
    return bool(_PEOPLE.search(last))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{one_of('notes', 'owner')})\s*[:-]\s*(?P<who>[A-Z][^|;.:]{{2,70}}?)(?=\s+(?:{one_of('notes', 'due')}|{one_of('notes', 'status')})\s*[:-]|[|;.]|$)",
        re.IGNORECASE,
    )


def noted(piece: str) -> tuple[ResponsibleBody, ...]:
    """Owner: Head of Policy; or the cell of a table that is nothing but the names of offices."""
    found = [ResponsibleBody(match["who"].strip(" ,"), BodyRole.LEAD) for match in _label().finditer(piece)]
    if found:
        return tuple(dict.fromkeys(found))
    if re.match(r"[A-Z]", piece) and not re.search(r"\b(?:will|shall|is|are|was|were|has|have|to)\b", piece):
        name = _full_name().match(piece)
        if name and name.end() - name.start() >= 5:
            return (ResponsibleBody(name.group().strip(" ,"), BodyRole.LEAD),)
    return ()
