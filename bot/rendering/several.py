"""Several at once: the question with the exact list, what is asked for once, and what has been done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    INDENT,
    LINE_WIDTH,
    number_words,
    numbered,
    period_words,
    rows,
    screen,
    state_words,
    tag_words,
)
from bot.replies import ButtonSpec, Screen
from commitments.errors import Needs
from commitments.model import Deadline, Owner, Status
from commitments.phases import OVERDUE_PHASES, SOON_PHASES, Phase
from commitments.queries import Entry
from commitments.service.batches import Plan, Refusal

MOST_SHOWN = 12
"""Titles in the question; the numbers of all stand below, and a button shows the others page by page."""
_MOST_REFUSALS = 6
_ASKED = {
    "error.needs_evidence": "several.needs_evidence",
    "error.needs_successor": "several.needs_successor",
    "error.needs_refusal": "several.needs_refusal",
}


def question(
    planned: Plan,
    what: Sequence[str],
    unknown: Sequence[int],
    today: date,
    catalogue: Catalogue,
    *,
    yes: tuple[str, Mapping[str, Any]],
    again: bool,
) -> Screen:
    """Whether it is to be done to all of these: the exact list, those left alone, and a button for yes.

    `unknown` are numbers that there are not, `again` says that somebody has changed one of them since it was asked.
    """
    count = len(planned.possible)
    left = _left(planned.refused, unknown, catalogue)
    if not count:
        return screen([catalogue.text("several.none"), what, left])
    head = [catalogue.text("several.again") if again else "", catalogue.text("several.question", count=count), *what]
    shown = planned.possible[:MOST_SHOWN]
    items = [words for entry in shown for words in _item(entry, today, catalogue)]
    if count > len(shown):
        items.append(catalogue.text("several.more", count=count - len(shown), numbers=_numbers(planned, catalogue)))
    command, arguments = yes
    buttons = [
        ButtonSpec(catalogue.text("button.do_all", count=count), command, dict(arguments)),
        _show(planned, catalogue),
        ButtonSpec(catalogue.text("button.cancel"), "cancel", {}),
    ]
    return screen([head, items, left, catalogue.text("several.yes")], rows(buttons, catalogue))


def done(
    planned: Plan, what: Sequence[str], unknown: Sequence[int], catalogue: Catalogue, *, undo: str | None
) -> Screen:
    """It has been done to these, and not to those."""
    count = len(planned.possible)
    head = catalogue.text("several.done", count=count, numbers=_numbers(planned, catalogue))
    buttons = [_show(planned, catalogue)]
    if undo is not None:
        buttons.append(ButtonSpec(catalogue.text("button.undo"), "undo", {"token": undo}))
    return screen([[head, *what], _left(planned.refused, unknown, catalogue)], [buttons])


def asked_once(planned: Plan, need: Needs, what: Sequence[str], catalogue: Catalogue) -> Screen:
    """What some of them lack; one answer serves all."""
    count = len(planned.possible) + len(planned.lacking)
    lines = [*what, catalogue.text(_ASKED.get(need.key, "several.needs_reason"), count=count)]
    if planned.possible:
        lines.append(catalogue.text("several.lacking", numbers=number_words(planned.lacking, catalogue)))
    return asked(lines, catalogue)


def asked(lines: Sequence[str], catalogue: Catalogue) -> Screen:
    """A question, and the way out."""
    return screen([lines], [[ButtonSpec(catalogue.text("button.cancel"), "cancel", {})]])


def status_lines(to: Status, said: str, catalogue: Catalogue) -> list[str]:
    """状态:推进中; 说明:电话 李科长."""
    lines = [catalogue.text("several.status", status=to)]
    return [*lines, catalogue.text("several.words", words=line(said, LINE_WIDTH))] if said else lines


def extension_lines(deadline: Deadline, reason: str, today: date, catalogue: Catalogue) -> list[str]:
    """时限延到:2019年6月30日; 说明:资金没到位."""
    lines = [catalogue.text("several.due", due=period_words(deadline, today, catalogue))]
    return [*lines, catalogue.text("several.words", words=line(reason, LINE_WIDTH))] if reason else lines


def ask_lines(day: date, today: date, catalogue: Catalogue) -> list[str]:
    """下次过问:3月1日(周五)."""
    return [catalogue.text("outcome.ask_on", day=catalogue.day(day, today), weekday=catalogue.weekday(day.weekday()))]


def note_lines(words: str, catalogue: Catalogue) -> list[str]:
    """备注:电话问过."""
    return [catalogue.text("several.note", words=line(words, 2 * LINE_WIDTH))]


def owner_lines(owner: Owner | None, catalogue: Catalogue) -> list[str]:
    """跟进人:李强."""
    return [catalogue.text("card.owner", owner=owner.name if owner else catalogue.text("tags.none"))]


def handover_lines(giver: Owner, taker: Owner, entries: Sequence[Entry], catalogue: Catalogue) -> list[str]:
    """交接:张敏 → 李强; 逾期2条,30天内到期3条,没写时限4条,其余5条: what the one who takes over should know first."""
    phases = Counter(entry.phase for entry in entries)
    late = sum(phases[phase] for phase in (*OVERDUE_PHASES, Phase.IN_GRACE))
    soon = sum(phases[phase] for phase in SOON_PHASES)
    counts = (
        ("several.passed", late),
        ("several.soon", soon),
        ("several.undated", phases[Phase.UNDATED]),
        ("several.later", phases[Phase.UPCOMING]),
    )
    parts = catalogue.join(catalogue.text(key, count=count) for key, count in counts if count)
    return [catalogue.text("several.handover", giver=giver.name, taker=taker.name), parts]


def tag_lines(add: Sequence[str], remove: Sequence[str] | None, catalogue: Catalogue) -> list[str]:
    """加标签:#黑名单; 去标签:#认证."""
    added = catalogue.text("several.tags", tags=tag_words(add)) if add else ""
    if remove is None:
        return [catalogue.text("several.no_tags")]
    return [added, catalogue.text("several.untag", tags=tag_words(remove)) if remove else ""]


def _item(entry: Entry, today: date, catalogue: Catalogue) -> list[str]:
    return [numbered(entry.commitment), INDENT[catalogue.language] + state_words(entry, today, catalogue)]


def _numbers(planned: Plan, catalogue: Catalogue) -> str:
    return number_words((entry.commitment.number or 0 for entry in planned.possible), catalogue)


def _show(planned: Plan, catalogue: Catalogue) -> ButtonSpec:
    numbers = [entry.commitment.number for entry in planned.possible]
    return ButtonSpec(catalogue.text("button.show_these", count=len(numbers)), "list", {"numbers": numbers})


def _left(refused: Sequence[Refusal], unknown: Sequence[int], catalogue: Catalogue) -> list[str]:
    """Those that are left alone, each with its reason."""
    lines = []
    if refused:
        lines.append(catalogue.text("several.left", count=len(refused)))
        lines += [catalogue.error(refusal.error) for refusal in refused[:_MOST_REFUSALS]]
    if len(refused) > _MOST_REFUSALS:
        rest = [refusal.entry.commitment.number or 0 for refusal in refused[_MOST_REFUSALS:]]
        lines.append(catalogue.text("several.more", count=len(rest), numbers=number_words(rest, catalogue)))
    if unknown:
        lines.append(catalogue.text("several.unknown", numbers=number_words(unknown, catalogue)))
    return lines
