"""What a list can be narrowed to: one button a condition; must not know what a condition means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, opening, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.model import Kind, Owner, Status
from commitments.phases import CLOSED, OVERDUE_PHASES, SOON_PHASES, Phase

MOST_BODIES = 6
_BODY_WIDTH = 24


def narrowing(
    arguments: Mapping[str, Any], wanted: Sequence[str], bodies: Sequence[str], me: Owner, catalogue: Catalogue
) -> Screen:
    """The conditions that a button can add to the list of `arguments`, in words `wanted`; a new one of a sort takes the
    place of the old one. `bodies` are those with the most open promises.
    """
    kept = {name: value for name, value in arguments.items() if name not in ("page", "numbers")}
    standing = {name: value for name, value in kept.items() if name not in ("statuses", "phases")}

    def asking(label: str, base: Mapping[str, Any], **condition: Any) -> ButtonSpec:
        return ButtonSpec(opening(label), "list", {**base, **condition})

    when = [
        asking(catalogue.label(Phase.OVERDUE), standing, phases=[phase.value for phase in OVERDUE_PHASES]),
        asking(catalogue.label(Phase.DUE_SOON), standing, phases=[phase.value for phase in SOON_PHASES]),
        asking(catalogue.label(Phase.UNDATED), standing, phases=[Phase.UNDATED.value]),
    ]
    how = [
        asking(catalogue.label(status), standing, statuses=[status.value])
        for status in (Status.OPEN, Status.IN_PROGRESS, Status.STALLED)
    ]
    how.append(asking(catalogue.text("filter.closed"), standing, statuses=sorted(status.value for status in CLOSED)))
    what = [
        asking(catalogue.label(Kind.DELIVERABLE), kept, kinds=sorted(kind.value for kind in Kind if kind.specific)),
        asking(catalogue.label(Kind.MEASURABLE), kept, kinds=[Kind.MEASURABLE.value]),
        asking(catalogue.label(Kind.DIRECTIONAL), kept, kinds=[Kind.DIRECTIONAL.value]),
        asking(catalogue.text("button.mine"), kept, owner=[me.name, me.person_id]),
    ]
    whose = [asking(label, kept, body=name) for name in bodies[:MOST_BODIES] if (label := line(name, _BODY_WIDTH))]
    ways = [
        ButtonSpec(catalogue.text("button.list_active"), "list", {}),
        ButtonSpec(catalogue.text("button.filters"), "filters", {}),
    ]
    head = catalogue.text("list.narrow", wanted=opening(catalogue.join(line(each, LINE_WIDTH) for each in wanted)))
    buttons = [row for part in (when, how, what, whose, ways) for row in rows(part, catalogue)]
    return screen([[head], [catalogue.text("list.narrow_typed")]], buttons)
