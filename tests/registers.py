"""What a filter, its order, its pages and its counts mean, worked out one by one: what storage is held against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from commitments.queries import Counts, Entry, Filter, by_urgency, keeps, page
from commitments.service.context import Context
from commitments.service.listing import Listing, group_of


def kept(entries: Sequence[Entry], wanted: Filter) -> list[Entry]:
    """What the filter keeps, most urgent first."""
    return sorted((entry for entry in entries if keeps(wanted, entry)), key=by_urgency)


def counted(entries: Sequence[Entry]) -> Counts:
    """How many of each."""
    return Counts(
        by_status=Counter(e.commitment.status for e in entries), by_phase=Counter(e.phase for e in entries if e.phase)
    )


def listed(entries: Sequence[Entry], number: int = 1, size: int = 7, wanted: Filter = Filter()) -> Listing:  # noqa: B008
    """A page of a list of these."""
    found = kept(entries, wanted)
    shown = page(found, number, size)
    groups = Counter(map(group_of, found))
    return Listing(
        wanted=wanted,
        page=shown,
        groups={group: groups[group] for group in map(group_of, shown.items)},
        one_letter=len({entry.document.id for entry in found}) == 1,
        letter=None,
        empty=False,
    )


def registered(ctx: Context, wanted: Filter = Filter()) -> Sequence[Entry]:  # noqa: B008
    """What the workspace keeps, by number."""
    return ctx.uow.commitments.select(ctx.workspace.id, wanted, ctx.as_of)
