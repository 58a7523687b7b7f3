"""What all screens share: owns how dates, figures, letters and long texts read in a line; must not know any screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.i18n.vocabulary import fold
from bot.replies import MAX_TEXT_UNITS, ButtonSpec, Screen, units
from commitments.files import Evidence
from commitments.lifecycle import share_reached
from commitments.model import (
    Basis,
    Commitment,
    Deadline,
    DocumentState,
    DueSource,
    Language,
    Owner,
    Quantity,
    SourceDocument,
    Status,
)
from commitments.people import Subscription
from commitments.periods import DaysOff, Grain, half, month, quarter
from commitments.phases import ACTIVE, CLOSED, OVERDUE_PHASES, Phase
from commitments.queries import Entry

TITLE_WIDTH = 60
"""Half-widths that a title may take in a list: a little under two rows of a phone."""
QUOTE_WIDTH = 400
LINE_WIDTH = 120
"""Half-widths that a line of foreign text may take: a sentence above, a note."""
INDENT = {Language.ZH: "\u3000", Language.EN: "   "}

_LAMPS = {
    Phase.OVERDUE: "🔴",
    Phase.LONG_OVERDUE: "🔴",
    Phase.IN_GRACE: "🟡",
    Phase.DUE_TODAY: "🟡",
    Phase.DUE_SOON: "🟡",
    Phase.CLOSED_ON_TIME: "✅",
    Phase.CLOSED_LATE: "✅",
}
_BUTTONS_IN_ROW = {Language.ZH: 3, Language.EN: 2}
_PROPOSAL = re.compile(
    r"第\s*(?P<number>\d+)\s*号\s*(?:代表|委员)?(?P<what>建议|提案|议案)"
    r"|(?P<what_first>建议|提案|议案)\s*第\s*(?P<number_after>\d+)\s*号"
)
_HEADING_MARK = re.compile(r"\s*([一二三四五六七八九十百]+(?=、)|[(（][一二三四五六七八九十百\d]+[)）]|\d+(?=[.、．]))")


# --- Text -------------------------------------------------------------------------------------------------------------


def screen(blocks: Iterable[Sequence[str] | str], buttons: Sequence[Sequence[ButtonSpec]] = ()) -> Screen:
    """Blocks of lines, a blank line between them; empty blocks and rows of buttons are left out.

    Every part is clipped where it is made; should the whole be too long all the same, its end is cut off.
    """
    parts = ["\n".join(filter(None, [block] if isinstance(block, str) else block)) for block in blocks]
    text = "\n\n".join(filter(None, parts))
    while units(text) > MAX_TEXT_UNITS:
        text = text[: len(text) - max(1, (units(text) - MAX_TEXT_UNITS) // 2) - 1] + "…"
    return Screen(text, tuple(tuple(row) for row in buttons if row))


def rows(buttons: Sequence[ButtonSpec], catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    """Buttons in rows of three in Chinese, of two in English, where labels are longer."""
    size = _BUTTONS_IN_ROW[catalogue.language]
    return [buttons[start : start + size] for start in range(0, len(buttons), size)]


def opening(words: str) -> str:
    """The words as they begin a line: the first letter a capital."""
    return words[:1].upper() + words[1:]


def inside(words: str) -> str:
    """The words as they stand inside a line: the first letter small."""
    return words[:1].lower() + words[1:]


def fragments(words: Iterable[str]) -> str:
    """Parts of a line that do not form a sentence, with a middle dot between them."""
    return " · ".join(filter(None, words))


# --- Dates ------------------------------------------------------------------------------------------------------------


def period_words(deadline: Deadline, today: date, catalogue: Catalogue) -> str:
    """Their date as it was stated: 2018年内(至12月31日). A bare day only where their own sentence names the day."""
    due = deadline.due_on
    day = catalogue.day(due, today)
    if deadline.names_day:
        if deadline.source is not DueSource.INHERITED:
            return day
        return catalogue.text("period.inherited_day", day=day)
    # The period names the year itself; the day in brackets need not say it again.
    end = catalogue.day(due, due)
    quarter_number, half_number = (due.month + 2) // 3, (due.month + 5) // 6
    if deadline.grain is Grain.YEAR and (due.month, due.day) == (12, 31):
        return catalogue.text("period.year", year=due.year, day=end)
    if deadline.grain is Grain.HALF and due == half(due.year, half_number).last:
        return catalogue.text("period.half", year=due.year, number=half_number, day=end)
    if deadline.grain is Grain.QUARTER and due == quarter(due.year, quarter_number).last:
        return catalogue.text("period.quarter", year=due.year, number=quarter_number, day=end)
    if deadline.grain is Grain.MONTH and due == month(due.year, due.month).last:
        return catalogue.text("period.month", year=due.year, month_name=catalogue.month_name(due.month), day=end)
    return catalogue.text("period.words", words=catalogue.quoted(line(deadline.words, 40)), day=catalogue.day(due))


def days_words(due_on: date, today: date, catalogue: Catalogue) -> str:
    """还剩7天, 今天到期, 已过3天."""
    days = (due_on - today).days
    if days == 0:
        return catalogue.text("days.today")
    return catalogue.text("days.left" if days > 0 else "days.past", days=abs(days))


def due_and_left(deadline: Deadline | None, today: date, catalogue: Catalogue) -> str:
    """2018年内(至12月31日),还剩7天; 没写时限."""
    if deadline is None:
        return catalogue.label(Phase.UNDATED)
    return catalogue.text(
        "due.and_left",
        period=period_words(deadline, today, catalogue),
        left=days_words(deadline.due_on, today, catalogue),
    )


def days_off_words(off: DaysOff, today: date, catalogue: Catalogue) -> str:
    """A public holiday with its make-up workdays: 12月30日—1月1日放假,29日(周六)上班."""
    first, last = catalogue.day(off.first, off.first), catalogue.day(off.last, off.last)
    span = first if off.first == off.last else catalogue.text("date.span", first=first, last=last)
    ahead = [day for day in off.workdays if day >= today]
    if not ahead:
        return catalogue.text("holiday.alone", span=span)
    workdays = catalogue.join(
        catalogue.text("holiday.workday", day=catalogue.day(d, today), weekday=catalogue.weekday(d.weekday()))
        for d in ahead
    )
    return catalogue.text("holiday.with_workdays", span=span, workdays=workdays, count=len(ahead))


def phase_words(entry: Entry, today: date, catalogue: Catalogue) -> str:
    """What the calendar says beyond the days left: 逾期33天, 今天到期, 已到期,待核实, 超期兑现; else empty."""
    phase, deadline = entry.phase, entry.commitment.deadline
    if phase in OVERDUE_PHASES and deadline is not None:
        return catalogue.text(f"days.{phase.value}", days=(today - deadline.due_on).days)
    if phase in (Phase.DUE_TODAY, Phase.IN_GRACE, Phase.CLOSED_LATE):
        return catalogue.label(phase)
    return ""


# --- Figures ----------------------------------------------------------------------------------------------------------


def progress_words(reached: Quantity | None, target: Quantity | None, catalogue: Catalogue) -> str:
    """31.2万/45万家 69%; 312,000 of 450,000 · 69%; empty where no figure is known."""
    if reached is None:
        return ""
    if target is None or not target.value:
        return catalogue.quantity(reached, bare=True)
    if reached.unit != target.unit or target.unit == "%":
        return catalogue.text(
            "progress.apart", reached=catalogue.quantity(reached, bare=True), target=catalogue.quantity(target)
        )
    return catalogue.text(
        "progress.of",
        reached=catalogue.number(reached.value),
        target=catalogue.quantity(target, bare=True),
        share=_percent(reached, target),
    )


def bar(reached: Quantity | None, target: Quantity | None) -> str:
    """Ten cells, full only when the target is reached: ▓▓▓▓▓▓▓░░░; empty where there is nothing to compare."""
    if reached is None or target is None or not target.value or reached.unit != target.unit:
        return ""
    share = share_reached(reached, target)
    cells = min(10 if share >= 1 else 9, max(0, round(share * 10)))
    return "▓" * cells + "░" * (10 - cells)


def _percent(reached: Quantity, target: Quantity) -> int:
    return int(reached.value * 100 // target.value)


# --- Letters ----------------------------------------------------------------------------------------------------------


def letter_name(document: SourceDocument, catalogue: Catalogue, *, opens: bool = False) -> str:
    """The short name of a letter: 第5844号建议; else its number, its title, its file's name, its place in the list.

    `opens` is for the beginning of a line: Proposal 5844.
    """
    if document.by_hand:
        words = catalogue.text("letter.by_hand")
        return opening(words) if opens else words
    proposal = _proposal(document)
    if proposal:
        words = catalogue.text(f"letter.{proposal[1]}", number=proposal[0])
        return opening(words) if opens else words
    head = document.head
    name = (head.number.value if head.number else "") or head.title or document.file_name or ""
    nameless = catalogue.text("letter.nameless", ordinal=document.ordinal)
    return line(name, TITLE_WIDTH) or (opening(nameless) if opens else nameless)


def letter_title(document: SourceDocument, catalogue: Catalogue, *, opens: bool = False) -> str:
    """The long name: 第5844号建议的答复; else its title; else the short name."""
    if _proposal(document):
        words = catalogue.text("letter.reply", letter=letter_name(document, catalogue))
        return opening(words) if opens else words
    return line(document.head.title, TITLE_WIDTH) or letter_name(document, catalogue, opens=opens)


def _proposal(document: SourceDocument) -> tuple[str, str] | None:
    """The number of the 建议 or 提案 that the letter answers, and which of the two it is."""
    head = document.head
    for source in (head.title, head.number.value if head.number else ""):
        found = _PROPOSAL.search(source)
        if found:
            number, what = found["number"] or found["number_after"], found["what"] or found["what_first"]
            return number, {"建议": "proposal", "提案": "motion", "议案": "bill"}[what]
    return None


def issuing_body(document: SourceDocument) -> str:
    """The name of the body that signs, or empty."""
    return line(document.head.issuing_body.value, TITLE_WIDTH) if document.head.issuing_body else ""


def promises_tally(document: SourceDocument, promises: Sequence[Commitment], catalogue: Catalogue) -> str:
    """What has become of a letter's promises: 跟踪5条,已办结0条,备查1条."""
    if document.state is DocumentState.PENDING:
        return catalogue.text("letters.pending", count=len(promises))
    return catalogue.text(
        "letters.tracked",
        active=sum(c.status in ACTIVE for c in promises),
        closed=sum(c.status in CLOSED for c in promises),
        kept=sum(c.status is Status.ON_FILE for c in promises),
    )


def section_numbers(section: Sequence[str]) -> str:
    """The place in the letter by the numbers of its headings, 三(一)2; empty where one of them has none."""
    marks = [_HEADING_MARK.match(heading) for heading in section]
    return "".join(fold(mark[1]) for mark in marks if mark) if all(marks) else ""


def section_words(section: Sequence[str]) -> str:
    """The place in the letter by the words of its last two headings."""
    return " › ".join(line(heading, 40) for heading in section[-2:])


# --- Commitments ------------------------------------------------------------------------------------------------------


def title(commitment: Commitment, width: int = TITLE_WIDTH) -> str:
    """The short title as one line."""
    return line(commitment.title, width) or line(commitment.terms.quote.exact, width)


def numbered(commitment: Commitment, width: int = TITLE_WIDTH) -> str:
    """A title behind its number: 7 完成……."""
    return f"{commitment.number} {title(commitment, width)}"


def assigned_words(owner: Owner | None, tags: Iterable[str], width: int, catalogue: Catalogue) -> list[str]:
    """What a list or a chat is kept to of persons and tags: 跟进人张敏, #黑名单."""
    owned = [catalogue.text("filter.owner", owner=line(owner.name, width))] if owner is not None else []
    return [*owned, *(f"#{tag}" for tag in sorted(tags))]


def narrowed_words(subscription: Subscription, width: int, catalogue: Catalogue) -> list[str]:
    """To what part of the workspace a chat is kept: 住建局, 跟进人张敏; nothing where it is told everything."""
    body = [line(subscription.body, width)] if subscription.body else []
    tags = [subscription.tag] if subscription.tag else []
    return [*body, *assigned_words(subscription.owner, tags, width, catalogue)]


def number_words(numbers: Iterable[int], catalogue: Catalogue) -> str:
    """Numbers as people write them: 3、5-9、12."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return catalogue.join("-".join(map(str, span)) for span in spans)


def evidence_words(evidence: Evidence) -> str:
    """A file by its name and size: 验收单.jpg (1.2 MB)."""
    thousands = evidence.size / 1000
    size = f"{thousands / 1000:.1f} MB" if thousands >= 1000 else f"{max(1, round(thousands))} KB"
    return f"{line(evidence.name, TITLE_WIDTH)} ({size})"


def tag_words(tags: Iterable[str]) -> str:
    """#黑名单 #认证."""
    return " ".join(f"#{tag}" for tag in tags)


def lamp(entry: Entry) -> str:
    """A light for the state: never alone, a word stands beside it."""
    if entry.commitment.status is Status.NOT_MET:
        return "❌"
    if entry.commitment.status is Status.PARTLY_MET:
        return "☑️"
    if entry.phase in _LAMPS:
        return _LAMPS[entry.phase]
    return "🟢" if entry.commitment.status is Status.IN_PROGRESS else "⚪"


def state_words(entry: Entry, today: date, catalogue: Catalogue) -> str:
    """推进中 31.2万/45万家 69%(自述) · 逾期33天; 已兑现(有材料)12月20日."""
    commitment = entry.commitment
    said = catalogue.label(commitment.status)
    figures = progress_words(commitment.reached, commitment.target, catalogue)
    if figures:
        said = catalogue.text("state.with_figures", state=said, figures=figures)
    if commitment.basis is not Basis.NONE_FOUND:
        said = catalogue.text(
            "state.with_basis", state=said, basis=catalogue.text(f"basis_short.{commitment.basis.value}")
        )
    if commitment.completed_on is not None:
        said = catalogue.text("state.on_day", state=said, day=catalogue.day(commitment.completed_on, today))
    moved = ""
    if commitment.moved_times:
        moved = catalogue.text("state.moved", times=commitment.moved_times, days=commitment.moved_days)
    asked = ""
    if commitment.requested is not None:
        asked = catalogue.text("state.requested", day=catalogue.day(commitment.requested.deadline.due_on, today))
    return fragments([said, phase_words(entry, today, catalogue), moved, asked])


def decisions(commitment: Commitment, catalogue: Catalogue) -> list[ButtonSpec]:
    """The two answers to a request for a later date."""
    number = {"number": commitment.number}
    return [
        ButtonSpec(catalogue.text("button.agree"), "agree", number),
        ButtonSpec(catalogue.text("button.refuse"), "refuse", number),
    ]
