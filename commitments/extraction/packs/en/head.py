"""The head of an English letter or page and the extent of its body: owns these; must not know clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from commitments.extraction.packs import Line, Page, Role
from commitments.extraction.packs.en import bodies, layout
from commitments.extraction.packs.en.words import one_of, phrases
from commitments.model import DocumentHead, HeadField, HeadSource
from commitments.periods import last_day_of_month

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_FULL = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+((?:19|20)\d\d)\b|\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b"
    r"|\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b|\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TOP = 6
"""In one of so many first lines a month alone dates the page; further down it dates what stands below it."""
_MONTH_LINE = re.compile(rf"(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DATE_LINE = re.compile(rf"^{_DAYS}(?:{_FULL.pattern})(?:\s+at\s+\S+)?\.?$", re.IGNORECASE)
_SALUTATION = re.compile(r"^Dear\s+\S.{0,80}$")
_CLOSE = re.compile(
    r"^(?:yours\s+(?:sincerely|faithfully|truly)|(?:with\s+)?(?:kind|best|warm)\s+(?:regards|wishes))[,.]?$",
    re.IGNORECASE,
)
_SETTLED_ABOVE = 8
_SETTLED = re.compile(
    r"\b(?:approved|agreed|adopted|endorsed|issued|signed|dated|published)\b(?:\s(?:by|on|at)\b)?[^.;:]{0,60}?\s"
    rf"(?P<day>{_FULL.pattern})(?=[.;,)]|\s-|\s*$)",
    re.IGNORECASE,
)
"""Paper 12 - approved 29 January 2026; Version 4, agreed by the Board 3 May 2026."""
_NUMBER = re.compile(r"^(?:(?:our|your)\s+)?ref(?:erence)?(?:\s*no)?\.?\s*[:-]\s*(\S.{1,40})$", re.IGNORECASE)
_LETTER = re.compile(r"\b(?:letter|response|reply|minutes|decision|meeting|explained|guide)s?\b", re.IGNORECASE)


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of('titles', 'plan')})\b", re.IGNORECASE)


@cache
def _plan_line() -> re.Pattern[str]:
    """A line that is the name of a plan, below that of the office: "Delivery Plan 2026 to 2029"."""
    return re.compile(
        rf"(?:[A-Z][\w'&,-]*\s){{0,8}}(?i:{one_of('titles', 'plan')})(?:[\s:(-]+(?:for\s|to\s|and\s)?[\d/-]+\)?)*"
    )


@cache
def _table_head() -> re.Pattern[str]:
    """The first row of a table of actions: "Action Owner Deadline"."""
    return re.compile(
        rf"(?:(?:No|Nos|Ref|ID|Item|#)\.?\s+\|?\s*)?(?:{one_of('titles', 'first_column')})\b"
        rf".{{0,160}}\b(?:{one_of('titles', 'other_column')})\b",
        re.IGNORECASE,
    )


def _head_cells(flat: str) -> bool:
    """Whether a row with bars names a column of actions and one of owners or dates."""
    cells = [cell.strip().lower() for cell in re.split(r"[|/]", flat)] if flat.count("|") > 1 else []
    named = re.compile(rf"(?:\w+\s)?(?:{one_of('titles', 'first_column')})(?:\s\w+)?")
    acts = any(named.fullmatch(cell) for cell in cells)
    return acts and any(
        cell in phrases("titles", "other_column") or cell.endswith((" date", " dates")) for cell in cells
    )


def _first_date(words: str) -> date | None:
    """The first full date of a line, in British order."""
    found = _FULL.search(words)
    if not found:
        return None
    one = found.groups()
    if one[0]:
        parts = (int(one[2]), _MONTHS.index(one[1].lower()) + 1, int(one[0]))
    elif one[3]:
        parts = (int(one[5]), _MONTHS.index(one[3].lower()) + 1, int(one[4]))
    elif one[6]:
        parts = (int(one[6]), int(one[7]), int(one[8]))
    else:
        parts = (int(one[11]), int(one[10]), int(one[9]))
    try:
        return date(*parts)
    except ValueError:
        return None


def page(lines: Sequence[Line], issued_on: date | None) -> Page:
    """Title, date, addressee; where the body begins and ends; whether the page is a plan throughout."""
    flats = ["" if line.row else line.flat for line in lines]
    first, addressee = _start(flats)
    if not first:
        at = _month_line(flats)
        first = 0 if at is None else at + 1
    title = _title(flats[: first - 1] if first else flats) or (_subject_line(flats, first) if first else "")
    end = _end(flats, first)
    readings = _dates(flats, first, end)
    issued = HeadField(issued_on.isoformat(), HeadSource.PERSON) if issued_on else readings[0] if readings else None
    others = tuple(("issued_on", reading) for reading in readings if issued and reading.value != issued.value)
    number = next(
        (HeadField(found[1], HeadSource.PAGE_HEAD) for flat in flats[:40] if (found := _NUMBER.match(flat))), None
    )
    head = DocumentHead(
        title=title,
        number=number,
        issuing_body=_issuer(flats),
        addressee=HeadField(addressee, HeadSource.ADDRESS_LINE) if addressee else None,
        issued_on=issued,
        other_readings=others,
    )
    table = any(
        (_table_head().match(flat) or _head_cells(flat)) and not layout.tells(flat) and not layout.is_note(flat)
        for flat in flats
    )
    named = _plan().search(title) or any(_plan_line().fullmatch(flat) for flat in flats[:_TOP])
    plan = not addressee and (table or (bool(named) and not _LETTER.search(title)))
    told = not addressee and any(_MINUTES.match(flat) for flat in flats[:_MINUTES_ABOVE])
    role = Role.FORWARD if plan else Role.NEUTRAL
    return Page(head=head, first=first, end=end, role=role, told=told, year_ends=_year_ends(flats[:_COUNTRY_ABOVE]))


_COUNTRY_ABOVE = 12
_COUNTRIES = (
    (
        6,
        re.compile(
            r"\b(?:Australian?|New Zealand|Kenyan?|Ugandan?|Tanzanian?|Rwandan?|Pakistani?|Bangladeshi?|Fiji)\b"
        ),
    ),
    (9, re.compile(r"\b(?:United States|U\.S\.)(?:\W|$)")),
)
"""Where the financial year ends with June, and with September."""


def _year_ends(flats: Sequence[str]) -> int:
    """The month with which the financial year ends in the country that the head of the page names, 0 for none."""
    return next((month for month, country in _COUNTRIES if any(map(country.search, flats))), 0)


_MINUTES_ABOVE = 15
_MINUTES = re.compile(
    r"(?:[\w' -]{0,60}\b)?(?:minutes|notes?|record)\s(?:of|from)\s(?:(?:the|an?)\s)?(?:\w+\s){0,4}"
    r"(?:meeting|committee|board|forum|panel)\b"
    r"|(?:draft\s|meeting\s)?minutes$|(?:apologies(?:\sfor\sabsence)?|in\sattendance|present|attendees)\b\s*(?::|$)",
    re.IGNORECASE,
)
"""Minutes of the meeting of the Board; Present: …"""


_NO_TITLE = re.compile(r"(?:Rt Hon|Mr|Mrs|Ms|Dr|Dame|Sir|Lord|Baroness|Cllr|Councillor)\b|.*\d\s+-\s+\d")
"""A line of the address, or a row of a timetable."""


def _title(flats: Sequence[str]) -> str:
    """The first line that reads as a title; "" where a sentence comes first."""
    for flat in flats[:12]:
        other = _DATE_LINE.match(flat) or _SALUTATION.match(flat) or _label().match(flat) or _NO_TITLE.match(flat)
        if len(flat) > 50 and re.search(r"\b(?:will|is|are|was|were|has|have)\b", flat):
            return ""
        if len(flat.split()) >= 3 and len(flat) <= 160 and not other:
            return flat if not flat.endswith((".", ",", ";")) else ""
    return ""


def _subject_line(flats: Sequence[str], first: int) -> str:
    """What stands right below "Dear …" and is no sentence."""
    line = flats[first] if first < len(flats) else ""
    return line if len(line.split()) >= 3 and len(line) <= 160 and line[-1] not in ".,;:" else ""


def _issuer(flats: Sequence[str]) -> HeadField | None:
    """The body of the letterhead: a line near the top that is nothing but its name."""
    for flat in flats[:6]:
        if _MONTH_LINE.fullmatch(flat) or _DATE_LINE.match(flat):
            break  # what stands below the date is what it is about
        if len(flat) <= 80 and bodies.NAMES.fullmatch(flat) and bodies.is_organisation(flat):
            return HeadField(flat, HeadSource.PAGE_HEAD)
    return None


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"^(?:{one_of('furniture', 'labels')})\b\s*(?:on|at)?\s*[:-]?\s*", re.IGNORECASE)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(rf"^(?:{one_of('furniture', 'end')})\b\W*(?:\w+\W*){{0,3}}$", re.IGNORECASE)


def _start(flats: Sequence[str]) -> tuple[int, str]:
    for at, flat in enumerate(flats[:60]):
        if _SALUTATION.match(flat):
            return at + 1, re.sub(r"^Dear\s+|[,:]$", "", flat)
    return 0, ""


def _end(flats: Sequence[str], first: int) -> int:
    menu = len(flats) // 3
    for at in range(first + 1, len(flats)):
        # "Share this page" above the text ends nothing.
        if len(flats[at]) <= 60 and (_CLOSE.match(flats[at]) or (at >= menu and _furniture().match(flats[at]))):
            return at
    return len(flats)


def _dates(flats: Sequence[str], first: int, end: int) -> list[HeadField]:
    """Readings of the date, the best first: a line of its own, a label, a short line at either end, the latest told."""
    found: list[HeadField] = []

    def add(value: date | None, source: HeadSource) -> None:
        if value is not None and all(reading.value != value.isoformat() for reading in found):
            found.append(HeadField(value.isoformat(), source))

    for at, flat in enumerate(flats):
        if _DATE_LINE.match(flat) and (at < 40 or at >= end):
            add(_first_date(flat), HeadSource.SIGNATURE if at >= end else HeadSource.PAGE_HEAD)
    for flat in [*flats[:40], *flats[end:]]:
        label = _label().match(flat)
        if label and len(flat) <= 120:
            add(_first_date(flat[label.end() :]), HeadSource.PAGE_HEAD)
    for flat in flats[:_SETTLED_ABOVE]:
        settled = _SETTLED.search(flat)
        if settled:
            add(_first_date(settled["day"]), HeadSource.PAGE_HEAD)
    for flat in [*flats[: max(first, 6)], *flats[end:][-12:], *flats[-2:]]:
        dated = _FULL.search(flat)
        if dated and len(flat) <= 140 and _at_an_edge(flat, dated) and not layout.opens_act(flat):
            add(_first_date(flat), HeadSource.PAGE_HEAD)
    if not found:
        line = _month_line(flats)
        add(_month_end(flats[line]) if line is not None else None, HeadSource.PAGE_HEAD)
    if not found:
        told = [
            day
            for flat in flats[first:end]
            for match in _FULL.finditer(flat)
            if re.search(
                r"(?:\b(?:on|dated|of|since)\s+(?:the\s+)?|\()(?:[a-z]+day,?\s+)?$",
                flat[: match.start()],
                re.IGNORECASE,
            )
            if not re.search(r"\b(?:will|shall|due)\b", flat[: match.start()])
            if (day := _first_date(match.group()))
        ]
        if told:
            add(max(told), HeadSource.BODY)
    return found


def _month_line(flats: Sequence[str]) -> int | None:
    """Where a month alone dates the page: at its top, before anything is to be done."""
    for at, flat in enumerate(flats[:_TOP]):
        if _MONTH_LINE.fullmatch(flat):
            return at
        if layout.opens_act(flat):
            break
    return None


def _month_end(line: str) -> date | None:
    """The last day of "January 2022", None for anything else."""
    found = _MONTH_LINE.fullmatch(line)
    if found is None:
        return None
    year, month = int(found["year"]), _MONTHS.index(found["month"][:3].lower()) + 1
    return last_day_of_month(year, month)


def _at_an_edge(flat: str, dated: re.Match[str]) -> bool:
    """Whether a line opens or ends with a date that is no deadline and no span ("9 January - 20 March 2023")."""
    if dated.start() <= 3:
        return not re.match(r"\s*-\s*\d", flat[dated.end() :])
    if dated.end() < len(flat) - 2:
        return False
    before = flat[: dated.start()]
    span = re.search(rf"(?:\d|{_MONTH})\s*-\s*$", before, re.IGNORECASE)
    return not span and not re.search(r"\b(?:by|to|until|before|from|than)\s+(?:\w+day,?\s+)?$", before, re.IGNORECASE)
