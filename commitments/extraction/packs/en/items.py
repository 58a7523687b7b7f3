"""Acts without a forward marker: owns lines of lists and decisions; must not know markers, nor rows without a verb.

Under next steps a line may open with the verb ("Publish …", "To develop …", "Publishing …") or name who does it ("Head
of Policy to report …"). A decision says "that a review be conducted", "that officers report back". What only says what
will exist and when is read in rows.py.
"""

from __future__ import annotations

import re

from commitments.extraction.packs import ClauseReading, Role, Situation
from commitments.extraction.packs.en import (
    acts,
    bodies,
    columns,
    decisions,
    further,
    layout,
    nominals,
    openings,
    rows,
    signals,
    subjects,
)
from commitments.extraction.packs.en.acts import Promise
from commitments.extraction.packs.en.statement import act, beside
from commitments.extraction.packs.en.words import members, verbs

_TO_READER = re.compile(
    r"(?:Read|See|View|Visit|Find|Learn|Download|Click)\s(?:how|more|about|what|out|all|here|the\s(?:full|latest|detail))"
    r"|.{3,120}[»›]$"
    r"|To\s[^,.;]{3,80},\s(?:please\s)?(?:apply|call|click|contact|download|email|fill|go|read|register|see|use|visit|write)\b",
    re.IGNORECASE,
)
"""To read about the changes, go to our website; Read how it works: what the page tells its readers."""


_SUPPOSED = re.compile(r"(?:If|Were|Should|Had|Unless)\s")
"""Were an order to be made, work could begin."""
_ROW_NUMBER = re.compile(r"\d{1,3}\s+(?=[A-Z])")
_LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z ]{3,60}):\s")
_STAGE = re.compile(r"\b(?:consultation|examination|publication|adoption|submission|engagement)$", re.IGNORECASE)
"""Issues and options consultation: a stage of a plan, and no issues."""


def _told_by_label(shown: str) -> bool:
    """Whether a piece opens with the name of a report or a request: "Options considered: closure of the pier"."""
    found = _LABEL.match(shown)
    if found is not None and _STAGE.search(found["label"]):
        return False
    return found is not None and layout.heading_role(found["label"], None) in (Role.REPORT, Role.REQUEST)


def labelled(shown: str) -> bool:
    """Whether a piece says of itself that it is an action: "Key action 1.2: …"."""
    action = layout.ACTION.match(shown)
    return action is not None and ":" in action.group()


def items(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """The acts of a piece that has no forward marker."""
    if signals.objective(shown) or _told_by_label(shown) or _SUPPOSED.match(shown) or _TO_READER.match(shown):
        return []
    if "|" in shown and any(map(columns.refused, shown.split("|"))):
        return []
    action = layout.ACTION.match(shown)
    forward = situation.role is Role.FORWARD or bool(action)
    number = _ROW_NUMBER.match(shown) if forward and situation.times else None
    begin = _cell(shown, forward) if "|" in shown else action.end() if action else number.end() if number else 0
    # Without the letter's date nothing is known to lie ahead; in a plan it may be taken to.
    future = [(start, end) for start, end, ahead in situation.times if ahead or (forward and ahead is None)]
    opened = openings.opening(shown, begin, forward) or (_goes_on(shown, situation) if not forward else None)
    if opened is not None:
        start, promise, who = opened
        named = "agenda" if promise.cue == "to" and not who else "settled" if promise.cue else "settled_orders"
        if promise.cue == "to" and not who and situation.role is Role.REPORT and not future:
            return []  # what the paper is for: "Purpose. To set out the answer"
        ordered = action or future or situation.row
        settled = promise.base in members("signals", named) and not ordered
        return [] if settled else _opened(piece, shown, start, promise, who, bool(future), situation)
    told = decisions.told_to_act(shown, begin)
    if told:
        return _opened(piece, shown, begin, *told, False, situation)
    made = decisions.decided(piece, shown, begin, bool(future), forward, situation)
    found = made or rows.goal(piece, shown, begin, situation)
    if acts.promises(shown) and not _in_relative(shown):
        return found  # "the areas that we will look at in 2027" is no row
    if action and not found:
        found = rows.milestone(piece, shown, begin, signals.notes_at(shown, begin), situation)
    if situation.row and "|" not in shown and not found:
        return rows.thing(piece, shown, situation)
    if "|" in shown and forward and future and not found:
        return _named_in_cell(piece, shown, situation)
    found = found or rows.row(piece, shown, begin, future, forward, situation)
    noun = nominals.opening(shown, begin) if forward and not found and not situation.times else None
    if noun:
        return _opened(piece, shown, *noun, "", False, situation)
    return found or (rows.output(shown, begin) if forward else [])


_WHICH = re.compile(r"\b(?:which|that|who)\s(?:[a-z]+ly\s|also\s)?$")


def _in_relative(shown: str) -> bool:
    """Whether the first marker only describes a thing: "a hub that will serve the coast"."""
    return _WHICH.search(shown, 0, acts.promises(shown)[0].at) is not None


def _named_in_cell(piece: str, shown: str, situation: Situation) -> list[ClauseReading]:
    """What a cell with its date, or else the first cell, of a row names: "Options paper | Director | May 2026"."""
    at = situation.times[-1][0]
    start = shown.rfind("|", 0, at) + 1
    within = rows.names(shown[start:at]) and not bodies.is_body(shown[start:at])
    start = start + len(shown[start:]) - len(shown[start:].lstrip()) if within else 0
    end = signals.trimmed(shown, start, (shown + "|").index("|", start))
    if not rows.names(shown[start:end]) or signals.finished_row(shown) or bodies.is_body(shown[start:end]):
        return []
    return rows.dated(piece, shown, start, end, situation)


_GOES_ON = re.compile(r"(?:and|or|then)\s+(?:then\s+|also\s+)?(?P<verb>[a-z-]+)\s")


def _goes_on(shown: str, situation: Situation) -> tuple[int, Promise, str] | None:
    """The next act of the sentence: "We will report each year; and publish the figures"."""
    found = _GOES_ON.match(shown)
    if found is None or situation.carried.lower() not in ("will", "shall") or found["verb"] not in verbs():
        return None
    at, end = found.span("verb")
    return at, Promise(at, at, end, found["verb"], situation.carried), ""


def _cell(shown: str, forward: bool) -> int:
    """Where the cell of a row begins that holds its act: the last one before owner and date."""
    found = -1
    start = 0
    for cell in shown.split("|"):
        text = cell.strip()
        begin = start + len(cell) - len(cell.lstrip())
        start += len(cell) + 1
        owner = bodies.is_body(text) and bodies.NAMES.fullmatch(text)
        if found >= 0 and (owner or not re.search(r"[a-z]{4}", text)):
            break
        if openings.opening(shown, begin, forward) or decisions.leaves_open(text):
            found = begin
    return max(found, 0)


_DASHED = re.compile(r"\s-\s+(?:by\s+)?(?:[A-Z][\w ]{2,40}\s-\s+)?(?:\d|[A-Z][a-z]+ \d{4})")
"""Undertake an audit - Head of HR - June 2026: owner and date behind dashes."""

_ASIDE = re.compile(r"\s\((?P<note>\x00{20,})\)[ .;]*$")
"""A bracket at the end of an item that is longer than the act before it explains, and is no part of it …"""
_PART = re.compile(r"(?:including|subject|with|by|in|if|to)\b", re.IGNORECASE)
"""… but where it opens with one of these."""


def _opened(
    piece: str, shown: str, start: int, promise: Promise, who: str, future: bool, situation: Situation
) -> list[ClauseReading]:
    """The acts of a line that opens with one, up to the cell, dash or label where its owner and date begin."""
    end = min(signals.notes_at(shown, start), (shown + "|").index("|", start))
    dashed = _DASHED.search(shown, start, end)
    end = dashed.start() if dashed else end
    early = start > 0 and any(time[1] <= start for time in situation.times)
    row = end < len(shown) or "|" in shown or early
    aside = _ASIDE.search(shown, start, end)
    timed = aside is not None and any(time[0] >= aside.start() for time in situation.times)
    long = aside is not None and aside.end() - aside.start() > aside.start() - start
    if aside and long and not timed and not _PART.match(piece, aside.start("note")):
        end = aside.start()
    if row and signals.finished_row(shown) and not future:
        return []
    noted = beside(situation, start, end) if row else []
    owners = bodies.labelled(piece) or bodies.behind(piece)
    group = [promise, *further.shared(shown, promise, end)]
    out: list[ClauseReading] = list(noted)
    for number, one in enumerate(group):
        left = one.verb_at if number else start
        right = signals.trimmed(shown, left, group[number + 1].at if number + 1 < len(group) else end)
        subject = (
            subjects.Subject(start, start, who, nominals.without(who), can_act=True) if who and not number else None
        )
        out.append(act(piece, shown, one, subject, left, right, situation, bool(noted), owners))
    return out
